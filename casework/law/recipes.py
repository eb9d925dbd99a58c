"""Which ways of counting a file has: from where each starts, and which lengthenings it accepts."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casework.law.assessment import HISTORIC, SETTLED, Ceiling, Step
from casework.law.counting import Pause, Start, span_steps
from casework.law.dossier import Dossier
from casework.law.lengthening import Letter, letters_of, pauses_of
from casework.law.moratoria import Moratorium, moratoria_of
from casework.law.rules import NoRuleInForceError, Rule, Rules, RuleVersion


class Counted(NamedTuple):
    """What all readings of one file share."""

    dossier: Dossier
    rules: Rules
    rule: Rule
    version: RuleVersion
    letters: tuple[Letter, ...]
    pauses: tuple[Pause, ...]
    ceiling: Ceiling | None
    moratoria: tuple[Moratorium, ...]
    before: tuple[Step, ...] = ()


class Recipe(NamedTuple):
    """What one reading counts: from where, and which lengthenings it accepts."""

    rule: Rule
    start: Start
    categorical: tuple[Rule, RuleVersion] | None = None
    disputed_letters: bool = False
    disputed_pauses: bool = True
    own_version: RuleVersion | None = None
    method: str = ""


def counted_of(dossier: Dossier, rules: Rules, ceiling: Ceiling | None) -> tuple[Counted, Start]:
    """Find what every way of counting shares, and the fact from which the statute counts.

    Raises NoRuleInForceError when no rule covers the application, and MissingFactError when the
    fact is absent from which the rule counts.
    """
    rule, version = _base_rule(dossier, rules)
    start, before = _start(dossier, rules, rule)
    counted = Counted(
        dossier,
        rules,
        rule,
        version,
        letters_of(dossier, rules, rule),
        pauses_of(dossier, rules),
        ceiling,
        moratoria_of(dossier, rules, rule, ceiling),
        before,
    )
    return counted, start


def recipes_beside(counted: Counted, base: Recipe, base_end: date) -> Iterator[Recipe]:
    """Yield the ways of counting beside the statute's own, of which the last day is `base_end`."""
    yield from sorted(_categorical(counted, base.start, base_end), key=_given_up)
    if any(letter.rule.certainty != SETTLED for letter in counted.letters):
        yield Recipe(counted.rule, base.start, disputed_letters=True)
    if any(pause.certainty != SETTLED for pause in counted.pauses):
        yield Recipe(counted.rule, base.start, disputed_pauses=False)
    yield from _alternative_starts(counted, base.start)


def _base_rule(dossier: Dossier, rules: Rules) -> tuple[Rule, RuleVersion]:
    procedure, track = dossier.facts.procedure, dossier.facts.track
    for rule, version in rules.in_force("term", procedure, dossier.application):
        if not rule.tracks or track in rule.tracks:
            return rule, version
    raise NoRuleInForceError(f"{procedure}/{track}", dossier.application)


def _start(dossier: Dossier, rules: Rules, rule: Rule) -> tuple[Start, tuple[Step, ...]]:
    """Return the fact that the term counts from, or the end of the term that goes before it."""
    start = Start(*dossier.first_of(rule.starts_from))
    if not rule.after_rule:
        return start, ()
    earlier = rules.named(rule.after_rule)
    version = earlier.version_on(start.day)
    steps = span_steps(earlier.id, version, start, rules.calendar, "deadline")
    return Start("bezwaartermijn", steps[-1].day), steps


def _given_up(recipe: Recipe) -> bool:
    """Put history last, so that it does not hide a way of counting that is still held."""
    return recipe.rule.certainty == HISTORIC


def _categorical(counted: Counted, start: Start, base_end: date) -> Iterator[Recipe]:
    kind, procedure = "categorical_extension", counted.dossier.facts.procedure
    decrees = counted.rules.in_force(kind, procedure, counted.dossier.application)
    if start.kind == "nederland_verantwoordelijk":
        # Some courts pick the decree by the day the Netherlands became responsible.
        named = {rule.id for rule, _ in decrees}
        others = counted.rules.in_force(kind, procedure, start.day)
        decrees += tuple(decree for decree in others if decree[0].id not in named)
    for rule, version in decrees:
        if rule.extends != counted.rule.id:
            continue
        if rule.running_on is None or base_end >= rule.running_on:
            yield Recipe(rule, start, categorical=(rule, version))


def _alternative_starts(counted: Counted, start: Start) -> Iterator[Recipe]:
    dossier = counted.dossier
    procedure = dossier.facts.procedure
    for rule, version in counted.rules.in_force(
        "alternative_start", procedure, dossier.application
    ):
        if rule.extends != counted.rule.id:
            continue
        own = version if version.span is not None else None
        for other in _other_starts(dossier, rule):
            if own is not None or _moves(other, start):
                yield Recipe(rule, other, own_version=own)


def _moves(other: Start, start: Start) -> bool:
    """Whether a term starts elsewhere; in a Dublin case nothing before responsibility starts it."""
    if start.kind == "nederland_verantwoordelijk" and other.day < start.day:
        return False
    return other.day != start.day


def _other_starts(dossier: Dossier, rule: Rule) -> Iterator[Start]:
    if rule.fixed_start is not None:
        if any(group in rule.groups for group in dossier.facts.groups):
            yield Start(rule.groups[0], rule.fixed_start)
        return
    for kind in rule.starts_from:
        events = dossier.all_of(kind)
        if events:
            yield Start(kind, events[-1].day)
