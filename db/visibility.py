"""Which files and people a volunteer is shown, as conditions of a query."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, or_, select

from db.models import AccessRow, CaseFileRow, ClientRow, FamilyMemberRow


def file_shown_to(volunteer_id: UUID, day: date) -> ColumnElement[bool]:
    """Let pass the files that a volunteer handles, and those they took leave to see."""
    lent = select(AccessRow.case_id).where(
        AccessRow.volunteer_id == volunteer_id.hex,
        AccessRow.given_on <= day,
        AccessRow.until >= day,
    )
    return or_(CaseFileRow.assigned_to == volunteer_id.hex, CaseFileRow.id.in_(lent))


def person_shown_to(volunteer_id: UUID, day: date) -> ColumnElement[bool]:
    """Let pass the people in those files, and those who are in no file at all."""
    shown = file_shown_to(volunteer_id, day)
    return or_(
        ClientRow.id.in_(select(CaseFileRow.client_id).where(shown)),
        ClientRow.id.in_(_members().where(shown)),
        ~exists().where(CaseFileRow.client_id == ClientRow.id)
        & ~exists().where(FamilyMemberRow.client_id == ClientRow.id),
    )


def file_of_person(client_id: str) -> ColumnElement[bool]:
    """Let pass the files that a person is in, as client or as family."""
    of_family = select(FamilyMemberRow.case_id).where(FamilyMemberRow.client_id == client_id)
    return or_(CaseFileRow.client_id == client_id, CaseFileRow.id.in_(of_family))


def _members() -> Select[str]:
    return select(FamilyMemberRow.client_id).join(
        CaseFileRow, CaseFileRow.id == FamilyMemberRow.case_id
    )
