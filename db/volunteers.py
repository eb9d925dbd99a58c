"""Who works in the office, and the leaves they took."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from casework.names import folded
from casework.volunteers import Access, Asked, Volunteer
from db.models import AccessRow, CaseFileRow, ClientRow, VolunteerRow
from db.statements import put_row
from db.visibility import file_of_person

_VOLUNTEER_COLUMNS = tuple(VolunteerRow.__table__.columns)
_ACCESS_COLUMNS = tuple(AccessRow.__table__.columns)


class SqlVolunteers:
    """Loads and stores volunteers; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, volunteer_id: UUID) -> Volunteer:
        """Return the volunteer; raises LookupError for an unknown id."""
        query = select(*_VOLUNTEER_COLUMNS).where(VolunteerRow.id == volunteer_id.hex)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise LookupError(volunteer_id)
        return _volunteer(row)

    def put(self, volunteer: Volunteer) -> None:
        """Store the volunteer, new or changed."""
        values = {
            "id": volunteer.id.hex,
            "name": volunteer.name,
            "role": volunteer.role,
            "since": volunteer.since,
            "until": volunteer.until,
            "login": volunteer.login,
        }
        put_row(self._connection, VolunteerRow, values)

    def __iter__(self) -> Iterator[Volunteer]:
        """Yield everyone who works or worked here, in order of name."""
        query = select(*_VOLUNTEER_COLUMNS).order_by(VolunteerRow.name, VolunteerRow.id)
        return map(_volunteer, self._connection.execute(query))


class SqlAccesses:
    """Loads and stores leaves to see a file; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, access: Access) -> None:
        """Store the leave, new or changed."""
        values = {
            "id": access.id.hex,
            "case_id": access.case_id.hex,
            "volunteer_id": access.volunteer_id.hex,
            "given_on": access.given_on,
            "until": access.until,
            "reason": access.reason,
            "seen_on": access.seen_on,
        }
        put_row(self._connection, AccessRow, values)

    def __iter__(self) -> Iterator[Access]:
        """Yield every leave, the oldest first."""
        query = select(*_ACCESS_COLUMNS).order_by(AccessRow.given_on, AccessRow.id)
        return map(_access, self._connection.execute(query))

    def asked_for(self, asked: Asked) -> tuple[UUID, ...]:
        """Find the files with exactly this number, or of whoever has this name and birth date."""
        if asked.number:
            return self._ids(CaseFileRow.number == asked.number)
        found: list[UUID] = []
        for client_id in self._people(asked):
            found += self._ids(file_of_person(client_id))
        return tuple(dict.fromkeys(found))

    def _ids(self, condition: ColumnElement[bool]) -> tuple[UUID, ...]:
        query = select(CaseFileRow.id).where(condition).order_by(CaseFileRow.number)
        return tuple(map(UUID, self._connection.execute(query).scalars()))

    def _people(self, asked: Asked) -> Iterator[str]:
        """Yield the ids of who has the name and the whole birth date."""
        if asked.birth is None or asked.birth.day is None or not folded(asked.name):
            return
        query = select(ClientRow.id, ClientRow.given_names, ClientRow.family_name)
        born = query.where(ClientRow.birth == str(asked.birth)).order_by(ClientRow.id)
        for client_id, given_names, family_name in self._connection.execute(born):
            if folded(f"{given_names} {family_name}") == folded(asked.name):
                yield client_id


def _volunteer(row: Sequence[Any]) -> Volunteer:
    volunteer_id, name, role, since, until, login = row
    return Volunteer(UUID(volunteer_id), name, role, since, until, login)


def _access(row: Sequence[Any]) -> Access:
    access_id, case_id, volunteer_id, given_on, until, reason, seen_on = row
    return Access(
        UUID(access_id), UUID(case_id), UUID(volunteer_id), given_on, until, reason, seen_on
    )
