"""Changing the rules an office works with: first what it does to the files, then a yes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from casework.casefile import CaseFile
from casework.errors import InvalidFactsError, Problem, RuleError
from casework.law.additions import Addition, AgreedRules, merged, overtaken, own_names, rules_with
from casework.law.impact import Change, impact, rules_behind
from casework.law.rules import Rules
from casework.storage import Storage, Work
from casework.usecases import assessment_of, facts_of

Files = Mapping[str, str]

CURRENT = "current"
WAITING = "waiting"
CLASH = "clash"
REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class RulesInUse:
    """The rules that count now, and where they stand.

    `files` are their texts by name, of which `own` come from the office. `state` is `current`;
    `waiting` when those of a new release need a yes, `clash` when they cannot be used together
    with an addition (`problem` says which), both with the rules of before still in use; or
    `replaced` when this release cannot read the rules of before.
    """

    rules: Rules
    files: Files
    own: frozenset[str]
    additions: tuple[Addition, ...]
    state: str = CURRENT
    problem: RuleError | None = None


def rules_in_use(storage: Storage, shipped: Files, today: date) -> RulesInUse:
    """Find the rules to work with, after unlocking.

    Shipped rules that change no open file are agreed to at once. Raises RuleError when neither
    these nor those of before can be used.
    """
    agreed, additions = _stored(storage)
    if agreed is None or dict(agreed.files) == dict(shipped):
        found = _in_use(shipped, additions)
        if agreed is None:
            _agree(storage, shipped, today)
        return found
    try:
        before = _in_use(agreed.files, additions)
    except RuleError:
        found = replace(_in_use(shipped, additions), state=REPLACED)
        _agree(storage, shipped, today)
        return found
    return _judged(storage, shipped, before, today)


def rules_that_count(storage: Storage, shipped: Files) -> RulesInUse:
    """Find the rules to work with for who may not agree to other ones; nothing is stored.

    New ones wait for who may. Raises RuleError when neither these nor those of before can be used.
    """
    agreed, additions = _stored(storage)
    if agreed is None or dict(agreed.files) == dict(shipped):
        return _in_use(shipped, additions)
    try:
        return replace(_in_use(agreed.files, additions), state=WAITING)
    except RuleError:
        return replace(_in_use(shipped, additions), state=REPLACED)


def check_rule(storage: Storage, shipped: Files, proposed: Addition) -> None:
    """Raise RuleError or InvalidFactsError for a rule that cannot be used, whatever its reason."""
    agreed, additions = _stored(storage)
    base = shipped if agreed is None else agreed.files
    rules_with(base, _with(additions, proposed))
    _check_new(proposed, base)


def preview(
    storage: Storage, shipped: Files, proposed: Addition, today: date
) -> tuple[Change, ...]:
    """List what an addition would do to the open files; nothing is stored.

    One with a number is one of the vault that is withdrawn. Raises RuleError for a text that cannot
    be used, InvalidFactsError without a reason or when the shipped rules have it already.
    """
    agreed, additions = _stored(storage)
    base = shipped if agreed is None else agreed.files
    _check(proposed, base)
    before, after = rules_with(base, additions), rules_with(base, _with(additions, proposed))
    return _impact(storage, before, after, today)


def preview_release(storage: Storage, shipped: Files, today: date) -> tuple[Change, ...]:
    """List what the shipped rules of this release would do to the open files."""
    agreed, additions = _stored(storage)
    base = shipped if agreed is None else agreed.files
    return _impact(storage, rules_with(base, additions), rules_with(shipped, additions), today)


def change_rules(storage: Storage, shipped: Files, proposed: Addition, today: date) -> RulesInUse:
    """Store an addition, or that one is withdrawn; return the rules of from now on.

    Raises what `preview` raises, and then stores nothing.
    """
    agreed, additions = _stored(storage)
    base = shipped if agreed is None else agreed.files
    _check(proposed, base)
    rules_with(base, _with(additions, proposed))
    with storage.work() as work:
        work.additions.put(proposed)
        work.commit()
    return rules_in_use(storage, shipped, today)


def agree_to_release(storage: Storage, shipped: Files, today: date) -> RulesInUse:
    """Work with the shipped rules of this release; raises RuleError and keeps those of before."""
    _, additions = _stored(storage)
    found = _in_use(shipped, additions)
    _agree(storage, shipped, today)
    return found


def withdrawn(addition: Addition, reason: str, today: date) -> Addition:
    """Return the addition as one that no longer counts; its own reason and day stay with it."""
    return replace(addition, withdrawn_on=today, withdrawn_because=reason.strip())


def put_back(addition: Addition, reason: str, today: date) -> Addition:
    """Return a new addition that says the same; that the old one was withdrawn stays a fact."""
    return Addition(addition.name, addition.text, reason.strip(), today)


def files_by_rule(storage: Storage, rules: Rules, today: date) -> Counter[str]:
    """Count the open files of which a date rests on each rule."""
    with storage.work() as work:
        files = _open_files(work)
        people = {client.id: client for client in work.clients}
    found: Counter[str] = Counter()
    for case_file in files:
        assessment = assessment_of(case_file, people[case_file.client_id], rules, today)
        if assessment is not None:
            found.update(rules_behind(assessment))
    return found


def _judged(storage: Storage, shipped: Files, before: RulesInUse, today: date) -> RulesInUse:
    """Decide whether shipped rules that differ from those in use take their place at once."""
    try:
        after = _in_use(shipped, before.additions)
    except RuleError as error:
        return replace(before, state=CLASH, problem=error)
    if _impact(storage, before.rules, after.rules, today):
        return replace(before, state=WAITING)
    _agree(storage, shipped, today)
    return after


def _in_use(files: Files, additions: tuple[Addition, ...]) -> RulesInUse:
    return RulesInUse(
        rules=rules_with(files, additions),
        files=merged(files, additions),
        own=own_names(files, additions),
        additions=additions,
    )


def _stored(storage: Storage) -> tuple[AgreedRules | None, tuple[Addition, ...]]:
    with storage.work() as work:
        return work.agreed_rules(), tuple(work.additions)


def _agree(storage: Storage, shipped: Files, today: date) -> None:
    with storage.work() as work:
        work.put_agreed_rules(AgreedRules(dict(shipped), today))
        work.commit()


def _check(proposed: Addition, base: Files) -> None:
    why = proposed.reason if proposed.withdrawn_on is None else proposed.withdrawn_because
    if not why.strip():
        raise InvalidFactsError((Problem("required", "reason"),))
    _check_new(proposed, base)


def _check_new(proposed: Addition, base: Files) -> None:
    if proposed.number is None and overtaken(base, (proposed,)):
        raise InvalidFactsError((Problem("rule_is_shipped", "name"),))


def _with(additions: Iterable[Addition], proposed: Addition) -> tuple[Addition, ...]:
    if proposed.number is None:
        return (*additions, proposed)
    return tuple(proposed if one.number == proposed.number else one for one in additions)


def _impact(storage: Storage, before: Rules, after: Rules, today: date) -> tuple[Change, ...]:
    with storage.work() as work:
        people = {client.id: client for client in work.clients}
        facts = [
            (case_file, facts_of(case_file, people[case_file.client_id]))
            for case_file in _open_files(work)
        ]
        sent = _sent_days(work)
    return impact(facts, sent, before, after, today)


def _open_files(work: Work) -> list[CaseFile]:
    return [case_file for case_file in work.case_files if case_file.closed_on is None]


def _sent_days(work: Work) -> Mapping[UUID, Sequence[date]]:
    found: dict[UUID, list[date]] = defaultdict(list)
    for letter in work.letters.posted():
        found[letter.case_id] += filter(None, [letter.posted_on])
    return found
