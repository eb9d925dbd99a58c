"""A vault as one volunteer uses it: guarded by their rights, and all they do written down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol

from casework.guarded import guarded
from casework.journal import Change
from casework.journalled import journalled
from casework.pen import Pen
from casework.storage import Storage, Work
from casework.volunteers import Volunteer


class Vault(Storage, Protocol):
    """Storage that can be locked again."""

    def close(self) -> None: ...


class Desk:
    """Storage for one volunteer. Whatever the windows do goes through here, so nothing slips by.

    `now` tells the time in UTC, and with it the local day.
    """

    def __init__(self, vault: Vault, by: Volunteer, now: Callable[[], datetime]) -> None:
        self.by = by
        self._vault = vault
        self._now = now

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Open a unit of work; what is written down is kept with it, or not at all."""
        with self._vault.work() as work:
            written_down = journalled(work, self.by, self._now)
            yield guarded(written_down, self.by, self._now().astimezone().date())

    def note(
        self,
        action: str,
        subject: str,
        subject_id: str = "",
        changes: tuple[Change, ...] = (),
        reason: str = "",
    ) -> None:
        """Write down something that changes nothing in the vault; raises StorageError."""
        with self._vault.work() as work:
            pen = Pen(work.journal, self.by, self._now)
            pen.write(action, subject, subject_id, changes, reason)
            work.commit()

    def close(self) -> None:
        """Close the vault."""
        self._vault.close()
