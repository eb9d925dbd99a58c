"""Every way in which the decision term is counted, and the ceiling above them."""

from collections.abc import Hashable, Iterator
from datetime import timedelta

from casework.casefile import BEZWAAR_NAREIS
from casework.law.assessment import (
    DISPUTED,
    HISTORIC,
    SETTLED,
    UNCONFIRMED,
    Ceiling,
    Reading,
    Step,
    Term,
)
from casework.law.counting import Chain, Pause, Start, span_steps
from casework.law.dossier import Dossier
from casework.law.lengthening import apply_letter
from casework.law.moratoria import METHODS, Moratorium, lengthen, start_under
from casework.law.recipes import Counted, Recipe, counted_of, recipes_beside
from casework.law.rules import Rule, Rules, RuleVersion
from casework.phrases import Span

_ONE_DAY = timedelta(days=1)

UNPAUSED = "zonder-opschorting"


# Kinds of which only the day matters to the term; with any other kind the term is counted afresh.
_PLAIN = (
    "aanvraag_ingediend",
    "aanvraag_ontvangen",
    "asielwens_geuit",
    "geregistreerd",
    "nederland_verantwoordelijk",
)
_PLAIN_KINDS = frozenset(_PLAIN)
_SINGULAR = frozenset(("verlenging", "opschorting", "besluit_vernietigd"))


def counts_of(dossier: Dossier, rules: Rules, key: Hashable | None) -> tuple[Ceiling | None, Term]:
    """Return the ceiling and the term; files that rest on the same facts share one count.

    `key` is what `shared_key` gives. Raises NoRuleInForceError when no rule covers the
    application, and MissingFactError when the fact is absent from which the rule counts.
    """
    known = rules.shared.counts.get(key)
    if known is not None:
        return known
    ceiling = ceiling_of(dossier, rules)
    counts = (ceiling, term_of(dossier, rules, ceiling))
    if key is not None:
        rules.shared.keep_counts(key, counts)
    return counts


def shared_key(dossier: Dossier, rules: Rules) -> Hashable | None:
    """Return all that the term rests on, or None when it rests on more than days."""
    facts, by_kind = dossier.facts, dossier.by_kind
    if facts.procedure == BEZWAAR_NAREIS or not _SINGULAR.isdisjoint(by_kind):
        return None
    country = facts.nationality if facts.nationality in rules.countries else None
    days = [by_kind[kind][0].day if kind in by_kind else None for kind in _PLAIN]
    return (facts.procedure, facts.track, country, facts.groups, dossier.as_of, *days)


def only_applied(dossier: Dossier) -> bool:
    """Whether nothing but the application happened, so that the day is all the law looks at."""
    return dossier.by_kind.keys() <= _PLAIN_KINDS


def term_of(dossier: Dossier, rules: Rules, ceiling: Ceiling | None) -> Term:
    """Count the decision term in every way that someone holds; raises as `counts_of` does."""
    counted, start = counted_of(dossier, rules, ceiling)
    return _term(_readings(counted, start))


def ceiling_of(dossier: Dossier, rules: Rules) -> Ceiling | None:
    """Return the longest the decision may take; None where the law names no such limit."""
    procedure = dossier.facts.procedure
    for rule, version in rules.in_force("ceiling", procedure, dossier.application):
        if rule.tracks and dossier.facts.track not in rule.tracks:
            continue
        start = Start(*dossier.first_of(rule.starts_from))
        steps = _steps(rule, version, start, rules, "ceiling")
        last_day = steps[-1].day
        return Ceiling(last_day, dossier.as_of > last_day, rule.certainty, steps)
    return None


def _readings(counted: Counted, start: Start) -> list[Reading]:
    base = Recipe(counted.rule, start)
    found = list(_count(counted, base))
    recipes = [base, *recipes_beside(counted, base, found[0].last_day)]
    for recipe in recipes[1:]:
        _add_new(found, _count(counted, recipe))
    return _under_moratorium(counted, recipes, found) if counted.moratoria else found


def _under_moratorium(
    counted: Counted, recipes: list[Recipe], plain: list[Reading]
) -> list[Reading]:
    """Count every way again under the moratorium; what was held before it stays, as history."""
    found: list[Reading] = []
    for recipe in recipes:
        if recipe.rule.certainty == HISTORIC:
            continue
        # A term that starts on a day outside the file is not moved by a moratorium.
        for method in METHODS if recipe.rule.fixed_start is None else ("",):
            _add_new(found, _count(counted, recipe._replace(method=method)))
    first = counted.moratoria[0]
    if counted.dossier.application >= first.first:
        return found
    before = first.first - _ONE_DAY
    return found + [
        reading._replace(certainty=HISTORIC, held_until=reading.held_until or before)
        for reading in plain
        if reading not in found
    ]


def _add_new(found: list[Reading], readings: Iterator[Reading]) -> None:
    """Add the readings that end on another day: two decrees with one outcome are one reading."""
    days = {reading.last_day for reading in found}
    found += [reading for reading in readings if reading.last_day not in days]


def _count(counted: Counted, recipe: Recipe) -> Iterator[Reading]:
    """Count a recipe: one reading, or two where the law leaves a step open."""
    chain = _chain(counted, recipe, close_between=True)
    yield from _limited(_reading(counted, recipe, chain), counted.ceiling, recipe.start)
    if chain.moved_between:
        bare = _chain(counted, recipe, close_between=False)
        reading = _reading(counted, recipe, bare)
        if reading.last_day != chain.steps[-1].day:
            # It is as certain as the count beside it; `_term` holds neither of two for settled.
            yield reading._replace(id=f"{reading.id}-zonder-tussenstap")


