"""What a machine must have before the program can be set up: Python's venv, and Qt's libraries."""

import ctypes
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple


class Package(NamedTuple):
    """A system package by its name in Debian and Ubuntu, and in Fedora."""

    debian: str
    fedora: str


# What PySide6's libraries load; without one of these not even `import PySide6.QtWidgets` works.
QT_LIBRARIES = {
    "libEGL.so.1": Package("libegl1", "libglvnd-egl"),
    "libGL.so.1": Package("libgl1", "libglvnd-glx"),
    "libX11.so.6": Package("libx11-6", "libX11"),
    "libxkbcommon.so.0": Package("libxkbcommon0", "libxkbcommon"),
    "libfontconfig.so.1": Package("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": Package("libfreetype6", "freetype"),
    "libdbus-1.so.3": Package("libdbus-1-3", "dbus-libs"),
    "libglib-2.0.so.0": Package("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": Package("libglib2.0-0", "glib2"),
    "libzstd.so.1": Package("libzstd1", "libzstd"),
}

# Without this one Qt opens its windows, but finds no printer and does not say why.
PRINT_LIBRARIES = {"libcups.so.2": Package("libcups2", "cups-libs")}

# A window on X11 or Wayland needs more; without these Qt ends the process.
X11_LIBRARIES = {
    "libxcb.so.1": Package("libxcb1", "libxcb"),
    "libX11-xcb.so.1": Package("libx11-xcb1", "libX11-xcb"),
    "libxcb-cursor.so.0": Package("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": Package("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": Package("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": Package("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": Package("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": Package("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-render.so.0": Package("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": Package("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": Package("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": Package("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": Package("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": Package("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": Package("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": Package("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": Package("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": Package("libwayland-cursor0", "libwayland-cursor"),
}


def missing_packages(environ: Mapping[str, str], *, window: bool) -> dict[str, Package]:
    """Return what is missing, Python modules and system libraries, each with its package."""
    missing = {}
    if not (_has_module("venv") and _has_module("ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        missing["Python's venv"] = Package(f"python{version}-venv", f"python{version}")
    if sys.platform == "linux":
        libraries = window_libraries(environ, loads) if window else {}
        missing |= missing_libraries(QT_LIBRARIES | libraries, loads)
    return missing


def window_libraries(
    environ: Mapping[str, str], can_load: Callable[[str], bool]
) -> dict[str, Package]:
    """Return the libraries for real windows and printing; of two kinds of display one is enough."""
    kinds = []
    if environ.get("WAYLAND_DISPLAY"):
        kinds.append(WAYLAND_LIBRARIES)
    if environ.get("DISPLAY"):
        kinds.append(X11_LIBRARIES)
    if environ.get("QT_QPA_PLATFORM") or not kinds:
        return {}
    return PRINT_LIBRARIES | min(kinds, key=lambda kind: len(missing_libraries(kind, can_load)))


def missing_libraries(
    libraries: Mapping[str, Package], can_load: Callable[[str], bool]
) -> dict[str, Package]:
    """Keep the libraries that cannot be loaded."""
    return {name: package for name, package in libraries.items() if not can_load(name)}


def loads(library: str) -> bool:
    """Whether the system finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_command(packages: Iterable[Package]) -> str:
    """Return the command that installs the packages on this system, or both when in doubt."""
    debian, fedora = zip(*packages, strict=True)
    apt = "sudo apt install " + " ".join(dict.fromkeys(debian))
    dnf = "sudo dnf install " + " ".join(dict.fromkeys(fedora))
    if Path("/etc/debian_version").exists():
        return apt
    if Path("/etc/fedora-release").exists():
        return dnf
    return f"{apt} (Debian, Ubuntu) or {dnf} (Fedora)"


def _has_module(name: str) -> bool:
    try:
        __import__(name)
    except ImportError:
        return False
    return True
