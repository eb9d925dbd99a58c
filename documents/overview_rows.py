"""The worklist as rows and columns, the same for every file it is exported to."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from casework.letters.facts import plain
from casework.phrases import Phrases
from casework.worklist import WorklistItem

Value = str | date | None


class Column(NamedTuple):
    """A column: its name in the texts, what it shows, and its width in characters."""

    code: str
    value: Callable[[WorklistItem, Phrases], Value]
    width: int


def _safe(item: WorklistItem) -> date | None:
    term = item.assessment.beslistermijn if item.assessment else None
    return term.safe if term else None


def _arguable(item: WorklistItem) -> date | None:
    term = item.assessment.beslistermijn if item.assessment else None
    return term.arguable if term and term.arguable != term.safe else None


def _maximum(item: WorklistItem) -> date | None:
    maximum = item.assessment.maximum if item.assessment else None
    return maximum.last_day if maximum else None


def _notice_from(item: WorklistItem) -> date | None:
    return item.assessment.ingebrekestelling.safe_from if item.assessment else None


COLUMNS = (
    Column("number", lambda item, _: plain(item.number), 12),
    Column("client", lambda item, _: plain(item.client.sort_name), 28),
    Column("v_nummer", lambda item, _: plain(item.client.v_nummer), 13),
    Column("procedure", lambda item, say: say.say("procedure_short", item.case_file.procedure), 11),
    Column("what", lambda item, say: say.say("alert_short", item.code), 27),
    Column("day", lambda item, _: item.day, 12),
    Column("safe", lambda item, _: _safe(item), 14),
    Column("arguable", lambda item, _: _arguable(item), 14),
    Column("maximum", lambda item, _: _maximum(item), 12),
    Column("notice_from", lambda item, _: _notice_from(item), 17),
    Column("step", lambda item, say: say.say("step", item.next_step), 30),
    Column("handler", lambda item, _: plain(item.case_file.handler), 18),
    Column("band", lambda item, say: say.say("band", item.band), 13),
)


def row_of(item: WorklistItem, phrases: Phrases) -> tuple[Value, ...]:
    """Return the values of one file, a column each; raises KeyError for a code without words."""
    return tuple(column.value(item, phrases) for column in COLUMNS)


def headings(phrases: Phrases) -> tuple[str, ...]:
    """Return the columns' names."""
    return tuple(phrases.say("overview", column.code) for column in COLUMNS)
