"""Decision moratoria: for whom, on which files, and by how much they lengthen a term."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from casework.law.assessment import Ceiling
from casework.law.counting import Chain, Start
from casework.law.dossier import Dossier
from casework.law.rules import Rule, Rules, RuleVersion
from casework.phrases import Span

YEAR = "moratorium-jaar"
PAUSE = "moratorium-opschorting"
METHODS = (YEAR, PAUSE)

# The titles of these rules are this word and the country with a year.
_TITLE = "Besluitmoratorium "


class Moratorium(NamedTuple):
    """A moratorium that covers the file; `version` holds its period, both ends inclusive."""

    rule: Rule
    version: RuleVersion

    @property
    def first(self) -> date:
        """The day it began."""
        return self.version.valid_from

    @property
    def last(self) -> date:
        """Its last day, as decided or planned."""
        if self.version.valid_to is None:
            raise ValueError(f"{self.rule.id} has no end")
        return self.version.valid_to

    @property
    def months(self) -> int:
        """Its length in whole months, as courts counted it (RBDHA:2026:1940)."""
        gap = relativedelta(self.last + relativedelta(days=1), self.first)
        return gap.years * 12 + gap.months + (gap.days >= 15)


def moratoria_of(
    dossier: Dossier, rules: Rules, base: Rule, ceiling: Ceiling | None
) -> tuple[Moratorium, ...]:
    """List the moratoria that cover the file, in order of their first day.

    A file is covered when it was pending at the start or was lodged during it, also when its term
    had lapsed already (RVS:2025:3082), but not when the 21 months had passed by then
    (RBDHA:2025:1774). One that began after the day asked about is not known yet.
    """
    if dossier.facts.nationality not in rules.countries:
        return ()
    found = [
        Moratorium(rule, version)
        for rule in rules.of("moratorium", dossier.facts.procedure)
        if rule.extends == base.id and _names(rule, dossier)
        for version in rule.versions
        if _covers(version, dossier, ceiling)
    ]
    found.sort(key=lambda moratorium: moratorium.first)
    return tuple(found)


def lengthen(chain: Chain, moratorium: Moratorium, method: str) -> None:
    """Lengthen a term by one of the two ways in which courts let a moratorium work."""
    named = (("country", moratorium.rule.title.removeprefix(_TITLE)),)
    if method == YEAR:
        whole = moratorium.version.span or Span(12, "month")
        chain.extend(moratorium.rule, moratorium.version, whole, "moratorium_year", named)
    elif chain.start.day < moratorium.first <= chain.end:
        unlimited = replace(moratorium.version, span=None)
        length = Span(moratorium.months, "month")
        chain.extend(moratorium.rule, unlimited, length, "moratorium_pause", named)


def start_under(start: Start, moratoria: tuple[Moratorium, ...], method: str) -> Start:
    """Return the start of a term that stood still from the outset: the moratorium's last day."""
    if method == PAUSE:
        for moratorium in moratoria:
            if moratorium.first <= start.day <= moratorium.last:
                return Start("besluitmoratorium", moratorium.last)
    return start


def _names(rule: Rule, dossier: Dossier) -> bool:
    if dossier.facts.nationality not in rule.countries:
        return False
    return not rule.groups or any(group in rule.groups for group in dossier.facts.groups)


def _covers(version: RuleVersion, dossier: Dossier, ceiling: Ceiling | None) -> bool:
    if version.announced or version.valid_to is None:
        return False
    if not version.valid_from <= dossier.as_of or dossier.application > version.valid_to:
        return False
    return ceiling is None or ceiling.last_day >= version.valid_from
