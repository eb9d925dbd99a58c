"""The history of a file and the whole journal, and how they read."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest

from casework import doings, duties, usecases
from casework.casefile import CaseEvent, CaseFile, FamilyMember
from casework.clients import Client
from casework.desk import Desk
from casework.history import history_of_file, whole_journal
from casework.journal import CHANGED, CLIENT, OPENED, Change, Entry
from casework.journal_words import JournalWords
from casework.phrases import Phrases
from casework.storage import Office, StoredLetter
from casework.volunteers import COORDINATOR, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

TEXTS = Path(__file__).parents[2] / "resources" / "texts"
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
HERE = timezone(timedelta(hours=1))
VISSER = Volunteer(UUID(int=7), "B. Visser", COORDINATOR)
LINA = Client(UUID(int=1), "Haddad", "Lina")
OMAR = Client(UUID(int=2), "Saleh", "Omar")
FILE = CaseFile(UUID(int=11), "", LINA.id, "nareis")
OTHERS = CaseFile(UUID(int=12), "", OMAR.id, "asiel")
LETTER = StoredLetter(UUID(int=21), FILE.id, "informatieverzoek", TODAY, "x" * 600, b"%PDF", "00")


@pytest.fixture(scope="module")
def phrases():
    return Phrases(tomllib.loads((TEXTS / "nl.toml").read_text("utf-8")))


@pytest.fixture
def desk():
    vault = InMemoryOffice()
    with vault.work() as work:
        work.volunteers.put(VISSER)
        work.commit()
    made = Desk(vault, VISSER, lambda: NOW)
    for client in (LINA, OMAR):
        usecases.register_client(made, client, TODAY)
    for case_file in (FILE, OTHERS):
        usecases.open_file(made, case_file, TODAY)
    usecases.keep_letter(made, LETTER)
    yield made
    vault.close()


def said(history, phrases):
    words = JournalWords(phrases, history.names, HERE)
    return [words.line(entry) for entry in history.entries]


def change(desk, **fields):
    with desk.work() as work:
        work.case_files.put(replace(work.case_files.get(FILE.id), **fields))
        work.commit()


def test_a_change_reads_as_who_did_what_when(desk, phrases):
    with desk.work() as work:
        once = work.clients.put(replace(work.clients.get(LINA.id), phone="038-1"))
        work.clients.put(replace(once, phone="038-2"))
        work.commit()

    assert said(history_of_file(desk, FILE.id), phrases)[:2] == [
        "22 november 2026 10:12, B. Visser: telefoon gewijzigd van 038-1 in 038-2",
        "22 november 2026 10:12, B. Visser: telefoon ingevuld: 038-1",
    ]


def test_the_history_of_a_file_has_its_client_and_letters_and_nobody_else(desk, phrases):
    doings.opened_file(desk, FILE.id)
    doings.printed_letter(desk, LETTER.id, FILE.id)

    lines = said(history_of_file(desk, FILE.id), phrases)

    assert [line.split(": ", 1)[1] for line in lines] == [
        "brief naar de printer gestuurd (Informatieverzoek); dossier: 2026-0001",
        "dossier bekeken (2026-0001)",
        "brief toegevoegd (Informatieverzoek)",
        "dossier toegevoegd (2026-0001)",
        "cliënt toegevoegd (Lina Haddad)",
    ]


def test_facts_and_family_read_as_words(desk, phrases):
    usecases.record_event(
        desk, FILE.id, CaseEvent("besluit", date(2025, 8, 12), outcome="afwijzing"), TODAY
    )
    change(desk, family=(FamilyMember(OMAR.id, "echtgenoot"),))
    change(desk, family=())

    lines = [line.split(": ", 1)[1] for line in said(history_of_file(desk, FILE.id), phrases)[:3]]

    assert lines == [
        "gezinslid eraf: Omar Saleh, echtgenoot of partner",
        "gezinslid erbij: Omar Saleh, echtgenoot of partner",
        "gebeurtenis erbij: besluit van de IND op 12 augustus 2025, afwijzing",
    ]


def test_two_members_who_changed_places_read_as_a_change(desk, phrases):
    members = (FamilyMember(OMAR.id, "kind"), FamilyMember(LINA.id, "kind"))
    change(desk, family=members)
    change(desk, family=members[::-1])

    assert said(history_of_file(desk, FILE.id), phrases)[0].endswith("gezinslid gewijzigd")


def test_a_long_text_is_only_said_to_have_changed(desk, phrases):
    change(desk, notes="x" * 700)

    assert said(history_of_file(desk, FILE.id), phrases)[0].endswith(": notitie gewijzigd")


def test_who_handles_a_file_is_named_and_a_reason_is_told(desk, phrases):
    change(desk, assigned_to=VISSER.id)
    change(desk, assigned_to=None)
    usecases.close_file(desk, FILE.id, TODAY, "besluit ontvangen")

    lines = [line.split(": ", 1)[1] for line in said(history_of_file(desk, FILE.id), phrases)[:3]]

    assert lines == [
        "gesloten op ingevuld: 22 november 2026; reden: besluit ontvangen",
        "behandelaar leeggemaakt, was B. Visser",
        "behandelaar ingevuld: B. Visser",
    ]


def test_the_whole_journal_comes_page_by_page_the_newest_first(desk, phrases):
    first = whole_journal(desk, most=2)
    second = whole_journal(desk, first.entries[-1].number, most=9)

    assert [entry.number for entry in first.entries] == [5, 4]
    assert first.earlier
    assert [entry.number for entry in second.entries] == [3, 2, 1]
    assert not second.earlier
    assert "dossier toegevoegd (2026-0002)" in said(first, phrases)[1]


def test_after_an_erasure_the_lines_stand_there_without_words_or_name(desk, phrases):
    usecases.change_office(desk, Office("Steunpunt"))
    usecases.close_file(desk, FILE.id, TODAY, "besluit ontvangen")
    duties.erase(desk, LINA.id, UUID(int=99), TODAY)

    lines = "\n".join(said(whole_journal(desk), phrases))

    assert "Haddad" not in lines
    assert "cliënt toegevoegd; " not in lines
    assert "kluis gewist; regels van het journaal leeggemaakt: 1,3,5,7-9" in lines
    assert "cliënt gewist" in lines


def test_what_nobody_has_words_for_is_said_as_it_is(phrases):
    strange = Entry(
        NOW,
        "cc",
        "danced",
        "moon",
        "aa",
        (Change("shoe", "1", "9999-99-99"), Change("events", "", "[]"), Change("family", "x", "")),
        blank=True,
    )

    assert JournalWords(phrases, {}, HERE).line(strange) == (
        "22 november 2026 10:12, onbekend: moon danced; shoe gewijzigd van 1 in 9999-99-99; "
        "gebeurtenis erbij: []; gezinslid eraf: x; de inhoud is gewist"
    )


def test_a_fact_without_its_day_is_said_as_far_as_it_goes(phrases):
    entry = Entry(NOW, "", CHANGED, CLIENT, "", (Change("events", "", '{"kind": "besluit"}'),))

    assert "besluit van de IND op" in JournalWords(phrases, {}, HERE).line(entry)


def test_lines_about_what_is_no_longer_there_have_no_name(desk):
    gone = Entry(NOW, VISSER.id.hex, OPENED, CLIENT, "geen id", (Change("client_id", "", "x"),))
    with desk.work() as work:
        work.journal.append(gone)
        work.commit()

    names = whole_journal(desk).names

    assert "geen id" not in names
    assert names[VISSER.id.hex] == "B. Visser"


def test_times_are_those_of_here_when_no_zone_is_given(phrases):
    entry = Entry(NOW, "", OPENED, CLIENT)

    local = NOW.astimezone()
    assert f"{local:%H:%M}" in JournalWords(phrases, {}).when(entry)


def test_what_an_extension_holds_reads_as_words(desk, phrases):
    extended = CaseEvent("verlenging", date(2025, 4, 1), months=3, ground="complex")
    usecases.record_event(desk, FILE.id, extended, TODAY)

    assert said(history_of_file(desk, FILE.id), phrases)[0].endswith(
        "termijn verlengd door de IND op 1 april 2025, 3 maanden, ingewikkelde zaak"
    )
