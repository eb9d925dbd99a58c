"""How it stands with the backups, and what putting one back would change, in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from casework.backups import Counts, Differences, Facts, Result, worries
from casework.phrases import Phrases

_SHOWN = 20
_NEEDS_REASON = {"failed": "made", "second_failed": "second", "rehearsal_failed": "rehearsal"}


def standing(facts: Facts, now: datetime, phrases: Phrases) -> list[str]:
    """Say how it stands, what is wrong first; moments are those of `facts`, in its time zone."""
    found = worries(facts, now)
    lines = [_worry(code, facts, phrases) for code in found]
    if facts.newest is not None and "late" not in found:
        lines.append(_newest(facts.newest, facts, now, phrases))
    if not facts.second_place:
        lines.append(phrases.say("backup", "second_none"))
    elif facts.second is not None and "second_failed" not in found:
        lines.append(_dated("second_fine", facts.second.at, phrases))
    if facts.rehearsal is None:
        lines.append(phrases.say("backup", "rehearsal_none"))
    elif "rehearsal_failed" not in found:
        lines.append(_dated("rehearsed", facts.rehearsal.at, phrases))
    return lines


def status(facts: Facts, now: datetime, phrases: Phrases) -> tuple[str, bool]:
    """Say it in a line for the start page, and whether something asks for attention."""
    found = worries(facts, now)
    if found:
        return _worry(found[0], facts, phrases), True
    lines = [_newest(facts.newest, facts, now, phrases)] if facts.newest else []
    if facts.rehearsal is not None:
        lines.append(_dated("rehearsed", facts.rehearsal.at, phrases))
    return " ".join(lines), False


def changes(
    found: Differences, let_in: Sequence[str], shut_out: Sequence[str], phrases: Phrases
) -> list[str]:
    """Say what putting a backup back would change in the vault."""
    lines = list(_counted("line", found.counts, phrases))
    if not found.any:
        lines = [phrases.say("backup_change", "nothing")]
    for code, numbers in (("lost", found.lost), ("undone", found.undone)):
        if numbers:
            values = (("numbers", _listed(numbers, phrases)),)
            lines.append(phrases.say("backup_change", code, values))
    for code, names in (("let_in", let_in), ("shut_out", shut_out)):
        if names:
            known = [name or phrases.say("backup_change", "unnamed") for name in names]
            lines.append(phrases.say("backup_change", code, (("names", ", ".join(known)),)))
    return lines


def contents(found: Differences, phrases: Phrases) -> list[str]:
    """Say what a backup holds when there is no vault to compare it with."""
    return list(_counted("contents", found.counts, phrases))


def _counted(code: str, counts: Mapping[str, Counts], phrases: Phrases) -> Iterator[str]:
    for kind, count in counts.items():
        if count != Counts():
            values = (
                ("kind", phrases.say("backup_kind", kind)),
                ("added", count.added),
                ("removed", count.removed),
                ("changed", count.changed),
            )
            yield phrases.say("backup_change", code, values)


def _listed(numbers: Sequence[str], phrases: Phrases) -> str:
    shown = ", ".join(numbers[:_SHOWN])
    left = len(numbers) - _SHOWN
    if left <= 0:
        return shown
    return f"{shown} {phrases.say('backup_change', 'more', (('number', left),))}"


def _worry(code: str, facts: Facts, phrases: Phrases) -> str:
    result: Result | None = getattr(facts, _NEEDS_REASON.get(code, ""), None)
    if result is not None:
        why = phrases.say("backup_problem", result.reason)
        return phrases.say("backup", code, (("day", result.at.date()), ("why", why)))
    if code == "late" and facts.newest is not None:
        return _dated("late", facts.newest, phrases)
    return phrases.say("backup", code)


def _newest(newest: datetime, facts: Facts, now: datetime, phrases: Phrases) -> str:
    time = f"{newest:%H:%M}"
    if newest.date() == now.astimezone(newest.tzinfo).date():
        return phrases.say("backup", "today", (("time", time),))
    said = phrases.say("backup", "earlier", (("day", newest.date()), ("time", time)))
    unchanged = facts.made is not None and not facts.made.reason and facts.made.at > newest
    return f"{said} {phrases.say('backup', 'checked')}" if unchanged else said


def _dated(code: str, moment: datetime, phrases: Phrases) -> str:
    return phrases.say("backup", code, (("day", moment.date()),))
