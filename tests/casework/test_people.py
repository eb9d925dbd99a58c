"""Who works in the office: who opened the vault, who comes, who leaves, and who handles what."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from casework import people
from casework.casefile import ASIEL, CaseFile
from casework.clients import Client
from casework.desk import Desk
from casework.errors import InvalidFactsError
from casework.journal import ADDED, CHANGED, VOLUNTEER
from casework.rights import LEFT, UNKNOWN_KEY, VOLUNTEERS
from casework.storage import NoAccessError
from casework.volunteers import COORDINATOR, READER, Volunteer
from casework.volunteers import VOLUNTEER as ORDINARY
from tests.casework.office_in_memory import InMemoryOffice

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA = Volunteer(UUID(int=1), "Anna", COORDINATOR)
BRAM = Volunteer(UUID(int=2), "Bram", ORDINARY)
CARO = Volunteer(UUID(int=3), "Caro", ORDINARY)
DIRK = Volunteer(UUID(int=4), "Dirk", READER)
KEYED = {ANNA.id, BRAM.id, DIRK.id}
SELAM = Client(UUID(int=11), "Tesfay", "Selam")


@pytest.fixture
def empty():
    made = InMemoryOffice()
    yield made
    made.close()


@pytest.fixture
def office(empty):
    """An office in which Bram handles two files, one of them closed."""
    with empty.work() as work:
        for volunteer in (ANNA, BRAM, CARO, DIRK):
            work.volunteers.put(volunteer)
        work.clients.put(SELAM)
        for number, closed_on in ((1, None), (2, TODAY)):
            file = CaseFile(UUID(int=20 + number), f"2026-000{number}", SELAM.id, ASIEL)
            work.case_files.put(replace(file, assigned_to=BRAM.id, closed_on=closed_on))
        work.commit()
    return Desk(empty, ANNA, lambda: NOON)


def refused(call, *arguments):
    """Call what must be refused; return what was wrong."""
    with pytest.raises(InvalidFactsError) as caught:
        call(*arguments)
    return [(problem.code, problem.field) for problem in caught.value.problems]


def no_access(call, *arguments):
    """Call what must be refused; return what would be needed."""
    with pytest.raises(NoAccessError) as caught:
        call(*arguments)
    return caught.value.needs


def named(storage, volunteer):
    with storage.work() as work:
        return work.volunteers.get(volunteer.id)


def handled_by(storage, volunteer):
    with storage.work() as work:
        return [each.number for each in work.case_files if each.assigned_to == volunteer.id]


def test_the_first_who_opens_a_vault_is_its_coordinator(empty):
    first = people.volunteer_of(empty, ANNA.id, "Anna", TODAY)

    assert first == Volunteer(ANNA.id, "Anna", COORDINATOR, since=TODAY)
    assert people.everyone(empty) == ()


def test_the_first_coordinator_is_kept_once_and_written_down(empty):
    desk = Desk(empty, people.volunteer_of(empty, ANNA.id, "Anna", TODAY), lambda: NOON)

    people.take_place(desk, desk.by)
    people.take_place(desk, desk.by)

    assert people.everyone(empty) == (desk.by,)
    assert people.volunteer_of(empty, ANNA.id, "another name in the slot", TODAY) == desk.by
    with empty.work() as work:
        [line] = work.journal.latest(10)
    assert (line.action, line.subject, line.by) == (ADDED, VOLUNTEER, ANNA.id.hex)


def test_names_that_came_from_before_make_nobody_coordinator(empty):
    with empty.work() as work:
        work.volunteers.put(BRAM)
        work.commit()

    assert people.volunteer_of(empty, ANNA.id, "Anna", TODAY).role == COORDINATOR


def test_who_is_known_comes_in_as_they_are(office):
    assert people.volunteer_of(office.vault, BRAM.id, "", TODAY) == BRAM


def test_a_key_of_nobody_is_refused(office):
    assert no_access(people.volunteer_of, office.vault, UUID(int=99), "Anna", TODAY) == UNKNOWN_KEY


def test_a_key_of_somebody_who_left_is_refused(office):
    people.leave(office, BRAM.id, CARO.id, KEYED, TODAY)

    assert no_access(people.volunteer_of, office.vault, BRAM.id, "Bram", TODAY) == LEFT


def test_the_recovery_sheet_opens_with_every_right():
    found = people.recovering(UUID(int=50), "Herstelblad")

    assert (found.id, found.name, found.role) == (UUID(int=50), "Herstelblad", COORDINATOR)


def test_files_are_for_who_may_work_on_them(office):
    assert people.handlers(office, TODAY) == (ANNA, BRAM, CARO)


def test_somebody_new_is_kept_and_written_down(office):
    eva = Volunteer(UUID(int=5), "Eva", ORDINARY, since=TODAY)

    assert people.add_volunteer(office, eva, TODAY) == eva

    assert named(office, eva) == eva
    with office.work() as work:
        assert work.journal.latest(1)[0].subject_id == eva.id.hex


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param({"name": " "}, ("required", "name"), id="no name"),
        pytest.param({"name": "x" * 201}, ("too_long", "name"), id="a name without end"),
        pytest.param({"name": "BRÁM"}, ("name_in_use", "name"), id="the name of a colleague"),
        pytest.param({"role": "chef"}, ("unknown_value", "role"), id="no such role"),
    ],
)
def test_somebody_new_has_a_name_of_their_own_and_a_role(office, changes, problem):
    eva = replace(Volunteer(UUID(int=5), "Eva", ORDINARY), **changes)

    assert refused(people.add_volunteer, office, eva, TODAY) == [problem]


def test_the_name_of_somebody_who_left_is_free(office):
    people.leave(office, CARO.id, None, KEYED, TODAY)

    people.add_volunteer(office, Volunteer(UUID(int=5), "Caro", ORDINARY), TODAY)


def test_a_volunteer_changes_nobody(office):
    of_bram = Desk(office.vault, BRAM, lambda: NOON)
    eva = Volunteer(UUID(int=5), "Eva", ORDINARY)

    assert no_access(people.add_volunteer, of_bram, eva, TODAY) == VOLUNTEERS
    promoted = replace(BRAM, role=COORDINATOR)
    assert no_access(people.change_volunteer, of_bram, promoted, KEYED, TODAY) == VOLUNTEERS
    assert no_access(people.leave, of_bram, ANNA.id, BRAM.id, KEYED, TODAY) == VOLUNTEERS


def test_a_name_and_a_role_can_be_changed(office):
    changed = replace(BRAM, name="Bram de Wit", role=COORDINATOR)

    people.change_volunteer(office, changed, KEYED, TODAY)

    assert named(office, BRAM) == changed
    with office.work() as work:
        line = work.journal.latest(1)[0]
    assert (line.action, {change.field for change in line.changes}) == (CHANGED, {"name", "role"})


def test_there_is_always_a_coordinator_who_can_open_the_vault(office):
    demoted = replace(ANNA, role=ORDINARY)
    last = [("last_coordinator", "role")]
    assert refused(people.change_volunteer, office, demoted, KEYED, TODAY) == last
    assert refused(people.leave, office, ANNA.id, BRAM.id, KEYED, TODAY) == [
        ("last_coordinator", "leave")
    ]

    without_key = replace(CARO, role=COORDINATOR)
    people.change_volunteer(office, without_key, KEYED, TODAY)
    assert refused(people.change_volunteer, office, demoted, KEYED, TODAY) == last

    people.change_volunteer(office, replace(BRAM, role=COORDINATOR), KEYED, TODAY)
    people.change_volunteer(office, demoted, KEYED, TODAY)


def test_who_only_reads_handles_no_files(office):
    reader = replace(BRAM, role=READER)
    problem = [("still_handles_files", "role")]
    assert refused(people.change_volunteer, office, reader, KEYED, TODAY) == problem

    people.hand_over(office, BRAM.id, CARO.id, TODAY)
    people.change_volunteer(office, reader, KEYED, TODAY)


def test_who_leaves_hands_every_file_over(office):
    assert people.files_of(office, BRAM.id) == 2

    assert people.leave(office, BRAM.id, CARO.id, KEYED, TODAY) == 2

    assert named(office, BRAM).until == TODAY
    assert handled_by(office, CARO) == ["2026-0001", "2026-0002"]


@pytest.mark.parametrize(
    ("taker", "problem"),
    [
        pytest.param(None, "taker_needed", id="nobody"),
        pytest.param(BRAM.id, "taker_needed", id="oneself"),
        pytest.param(DIRK.id, "cannot_handle_files", id="a reader"),
    ],
)
def test_files_go_to_somebody_who_can_handle_them(office, taker, problem):
    assert refused(people.leave, office, BRAM.id, taker, KEYED, TODAY) == [(problem, "taker")]

    assert named(office, BRAM).until is None
    assert handled_by(office, BRAM) == ["2026-0001", "2026-0002"]


def test_who_handles_nothing_leaves_without_more(office):
    assert people.leave(office, CARO.id, None, KEYED, TODAY) == 0


def test_a_file_is_given_to_somebody_or_to_nobody(office):
    assert people.assign(office, UUID(int=21), CARO.id, TODAY).assigned_to == CARO.id
    assert people.assign(office, UUID(int=21), None, TODAY).assigned_to is None
    assert refused(people.assign, office, UUID(int=21), DIRK.id, TODAY) == [
        ("cannot_handle_files", "taker")
    ]
