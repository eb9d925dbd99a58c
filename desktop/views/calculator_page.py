"""Counting without a file: what happened goes in, terms and their receipts come out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.casefile import ASIEL, GROUPS, PROCEDURES, TRACKS, CaseEvent, CaseFile
from casework.countries import Countries
from casework.law.assessment import Assessment
from casework.law.dossier import Facts
from casework.phrases import Phrases
from casework.usecases import new_id
from desktop.views.deadlines_panel import DeadlineLine, DeadlinesPanel, lines_of
from desktop.views.events_panel import EventsPanel
from desktop.views.field_grid import FieldGrid
from desktop.views.message_bar import MessageBar
from desktop.views.overview_page import Choose
from desktop.views.parts import (
    WIDE_GAP,
    Card,
    Choice,
    button,
    label,
    name_for,
    scrolling,
    side_by_side,
    stacked,
)

_LABEL_WIDTH = 110


class CalculatorPage(QWidget):
    """Asks for facts and shows what follows; it stores nothing and computes nothing."""

    asked = Signal(object)
    save_wanted = Signal(object, object)
    print_wanted = Signal(object)

    def __init__(
        self,
        phrases: Phrases,
        countries: Countries,
        today: date,
        choose: Choose,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._choose = choose
        self._folder = folder
        self._today = today
        self._lines: Sequence[DeadlineLine] = ()
        self._case_file = _empty_file()
        self.title = label(self.tr("Calculator"), "title")
        self.clear_button = button(self.tr("Start again"))
        self.procedure = Choice()
        self.track = Choice()
        self.nationality = Choice()
        self.group = Choice()
        self.grid = FieldGrid(label_width=_LABEL_WIDTH)
        self.events = EventsPanel(phrases, today)
        self.deadlines = DeadlinesPanel(phrases)
        self.which = Choice()
        self.save = button(self.tr("Save as PDF…"))
        self.print = button(self.tr("Print…"))
        self.message = MessageBar()
        self._offer(countries)
        self._connect()
        self._assemble()
        self.setFocusProxy(self.procedure)
        self.forget()

    def facts(self) -> Facts:
        """Return what was filled in, as the law looks at it."""
        return Facts(
            procedure=self._case_file.procedure,
            events=self._case_file.events,
            track=self._case_file.track,
            nationality=self.nationality.value() or None,
            groups=(self.group.value(),) if self.group.value() else (),
        )

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        self._today = today
        self.events.show_file(self._case_file, today)

    def show_assessment(self, assessment: Assessment | None) -> None:
        """Show what follows from the facts; None while a fact is missing."""
        self.deadlines.show_assessment(assessment, self._today)
        self._lines = () if assessment is None else lines_of(assessment, self._phrases)
        self.which.offer(
            (str(place), f"{line.name}: {self._phrases.day(line.day)}")
            for place, line in enumerate(self._lines)
        )
        self.paper.setVisible(bool(self._lines))

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong with the fact that was entered."""
        if not self.events.show_problems(problems):
            self.message.show_problem("\n".join(sentence for _, sentence in problems))

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self.message.show_done(sentence)

    def show_problem(self, sentence: str) -> None:
        """Say why something could not be done."""
        self.message.show_problem(sentence)

    def take(self, case_file: CaseFile) -> None:
        """Go on with these facts; nothing is stored."""
        self.message.hide()
        self._case_file = case_file
        self.events.show_file(case_file, self._today)
        self.grid.fields["track"].set_shown(case_file.procedure == ASIEL)
        self.asked.emit(self.facts())

    def with_event(self, wrong: CaseEvent | None, right: CaseEvent | None) -> CaseFile:
        """Return the facts with one more, another one, or one less."""
        changed = self._case_file if wrong is None else self._case_file.without_event(wrong)
        return changed if right is None else changed.with_event(right)

    def forget(self) -> None:
        """Start again with nothing filled in."""
        for choice in (self.procedure, self.track, self.nationality, self.group):
            choice.blockSignals(True)
            choice.setCurrentIndex(0)
            choice.blockSignals(False)
        self.events.close_form()
        self.show_assessment(None)
        self.take(_empty_file())

    def _follow(self) -> None:
        procedure, track = self.procedure.value(), self.track.value()
        if procedure != ASIEL:
            track = TRACKS[0]
        self.take(replace(self._case_file, procedure=procedure, track=track))

    def _line(self) -> DeadlineLine:
        return self._lines[int(self.which.value())]

    def _ask_save(self) -> None:
        suggestion = self._folder / f"{self.tr('calculation')}.pdf"
        question = self.tr("Where should the calculation go?")
        path = self._choose(self, question, suggestion, self.tr("PDF (*.pdf)"))
        if path is not None:
            self._folder = path.parent
            self.save_wanted.emit(self._line(), path)

    def _start_again(self) -> None:
        self.forget()
        self.procedure.setFocus()

    def _connect(self) -> None:
        for choice in (self.procedure, self.track, self.nationality, self.group):
            choice.currentIndexChanged.connect(self._follow)
        self.clear_button.clicked.connect(self._start_again)
        self.save.clicked.connect(self._ask_save)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self._line()))

    def _offer(self, countries: Countries) -> None:
        say = self._phrases.say
        self.procedure.offer((code, say("procedure", code)) for code in PROCEDURES)
        self.track.offer((code, say("track", code)) for code in TRACKS)
        self.group.offer(
            [("", self.tr("none")), *((code, say("client_group", code)) for code in GROUPS)]
        )
        self.nationality.addItem(self.tr("not known"), "")
        for country in countries.first:
            self.nationality.addItem(country.name, country.code)
        self.nationality.insertSeparator(self.nationality.count())
        for country in countries.others:
            self.nationality.addItem(country.name, country.code)

    def _assemble(self) -> None:
        self.grid.add("procedure", self.tr("&Procedure"), self.procedure)
        self.grid.add("track", self.tr("&Track"), self.track)
        hint = self.tr("Needed only for moratoria.")
        self.grid.add("nationality", self.tr("&Nationality"), self.nationality, hint=hint)
        self.grid.add("group", self.tr("&Group"), self.group)
        about = Card()
        about.column.addWidget(label(self.tr("What it is about"), "heading"))
        about.column.addWidget(self.grid)
        left = stacked(about, self.events, gap=WIDE_GAP)
        left.addStretch(1)
        right = stacked(self.deadlines, self._paper(), gap=WIDE_GAP)
        right.addStretch(1)
        columns = side_by_side(gap=WIDE_GAP)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        top = side_by_side(self.title, self.clear_button)
        top.setStretch(0, 1)
        whole = stacked(gap=12)
        whole.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        whole.addLayout(top)
        words = self.tr("Count a term without making a file. Nothing you fill in here is kept.")
        whole.addWidget(label(words))
        whole.addWidget(self.message)
        whole.addLayout(columns)
        whole.addStretch(1)
        inside = QWidget()
        inside.setLayout(whole)
        self.setLayout(stacked(scrolling(inside)))

    def _paper(self) -> Card:
        self.paper = Card()
        words = self.tr("Calculation on paper")
        caption = label(words, "heading")
        caption.setBuddy(self.which)
        name_for(self.which, words)
        buttons = side_by_side(self.save, self.print)
        buttons.addStretch(1)
        self.paper.column.addWidget(caption)
        self.paper.column.addWidget(self.which)
        self.paper.column.addLayout(buttons)
        return self.paper


def _empty_file() -> CaseFile:
    return CaseFile(new_id(), "", new_id(), ASIEL)
