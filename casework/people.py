"""Who works in the office: who opened the vault, who comes, who leaves, and who handles what."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from casework.casefile import CaseFile
from casework.clients import TEXT_LENGTH
from casework.errors import InvalidFactsError, Problem
from casework.names import folded
from casework.rights import FILES, LEFT, UNKNOWN_KEY, may
from casework.storage import NoAccessError, Storage, Work
from casework.volunteers import COORDINATOR, ROLES, Volunteer, has_left


def volunteer_of(storage: Storage, slot_id: UUID, name: str, today: date) -> Volunteer:
    """Say whose key opened the vault; nothing is stored.

    Who opens a vault that never had a coordinator is the first. Raises NoAccessError for who left,
    and for a key of nobody in a vault that has a coordinator: the key file was tampered with.
    """
    with storage.work() as work:
        known = {volunteer.id: volunteer for volunteer in work.volunteers}
    found = known.get(slot_id)
    if found is None:
        if any(volunteer.role == COORDINATOR for volunteer in known.values()):
            raise NoAccessError(UNKNOWN_KEY)
        return Volunteer(slot_id, name, COORDINATOR, since=today)
    if has_left(found, today):
        raise NoAccessError(LEFT)
    return found


def recovering(slot_id: UUID, name: str) -> Volunteer:
    """Say who opened the vault by the recovery sheet: nobody in particular, with every right."""
    return Volunteer(slot_id, name, COORDINATOR)


def take_place(storage: Storage, volunteer: Volunteer) -> None:
    """Keep the first coordinator among the volunteers; does nothing for who is there already."""
    with storage.work() as work:
        if all(one.id != volunteer.id for one in work.volunteers):
            work.volunteers.put(volunteer)
            work.commit()


def everyone(storage: Storage) -> tuple[Volunteer, ...]:
    """Return who works or worked here, in order of name."""
    with storage.work() as work:
        return tuple(work.volunteers)


def handlers(storage: Storage, today: date) -> tuple[Volunteer, ...]:
    """Return who can be given a file, in order of name."""
    return tuple(one for one in everyone(storage) if may(one, FILES, today))


def add_volunteer(storage: Storage, volunteer: Volunteer, today: date) -> Volunteer:
    """Store somebody who comes to work here; raises InvalidFactsError and NoAccessError.

    They cannot open the vault yet: that takes a key.
    """
    with storage.work() as work:
        _check(volunteer, work, today)
        work.volunteers.put(volunteer)
        work.commit()
    return volunteer


def change_volunteer(
    storage: Storage, volunteer: Volunteer, keyed: Collection[UUID], today: date
) -> Volunteer:
    """Store another name or role; `keyed` are the ids of who has a key.

    Raises InvalidFactsError: also when no coordinator with a key would be left, and for a reader
    who still handles files. Raises NoAccessError.
    """
    with storage.work() as work:
        _check(volunteer, work, today)
        if not may(volunteer, FILES, today) and next(_handled(work, volunteer.id, today), None):
            raise InvalidFactsError((Problem("still_handles_files", "role"),))
        work.volunteers.put(volunteer)
        _check_coordinator(work, keyed, today, "role")
        work.commit()
    return volunteer


def leave(
    storage: Storage,
    volunteer_id: UUID,
    taker_id: UUID | None,
    keyed: Collection[UUID],
    today: date,
) -> int:
    """Let somebody leave and hand their files over; return how many. Their key is for who has it.

    Raises InvalidFactsError when no coordinator with a key would be left, and when there are files
    and nobody takes them. Raises NoAccessError.
    """
    with storage.work() as work:
        work.volunteers.put(replace(work.volunteers.get(volunteer_id), until=today))
        _check_coordinator(work, keyed, today, "leave")
        handed = _hand_over(work, volunteer_id, taker_id, today)
        work.commit()
    return handed


def hand_over(storage: Storage, giver_id: UUID, taker_id: UUID, today: date) -> int:
    """Give all files of one to another, closed ones too; return how many they were.

    Raises InvalidFactsError when the other cannot handle files, and NoAccessError.
    """
    with storage.work() as work:
        handed = _hand_over(work, giver_id, taker_id, today)
        work.commit()
    return handed


def assign(storage: Storage, case_id: UUID, taker_id: UUID | None, today: date) -> CaseFile:
    """Give a file to somebody, or to nobody; raises InvalidFactsError and NoAccessError."""
    with storage.work() as work:
        if taker_id is not None:
            _check_taker(work, taker_id, today)
        stored = work.case_files.put(replace(work.case_files.get(case_id), assigned_to=taker_id))
        work.commit()
    return stored


def files_of(storage: Storage, volunteer_id: UUID) -> int:
    """Count the files somebody handles, closed ones too."""
    with storage.work() as work:
        # On the first day of the calendar nobody had leave to see files of others.
        return len(work.case_files.ids_shown_to(volunteer_id, date.min))


def _handled(work: Work, volunteer_id: UUID, today: date) -> Iterator[CaseFile]:
    shown = work.case_files.shown_to(volunteer_id, today)
    return (case_file for case_file in shown if case_file.assigned_to == volunteer_id)


def _hand_over(work: Work, giver_id: UUID, taker_id: UUID | None, today: date) -> int:
    handled = tuple(_handled(work, giver_id, today))
    if not handled:
        return 0
    if taker_id is None or taker_id == giver_id:
        raise InvalidFactsError((Problem("taker_needed", "taker"),))
    _check_taker(work, taker_id, today)
    for case_file in handled:
        work.case_files.put(replace(case_file, assigned_to=taker_id))
    return len(handled)


def _check(volunteer: Volunteer, work: Work, today: date) -> None:
    problems = []
    if not volunteer.name.strip():
        problems.append(Problem("required", "name"))
    if len(volunteer.name) > TEXT_LENGTH:
        limits = (("limit", str(TEXT_LENGTH)), ("length", str(len(volunteer.name))))
        problems.append(Problem("too_long", "name", limits))
    if any(_same_name(one, volunteer, today) for one in work.volunteers):
        problems.append(Problem("name_in_use", "name"))
    if volunteer.role not in ROLES:
        problems.append(Problem("unknown_value", "role", (("value", volunteer.role),)))
    if problems:
        raise InvalidFactsError(problems)


def _same_name(one: Volunteer, other: Volunteer, today: date) -> bool:
    """Whether two who work here have one name: nobody could tell who did what."""
    return (
        one.id != other.id and not has_left(one, today) and folded(one.name) == folded(other.name)
    )


def _check_coordinator(work: Work, keyed: Collection[UUID], today: date, field: str) -> None:
    if not any(
        one.role == COORDINATOR and one.id in keyed and not has_left(one, today)
        for one in work.volunteers
    ):
        raise InvalidFactsError((Problem("last_coordinator", field),))


def _check_taker(work: Work, taker_id: UUID, today: date) -> None:
    if not may(work.volunteers.get(taker_id), FILES, today):
        raise InvalidFactsError((Problem("cannot_handle_files", "taker"),))
