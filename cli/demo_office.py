"""The invented office of the demo: who is in it, and what had happened by which day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from casework.casefile import CaseEvent, CaseFile, FamilyMember, Representative
from casework.clients import Address, Client, PartialDate
from casework.storage import Office
from cli.demo_people import DemoStaff, demo_staff, volunteer_id

Table = Mapping[str, Any]

# So that the same person has the same id in every demo; the number itself means nothing.
_DEMO = UUID("5d1f0c3a-7c1e-4b7e-9a53-0d0e0d0e0d0e")
_AMOUNTS = ("penalty_per_day", "penalty_maximum")


class DemoLetter(NamedTuple):
    """A letter that the office made, and posted unless `posted` is None."""

    template: str
    made: date
    posted: date | None
    early_because: str


class DemoFile(NamedTuple):
    """A file as it was opened, without facts, and what came into it afterwards."""

    case_file: CaseFile
    opened: date
    events: tuple[CaseEvent, ...]
    letters: tuple[DemoLetter, ...]
    closed_on: date | None
    closed_because: str


class DemoOffice(NamedTuple):
    """Everything in the demo; files in the order in which they were opened."""

    staff: DemoStaff
    office: Office
    clients: tuple[Client, ...]
    files: tuple[DemoFile, ...]


def demo_office(office: Table, tables: Iterable[Table], as_of: date) -> DemoOffice:
    """Read the demo as it stood on the day: what lies after it had not happened yet.

    A person who was not born is not in it, nor a file that was not opened. Raises KeyError,
    TypeError or ValueError for data that are no demo.
    """
    tables = tuple(tables)
    clients: dict[str, Client] = {}
    for raw in _all(tables, "client"):
        client = _client(raw)
        if client.birth is None or client.birth.latest <= as_of:
            clients[raw["key"]] = client
    files = [
        _file(position, raw, clients, as_of)
        for position, raw in enumerate(_all(tables, "file"))
        if raw["client"] in clients
    ]
    opened = sorted((file for file in files if file.opened <= as_of), key=_by_opening)
    return DemoOffice(
        demo_staff(
            office,
            (file.case_file.handler for file in opened),
            {key: client.id for key, client in clients.items()},
        ),
        _letterhead(office["office"]),
        tuple(clients.values()),
        tuple(opened),
    )


def _all(tables: Iterable[Table], name: str) -> Iterable[Table]:
    return (raw for table in tables for raw in table.get(name, ()))


def _by_opening(file: DemoFile) -> date:
    return file.opened


def _letterhead(raw: Table) -> Office:
    return Office(**{**raw, "address": Address(**raw["address"])})


def _client(raw: Table) -> Client:
    fields = {**raw, "id": uuid5(_DEMO, raw["key"]), "address": Address(**raw.get("address", {}))}
    fields["groups"] = tuple(raw.get("groups", ()))
    if "birth" in raw:
        fields["birth"] = PartialDate.parse(raw["birth"])
    del fields["key"]
    return Client(**fields)


def _file(position: int, raw: Table, clients: Mapping[str, Client], as_of: date) -> DemoFile:
    fields = {**raw, "client_id": clients[raw["client"]].id, "number": ""}
    events = [_event(event, as_of) for event in fields.pop("events")]
    letters = [_letter(letter) for letter in fields.pop("letters", ())]
    opened = fields.pop("opened", min(event.day for event in events))
    closed_on = fields.pop("closed_on", None)
    closed_because = fields.pop("closed_because", "")
    del fields["client"]
    fields["id"] = uuid5(_DEMO, f"{raw['client']}/{position}")
    fields["family"] = _family(fields.pop("family", ()), clients)
    if fields.get("handler"):
        fields["assigned_to"] = volunteer_id(fields["handler"])
    fields["representative"] = _representative(fields.pop("representative", None), as_of)
    return DemoFile(
        CaseFile(**fields),
        opened,
        tuple(event for event in events if _known_from(event) <= as_of),
        tuple(_as_on(letter, as_of) for letter in letters if letter.made <= as_of),
        closed_on if closed_on is None or closed_on <= as_of else None,
        closed_because,
    )


def _event(raw: Table, as_of: date) -> CaseEvent:
    fields = dict(raw)
    days_before = fields.pop("days_before", None)
    if days_before is not None:
        fields["date"] = as_of - timedelta(days=days_before)
    for name in _AMOUNTS:
        if name in fields:
            fields[name] = Decimal(fields[name])
    return CaseEvent(day=fields.pop("date"), **fields)


def _known_from(event: CaseEvent) -> date:
    return max(day for day in (event.day, event.announced, event.sent) if day is not None)


def _letter(raw: Table) -> DemoLetter:
    return DemoLetter(**{"posted": None, "early_because": "", **raw})


def _as_on(letter: DemoLetter, as_of: date) -> DemoLetter:
    posted = letter.posted
    return letter if posted is None or posted <= as_of else letter._replace(posted=None)


def _family(raw: Iterable[Table], clients: Mapping[str, Client]) -> tuple[FamilyMember, ...]:
    return tuple(
        FamilyMember(clients[member["client"]].id, member["relation"])
        for member in raw
        if member["client"] in clients
    )


def _representative(raw: Table | None, as_of: date) -> Representative | None:
    if raw is None or raw.get("authorised_on", as_of) > as_of:
        return None
    return Representative(**raw)
