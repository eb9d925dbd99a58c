"""A whole office in a database in memory, without a key: what is tested is who may see what."""

from contextlib import contextmanager

from sqlalchemy import StaticPool, create_engine, event

from db.models import Row
from db.storage import SqlWork


class InMemoryOffice:
    """Storage of everything the real vault keeps."""

    def __init__(self):
        self._engine = create_engine("sqlite://", poolclass=StaticPool)
        event.listen(self._engine, "connect", _check_references)
        Row.metadata.create_all(self._engine)

    @contextmanager
    def work(self):
        with self._engine.connect() as connection:
            yield SqlWork(connection, lambda: None)

    def close(self):
        self._engine.dispose()


def _check_references(connection, _record):
    connection.execute("PRAGMA foreign_keys = ON")
