"""The worklist as a table: what is the matter, since when, with whom, and what to do."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from casework.names import folded
from casework.phrases import Phrases
from casework.worklist import WorklistItem
from desktop.models.rows import RowsTable
from desktop.reading import sorted_words
from desktop.views.parts import isolated

BRIEF_POSTEN = "brief_posten"


class Column(IntEnum):
    """The columns; the page shows some of them as a second line under another."""

    BAND = 0
    WHAT = 1
    SINCE = 2
    REASON = 3
    CLIENT = 4
    FILE = 5
    PROCEDURE = 6
    STEP = 7


class WorklistTable(RowsTable):
    """Shows worklist items in the order given."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        super().__init__([_header(column) for column in Column], parent)
        self._phrases = phrases
        self._today = date.min
        self._known: dict[str, frozenset[str]] = {}

    def show(self, items: Sequence[WorklistItem], today: date) -> None:
        """Replace the whole contents."""
        self._today = today
        self.show_values(items)

    def texts_of(self, value: WorklistItem) -> tuple[str, ...]:
        say = self._phrases.say
        return (
            say("band", value.band),
            _begun_with_a_capital(say("alert_short", value.code)),
            since_words(value.day, self._today, self._phrases),
            _reason(value, self._phrases),
            isolated(value.client.sort_name),
            value.number,
            say("procedure_short", value.case_file.procedure),
            say("next_step", value.next_step),
        )

    def key_of(self, value: WorklistItem, column: int) -> Any:
        match Column(column):
            case Column.BAND:
                return None
            case Column.WHAT | Column.SINCE:
                return value.day or date.max
            case Column.CLIENT:
                return (*sorted_words(value.client.sort_name),)
            case _:
                return self.texts_of(value)[column]

    def words_of(self, value: WorklistItem) -> frozenset[str]:
        client, say = value.client, self._phrases.say
        named = folded(f"{client.name} {client.v_nummer} {value.number}")
        return named.union(
            self._known_words(say("band", value.band)),
            self._known_words(say("alert_short", value.code)),
            self._known_words(say("procedure_short", value.case_file.procedure)),
            self._known_words(say("next_step", value.next_step)),
        )

    def said_of(self, texts: Sequence[str], column: int) -> str:
        return spoken(texts, Column(column))

    def _known_words(self, text: str) -> frozenset[str]:
        if text not in self._known:
            self._known[text] = folded(text)
        return self._known[text]


def spoken(texts: Sequence[str], column: Column) -> str:
    """Say everything that the page shows in the cell of a column, and what it had to cut off."""
    match column:
        case Column.WHAT:
            shown = [Column.WHAT, Column.SINCE, Column.REASON]
        case Column.CLIENT:
            shown = [Column.CLIENT, Column.PROCEDURE, Column.FILE]
        case _:
            shown = [column]
    return " · ".join(texts[part] for part in shown if texts[part])


def since_words(day: date | None, today: date, phrases: Phrases) -> str:
    """Say how long ago a day was, or how long it still takes; "" when there is no day."""
    if day is None:
        return ""
    if day == today:
        return QCoreApplication.translate("WorklistTable", "today")
    interval = phrases.interval(day, today)
    if day > today:
        return QCoreApplication.translate("WorklistTable", "in {interval}").format(
            interval=interval
        )
    return QCoreApplication.translate("WorklistTable", "{interval} ago").format(interval=interval)


def _begun_with_a_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reason(item: WorklistItem, phrases: Phrases) -> str:
    if item.next_step == BRIEF_POSTEN:
        return QCoreApplication.translate(
            "WorklistTable", "The letter is made. Post it and fill in the day."
        )
    if item.assessment is None:
        return phrases.say("alert", item.code)
    because = item.assessment.next_step.because
    short = phrases.has("because_short", because.code)
    return phrases.say("because_short" if short else "because", because.code, because.values)


def _header(column: Column) -> str:
    translate = QCoreApplication.translate
    return {
        Column.BAND: translate("WorklistTable", "Urgency"),
        Column.WHAT: translate("WorklistTable", "What, and why"),
        Column.SINCE: translate("WorklistTable", "Since"),
        Column.REASON: translate("WorklistTable", "Why"),
        Column.CLIENT: translate("WorklistTable", "Client and file"),
        Column.FILE: translate("WorklistTable", "File"),
        Column.PROCEDURE: translate("WorklistTable", "Procedure"),
        Column.STEP: translate("WorklistTable", "Next step"),
    }[column]
