"""The form for one fact: what happened, on which day, and what belongs to it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.casefile import (
    ASIEL,
    EVENT_KINDS,
    EXTENSION_GROUNDS,
    OUTCOMES,
    PERMIT_STATUSES,
    SUSPENSION_GROUNDS,
    VOORNEMEN_GROUNDS,
    CaseEvent,
    problems_of_events,
)
from casework.phrases import Phrases
from desktop.views.date_field import ComingDateField, DateField
from desktop.views.domain_words import event_help, event_words, ground_section
from desktop.views.event_fields import CountField, EuroField, LengthField, NumberInput
from desktop.views.field_grid import Field
from desktop.views.form import Form
from desktop.views.parts import Choice

_GROUNDS = {
    "verlenging": EXTENSION_GROUNDS,
    "opschorting": SUSPENSION_GROUNDS,
    "voornemen": VOORNEMEN_GROUNDS,
}
# Facts that only mean something in one kind of procedure.
_ASYLUM_ONLY = frozenset(
    {
        "asielwens_geuit",
        "geregistreerd",
        "nederland_verantwoordelijk",
        "toegang_uitgesteld",
        "voornemen",
    }
)
_NAREIS_ONLY = frozenset({"vergunning_verleend"})
_BASES = ("WBV 2022/22", "WBV 2023/3", "WBV 2023/26")


def kinds_for(procedure: str) -> tuple[str, ...]:
    """Name the kinds of fact that can happen in a procedure, in the order in which they do."""
    out_of_place = _NAREIS_ONLY if procedure == ASIEL else _ASYLUM_ONLY
    return tuple(kind for kind in EVENT_KINDS if kind not in out_of_place)


class EventForm(Form):
    """Asks what happened and on which day; it emits a CaseEvent and knows no law."""

    label_width = 130

    entered = Signal(object)

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._today = today
        self._procedure = ASIEL
        self.kind = Choice()
        self.day = DateField(phrases, today)
        self.months = CountField(phrases)
        self.ground = Choice()
        self.basis = Choice()
        self.until = ComingDateField(phrases, today)
        self.status = Choice()
        self.outcome = Choice()
        self.announced = DateField(phrases, today)
        self.sent = DateField(phrases, today)
        self.term = LengthField(phrases)
        self.penalty_per_day = EuroField(phrases, self.tr("euros"))
        self.penalty_maximum = EuroField(phrases, self.tr("euros"))
        self.title.setProperty("look", "heading")
        self._offer()
        self._add_fields()
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.submitted.connect(self.entered)
        self.set_procedure(ASIEL)
        self.show_event(None)

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        self._today = today
        for field in (self.day, self.until, self.announced, self.sent):
            field.today = today

    def set_procedure(self, procedure: str) -> None:
        """Offer the kinds of fact that belong to a procedure."""
        self._procedure = procedure
        self.kind.offer(
            (kind, event_words(self._phrases, kind, procedure)) for kind in kinds_for(procedure)
        )
        self._follow_kind()

    def show_event(self, event: CaseEvent | None, kind: str = "") -> None:
        """Put a fact in the form to correct it, or empty the form for a new one of a kind."""
        self.title.setText(self.tr("New event") if event is None else self.tr("Correct the event"))
        shown = event or CaseEvent(kind or self.kind.itemData(0), self._today)
        self.kind.choose(shown.kind)
        self._follow_kind()
        self._fill(shown)
        self.day.set_day(None if event is None else event.day)
        self.begin()

    def answers(self) -> object:
        dates = (self.day, self.until, self.announced, self.sent)
        numbers = (self.months, self.term, self.penalty_per_day, self.penalty_maximum)
        choices = (self.kind, self.ground, self.basis, self.status, self.outcome, self.term.unit)
        return (
            [field.line.text() for field in dates],
            [field.line.text() for field in numbers],
            [choice.value() for choice in choices],
        )

    def made(self) -> CaseEvent | None:
        if not (self.dates_are_readable() and self._numbers_are_readable()):
            return None
        day = self.day.day()
        if day is None:
            self.show_problems([("date", self._phrases.say("problem", "required"))])
            return None
        event = self._event(day)
        problems = problems_of_events(self._procedure, (event,), self._today)
        self.show_problems(
            [
                (item.field, self._phrases.say("problem", item.code, item.values))
                for item in problems
            ]
        )
        return None if problems else event

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong; the fields of a fact are called date, months, ground and so on."""
        super().show_problems([(name.rpartition(".")[2], said) for name, said in problems])

    def _event(self, day: date) -> CaseEvent:
        values: dict[str, object] = {
            "months": self.months.value(),
            "ground": self.ground.value(),
            "basis": self.basis.value(),
            "until": self.until.day(),
            "status": self.status.value(),
            "outcome": self.outcome.value(),
            "announced": self.announced.day(),
            "sent": self.sent.day(),
            "term": self.term.term(),
            "penalty_per_day": self.penalty_per_day.value(),
            "penalty_maximum": self.penalty_maximum.value(),
        }
        asked = self._asked()
        given = {name: value for name, value in values.items() if name in asked and value != ""}
        return CaseEvent(self.kind.value(), day, **given)  # type: ignore[arg-type]

    def _asked(self) -> tuple[str, ...]:
        kind = EVENT_KINDS.get(self.kind.value())
        return () if kind is None else (*kind.needs, *kind.takes)

    def _fill(self, event: CaseEvent) -> None:
        self.months.set_value(event.months)
        self.ground.choose(event.ground or "")
        self.basis.choose(event.basis or "")
        self.until.set_day(event.until)
        self.status.choose(event.status or "")
        self.outcome.choose(event.outcome or "")
        self.announced.set_day(event.announced)
        self.sent.set_day(event.sent)
        self.term.set_term(event.term)
        self.penalty_per_day.set_value(event.penalty_per_day)
        self.penalty_maximum.set_value(event.penalty_maximum)

    def _follow_kind(self) -> None:
        """Ask only for what the kind of fact has."""
        kind = self.kind.value()
        asked = self._asked()
        for name, field in self.grid.fields.items():
            field.set_shown(name in {"kind", "date"} or name in asked)
        if kind in EVENT_KINDS:
            self.grid.fields["kind"].set_hint(event_help(self._phrases, kind, self._procedure))
            self.grid.fields["until"].set_label(self._until_label(kind))
        if kind in _GROUNDS:
            section = ground_section(kind)
            grounds = [(code, self._phrases.say(section, code)) for code in _GROUNDS[kind]]
            self.ground.offer([("", self.tr("choose…")), *grounds])

    def _numbers_are_readable(self) -> bool:
        inputs = [
            field.editor.check() for field in self._shown() if isinstance(field.editor, NumberInput)
        ]
        if not all(inputs):
            self.grid.focus_first_problem()
        return all(inputs)

    def _shown(self) -> list[Field]:
        return [field for field in self.grid.fields.values() if not field.isHidden()]

    def _offer(self) -> None:
        outcomes = [(code, self._phrases.say("outcome", code)) for code in OUTCOMES]
        self.outcome.offer([("", self.tr("choose…")), *outcomes])
        statuses = [(code, self._phrases.say("permit_status", code)) for code in PERMIT_STATUSES]
        self.status.offer([("", self.tr("not known")), *statuses])
        bases = [(name, name) for name in _BASES]
        letter = ("individueel", self.tr("a letter to the client"))
        self.basis.offer([("", self.tr("not known")), letter, *bases])

    def _add_fields(self) -> None:
        for name, text, editor, hint in (
            ("kind", self.tr("&What happened"), self.kind, " "),
            ("date", self.tr("&Day"), self.day, ""),
            ("months", self.tr("Extended by, in months"), self.months, ""),
            ("ground", self.tr("Ground"), self.ground, self.tr("It stands in the letter.")),
            ("basis", self.tr("Rests on"), self.basis, ""),
            ("status", self.tr("Kind of permit"), self.status, ""),
            ("outcome", self.tr("Outcome"), self.outcome, ""),
            ("announced", self.tr("Made known on"), self.announced, self._announced_hint()),
            ("sent", self.tr("Ruling sent on"), self.sent, ""),
            ("term", self.tr("Further term for the IND"), self.term, ""),
            ("until", self._until_label("opschorting"), self.until, ""),
            ("penalty_per_day", self.tr("Penalty per day"), self.penalty_per_day, ""),
            ("penalty_maximum", self.tr("Penalty at most"), self.penalty_maximum, ""),
        ):
            self.grid.add(name, text, editor, hint=hint)

    def _until_label(self, kind: str) -> str:
        if kind == "uitspraak":
            return self.tr("Or: decide on this day at the latest")
        return self.tr("Stands still up to and including")

    def _announced_hint(self) -> str:
        return self.tr("The day it was sent or handed over, when that is another day.")
