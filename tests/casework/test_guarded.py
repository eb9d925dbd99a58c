"""Nobody sees or changes through a unit of work what is not for them."""

from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.agreements import MACHTIGING, Agreement, Erasure
from casework.casefile import ASIEL, NAREIS, CaseFile, FamilyMember
from casework.clients import Client, PartialDate
from casework.errors import CaseworkError
from casework.guarded import GuardedWork, guarded
from casework.journal import CASE_FILE, CHANGED, CLIENT, LETTER, Change, Entry
from casework.law.additions import Addition, AgreedRules
from casework.rights import (
    ACCESS,
    ASSIGN,
    COUNTS,
    ERASE,
    FILES,
    JOURNAL,
    LETTERHEAD,
    RULES,
    VOLUNTEERS,
)
from casework.sight import Sight
from casework.storage import FileCount, NoAccessError, Office, StoredLetter
from casework.volunteers import COORDINATOR, READER, VOLUNTEER, Access, Asked, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)

ANNA = Volunteer(UUID(int=1), "Anna", COORDINATOR)
BRAM = Volunteer(UUID(int=2), "Bram", VOLUNTEER)
CARO = Volunteer(UUID(int=3), "Caro", VOLUNTEER)
DIRK = Volunteer(UUID(int=4), "Dirk", READER)
EVERYONE = (ANNA, BRAM, CARO, DIRK)

SELAM = Client(UUID(int=11), "Tesfay", "Selam", PartialDate(1994, 3, 12))
OMAR = Client(UUID(int=12), "Saleh", "Omar", PartialDate(1980))
LINA = Client(UUID(int=13), "Haddad", "Lina")
NEW = Client(UUID(int=14), "Nieuw")

OF_BRAM = CaseFile(UUID(int=21), "2026-0001", SELAM.id, ASIEL, assigned_to=BRAM.id)
OF_CARO = CaseFile(
    UUID(int=22),
    "2026-0002",
    OMAR.id,
    NAREIS,
    family=(FamilyMember(LINA.id, "partner"),),
    assigned_to=CARO.id,
)
REASON = "Caro is met vakantie"


def letter_of(case_file, number):
    return StoredLetter(
        UUID(int=number), case_file.id, "informatieverzoek", TODAY, "Geachte heer", b"%PDF", "00"
    )


def lent(case_file=OF_CARO, to=BRAM, **changes):
    access = Access(uuid4(), case_file.id, to.id, TODAY, TODAY + timedelta(days=6), REASON)
    return replace(access, **changes)


@pytest.fixture
def office():
    made = InMemoryOffice()
    with made.work() as work:
        for volunteer in EVERYONE:
            work.volunteers.put(volunteer)
        for client in (SELAM, OMAR, LINA, NEW):
            work.clients.put(client)
        for case_file in (OF_BRAM, OF_CARO):
            work.case_files.put(case_file)
        work.letters.put(letter_of(OF_BRAM, 31))
        work.letters.put(letter_of(OF_CARO, 32))
        work.agreements.put(Agreement(UUID(int=41), OMAR.id, MACHTIGING, TODAY, "brieven"))
        work.agreements.put(Agreement(UUID(int=42), SELAM.id, MACHTIGING, TODAY, "brieven"))
        work.commit()
    yield made
    made.close()


@pytest.fixture
def seen_by(office):
    """Open a unit of work as somebody would."""

    @contextmanager
    def open_work(volunteer, today=TODAY):
        with office.work() as work:
            yield guarded(work, volunteer, today)

    return open_work


def needed(call, *arguments):
    """Call what must be refused; return what would be needed."""
    with pytest.raises(NoAccessError) as caught:
        call(*arguments)
    return caught.value.needs


def test_for_a_coordinator_it_is_the_work_itself(office):
    with office.work() as work:
        assert guarded(work, ANNA, TODAY) is work


def test_a_coordinator_who_left_sees_nothing(seen_by):
    with seen_by(replace(ANNA, until=TODAY)) as work:
        assert list(work.case_files) == []
        assert needed(work.put_office, Office()) == LETTERHEAD


