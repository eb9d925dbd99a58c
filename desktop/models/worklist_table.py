"""The worklist as a table: what is the matter, since when, with whom, and what to do."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.names import folded
from casework.phrases import Phrases
from casework.worklist import BANDS, WorklistItem
from desktop.models.rows import Row, RowsTable, row_of
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

    def show(self, items: Sequence[WorklistItem], today: date) -> None:
        """Replace the whole contents."""
        self.show_rows(
            [_row(item, place, today, self._phrases) for place, item in enumerate(items)]
        )


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


def _row(item: WorklistItem, place: int, today: date, phrases: Phrases) -> Row:
    client = item.client
    texts = (
        phrases.say("band", item.band),
        _begun_with_a_capital(phrases.say("alert_short", item.code)),
        since_words(item.day, today, phrases),
        _reason(item, phrases),
        isolated(client.sort_name),
        item.number,
        phrases.say("procedure_short", item.case_file.procedure),
        phrases.say("next_step", item.next_step),
    )
    far = date.max.toordinal() if item.day is None else item.day.toordinal()
    keys = (
        BANDS.index(item.band) * 1_000_000 + place,
        far,
        far,
        texts[Column.REASON],
        " ".join(sorted(folded(client.family_name))) + client.sort_name.casefold(),
        item.number,
        texts[Column.PROCEDURE],
        texts[Column.STEP],
    )
    words = folded(" ".join((*texts, client.v_nummer)))
    said = [spoken(texts, column) for column in Column]
    return row_of(item, texts, keys, words, said)


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
