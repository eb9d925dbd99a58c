"""Everything the vault holds about one person: as a page to read, and as JSON to take along."""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageTemplate

from casework.casefile import EVENT_FIELDS, CaseEvent, CaseFile
from casework.clients import Client, PartialDate, Reception
from casework.duties import Everything
from casework.phrases import Phrases, short_day
from documents import fonts
from documents.paper import Cell, built, frame, table_looks, text

FORMAT = 1

_MARGIN = 20.0
_WIDTHS = (52, 118)

Row = tuple[str, str]


class _Styles(NamedTuple):
    """The looks of the copy's parts."""

    title: ParagraphStyle
    part: ParagraphStyle
    note: ParagraphStyle
    cell: ParagraphStyle


def client_copy_json(everything: Everything, made_on: date) -> bytes:
    """Write all of it as JSON: days as ISO 8601, amounts as text, PDFs in base 64."""
    body = {"format": FORMAT, "made_on": made_on, **asdict(everything)}
    return json.dumps(body, ensure_ascii=False, indent=1, default=_plain).encode() + b"\n"


def client_copy_pdf(everything: Everything, made_on: date, phrases: Phrases, folder: Path) -> bytes:
    """Lay out all of it in words; letters with their whole text. Equal input gives equal bytes."""
    fonts.register(folder)
    return built(
        list(_story(everything, made_on, phrases)),
        [PageTemplate("page", [frame(_MARGIN, _MARGIN, _MARGIN, _MARGIN)])],
        title=phrases.say("copy", "title"),
        language="nl-NL",
        page_label=phrases.say("copy", "page"),
    )


def _plain(value: object) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal | PartialDate):
        return str(value)
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(f"{type(value).__name__} has no place in JSON")


@cache
def _styles() -> _Styles:
    return _Styles(
        title=ParagraphStyle("title", fontName=fonts.BOLD, fontSize=15, leading=21),
        part=ParagraphStyle(
            "part", fontName=fonts.BOLD, fontSize=11, leading=15, spaceBefore=14, spaceAfter=4
        ),
        note=ParagraphStyle("note", fontName=fonts.REGULAR, fontSize=10, leading=14),
        cell=ParagraphStyle("cell", fontName=fonts.REGULAR, fontSize=9.5, leading=12.5),
    )


def _story(everything: Everything, made_on: date, phrases: Phrases) -> Iterator[Flowable]:
    styles = _styles()
    client = everything.client
    yield text(phrases.say("copy", "heading", (("name", client.name),)), styles.title)
    yield text(phrases.say("copy", "made", (("day", made_on),)), styles.note)
    yield from _part(phrases.say("copy", "person"), _person(client, phrases))
    for case_file in everything.files:
        heading = phrases.say("copy", "file", (("number", case_file.number),))
        yield from _part(heading, _file(case_file, phrases))
    if everything.as_family:
        numbers = ", ".join(case_file.number for case_file in everything.as_family)
        rows = [(phrases.say("copy", "as_family"), numbers)]
        yield from _part(phrases.say("copy", "family"), rows)
    agreed = [
        (phrases.say("agreement", one.kind), _agreed(one.given_on, one.withdrawn_on, one.scope))
        for one in everything.agreements
    ]
    yield from _part(phrases.say("copy", "agreements"), agreed)
    papers = [(short_day(one.added_on), one.name) for one in everything.papers]
    yield from _part(phrases.say("copy", "papers"), papers)
    tasks = [(short_day(one.made_on), one.text) for one in everything.tasks]
    yield from _part(phrases.say("copy", "tasks"), tasks)
    expected = [
        (short_day(one.day), f"{one.place} {one.notes}".strip()) for one in everything.appointments
    ]
    yield from _part(phrases.say("copy", "appointments"), expected)
    for letter in everything.letters:
        heading = phrases.say("copy", "letter", (("day", letter.made_on),))
        yield text(heading, styles.part)
        yield from (text(line, styles.note) for line in letter.text.splitlines())


def _part(heading: str, rows: Sequence[Row]) -> Iterator[Flowable]:
    styles = _styles()
    said = [row for row in rows if row[1]]
    if not said:
        return
    yield text(heading, styles.part)
    cells: list[list[Cell]] = [[text(value, styles.cell) for value in row] for row in said]
    yield LongTable(
        cells,
        colWidths=[width * mm for width in _WIDTHS],
        style=table_looks(styles.cell, padding=3, heading=0.25, line=0.25),
    )


def _person(client: Client, phrases: Phrases) -> list[Row]:
    values = {
        "family_name": client.family_name,
        "given_names": client.given_names,
        "birth": "" if client.birth is None else str(client.birth),
        "v_nummer": client.v_nummer,
        "nationality": client.nationality,
        "groups": ", ".join(phrases.say("client_group", group) for group in client.groups),
        "address": ", ".join(client.address.lines),
        "phone": client.phone,
        "email": client.email,
        "language": client.language,
        "reception": _reception(client.reception, phrases),
        "care": ", ".join(phrases.say("care", code) for code in client.care),
        "notes": client.notes,
    }
    return _labelled(values, phrases)


def _reception(reception: Reception, phrases: Phrases) -> str:
    kind = phrases.say("reception_kind", reception.kind) if reception.kind else ""
    return f"{kind} {reception.place}".strip()


def _file(case_file: CaseFile, phrases: Phrases) -> list[Row]:
    acting = case_file.representative
    closed = case_file.closed_on
    values = {
        "procedure": phrases.say("procedure", case_file.procedure),
        "zaaknummer": case_file.zaaknummer,
        "representative": "" if acting is None else f"{acting.name} {acting.organisation}".strip(),
        "lawyer": case_file.lawyer,
        "handler": case_file.handler,
        "notes": case_file.notes,
        "closed": "" if closed is None else f"{short_day(closed)}: {case_file.closed_because}",
    }
    facts = [(short_day(event.day), _fact(event, phrases)) for event in case_file.events]
    return [*_labelled(values, phrases), *facts]


def _labelled(values: dict[str, str], phrases: Phrases) -> list[Row]:
    return [(phrases.say("copy", name), value) for name, value in values.items()]


def _fact(event: CaseEvent, phrases: Phrases) -> str:
    details = (getattr(event, name) for name in EVENT_FIELDS)
    said = [
        short_day(detail) if isinstance(detail, date) else str(detail)
        for detail in details
        if detail is not None
    ]
    return ", ".join((phrases.say("event", event.kind), *said))


def _agreed(given_on: date, withdrawn_on: date | None, scope: str) -> str:
    until = "" if withdrawn_on is None else f" – {short_day(withdrawn_on)}"
    return f"{short_day(given_on)}{until}: {scope}"
