"""The people in the vault."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, select

from casework.clients import Address, Client, PartialDate, Reception
from casework.journal import CLIENT
from casework.storage import ConflictError
from db.drafts import forget_drafts
from db.models import ClientRow
from db.versions import stored
from db.visibility import person_shown_to

_EVERY_COLUMN = tuple(ClientRow.__table__.columns)


class SqlClients:
    """Loads and stores people; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, client_id: UUID) -> Client:
        """Return the person; raises LookupError for an unknown id."""
        found = self._find(client_id)
        if found is None:
            raise LookupError(client_id)
        return found

    def put(self, client: Client) -> Client:
        """Store the person and return them with their next version; raises ConflictError."""
        newer = replace(client, version=client.version + 1)
        if not stored(self._connection, ClientRow, _to_row(newer)):
            raise ConflictError(CLIENT, self._find(client.id))
        return newer

    def remove(self, client_id: UUID) -> None:
        """Remove the person with what they agreed to; their files must be gone."""
        forget_drafts(self._connection, client_id)
        self._connection.execute(delete(ClientRow).where(ClientRow.id == client_id.hex))

    def __iter__(self) -> Iterator[Client]:
        """Yield everyone, in order of id."""
        query = select(*_EVERY_COLUMN).order_by(ClientRow.id)
        return map(_to_domain, self._connection.execute(query))

    def shown_to(self, volunteer_id: UUID, day: date) -> Iterator[Client]:
        """Yield the people in files shown to a volunteer, and those in no file, in order of id."""
        shown = person_shown_to(volunteer_id, day)
        query = select(*_EVERY_COLUMN).where(shown).order_by(ClientRow.id)
        return map(_to_domain, self._connection.execute(query))

    def is_shown_to(self, client_id: UUID, volunteer_id: UUID, day: date) -> bool:
        """Whether the person is in a file shown to the volunteer, or in none."""
        query = select(ClientRow.id).where(
            ClientRow.id == client_id.hex, person_shown_to(volunteer_id, day)
        )
        return self._connection.execute(query).one_or_none() is not None

    def _find(self, client_id: UUID) -> Client | None:
        query = select(*_EVERY_COLUMN).where(ClientRow.id == client_id.hex)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _to_domain(row)


def _to_row(client: Client) -> dict[str, object]:
    return {
        "id": client.id.hex,
        "family_name": client.family_name,
        "given_names": client.given_names,
        "birth": None if client.birth is None else str(client.birth),
        "v_nummer": client.v_nummer,
        "nationality": client.nationality,
        "groups": json.dumps(client.groups),
        "street": client.address.street,
        "postcode": client.address.postcode,
        "town": client.address.town,
        "country": client.address.country,
        "phone": client.phone,
        "email": client.email,
        "notes": client.notes,
        "version": client.version,
        "language": client.language,
        "reception_type": client.reception.kind,
        "reception_place": client.reception.place,
        "reception_since": client.reception.since,
        "care": json.dumps(client.care),
    }


def _to_domain(row: Sequence[Any]) -> Client:
    # One assignment, not attributes: a worklist reads every row.
    (
        client_id, family_name, given_names, birth, v_nummer, nationality, groups,
        street, postcode, town, country, phone, email, notes, version,
        language, lodged, lodged_at, lodged_since, care,
    ) = row  # fmt: skip
    return Client(
        UUID(client_id),
        family_name,
        given_names,
        None if birth is None else PartialDate.parse(birth),
        v_nummer,
        nationality,
        tuple(json.loads(groups)),
        Address(street, postcode, town, country),
        phone,
        email,
        notes,
        language,
        Reception(lodged, lodged_at, lodged_since),
        tuple(json.loads(care)),
        version,
    )
