"""The operating system's own lock on a file: gone when its program is gone, however that ended."""

import errno
import os
from importlib import import_module

from casework.errors import StorageError

# What the systems answer when somebody else has the lock.
_HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})


def try_lock(handle: int) -> bool:
    """Lock an open file without waiting; False when somebody else has it, in this program too.

    Raises StorageError("no_locks") where files cannot be locked: going on without one would be
    worse than not going on. The lock lasts until the handle is closed or the program is gone.
    """
    try:
        _lock_windows(handle) if os.name == "nt" else _lock_posix(handle)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise StorageError("no_locks", errno.errorcode.get(error.errno or 0, "")) from error
    return True


def _lock_posix(handle: int) -> None:
    # Not fcntl's: those let a program take its own lock twice. Imported here, for Windows has none.
    fcntl = import_module("fcntl")
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lock_windows(handle: int) -> None:
    # On a byte that need not be there; nobody reads it, for this lock also keeps out readers.
    msvcrt = import_module("msvcrt")
    os.lseek(handle, 0, os.SEEK_SET)
    msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
