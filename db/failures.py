"""Which failures of disk and database are the surroundings' fault, and what they are called."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from casework.errors import StorageError

_BY_ERRNO = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
}

# SQLCipher has SQLite's primary result codes; the standard library names them.
_BY_SQLITE_CODE = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CANTOPEN: "unwritable",
    sqlite3.SQLITE_IOERR: "unwritable",
}
_PRIMARY = 0xFF


def reason_for(error: BaseException) -> str | None:
    """Name the failure of the surroundings; None when the error is a bug of ours."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, "unwritable")
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _BY_SQLITE_CODE.get(code & _PRIMARY)


def storage_error(error: BaseException) -> StorageError | None:
    """Make the StorageError that tells of the failure; None when the error is a bug of ours."""
    reason = reason_for(error)
    return None if reason is None else StorageError(reason, _name(error))


@contextmanager
def failures_sorted() -> Iterator[None]:
    """Raise what the surroundings did wrong inside the block as StorageError; a bug passes."""
    try:
        yield
    except Exception as error:
        known = storage_error(error)
        if known is None:
            raise
        raise known from error


def _name(error: BaseException) -> str:
    # Neither a path nor what was being stored: this may end up in a log.
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, type(error).__name__)
    return str(getattr(error, "sqlite_errorname", ""))
