"""Who works in the office of the demo: who coordinates it, and with what words each comes in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from casework import people
from casework.access import take_access
from casework.casefile import CaseFile
from casework.desk import Desk
from casework.volunteers import VOLUNTEER, Asked, Volunteer
from db.keys import add_slot
from db.storage import SqlStorage

Table = Mapping[str, Any]

# So that the same volunteer has the same id in every demo; the number itself means nothing.
_VOLUNTEERS = UUID("5d1f0c3a-7c1e-4b7e-9a53-0d0e0d0e0d0f")


class DemoVolunteer(NamedTuple):
    """Somebody of the office; without a passphrase they are known by name only."""

    volunteer: Volunteer
    passphrase: str


class DemoAccess(NamedTuple):
    """Leave that a volunteer took on the day of the demo, to see a client's files."""

    volunteer_id: UUID
    client_id: UUID
    reason: str


class DemoStaff(NamedTuple):
    """Who works in the office. The coordinator is the one who makes the vault."""

    coordinator: str
    passphrase: str
    others: tuple[DemoVolunteer, ...]
    accesses: tuple[DemoAccess, ...]


def demo_staff(office: Table, handlers: Iterable[str], clients: Mapping[str, UUID]) -> DemoStaff:
    """Read who works there; who handles a file works there too, also without a passphrase.

    `clients` are the ids of the people who are in the demo.
    """
    coordinator = office.get("coordinator", "")
    named = {raw["name"]: raw for raw in office.get("volunteer", ())}
    names = sorted({*named, *handlers} - {coordinator, ""})
    return DemoStaff(
        coordinator,
        office["passphrase"],
        tuple(_volunteer(name, named.get(name, {})) for name in names),
        tuple(
            DemoAccess(volunteer_id(raw["by"]), clients[raw["client"]], raw["reason"])
            for raw in office.get("access", ())
            if raw["client"] in clients
        ),
    )


def volunteer_id(name: str) -> UUID:
    """Return the id of a volunteer by name."""
    return uuid5(_VOLUNTEERS, name)


def let_in(storage: SqlStorage, staff: DemoStaff, as_of: date) -> Volunteer:
    """Give everyone their place and their key; return the coordinator, who made the vault."""
    opened_by = storage.opened_by
    if opened_by is None:
        raise TypeError("a demo is made by its coordinator")
    coordinator = people.volunteer_of(storage, opened_by.id, opened_by.name, as_of)
    desk = _desk(storage, coordinator, as_of)
    people.take_place(desk, coordinator)
    for volunteer, passphrase in staff.others:
        people.add_volunteer(desk, volunteer, as_of)
        if passphrase:
            _give_key(storage, volunteer, passphrase)
    return coordinator


def handed_to(case_file: CaseFile, staff: DemoStaff, coordinator: Volunteer) -> CaseFile:
    """Return the file as one that the real coordinator handles, where it names them."""
    if case_file.handler and case_file.handler == staff.coordinator:
        return replace(case_file, assigned_to=coordinator.id)
    return case_file


def take_accesses(storage: SqlStorage, staff: DemoStaff, as_of: date) -> None:
    """Let volunteers take leave to see the files of clients that they do not handle."""
    volunteers = {one.volunteer.id: one.volunteer for one in staff.others}
    for access in staff.accesses:
        with storage.work() as work:
            numbers = [file.number for file in work.case_files.of_client(access.client_id)]
        for number in numbers:
            desk = _desk(storage, volunteers[access.volunteer_id], as_of)
            take_access(desk, Asked(number), access.reason, as_of)


def _desk(storage: SqlStorage, by: Volunteer, as_of: date) -> Desk:
    return Desk(storage, by, lambda: datetime.combine(as_of, time(12), UTC))


def _volunteer(name: str, raw: Table) -> DemoVolunteer:
    volunteer = Volunteer(volunteer_id(name), name, raw.get("role", VOLUNTEER))
    return DemoVolunteer(volunteer, raw.get("passphrase", ""))


def _give_key(storage: SqlStorage, volunteer: Volunteer, passphrase: str) -> None:
    storage.with_key(
        lambda folder, key: add_slot(folder, key, volunteer.name, passphrase, volunteer.id)
    )
