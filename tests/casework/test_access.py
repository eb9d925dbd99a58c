"""Leave to see a file of somebody else, and the desk one sits at."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from casework.access import accesses_to_see, count_accesses_to_see, mark_seen, take_access
from casework.casefile import ASIEL, NAREIS, CaseEvent, CaseFile
from casework.clients import Client, PartialDate
from casework.counts import Counts
from casework.desk import Desk
from casework.errors import InvalidFactsError
from casework.journal import ACCESSED
from casework.rights import ALL_FILES, COUNTS, FILES
from casework.storage import FileCount, NoAccessError
from casework.volunteers import COORDINATOR, READER, VOLUNTEER, Asked, Volunteer
from casework.worklist import TE_LAAT
from tests.casework.office_in_memory import InMemoryOffice
from tests.rulings import shipped_rules

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA = Volunteer(UUID(int=1), "Anna", COORDINATOR)
BRAM = Volunteer(UUID(int=2), "Bram", VOLUNTEER)
DIRK = Volunteer(UUID(int=4), "Dirk", READER)
SELAM = Client(UUID(int=11), "Tesfay", "Selam", PartialDate(1994, 3, 12), nationality="TUR")
OPEN = CaseFile(
    UUID(int=21),
    "2026-0001",
    SELAM.id,
    ASIEL,
    events=(CaseEvent("aanvraag_ingediend", date(2026, 1, 12)),),
)
CLOSED = CaseFile(UUID(int=22), "2026-0002", SELAM.id, NAREIS, closed_on=TODAY)
REASON = "Anna is ziek, cliënt belt"
PERSON = Asked(name="Selam Tesfay", birth=PartialDate(1994, 3, 12))


@pytest.fixture
def office():
    made = InMemoryOffice()
    with made.work() as work:
        for volunteer in (ANNA, BRAM, DIRK):
            work.volunteers.put(volunteer)
        work.clients.put(SELAM)
        for case_file in (OPEN, CLOSED):
            work.case_files.put(case_file)
        work.commit()
    yield made
    made.close()


@pytest.fixture
def desk_of(office):
    return lambda volunteer, now=NOON: Desk(office, volunteer, lambda: now)


def refused(call, *arguments):
    """Call what must be refused; return what was wrong."""
    with pytest.raises(InvalidFactsError) as caught:
        call(*arguments)
    return [(problem.code, problem.field) for problem in caught.value.problems]


def lines(office):
    with office.work() as work:
        return work.journal.latest(10)


def numbers_seen(desk):
    with desk.work() as work:
        return [case_file.number for case_file in work.case_files]


def test_a_file_asked_for_by_number_is_shown_for_a_week(office, desk_of):
    found = take_access(desk_of(BRAM), Asked("2026-0001"), f" {REASON} ", TODAY)

    assert found == (OPEN.id,)
    assert numbers_seen(desk_of(BRAM)) == ["2026-0001"]
    assert numbers_seen(desk_of(BRAM, NOON + timedelta(days=6))) == ["2026-0001"]
    assert numbers_seen(desk_of(BRAM, NOON + timedelta(days=7))) == []


def test_it_is_written_down_with_the_reason(office, desk_of):
    take_access(desk_of(BRAM), Asked("2026-0001"), REASON, TODAY)

    [line] = lines(office)
    assert (line.action, line.by, line.subject_id) == (ACCESSED, BRAM.id.hex, OPEN.id.hex)
    assert line.reason == REASON


def test_a_person_is_asked_for_with_all_their_files(desk_of):
    assert take_access(desk_of(BRAM), PERSON, REASON, TODAY) == (OPEN.id, CLOSED.id)


def test_leave_one_has_is_not_taken_again(office, desk_of):
    take_access(desk_of(BRAM), Asked("2026-0001"), REASON, TODAY)

    assert take_access(desk_of(BRAM), Asked("2026-0001"), REASON, TODAY) == (OPEN.id,)

    assert len(lines(office)) == 1


@pytest.mark.parametrize(
    ("asked", "reason", "problems"),
    [
        pytest.param(Asked(), REASON, [("required", "number")], id="nothing"),
        pytest.param(Asked(name="Selam"), REASON, [("whole_birth_date", "birth")], id="no date"),
        pytest.param(
            Asked(name="Selam", birth=PartialDate(1994)),
            REASON,
            [("whole_birth_date", "birth")],
            id="half a date",
        ),
        pytest.param(
            Asked("2026-0001"),
            "even kijken",
            [("reason_too_short", "reason")],
            id="hardly a reason",
        ),
    ],
)
def test_without_a_whole_question_and_a_reason_nothing_is_looked_for(
    office, desk_of, asked, reason, problems
):
    assert refused(take_access, desk_of(BRAM), asked, reason, TODAY) == problems

    assert lines(office) == ()


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        pytest.param(Asked("2026-9999"), "number", id="a number"),
        pytest.param(Asked(name="Nie Mand", birth=PartialDate(1990, 1, 1)), "name", id="a person"),
    ],
)
def test_looking_for_what_is_not_there_is_written_down_without_names(office, desk_of, asked, field):
    assert refused(take_access, desk_of(BRAM), asked, REASON, TODAY) == [("no_such_file", field)]

    [line] = lines(office)
    assert (line.action, line.subject_id, line.changes, line.reason) == (ACCESSED, "", (), "")


def test_a_reader_takes_no_leave(desk_of):
    with pytest.raises(NoAccessError) as caught:
        take_access(desk_of(DIRK), Asked("2026-0001"), REASON, TODAY)

    assert caught.value.needs == FILES


def test_a_coordinator_sees_what_was_taken_until_they_looked(desk_of):
    take_access(desk_of(BRAM), Asked("2026-0001"), REASON, TODAY)
    desk = desk_of(ANNA)
    assert count_accesses_to_see(desk) == 1
    [taken] = accesses_to_see(desk)
    assert (taken.volunteer, taken.case_file.number) == (BRAM, "2026-0001")
    assert taken.access.reason == REASON

    mark_seen(desk, {UUID(int=99)}, TODAY)
    assert count_accesses_to_see(desk) == 1
    mark_seen(desk, {taken.access.id}, TODAY)

    assert accesses_to_see(desk) == ()
    assert count_accesses_to_see(desk) == 0
    with desk.work() as work:
        assert [access.seen_on for access in work.accesses] == [TODAY]


def test_who_took_leave_cannot_mark_it_as_seen(desk_of):
    desk = desk_of(BRAM)
    take_access(desk, Asked("2026-0001"), REASON, TODAY)
    with desk.work() as work:
        [access] = work.accesses

    with pytest.raises(NoAccessError):
        mark_seen(desk, {access.id}, TODAY)


def test_a_desk_knows_the_rights_of_who_sits_at_it(desk_of):
    assert desk_of(ANNA).may(ALL_FILES)
    assert not desk_of(BRAM).may(ALL_FILES)
    assert desk_of(DIRK).may(COUNTS)


def test_a_reader_counts_files_they_cannot_see(desk_of):
    counts = desk_of(DIRK).counts(shipped_rules())

    assert counts == Counts(
        (FileCount(ASIEL, "gewoon", False, 1), FileCount(NAREIS, "gewoon", True, 1)), {TE_LAAT: 1}
    )
    assert (counts.open_files, counts.closed_files) == (1, 1)
    assert numbers_seen(desk_of(DIRK)) == []


def test_where_the_storage_shows_no_more_than_ones_own_only_kinds_are_counted(office, desk_of):
    office.shows_own_only = True

    assert desk_of(DIRK).counts(shipped_rules()).bands == {}
    assert desk_of(ANNA).counts(shipped_rules()).bands == {TE_LAAT: 1}


def test_leaving_the_desk_closes_the_vault(office, desk_of):
    closed = []
    office.close = lambda: closed.append(True)

    desk_of(ANNA).close()

    assert closed == [True]
    del office.close
