"""From an assessment to the JSON of `termijnwacht calculate`."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import orjson

from casework.law.assessment import (
    AdministrativePenalty,
    Alert,
    Appeal,
    Assessment,
    Ceiling,
    Deadline,
    JudicialPenalty,
    Notice,
    Reading,
    Ruling,
    Step,
    Term,
)
from casework.law.receipt import alert_sentence, because, sentence
from casework.law.rules import Rules
from casework.phrases import Phrases

Json = dict[str, Any]
Part = TypeVar("Part")


_MOST_WRITTEN = 20_000


def encode(value: object) -> str:
    """Write a value as JSON."""
    return orjson.dumps(value).decode()


class Words:
    """The sentences of an assessment; a step that many files share is written out once."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        # A step is kept beside its text: its id may not be given to another one.
        self._steps: dict[int, tuple[Step, orjson.Fragment]] = {}

    def step(self, step: Step) -> orjson.Fragment:
        """Write out a step of a receipt."""
        known = self._steps.get(id(step))
        if known is not None:
            return known[1]
        text = orjson.Fragment(
            orjson.dumps(
                {
                    "rule": step.rule,
                    "basis": step.basis,
                    "from": step.start,
                    "add": step.add.iso,
                    "date": step.day,
                    "text": sentence(step, self.phrases),
                }
            )
        )
        if len(self._steps) < _MOST_WRITTEN:
            self._steps[id(step)] = (step, text)
        return text


class Writer:
    """Writes assessments as lines of JSON; what many files share is written out once."""

    def __init__(self, phrases: Phrases, rules: Rules) -> None:
        self._words = Words(phrases)
        self._rules = encode({"version": rules.version, "sha256": rules.sha256})
        # What was written is kept beside its text: its id may not be given to another value.
        self._written: dict[int, tuple[object, str]] = {}

    def line(self, line_id: str, assessment: Assessment) -> str:
        """Write out an assessment under the id of its line."""
        body = self._once(assessment, self._body)
        return f'{{"id":{encode(line_id)},{body}'

    def _body(self, assessment: Assessment) -> str:
        term, ceiling = assessment.beslistermijn, assessment.maximum
        return (
            f'"as_of":"{assessment.as_of.isoformat()}",'
            f'"beslistermijn":{self._once(term, self._term)},'
            f'"maximum":{self._once(ceiling, self._ceiling)},'
            f'{encode(_rest(assessment, self._words))[1:-1]},"rules":{self._rules}}}'
        )

    def _term(self, term: Term | None) -> str:
        return "null" if term is None else encode(_term(term, self._words))

    def _ceiling(self, ceiling: Ceiling | None) -> str:
        return "null" if ceiling is None else encode(_ceiling(ceiling, self._words))

    def _once(self, part: Part, write: Callable[[Part], str]) -> str:
        known = self._written.get(id(part))
        if known is not None:
            return known[1]
        text = write(part)
        if len(self._written) < _MOST_WRITTEN:
            self._written[id(part)] = (part, text)
        return text


def _rest(assessment: Assessment, words: Words) -> Json:
    step = assessment.next_step
    return {
        "ingebrekestelling": _notice(assessment.ingebrekestelling, words),
        "beroep": _appeal(assessment.beroep, words),
        "uitspraak": _ruling(assessment.uitspraak, words),
        "dwangsom": {
            "bestuurlijk": _administrative(assessment.bestuurlijke_dwangsom),
            "rechterlijk": _judicial(assessment.rechterlijke_dwangsom),
        },
        "deadlines": [_deadline(deadline, words) for deadline in assessment.deadlines],
        "warnings": [_alert(alert, words) for alert in assessment.warnings],
        "next_step": {
            "code": step.code,
            "from": _iso(step.start),
            "because": because(step.because, words.phrases),
        },
    }


def _term(term: Term, words: Words) -> Json:
    return {
        "safe": term.safe.isoformat(),
        "arguable": term.arguable.isoformat(),
        "readings": [_reading(reading, words) for reading in term.readings],
    }


def _reading(reading: Reading, words: Words) -> Json:
    return {
        "id": reading.id,
        "last_day": reading.last_day.isoformat(),
        "certainty": reading.certainty,
        "held_from": _iso(reading.held_from),
        "held_until": _iso(reading.held_until),
        "steps": _steps(reading.steps, words),
    }


def _steps(steps: Iterable[Step], words: Words) -> list[orjson.Fragment]:
    return [words.step(step) for step in steps]


def _ceiling(ceiling: Ceiling, words: Words) -> Json:
    return {
        "last_day": ceiling.last_day.isoformat(),
        "passed": ceiling.passed,
        "certainty": ceiling.certainty,
        "steps": _steps(ceiling.steps, words),
    }


def _notice(notice: Notice, words: Words) -> Json:
    return {
        "needed": notice.needed,
        "safe_from": _iso(notice.safe_from),
        "arguable_from": _iso(notice.arguable_from),
        "given": [
            {
                "sent": _iso(given.sent),
                "received": _iso(given.received),
                "verdict": given.verdict,
                "because": because(given.because, words.phrases),
            }
            for given in notice.given
        ],
    }


def _appeal(appeal: Appeal, words: Words) -> Json:
    return {
        "from": _iso(appeal.start),
        "because": because(appeal.because, words.phrases),
        "lodged": [
            {
                "date": lodged.day.isoformat(),
                "verdict": lodged.verdict,
                "because": because(lodged.because, words.phrases),
            }
            for lodged in appeal.lodged
        ],
        "steps": _steps(appeal.steps, words),
    }


def _ruling(ruling: Ruling | None, words: Words) -> Json | None:
    if ruling is None:
        return None
    return {
        "sent": ruling.sent.isoformat(),
        "last_day": _iso(ruling.last_day),
        "passed": ruling.passed,
        "steps": _steps(ruling.steps, words),
    }


def _administrative(penalty: AdministrativePenalty | None) -> Json | None:
    if penalty is None:
        return None
    return {
        "due": penalty.due,
        "first_day": _iso(penalty.first_day),
        "days": penalty.days,
        "amount": penalty.amount,
        "maximum": penalty.maximum,
        "certainty": penalty.certainty,
        "basis": penalty.basis,
    }


def _judicial(penalty: JudicialPenalty | None) -> Json | None:
    if penalty is None:
        return None
    return {
        "per_day": _number(penalty.per_day),
        "maximum": _number(penalty.maximum),
        "first_day": _iso(penalty.first_day),
        "days": penalty.days,
        "amount": _number(penalty.amount),
    }


def _deadline(deadline: Deadline, words: Words) -> Json:
    return {
        "kind": deadline.kind,
        "last_day": deadline.last_day.isoformat(),
        "on": deadline.on,
        "certainty": deadline.certainty,
        "steps": _steps(deadline.steps, words),
    }


def _alert(alert: Alert, words: Words) -> Json:
    return {
        "code": alert.code,
        "severity": alert.severity,
        "date": _iso(alert.day),
        "text": alert_sentence(alert, words.phrases),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
