"""The first line of a file: what to do now, why, and the button that does it."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casework.casefile import CaseFile
from casework.law.assessment import Assessment
from casework.law.receipt import because
from casework.phrases import Phrases
from casework.storage import LetterSummary
from casework.worklist import GEEN_REGEL
from desktop.views.domain_words import words_or_code
from desktop.views.parts import Card, button, label, side_by_side, stacked

# Steps that are done by filling in what happened; the others have a button of their own.
_EVENT_OF_STEP = {
    "ontvangstdatum_invullen": "ingebrekestelling_ontvangen",
    "nareis_aanvragen": "aanvraag_ingediend",
    "beroep_voorbereiden": "beroep_niet_tijdig",
    "wachten_uitspraak": "uitspraak",
}


class _Now(NamedTuple):
    """What to do, why, the words on the button, and what it does; without an act no button."""

    what: str
    why: str
    words: str
    act: Callable[[], object] | None


class NowCard(Card):
    """Says what the file asks for now; the button does it or leads to where it is done."""

    letter_wanted = Signal(str)
    event_wanted = Signal(str)
    terms_wanted = Signal()
    posting_wanted = Signal()
    edit_file_wanted = Signal()
    closing_wanted = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._do: Callable[[], object] = self.terms_wanted.emit
        self.what = label("", "heading")
        self.why = label()
        self.button = button("", primary=True)
        self.button.clicked.connect(self._act)
        words = QWidget()
        words.setLayout(stacked(self.what, self.why, gap=2))
        row = side_by_side(words, self.button, gap=16)
        row.setStretch(0, 1)
        row.setAlignment(self.button, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def show_file(
        self,
        case_file: CaseFile,
        assessment: Assessment | None,
        unposted: LetterSummary | None,
        asked: str,
    ) -> None:
        """Say what to do; a letter that lies ready goes before everything else."""
        if case_file.closed_on is not None:
            self._show(self._closed(case_file))
        elif unposted is not None:
            self._show(self._to_post(unposted))
        elif assessment is None:
            self._show(self._unruled() if asked == GEEN_REGEL else self._incomplete())
        else:
            self._show(self._next_step(case_file, assessment))

    def _show(self, now: _Now) -> None:
        self.what.setText(now.what)
        self.why.setText(now.why)
        self.why.setVisible(bool(now.why))
        self.button.setText(now.words)
        self.button.setVisible(now.act is not None)
        self._do = now.act or self.terms_wanted.emit
        self.setAccessibleName(f"{now.what} {now.why}")

    def _act(self) -> None:
        self._do()

    def _closed(self, case_file: CaseFile) -> _Now:
        day = self._phrases.day(case_file.closed_on) if case_file.closed_on else ""
        what = self.tr("This file was closed on {}.").format(day)
        return _Now(what, case_file.closed_because, "", None)

    def _to_post(self, letter: LetterSummary) -> _Now:
        why = self.tr("The letter of {day} ({name}) lies ready. Post it and fill in the day.")
        name = words_or_code(self._phrases, "letter_name", letter.template)
        return _Now(
            self._to_do("brief_posten"),
            why.format(day=self._phrases.day(letter.made_on), name=name),
            self._phrases.say("next_step", "brief_posten"),
            self.posting_wanted.emit,
        )

    def _incomplete(self) -> _Now:
        return _Now(
            self._to_do("gegevens_aanvullen"),
            self._phrases.say("alert", "gegevens_ontbreken"),
            self._phrases.say("next_step", "gegevens_aanvullen"),
            self.edit_file_wanted.emit,
        )

    def _unruled(self) -> _Now:
        why = self._phrases.say("alert", GEEN_REGEL)
        return _Now(self._to_do("regel_ontbreekt"), why, "", None)

    def _next_step(self, case_file: CaseFile, assessment: Assessment) -> _Now:
        step = assessment.next_step
        words, act = self._button(step.code, case_file.procedure)
        return _Now(self._to_do(step.code), because(step.because, self._phrases), words, act)

    def _to_do(self, code: str) -> str:
        return self.tr("To do now: {}").format(self._phrases.say("step", code))

    def _button(self, code: str, procedure: str) -> tuple[str, Callable[[], object] | None]:
        words = self._phrases.say("next_step", code)
        letter = f"ingebrekestelling_{procedure}"
        if code == "ingebrekestelling_opstellen":
            return words, lambda: self.letter_wanted.emit(letter)
        if code in _EVENT_OF_STEP:
            kind = _EVENT_OF_STEP[code]
            return self._event_button(code, words), lambda: self.event_wanted.emit(kind)
        acts: dict[str, Callable[[], object]] = {
            "betwiste_termijn_bekijken": self.terms_wanted.emit,
            "gegevens_aanvullen": self.edit_file_wanted.emit,
            "afronden": self.closing_wanted.emit,
        }
        return words, acts.get(code)

    def _event_button(self, code: str, words: str) -> str:
        return {
            "beroep_voorbereiden": self.tr("Appeal lodged…"),
            "wachten_uitspraak": self.tr("Ruling received…"),
            "nareis_aanvragen": self.tr("Application filed…"),
        }.get(code, words)
