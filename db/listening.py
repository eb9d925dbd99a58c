"""Hearing from the server that somebody else changed something."""

from collections.abc import Collection
from dataclasses import dataclass

import psycopg
from psycopg import Notify

from db.server_failures import server_failures_sorted

CHANNEL = "termijnwacht"


@dataclass(frozen=True, slots=True)
class News:
    """Which table changed, and the id of the row; nothing of what stands there."""

    table: str
    id: str


class Listening:
    """Waits for news on a connection of its own; `own` are the connections that are not news.

    It has no thread: who calls `wait` waits.
    """

    def __init__(self, connection: psycopg.Connection, own: Collection[int] = ()) -> None:
        self._connection = connection
        self._own = own
        with server_failures_sorted():
            connection.execute(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> tuple[News, ...]:
        """Return what others changed: as soon as there is any, nothing when the time is over.

        Raises StorageError("server_gone"): then what changed meanwhile is not known either.
        """
        with server_failures_sorted():
            heard = tuple(self._connection.notifies(timeout=seconds, stop_after=1))
            # What is known by now belongs to it.
            heard += tuple(self._connection.notifies(timeout=0))
        return tuple(_news(one) for one in heard if one.pid not in self._own)

    def close(self) -> None:
        """Listen no more."""
        self._connection.close()


def _news(heard: Notify) -> News:
    table, _, row = heard.payload.partition(" ")
    return News(table, row)
