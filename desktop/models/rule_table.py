"""The rules as a table."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.names import folded
from casework.phrases import Phrases, short_day
from desktop.models.rows import RowsTable
from desktop.rule_library import OWN, SHIPPED, SUPERSEDED, WITHDRAWN, RuleEntry

# Sorts after every date.
_NO_END = "9999"


class RuleColumn(IntEnum):
    """The columns of the rule library."""

    TITLE = 0
    KIND = 1
    CERTAINTY = 2
    FROM = 3
    UNTIL = 4
    FILES = 5
    WHOSE = 6


class RuleTable(RowsTable):
    """Shows rules in the order given."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("RuleTable", "Rule"),
                translate("RuleTable", "Kind"),
                translate("RuleTable", "Certainty"),
                translate("RuleTable", "From"),
                translate("RuleTable", "Until"),
                translate("RuleTable", "Open files"),
                translate("RuleTable", "Whose"),
            ),
            parent,
        )
        self._phrases = phrases

    def show(self, entries: Sequence[RuleEntry]) -> None:
        """Replace the whole contents."""
        self.show_values(entries)

    def texts_of(self, value: RuleEntry) -> tuple[str, ...]:
        first, last = _period(value)
        return (
            title_of(value),
            self._phrases.say("rule_kind", value.kind) if value.kind else "",
            self._phrases.say("certainty", value.rule.certainty) if value.rule else "",
            short_day(first) if first else "",
            short_day(last) if last else "",
            str(value.files) if value.files else "",
            whose(value),
        )

    def key_of(self, value: RuleEntry, column: int) -> str | int:
        first, last = _period(value)
        match RuleColumn(column):
            case RuleColumn.FROM:
                return first.isoformat() if first else ""
            case RuleColumn.UNTIL:
                return last.isoformat() if last else _NO_END
            case RuleColumn.FILES:
                return value.files
        return self.texts_of(value)[column]

    def words_of(self, value: RuleEntry) -> frozenset[str]:
        citations = " ".join(
            source.citation
            for version in (value.rule.versions if value.rule else ())
            for source in version.sources
        )
        return folded(f"{' '.join(self.texts_of(value))} {citations} {value.name}")


def title_of(entry: RuleEntry) -> str:
    """Name a rule; free days are named by their days."""
    if not entry.free_days:
        return entry.title
    if len(entry.free_days) == 1:
        return QCoreApplication.translate("RuleTable", "Free day {day}").format(
            day=short_day(entry.free_days[0].day)
        )
    return QCoreApplication.translate("RuleTable", "Free days designated by decree")


def whose(entry: RuleEntry) -> str:
    """Say whose a rule is, and whether it counts."""
    return {
        SHIPPED: QCoreApplication.translate("RuleTable", "program"),
        OWN: QCoreApplication.translate("RuleTable", "● own"),
        WITHDRAWN: QCoreApplication.translate("RuleTable", "○ withdrawn"),
        SUPERSEDED: QCoreApplication.translate("RuleTable", "○ replaced"),
    }[entry.standing]


def _period(entry: RuleEntry) -> tuple[date | None, date | None]:
    if entry.free_days:
        days = [free.day for free in entry.free_days]
        return min(days), max(days)
    if entry.rule is None:
        return None, None
    return entry.rule.versions[0].valid_from, entry.rule.versions[-1].valid_to
