"""The law as dated data: rules under permanent ids, with every wording they have had."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from casework.errors import NotAssessedError
from casework.law.assessment import Assessment, Ceiling, Step, Term
from casework.law.legal_calendar import LegalCalendar
from casework.phrases import Span

_MOST_SHARED = 20_000


class NoRuleInForceError(NotAssessedError):
    """A rule exists, but none of its wordings covers the date asked for."""

    def __init__(self, rule_id: str, on: date) -> None:
        super().__init__(f"{rule_id} has no version in force on {on.isoformat()}")
        self.rule_id = rule_id
        self.on = on


@dataclass(frozen=True, slots=True)
class Source:
    """Where a wording was read, and when."""

    citation: str
    url: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Band:
    """So many days of a penalty at so many euros a day."""

    days: int
    euros: int


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One wording of a rule; both ends of its validity are inclusive.

    `text` says in our own words what the source says. An announced wording never computes.
    """

    valid_from: date
    valid_to: date | None
    span: Span | None
    counting: str
    text: str
    note: str
    announced: bool
    sources: tuple[Source, ...]
    bands: tuple[Band, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether the wording is in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def counted(self, counting: str) -> "RuleVersion":
        """Return the wording with another way of closing the term."""
        return self if counting == self.counting else replace(self, counting=counting)

    @property
    def basis(self) -> str:
        """The citation it rests on."""
        return self.sources[0].citation


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule under a permanent id, with every wording it has had.

    `selected_by` names the fact whose day picks the wording; `starts_from` the facts from which
    it counts, the first that is known going first. `held_from` and `held_until` tell on which days
    someone counted this way, when it was given up. `running_on` limits an extension to terms that
    had not ended before that day; extensions of one `budget` share its amount. `reasons` are the
    grounds of a suspension or a voornemen; `fixed_start` is a day from which a term counts whatever
    happened in the file. `on` tells whose a deadline is, and `deadline` what it is called.
    `ended_by` names the facts that meet a deadline or take it away. `after_rule` names the rule
    whose term must have ended before this one begins.
    """

    id: str
    kind: str
    title: str
    procedures: tuple[str, ...]
    certainty: str
    selected_by: str
    versions: tuple[RuleVersion, ...]
    tracks: tuple[str, ...] = ()
    reading: str = ""
    starts_from: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    budget: str = ""
    extends: str = ""
    after_rule: str = ""
    held_from: date | None = None
    held_until: date | None = None
    running_on: date | None = None
    fixed_start: date | None = None
    after_extension: bool = False
    countries: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    on: str = ""
    deadline: str = ""
    gap: str = ""

    def version_on(self, day: date) -> RuleVersion:
        """Return the wording in force on the day; never fall back to an older one."""
        version = self.find_version(day)
        if version is None:
            raise NoRuleInForceError(self.id, day)
        return version

    def find_version(self, day: date) -> RuleVersion | None:
        """Return the wording in force on the day, or None when it had or has none."""
        for version in self.versions:
            if version.covers(day) and not version.announced:
                return version
        return None


RuleInForce = tuple[Rule, RuleVersion]
Wording = tuple[date, date, Rule, RuleVersion]


@dataclass(frozen=True, slots=True)
class Shared:
    """What was worked out before, by the facts it rests on: files of one day and kind share it.

    Nothing in here names a file. A number of each is kept that stays small in memory.
    """

    steps: dict[tuple[str, str, date], tuple[Step, ...]] = field(default_factory=dict)
    counts: dict[Hashable, tuple[Ceiling | None, Term]] = field(default_factory=dict)
    assessments: dict[Hashable, Assessment] = field(default_factory=dict)

    def keep_steps(self, key: tuple[str, str, date], steps: tuple[Step, ...]) -> None:
        """Keep the steps that a rule adds to a fact of a day."""
        if len(self.steps) < _MOST_SHARED:
            self.steps[key] = steps

    def keep_counts(self, key: Hashable, counts: tuple[Ceiling | None, Term]) -> None:
        """Keep a term with its ceiling."""
        if len(self.counts) < _MOST_SHARED:
            self.counts[key] = counts

    def keep_assessment(self, key: Hashable, assessment: Assessment) -> None:
        """Keep the assessment of a file in which nothing but the application happened."""
        if len(self.assessments) < _MOST_SHARED:
            self.assessments[key] = assessment


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in use, by what they are for.

    `version` is the newest day on which a source was checked; `sha256` is of all rule files.
    """

    all: tuple[Rule, ...]
    calendar: LegalCalendar
    version: str
    sha256: str
    by_kind: Mapping[tuple[str, str], tuple[Rule, ...]]
    countries: frozenset[str]
    shared: Shared = field(default_factory=Shared, compare=False, repr=False)
    _wordings: dict[tuple[str, str], tuple[Wording, ...]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        wordings = {key: _wordings_of(rules) for key, rules in self.by_kind.items()}
        object.__setattr__(self, "_wordings", wordings)

    def named(self, rule_id: str) -> Rule:
        """Return the rule of an id; raises KeyError for an unknown one."""
        for rule in self.all:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def of(self, kind: str, procedure: str) -> tuple[Rule, ...]:
        """Return the rules of a kind that apply to a procedure."""
        return self.by_kind.get((kind, procedure), ())

    def in_force(self, kind: str, procedure: str, day: date) -> tuple[RuleInForce, ...]:
        """Return the rules of a kind that have a wording in force on the day, with that wording."""
        return tuple(
            [
                (rule, version)
                for first, last, rule, version in self._wordings.get((kind, procedure), ())
                if first <= day <= last
            ]
        )


def _wordings_of(rules: Iterable[Rule]) -> tuple[Wording, ...]:
    """List the wordings that can compute, with their first and last day."""
    return tuple(
        (version.valid_from, version.valid_to or date.max, rule, version)
        for rule in rules
        for version in rule.versions
        if not version.announced
    )
