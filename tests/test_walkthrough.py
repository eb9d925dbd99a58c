"""The main job from the first key to the overview, with nothing in it that is not real."""

import re
from datetime import date
from io import BytesIO

import pytest
from dateutil.relativedelta import relativedelta
from openpyxl import load_workbook
from pypdf import PdfReader

from casework import usecases
from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.errors import StorageError
from cli.demo_letters import Stationery
from cli.wiring import FONTS, load_addressees, load_phrases, load_rules, load_templates
from db.storage import create_vault, open_vault
from desktop import dates
from documents.letter_desk import kept, proof_of
from documents.overview_pdf import overview_pdf
from documents.overview_xlsx import overview_xlsx
from tests.whole_job import PASSPHRASE, Person, Volunteer

TODAY = date(2026, 11, 22)
LODGED = date(2025, 1, 20)
NOTICE = "ingebrekestelling_asiel"


@pytest.fixture(scope="module")
def stationery():
    return Stationery(
        load_phrases(),
        load_rules(),
        load_templates(),
        load_addressees(),
        FONTS,
    )


@pytest.fixture
def vault(tmp_path):
    """A vault that was made, locked, and unlocked again with the passphrase."""
    folder = tmp_path / "vault"
    create_vault(folder, PASSPHRASE).close()
    with pytest.raises(StorageError, match="wrong_passphrase"):
        open_vault(folder, "zeven groene giraffen lezen kranten")
    storage = open_vault(folder, PASSPHRASE)
    yield storage
    storage.close()


@pytest.fixture
def client():
    return Client(
        usecases.new_id(),
        "Yıldızoğlu",
        given_names="Şükrü",
        birth=PartialDate(1987),
        v_nummer="9000000002",
        nationality="TUR",
        address=Address("Fantasielaan 18", "1234 CD", "Demostad"),
    )


def registered(vault, client):
    """Register the client with a file of which only the procedure is known."""
    usecases.register_client(vault, client, TODAY)
    return usecases.open_file(
        vault, CaseFile(usecases.new_id(), "", client.id, ASIEL, handler="A. de Boer"), TODAY
    )


def top_of_worklist(vault, stationery, today=TODAY):
    return usecases.worklist(vault, stationery.rules, today)[0]