def test_a_volunteer_sees_their_own_files_with_whom_they_are_about(seen_by):
    with seen_by(BRAM) as work:
        assert [each.id for each in work.case_files] == [OF_BRAM.id]
        assert work.case_files.get(OF_BRAM.id).handler == "Bram"
        assert work.case_files.of_client(SELAM.id) == tuple(work.case_files)
        assert {each.id for each in work.clients} == {SELAM.id, NEW.id}
        assert work.clients.get(SELAM.id) == SELAM
        assert [each.id for each in work.letters.unposted()] == [UUID(int=31)]
        assert work.letters.of_case(OF_BRAM.id) == work.letters.unposted()
        assert work.letters.get(UUID(int=31)).case_id == OF_BRAM.id
        assert len(work.agreements.of_client(SELAM.id)) == 1


def test_the_family_in_ones_files_is_seen_too(seen_by):
    with seen_by(CARO) as work:
        assert {each.id for each in work.clients} == {OMAR.id, LINA.id, NEW.id}


def test_what_is_hidden_and_what_is_not_there_get_the_same_answer(seen_by):
    with seen_by(BRAM) as work:
        for get, hidden in (
            (work.case_files.get, OF_CARO.id),
            (work.clients.get, OMAR.id),
            (work.clients.get, LINA.id),
            (work.letters.get, UUID(int=32)),
        ):
            assert needed(get, hidden) == ACCESS
            assert needed(get, UUID(int=999)) == ACCESS
        assert work.case_files.of_client(OMAR.id) == ()
        assert work.letters.of_case(OF_CARO.id) == ()
        assert work.agreements.of_client(OMAR.id) == ()


def test_numbers_are_given_out_for_the_whole_office(seen_by):
    with seen_by(BRAM) as work:
        assert work.case_files.last_number(2026) == 2


def test_a_new_file_belongs_to_who_opened_it(seen_by):
    wanted = CaseFile(UUID(int=23), "2026-0003", NEW.id, ASIEL)

    with seen_by(BRAM) as work:
        stored = work.case_files.put(wanted)
        assert stored.assigned_to == BRAM.id
        assert work.case_files.get(wanted.id).handler == "Bram"


def test_a_volunteer_registers_people_and_corrects_them(seen_by):
    with seen_by(BRAM) as work:
        stored = work.clients.put(Client(UUID(int=15), "Yilmaz"))
        assert work.clients.put(replace(stored, phone="06")).version == 2


def test_a_file_is_not_given_away_nor_kept_after_it_was_lent(seen_by, office):
    with office.work() as work:
        work.accesses.put(lent())
        work.commit()

    with seen_by(BRAM) as work:
        own, other = work.case_files.get(OF_BRAM.id), work.case_files.get(OF_CARO.id)
        assert work.case_files.put(replace(other, notes="gebeld")).version == 2
        assert needed(work.case_files.put, replace(own, assigned_to=CARO.id)) == ASSIGN
        assert needed(work.case_files.put, replace(other, assigned_to=BRAM.id)) == ASSIGN
        new = CaseFile(UUID(int=23), "2026-0003", NEW.id, ASIEL, assigned_to=CARO.id)
        assert needed(work.case_files.put, new) == ASSIGN


def test_nobody_is_brought_into_sight_by_naming_them_in_a_file(seen_by):
    with seen_by(BRAM) as work:
        own = work.case_files.get(OF_BRAM.id)
        for changed in (
            replace(own, client_id=OMAR.id),
            replace(own, family=(FamilyMember(LINA.id),)),
        ):
            assert needed(work.case_files.put, changed) == ACCESS


def test_what_is_hidden_is_not_written_over(seen_by):
    with seen_by(BRAM) as work:
        assert needed(work.clients.put, replace(OMAR, notes="mij")) == ACCESS
        assert needed(work.case_files.put, replace(OF_CARO, assigned_to=BRAM.id)) == ACCESS
        assert needed(work.letters.put, letter_of(OF_CARO, 33)) == ACCESS
        assert needed(work.letters.put, letter_of(OF_BRAM, 32)) == ACCESS
        agreement = Agreement(uuid4(), OMAR.id, MACHTIGING, TODAY, "brieven")
        assert needed(work.agreements.put, agreement) == ACCESS


def test_letters_and_agreements_of_ones_own_files_are_stored(seen_by):
    with seen_by(BRAM) as work:
        work.letters.put(letter_of(OF_BRAM, 33))
        work.letters.put(replace(letter_of(OF_BRAM, 31), posted_on=TODAY))
        work.agreements.put(Agreement(UUID(int=43), SELAM.id, MACHTIGING, TODAY, "beroep"))
        assert [each.id for each in work.letters.posted()] == [UUID(int=31)]
        assert len(work.agreements.of_client(SELAM.id)) == 2


