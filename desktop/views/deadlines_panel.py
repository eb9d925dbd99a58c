"""The last days in a file, each with how far off it is and why it is that day."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from casework.law.assessment import (
    DISPUTED,
    HISTORIC,
    SETTLED,
    URGENT,
    Assessment,
    Reading,
    Step,
    Term,
)
from casework.law.receipt import alert_sentence, reading_name
from casework.phrases import Phrases, short_day
from desktop.views.domain_words import rough_interval
from desktop.views.parts import Card, boxed, button, clear, label, short_label, stacked
from desktop.views.receipt_panel import ReceiptPanel

_TOLD_BY_LINES = ("maximum_", "beslistermijn_", "twee_weken_", "rechterlijke_", "nareistermijn_")


class DeadlineLine(NamedTuple):
    """One last day: its name, what else is to be said of it, and the steps that led to it.

    `acute` tells that the file asks for something because of it.
    """

    name: str
    note: str
    day: date
    certainty: str
    steps: tuple[Step, ...]
    acute: bool


class DeadlinesPanel(Card):
    """Lists the last days of a file; where they are disputed every reading, the safe one first."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.receipt = ReceiptPanel(phrases)
        self.receipt.closed.connect(self.focus_first)
        self.empty = label(
            self.tr("No term can be computed yet. Fill in the first dates."), "muted"
        )
        self.advice = label("", "note")
        self.why_buttons: list[QWidget] = []
        self._asked: QWidget | None = None
        self._alerts = stacked(gap=4)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.column.addWidget(label(self.tr("Terms"), "heading"))
        self.column.addWidget(self.empty)
        self.column.addLayout(self._grid)
        self.column.addWidget(boxed(self.advice))
        self.column.addWidget(self.receipt)
        self.column.addLayout(self._alerts)

    def show_assessment(self, assessment: Assessment | None, today: date) -> None:
        """Replace everything; without an assessment only the empty state is shown."""
        lines = () if assessment is None else lines_of(assessment, self._phrases)
        self._clear()
        for row, line in enumerate(lines):
            self._add(row, line, today)
        self.empty.setVisible(not lines)
        advice = "" if assessment is None else self._advice(assessment)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self._show_alerts(assessment)

    def focus_first(self) -> None:
        """Go to the question that was asked last, or else to the first."""
        target = self._asked or next(iter(self.why_buttons), None)
        if target is not None:
            target.setFocus()

    def _add(self, row: int, line: DeadlineLine, today: date) -> None:
        name = label(line.name)
        note = label(line.note, "muted")
        words = QWidget()
        words.setLayout(stacked(name, note, gap=0) if line.note else stacked(name))
        why = button(self.tr("why?"), quiet=True)
        why.setAccessibleName(self.tr("Why {}: {}").format(line.name, short_day(line.day)))
        why.clicked.connect(partial(self._explain, line, why))
        self.why_buttons.append(why)
        top = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(words, row, 0, top)
        self._grid.addWidget(short_label(short_day(line.day)), row, 1, top)
        self._grid.addWidget(self._distance(line, today), row, 2, top)
        self._grid.addWidget(why, row, 3, top)

    def _distance(self, line: DeadlineLine, today: date) -> QLabel:
        interval = rough_interval(self._phrases, line.day, today)
        if line.day < today:
            # Red only for what has passed and asks for something.
            return label(self.tr("{} past").format(interval), "problem" if line.acute else "muted")
        if line.day == today:
            return label(self.tr("today is the last day"), "warning")
        return label(self.tr("{} left").format(interval), "muted")

    def _explain(self, line: DeadlineLine, asked: QWidget) -> None:
        self._asked = asked
        self.receipt.show_receipt(line.name, line.day, line.certainty, line.steps)

    def _advice(self, assessment: Assessment) -> str:
        notice = assessment.ingebrekestelling
        if not notice.needed or notice.safe_from is None or notice.arguable_from is None:
            return ""
        # Once the safe day has come, how others count no longer matters for a new notice.
        if notice.safe_from == notice.arguable_from or notice.safe_from <= assessment.as_of:
            return ""
        return self.tr(
            "People count this term in different ways. A notice of default is safe from {safe}. "
            "From {arguable} it is possible, but disputed."
        ).format(
            safe=self._phrases.day(notice.safe_from),
            arguable=self._phrases.day(notice.arguable_from),
        )

    def _show_alerts(self, assessment: Assessment | None) -> None:
        clear(self._alerts)
        if assessment is None:
            return
        told = {line.day for line in lines_of(assessment, self._phrases)}
        for alert in assessment.warnings:
            # The lines above tell already which terms ended on which day.
            if alert.day not in told or not alert.code.startswith(_TOLD_BY_LINES):
                self._alerts.addWidget(label(f"• {alert_sentence(alert, self._phrases)}"))

    def _clear(self) -> None:
        self.receipt.hide()
        self.why_buttons.clear()
        self._asked = None
        clear(self._grid)


def lines_of(assessment: Assessment, phrases: Phrases) -> tuple[DeadlineLine, ...]:
    """List every last day of a file, the decision term first and its safe reading on top."""
    acute = {alert.day for alert in assessment.warnings if alert.severity == URGENT}
    return tuple(
        line._replace(
            name=line.name[:1].upper() + line.name[1:], acute=line.acute or line.day in acute
        )
        for line in _lines(assessment, phrases)
    )


def _lines(assessment: Assessment, phrases: Phrases) -> Iterator[DeadlineLine]:
    if assessment.beslistermijn is not None:
        yield from _readings(assessment.beslistermijn, assessment, phrases)
    if assessment.maximum is not None:
        name, found = phrases.say("mark", "maximum"), assessment.maximum
        yield DeadlineLine(name, "", found.last_day, found.certainty, found.steps, acute=False)
    ruling = assessment.uitspraak
    if ruling is not None and ruling.last_day is not None:
        name = phrases.say("mark", "court")
        yield DeadlineLine(name, "", ruling.last_day, SETTLED, ruling.steps, acute=False)
    elif assessment.beroep.steps:
        name, steps = phrases.say("mark", "two_weeks"), assessment.beroep.steps
        yield DeadlineLine(name, "", steps[-1].day, SETTLED, steps, acute=False)
    for other in assessment.deadlines:
        name = phrases.say("deadline", other.kind)
        yield DeadlineLine(name, "", other.last_day, other.certainty, other.steps, acute=False)


def _readings(term: Term, assessment: Assessment, phrases: Phrases) -> Iterator[DeadlineLine]:
    title = phrases.say("mark", "term")
    acute = any(alert.code == "beslistermijn_verstreken" for alert in assessment.warnings)
    for reading in sorted(term.readings, key=lambda reading: reading.last_day, reverse=True):
        if reading.certainty == HISTORIC:
            continue
        standing = _standing(reading, term, phrases)
        name = f"{title} · {standing}" if standing else title
        note = reading_name(reading, phrases)
        yield DeadlineLine(
            name, note, reading.last_day, reading.certainty, reading.steps, acute=acute
        )


def _standing(reading: Reading, term: Term, phrases: Phrases) -> str:
    if reading.certainty == SETTLED:
        return ""
    if reading.certainty == DISPUTED and reading.last_day == term.safe:
        return QCoreApplication.translate("DeadlinesPanel", "safe")
    return phrases.say("certainty", reading.certainty)
