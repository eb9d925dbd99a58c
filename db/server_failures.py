"""Which failures of a server are not a bug of ours, and what they are called."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import ExceptionContext
from sqlalchemy.exc import DBAPIError

from casework.errors import CaseworkError, StorageError
from casework.rights import ACCESS
from casework.storage import NoAccessError

GONE = "server_gone"
REFUSED = "server_refused"
TLS = "server_tls"
LAST_COORDINATOR = "TW001"

# By the code of a failure, or its class (the first two characters). Those of the surroundings only:
# any other is a bug.
_BY_CODE = {
    "08": GONE,
    "57P01": GONE,
    "57P02": GONE,
    "57P03": GONE,
    "57P05": GONE,
    "25P03": GONE,
    "25P04": GONE,
    "58": "unwritable",
    "XX001": "damaged",
    "XX002": "damaged",
    "53100": "full",
    "53": "busy",
    "40": "busy",
    "55P03": "busy",
    "57014": "busy",
    "25006": "read_only",
    "28P01": "wrong_passphrase",
    "28": REFUSED,
    "3D000": REFUSED,
    # Tables and functions are there, but not for this login: no more, or not yet.
    "42P01": REFUSED,
    "42883": REFUSED,
    # The owner of the tables: nobody set the server up.
    "42704": "server_older",
    "42710": "exists",
    LAST_COORDINATOR: "last_coordinator",
}
_NOT_ALLOWED = "42501"

# Without a connection there is no code, only what the client says, in English.
_BY_WORDS = (
    ("password authentication failed", "wrong_passphrase"),
    ("no password supplied", "wrong_passphrase"),
    ("certificate", TLS),
    ("SSL", TLS),
    ("channel binding", TLS),
    ("authentication method requirement", TLS),
    ("permission denied for database", "server_closed"),
    ("too many connections", "busy"),
    ("too many clients", "busy"),
    ("connection slots", "busy"),
    ("is not permitted to log in", REFUSED),
    ("no pg_hba.conf entry", REFUSED),
    ("does not exist", REFUSED),
)
_LOST = ("closed the connection", "timeout", "could not", "terminating connection", "lost")


def failure_of(error: BaseException | None) -> CaseworkError | None:
    """Name the failure of the server, or what it does not allow; None for a bug of ours."""
    if not isinstance(error, psycopg.Error):
        return None
    if error.sqlstate == _NOT_ALLOWED:
        return NoAccessError(ACCESS)
    reason = _reason_for(error)
    return None if reason is None else StorageError(reason, error.sqlstate or "")


def sort_failure(context: ExceptionContext) -> None:
    """Raise the failure in its own words; listens to an engine's `handle_error`."""
    if context.is_pre_ping:
        # Only a look whether the connection still stands; it is made anew.
        return
    known = failure_of(context.original_exception)
    if known is not None:
        raise known from context.original_exception


@contextmanager
def server_failures_sorted() -> Iterator[None]:
    """Raise what the server did wrong inside the block as StorageError or NoAccessError."""
    try:
        yield
    except (psycopg.Error, DBAPIError) as error:
        known = failure_of(error.orig if isinstance(error, DBAPIError) else error)
        if known is None:
            raise
        raise known from error


def _reason_for(error: psycopg.Error) -> str | None:
    code = error.sqlstate
    if code is not None:
        return _BY_CODE.get(code) or _BY_CODE.get(code[:2])
    if not isinstance(error, psycopg.OperationalError):
        return None
    words = str(error)
    known = next((reason for part, reason in _BY_WORDS if part in words), None)
    if known is None and _was_asked_and_answered(error):
        return "wrong_passphrase"
    return known or GONE


def _was_asked_and_answered(error: psycopg.OperationalError) -> bool:
    # A server may answer in another language; the client itself speaks English.
    asked = error.pgconn is not None and error.pgconn.used_password
    return asked and not any(part in str(error) for part in _LOST)
