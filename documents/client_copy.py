"""Everything the vault holds about one person: as a page to read, and as JSON to take along."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageTemplate

from casework.agreements import Agreement
from casework.casefile import ASIEL, CaseEvent, CaseFile, Representative
from casework.clients import Client, PartialDate, Reception
from casework.countries import Countries
from casework.event_words import all_details, event_words, words_or_code
from casework.everything import Everything
from casework.phrases import Phrases, short_day
from casework.tasks import Appointment, DeadlineMark
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
    """Write all of it as JSON: days as ISO 8601, amounts as text, PDFs and scans in base 64."""
    parts = {one.name: _listed(getattr(everything, one.name)) for one in fields(everything)}
    body = {"format": FORMAT, "made_on": made_on, **parts}
    return json.dumps(body, ensure_ascii=False, indent=1, default=_plain).encode() + b"\n"


def client_copy_pdf(
    everything: Everything, made_on: date, phrases: Phrases, countries: Countries, folder: Path
) -> bytes:
    """Lay out all of it in words; letters with their whole text. Equal input gives equal bytes."""
    fonts.register(folder)
    return built(
        list(_story(everything, made_on, phrases, countries)),
        [PageTemplate("page", [frame(_MARGIN, _MARGIN, _MARGIN, _MARGIN)])],
        title=phrases.say("copy", "title"),
        language="nl-NL",
        page_label=phrases.say("copy", "page"),
    )


def _listed(part: object) -> object:
    """Write what has names for its parts with those names; a tuple of such as a list of them."""
    if isinstance(part, tuple) and hasattr(part, "_asdict"):
        return part._asdict()
    if isinstance(part, tuple):
        return [_listed(one) for one in part]
    return asdict(part)  # type: ignore[call-overload]


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
            "part",
            fontName=fonts.BOLD,
            fontSize=11,
            leading=15,
            spaceBefore=14,
            spaceAfter=4,
            keepWithNext=True,
        ),
        note=ParagraphStyle("note", fontName=fonts.REGULAR, fontSize=10, leading=14),
        cell=ParagraphStyle("cell", fontName=fonts.REGULAR, fontSize=9.5, leading=12.5),
    )


def _story(
    everything: Everything, made_on: date, phrases: Phrases, countries: Countries
) -> Iterator[Flowable]:
    styles = _styles()
    client = everything.client
    yield text(phrases.say("copy", "heading", (("name", client.name),)), styles.title)
    yield text(phrases.say("copy", "made", (("day", made_on),)), styles.note)
    yield from _part(phrases.say("copy", "person"), _person(client, phrases, countries))
    for case_file in everything.files:
        heading = phrases.say("copy", "file", (("number", case_file.number),))
        yield from _part(heading, _file(case_file, phrases))
    yield from _part(phrases.say("copy", "family"), _family(everything, phrases))
    for name, rows in _lists(everything, phrases):
        yield from _part(phrases.say("copy", name), rows)
    for letter in everything.letters:
        heading = phrases.say("copy", "letter", (("day", letter.made_on),))
        yield text(heading, styles.part)
        yield from (text(line, styles.note) for line in letter.text.splitlines())


def _part(heading: str, rows: Iterable[Row]) -> Iterator[Flowable]:
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


def _person(client: Client, phrases: Phrases, countries: Countries) -> list[Row]:
    values = {
        "family_name": client.family_name,
        "given_names": client.given_names,
        "birth": "" if client.birth is None else _birth(client.birth),
        "v_nummer": client.v_nummer,
        "nationality": countries.name_of(client.nationality),
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


def _birth(birth: PartialDate) -> str:
    known = [f"{part:02}" for part in (birth.day, birth.month) if part is not None]
    return "-".join([*known, f"{birth.year:04}"])


def _reception(reception: Reception, phrases: Phrases) -> str:
    kind = phrases.say("reception_kind", reception.kind) if reception.kind else ""
    since = "" if reception.since is None else short_day(reception.since)
    return " ".join(part for part in (kind, reception.place, since) if part)


def _file(case_file: CaseFile, phrases: Phrases) -> list[Row]:
    closed, kept = case_file.closed_on, case_file.keep_until
    values = {
        "procedure": phrases.say("procedure", case_file.procedure),
        "track": phrases.say("track", case_file.track) if case_file.procedure == ASIEL else "",
        "zaaknummer": case_file.zaaknummer,
        "representative": _acting(case_file.representative),
        "lawyer": case_file.lawyer,
        "handler": case_file.handler,
        "notes": case_file.notes,
        "closed": "" if closed is None else f"{short_day(closed)}: {case_file.closed_because}",
        "keep_until": "" if kept is None else short_day(kept),
    }
    facts = [
        (short_day(event.day), _fact(event, case_file.procedure, phrases))
        for event in case_file.events
    ]
    return [*_labelled(values, phrases), *facts]


def _acting(acting: Representative | None) -> str:
    if acting is None:
        return ""
    since = "" if acting.authorised_on is None else short_day(acting.authorised_on)
    return ", ".join(part for part in (acting.name, acting.organisation, since) if part)


def _family(everything: Everything, phrases: Phrases) -> Iterator[Row]:
    for one in everything.relatives:
        relation = words_or_code(phrases, "relation", one.relation)
        yield phrases.say("copy", "relative", (("number", one.number),)), f"{relation} {one.name}"
    for standing in everything.as_family:
        relation = words_or_code(phrases, "relation", standing.relation)
        said = (standing.number, phrases.say("procedure", standing.procedure), relation)
        yield phrases.say("copy", "as_family"), ", ".join(part for part in said if part)


def _lists(everything: Everything, phrases: Phrases) -> Iterator[tuple[str, Sequence[Row]]]:
    yield "agreements", [_agreed(one, phrases) for one in everything.agreements]
    papers = [paper.summary for paper in everything.papers]
    yield "papers", [(short_day(one.added_on), one.name) for one in papers]
    yield "tasks", [(short_day(one.made_on), one.text) for one in everything.tasks]
    yield "appointments", [_expected(one, phrases) for one in everything.appointments]
    yield "marks", [_marked(one, phrases) for one in everything.marks]
    yield "accesses", [(short_day(one.given_on), one.reason) for one in everything.accesses]


def _agreed(agreed: Agreement, phrases: Phrases) -> Row:
    ended = agreed.withdrawn_on
    values = [("day", agreed.given_on), ("scope", agreed.scope)]
    said = phrases.say("copy", "given", values)
    if ended is not None:
        said = f"{said} {phrases.say('copy', 'withdrawn', (('day', ended),))}"
    return phrases.say("agreement", agreed.kind), said


def _expected(one: Appointment, phrases: Phrases) -> Row:
    at = "" if one.at is None else f"{one.at:%H:%M}"
    kind = words_or_code(phrases, "appointment_kind", one.kind)
    return f"{short_day(one.day)} {at}".strip(), " ".join(
        part for part in (kind, one.place, one.notes) if part
    )


def _marked(one: DeadlineMark, phrases: Phrases) -> Row:
    until = "" if one.until is None else f"({short_day(one.until)})"
    what = words_or_code(phrases, "deadline", one.deadline)
    parts = (what, short_day(one.day), one.reason, until)
    return short_day(one.made_on), " ".join(part for part in parts if part)


def _labelled(values: dict[str, str], phrases: Phrases) -> list[Row]:
    return [(phrases.say("copy", name), value) for name, value in values.items()]


def _fact(event: CaseEvent, procedure: str, phrases: Phrases) -> str:
    what, details = event_words(phrases, event.kind, procedure), all_details(phrases, event)
    return f"{what}: {details}" if details else what
