"""Work that takes longer than a blink, done in order on one background thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from casework.errors import CaseworkError
from desktop.collecting import Collector

Result = TypeVar("Result")
Otherwise = Callable[[CaseworkError], object]


class Jobs(QObject):
    """Does one piece of work after another on a background thread.

    The work gets plain values, opens its own unit of work and touches no widget. What it returns
    is handed over on the GUI thread; what it raises is raised there too, unless somebody asked to
    be told of errors a caseworker can act on.
    """

    started = Signal(str)
    progressed = Signal(int, int)
    idle = Signal()

    _finished = Signal(object, object, object)
    _advanced = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._collector = Collector(self)
        self._waiting = 0
        # Queued, because work that is done before `run` returns would report from inside `run`.
        self._finished.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work was not yet handed over."""
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], object],
        *,
        otherwise: Otherwise | None = None,
        doing: str = "",
    ) -> None:
        """Start the work; call `then` with its result, or `otherwise` with what can be acted on.

        `doing` says in the user's words what is being done.
        """
        self._waiting += 1
        self.started.emit(doing)
        future = self._executor.submit(work)
        future.add_done_callback(lambda done: self._finished.emit(done, then, otherwise))

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; the work itself calls this, from its own thread."""
        self._advanced.emit(done, total)

    def close(self) -> None:
        """Finish what was started and take no more; nothing that was asked for is lost."""
        self._executor.shutdown(wait=True)
        self._collector.stop()

    @Slot(int, int)
    def _tell_progress(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    @Slot(object, object, object)
    def _report(
        self, done: Future[Any], then: Callable[[Any], object], otherwise: Otherwise | None
    ) -> None:
        try:
            _hand_over(done, then, otherwise)
        finally:
            self._waiting -= 1
            if not self._waiting:
                self.idle.emit()


def _hand_over(
    done: Future[Any], then: Callable[[Any], object], otherwise: Otherwise | None
) -> None:
    error = done.exception()
    if otherwise is not None and isinstance(error, CaseworkError):
        otherwise(error)
    else:
        then(done.result())
