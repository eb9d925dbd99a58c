"""The one place where everything that goes wrong comes together."""

import platform
import sys
import threading
from collections.abc import Iterator
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from casework.errors import CaseworkError


class ErrorHandler(QObject):
    """Sorts what was raised: something a caseworker can act on, or a mistake in the program.

    It shows nothing itself, writes nothing to disk, and prints no text of an exception: that
    could hold a name.
    """

    acted_on = Signal(object)
    crashed = Signal(str)

    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._raised.connect(self._sort, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Take over from Python: for slots, for other threads, and for what nobody can catch."""
        sys.excepthook = lambda _kind, error, _trace: self.handle(error)
        threading.excepthook = lambda args: self.handle(args.exc_value)
        sys.unraisablehook = lambda args: self.handle(args.exc_value)

    def handle(self, error: BaseException | None) -> None:
        """Sort an error, on the GUI thread, from whatever thread it comes."""
        if isinstance(error, KeyboardInterrupt):
            raise SystemExit(130)
        if error is not None:
            self._raised.emit(error)

    def _sort(self, error: BaseException) -> None:
        if isinstance(error, CaseworkError):
            self.acted_on.emit(error)
            return
        report = report_of(error)
        if sys.stderr is not None:
            sys.stderr.write(f"{report}\n")
        self.crashed.emit(report)


def report_of(error: BaseException) -> str:
    """Describe an error without anything a person typed: kinds, places and versions only."""
    lines = [_versions(), ""]
    for link in _chain(error):
        kind = type(link)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        lines += _places(link.__traceback__)
    return "\n".join(lines)


def program_version() -> str:
    """Return the version of the program as it was installed."""
    # Imported when asked for: reading the list of what is installed is slow.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("termijnwacht")
    except PackageNotFoundError:
        return "?"


def _versions() -> str:
    return (
        f"Termijnwacht {program_version()} · Python {platform.python_version()} · "
        f"Qt {qVersion()} · {platform.system()} {platform.release()} {platform.machine()}"
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _places(trace: TracebackType | None) -> Iterator[str]:
    # The module's name, not its file: a path may hold the name of who is logged in.
    while trace is not None:
        frame = trace.tb_frame
        module = frame.f_globals.get("__name__", "?")
        yield f"    {module}:{trace.tb_lineno} {frame.f_code.co_qualname}"
        trace = trace.tb_next
