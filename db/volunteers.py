"""Who works in the office, and the leaves they took."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from casework.volunteers import Access, Volunteer
from db.models import AccessRow, VolunteerRow
from db.statements import put_row

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


def _volunteer(row: Sequence[Any]) -> Volunteer:
    volunteer_id, name, role, since, until, login = row
    return Volunteer(UUID(volunteer_id), name, role, since, until, login)


def _access(row: Sequence[Any]) -> Access:
    access_id, case_id, volunteer_id, given_on, until, reason, seen_on = row
    return Access(
        UUID(access_id), UUID(case_id), UUID(volunteer_id), given_on, until, reason, seen_on
    )
