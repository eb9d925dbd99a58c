"""The rules as the library shows them: those in use, and additions that no longer count."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from casework.errors import RuleError
from casework.law.additions import Addition, FreeDay, free_days_in, is_free_days, title_in
from casework.law.impact import Change
from casework.law.rule_files import read_rules
from casework.law.rules import Rule
from casework.rule_changes import (
    Files,
    RulesInUse,
    files_by_rule,
    preview,
    preview_release,
)
from casework.storage import Storage

SHIPPED = "shipped"
OWN = "own"
WITHDRAWN = "withdrawn"
SUPERSEDED = "superseded"
FREE_DAY = "free_day"
MORATORIUM = "moratorium"


class RuleEntry(NamedTuple):
    """A rule file; `rule` is None for free days and for an addition that no longer counts.

    `standing` tells whose it is and whether it counts, `files` how many open files rest on it.
    """

    name: str
    title: str
    kind: str
    text: str
    standing: str
    rule: Rule | None = None
    free_days: tuple[FreeDay, ...] = ()
    addition: Addition | None = None
    files: int = 0


class ImpactReport(NamedTuple):
    """What a change of rules does, with the names of whose files they are."""

    changes: tuple[Change, ...]
    names: Mapping[UUID, str]


def library(storage: Storage, in_use: RulesInUse, today: date) -> tuple[RuleEntry, ...]:
    """List every rule in order of title, own additions first."""
    counts = files_by_rule(storage, in_use.rules, today)
    by_name = {f"{rule.id}.toml": rule for rule in in_use.rules.all}
    entries = [_entry(name, in_use, by_name.get(name), counts) for name in in_use.files]
    entries += _past(in_use)
    return tuple(sorted(entries, key=lambda entry: (entry.standing == SHIPPED, entry.title)))


def entry_of(addition: Addition, standing: str) -> RuleEntry:
    """Make an entry of an addition that is not in use."""
    free = is_free_days(addition.name)
    return RuleEntry(
        name=addition.name,
        title=title_in(addition.name, addition.text),
        kind=FREE_DAY if free else "",
        text=addition.text,
        standing=standing,
        free_days=free_days_in(addition.text) if free else (),
        addition=addition,
    )


def report_on(storage: Storage, shipped: Files, proposed: Addition, today: date) -> ImpactReport:
    """Find what an addition, or withdrawing one, does; raises what `preview` raises."""
    return _report(storage, preview(storage, shipped, proposed, today))


def report_on_release(storage: Storage, shipped: Files, today: date) -> ImpactReport:
    """Find what the rules of this release do."""
    return _report(storage, preview_release(storage, shipped, today))


def addition_from(path: Path, today: date) -> Addition:
    """Make an addition of a file, still without a reason; raises RuleError for one that is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RuleError(path.name, "-", "rule_unreadable") from error
    except UnicodeDecodeError as error:
        raise RuleError(path.name, "-", "rule_not_utf8") from error
    return Addition(path.name, text.replace("\r\n", "\n"), "", today)


def _entry(
    name: str, in_use: RulesInUse, rule: Rule | None, counts: Mapping[str, int]
) -> RuleEntry:
    text = in_use.files[name]
    own = name in in_use.own
    return RuleEntry(
        name=name,
        title=title_in(name, text),
        kind=rule.kind if rule else FREE_DAY,
        text=text,
        standing=OWN if own else SHIPPED,
        rule=rule,
        free_days=() if rule else free_days_in(text),
        addition=_counting(name, in_use) if own else None,
        files=counts.get(rule.id, 0) if rule else 0,
    )


def _past(in_use: RulesInUse) -> Iterator[RuleEntry]:
    """List the additions that no longer count: withdrawn, or replaced by a later wording."""
    for addition in in_use.additions:
        counting = _counting(addition.name, in_use)
        if addition is not counting:
            gone = addition.withdrawn_on is not None and counting is None
            standing = WITHDRAWN if gone else SUPERSEDED
            rule = _rule_in(addition, in_use)
            entry = entry_of(addition, standing)
            yield entry._replace(rule=rule, kind=rule.kind) if rule else entry


def _rule_in(addition: Addition, in_use: RulesInUse) -> Rule | None:
    """Read the rule that an addition held, as far as it still goes with the others."""
    try:
        rules = read_rules({**in_use.files, addition.name: addition.text})
    except RuleError:
        return None
    found = (rule for rule in rules.all if f"{rule.id}.toml" == addition.name)
    return next(found, None)


def _counting(name: str, in_use: RulesInUse) -> Addition | None:
    """Find the addition that is in use under a name."""
    found = [
        one
        for one in in_use.additions
        if one.name == name and one.withdrawn_on is None and one.text == in_use.files.get(name)
    ]
    return found[-1] if found and name in in_use.own else None


def _report(storage: Storage, changes: tuple[Change, ...]) -> ImpactReport:
    with storage.work() as work:
        names = {
            change.case_file.id: work.clients.get(change.case_file.client_id).name
            for change in changes
        }
    return ImpactReport(changes, names)
