"""Which computer this is: a name for people, and a mark that tells two with one name apart."""

import ctypes
import platform
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path

_MARK_LENGTH = 16
_UUID_LENGTH = 16
_MACHINE_ID_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


@dataclass(frozen=True, slots=True)
class Machine:
    """A computer. The mark is made from its name and its installation, and gives away neither."""

    name: str
    mark: str


def this_machine() -> Machine:
    """Tell which computer this is.

    The name is part of the mark because installations are copied: two computers from one image
    must not take each other's locks for their own. A computer that gets another name is another.
    """
    name = platform.node()
    installation = _INSTALLATIONS.get(sys.platform, _of_linux)()
    mark = sha256(f"termijnwacht {name} {installation}".encode("utf-8", "surrogatepass"))
    return Machine(name, mark.hexdigest()[:_MARK_LENGTH])


def _of_linux() -> str:
    for file in _MACHINE_ID_FILES:
        with suppress(OSError):
            return file.read_text("ascii", "replace").strip()
    return ""


def _of_windows() -> str:
    winreg = import_module("winreg")
    with suppress(OSError):
        path = r"SOFTWARE\Microsoft\Cryptography"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    return ""


def _of_macos() -> str:
    found = ctypes.create_string_buffer(_UUID_LENGTH)
    at_once = (ctypes.c_long * 2)(0, 0)
    failed = ctypes.CDLL(None).gethostuuid(found, at_once)
    return "" if failed else found.raw.hex()


_INSTALLATIONS: Mapping[str, Callable[[], str]] = {"win32": _of_windows, "darwin": _of_macos}