def _chain(counted: Counted, recipe: Recipe, *, close_between: bool) -> Chain:
    version = recipe.own_version or counted.version
    start = start_under(recipe.start, counted.moratoria, recipe.method)
    base = _steps(
        recipe.rule if recipe.own_version else counted.rule, version, start, counted.rules
    )
    chain = Chain(
        version,
        start,
        counted.rules.calendar,
        (*counted.before, *base),
        close_between=close_between,
    )
    if recipe.categorical is not None:
        rule, version = recipe.categorical
        chain.extend(rule, version, _whole(rule, version), "categorical")
    pauses = _accepted(counted, recipe)
    for letter in counted.letters:
        if recipe.disputed_letters or letter.rule.certainty == SETTLED:
            apply_letter(chain, letter, pauses)
    if recipe.method:
        for moratorium in counted.moratoria:
            lengthen(chain, moratorium, recipe.method)
    chain.pause(pauses)
    return chain


def _accepted(counted: Counted, recipe: Recipe) -> tuple[Pause, ...]:
    """Return the pauses that a way of counting accepts."""
    if recipe.disputed_pauses:
        return counted.pauses
    return tuple(pause for pause in counted.pauses if pause.certainty == SETTLED)


def _steps(
    rule: Rule, version: RuleVersion, start: Start, rules: Rules, text: str = "term"
) -> tuple[Step, ...]:
    """Add a rule to a fact; files of one day share the steps. A term is left to be closed."""
    key = (rule.id, *start)
    steps = rules.shared.steps.get(key)
    if steps is None:
        closed = text != "term"
        steps = span_steps(rule.id, version, start, rules.calendar, text, close=closed)
        rules.shared.keep_steps(key, steps)
    return steps


def _whole(rule: Rule, version: RuleVersion) -> Span:
    if version.span is None:
        raise ValueError(f"{rule.id} has no length")
    return version.span


def _reading(counted: Counted, recipe: Recipe, chain: Chain) -> Reading:
    last_day = chain.close()
    name = recipe.rule.reading
    certainty = recipe.rule.certainty
    lengthened = [letter for letter in counted.letters if _rests_on(chain, letter.rule.id)]
    if lengthened and recipe.rule is counted.rule:
        name = lengthened[-1].rule.reading or name
        certainty = min((letter.rule.certainty for letter in lengthened), key=_rank)
    if certainty == SETTLED:
        certainty = min((SETTLED, *_of_pauses(counted, chain)), key=_rank)
    if not recipe.disputed_pauses:
        name = f"{name}-{UNPAUSED}"
    if recipe.method:
        name = f"{name}-{recipe.method}"
        certainty = min((DISPUTED, certainty, *_certainties(counted.moratoria)), key=_rank)
    return Reading(
        name,
        last_day,
        certainty,
        tuple(chain.steps),
        recipe.rule.held_from,
        recipe.rule.held_until,
    )


def _of_pauses(counted: Counted, chain: Chain) -> list[str]:
    return [pause.certainty for pause in counted.pauses if _rests_on(chain, pause.rule)]


def _rests_on(chain: Chain, rule_id: str) -> bool:
    return any(step.rule == rule_id for step in chain.steps)


def _certainties(moratoria: tuple[Moratorium, ...]) -> list[str]:
    return [moratorium.rule.certainty for moratorium in moratoria]


def _rank(certainty: str) -> int:
    """Order certainties, the least certain first."""
    return (UNCONFIRMED, DISPUTED, SETTLED, HISTORIC).index(certainty)


# The day of Dutch responsibility (Dublin), an annulment (RBDHA:2023:8834 counted six months from
# it), and the end of temporary protection (art. 43a).
_UNLIMITED_STARTS = ("nederland_verantwoordelijk", "besluit_vernietigd", "tijdelijke_bescherming")


def _limited(reading: Reading, ceiling: Ceiling | None, start: Start) -> Iterator[Reading]:
    """Hold a reading under the ceiling, but for starts that make the ceiling itself disputed.

    After a Dublin start a court counted on beyond the ceiling (RBDHA:2025:7652). There the longer
    count stays, because it is the safe one for a notice, beside the one that stops at the ceiling.
    """
    if ceiling is None or reading.last_day <= ceiling.last_day:
        yield reading
        return
    if start.kind not in _UNLIMITED_STARTS:
        yield _capped(reading, ceiling)
        return
    yield reading
    if start.day < ceiling.last_day:
        yield _capped(reading, ceiling)._replace(id=f"{reading.id}-{_months(ceiling)}-maanden")


def _months(ceiling: Ceiling) -> int:
    return ceiling.steps[0].add.amount


def _capped(reading: Reading, ceiling: Ceiling) -> Reading:
    first, *rest = ceiling.steps
    steps = (*reading.steps, first._replace(text="capped"), *rest)
    return reading._replace(last_day=ceiling.last_day, steps=steps)


def _term(readings: list[Reading]) -> Term:
    days = [reading.last_day for reading in readings if reading.certainty != HISTORIC]
    safe, arguable = max(days), min(days)
    if safe != arguable:
        # Where two ways of counting are both held, neither is settled.
        readings = [
            reading._replace(certainty=DISPUTED) if reading.certainty == SETTLED else reading
            for reading in readings
        ]
    return Term(safe, arguable, tuple(readings))
