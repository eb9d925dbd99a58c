"""Only what fits is offered; of the rest one reads why not."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from casework.agreements import MACHTIGING, Agreement
from casework.casefile import CaseEvent, Representative
from casework.letters.offers import elsewhere, offers
from tests.letter_cases import CLIENT, PHRASES, TEMPLATES
from tests.letter_stories import (
    ASKED,
    ASYLUM,
    FAMILY,
    LAWYER,
    LODGED,
    OBJECTION,
    REPRESENTATIVE,
    REQUESTED,
    STORIES,
    Story,
    noticed,
    sent,
)

DECIDED = CaseEvent("besluit", date(2026, 11, 2), outcome="afwijzing")
GIVEN = Agreement(UUID(int=90), CLIENT.id, MACHTIGING, date(2026, 1, 5), "IND")


def why_not(story, template, **changes):
    found = offers(TEMPLATES, *story.facts(), letters=story.letters, **changes)
    return next(
        [reason.code for reason in offer.reasons]
        for offer in found
        if offer.template.name == template
    )


@pytest.mark.parametrize("name", sorted(STORIES))
def test_a_letter_that_can_be_made_is_offered(name):
    template, story = STORIES[name]

    assert why_not(story, template) == []


def test_a_reminder_needs_a_letter_before_it():
    assert why_not(ASYLUM, "rappel") == ["nothing_sent"]
    made_only = replace(REQUESTED, posted_on=None)
    assert why_not(replace(ASYLUM, letters=(made_only,)), "rappel") == ["nothing_sent"]
    to_client = sent("uitleg_client", date(2026, 9, 1))
    assert why_not(replace(ASYLUM, letters=(to_client,)), "rappel") == ["nothing_sent"]


@pytest.mark.parametrize(("day", "codes"), [(8, ["reminder_early"]), (7, [])])
def test_a_reminder_gives_the_ind_two_weeks_to_answer(day, codes):
    story = replace(ASYLUM, letters=(sent("informatieverzoek", date(2026, 11, day)),))

    assert why_not(story, "rappel") == codes


def test_a_reminder_knows_a_notice_that_was_not_made_here():
    story = ASYLUM.with_(CaseEvent("ingebrekestelling_verzonden", date(2026, 10, 1)))

    assert why_not(story, "rappel") == []


@pytest.mark.parametrize("template", ["rappel", "klacht"])
def test_nothing_is_late_before_the_last_day_has_passed(template):
    sent_early = (sent("informatieverzoek", date(2025, 7, 1)),)
    story = replace(ASYLUM, letters=sent_early, today=date(2025, 8, 12))

    assert why_not(story, template) == ["term_runs"]
    assert why_not(replace(story, today=date(2025, 8, 13)), template) == []


def test_a_term_in_dispute_is_not_late_beyond_dispute():
    story = replace(FAMILY, today=date(2025, 6, 1))

    assert why_not(story, "klacht") == ["term_disputed"]


@pytest.mark.parametrize(
    "template",
    ["ingebrekestelling_asiel", "rappel", "klacht", "herstel_verzuim_antwoord"],
)
def test_where_a_lawyer_acts_the_office_does_not_write(template):
    story = noticed(ASYLUM).with_(ASKED, lawyer=LAWYER)

    assert why_not(story, template) == ["lawyer_acts"]


def test_a_case_can_only_be_handed_to_a_lawyer_who_is_known():
    assert why_not(noticed(ASYLUM), "advocaat_beroep") == ["needs_lawyer"]
    assert why_not(ASYLUM.with_(lawyer=LAWYER), "advocaat_beroep") == ["no_appeal_yet"]
    appealed = CaseEvent("beroep_niet_tijdig", date(2026, 11, 2))
    story = noticed(ASYLUM).with_(appealed, lawyer=LAWYER)
    assert why_not(story, "advocaat_beroep") == ["appeal_lodged"]


@pytest.mark.parametrize(
    "template", ["ingebrekestelling_asiel", "informatieverzoek", "rappel", "klacht"]
)
def test_after_a_decision_nothing_is_asked(template):
    assert why_not(noticed(ASYLUM).with_(DECIDED), template) == ["decision_taken"]


def test_who_was_never_authorised_writes_to_nobody():
    nobody = ASYLUM.with_(representative=Representative("A. de Boer"))

    assert why_not(nobody, "informatieverzoek") == ["needs_authorisation"]
    assert why_not(nobody, "machtiging") == []


def test_an_authorisation_that_was_withdrawn_is_none():
    withdrawn = replace(GIVEN, withdrawn_on=date(2026, 11, 1))
    story = ASYLUM.with_(representative=REPRESENTATIVE)

    assert why_not(story, "informatieverzoek", agreements=(GIVEN,)) == []
    assert why_not(story, "informatieverzoek", agreements=(withdrawn,)) == [
        "authorisation_withdrawn"
    ]


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((), "no_penalty"),
        ((CaseEvent("ingebrekestelling_ontvangen", date(2025, 4, 15)),), "no_penalty"),
    ],
)
def test_there_is_no_administrative_penalty_any_more(events, code):
    assert why_not(FAMILY.with_(*events), "verzoek_dwangsom") == [code]


def test_a_penalty_that_runs_or_can_still_be_fixed_is_not_asked_for():
    _, represented = STORIES["verzoek_dwangsom_vol"]
    story = represented.with_(representative=None)

    assert why_not(replace(story, today=date(2025, 3, 30)), "verzoek_dwangsom") == ["penalty_runs"]
    assert why_not(replace(story, today=date(2025, 4, 14)), "verzoek_dwangsom") == ["penalty_early"]
    assert why_not(replace(story, today=date(2025, 4, 15)), "verzoek_dwangsom") == []


def test_one_can_only_complete_what_the_ind_asked_to_complete():
    abroad = CaseEvent("opschorting", date(2026, 11, 9), ground="buitenland")

    for template in ("herstel_verzuim_antwoord", "herstel_verzuim_uitstel"):
        assert why_not(ASYLUM.with_(abroad), template) == ["nothing_to_complete"]


def test_more_time_is_asked_before_the_time_is_over():
    story = ASYLUM.with_(replace(ASKED, until=date(2026, 11, 21)))

    assert why_not(story, "herstel_verzuim_uitstel") == ["repair_over"]
    assert why_not(story, "herstel_verzuim_antwoord") == []


def test_only_a_representative_is_made_known():
    assert why_not(ASYLUM, "gemachtigde_gemeld") == ["no_representative"]


def test_every_reason_has_words():
    dull = Story(ASYLUM.case_file.with_events((LODGED,)))
    for story in (dull, FAMILY, OBJECTION, noticed(FAMILY).with_(DECIDED)):
        for offer in offers(TEMPLATES, *story.facts(), letters=story.letters):
            for reason in offer.reasons:
                assert PHRASES.say("problem", reason.code, reason.values)


def test_the_letters_of_other_procedures_are_named_too():
    found = elsewhere("asiel", TEMPLATES)

    assert {offer.template.name for offer in found} == {
        "ingebrekestelling_nareis",
        "ingebrekestelling_bezwaar_nareis",
        "verzoek_dwangsom",
    }
    assert {reason.code for offer in found for reason in offer.reasons} == {
        "letter_wrong_procedure"
    }


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({}, [("needs_reason", "typed.reason"), ("needs_new_day", "typed.new_day")]),
        ({"reason": " ", "new_day": "2027-01-11"}, [("needs_reason", "typed.reason")]),
        ({"reason": "x", "new_day": "morgen"}, [("unreadable_date", "typed.new_day")]),
        ({"reason": "x", "new_day": "2026-12-07"}, [("new_day_early", "typed.new_day")]),
        ({"reason": "x" * 2_001, "new_day": "2027-01-11"}, [("too_long", "typed.reason")]),
    ],
)
def test_what_a_letter_of_its_own_needs_is_asked_for(typed, problems):
    done = ASYLUM.with_(ASKED).tell("herstel_verzuim_uitstel", typed=typed)

    assert [(problem.code, problem.field) for problem in done.problems] == problems


def test_what_was_typed_is_printed_as_it_is():
    typed = {"documents": "Akte <b> $name\n\n– Pas\n"}

    done = ASYLUM.with_(ASKED).tell("herstel_verzuim_antwoord", typed=typed)

    assert {"– Akte <b> $name", "– Pas"} <= {
        block for block in done.letter.body if isinstance(block, str)
    }
