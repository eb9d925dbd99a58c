"""What the application can do: kept when it is right, and nothing kept when it is wrong."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from casework.casefile import ASIEL, NAREIS, CaseEvent, CaseFile
from casework.clients import Client
from casework.errors import InvalidFactsError
from casework.storage import Office, StoredLetter
from casework.usecases import (
    assessment_of,
    change_file,
    change_office,
    close_file,
    correct_event,
    facts_of,
    keep_letter,
    new_id,
    open_file,
    possible_duplicates,
    post_letter,
    record_event,
    register_client,
    why_unassessed,
    worklist,
)
from tests.casework.storage_in_memory import InMemory
from tests.rulings import shipped_rules

TODAY = date(2026, 11, 22)
RULES = shipped_rules()
CLIENT = Client(UUID(int=1), "Öztürk", "Ayşe", nationality="TUR", groups=("palestijn",))
FILED = CaseEvent("aanvraag_ingediend", date(2025, 1, 10))
BEFORE = CaseEvent("besluit", date(2024, 12, 1), outcome="afwijzing")


@pytest.fixture
def storage():
    return InMemory()


@pytest.fixture
def case_file(storage):
    """A file with an application, of a client who is registered."""
    register_client(storage, CLIENT, TODAY)
    return open_file(storage, blank().with_event(FILED), TODAY)


def blank(procedure=ASIEL):
    return CaseFile(uuid4(), "", CLIENT.id, procedure)


def letter_for(case_file, template="ingebrekestelling_asiel", made_on=TODAY, **details):
    return StoredLetter(
        id=uuid4(),
        case_id=case_file.id,
        template=template,
        made_on=made_on,
        text="Geachte heer, mevrouw,",
        pdf=b"%PDF",
        sha256="0" * 64,
        **details,
    )


def refused(call, *arguments):
    """Call what must be refused; return what was wrong."""
    with pytest.raises(InvalidFactsError) as caught:
        call(*arguments)
    return [(problem.code, problem.field) for problem in caught.value.problems]


def test_a_person_is_kept(storage):
    assert register_client(storage, CLIENT, TODAY) == CLIENT
    assert list(storage.clients) == [CLIENT]


def test_a_person_with_wrong_data_is_not_kept(storage):
    wrong = replace(CLIENT, family_name="", v_nummer="1")

    found = refused(register_client, storage, wrong, TODAY)

    assert found == [("required", "family_name"), ("v_nummer_length", "v_nummer")]
    assert storage.commits == 0


def test_a_changed_person_takes_the_place_of_the_old(storage):
    register_client(storage, CLIENT, TODAY)

    register_client(storage, replace(CLIENT, phone="06 12345678"), TODAY)

    assert [client.phone for client in storage.clients] == ["06 12345678"]


def test_someone_who_may_be_the_same_is_found_and_not_merged(storage):
    register_client(storage, CLIENT, TODAY)
    again = Client(uuid4(), "Ozturk", "AYSE")

    found = possible_duplicates(storage, again)

    assert found == (CLIENT,)
    assert list(storage.clients) == [CLIENT]


def test_a_person_is_not_their_own_double(storage):
    register_client(storage, CLIENT, TODAY)

    assert possible_duplicates(storage, replace(CLIENT, notes="x")) == ()


def test_files_are_numbered_within_their_year(storage):
    numbers = [open_file(storage, blank(), day).number for day in (TODAY, TODAY, date(2027, 1, 4))]

    assert numbers == ["2026-0001", "2026-0002", "2027-0001"]


def test_a_file_with_facts_that_cannot_be_is_not_opened(storage):
    wrong = blank().with_events((FILED, BEFORE))

    assert refused(open_file, storage, wrong, TODAY) == [("before_application", "events[0].date")]
    assert list(storage.case_files) == []


def test_a_file_is_changed(storage, case_file):
    changed = change_file(storage, replace(case_file, zaaknummer="Z1-000000000000"), TODAY)

    assert list(storage.case_files) == [changed]


def test_a_change_that_cannot_be_leaves_the_file_as_it_was(storage, case_file):
    commits = storage.commits

    found = refused(change_file, storage, case_file.with_event(BEFORE), TODAY)

    assert found == [("before_application", "events[0].date")]
    assert (storage.commits, list(storage.case_files)) == (commits, [case_file])


def test_a_fact_is_added_in_its_place(storage, case_file):
    wish = CaseEvent("asielwens_geuit", date(2025, 1, 6))

    changed = record_event(storage, case_file.id, wish, TODAY)

    assert changed.events == (wish, FILED)
    assert list(storage.case_files) == [changed]


def test_a_fact_that_contradicts_the_others_is_not_added(storage, case_file):
    other = CaseEvent("aanvraag_ingediend", date(2025, 1, 11))

    assert refused(record_event, storage, case_file.id, other, TODAY) == [
        ("duplicate_event", "events[1].date")
    ]
    assert list(storage.case_files) == [case_file]


def test_a_fact_of_a_file_that_is_not_there_is_not_added(storage):
    with pytest.raises(LookupError):
        record_event(storage, uuid4(), FILED, TODAY)


def test_a_wrong_fact_is_put_right(storage, case_file):
    right = replace(FILED, day=date(2025, 1, 13))

    assert correct_event(storage, case_file.id, FILED, right, TODAY).events == (right,)


def test_a_wrong_fact_is_taken_out(storage, case_file):
    assert correct_event(storage, case_file.id, FILED, None, TODAY).events == ()


def test_a_correction_that_cannot_be_leaves_the_file_as_it_was(storage, case_file):
    right = replace(FILED, day=date(2027, 1, 1))

    assert refused(correct_event, storage, case_file.id, FILED, right, TODAY) == [
        ("date_in_future", "events[0].date")
    ]
    assert list(storage.case_files) == [case_file]


def test_a_file_is_closed_with_a_reason_and_not_deleted(storage, case_file):
    closed = close_file(storage, case_file.id, TODAY, "  Besluit ontvangen.  ")

    assert (closed.closed_on, closed.closed_because) == (TODAY, "Besluit ontvangen.")
    assert list(storage.case_files) == [closed]
    assert worklist(storage, RULES, TODAY) == ()


@pytest.mark.parametrize("because", ["", "   "])
def test_a_file_is_not_closed_without_a_reason(storage, case_file, because):
    assert refused(close_file, storage, case_file.id, TODAY, because) == [
        ("required", "closed_because")
    ]
    assert list(storage.case_files) == [case_file]


def test_the_law_looks_at_no_name(case_file):
    facts = facts_of(case_file, CLIENT)

    assert (facts.procedure, facts.events) == (ASIEL, (FILED,))
    assert (facts.nationality, facts.groups) == ("TUR", ("palestijn",))
    assert "Öztürk" not in repr(facts)


def test_an_empty_nationality_is_unknown_to_the_law(case_file):
    assert facts_of(case_file, replace(CLIENT, nationality="")).nationality is None


def test_a_file_is_assessed(case_file):
    assessment = assessment_of(case_file, CLIENT, RULES, TODAY)

    assert assessment.beslistermijn.safe == date(2025, 7, 10)


@pytest.mark.parametrize(
    ("events", "why"),
    [
        pytest.param((), "gegevens_ontbreken", id="no facts"),
        pytest.param(
            (CaseEvent("aanvraag_ingediend", date(1999, 1, 4)),), "geen_regel", id="no rule"
        ),
    ],
)
def test_a_file_that_cannot_be_assessed_says_why(events, why):
    lacking = blank().with_events(events)

    assert assessment_of(lacking, CLIENT, RULES, TODAY) is None
    assert why_unassessed(lacking, CLIENT, RULES, TODAY) == why


def test_a_file_with_an_assessment_has_no_reason_to_lack_one(case_file):
    with pytest.raises(ValueError, match=case_file.number):
        why_unassessed(case_file, CLIENT, RULES, TODAY)


def test_the_worklist_has_every_open_file_the_most_urgent_first(storage, case_file):
    waiting = open_file(storage, blank().with_event(CaseEvent("aanvraag_ingediend", TODAY)), TODAY)
    lacking = open_file(storage, blank(NAREIS), TODAY)
    too_old = open_file(
        storage, blank().with_event(CaseEvent("aanvraag_ingediend", date(1999, 1, 4))), TODAY
    )

    items = worklist(storage, RULES, TODAY)

    assert [item.case_file for item in items] == [case_file, lacking, too_old, waiting]
    assert [item.next_step for item in items] == [
        "ingebrekestelling_opstellen",
        "gegevens_aanvullen",
        "regel_ontbreekt",
        "wachten",
    ]
    assert {item.client for item in items} == {CLIENT}


def test_the_worklist_asks_to_post_a_letter_that_was_made(storage, case_file):
    keep_letter(storage, letter_for(case_file))

    [item] = worklist(storage, RULES, TODAY)

    assert item.next_step == "brief_posten"


def test_a_letter_is_kept_as_it_was_made(storage, case_file):
    letter = letter_for(case_file, fields={"naam": "Ayşe Öztürk"}, early_because="spoed")

    assert keep_letter(storage, letter) == letter
    assert list(storage.letters) == [letter]


def test_a_posted_notice_of_default_becomes_a_fact(storage, case_file):
    letter = keep_letter(storage, letter_for(case_file, made_on=date(2026, 11, 20)))

    changed = post_letter(storage, letter.id, date(2026, 11, 21), TODAY)

    assert changed.events == (
        FILED,
        CaseEvent("ingebrekestelling_verzonden", date(2026, 11, 21)),
    )
    assert storage.letters[letter.id].posted_on == date(2026, 11, 21)
    assert list(storage.case_files) == [changed]
    [item] = worklist(storage, RULES, TODAY)
    assert item.next_step == "ontvangstdatum_invullen"


def test_posting_a_letter_again_corrects_the_day(storage, case_file):
    letter = keep_letter(storage, letter_for(case_file, made_on=date(2026, 11, 19)))
    post_letter(storage, letter.id, date(2026, 11, 21), TODAY)

    changed = post_letter(storage, letter.id, date(2026, 11, 20), TODAY)

    assert changed.events == (
        FILED,
        CaseEvent("ingebrekestelling_verzonden", date(2026, 11, 20)),
    )


def test_posting_a_letter_again_keeps_a_fact_that_was_corrected_by_hand(storage, case_file):
    letter = keep_letter(storage, letter_for(case_file, made_on=date(2026, 11, 19)))
    changed = post_letter(storage, letter.id, date(2026, 11, 21), TODAY)
    corrected = changed.without_event(CaseEvent("ingebrekestelling_verzonden", date(2026, 11, 21)))
    change_file(storage, corrected, TODAY)

    changed = post_letter(storage, letter.id, date(2026, 11, 20), TODAY)

    assert changed.events[-1] == CaseEvent("ingebrekestelling_verzonden", date(2026, 11, 20))


def test_another_posted_letter_is_no_fact(storage, case_file):
    letter = keep_letter(storage, letter_for(case_file, "informatieverzoek"))

    assert post_letter(storage, letter.id, TODAY, TODAY) == case_file
    assert storage.letters[letter.id].posted_on == TODAY


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2026, 11, 19), "posted_before_made"), (date(2026, 11, 23), "date_in_future")],
)
def test_a_letter_is_posted_after_it_was_made_and_not_tomorrow(storage, case_file, day, code):
    letter = keep_letter(storage, letter_for(case_file, made_on=date(2026, 11, 20)))

    assert refused(post_letter, storage, letter.id, day, TODAY) == [(code, "posted_on")]
    assert storage.letters[letter.id].posted_on is None
    assert list(storage.case_files) == [case_file]


def test_a_notice_of_before_the_application_is_not_posted(storage, case_file):
    letter = keep_letter(storage, letter_for(case_file, made_on=date(2025, 1, 2)))

    assert refused(post_letter, storage, letter.id, date(2025, 1, 3), TODAY) == [
        ("before_application", "events[0].date")
    ]
    assert storage.letters[letter.id].posted_on is None


def test_the_office_is_kept(storage):
    office = Office("Steunpunt Utrecht")

    assert change_office(storage, office) == office
    assert storage.office == office


def test_ids_are_new_each_time():
    assert new_id() != new_id()
