"""What an office owes people: erased without a trace, kept no longer than needed, given a copy."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from casework import duties
from casework.agreements import MACHTIGING, TOESTEMMING, Agreement, Erasure
from casework.casefile import NAREIS, CaseEvent, CaseFile, FamilyMember
from casework.clients import Client
from casework.errors import InvalidFactsError
from casework.journal import ADDED, CASE_FILE, CLIENT, Change, Entry, flaws
from casework.storage import Office, StoredLetter
from db.storage import create_vault, open_vault

TODAY = date(2026, 11, 22)
PASSPHRASE = "zes blauwe ganzen slapen hier"
LINA = Client(UUID(int=1), "Haddad", "Lina", v_nummer="0987654321", notes="belt dinsdag")
OMAR = Client(UUID(int=2), "Saleh", "Omar")
CLOSED = CaseFile(
    UUID(int=11),
    "2024-0001",
    LINA.id,
    NAREIS,
    events=(CaseEvent("aanvraag_ontvangen", date(2024, 1, 8)),),
    closed_on=date(2025, 11, 21),
    closed_because="besluit ontvangen",
)
SPONSORS = CaseFile(
    UUID(int=12), "2024-0002", OMAR.id, NAREIS, family=(FamilyMember(LINA.id, "partner"),)
)
AGREED = Agreement(UUID(int=31), LINA.id, MACHTIGING, date(2024, 1, 8), "brieven aan de IND")


def letter_of(case_file, number, text="Geachte heer"):
    return StoredLetter(
        UUID(int=number), case_file.id, "informatieverzoek", date(2024, 9, 1), text, b"%PDF", "00"
    )


def line(subject, subject_id, *changes):
    at = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return Entry(at, uuid4().hex, ADDED, subject, subject_id.hex, tuple(changes))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("duties") / "vault"
    storage = create_vault(folder, PASSPHRASE)
    with storage.work() as work:
        for client in (LINA, OMAR):
            work.clients.put(client)
        for case_file in (CLOSED, SPONSORS):
            work.case_files.put(case_file)
        work.letters.put(letter_of(CLOSED, 21))
        work.agreements.put(AGREED)
        work.journal.append(line(CLIENT, LINA.id, Change("family_name", "", "Haddad")))
        work.journal.append(line(CLIENT, OMAR.id, Change("family_name", "", "Saleh")))
        work.journal.append(line(CASE_FILE, CLOSED.id))
        work.commit()
    storage.close()
    return folder


@pytest.fixture
def storage(made, tmp_path):
    storage = open_vault(shutil.copytree(made, tmp_path / "vault"), PASSPHRASE)
    yield storage
    storage.close()


def erased(storage, client=LINA):
    return duties.erase(storage, client.id, UUID(int=99), TODAY)


def refused(call, *arguments):
    with pytest.raises(InvalidFactsError) as caught:
        call(*arguments)
    return [(problem.code, problem.field) for problem in caught.value.problems]


def test_erasing_leaves_counts_and_no_trace(storage):
    assert erased(storage).counts == Erasure(UUID(int=99), TODAY, clients=1, files=1, letters=1)

    with storage.work() as work:
        assert [client.id for client in work.clients] == [OMAR.id]
        assert list(work.case_files) == [replace(SPONSORS, family=())]
        assert work.letters.unposted() == ()
        assert work.agreements.of_client(LINA.id) == ()
        assert list(work.erasures) == [Erasure(UUID(int=99), TODAY, 1, 1, 1)]


def test_erasing_empties_what_the_journal_says_of_them_and_nothing_else(storage):
    erased(storage)

    with storage.work() as work:
        links = list(work.journal.links())
        (kept,) = work.journal.of_subjects(frozenset({OMAR.id.hex}))
    assert [link.number for link in links if link.content is None][:2] == [1, 3]
    assert "Haddad" not in "".join(link.content or "" for link in links)
    assert kept.changes == (Change("family_name", "", "Saleh"),)
    assert [flaw for _, flaw in flaws(links) if flaw != "emptied"] == []


def test_someone_with_an_open_file_is_not_erased(storage):
    assert refused(erased, storage, OMAR) == [("file_still_open", "client")]

    with storage.work() as work:
        assert len(list(work.clients)) == 2


@pytest.mark.parametrize(
    ("notes", "text", "found"),
    [
        ("", "Geachte heer Saleh", []),
        ("met mevrouw HADDÁD gebeld", "", ["notes"]),
        ("V-nummer 0987654321", "namens L. Haddad", ["notes", "letter"]),
    ],
)
def test_where_an_erased_person_is_still_named_is_told(storage, notes, text, found):
    with storage.work() as work:
        work.case_files.put(replace(SPONSORS, notes=notes, version=1))
        work.letters.put(letter_of(SPONSORS, 22, text))
        work.commit()

    assert [mention.where for mention in erased(storage).mentions] == found


def test_a_person_without_a_known_name_is_found_nowhere(storage):
    nobody = Client(UUID(int=3), "-")
    with storage.work() as work:
        work.clients.put(nobody)
        family = (*SPONSORS.family, FamilyMember(nobody.id))
        work.case_files.put(replace(SPONSORS, notes="- gebeld", family=family, version=1))
        work.commit()

    assert erased(storage, nobody).mentions == ()


def test_someone_comes_up_for_review_when_all_their_files_are_past_their_time(storage):
    assert [(one.client.id, one.since) for one in duties.to_review(storage, TODAY)] == [
        (LINA.id, date(2026, 11, 21))
    ]
    assert duties.to_review(storage, date(2026, 11, 20)) == ()


def test_the_office_says_how_long_files_are_kept(storage):
    with storage.work() as work:
        work.put_office(Office("Steunpunt", keep_months=13))
        work.commit()

    assert duties.to_review(storage, date(2026, 12, 20)) == ()
    assert len(duties.to_review(storage, date(2026, 12, 21))) == 1


def test_a_file_can_be_kept_longer_with_a_reason(storage):
    until = date(2027, 3, 1)

    kept = duties.keep_longer(storage, CLOSED.id, until, TODAY, "hoger beroep loopt")

    assert kept.keep_until == until
    assert duties.to_review(storage, TODAY) == ()
    assert [one.since for one in duties.to_review(storage, until)] == [until]


def test_keeping_longer_needs_a_later_day_and_a_reason(storage):
    assert refused(duties.keep_longer, storage, CLOSED.id, TODAY, TODAY, " ") == [
        ("not_in_future", "keep_until"),
        ("required", "because"),
    ]


def test_a_copy_holds_all_there_is_about_someone(storage):
    everything = duties.everything_about(storage, LINA.id)

    assert everything.client == LINA
    assert everything.files == (CLOSED,)
    assert [case_file.id for case_file in everything.as_family] == [SPONSORS.id]
    assert [letter.id for letter in everything.letters] == [UUID(int=21)]
    assert everything.agreements == (AGREED,)
    assert [entry.subject_id for entry in everything.journal] == [LINA.id.hex, CLOSED.id.hex]


def test_nobody_has_a_copy_of_someone_unknown(storage):
    with pytest.raises(LookupError):
        duties.everything_about(storage, uuid4())


def test_an_agreement_is_kept_and_can_be_withdrawn(storage):
    agreed = Agreement(uuid4(), OMAR.id, TOESTEMMING, date(2026, 1, 5), "dossier bijhouden")
    duties.record_agreement(storage, agreed, TODAY)
    withdrawn = replace(agreed, withdrawn_on=date(2026, 11, 20))

    duties.record_agreement(storage, withdrawn, TODAY)

    found = duties.agreements_of(storage, OMAR.id)
    assert found == (withdrawn,)
    assert duties.holds(found, TOESTEMMING, date(2026, 1, 5))
    assert duties.holds(found, TOESTEMMING, date(2026, 11, 19))
    assert not duties.holds(found, TOESTEMMING, date(2026, 11, 20))
    assert not duties.holds(found, TOESTEMMING, date(2026, 1, 4))
    assert not duties.holds(found, MACHTIGING, date(2026, 1, 5))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"kind": "gerucht"}, ("unknown_value", "kind")),
        ({"given_on": date(2026, 11, 23)}, ("date_in_future", "given_on")),
        ({"scope": "  "}, ("required", "scope")),
        ({"withdrawn_on": date(2024, 1, 7)}, ("withdrawn_before_given", "withdrawn_on")),
        ({"withdrawn_on": date(2026, 11, 23)}, ("date_in_future", "withdrawn_on")),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(storage, change, problem):
    assert refused(duties.record_agreement, storage, replace(AGREED, **change), TODAY) == [problem]
    assert duties.agreements_of(storage, LINA.id) == (AGREED,)
