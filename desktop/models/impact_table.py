"""What a change of rules does to the files, as a table."""

from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from casework.impact_words import differences, verdict_words
from casework.law.assessment import Assessment
from casework.law.impact import Change
from casework.names import folded
from casework.phrases import Phrases, short_day
from desktop.models.rows import RowsTable
from desktop.rule_library import ImpactReport
from desktop.views.parts import isolated


class ImpactColumn(IntEnum):
    """The columns of the report."""

    NUMBER = 0
    CLIENT = 1
    WHAT = 2
    BEFORE = 3
    AFTER = 4
    NOTICES = 5
    SENT = 6


class ImpactTable(RowsTable):
    """Shows the files that change, each with the first thing that does."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("ImpactTable", "File"),
                translate("ImpactTable", "Client"),
                translate("ImpactTable", "What changes"),
                translate("ImpactTable", "Was"),
                translate("ImpactTable", "Becomes"),
                translate("ImpactTable", "Notice of default"),
                translate("ImpactTable", "Letters posted"),
            ),
            parent,
        )
        self._phrases = phrases
        self._names: Mapping[UUID, str] = {}

    def show(self, report: ImpactReport) -> None:
        """Replace the whole contents."""
        self._names = report.names
        self.show_values(report.changes)

    def texts_of(self, value: Change) -> tuple[str, ...]:
        first = differences(value, self._phrases)[:1]
        what, before, after = first[0] if first else ("", "", "")
        return (
            value.case_file.number,
            isolated(self._names[value.case_file.id]),
            what,
            before,
            after,
            verdict_words(value, self._phrases),
            ", ".join(map(short_day, value.sent)),
        )

    def key_of(self, value: Change, column: int) -> str:
        match ImpactColumn(column):
            case ImpactColumn.BEFORE:
                return _safe_day(value.before)
            case ImpactColumn.AFTER:
                return _safe_day(value.after)
        return self.texts_of(value)[column]

    def words_of(self, value: Change) -> frozenset[str]:
        return folded(" ".join(self.texts_of(value)))


def _safe_day(assessment: Assessment | None) -> str:
    term = assessment.beslistermijn if assessment else None
    return (term.safe if term else date.min).isoformat()
