"""Erasing somebody in words: what goes, where they may still be named, what backups still hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from casework.agreements import Erasure
from casework.casefile import CaseFile
from casework.duties import Plan
from casework.mentions import Mention
from casework.phrases import Phrases
from casework.retention import ToReview


@dataclass(frozen=True, slots=True)
class Remains:
    """What backups still hold of people who were erased; counts of what lies there.

    `is_done`: there is a good backup without them. `until` is the day on which the last of the
    older ones goes by itself, `absent` whether the second place could not be looked at.
    """

    is_done: bool
    older: int = 0
    until: date | None = None
    unreadable: int = 0
    aside: int = 0
    absent: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything to remove."""
        return bool(self.older or self.unreadable or self.aside)


def plan_lines(plan: Plan, phrases: Phrases) -> tuple[str, ...]:
    """Say what erasing somebody takes, and what stays."""
    return tuple(_plan_lines(plan, phrases))


def open_line(plan: Plan, phrases: Phrases) -> str:
    """Say which files are still open; nothing when none is."""
    numbers = _numbers(plan.open_files)
    return phrases.say("erasing", "open", (("numbers", numbers),)) if numbers else ""


def mention_lines(mentions: Iterable[Mention], phrases: Phrases) -> tuple[str, ...]:
    """Say where somebody may still be named, a line for each place."""
    return tuple(
        phrases.say("mention", one.where, (("number", one.case_file.number),)) for one in mentions
    )


def done_line(name: str, counts: Erasure, phrases: Phrases) -> str:
    """Say what was erased."""
    values = (
        ("name", name),
        ("clients", counts.clients),
        ("files", counts.files),
        ("letters", counts.letters),
    )
    return phrases.say("erasing", "done", values)


def remains_lines(remains: Remains | None, phrases: Phrases) -> tuple[str, ...]:
    """Say what backups still hold; None for a vault on a server, which makes its own."""
    codes = (("server", ()),) if remains is None else tuple(_remains_codes(remains))
    return tuple(phrases.say("erasing", code, values) for code, values in codes)


def review_line(one: ToReview, phrases: Phrases) -> str:
    """Say why somebody comes up for erasing, and what speaks against it."""
    said = phrases.say("review", one.because)
    if not one.as_family:
        return said
    values = (("numbers", _numbers(one.as_family)),)
    return f"{said}; {phrases.say('review', 'as_family', values)}"


def _plan_lines(plan: Plan, phrases: Phrases) -> Iterator[str]:
    def say(code: str, **values: object) -> str:
        return phrases.say("erasing", code, tuple(values.items()))

    yield say("person", name=plan.client.name)
    if plan.relatives:
        yield say("relatives", names=", ".join(one.name for one in plan.relatives))
    if plan.files:
        yield say("files", numbers=_numbers(plan.files))
        yield say("letters", letters=plan.letters, papers=plan.papers)
    if plan.others:
        yield say("others", numbers=_numbers(plan.others))
    yield say("journal")
    yield say("counts")


def _remains_codes(remains: Remains) -> Iterator[tuple[str, tuple[tuple[str, object], ...]]]:
    yield ("new_backup" if remains.is_done else "no_new_backup"), ()
    if remains.older:
        yield "older", (("number", remains.older),)
    if remains.older and remains.until is not None:
        yield "until", (("day", remains.until),)
    if remains.unreadable:
        yield "unreadable", (("number", remains.unreadable),)
    if remains.aside:
        yield "aside", (("number", remains.aside),)
    if remains.any:
        yield "restore", ()
    elif remains.is_done:
        yield "none", ()
    if remains.absent:
        yield "second_absent", ()
    yield "elsewhere", ()


def _numbers(files: Iterable[CaseFile]) -> str:
    return ", ".join(case_file.number for case_file in files)