def test_what_is_of_the_office_is_for_a_coordinator(seen_by):
    with seen_by(BRAM) as work:
        addition = Addition("eigen.toml", "id =", "Proef", TODAY)
        erasure = Erasure(uuid4(), TODAY, 1, 1, 1)
        assert needed(work.put_office, Office("van mij")) == LETTERHEAD
        assert needed(work.put_agreed_rules, AgreedRules({}, TODAY)) == RULES
        assert needed(work.additions.put, addition) == RULES
        assert needed(work.volunteers.put, replace(BRAM, role=COORDINATOR)) == VOLUNTEERS
        assert needed(work.clients.remove, SELAM.id) == ERASE
        assert needed(work.case_files.remove, OF_BRAM.id) == ERASE
        assert needed(work.erasures.put, erasure) == ERASE
        assert needed(work.journal.links) == JOURNAL
        assert needed(work.journal.latest, 10) == JOURNAL
        assert needed(work.journal.blank, frozenset({SELAM.id.hex})) == ERASE


def test_what_is_of_the_office_can_be_read(seen_by, office):
    with office.work() as work:
        work.put_office(Office("Steunpunt"))
        work.put_agreed_rules(AgreedRules({}, TODAY))
        work.additions.put(Addition("eigen.toml", "id =", "Proef", TODAY))
        work.erasures.put(Erasure(uuid4(), TODAY, 1, 1, 1))
        work.commit()

    with seen_by(DIRK) as work:
        assert work.office().name == "Steunpunt"
        assert work.agreed_rules() is not None
        assert len(list(work.additions)) == 1
        assert len(list(work.erasures)) == 1
        assert work.journal.head().number == 0


def test_colleagues_know_each_other_and_a_reader_knows_only_themselves(seen_by):
    with seen_by(BRAM) as work:
        assert tuple(work.volunteers) == EVERYONE
        assert work.volunteers.get(CARO.id) == CARO
    with seen_by(DIRK) as work:
        assert tuple(work.volunteers) == (DIRK,)
        assert work.volunteers.get(DIRK.id) == DIRK
        assert needed(work.volunteers.get, CARO.id) == FILES


def test_a_reader_sees_and_stores_nothing_of_anyone(seen_by):
    with seen_by(DIRK) as work:
        assert list(work.clients) == []
        assert list(work.case_files) == []
        assert work.letters.unposted() == ()
        assert needed(work.clients.get, NEW.id) == ACCESS
        assert needed(work.clients.put, Client(uuid4(), "Nieuw")) == FILES
        assert needed(work.case_files.put, CaseFile(uuid4(), "x", NEW.id, ASIEL)) == FILES
        assert needed(work.accesses.put, lent(to=DIRK)) == FILES
        assert needed(work.accesses.asked_for, Asked("2026-0002")) == FILES


def test_leave_shows_a_file_until_its_last_day(seen_by):
    with seen_by(BRAM) as work:
        assert OF_CARO.id not in {each.id for each in work.case_files}
        [found] = work.accesses.asked_for(Asked("2026-0002"))
        work.accesses.put(lent(replace(OF_CARO, id=found)))
        assert {each.id for each in work.clients} == {SELAM.id, OMAR.id, LINA.id, NEW.id}
        assert work.case_files.get(OF_CARO.id).notes == ""
        work.commit()
    with seen_by(BRAM, TODAY + timedelta(days=6)) as work:
        assert len(list(work.case_files)) == 2
    with seen_by(BRAM, TODAY + timedelta(days=7)) as work:
        assert [each.id for each in work.case_files] == [OF_BRAM.id]
    with seen_by(CARO) as work:
        assert list(work.accesses) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"volunteer_id": CARO.id}, id="for somebody else"),
        pytest.param({"until": TODAY + timedelta(days=7)}, id="for too long"),
        pytest.param({"given_on": TODAY - timedelta(days=1)}, id="from before today"),
        pytest.param({"reason": "zomaar"}, id="without a reason"),
        pytest.param({"seen_on": TODAY}, id="seen by nobody"),
    ],
)
def test_leave_is_for_oneself_with_a_reason_and_for_a_while(seen_by, changes):
    with seen_by(BRAM) as work:
        assert needed(work.accesses.put, lent(**changes)) == ACCESS


