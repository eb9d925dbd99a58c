"""What is asked before a letter is kept, and what the answers lead to."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from casework.casefile import CaseEvent
from casework.journal import ADDED, ANSWERED, LETTER, Change
from casework.journal_words import JournalWords
from casework.journalled import JournalledLetters
from casework.letters.checklist import (
    ANSWERS,
    NO,
    QUESTIONS,
    UNKNOWN,
    YES,
    answers_in,
    kept_answers,
    obstacles,
    questions_for,
)
from casework.pen import Pen
from casework.storage import StoredLetter
from casework.usecases import is_notice
from casework.volunteers import Volunteer
from tests.casework.storage_in_memory import LetterShelf
from tests.letter_cases import ASYLUM_FILE, PHRASES, TEMPLATES

NOTICE = TEMPLATES["ingebrekestelling_asiel"]
GOOD = {
    "application_complete": YES,
    "extension_received": NO,
    "decision_received": NO,
    "client_agrees": YES,
    "lawyer_informed": YES,
}
ANNA = Volunteer(UUID(int=7), "Anna de Boer")
KEPT = StoredLetter(UUID(int=8), ASYLUM_FILE.id, NOTICE.name, date(2026, 11, 22), "", b"", "")


def codes(answers, case_file=ASYLUM_FILE):
    return [(one.code, one.field) for one in obstacles(NOTICE, case_file, answers)]


def test_a_notice_asks_what_can_make_it_too_early():
    assert [question.code for question in questions_for(NOTICE)] == list(GOOD)


def test_good_answers_hold_nothing_back():
    assert codes(GOOD) == []


def test_every_question_must_be_answered():
    assert codes({}) == [("unanswered", f"asked.{code}") for code in GOOD]
    assert codes({**GOOD, "client_agrees": "perhaps"}) == [("unanswered", "asked.client_agrees")]


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        ("application_complete", NO),
        ("extension_received", YES),
        ("decision_received", YES),
        ("client_agrees", NO),
        ("client_agrees", UNKNOWN),
        ("lawyer_informed", NO),
    ],
)
def test_an_answer_can_hold_the_letter_back(code, answer):
    assert codes({**GOOD, code: answer}) == [("answer_stops", f"asked.{code}")]


@pytest.mark.parametrize(
    ("code", "answer", "event"),
    [
        (
            "extension_received",
            YES,
            CaseEvent("verlenging", date(2023, 8, 1), months=9, ground="aantal"),
        ),
        (
            "application_complete",
            NO,
            CaseEvent("opschorting", date(2023, 8, 1), ground="herstel_verzuim"),
        ),
    ],
)
def test_what_the_file_knows_already_is_counted_already(code, answer, event):
    assert codes({**GOOD, code: answer}, ASYLUM_FILE.with_event(event)) == []


def test_a_decision_that_is_not_in_the_file_always_comes_first():
    earlier = CaseEvent("besluit", date(2024, 8, 1), outcome="afwijzing")

    assert codes({**GOOD, "decision_received": YES}, ASYLUM_FILE.with_event(earlier)) == [
        ("answer_stops", "asked.decision_received")
    ]


def test_an_answer_that_leads_to_an_event_names_one_that_exists():
    for question in QUESTIONS.values():
        assert set(question.stops_on) < set(ANSWERS)
        assert not question.event or PHRASES.has("event", question.event)


def test_only_what_was_asked_is_kept():
    kept = kept_answers(NOTICE, {**GOOD, "something_else": YES})

    assert kept == {f"asked.{code}": answer for code, answer in GOOD.items()}
    assert answers_in({"name": "Selam", **kept}) == kept


def test_the_answers_are_written_down_with_the_letter():
    lines = []
    journal = type("Journal", (), {"append": staticmethod(lines.append)})
    pen = Pen(journal, ANNA, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    letters = JournalledLetters(LetterShelf(), pen)
    letter = replace(KEPT, fields={"name": "Selam", "asked.client_agrees": YES})

    letters.put(letter)
    letters.put(replace(letter, posted_on=date(2026, 11, 23)))

    assert [line.action for line in lines] == [ADDED, ANSWERED, "changed"]
    answered = lines[1]
    assert (answered.subject, answered.subject_id) == (LETTER, letter.id.hex)
    assert answered.changes == (Change("asked.client_agrees", "", YES),)
    (said,) = JournalWords(PHRASES, {}).details(answered)
    assert said == "Weet de cliënt van deze brief, en is die akkoord? ja"


@pytest.mark.parametrize(
    ("template", "fields", "notice"),
    [
        ("ingebrekestelling_nareis", {}, True),
        ("informatieverzoek", {}, False),
        ("Korte brief", {"notice": "Korte brief"}, True),
        ("ingebrekestelling bespreken", {}, False),
    ],
)
def test_a_notice_is_known_by_what_it_is(template, fields, notice):
    assert is_notice(replace(KEPT, template=template, fields=fields)) is notice
