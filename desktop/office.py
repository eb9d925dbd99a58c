"""The one object between the windows and what the application can do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from casework import doings, usecases
from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.counts import Counts
from casework.desk import Desk, Vault
from casework.letters.drafting import Letter
from casework.letters.editing import Wording
from casework.rights import LETTERHEAD, RULES
from casework.rule_changes import Files, RulesInUse, rules_in_use, rules_that_count
from casework.storage import Office as Letterhead
from casework.storage import StoredLetter
from casework.volunteers import Volunteer
from desktop import exports, reading
from desktop.errors import program_version
from desktop.jobs import Jobs, Otherwise
from desktop.reading import Agenda, ClientFolder, LetterOfFile, LetterToPost
from desktop.resources import Resources
from desktop.views.file_page import FileView
from documents import letter_desk
from documents.letter_desk import Proof
from documents.rewording import Reworded, reworded_proof

Result = TypeVar("Result")
Note = Callable[[Desk], object]

_MINUTE_MS = 60_000


class Office(QObject):
    """Starts a job for whatever a window asks, and tells once when something was stored.

    While it is locked it does nothing: windows may ask, and get no answer.
    """

    opened = Signal()
    changed = Signal()
    day_changed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        resources: Resources,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.resources = resources
        self.phrases = resources.phrases
        self._jobs = jobs
        self._ask_clock = today
        self._desk: Desk | None = None
        # The files that were looked into since unlocking, by day: a look is written down once.
        self._looked_into: set[tuple[date, UUID]] = set()
        self.in_use: RulesInUse | None = None
        self.today = today()
        # A timer of a minute, not one until midnight: a computer that slept goes on where it was.
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.look_at_the_clock)
        self._minute.start()

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        return self._desk is not None

    @property
    def by(self) -> Volunteer | None:
        """Who works with the vault; None while it is locked."""
        return None if self._desk is None else self._desk.by

    def may(self, right: str) -> bool:
        """Whether who works with the vault has a right; nobody has while it is locked."""
        return self._desk is not None and self._desk.may(right)

    def open(self, desk: Desk, in_use: RulesInUse | None = None) -> None:
        """Work at this desk from now on; the rules of the vault are found when not given."""
        self._desk = desk
        self._looked_into = set()
        self.use_rules(in_use or rules_for(desk, self.resources.rule_files, self.today))
        self.opened.emit()
        self.changed.emit()

    def use_rules(self, in_use: RulesInUse) -> None:
        """Count by these rules from now on."""
        self.in_use = in_use
        self.resources = replace(self.resources, rules=in_use.rules)

    def close(
        self,
        then: Callable[[Result | None], object],
        first: Callable[[Vault], Result] | None = None,
    ) -> None:
        """Lock the vault after what was asked for is done; call `then` when the key is gone.

        `first` is the last thing done with the vault; `then` gets what it returns.
        """
        desk, self._desk = self._desk, None
        self._jobs.run(partial(_closed, desk and desk.vault, first), then)

    def look_at_the_clock(self) -> None:
        """Tell when another day has begun."""
        day = self._ask_clock()
        if day != self.today:
            self.today = day
            self.day_changed.emit(day)

    # What windows show.

    def agenda(self, then: Callable[[Agenda], object]) -> None:
        """Assess every open file, the most urgent first."""
        rules, today = self.resources.rules, self.today
        self.ask(lambda desk: reading.agenda(desk, rules, today), then)

    def folders(self, then: Callable[[Sequence[ClientFolder]], object]) -> None:
        """Find everyone, with their files."""
        self.ask(reading.folders, then)

    def everyone(self, then: Callable[[Sequence[Client]], object]) -> None:
        """Find everyone, without their files."""
        self.ask(reading.everyone, then)

    def letters_to_post(self, then: Callable[[Sequence[LetterToPost]], object]) -> None:
        """Find the letters that were made and not posted."""
        self.ask(reading.letters_to_post, then)

    def file_view(self, case_id: UUID, then: Callable[[FileView], object]) -> None:
        """Find everything the page of one file shows."""
        resources, today, every = self.resources, self.today, self.may(LETTERHEAD)
        self._look_into(
            lambda desk: reading.file_view(desk, case_id, resources, today, every_letter=every),
            _case_of_file,
            then,
        )

    def letter(self, letter_id: UUID, then: Callable[[LetterOfFile], object]) -> None:
        """Find a letter as it was made."""
        self._look_into(lambda desk: reading.letter_of_file(desk, letter_id), _case_of_letter, then)

    def letterhead(self, then: Callable[[Letterhead], object]) -> None:
        """Find who sends the letters."""

        def find(desk: Desk) -> Letterhead:
            with desk.work() as work:
                return work.office()

        self.ask(find, then)

    def duplicates(self, client: Client, then: Callable[[Sequence[Client]], object]) -> None:
        """Find people who may be the same person."""
        self.ask(lambda desk: usecases.possible_duplicates(desk, client), then)

    def proof(
        self,
        case_id: UUID,
        template: str,
        then: Callable[[Proof], object],
        *,
        early_because: str = "",
        typed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Draft a letter without storing it."""
        resources, today = self.resources, self.today
        self._look_into(
            lambda desk: letter_desk.proof_of(
                desk, case_id, template, resources, today, early_because, typed
            ),
            _case_of_file,
            then,
            doing=self.tr("Making the letter…"),
        )

    def reword(
        self,
        sample: Proof,
        wording: Wording | None,
        last: Proof | None,
        then: Callable[[Reworded], object],
    ) -> None:
        """Lay out a drafted letter with the words that are typed in it."""
        fonts = self.resources.fonts
        self.ask(lambda _: reworded_proof(sample, wording, fonts, last), then)

    def counts(self, then: Callable[[Counts], object]) -> None:
        """Count all files of the office."""
        rules = self.resources.rules
        self.ask(lambda desk: desk.counts(rules), then, doing=self.tr("Counting…"))

    # What windows change.

    def register_client(
        self, client: Client, then: Callable[[Client], object], otherwise: Otherwise
    ) -> None:
        """Store a new or changed person."""
        today = self.today
        self.store(lambda desk: usecases.register_client(desk, client, today), then, otherwise)

    def open_file(
        self, case_file: CaseFile, then: Callable[[CaseFile], object], otherwise: Otherwise
    ) -> None:
        """Store a new file under the next number."""
        today = self.today
        self.store(lambda desk: usecases.open_file(desk, case_file, today), then, otherwise)

    def change_file(
        self, case_file: CaseFile, then: Callable[[CaseFile], object], otherwise: Otherwise
    ) -> None:
        """Store a changed file."""
        today = self.today
        self.store(lambda desk: usecases.change_file(desk, case_file, today), then, otherwise)

    def record_event(
        self,
        case_id: UUID,
        event: CaseEvent,
        then: Callable[[CaseFile], object],
        otherwise: Otherwise,
    ) -> None:
        """Add a dated fact to a file."""
        today = self.today
        self.store(lambda desk: usecases.record_event(desk, case_id, event, today), then, otherwise)

    def correct_event(
        self,
        case_id: UUID,
        wrong: CaseEvent,
        right: CaseEvent | None,
        then: Callable[[CaseFile], object],
        otherwise: Otherwise,
    ) -> None:
        """Put a fact in the place of a wrong one, or only take that one out."""
        today = self.today
        self.store(
            lambda desk: usecases.correct_event(desk, case_id, wrong, right, today),
            then,
            otherwise,
        )

    def close_file(
        self, case_id: UUID, because: str, then: Callable[[CaseFile], object], otherwise: Otherwise
    ) -> None:
        """Close a file with a reason."""
        today = self.today
        self.store(lambda desk: usecases.close_file(desk, case_id, today, because), then, otherwise)

    def post_letter(
        self,
        letter_id: UUID,
        day: date,
        then: Callable[[CaseFile], object],
        otherwise: Otherwise,
    ) -> None:
        """Mark a letter as posted."""
        today = self.today
        self.store(lambda desk: usecases.post_letter(desk, letter_id, day, today), then, otherwise)

    def keep_letter(
        self,
        proof: Proof,
        letter: Letter,
        then: Callable[[StoredLetter], object],
        *,
        corrects: UUID | None = None,
        answers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Store a letter exactly as it was shown; `corrects` is the one in whose place it comes.

        `answers` are those to the questions that were asked before.
        """
        today = self.today
        origin = {"program": program_version(), "rules": self.resources.rules.sha256}
        self.store(
            lambda desk: letter_desk.kept(desk, proof, letter, today, origin, answers, corrects),
            then,
            None,
        )

    def change_letterhead(
        self, letterhead: Letterhead, then: Callable[[Letterhead], object]
    ) -> None:
        """Store who sends the letters."""
        self.store(lambda desk: usecases.change_office(desk, letterhead), then, None)

    def save_file(
        self,
        path: Path,
        content: Callable[[], bytes],
        then: Callable[[Path], object],
        otherwise: Otherwise,
        note: Note | None = None,
    ) -> None:
        """Write an export to where the user wants it; `note` writes down that it leaves."""
        self._jobs.run(
            partial(exports.written, path, partial(_leaving, content, note, self._desk)),
            then,
            otherwise=otherwise,
            doing=self.tr("Writing the file…"),
        )

    def print_letter(
        self,
        work: Callable[[], None],
        then: Callable[[None], object],
        otherwise: Otherwise,
        note: Note | None = None,
    ) -> None:
        """Hand a letter to the printer; `note` writes down that it leaves."""
        desk = self._desk

        def printed() -> None:
            _leaving(lambda: b"", note, desk)
            work()

        self._jobs.run(printed, then, otherwise=otherwise, doing=self.tr("Printing…"))

    def ask(
        self,
        query: Callable[[Desk], Result],
        then: Callable[[Result], object],
        *,
        otherwise: Otherwise | None = None,
        doing: str = "",
    ) -> None:
        """Read something from the vault."""
        if self._desk is not None:
            self._jobs.run(partial(query, self._desk), then, otherwise=otherwise, doing=doing)

    def _look_into(
        self,
        query: Callable[[Desk], Result],
        case_of: Callable[[Result], UUID],
        then: Callable[[Result], object],
        *,
        doing: str = "",
    ) -> None:
        """Read something from a file, and write down that somebody did: once a day."""
        today, seen = self.today, self._looked_into

        def looked(desk: Desk) -> Result:
            found = query(desk)
            look = (today, case_of(found))
            if look not in seen:
                doings.opened_file(desk, look[1])
                seen.add(look)
            return found

        self.ask(looked, then, doing=doing)

    def use_vault(
        self,
        work: Callable[[Vault], Result],
        then: Callable[[Result], object],
        *,
        otherwise: Otherwise | None = None,
        doing: str = "",
    ) -> None:
        """Do something with the vault itself that is no casework: keys, backups."""
        self.ask(lambda desk: work(desk.vault), then, otherwise=otherwise, doing=doing)

    def store(
        self,
        change: Callable[[Desk], Result],
        then: Callable[[Result], object],
        otherwise: Otherwise | None,
    ) -> None:
        """Change something in the vault, and tell everybody."""
        if self._desk is None:
            return

        def stored(result: Result) -> None:
            # First who asked, for that window is in front; then everybody.
            then(result)
            self.changed.emit()

        self._jobs.run(
            partial(change, self._desk), stored, otherwise=otherwise, doing=self.tr("Saving…")
        )


def _case_of_file(view: FileView | Proof) -> UUID:
    return view.case_file.id


def _case_of_letter(found: LetterOfFile) -> UUID:
    return found.letter.case_id


def _leaving(content: Callable[[], bytes], note: Note | None, desk: Desk | None) -> bytes:
    """Make what leaves the vault, and write down that it does before it has left."""
    made = content()
    if note is not None and desk is not None:
        note(desk)
    return made


def rules_for(desk: Desk, shipped: Files, today: date) -> RulesInUse:
    """Find the rules to work with; only who may change rules agrees to those of a new release."""
    if desk.may(RULES):
        return rules_in_use(desk, shipped, today)
    return rules_that_count(desk, shipped)


def _closed(vault: Vault | None, first: Callable[[Vault], Result] | None) -> Result | None:
    if vault is None:
        return None
    try:
        return first(vault) if first else None
    finally:
        vault.close()
