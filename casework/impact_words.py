"""The words of an impact report: what a change of rules does to a file, line by line."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casework.law.assessment import Assessment
from casework.law.impact import Change
from casework.phrases import Phrases


class Difference(NamedTuple):
    """What is another day or step under the new rules, in words."""

    what: str
    before: str
    after: str


def differences(change: Change, phrases: Phrases) -> tuple[Difference, ...]:
    """List what changes in a file, the decision term first."""
    old, new = _said(change.before, phrases), _said(change.after, phrases)
    none = phrases.say("impact", "none")
    names = dict.fromkeys((*old, *new))
    return tuple(
        Difference(name, old.get(name, none), new.get(name, none))
        for name in names
        if old.get(name, none) != new.get(name, none)
    )


def verdict_lines(change: Change, phrases: Phrases) -> tuple[str, ...]:
    """Say which notices of default are judged differently."""
    return tuple(
        phrases.say(
            "impact",
            "verdict",
            (
                ("day", verdict.day),
                ("before", phrases.say("verdict", verdict.before)),
                ("after", phrases.say("verdict", verdict.after)),
            ),
        )
        for verdict in change.verdicts
    )


def verdict_words(change: Change, phrases: Phrases) -> str:
    """Say in a few words how the notices of default are judged differently."""
    return ", ".join(
        f"{phrases.say('verdict', verdict.before)} → {phrases.say('verdict', verdict.after)}"
        for verdict in change.verdicts
    )


def sent_line(change: Change, phrases: Phrases) -> str:
    """Say on which days letters were posted under the old rules; empty without any."""
    if not change.sent:
        return ""
    days = ", ".join(map(phrases.day, change.sent))
    return phrases.say("impact", "sent", (("days", days),))


def _said(assessment: Assessment | None, phrases: Phrases) -> dict[str, str]:
    if assessment is None:
        return {}
    return dict(_days(assessment, phrases)) | {
        phrases.say("impact", "next_step"): phrases.say("step", assessment.next_step.code)
    }


def _days(assessment: Assessment, phrases: Phrases) -> Iterator[tuple[str, str]]:
    term = assessment.beslistermijn
    if term is not None:
        yield _line("term", term.safe, phrases)
        disputed = term.arguable != term.safe
        yield _line("arguable", term.arguable if disputed else None, phrases)
    if assessment.maximum is not None:
        yield _line("maximum", assessment.maximum.last_day, phrases)
    yield _line("appeal", assessment.beroep.start, phrases)
    for deadline in assessment.deadlines:
        yield phrases.say("deadline", deadline.kind), phrases.day(deadline.last_day)


def _line(code: str, day: date | None, phrases: Phrases) -> tuple[str, str]:
    said = phrases.day(day) if day else phrases.say("impact", "none")
    return phrases.say("impact", code), said
