"""The people in the vault."""

import json
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, literal_column, select

from casework.clients import Address, Client, PartialDate
from db.models import ClientRow
from db.statements import put_row

_EVERY_COLUMN = tuple(ClientRow.__table__.columns)
_AS_REGISTERED = literal_column("clients.rowid", Integer)


class SqlClients:
    """Loads and stores people; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, client_id: UUID) -> Client:
        """Return the person; raises LookupError for an unknown id."""
        query = select(*_EVERY_COLUMN).where(ClientRow.id == client_id.hex)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise LookupError(client_id)
        return _to_domain(row)

    def put(self, client: Client) -> None:
        """Store the person, new or changed."""
        self._connection.execute(put_row(ClientRow), _to_row(client))

    def __iter__(self) -> Iterator[Client]:
        """Yield everyone, in the order in which they were registered."""
        query = select(*_EVERY_COLUMN).order_by(_AS_REGISTERED)
        return map(_to_domain, self._connection.execute(query))


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
    }


def _to_domain(row: Sequence[Any]) -> Client:
    # One assignment, not attributes: a worklist reads every row.
    (
        client_id, family_name, given_names, birth, v_nummer, nationality, groups,
        street, postcode, town, country, phone, email, notes,
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
    )
