"""Files and folders that only their owner may read."""

import os
import tempfile
from itertools import count
from pathlib import Path

from db.failures import failures_sorted

VAULT_FILE = "vault.db"

# How the names of files begin that were not written to their end.
_UNFINISHED = ".termijnwacht-"

# While it is there, a backup is on its way to the place of the vault.
PENDING_RESTORE = ".restore"


def vault_exists(folder: Path) -> bool:
    """Whether the folder holds a vault; raises StorageError when it may not be looked into."""
    with failures_sorted():
        return any((folder / name).exists() for name in (VAULT_FILE, PENDING_RESTORE))


def make_private_folder(folder: Path) -> None:
    """Make the folder for the owner alone; one that is there already is left as it is.

    Raises StorageError.
    """
    with failures_sorted():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all, for the owner alone, and wait until it is on disk.

    Raises StorageError; a file that was there is then still there, unchanged.
    """
    with failures_sorted():
        replace_whole(path, content)
        sync_folder(path.parent)


def replace_whole(path: Path, content: bytes) -> None:
    """Put a file in place as a whole, for the owner alone; raises OSError and leaves nothing."""
    handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def remove_unfinished(folder: Path) -> None:
    """Remove what a crash left of files that were being written; raises OSError."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Wait until the names in the folder are on disk; Windows cannot, and needs not."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def new_private_file(path: Path) -> None:
    """Make an empty file for the owner alone; raises FileExistsError when it is there already."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def set_aside(path: Path) -> None:
    """Give the file, if it is there, a free name beside its own; nothing is lost."""
    if path.exists():
        path.rename(free_name(path))


def free_name(path: Path) -> Path:
    """Return the first name beside the file's own that nothing has."""
    names = (path.with_name(f"{path.name}.old-{number}") for number in count(1))
    return next(name for name in names if not name.exists())
