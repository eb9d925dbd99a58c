"""Backups: their names, which are kept, when one is due, and what going back would change."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from casework.errors import CaseworkError

AUTOMATIC = "automatic"
BY_HAND = "by_hand"
BEFORE_MIGRATION = "before_migration"
BEFORE_RESTORE = "before_restore"
OCCASIONS = (AUTOMATIC, BY_HAND, BEFORE_MIGRATION, BEFORE_RESTORE)

# What can be the matter with a backup, or with making one; the words stand in the texts.
BACKUP_REASONS = (
    "full",
    "read_only",
    "unwritable",
    "busy",
    "vault_damaged",
    "backup_damaged",
    "altered",
    "half",
    "newer",
    "other_office",
    "other_key",
    "no_backup",
    "place_absent",
    "place_inside",
)

_NAME = "%Y-%m-%dT%H%M%SZ"
_DAY = timedelta(days=1)
_ALWAYS = 3
_EVERY = timedelta(days=2)
_DAILY = timedelta(days=14)
_WEEKLY = timedelta(days=62)
_MONTHLY = timedelta(days=731)
_REHEARSAL = timedelta(days=30)
_RETRY = timedelta(hours=1)
_LATE = timedelta(days=3)


class BackupError(CaseworkError):
    """A backup that cannot be made or used; `reason` is one of `BACKUP_REASONS`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Result:
    """How something about backups went: `reason` is empty when it went well."""

    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the backups of a vault; times in UTC.

    `newest` is the last that was made and verified. `second_place` says whether one was set, and
    `second` how copying to it went last.
    """

    newest: datetime | None = None
    made: Result | None = None
    second_place: bool = False
    second: Result | None = None
    rehearsal: Result | None = None
    from_future: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a kind would come back, would go, and would be as they were."""

    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Differences:
    """What going back to a backup would change: per kind, and which files by number."""

    counts: Mapping[str, Counts] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything would change at all."""
        return any(count != Counts() for count in self.counts.values())


@dataclass(frozen=True, slots=True)
class Contents:
    """What a vault holds, by kind and id: a fingerprint of each row.

    `numbers` gives the number of each file by its id, `of_file` the file of what belongs to one.
    """

    rows: Mapping[str, Mapping[Hashable, bytes]]
    numbers: Mapping[Hashable, str]
    of_file: Callable[[str, Hashable], Hashable | None] = lambda _kind, _row: None


def name_of(made_at: datetime) -> str:
    """Write the moment, of any time zone, as the name of a backup; names sort as moments do."""
    return made_at.astimezone(UTC).strftime(_NAME)


def moment_of(name: str) -> datetime | None:
    """Read the moment, in UTC, from the name of a backup; None when it is no such name."""
    try:
        moment = datetime.strptime(name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment if name_of(moment) == name else None


def superfluous(moments: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """Choose which backups may go: the older, the fewer are kept.

    Kept: all of two days, the last of each day for two weeks, of each week for two months, of
    each month for two years, and the last three whatever their age. While one lies in the future
    the clock cannot be trusted, and nothing may go.
    """
    if any(moment > now for moment in moments):
        return frozenset()
    return frozenset(moments) - _kept(moments, now)


def gone_by(moments: Collection[datetime]) -> datetime | None:
    """Say when the last of these backups is superfluous at the latest; None when there are none.

    That is so in an office that goes on making backups: the last three always stay.
    """
    newest = max(moments, default=None)
    return None if newest is None else newest + _MONTHLY


def is_due(last: Result | None, now: datetime) -> bool:
    """Whether a backup is due: a day after the last went well, an hour after one failed."""
    return _passed(last, now, _DAY, _RETRY)


def rehearsal_is_due(last: Result | None, now: datetime) -> bool:
    """Whether putting back is to be tried again: after a month, or a day after it failed."""
    return _passed(last, now, _REHEARSAL, _DAY)


def worries(facts: Facts, now: datetime) -> tuple[str, ...]:
    """Say what is not as it should be, the most urgent first; none when all is well."""
    found = {
        "none": facts.newest is None,
        "failed": _went_wrong(facts.made),
        "late": facts.newest is not None and now - _last_good(facts, facts.newest) > _LATE,
        "second_failed": facts.second_place and _went_wrong(facts.second),
        "rehearsal_failed": _went_wrong(facts.rehearsal),
        "from_future": facts.from_future,
    }
    return tuple(code for code, true in found.items() if true)


def differences(present: Contents, backup: Contents) -> Differences:
    """Compare a vault with a backup: what would change when the backup took its place."""
    counts: dict[str, Counts] = {}
    touched: set[Hashable] = set()
    for kind in present.rows:
        now, then = present.rows[kind], backup.rows.get(kind, {})
        changed = {row for row in now.keys() & then.keys() if now[row] != then[row]}
        added, removed = then.keys() - now.keys(), now.keys() - then.keys()
        counts[kind] = Counts(len(added), len(removed), len(changed))
        touched |= {_file_of(kind, row, (present, backup)) for row in (*changed, *added, *removed)}
    lost = present.numbers.keys() - backup.numbers.keys()
    undone = (touched & present.numbers.keys()) - lost
    return Differences(counts, _numbers(present, lost), _numbers(present, undone))


def _file_of(kind: str, row: Hashable, known_to: Iterable[Contents]) -> Hashable | None:
    found = (contents.of_file(kind, row) for contents in known_to)
    return next((one for one in found if one is not None), None)


def _passed(last: Result | None, now: datetime, good: timedelta, bad: timedelta) -> bool:
    if last is None:
        return True
    # A last time that lies in the future: the clock was set back, so it says nothing.
    return not last.at <= now < last.at + (bad if last.reason else good)


def _last_good(facts: Facts, newest: datetime) -> datetime:
    # A round that found nothing changed is as good as a new backup.
    unchanged = facts.made is not None and not facts.made.reason
    return max(newest, facts.made.at) if facts.made is not None and unchanged else newest


def _went_wrong(result: Result | None) -> bool:
    return result is not None and bool(result.reason)


def _numbers(contents: Contents, ids: Iterable[Hashable]) -> tuple[str, ...]:
    return tuple(sorted(contents.numbers[one] for one in ids))


def _kept(moments: Collection[datetime], now: datetime) -> frozenset[datetime]:
    newest_first = sorted(moments, reverse=True)
    kept = set(newest_first[:_ALWAYS])
    seen: set[tuple[int, ...]] = set()
    for moment in newest_first:
        period = _period(moment, now - moment)
        if period is not None and period not in seen:
            seen.add(period)
            kept.add(moment)
    return frozenset(kept)


def _period(moment: datetime, age: timedelta) -> tuple[int, ...] | None:
    """Name the stretch of time of which one backup is kept; None when it is too old for any."""
    if age <= _EVERY:
        return (0, int(moment.timestamp()))
    if age <= _DAILY:
        return (1, moment.toordinal())
    if age <= _WEEKLY:
        return (2, *moment.isocalendar()[:2])
    if age <= _MONTHLY:
        return (3, moment.year, moment.month)
    return None
