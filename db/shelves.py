"""What is kept by id, one row each, without versions: one way of loading and storing for all."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, select

from db.models import Row
from db.statements import put_row

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Loads and stores things of one kind; the transaction is the caller's.

    `to_row` and `to_thing` translate; `to_thing` gets the columns in the order of the table.
    """

    def __init__(
        self,
        connection: Connection,
        row: type[Row],
        to_row: Callable[[Thing], Mapping[str, Any]],
        to_thing: Callable[[Sequence[Any]], Thing],
    ) -> None:
        self._connection = connection
        self._row = row
        self._id = row.__table__.c.id
        self._to_row = to_row
        self._to_thing = to_thing

    def get(self, thing_id: UUID) -> Thing:
        """Return the thing; raises LookupError for an unknown id."""
        for thing in self.find(self._id == thing_id.hex):
            return thing
        raise LookupError(thing_id)

    def put(self, thing: Thing) -> None:
        """Store the thing, new or changed."""
        put_row(self._connection, self._row, dict(self._to_row(thing)))

    def remove(self, thing_id: UUID) -> None:
        """Remove the thing; one that is not there is no mistake."""
        self._connection.execute(delete(self._row).where(self._id == thing_id.hex))

    def find(
        self, *conditions: ColumnElement[bool], order: Sequence[ColumnElement[Any]] = ()
    ) -> tuple[Thing, ...]:
        """Return what meets the conditions, in the order asked for and then by id."""
        query = select(*self._row.__table__.columns).where(*conditions)
        rows = self._connection.execute(query.order_by(*order, self._id))
        return tuple(map(self._to_thing, rows))
