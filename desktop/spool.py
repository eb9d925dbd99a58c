"""Keeps a letter off the disk on its way from the program to the print system."""

import os
import stat
from collections.abc import MutableMapping
from pathlib import Path

_RUNTIME, _TEMPORARY = "XDG_RUNTIME_DIR", "TMPDIR"
_SHARED_MEMORY = Path("/dev/shm")
_IN_MEMORY = {"tmpfs", "ramfs"}


def keep_spools_off_disk(environ: MutableMapping[str, str]) -> None:
    """Let print jobs be written to memory; where there is no such folder nothing changes.

    On Linux the library of CUPS writes every job to a file in `TMPDIR`, readable, sends it and
    removes it: what was removed from a disk can be found again. To be called before threads start.
    """
    mounts = Path("/proc/self/mounts")
    if mounts.is_file():
        folder = folder_in_memory(environ, mounts.read_text("utf-8", "replace"))
        if folder is not None:
            environ[_TEMPORARY] = str(folder)


def folder_in_memory(environ: MutableMapping[str, str], mounts: str) -> Path | None:
    """Return the folder of this session that lies in memory, or else that of everybody.

    `mounts` is what the system says about its folders, a line each.
    """
    named = environ.get(_RUNTIME, "")
    own = Path(named) if named else None
    if own is not None and _is_private(own) and _kind_of(own, mounts) in _IN_MEMORY:
        return own
    usable = os.access(_SHARED_MEMORY, os.W_OK) and _kind_of(_SHARED_MEMORY, mounts) in _IN_MEMORY
    return _SHARED_MEMORY if usable else None


def _is_private(folder: Path) -> bool:
    try:
        found = folder.stat()
    except OSError:
        return False
    mode = stat.S_IMODE(found.st_mode)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and mode == stat.S_IRWXU


def _kind_of(folder: Path, mounts: str) -> str:
    """Return the kind of file system a folder lies on: that of the nearest mount above it."""
    where = folder.resolve()
    above = {where, *where.parents}
    found = [
        (len(parts[1]), number, parts[2])
        for number, line in enumerate(mounts.splitlines())
        if len(parts := line.split()) > 2 and Path(parts[1].replace("\\040", " ")) in above
    ]
    return max(found)[2] if found else ""
