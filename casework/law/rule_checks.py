"""What must hold within a rule, and between rules, before any of them may compute."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import pairwise

from casework.law.assessment import HISTORIC
from casework.law.legal_calendar import ATW
from casework.law.rule_tables import Table
from casework.law.rules import Rule, RuleVersion
from casework.law.spans import atw_applies

_NEEDED: dict[str, tuple[str, ...]] = {
    "term": ("reading", "starts_from"),
    "categorical_extension": ("reading", "extends", "budget"),
    "individual_extension": ("reading", "extends", "budget", "grounds"),
    "alternative_start": ("reading", "extends"),
    "ceiling": ("starts_from",),
    "suspension": ("reasons",),
    "suspension_by_law": (),
    "moratorium": ("extends", "countries", "budget"),
    "two_weeks": ("starts_from",),
    "court_term": ("starts_from",),
    "administrative_penalty": (),
    "deadline": ("starts_from", "on", "deadline"),
}

# What these kinds are about is a length, or a period.
_NEEDS_LENGTH = ("term", "categorical_extension", "ceiling", "two_weeks", "deadline")
_NEEDS_END = ("suspension_by_law", "moratorium")


def check_version(table: Table, version: RuleVersion) -> None:
    """Refuse a wording that ends before it begins, or that counts as its length does not allow."""
    if version.valid_to is not None and version.valid_to < version.valid_from:
        raise table.error("valid_to", "rule_ends_early")
    if version.counting == ATW and version.span is not None and not atw_applies(version.span):
        raise table.error("counting", "rule_counting")


def check_rule(table: Table, rule: Rule) -> None:
    """Refuse a rule that lacks what its kind needs, or whose wordings do not follow each other."""
    if not rule.procedures:
        raise table.error("procedures", "rule_key_missing")
    for key in _NEEDED[rule.kind]:
        if not getattr(rule, key):
            raise table.error(key, "rule_key_missing")
    if (rule.certainty == HISTORIC) != (rule.held_until is not None):
        raise table.error("held_until", "rule_held_until")
    _check_figures(table, rule)
    _check_order(table, rule)


def check_names(rules: Iterable[Rule], tables: Mapping[str, Table]) -> None:
    """Refuse a rule that rests on one that is not there: it would never compute.

    `tables` are the files of the rules, by id.
    """
    rules = tuple(rules)
    known = {rule.id for rule in rules}
    for rule in rules:
        for key in ("extends", "after_rule"):
            other = getattr(rule, key)
            if other and other not in known:
                raise tables[rule.id].error(key, "rule_unknown_rule", ("given", other))


def _check_figures(table: Table, rule: Rule) -> None:
    for index, version in enumerate(rule.versions):
        if rule.kind in _NEEDS_LENGTH and version.span is None:
            raise table.error(f"version[{index}].amount", "rule_key_missing")
        if rule.kind in _NEEDS_END and version.valid_to is None:
            raise table.error(f"version[{index}].valid_to", "rule_key_missing")


def _check_order(table: Table, rule: Rule) -> None:
    for index, (one, following) in enumerate(pairwise(rule.versions), start=1):
        key = f"version[{index}].valid_from"
        if one.valid_to is None or following.valid_from <= one.valid_to:
            raise table.error(key, "rule_overlap")
        if following.valid_from != one.valid_to + timedelta(days=1):
            raise table.error(key, "rule_gap")