def test_leave_is_not_changed_by_who_took_it(seen_by):
    with seen_by(BRAM) as work:
        access = lent()
        work.accesses.put(access)
        assert needed(work.accesses.put, replace(access, reason="om een andere reden")) == ACCESS
        assert list(work.accesses) == [access]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param(Asked("2026-0002"), True, id="the number"),
        pytest.param(Asked("2026-000"), False, id="a part of the number"),
        pytest.param(Asked(name="selam TESFAY", birth=PartialDate(1994, 3, 12)), True, id="person"),
        pytest.param(Asked(name="Selam Tesfay"), False, id="a name without a birth date"),
        pytest.param(Asked(name="Omar Saleh", birth=PartialDate(1980)), False, id="half a date"),
        pytest.param(Asked(name="Tesfay", birth=PartialDate(1994, 3, 12)), False, id="half a name"),
        pytest.param(Asked(birth=PartialDate(1994, 3, 12)), False, id="a date without a name"),
        pytest.param(Asked(), False, id="nothing"),
    ],
)
def test_a_file_is_asked_for_exactly(seen_by, asked, found):
    with seen_by(CARO) as work:
        assert bool(work.accesses.asked_for(asked)) is found


def test_who_asks_what_another_sees_learns_nothing_hidden(seen_by):
    with seen_by(BRAM) as work:
        assert list(work.case_files.shown_to(CARO.id, TODAY)) == []
        assert work.case_files.ids_shown_to(CARO.id, TODAY) == frozenset()
        assert {each.id for each in work.clients.shown_to(CARO.id, TODAY)} == {NEW.id}
        assert not work.clients.is_shown_to(OMAR.id, CARO.id, TODAY)
        assert work.clients.is_shown_to(SELAM.id, BRAM.id, TODAY)


def line(subject, subject_id, by=ANNA):
    change = Change("notes", "", "gebeld")
    return Entry(NOON, by.id.hex, CHANGED, subject, subject_id, (change,))


def test_the_history_of_what_one_may_see_can_be_read(seen_by, office):
    hidden = {OMAR.id.hex, OF_CARO.id.hex, UUID(int=32).hex, "", "geen nummer"}
    shown = {SELAM.id.hex, OF_BRAM.id.hex, UUID(int=31).hex, UUID(int=42).hex}
    with office.work() as work:
        for one in sorted(hidden | shown):
            work.journal.append(line(CLIENT, one))
        work.commit()

    with seen_by(BRAM) as work:
        found = work.journal.of_subjects(frozenset(hidden | shown))

    assert {entry.subject_id for entry in found} == shown


def test_a_line_is_written_in_ones_own_name_only(seen_by):
    with seen_by(BRAM) as work:
        work.journal.append(line(CASE_FILE, OF_BRAM.id.hex, BRAM))
        assert needed(work.journal.append, line(LETTER, "", CARO)) == JOURNAL


def test_counting_is_for_everyone_who_works_here(seen_by):
    expected = (FileCount(ASIEL, "gewoon", False, 1), FileCount(NAREIS, "gewoon", False, 1))
    for volunteer in EVERYONE:
        with seen_by(volunteer) as work:
            assert work.case_files.counts() == expected
    with seen_by(replace(DIRK, until=TODAY)) as work:
        assert needed(work.case_files.counts) == COUNTS


def test_what_a_right_allows_is_done(office):
    with office.work() as work:
        theirs = GuardedWork(work, Sight(work, ANNA, TODAY))
        theirs.put_office(Office("Steunpunt"))
        theirs.put_agreed_rules(AgreedRules({}, TODAY))
        theirs.volunteers.put(replace(BRAM, name="Bram B."))
        theirs.additions.put(Addition("eigen.toml", "id =", "Proef", TODAY))
        theirs.journal.append(line(CLIENT, SELAM.id.hex))
        assert len(theirs.journal.latest(10)) == len(list(theirs.journal.links())) == 1
        assert theirs.journal.blank(frozenset({SELAM.id.hex})) == (1,)
        theirs.case_files.remove(OF_BRAM.id)
        theirs.clients.remove(SELAM.id)
        theirs.erasures.put(Erasure(uuid4(), TODAY, 1, 1, 1))
        theirs.commit()

    with office.work() as work:
        assert [each.id for each in work.case_files] == [OF_CARO.id]
        assert SELAM.id not in {each.id for each in work.clients}


