"""Where a vault lies: on a disk of this computer, a network drive, in a folder that is synced."""

import ctypes
import os
import stat
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from db.failures import failures_sorted

_MOUNTS = Path("/proc/self/mountinfo")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_DRIVE_REMOTE = 4
_MACOS_LOCAL = 0x1000
_MACOS_FLAGS_AT = 64

# Kinds of file system that others can reach at the same time.
# fmt: off
_NETWORK = frozenset((
    "9p", "acfs", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse", "gfs",
    "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb3",
    "smbfs", "vboxsf", "virtiofs", "vmhgfs", "webdav",
))
# A file system of a program may be anything; these are known to keep things on this computer.
_LOCAL_PROGRAMS = frozenset((
    "apfs", "bindfs", "cryfs", "encfs", "exfat", "ext2", "gocryptfs", "mergerfs", "ntfs",
    "ntfs-3g", "securefs", "veracrypt",
))
# fmt: on

# What programs that sync leave in the top folder of what they sync.
_MARKERS = {
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".sync/ID": "Resilio Sync",
    ".SynologyWorkingDirectory": "Synology Drive",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}
_JOURNALS = {"._sync_*.db": "Nextcloud", ".sync_*.db": "Nextcloud"}
# How such folders are called, in lower case; some leave no mark.
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "mijn drive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "icloud": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "syncthing": "Syncthing",
}
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is special about a folder.

    `network` names the kind of network drive and `sync` the program that copies the folder to
    other computers; both are empty on a disk of this computer. `open_to_others` is whether other
    users of this computer may look into it.
    """

    network: str = ""
    sync: str = ""
    open_to_others: bool = False

    @property
    def shared(self) -> bool:
        """Whether another computer may write here at the same time."""
        return bool(self.network or self.sync)


def look_around(folder: Path) -> Surroundings:
    """Find out where a folder lies, or would lie when it is made; raises StorageError."""
    with failures_sorted():
        there = _nearest(folder)
        return Surroundings(
            _network(there.resolve()), _sync(folder.absolute()), folder_is_open(folder)
        )


def folder_is_open(folder: Path) -> bool:
    """Whether other users of this computer may look into the folder; never so on Windows."""
    return os.name == "posix" and folder.exists() and bool(folder.stat().st_mode & _OTHERS)


def close_to_others(folder: Path) -> bool:
    """Make the folder and what lies in it the owner's alone; False when the disk takes no notice.

    Raises StorageError when the folder is somebody else's.
    """
    with failures_sorted():
        for path in (folder, *folder.rglob("*")):
            # What a link leads to is not the vault's.
            if not path.is_symlink():
                path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)
        return not folder_is_open(folder)


def last_change(path: Path) -> datetime | None:
    """Return when the disk says that a file was last written; None when it is not there.

    Raises StorageError.
    """
    with failures_sorted(), suppress(FileNotFoundError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return None


def _nearest(folder: Path) -> Path:
    around = (folder.absolute(), *folder.absolute().parents)
    return next((path for path in around if path.exists()), folder.absolute())


def _sync(folder: Path) -> str:
    # Both as it was given and where it leads: either may be in what is synced.
    around = dict.fromkeys(
        chain.from_iterable((path, *path.parents) for path in (folder, folder.resolve()))
    )
    return next(filter(None, map(_sync_of, around)), "")


def _sync_of(folder: Path) -> str:
    with suppress(OSError):
        for marker, program in _MARKERS.items():
            if (folder / marker).exists():
                return program
        for pattern, program in _JOURNALS.items():
            if any(folder.glob(pattern)):
                return program
    return _sync_by_name(folder)


def _sync_by_name(folder: Path) -> str:
    name = folder.name.lower()
    # Behind it may stand whose it is: OneDrive - Company, Dropbox (Personal), GoogleDrive-name.
    for start, program in _NAMES.items():
        if name.startswith(start) and not name[len(start) :][:1].isalnum():
            return program
    if any(os.environ.get(variable) == str(folder) for variable in _VARIABLES):
        return "OneDrive"
    return ""


def _network(folder: Path) -> str:
    return _SYSTEMS.get(sys.platform, _network_linux)(folder)


def _network_linux(folder: Path) -> str:
    try:
        kind = _kind_of(folder, _MOUNTS.read_text("utf-8", "surrogateescape").splitlines())
    except OSError:
        return ""
    program = kind.removeprefix("fuse.")
    remote = program not in _LOCAL_PROGRAMS if program != kind else kind in _NETWORK
    return kind if remote else ""


def _kind_of(folder: Path, lines: Iterable[str]) -> str:
    """Find the kind of file system a folder is on, as proc_pid_mountinfo(5) describes the lines."""
    longest, found = -1, ""
    for line in lines:
        before, _, after = line.partition(" - ")
        place = Path(_unescaped(before.split(" ")[4]))
        # The last of two on one place lies on top.
        if len(place.parts) >= longest and folder.is_relative_to(place):
            longest, found = len(place.parts), after.split(" ")[0]
    return found


def _unescaped(text: str) -> str:
    for written, meant in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(written, meant)
    return text


def _network_windows(folder: Path) -> str:
    root = folder.anchor
    # Not by its full name, which a type checker on another system does not know.
    kind = getattr(ctypes, "windll").kernel32.GetDriveTypeW(root)  # noqa: B009
    return "SMB" if root.startswith("\\\\") or kind == _DRIVE_REMOTE else ""


def _network_macos(folder: Path) -> str:
    """Ask statfs(2) whether the disk is of this computer, and what it is called."""
    system = ctypes.CDLL(None)
    # Where two forms exist, the plain name is the old one.
    ask = getattr(system, "statfs$INODE64", None) or system.statfs
    found = ctypes.create_string_buffer(4096)
    if ask(os.fsencode(folder), found):
        return ""
    flags = int.from_bytes(found.raw[_MACOS_FLAGS_AT : _MACOS_FLAGS_AT + 4], sys.byteorder)
    kind = found.raw[_MACOS_FLAGS_AT + 8 : _MACOS_FLAGS_AT + 24].split(b"\0")[0]
    return "" if flags & _MACOS_LOCAL else kind.decode("ascii", "replace")


_SYSTEMS: Mapping[str, Callable[[Path], str]] = {
    "win32": _network_windows,
    "darwin": _network_macos,
}
