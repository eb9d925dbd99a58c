from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from casework.casefile import CaseFile
from casework.clients import Client
from casework.storage import LetterSummary, StoredLetter

texts = st.text(max_size=40)
letters = st.builds(
    StoredLetter,
    id=st.uuids(),
    case_id=st.just(UUID(int=2)),
    template=texts,
    made_on=st.dates(),
    text=texts,
    pdf=st.binary(max_size=100),
    sha256=texts,
    fields=st.dictionaries(texts, texts, max_size=3),
    rests_on=texts,
    early_because=texts,
    posted_on=st.none() | st.dates(),
)
CLIENT = Client(UUID(int=1), "Haddad")
CASE_FILE = CaseFile(UUID(int=2), "2026-0001", CLIENT.id, "asiel")


def letter_of(day, **more):
    given_ones = {"case_id": CASE_FILE.id, "text": "Geachte heer", "pdf": b"%PDF-1.7", **more}
    return StoredLetter(
        id=uuid4(), template="ingebrekestelling", made_on=day, sha256="00", **given_ones
    )


@pytest.fixture
def filled(storage):
    """A vault with one file in it."""
    with storage.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(CASE_FILE)
        work.commit()
    return storage


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(letter=letters)
def test_every_letter_comes_out_as_it_went_in(shared_storage, letter):
    with shared_storage.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(CASE_FILE)
        work.letters.put(letter)

        assert work.letters.get(letter.id) == letter


def test_a_large_letter_is_kept_to_the_byte(filled):
    letter = letter_of(date(2026, 11, 22), pdf=bytes(range(256)) * 8_000)

    with filled.work() as work:
        work.letters.put(letter)
        work.commit()

    with filled.work() as work:
        assert work.letters.get(letter.id).pdf == letter.pdf


def test_a_posted_letter_is_no_longer_to_be_posted(filled):
    letter = letter_of(date(2026, 11, 20))
    with filled.work() as work:
        work.letters.put(letter)
        before = work.letters.unposted()
        work.letters.put(replace(letter, posted_on=date(2026, 11, 22)))
        work.commit()

    with filled.work() as work:
        assert [summary.id for summary in before] == [letter.id]
        assert work.letters.unposted() == ()
        assert [one.id for one in work.letters.posted()] == [letter.id]
        assert work.letters.of_case(CASE_FILE.id) == (
            LetterSummary(
                letter.id, CASE_FILE.id, "ingebrekestelling", letter.made_on, date(2026, 11, 22)
            ),
        )


def test_letters_come_oldest_first_and_only_those_of_the_file(filled):
    other = CaseFile(uuid4(), "2026-0002", CLIENT.id, "nareis")
    late, early = letter_of(date(2026, 11, 20)), letter_of(date(2026, 2, 1))
    of_other = letter_of(date(2026, 5, 1), case_id=other.id)

    with filled.work() as work:
        work.case_files.put(other)
        for letter in (late, early, of_other):
            work.letters.put(letter)

        assert [one.id for one in work.letters.of_case(CASE_FILE.id)] == [early.id, late.id]
        assert [one.id for one in work.letters.unposted()] == [early.id, of_other.id, late.id]


def test_letters_of_one_day_keep_the_order_in_which_they_were_made(filled):
    made = [replace(letter_of(date(2026, 2, 1)), id=UUID(int=number)) for number in (9, 3, 7)]

    with filled.work() as work:
        for letter in made:
            work.letters.put(letter)
        work.letters.put(replace(made[0], posted_on=date(2026, 2, 2)))

        listed = work.letters.of_case(CASE_FILE.id)

    assert [one.id for one in listed] == [letter.id for letter in made]


def test_lists_never_load_the_pdf(filled):
    statements = []
    event.listen(
        filled._engine,
        "before_cursor_execute",
        lambda *given_ones: statements.append(given_ones[2]),
    )

    with filled.work() as work:
        work.letters.of_case(CASE_FILE.id)
        work.letters.unposted()

    selects = [statement for statement in statements if statement.startswith("SELECT")]
    assert len(selects) == 2
    assert all("pdf" not in statement and "text" not in statement for statement in selects)


def test_an_unknown_letter_is_a_lookup_error(storage):
    with storage.work() as work, pytest.raises(LookupError):
        work.letters.get(uuid4())