# Random offices. Everything of a file or a person carries its mark, so that one glance at what a
# call gave tells whether something hidden came out.

MOST = 5
VOLUNTEERS_IN_OFFICE = [
    Volunteer(UUID(int=100 + number), f"vrijwilliger {number}", role)
    for number, role in enumerate((VOLUNTEER, VOLUNTEER, READER, COORDINATOR))
]
numbers = st.integers(0, MOST - 1)
some_volunteer = st.sampled_from(VOLUNTEERS_IN_OFFICE)
not_everything = st.sampled_from([one for one in VOLUNTEERS_IN_OFFICE if one.role != COORDINATOR])
files = st.fixed_dictionaries(
    {
        "client": numbers,
        "family": st.sets(numbers, max_size=2),
        "handler": st.none() | st.sampled_from(VOLUNTEERS_IN_OFFICE),
    }
)
leaves = st.fixed_dictionaries(
    {
        "file": numbers,
        "to": some_volunteer,
        "first": st.integers(-9, 2),
        "days": st.integers(0, 6),
    }
)
offices = st.fixed_dictionaries(
    {
        "files": st.lists(files, min_size=1, max_size=MOST),
        "leaves": st.lists(leaves, max_size=4),
    }
)


def person_id(number):
    return UUID(int=200 + number)


def file_id(number):
    return UUID(int=300 + number)


def filled(plan):
    """Make an office as drawn."""
    made = InMemoryOffice()
    with made.work() as work:
        for volunteer in VOLUNTEERS_IN_OFFICE:
            work.volunteers.put(volunteer)
        for number in range(MOST):
            work.clients.put(Client(person_id(number), f"persoon-{number}-"))
            work.agreements.put(
                Agreement(UUID(int=400 + number), person_id(number), MACHTIGING, TODAY, "b")
            )
            work.journal.append(
                line(CLIENT, person_id(number).hex, VOLUNTEERS_IN_OFFICE[0]),
            )
        for number, drawn in enumerate(plan["files"]):
            put_file(work, number, drawn)
        for number, drawn in enumerate(plan["leaves"]):
            first = TODAY + timedelta(days=drawn["first"])
            if drawn["file"] < len(plan["files"]):
                work.accesses.put(
                    Access(
                        UUID(int=500 + number),
                        file_id(drawn["file"]),
                        drawn["to"].id,
                        first,
                        first + timedelta(days=drawn["days"]),
                        REASON,
                    )
                )
        work.commit()
    return made


def put_file(work, number, drawn):
    handler = drawn["handler"]
    work.case_files.put(
        CaseFile(
            file_id(number),
            f"2026-{number:04}",
            person_id(drawn["client"]),
            NAREIS,
            family=tuple(FamilyMember(person_id(one)) for one in sorted(drawn["family"])),
            notes=f"dossier-{number}-",
            assigned_to=handler and handler.id,
        )
    )
    work.letters.put(replace(letter_of(OF_BRAM, 600 + number), case_id=file_id(number)))
    work.journal.append(line(CASE_FILE, file_id(number).hex, VOLUNTEERS_IN_OFFICE[0]))


def expected(plan, who):
    """Say in plain Python which files and people somebody may see."""
    if who.role == COORDINATOR:
        return set(range(len(plan["files"]))), set(range(MOST))
    if who.role == READER:
        return set(), set()
    shown = {n for n, drawn in enumerate(plan["files"]) if drawn["handler"] == who}
    shown |= {
        leave["file"]
        for leave in plan["leaves"]
        if leave["to"] == who
        and leave["first"] <= 0 <= leave["first"] + leave["days"]
        and leave["file"] < len(plan["files"])
    }
    people = set(range(MOST))
    for number, drawn in enumerate(plan["files"]):
        if number not in shown:
            people -= {drawn["client"], *drawn["family"]}
    for number in shown:
        people |= {plan["files"][number]["client"], *plan["files"][number]["family"]}
    return shown, people


