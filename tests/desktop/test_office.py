"""The one object between the windows and the vault: it answers, tells once, and locks."""

from datetime import date

import pytest

from casework import usecases
from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.errors import InvalidFactsError
from desktop.office import Office

TODAY = date(2026, 11, 22)
LODGED = CaseEvent("aanvraag_ingediend", date(2025, 1, 20))
NOTICE = "ingebrekestelling_asiel"


@pytest.fixture
def client():
    return Client(
        usecases.new_id(),
        "Tesfay",
        "Selam",
        PartialDate(1994),
        "9000000001",
        "TUR",
        address=Address("Kade 1", "1234 AB", "Demostad"),
    )


@pytest.fixture
def case_file(office, settle, client):
    """A file with the day of its application, opened through the office itself."""
    opened = []
    office.register_client(client, lambda _: None, raise_it)
    wanted = CaseFile(usecases.new_id(), "", client.id, ASIEL, events=(LODGED,))
    office.open_file(wanted, opened.append, raise_it)
    settle()
    return opened[0]


def raise_it(error):
    raise error


def asked(settle, ask, *arguments):
    """Ask the office for something and return the answer."""
    answers = []
    ask(*arguments, answers.append)
    settle()
    return answers[0]


def test_what_is_stored_is_found_again(office, settle, client, case_file):
    folders = asked(settle, office.folders)

    assert [(folder.client, folder.files) for folder in folders] == [(client, (case_file,))]


def test_the_worklist_says_what_the_law_says(office, settle, case_file):
    agenda = asked(settle, office.agenda)

    assert [(item.number, item.code) for item in agenda.items] == [
        ("2026-0001", "maximum_verstreken")
    ]
    assert agenda.unposted == 0


def test_a_change_is_told_once_and_after_who_asked(office, settle, client, qtbot):
    order = []
    office.changed.connect(lambda: order.append("everybody"))

    office.register_client(client, lambda _: order.append("who asked"), raise_it)
    settle()

    assert order == ["who asked", "everybody"]


def test_a_refused_change_is_told_to_who_asked_and_to_nobody_else(office, settle, qtbot):
    refused = []

    with qtbot.assertNotEmitted(office.changed):
        office.register_client(Client(usecases.new_id(), ""), raise_it, refused.append)
        settle()

    assert [type(error) for error in refused] == [InvalidFactsError]


def test_facts_are_added_corrected_and_taken_out(office, settle, case_file):
    sent = CaseEvent("ingebrekestelling_verzonden", date(2026, 11, 1))
    later = CaseEvent("ingebrekestelling_verzonden", date(2026, 11, 2))
    office.record_event(case_file.id, sent, lambda _: None, raise_it)
    office.correct_event(case_file.id, sent, later, lambda _: None, raise_it)
    settle()
    assert asked(settle, office.file_view, case_file.id).case_file.events == (LODGED, later)

    office.correct_event(case_file.id, later, None, lambda _: None, raise_it)
    settle()

    assert asked(settle, office.file_view, case_file.id).case_file.events == (LODGED,)


def test_a_closed_file_leaves_the_worklist(office, settle, case_file):
    office.close_file(case_file.id, "vergunning gekregen", lambda _: None, raise_it)
    settle()

    assert asked(settle, office.agenda).items == ()


def test_a_letter_is_drafted_kept_and_posted(office, settle, case_file):
    proof = asked(settle, office.proof, case_file.id, NOTICE)
    letters = []
    office.keep_letter(proof, proof.letter, letters.append)
    settle()
    assert asked(settle, office.agenda).unposted == 1
    assert asked(settle, office.letter, letters[0].id).number == case_file.number
    assert [found.letter.id for found in asked(settle, office.letters_to_post)] == [letters[0].id]

    office.post_letter(letters[0].id, TODAY, lambda _: None, raise_it)
    settle()

    assert asked(settle, office.agenda).unposted == 0
    assert asked(settle, office.letters_to_post) == ()


def test_an_export_goes_where_it_is_wanted(office, settle, tmp_path):
    written = []

    office.save_file(tmp_path / "o.pdf", lambda: b"contents", written.append, raise_it)
    settle()

    assert [path.read_bytes() for path in written] == [b"contents"]


def test_when_it_is_locked_nothing_is_answered(office, settle, case_file):
    answers = []
    office.close(answers.append)
    settle()

    office.agenda(answers.append)
    office.register_client(Client(usecases.new_id(), "Demir"), answers.append, raise_it)
    settle()

    assert answers == [None]
    assert not office.is_open


def test_locking_waits_for_what_was_asked_for(office, settle, client, vault_folder, resources):
    stored = []
    office.register_client(client, stored.append, raise_it)

    office.close(lambda _: stored.append("locked"))
    settle()

    assert stored == [client, "locked"]


def test_at_midnight_the_day_is_told(qtbot, jobs, resources):
    days = [date(2026, 11, 22)]
    office = Office(jobs, resources, lambda: days[-1])
    days.append(date(2026, 11, 23))

    with qtbot.waitSignal(office.day_changed) as changed:
        office.look_at_the_clock()

    assert changed.args == [date(2026, 11, 23)]
    assert office.today == date(2026, 11, 23)


def test_on_the_same_day_nothing_is_told(office, qtbot):
    with qtbot.assertNotEmitted(office.day_changed):
        office.look_at_the_clock()
