"""A vault as one volunteer uses it: guarded by their rights, and all they do written down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Protocol

from casework.counts import Counts, counts_of
from casework.guarded import guarded
from casework.journal import Change
from casework.journalled import journalled
from casework.law.rules import Rules
from casework.pen import Pen
from casework.rights import ALL_FILES, may
from casework.storage import Storage, Work
from casework.usecases import worklist
from casework.volunteers import Volunteer


class Vault(Storage, Protocol):
    """Storage that can be locked again."""

    def close(self) -> None: ...


class Desk:
    """Storage for one volunteer. Whatever the windows do goes through here, so nothing slips by.

    `vault` is the vault itself, for what is no casework: keys, backups, checks. `now` tells the
    time in UTC, and with it the local day.
    """

    def __init__(self, vault: Vault, by: Volunteer, now: Callable[[], datetime]) -> None:
        self.by = by
        self.vault = vault
        self._now = now

    @property
    def today(self) -> date:
        """The local day."""
        return self._now().astimezone().date()

    def may(self, right: str) -> bool:
        """Whether who sits here has a right."""
        return may(self.by, right, self.today)

    @contextmanager
    def work(self, because: str = "") -> Iterator[Work]:
        """Open a unit of work; what is written down is kept with it, or not at all.

        `because` is why all of it is done, and written down too.
        """
        with self.vault.work() as work:
            written_down = journalled(work, self.by, self._now, because)
            yield guarded(written_down, self.by, self.today)

    def note(
        self,
        action: str,
        subject: str,
        subject_id: str = "",
        changes: tuple[Change, ...] = (),
        reason: str = "",
    ) -> None:
        """Write down something that changes nothing in the vault; raises StorageError."""
        with self.vault.work() as work:
            pen = Pen(work.journal, self.by, self._now)
            pen.write(action, subject, subject_id, changes, reason)
            work.commit()

    def counts(self, rules: Rules) -> Counts:
        """Count all files of the office, whoever may see them: numbers only.

        By kind only where the storage itself shows no more than one may see: on a server. Raises
        NoAccessError for who left.
        """
        with self.work() as work:
            kinds = work.case_files.counts()
        if getattr(self.vault, "shows_own_only", False) and not self.may(ALL_FILES):
            return Counts(kinds)
        return counts_of(kinds, worklist(self.vault, rules, self.today))

    def close(self) -> None:
        """Close the vault."""
        self.vault.close()
