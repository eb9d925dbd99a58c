"""Every change leaves a line: who, when, what it was and what it became."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from casework import doings, duties, usecases
from casework.agreements import MACHTIGING, Agreement
from casework.casefile import CaseEvent, CaseFile, FamilyMember
from casework.clients import Client
from casework.desk import Desk
from casework.journal import (
    ACCESSED,
    ADDED,
    AGREEMENT,
    CASE_FILE,
    CHANGED,
    CLIENT,
    ERASED,
    EXPORTED,
    LETTER,
    OFFICE,
    OPENED,
    OVERVIEW,
    PRINTED,
    REMOVED,
    RULE,
    UNLOCKED,
    VAULT,
    VOLUNTEER,
    Change,
    Entry,
    flaws,
)
from casework.law.additions import Addition, AgreedRules
from casework.storage import ConflictError, Office, StoredLetter
from casework.volunteers import COORDINATOR, Access, Asked, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
VISSER = Volunteer(UUID(int=7), "B. Visser", COORDINATOR)
LINA = Client(UUID(int=1), "Haddad", "Lina", phone="038-1")
FILED = CaseEvent("aanvraag_ingediend", date(2025, 2, 12))
FILE = CaseFile(UUID(int=11), "2026-0001", LINA.id, "asiel", events=(FILED,))
LETTER_MADE = StoredLetter(
    UUID(int=21), FILE.id, "informatieverzoek", TODAY, "Geachte heer", b"%PDF", "00"
)


@pytest.fixture
def vault():
    storage = InMemoryOffice()
    with storage.work() as work:
        work.volunteers.put(VISSER)
        work.clients.put(LINA)
        work.case_files.put(FILE)
        work.letters.put(LETTER_MADE)
        work.commit()
    yield storage
    storage.close()


@pytest.fixture
def desk(vault):
    return Desk(vault, VISSER, lambda: NOW)


def lines(vault):
    with vault.work() as work:
        return work.journal.latest(100)[::-1]


def told(vault):
    return [(line.action, line.subject, line.subject_id) for line in lines(vault)]


def put(desk, shelf, thing):
    with desk.work() as work:
        getattr(work, shelf).put(thing)
        work.commit()


def client_now(desk):
    with desk.work() as work:
        return work.clients.get(LINA.id)


def test_a_change_tells_who_when_and_what_it_was_and_became(vault, desk):
    usecases.register_client(desk, replace(client_now(desk), phone="038-2"), TODAY)

    assert lines(vault) == (
        Entry(
            NOW, VISSER.id.hex, CHANGED, CLIENT, LINA.id.hex, (Change("phone", "038-1", "038-2"),),
            number=1,
        ),
    )  # fmt: skip


def test_something_new_is_added(vault, desk):
    usecases.register_client(desk, Client(UUID(int=2), "Saleh"), TODAY)

    (line,) = lines(vault)
    assert (line.action, line.changes) == (ADDED, (Change("family_name", "", "Saleh"),))


def test_storing_the_same_again_leaves_no_line(vault, desk):
    usecases.register_client(desk, client_now(desk), TODAY)

    assert lines(vault) == ()


def test_reading_leaves_no_line(vault, desk):
    with desk.work() as work:
        assert [client.id for client in work.clients] == [LINA.id]
        assert [one.id for one in work.case_files] == [FILE.id]
        assert work.case_files.of_client(LINA.id) == (FILE,)
        assert work.case_files.last_number(2026) == 1
        assert [one.id for one in work.letters.of_case(FILE.id)] == [LETTER_MADE.id]
        assert [one.id for one in work.letters.unposted()] == [LETTER_MADE.id]
        assert work.letters.posted() == ()
        assert [one.files for one in work.case_files.counts()] == [1]
        assert work.agreed_rules() is None
        assert list(work.additions) == list(work.accesses) == list(work.erasures) == []
        assert work.volunteers.get(VISSER.id) == VISSER
        assert list(work.volunteers) == [VISSER]
        assert work.office() == Office()
        assert work.accesses.asked_for(Asked(number="2026-0001")) == (FILE.id,)
        assert list(work.clients.shown_to(VISSER.id, TODAY)) == []
        assert not work.clients.is_shown_to(LINA.id, VISSER.id, TODAY)
        assert list(work.case_files.shown_to(VISSER.id, TODAY)) == []
        assert work.case_files.ids_shown_to(VISSER.id, TODAY) == frozenset()
        work.commit()

    assert lines(vault) == ()


def test_what_is_not_committed_leaves_neither_change_nor_line(vault, desk):
    with desk.work() as work:
        work.clients.put(replace(work.clients.get(LINA.id), phone="038-2"))

    assert client_now(desk).phone == "038-1"
    assert lines(vault) == ()


def test_what_is_refused_as_a_conflict_leaves_no_line(vault, desk):
    with pytest.raises(ConflictError):
        put(desk, "clients", replace(LINA, phone="038-2"))

    assert lines(vault) == ()


def test_two_changes_in_one_unit_of_work_are_told_one_after_the_other(vault, desk):
    with desk.work() as work:
        once = work.clients.put(replace(work.clients.get(LINA.id), phone="038-2"))
        work.clients.put(replace(once, phone="038-3"))
        work.commit()

    assert [line.changes for line in lines(vault)] == [
        (Change("phone", "038-1", "038-2"),),
        (Change("phone", "038-2", "038-3"),),
    ]


def test_a_fact_is_told_in_the_line_of_its_file(vault, desk):
    usecases.record_event(desk, FILE.id, CaseEvent("geregistreerd", date(2025, 2, 11)), TODAY)

    (line,) = lines(vault)
    (change,) = line.changes
    assert (line.subject, line.subject_id, change.field) == (CASE_FILE, FILE.id.hex, "events")
    assert json.loads(change.new) == {"kind": "geregistreerd", "day": "2025-02-11"}


def test_closing_a_file_is_told_with_its_reason(vault, desk):
    usecases.close_file(desk, FILE.id, TODAY, "besluit ontvangen")

    (line,) = lines(vault)
    assert line.reason == "besluit ontvangen"
    assert line.changes == (Change("closed_on", "", "2026-11-22"),)


def test_an_early_letter_is_told_with_its_reason(vault, desk):
    early = replace(LETTER_MADE, id=UUID(int=22), early_because="de rechter vroeg erom")

    usecases.keep_letter(desk, early)

    (line,) = lines(vault)
    assert (line.action, line.subject, line.reason) == (ADDED, LETTER, "de rechter vroeg erom")
    assert "Geachte" in dict((one.field, one.new) for one in line.changes)["text"]  # noqa: C402


def test_posting_a_letter_is_told_at_the_letter_and_for_a_notice_at_the_file(vault, desk):
    notice = replace(LETTER_MADE, id=UUID(int=22), template="ingebrekestelling_asiel")
    put(desk, "letters", notice)

    usecases.post_letter(desk, notice.id, TODAY, TODAY)

    assert told(vault)[1:] == [
        (CHANGED, LETTER, notice.id.hex),
        (CHANGED, CASE_FILE, FILE.id.hex),
    ]


def test_the_office_and_the_rules_are_told(vault, desk):
    usecases.change_office(desk, Office("Steunpunt"))
    with desk.work() as work:
        work.put_agreed_rules(AgreedRules({"regel.toml": "id = 1"}, TODAY))
        work.commit()

    assert told(vault) == [(CHANGED, OFFICE, ""), (ADDED, RULE, "")]
    assert lines(vault)[0].changes == (Change("name", "", "Steunpunt"),)


def test_an_addition_is_told_with_its_reason_and_its_withdrawal_too(vault, desk):
    addition = Addition("regel.toml", "id = 1", "besluit van de minister", TODAY)
    with desk.work() as work:
        stored = work.additions.put(addition)
        taken_back = replace(stored, withdrawn_on=TODAY, withdrawn_because="ingetrokken besluit")
        work.additions.put(taken_back)
        work.commit()

    added, withdrawn = lines(vault)
    assert (added.action, added.subject_id, added.reason) == (ADDED, "1", "besluit van de minister")
    assert withdrawn.changes == (Change("withdrawn_on", "", "2026-11-22"),)
    assert withdrawn.reason == "ingetrokken besluit"


def test_volunteers_and_agreements_are_told(vault, desk):
    agreed = Agreement(UUID(int=31), LINA.id, MACHTIGING, TODAY, "brieven aan de IND")
    put(desk, "volunteers", replace(VISSER, name="Bea Visser"))
    put(desk, "agreements", agreed)
    put(desk, "agreements", replace(agreed, withdrawn_on=TODAY))

    assert told(vault) == [
        (CHANGED, VOLUNTEER, VISSER.id.hex),
        (ADDED, AGREEMENT, agreed.id.hex),
        (CHANGED, AGREEMENT, agreed.id.hex),
    ]


def test_leave_to_see_a_file_is_told_at_the_file_with_its_reason(vault, desk):
    leave = Access(UUID(int=41), FILE.id, VISSER.id, TODAY, date(2026, 11, 28), "collega is ziek")

    put(desk, "accesses", leave)
    put(desk, "accesses", leave)
    put(desk, "accesses", replace(leave, seen_on=TODAY))

    taken, seen = lines(vault)
    assert (taken.action, taken.subject_id, taken.reason) == (
        ACCESSED,
        FILE.id.hex,
        "collega is ziek",
    )
    assert (seen.action, seen.changes) == (
        CHANGED,
        (Change("access.seen_on", "", "2026-11-22"),),
    )


def test_an_erasure_is_told_without_who_it_was_and_names_the_lines_it_emptied(vault, desk):
    usecases.register_client(desk, replace(client_now(desk), phone="038-2"), TODAY)
    usecases.register_client(desk, Client(UUID(int=2), "Saleh"), TODAY)
    usecases.close_file(desk, FILE.id, TODAY, "besluit ontvangen")

    duties.erase(desk, LINA.id, UUID(int=99), TODAY)

    with vault.work() as work:
        links = list(work.journal.links())
    assert list(flaws(links)) == []
    assert "038-" not in str(links)
    assert "besluit" not in str(links)
    assert "Saleh" in str(links)
    assert told(vault)[3:] == [
        (REMOVED, CASE_FILE, FILE.id.hex),
        (REMOVED, CLIENT, LINA.id.hex),
        (ERASED, CLIENT, ""),
        (ERASED, VAULT, ""),
    ]
    assert lines(vault)[6].changes == (Change("lines", "", "1,3-5"),)


def test_someone_of_whom_nothing_is_written_down_empties_no_lines(vault, desk):
    with desk.work() as work:
        assert work.journal.blank(frozenset({LINA.id.hex})) == ()
        work.commit()

    assert lines(vault) == ()


def test_a_member_of_the_family_who_is_taken_out_is_told_by_id_only(vault, desk):
    put(desk, "clients", Client(UUID(int=2), "Saleh"))
    with desk.work() as work:
        family = (FamilyMember(UUID(int=2), "partner"),)
        work.case_files.put(replace(work.case_files.get(FILE.id), family=family))
        work.commit()

    (change,) = lines(vault)[1].changes
    assert json.loads(change.new) == {"client_id": UUID(int=2).hex, "relation": "partner"}


def test_lines_of_the_journal_can_be_read_and_added_through_the_desk(vault, desk):
    mine = Entry(NOW, VISSER.id.hex, OPENED, CASE_FILE, FILE.id.hex)
    with desk.work() as work:
        work.journal.append(mine)
        work.commit()

    with desk.work() as work:
        assert work.journal.head().number == 1
        assert [kept.number for kept in work.journal.links()] == [1]
        assert work.journal.of_subjects(frozenset({FILE.id.hex})) == (replace(mine, number=1),)
        assert work.journal.latest(5) == (replace(mine, number=1),)
        assert work.journal.latest(5, before=1) == ()


def test_what_changes_nothing_is_noted_when_it_is_asked_for(vault, desk):
    doings.unlocked(desk)
    doings.opened_file(desk, FILE.id)
    doings.printed_letter(desk, LETTER_MADE.id, FILE.id)
    doings.exported_letter(desk, LETTER_MADE.id, FILE.id)
    doings.exported_overview(desk, "xlsx", 12, "vergadering van maandag")

    assert told(vault) == [
        (UNLOCKED, VAULT, ""),
        (OPENED, CASE_FILE, FILE.id.hex),
        (PRINTED, LETTER, LETTER_MADE.id.hex),
        (EXPORTED, LETTER, LETTER_MADE.id.hex),
        (EXPORTED, OVERVIEW, ""),
    ]
    assert lines(vault)[2].changes == (Change("case_id", "", FILE.id.hex),)
    assert lines(vault)[4].changes == (Change("kind", "", "xlsx"), Change("files", "", "12"))
    assert lines(vault)[4].reason == "vergadering van maandag"
