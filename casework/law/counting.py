"""Adding up one way of counting, step by step, so that every date can explain itself."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from casework.law.assessment import SETTLED, Step
from casework.law.legal_calendar import ATW, EU, UNMOVED, LegalCalendar
from casework.law.rules import Rule, RuleVersion
from casework.law.spans import after, atw_applies
from casework.phrases import Span, Word

ATW_BASIS = "Algemene termijnenwet, art. 1, lid 1"
ATW_EXCEPTION = "Algemene termijnenwet, art. 4"
ATW_DETENTION = "Algemene termijnenwet, art. 4, onder c"
EU_BASIS = "Verordening (EU) 2024/1348, art. 73"

_ONE_DAY = timedelta(days=1)


class Start(NamedTuple):
    """The fact from which a term counts."""

    kind: str
    day: date


class Pause(NamedTuple):
    """Days on which a term stands still, both ends inclusive, and by which rule."""

    first: date
    last: date
    rule: str
    basis: str
    text: str
    values: tuple[tuple[str, object], ...] = ()
    certainty: str = SETTLED


class Chain:
    """One way of counting in the making: begins with the base term and grows by what lengthens it.

    A term that is not moved by days of rest is counted by one addition from its start (31 May plus
    fifteen months is 31 August, not 30 November plus nine months). Under the Algemene termijnenwet
    each term closes on a working day before the next is added; `close_between` False leaves that
    out. `base` are the steps of the base term itself, not closed yet.
    """

    def __init__(
        self,
        version: RuleVersion,
        start: Start,
        calendar: LegalCalendar,
        base: Sequence[Step],
        *,
        close_between: bool,
    ) -> None:
        self.start = start
        self.extended = False
        self.moved_between = False
        self.steps = list(base)
        self._raw = self.steps[-1].day
        self._counting = version.counting
        self._short = version.span is not None and atw_applies(version.span)
        self._calendar = calendar
        self._months = version.span.amount if version.span and version.span.unit == "month" else 0
        self._close_between = close_between
        self._used: dict[str, int] = {}

    @property
    def end(self) -> date:
        """The last day as counted up to now."""
        return self._calendar.close(self._raw, self._counting)

    def end_with(self, pauses: Sequence[Pause]) -> date:
        """Return the last day as it is when the pauses are added."""
        raw = self._raw
        for _, _, days in self._standing_still(pauses):
            raw += timedelta(days=days)
        return self._calendar.close(raw, self._counting)

    def extend(
        self,
        rule: Rule,
        version: RuleVersion,
        span: Span,
        text: str,
        values: tuple[tuple[str, object], ...] = (),
    ) -> None:
        """Lengthen the term, as far as the rule's budget still allows."""
        granted = self._granted(rule, version, span)
        if granted is None:
            return
        self.extended = True
        if self._counting != ATW and granted.unit == "month" and self._months:
            self._months += granted.amount
            day, added = self.start.day, Span(self._months, "month")
        else:
            day, added = self._between(), granted
        self._raw = after(day, added)
        self.steps.append(
            Step(rule.id, version.basis, day, added, self._raw, text, (("span", granted), *values))
        )

    def pause(self, pauses: Sequence[Pause]) -> None:
        """Add the days on which the term stood still while it ran."""
        for pause, first, days in self._standing_still(pauses):
            before, self._raw = self._raw, self._raw + timedelta(days=days)
            values = (("first", first), ("last", pause.last), *pause.values)
            self.steps.append(
                Step(
                    pause.rule,
                    pause.basis,
                    before,
                    Span(days, "day"),
                    self._raw,
                    pause.text,
                    values,
                )
            )

    def close(self) -> date:
        """Finish counting: say what a day of rest does to the last day, and return it."""
        self.steps += closing_steps(self._raw, self._counting, self._calendar, short=self._short)
        return self.steps[-1].day

    def _between(self) -> date:
        if not self._close_between or self._counting != ATW:
            return self._raw
        steps = closing_steps(self._raw, self._counting, self._calendar)
        self.moved_between = self.moved_between or bool(steps)
        self.steps += steps
        return self.end

    def _granted(self, rule: Rule, version: RuleVersion, span: Span) -> Span | None:
        if version.span is None:
            return span
        if span.unit != version.span.unit:
            span = version.span
        used = self._used.get(rule.budget, 0)
        amount = min(span.amount, version.span.amount - used)
        if amount <= 0:
            return None
        self._used[rule.budget] = used + amount
        return Span(amount, span.unit)

    def _standing_still(self, pauses: Sequence[Pause]) -> list[tuple[Pause, date, int]]:
        """Return each pause with the first day on which it counts, and its number of days."""
        found = []
        running_from = self.start.day + _ONE_DAY
        raw = self._raw
        for pause in pauses:
            first = max(pause.first, running_from)
            # Only a term that still runs can be made to stand still.
            if first > self._calendar.close(raw, self._counting) or pause.last < first:
                continue
            days = (pause.last - first).days + 1
            raw += timedelta(days=days)
            running_from = pause.last + _ONE_DAY
            found.append((pause, first, days))
        return found


def span_steps(
    rule_id: str,
    version: RuleVersion,
    start: Start,
    calendar: LegalCalendar,
    text: str,
    *,
    span: Span | None = None,
    close: bool = True,
) -> tuple[Step, ...]:
    """Add a rule's length of time to a day; with `close`, also say what a day of rest does."""
    added = span or version.span
    if added is None:
        raise ValueError(f"{rule_id} has no length")
    raw = (
        calendar.add_working_days(start.day, added.amount)
        if added.unit == "working_day"
        else after(start.day, added)
    )
    values = (("fact", Word("start", start.kind)),)
    step = Step(rule_id, version.basis, start.day, added, raw, text, values)
    if not close:
        return (step,)
    short = atw_applies(added)
    return (step, *closing_steps(raw, version.counting, calendar, short=short))


def closing_steps(
    raw: date, counting: str, calendar: LegalCalendar, *, short: bool = False
) -> tuple[Step, ...]:
    """Say why a day of rest did or did not move the end of a term; nothing for a working day.

    A `short` term that is not moved is one of detention; a long one is not moved for its length.
    """
    rest = calendar.rest_day(raw)
    if rest is None:
        return ()
    values = (("rest_day", Word("rest_day", rest)),)
    if counting == UNMOVED:
        nothing = Span(0, "day")
        basis = ATW_DETENTION if short else ATW_EXCEPTION
        text = "not_moved_detention" if short else "not_moved"
        return (Step("algemene_termijnenwet", basis, raw, nothing, raw, text, values),)
    closed = calendar.close(raw, counting)
    rule, basis = (
        ("procedureverordening_telling", EU_BASIS)
        if counting == EU
        else ("algemene_termijnenwet", ATW_BASIS)
    )
    moved = Span((closed - raw).days, "day")
    return (Step(rule, basis, raw, moved, closed, "moved", values),)
