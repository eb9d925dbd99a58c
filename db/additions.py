"""The rules an office added, and the shipped ones it agreed to."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from casework.law.additions import Addition, AgreedRules
from db.models import AdditionRow, AgreedRulesRow
from db.statements import put_row

_ONLY_ID = 1
_EVERY_COLUMN = tuple(AdditionRow.__table__.columns)


class SqlAdditions:
    """Loads and stores additions; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, addition: Addition) -> Addition:
        """Store an addition; a new one comes back with its number."""
        if addition.number is not None:
            put_row(self._connection, AdditionRow, _to_row(addition))
            return addition
        statement = insert(AdditionRow).returning(AdditionRow.id)
        # Without its number, for PostgreSQL takes none at its word.
        values = {name: value for name, value in _to_row(addition).items() if name != "id"}
        number = self._connection.execute(statement, values).scalar_one()
        return replace(addition, number=number)

    def __iter__(self) -> Iterator[Addition]:
        """Yield every addition, the withdrawn ones too, in the order of adding."""
        query = select(*_EVERY_COLUMN).order_by(AdditionRow.id)
        return map(_to_domain, self._connection.execute(query))


def load_agreed_rules(connection: Connection) -> AgreedRules | None:
    """Return the shipped rules that were agreed to; None as long as none were."""
    query = select(AgreedRulesRow.files, AgreedRulesRow.agreed_on)
    row = connection.execute(query).one_or_none()
    return None if row is None else AgreedRules(json.loads(zlib.decompress(row[0])), row[1])


def store_agreed_rules(connection: Connection, agreed: AgreedRules) -> None:
    """Store the rules agreed to in the place of those that were there."""
    files = zlib.compress(json.dumps(dict(agreed.files), ensure_ascii=False).encode())
    values = {"id": _ONLY_ID, "agreed_on": agreed.agreed_on, "files": files}
    put_row(connection, AgreedRulesRow, values)


def _to_row(addition: Addition) -> dict[str, object]:
    return {
        "id": addition.number,
        "name": addition.name,
        "text": addition.text,
        "reason": addition.reason,
        "added_on": addition.added_on,
        "withdrawn_on": addition.withdrawn_on,
        "withdrawn_because": addition.withdrawn_because,
    }


def _to_domain(row: Sequence[Any]) -> Addition:
    number, name, text, reason, added_on, withdrawn_on, because = row
    return Addition(name, text, reason, added_on, withdrawn_on, number, because)