def everything_out_of(work):
    """Call every way to read there is, with every id there is; yield all that comes out."""
    cases = [file_id(number) for number in range(MOST)]
    people = [person_id(number) for number in range(MOST)]
    letters = [UUID(int=600 + number) for number in range(MOST)]
    others = [one.id for one in VOLUNTEERS_IN_OFFICE]
    calls = [
        (lambda: list(work.clients),),
        (lambda: list(work.case_files),),
        (lambda: list(work.accesses),),
        (lambda: list(work.journal.links()),),
        (work.letters.unposted,),
        (work.letters.posted,),
        (work.journal.latest, 100),
        (work.journal.of_subjects, frozenset(one.hex for one in (*cases, *people, *letters))),
        *((work.clients.get, one) for one in people),
        *((work.agreements.of_client, one) for one in people),
        *((work.case_files.of_client, one) for one in people),
        *((work.case_files.get, one) for one in cases),
        *((work.letters.of_case, one) for one in cases),
        *((work.letters.get, one) for one in letters),
        *((lambda one=one: list(work.case_files.shown_to(one, TODAY)),) for one in others),
        *((lambda one=one: list(work.clients.shown_to(one, TODAY)),) for one in others),
        *((work.case_files.ids_shown_to, one, TODAY) for one in others),
        # An older version than is stored: the error carries what stands there now.
        *((work.clients.put, Client(one, "oud")) for one in people),
        *(
            (work.case_files.put, CaseFile(one, f"oud-{one.int}", people[0], ASIEL))
            for one in cases
        ),
    ]
    for call, *arguments in calls:
        try:
            yield repr(call(*arguments))
        except CaseworkError as error:
            yield repr(vars(error))


@given(plan=offices, who=not_everything)
def test_nothing_hidden_comes_out_of_any_method(plan, who):
    office = filled(plan)
    shown_files, shown_people = expected(plan, who)

    with office.work() as work:
        out = "".join(everything_out_of(guarded(work, who, TODAY)))
    office.close()

    for number in set(range(MOST)) - shown_files:
        assert f"dossier-{number}-" not in out
        assert repr(UUID(int=600 + number)) not in out
        assert file_id(number).hex not in out
    for number in set(range(MOST)) - shown_people:
        assert f"persoon-{number}-" not in out
        assert repr(UUID(int=400 + number)) not in out
        assert person_id(number).hex not in out


@given(plan=offices, who=some_volunteer)
def test_what_may_be_seen_is_shown(plan, who):
    office = filled(plan)

    with office.work() as work:
        seen = guarded(work, who, TODAY)
        files_found = {each.id for each in seen.case_files}
        people_found = {each.id for each in seen.clients}
    office.close()

    shown_files, shown_people = expected(plan, who)
    assert files_found == {file_id(number) for number in shown_files}
    assert people_found == {person_id(number) for number in shown_people}


@given(plan=offices, who=some_volunteer, by=some_volunteer)
def test_what_is_hidden_stays_as_it_was(plan, who, by):
    office = filled(plan)
    shown_files, shown_people = expected(plan, who)
    with office.work() as work:
        before_files = {each.id: each for each in work.case_files}
        before_people = {each.id: each for each in work.clients}
        letters = {one: work.letters.get(one) for one in letter_ids(plan)}

        attack(guarded(work, who, TODAY), plan, before_files, before_people, letters, by)

        hidden_files = {file_id(n) for n in range(len(plan["files"]))} - {
            file_id(n) for n in shown_files
        }
        for each in work.case_files:
            if each.id in hidden_files:
                assert each == before_files[each.id]
        for each in work.clients:
            if each.id in {person_id(n) for n in set(range(MOST)) - shown_people}:
                assert each == before_people[each.id]
        for one, letter in letters.items():
            if letter.case_id in hidden_files:
                assert work.letters.get(one) == letter
    office.close()


def letter_ids(plan):
    return [UUID(int=600 + number) for number in range(len(plan["files"]))]


def attack(work, plan, files_there, people_there, letters, by):
    """Try to change everything there is."""
    own = next(iter(files_there))
    for each in files_there.values():
        for changed in (
            replace(each, notes="anders"),
            replace(each, assigned_to=by.id),
            replace(each, version=0),
        ):
            with suppress(CaseworkError):
                work.case_files.put(changed)
    for person in people_there.values():
        with suppress(CaseworkError):
            work.clients.put(replace(person, notes="anders"))
    for letter in letters.values():
        for changed in (replace(letter, text="anders"), replace(letter, case_id=own)):
            with suppress(CaseworkError):
                work.letters.put(changed)
