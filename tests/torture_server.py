"""Many desks on one server: whatever was acknowledged is there, and every conflict is told.

The tests run a short form. The long form, 20 clients on 200 files for a minute:
`make torture-server`, or `python -m tests.torture_server --seconds 60`.
"""

import argparse
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from multiprocessing.pool import ThreadPool
from uuid import UUID, uuid4

from casework.casefile import CaseFile
from casework.clients import Client
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import ADDED, CASE_FILE, CHANGED, Link, flaws
from casework.storage import ConflictError
from casework.usecases import change_file, open_file
from casework.volunteers import COORDINATOR, VOLUNTEER, Volunteer
from db.server import ServerStorage, open_server
from db.server_settings import ServerSettings
from db.server_setup import add_volunteer
from tests.servers import PASSPHRASE, ServerOffice, started_office

TODAY = date(2026, 11, 22)
# So many files, of all, get so large a part of the changes: there desks meet.
_HOT, _HOT_PART = 5, 0.3
_NEW_PART = 0.02


@dataclass(frozen=True)
class Seat:
    """One desk: who sits there, and which files are theirs to change."""

    login: str
    volunteer: Volunteer
    files: tuple[UUID, ...]


@dataclass
class Told:
    """What one desk was told: which marks were stored, and how often it was refused."""

    volunteer_id: UUID
    marks: list[tuple[UUID, str]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    conflicts: int = 0
    busy: int = 0


@dataclass(frozen=True)
class Outcome:
    """What all desks together did."""

    stored: int
    opened: int
    conflicts: int
    busy: int


class BrokenError(AssertionError):
    """Something acknowledged is gone, or something is there that nobody was told of."""


def crowd(office: ServerOffice, *, desks: int, files: int, seconds: float, pool: str) -> Outcome:
    """Let desks change files at once for some time, and check what came of it."""
    seats = _seated(office, desks, files)
    work = partial(_work, office.settings, seconds)
    with _pool(pool, desks) as workers:
        told = workers.map(work, list(enumerate(seats)), chunksize=1)
    with closing(office.opened("anna")) as storage:
        _check(storage, told)
    return Outcome(
        sum(len(one.marks) for one in told),
        sum(len(one.opened) for one in told),
        sum(one.conflicts for one in told),
        sum(one.busy for one in told),
    )


def _pool(kind: str, desks: int) -> multiprocessing.pool.Pool:
    return (
        ThreadPool(desks) if kind == "threads" else multiprocessing.get_context("spawn").Pool(desks)
    )


def _seated(office: ServerOffice, desks: int, files: int) -> list[Seat]:
    """Make logins, half of them coordinators, and files that are spread over the others."""
    people = [
        Volunteer(uuid4(), f"Desk {number}", COORDINATOR if number % 2 else VOLUNTEER)
        for number in range(desks)
    ]
    for number, one in enumerate(people):
        add_volunteer(office.administrator, one, office.login(f"desk{number}"), PASSPHRASE)
    handlers = [one for one in people if one.role == VOLUNTEER]
    made = []
    with closing(office.opened("anna")) as storage, storage.work() as work:
        for number in range(files):
            client = Client(uuid4(), f"Naam {number}", "Voornaam")
            handler = handlers[number % len(handlers)].id
            work.clients.put(client)
            made.append(
                work.case_files.put(
                    CaseFile(
                        uuid4(), f"2025-{number + 1:04}", client.id, "asiel", assigned_to=handler
                    )
                )
            )
        work.commit()
    return [
        Seat(
            office.login(f"desk{number}"),
            one,
            tuple(
                case_file.id
                for case_file in made
                if one.role == COORDINATOR or case_file.assigned_to == one.id
            ),
        )
        for number, one in enumerate(people)
    ]


def _work(settings: ServerSettings, seconds: float, numbered: tuple[int, Seat]) -> Told:
    """Change files until the time is over."""
    number, seat = numbered
    chance = random.Random(number)
    told = Told(seat.volunteer.id)
    with closing(open_server(settings, seat.login, PASSPHRASE)) as storage:
        desk = Desk(storage, storage.volunteer, lambda: datetime.now(UTC))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                _change_or_open(desk, seat, told, chance)
            except ConflictError:
                told.conflicts += 1
            except StorageError as error:
                if error.reason != "busy":
                    raise
                told.busy += 1
    return told


def _change_or_open(desk: Desk, seat: Seat, told: Told, chance: random.Random) -> None:
    case_id = _chosen(seat.files, chance)
    with desk.work() as work:
        case_file = work.case_files.get(case_id)
    if chance.random() < _NEW_PART:
        new = CaseFile(uuid4(), "", case_file.client_id, "asiel")
        told.opened.append(open_file(desk, new, TODAY).number)
        return
    mark = f"{seat.login}-{len(told.marks)}"
    change_file(desk, replace(case_file, notes=f"{case_file.notes}\n{mark}"), TODAY)
    told.marks.append((case_id, mark))


def _chosen(files: Sequence[UUID], chance: random.Random) -> UUID:
    return chance.choice(files[:_HOT] if chance.random() < _HOT_PART else files)


def _check(storage: ServerStorage, told: Sequence[Told]) -> None:
    """Raise BrokenError unless exactly what was acknowledged is there."""
    with storage.work() as work:
        files = {one.id: one for one in work.case_files}
        links = list(work.journal.links())
    expected: dict[UUID, list[str]] = {case_id: [] for case_id in files}
    for case_id, mark in (pair for one in told for pair in one.marks):
        expected[case_id].append(mark)
    for case_file in files.values():
        _check_file(case_file, expected[case_file.id])
    _check_numbers(files.values(), [number for one in told for number in one.opened])
    _check_journal(links, told)


def _check_file(case_file: CaseFile, acknowledged: list[str]) -> None:
    marks = case_file.notes.split()
    if sorted(marks) != sorted(acknowledged):
        raise BrokenError(f"{case_file.number}: other changes than were acknowledged")
    if case_file.version != 1 + len(marks):
        raise BrokenError(f"{case_file.number}: {case_file.version} versions")


def _check_numbers(files: Iterable[CaseFile], given: list[str]) -> None:
    new = [one.number for one in files if one.number.startswith(f"{TODAY.year}-")]
    if sorted(new) != sorted(given) or len(set(given)) != len(given):
        raise BrokenError("numbers were given out twice, or to nobody")


def _check_journal(links: Sequence[Link], told: Sequence[Told]) -> None:
    found = list(flaws(links))
    if found:
        raise BrokenError(f"the journal has flaws: {found[:3]}")
    lines = Counter((one.by, one.action) for one in links if one.subject == CASE_FILE)
    for one in told:
        by = one.volunteer_id.hex
        if lines[by, CHANGED] != len(one.marks) or lines[by, ADDED] != len(one.opened):
            raise BrokenError(f"{by}: other lines in the journal than changes")


def main(words: Sequence[str] | None = None) -> int:
    """Run the long form and say what happened."""
    parser = argparse.ArgumentParser(prog="torture-server", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--desks", type=int, default=20)
    parser.add_argument("--files", type=int, default=200)
    asked = parser.parse_args(words)
    with ExitStack() as stack:
        office = stack.enter_context(started_office())
        outcome = crowd(
            office, desks=asked.desks, files=asked.files, seconds=asked.seconds, pool="processes"
        )
    print(  # noqa: T201  (this is what it is for)
        f"{asked.desks} desks, {asked.files} files, {asked.seconds:g} s: {outcome.stored} changes "
        f"stored, {outcome.opened} files opened, {outcome.conflicts} conflicts told, "
        f"{outcome.busy} times busy; nothing lost, the journal whole"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
