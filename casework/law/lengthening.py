"""What lengthens a term in the single file: extension letters, and days on which it stood still."""

from datetime import date, timedelta
from typing import NamedTuple, cast

from casework.casefile import CaseEvent
from casework.law.assessment import HISTORIC, Term
from casework.law.counting import Chain, Pause
from casework.law.dossier import Dossier
from casework.law.rules import Rule, Rules, RuleVersion
from casework.phrases import Span, Word

_ONE_DAY = timedelta(days=1)


class Letter(NamedTuple):
    """An extension letter with the rule it rests on."""

    event: CaseEvent
    rule: Rule
    version: RuleVersion


def letters_of(dossier: Dossier, rules: Rules, base: Rule) -> tuple[Letter, ...]:
    """Find the rule on which each extension letter rests; one without a rule is left out."""
    found = []
    for event in dossier.all_of("verlenging"):
        for rule in rules.of("individual_extension", dossier.facts.procedure):
            if rule.extends != base.id or event.ground not in rule.grounds:
                continue
            version = rule.find_version(event.day)
            if version is not None:
                found.append(Letter(event, rule, version))
                break
    return tuple(found)


def pauses_of(dossier: Dossier, rules: Rules) -> tuple[Pause, ...]:
    """List the days on which the term stands still, in order, by letter and by law."""
    found = [
        _pause(event, rule, version, dossier.as_of)
        for rule in _suspensions(dossier, rules)
        for event in dossier.all_of("opschorting")
        if event.ground in rule.reasons and (version := rule.find_version(event.day)) is not None
    ]
    for rule in rules.of("suspension_by_law", dossier.facts.procedure):
        found += [
            Pause(version.valid_from, version.valid_to, rule.id, version.basis, "pause_by_law")
            for version in rule.versions
            if version.valid_to is not None and version.valid_to > dossier.application
        ]
    found.sort(key=lambda pause: (pause.first, pause.last))
    return tuple(found)


def _suspensions(dossier: Dossier, rules: Rules) -> list[Rule]:
    """List the rules of suspension; one that `extends` another takes its place for new files."""
    found = rules.of("suspension", dossier.facts.procedure)
    special = {
        rule.extends: rule
        for rule in found
        if rule.extends and rule.find_version(dossier.application) is not None
    }
    return [special.get(rule.id, rule) for rule in found if not rule.extends]


def _pause(event: CaseEvent, rule: Rule, version: RuleVersion, as_of: date) -> Pause:
    text = "pause" if event.until else "pause_running"
    values = (("ground", Word("suspension_ground", event.ground or "")),)
    first, last = event.day + _ONE_DAY, event.until or as_of
    return Pause(first, last, rule.id, version.basis, text, values, rule.certainty)


def apply_letter(chain: Chain, letter: Letter, pauses: tuple[Pause, ...]) -> None:
    """Lengthen a term by a letter that came before it had ended, as far as the law allows."""
    event = letter.event
    # A term that has ended can no longer be lengthened.
    if event.months is None or event.day > chain.end_with(pauses):
        return
    if letter.rule.after_extension and not chain.extended:
        return
    values = (("letter", event.day), ("ground", Word("extension_ground", event.ground or "")))
    chain.extend(letter.rule, letter.version, Span(event.months, "month"), "letter", values)


class JudgedLetter(NamedTuple):
    """An extension letter that does not do all it says: the code tells why."""

    event: CaseEvent
    code: str


def doubtful_letters(dossier: Dossier, term: Term) -> list[JudgedLetter]:
    """List the letters that came too late, rest on no rule, or ask more than the law allows."""
    granted = _granted(term)
    found = []
    for event in dossier.all_of("verlenging"):
        months = granted.get(event.day)
        if event.day > term.safe:
            found.append(JudgedLetter(event, "verlenging_te_laat"))
        elif months is None and not _by_decree(event, term):
            found.append(JudgedLetter(event, "verlenging_zonder_regel"))
        elif months is not None and event.months is not None and months < event.months:
            found.append(JudgedLetter(event, "verlenging_ingekort"))
    return found


def _granted(term: Term) -> dict[object, int]:
    """Return how many months each letter gave, by its day, in the readings that are still held."""
    granted: dict[object, int] = {}
    for reading in term.readings:
        if reading.certainty == HISTORIC:
            continue
        for step in reading.steps:
            if step.text == "letter":
                values = dict(step.values)
                span = cast(Span, values["span"])  # what `Chain.extend` put there
                # The thirteen weeks of a bezwaar come as a letter of three months.
                months = span.amount if span.unit == "month" else 3
                granted[values["letter"]] = months
    return granted


def _by_decree(event: CaseEvent, term: Term) -> bool:
    """Whether a decree gave what the letter says, so that the letter adds nothing."""
    return event.ground == "aantal" and any(
        step.text == "categorical" for reading in term.readings for step in reading.steps
    )
