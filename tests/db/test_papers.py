from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from casework.casefile import CaseFile
from casework.clients import Client
from casework.papers import (
    DOCUMENT,
    LOGO,
    PROOF_OF_POSTING,
    OwnTemplate,
    Paper,
    PaperSummary,
)
from casework.storage import StoredLetter
from db.papers import SqlOwnTemplates, SqlPapers

CLIENT = Client(UUID(int=1), "Haddad")
CASE_FILE = CaseFile(UUID(int=2), "2026-0001", CLIENT.id, "asiel")
LETTER = StoredLetter(
    UUID(int=3), CASE_FILE.id, "informatieverzoek", date(2026, 1, 1), "Geachte", b"%PDF", "00"
)
SCAN = PaperSummary(
    UUID(int=11),
    DOCUMENT,
    "brief é.pdf",
    "application/pdf",
    date(2026, 1, 2),
    "aa",
    3,
    CASE_FILE.id,
)
PROOF = replace(SCAN, id=UUID(int=12), kind=PROOF_OF_POSTING, letter_id=LETTER.id)
LOGO_OF_OFFICE = PaperSummary(
    UUID(int=13), LOGO, "logo.png", "image/png", date(2026, 1, 3), "bb", 3
)


@pytest.fixture
def work(storage):
    """A unit of work in which there are a file and a letter; nothing is committed."""
    with storage.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(CASE_FILE)
        work.letters.put(LETTER)
        yield work


@pytest.fixture
def papers(work):
    papers = SqlPapers(work._connection)
    for summary in (SCAN, PROOF, LOGO_OF_OFFICE):
        papers.put(Paper(summary, b"\x00\xffx"))
    return papers


def test_a_paper_comes_out_as_it_went_in(papers):
    assert papers.get(PROOF.id) == Paper(PROOF, b"\x00\xffx")
    assert papers.get(LOGO_OF_OFFICE.id).summary == LOGO_OF_OFFICE


def test_papers_are_found_by_file_letter_and_office(papers):
    assert papers.of_case(CASE_FILE.id) == (SCAN, PROOF)
    assert papers.of_letter(LETTER.id) == (PROOF,)
    assert papers.of_office(LOGO) == (LOGO_OF_OFFICE,)
    assert papers.of_office(DOCUMENT) == ()


def test_an_unknown_or_removed_paper_is_a_lookup_error(papers):
    papers.remove(SCAN.id)

    with pytest.raises(LookupError):
        papers.get(SCAN.id)
    assert papers.of_case(CASE_FILE.id) == (PROOF,)


def test_the_papers_of_a_file_go_with_it(papers, work):
    work.case_files.remove(CASE_FILE.id)

    assert papers.of_case(CASE_FILE.id) == ()
    assert papers.of_office(LOGO) == (LOGO_OF_OFFICE,)


def test_a_template_of_the_office_stays_when_it_is_withdrawn(work):
    templates = SqlOwnTemplates(work._connection)
    template = OwnTemplate(uuid4(), "eigen", "nl", "+++\n", date(2026, 1, 1))
    templates.put(template)
    withdrawn = replace(template, withdrawn_on=date(2026, 2, 1))

    templates.put(withdrawn)

    assert templates.all() == (withdrawn,)
