"""The worklist of the demo as JSON for programs and as a table of text for people."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from casework.law.assessment import Term
from casework.law.receipt import alert_sentence, because, reading_name
from casework.phrases import Phrases, short_day
from casework.worklist import WorklistItem, most_urgent
from cli.demo_letters import DueLetter
from documents.overview_rows import COLUMNS, headings, row_of

LETTERS_FOLDER = "letters"

# The other columns of the overview stand in the JSON and the spreadsheet.
_SHOWN = ("number", "client", "v_nummer", "procedure", "what", "day", "step", "handler")
_GAP = "  "


def worklist_json(
    items: Iterable[WorklistItem], letters: Iterable[DueLetter], phrases: Phrases
) -> str:
    """Write the worklist as a JSON list, in its order; dates are ISO dates or null."""
    by_number = {letter.number: letter for letter in letters}
    rows = [_row(item, by_number.get(item.number), phrases) for item in items]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def worklist_text(
    items: Sequence[WorklistItem], letters: Iterable[DueLetter], as_of: date, phrases: Phrases
) -> str:
    """Write the worklist as an aligned table, a block per band, with the reason below each row."""
    by_number = {letter.number: letter for letter in letters}
    shown = [position for position, column in enumerate(COLUMNS) if column.code in _SHOWN]
    names = [headings(phrases)[position] for position in shown]
    cells = [_cells(item, shown, phrases) for item in items]
    widths = [max(map(len, column)) for column in zip(names, *cells, strict=True)]
    lines = [
        phrases.say("overview", "title", (("day", as_of),)),
        phrases.say("overview", "count", (("count", len(items)),)),
        "",
        _line(names, widths),
    ]
    rows = zip(items, cells, strict=True)
    for band, group in groupby(rows, key=lambda row: row[0].band):
        lines += ["", phrases.say("band", band).upper()]
        for item, row in group:
            lines += [_line(row, widths), *_below(item, by_number.get(item.number), phrases)]
    return "\n".join(lines) + "\n"


def what_of(item: WorklistItem, phrases: Phrases) -> str:
    """Say in a sentence what is the matter with a file."""
    alert = most_urgent(item.assessment.warnings) if item.assessment else None
    if alert is None:
        return phrases.say("alert", item.code, (("day", item.day),) if item.day else ())
    return alert_sentence(alert, phrases)


def why_of(item: WorklistItem, phrases: Phrases) -> str:
    """Say why the next step is what it is; the same as what is the matter when that is all."""
    step = item.assessment.next_step if item.assessment else None
    if step is None or step.code != item.next_step:
        return what_of(item, phrases)
    return because(step.because, phrases)


def _row(item: WorklistItem, letter: DueLetter | None, phrases: Phrases) -> dict[str, Any]:
    term = item.assessment.beslistermijn if item.assessment else None
    maximum = item.assessment.maximum if item.assessment else None
    return {
        "client": item.client.name,
        "v_nummer": item.client.v_nummer,
        "file": item.number,
        "procedure": item.case_file.procedure,
        "band": item.band,
        "code": item.code,
        "severity": item.severity,
        "date": _iso(item.day),
        "next_step": item.next_step,
        "what": what_of(item, phrases),
        "why": why_of(item, phrases),
        "safe": _iso(term.safe if term else None),
        "arguable": _iso(term.arguable if term else None),
        "maximum": _iso(maximum.last_day if maximum else None),
        "readings": _readings(term, phrases),
        "letter": f"{LETTERS_FOLDER}/{letter.file_name}" if letter and letter.pdf else None,
        "missing": list(letter.missing) if letter else [],
    }


def _readings(term: Term | None, phrases: Phrases) -> list[dict[str, str]]:
    """List every way of counting, where there is more than one."""
    if term is None or len(term.readings) == 1:
        return []
    return [
        {
            "id": reading.id,
            "name": reading_name(reading, phrases),
            "last_day": reading.last_day.isoformat(),
            "certainty": reading.certainty,
        }
        for reading in term.readings
    ]


def _cells(item: WorklistItem, shown: Sequence[int], phrases: Phrases) -> list[str]:
    row = row_of(item, phrases)
    values = [row[position] for position in shown]
    return [short_day(value) if isinstance(value, date) else value or "-" for value in values]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def _below(item: WorklistItem, letter: DueLetter | None, phrases: Phrases) -> list[str]:
    sentences = [why_of(item, phrases), *(letter.missing if letter else ())]
    return [f"{_GAP * 2}{sentence}" for sentence in sentences]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
