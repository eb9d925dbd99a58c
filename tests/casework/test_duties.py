"""What an office owes people: erased without a trace, and what they agreed to kept to."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from casework import duties
from casework.agreements import MACHTIGING, TOESTEMMING, Agreement, Erasure
from casework.casefile import NAREIS, CaseEvent, CaseFile, FamilyMember, Representative
from casework.clients import Client
from casework.errors import InvalidFactsError
from casework.journal import ADDED, CASE_FILE, CLIENT, Change, Entry, flaws
from casework.storage import StoredLetter
from casework.tasks import Appointment, Task
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
        ("meneer Haddadi", "aan de heer Haddadi", []),
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


def test_tasks_appointments_and_the_notes_about_the_sponsor_are_searched_too(storage):
    with storage.work() as work:
        work.clients.put(replace(OMAR, notes="woont met Haddad", version=1))
        work.tasks.put(Task(uuid4(), SPONSORS.id, "mevrouw Haddad bellen", TODAY))
        place = Appointment(uuid4(), SPONSORS.id, "dna", TODAY, place="bij Haddad thuis")
        work.appointments.put(place)
        work.commit()

    found = [mention.where for mention in duties.plan_of(storage, LINA.id).mentions]

    assert found == ["client_notes", "task", "appointment"]


def test_notes_of_files_that_have_nothing_to_do_with_them_are_searched_for_the_whole_name(storage):
    others = replace(SPONSORS, id=uuid4(), number="2024-0009", family=())
    with storage.work() as work:
        work.case_files.put(replace(others, notes="nicht van Lina Haddad"))
        work.case_files.put(
            replace(others, id=uuid4(), number="2024-0010", notes="een andere Haddad")
        )
        work.commit()

    found = [mention.case_file.number for mention in duties.plan_of(storage, LINA.id).mentions]

    assert found == ["2024-0009"]


def test_what_goes_is_said_before_anything_goes(storage):
    plan = duties.plan_of(storage, LINA.id)

    assert (plan.files, plan.letters, plan.papers) == ((CLOSED,), 1, 0)
    assert [case_file.id for case_file in plan.others] == [SPONSORS.id]
    assert plan.open_files == ()
    assert duties.plan_of(storage, OMAR.id).open_files == (SPONSORS,)
    assert len(list_of_clients(storage)) == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024-0001", True),
        (" lina HADDAD ", True),
        ("Haddad, Lina", True),
        ("Haddad", False),
        ("2024-0002", False),
        ("", False),
    ],
)
def test_a_person_is_meant_by_their_name_or_the_number_of_a_file(storage, typed, meant):
    assert duties.plan_of(storage, LINA.id).is_meant(typed) is meant


def test_family_that_then_stands_in_no_file_goes_along(storage):
    child, aunt = Client(uuid4(), "Haddad", "Zayn"), Client(uuid4(), "Haddad", "Mona")
    with storage.work() as work:
        for person in (child, aunt):
            work.clients.put(person)
        both = (FamilyMember(child.id, "kind"), FamilyMember(aunt.id), FamilyMember(OMAR.id))
        work.case_files.put(replace(CLOSED, family=both, version=1))
        family = (*SPONSORS.family, FamilyMember(aunt.id))
        work.case_files.put(replace(SPONSORS, family=family, version=1))
        work.journal.append(line(CLIENT, child.id, Change("given_names", "", "Zayn")))
        work.commit()

    plan = duties.plan_of(storage, LINA.id)
    counts = erased(storage).counts

    assert plan.relatives == (child,)
    assert counts.clients == 2
    assert {client.id for client in list_of_clients(storage)} == {OMAR.id, aunt.id}
    with storage.work() as work:
        assert "Zayn" not in "".join(link.content or "" for link in work.journal.links())


def list_of_clients(storage):
    with storage.work() as work:
        return list(work.clients)


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


CONSENT = Agreement(UUID(int=32), LINA.id, TOESTEMMING, date(2024, 1, 8), "dossier bijhouden")
OFF = {"withdrawn_on": date(2026, 11, 1)}
ACTS = Representative("mr. A. Bakker", authorised_on=date(2024, 1, 8))


@pytest.mark.parametrize(
    ("agreements", "representative", "hints"),
    [
        ((), None, ["no_consent"]),
        ((CONSENT,), None, []),
        ((replace(CONSENT, **OFF),), None, ["consent_withdrawn"]),
        ((CONSENT,), Representative("mr. A. Bakker"), ["no_authorisation"]),
        ((CONSENT,), ACTS, []),
        ((CONSENT, AGREED), ACTS, []),
        ((CONSENT, AGREED), Representative("mr. A. Bakker"), []),
        ((CONSENT, replace(AGREED, **OFF)), ACTS, ["authorisation_withdrawn"]),
        ((CONSENT, replace(AGREED, **OFF)), None, []),
    ],
)
def test_what_is_missing_or_withdrawn_is_told(agreements, representative, hints):
    assert list(duties.agreement_hints(agreements, representative, TODAY)) == hints


def test_hints_are_found_by_the_file(storage):
    assert duties.hints_of_file(storage, SPONSORS.id, TODAY) == ("no_consent",)
    assert duties.hints_of_file(storage, CLOSED.id, TODAY) == ()