def text_of_pdf(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_from_registering_to_the_overview(vault, client, stationery):
    opened = registered(vault, client)
    assert opened.number == "2026-0001"
    assert top_of_worklist(vault, stationery).next_step == "gegevens_aanvullen"

    usecases.record_event(vault, opened.id, CaseEvent("aanvraag_ingediend", LODGED), TODAY)
    warning = top_of_worklist(vault, stationery)
    assert (warning.code, warning.severity) == ("maximum_verstreken", "urgent")
    assert warning.next_step == "ingebrekestelling_opstellen"

    proof = proof_of(vault, opened.id, NOTICE, stationery, TODAY)
    assert proof.problems == ()
    letter = kept(vault, proof, proof.letter, TODAY, {"program": "test"})
    text = text_of_pdf(letter.pdf)
    for fact in ("Şükrü Yıldızoğlu", "9000000002", "20 juli 2025", "art. 42, lid 1", "Ter Apel"):
        assert re.search(re.escape(fact), text, re.IGNORECASE)
    assert top_of_worklist(vault, stationery).next_step == "brief_posten"

    usecases.post_letter(vault, letter.id, TODAY, TODAY)
    assert top_of_worklist(vault, stationery).next_step == "ontvangstdatum_invullen"

    received = date(2026, 11, 24)
    usecases.record_event(
        vault, opened.id, CaseEvent("ingebrekestelling_ontvangen", received), received
    )
    assert top_of_worklist(vault, stationery, received).next_step == "wachten_twee_weken"
    # The two weeks end on 8 December: the day after, an appeal can be lodged.
    ripe = top_of_worklist(vault, stationery, date(2026, 12, 9))
    assert ripe.next_step == "beroep_voorbereiden"
    assert top_of_worklist(vault, stationery, date(2026, 12, 8)).next_step == "wachten_twee_weken"

    items = usecases.worklist(vault, stationery.rules, TODAY)
    sheet = load_workbook(BytesIO(overview_xlsx(items, TODAY, stationery.phrases))).active
    assert "Yıldızoğlu, Şükrü" in [cell.value for cell in sheet[2]]
    pdf = overview_pdf(items, TODAY, stationery.phrases, FONTS)
    assert "Yıldızoğlu, Şükrü" in text_of_pdf(pdf)


def test_a_letter_comes_out_of_the_vault_as_it_went_in(vault, client, stationery, tmp_path):
    opened = registered(vault, client)
    usecases.record_event(vault, opened.id, CaseEvent("aanvraag_ingediend", LODGED), TODAY)
    proof = proof_of(vault, opened.id, NOTICE, stationery, TODAY)
    letter = kept(vault, proof, proof.letter, TODAY, {"program": "test"})
    vault.close()

    again = open_vault(tmp_path / "vault", PASSPHRASE)
    with again.work() as work:
        found = work.letters.get(letter.id)
    again.close()

    assert found == letter
    assert "Şükrü Yıldızoğlu" in found.text
    assert '"rule": "asiel_zes_maanden"' in found.rests_on


def test_a_premature_letter_is_only_made_with_a_reason(vault, client, stationery):
    opened = registered(vault, client)
    soon = date(2026, 6, 2)
    usecases.record_event(vault, opened.id, CaseEvent("aanvraag_ingediend", soon), TODAY)

    refused = proof_of(vault, opened.id, NOTICE, stationery, TODAY)
    made = proof_of(vault, opened.id, NOTICE, stationery, TODAY, "De cliënt wil het zo.")

    assert [problem.code for problem in refused.problems] == ["letter_premature"]
    assert refused.pdf == b""
    assert made.letter is not None
    assert "De cliënt wil het zo." not in text_of_pdf(made.pdf)


@pytest.fixture
def volunteer(qapp, tmp_path, monkeypatch):
    """Somebody in front of the unlock window, on a computer where nothing was made yet."""
    monkeypatch.setenv("TERMIJNWACHT_HOME", str(tmp_path / "own"))
    (tmp_path / "exports").mkdir()
    someone = Volunteer(tmp_path / "vault", tmp_path / "exports")
    yield someone
    someone.stop()


def test_a_volunteer_does_the_whole_job_in_the_windows(volunteer, tmp_path):
    today = dates.today()
    person = Person()

    volunteer.make_vault(PASSPHRASE)
    volunteer.register(person)
    volunteer.open_file(today - relativedelta(months=22))
    warning = volunteer.open_first_of_worklist()
    volunteer.make_letter()
    volunteer.print_letter()
    saved = volunteer.save_letter().read_bytes()
    volunteer.post_letter()
    sheet = load_workbook(volunteer.export_overview("overzicht.xlsx")).active
    overview = text_of_pdf(volunteer.export_overview("overzicht.pdf").read_bytes())
    volunteer.lock()
    volunteer.unlock(PASSPHRASE)
    volunteer.stop()

    assert warning == "maximum_verstreken"
    assert person.family_name in text_of_pdf(saved)
    assert person.v_nummer in text_of_pdf(saved)
    assert f"{person.family_name}, {person.given_names}" in [cell.value for cell in sheet[2]]
    assert person.family_name in overview
    storage = open_vault(tmp_path / "vault", PASSPHRASE)
    with storage.work() as work:
        [case_file] = work.case_files
        [summary] = work.letters.of_case(case_file.id)
        letter = work.letters.get(summary.id)
    storage.close()
    assert letter.pdf == saved
    assert letter.posted_on == today
    assert [event.kind for event in case_file.events] == [
        "aanvraag_ingediend",
        "ingebrekestelling_verzonden",
    ]
