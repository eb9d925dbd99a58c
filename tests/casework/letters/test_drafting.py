"""What letters say, and what stands in their way."""

import re
from dataclasses import replace
from datetime import date

import pytest

from casework.casefile import PROCEDURES, CaseEvent, Representative
from casework.clients import Address, Client
from casework.law.assessment import HISTORIC, NOTE, Alert
from casework.letters.drafting import (
    TABLES,
    Table,
    compose,
    draft,
    letters_for,
    text_of,
)
from casework.letters.offers import offers
from casework.letters.templates import CLIENT as TO_CLIENT
from casework.letters.templates import NOBODY, LetterTemplate, fields_in
from casework.letters.terms import cited
from casework.letters.words import FIELDS
from casework.phrases import Span, Word
from casework.storage import Office
from tests.letter_cases import (
    ADDRESSEES,
    ADDRESSES,
    ASYLUM,
    ASYLUM_FILE,
    CEILING,
    CHILD,
    CLIENT,
    FAMILY,
    FAMILY_FILE,
    FIFTEEN_MONTHS,
    NINETEEN_WEEKS,
    NINETY_DAYS,
    OBJECTION,
    OBJECTION_FILE,
    OFFICE,
    PHRASES,
    REPRESENTATIVE,
    RESOURCES,
    SIX_MONTHS,
    SPOUSE,
    TEMPLATES,
    TEXTS,
    TODAY,
    assessment,
    step,
)

NOTICE = "ingebrekestelling_asiel"
FAMILY_NOTICE = "ingebrekestelling_nareis"
OBJECTION_NOTICE = "ingebrekestelling_bezwaar_nareis"
REQUEST = "informatieverzoek"

# The letters are made on this day unless a test says otherwise.
DISPUTED_DAY = date(2024, 3, 1)
EARLY_DAY = date(2023, 11, 30)


def drafted(
    kind=NOTICE,
    client=CLIENT,
    family=(),
    case_file=ASYLUM_FILE,
    office=OFFICE,
    law=ASYLUM,
    today=TODAY,
    template=None,
    unprintable=lambda _: (),
    early_because="",
):
    return draft(
        template or TEMPLATES[kind],
        client,
        family,
        case_file,
        office,
        law,
        today,
        PHRASES,
        addresses=ADDRESSEES,
        unprintable=unprintable,
        early_because=early_because,
    )


def family_drafted(kind=FAMILY_NOTICE, **changes):
    given = {"family": (SPOUSE, CHILD), "case_file": FAMILY_FILE, "law": FAMILY, **changes}
    return drafted(kind, **given)


def objection_drafted(**changes):
    given = {"family": (SPOUSE,), "case_file": OBJECTION_FILE, "law": OBJECTION, **changes}
    return drafted(OBJECTION_NOTICE, **given)


def written(done):
    assert done.problems == ()
    return text_of(done.letter)


def fields_of(done):
    assert done.letter is None
    return [problem.field for problem in done.problems]


def codes_of(done):
    assert done.letter is None
    return [problem.code for problem in done.problems]


# --- What a notice says


def test_a_notice_names_the_client_the_application_and_the_last_day():
    text = written(drafted())

    assert "Naam: Şükrü Ğülşen Đặng Łukasz" in text
    assert "Geboortedatum: 12 maart 1990" in text
    assert "V-nummer: 0123456789" in text
    assert "Zaaknummer IND: Z1-0000000001" in text
    assert "Aanvraag ingediend op: 31 mei 2023" in text
    assert "Laatste dag beslistermijn: uiterlijk 31 augustus 2024" in text


def test_a_notice_cites_the_article_of_the_calculation():
    text = written(drafted())

    assert "Op grond van Vw 2000, art. 42, lid 1, is de beslistermijn 6 maanden" in text
    assert "vanaf 31 mei 2023, de dag van de aanvraag" in text


def test_a_notice_holds_even_with_the_extension_that_is_in_dispute():
    text = written(drafted())

    assert "uitgegaan van een verlenging met 9 maanden op grond van WBV 2023/3" in text
    assert "de laatste dag was dan 31 augustus 2024" in text
    assert "Zonder die verlenging was dat 30 november 2023." in text
    assert "De termijn is verlengd" not in text


def test_a_notice_says_that_the_authority_is_in_default_and_what_is_asked():
    text = written(drafted())

    assert "U bent in gebreke." in text
    assert "artikel 6:12, lid 2, van de Algemene wet bestuursrecht (Awb)" in text
    assert "binnen twee weken na ontvangst van deze brief" in text
    assert "beroep ingesteld bij de rechtbank" in text
    assert "rechterlijke dwangsom" in text


@pytest.mark.parametrize("kind", sorted(name for name in TEMPLATES if TEMPLATES[name].notice))
def test_no_notice_claims_the_administrative_penalty(kind):
    said = " ".join(TEMPLATES[kind].paragraphs)

    assert "4:17" not in said
    assert "bestuurlijke dwangsom" not in said


def test_a_notice_says_that_the_twenty_one_months_have_passed():
    text = written(drafted())

    assert "Ook de uiterste termijn van 21 maanden is voorbij." in text
    assert "28 februari 2025, op grond van Procedurerichtlijn 2013/32/EU, art. 31" in text


def test_a_maximum_that_still_runs_is_not_mentioned():
    running = ASYLUM.maximum._replace(passed=False)

    text = written(drafted(law=ASYLUM._replace(maximum=running)))

    assert "21 maanden" not in text


def test_a_settled_term_is_named_without_another_reading():
    text = written(drafted(law=assessment(SIX_MONTHS)))

    assert "Laatste dag beslistermijn: 30 november 2023" in text
    assert "De laatste dag van de beslistermijn was 30 november 2023." in text
    assert "Ook als" not in text


def test_a_day_of_rest_that_moved_nothing_is_not_mentioned():
    steps = (SIX_MONTHS.steps[0], FIFTEEN_MONTHS.steps[-1])

    text = written(drafted(law=assessment(SIX_MONTHS._replace(steps=steps))))

    assert "Algemene termijnenwet" not in text


def test_a_reading_that_was_given_up_is_not_mentioned():
    given_up = FIFTEEN_MONTHS._replace(certainty=HISTORIC)

    text = written(drafted(law=assessment(SIX_MONTHS, given_up)))

    assert "WBV" not in text


def test_readings_that_differ_only_in_their_start_name_the_longest():
    from_slip = SIX_MONTHS._replace(
        last_day=date(2023, 10, 1), steps=(SIX_MONTHS.steps[0]._replace(start=date(2023, 4, 1)),)
    )

    text = written(drafted(law=assessment(SIX_MONTHS, from_slip)))

    assert "De laatste dag van de beslistermijn was 30 november 2023." in text
    assert "1 oktober 2023" not in text


def test_rulings_are_not_cited_as_the_ground_of_a_term():
    steps = (SIX_MONTHS.steps[0]._replace(basis="Vw 2000, art. 42, lid 6; RBDHA:2025:3378"),)

    text = written(drafted(law=assessment(SIX_MONTHS._replace(steps=steps))))

    assert "RBDHA" not in text
    assert "Op grond van Vw 2000, art. 42, lid 6, is" in text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("besluit_ingetrokken", "Het besluit van 1 februari 2025 is ingetrokken."),
        ("besluit_vernietigd", "Het besluit van 1 februari 2025 is vernietigd."),
    ],
)
def test_a_notice_after_a_decision_that_no_longer_stands_says_so(code, said):
    decision = CaseEvent("besluit", date(2025, 2, 1), outcome="afwijzing")
    events = (*ASYLUM_FILE.events, decision, CaseEvent(code, date(2025, 9, 1)))

    text = written(drafted(case_file=replace(ASYLUM_FILE, events=events)))

    assert said in text


def test_an_application_of_which_only_the_receipt_is_known_is_named_by_it():
    events = (CaseEvent("aanvraag_ontvangen", date(2023, 6, 2)),)

    text = written(drafted(case_file=replace(ASYLUM_FILE, events=events)))

    assert "Op 2 juni 2023 heeft u mijn aanvraag ontvangen om" in text
    assert "Aanvraag ontvangen op: 2 juni 2023" in text


def test_a_family_notice_lists_the_family_as_far_as_known():
    text = written(family_drafted())

    assert "Ayşe Yıldız | 1992 | 1234567890" in text
    assert "Zoë Đặng Łukasz | juni 2015 | niet bekend" in text


def test_a_family_notice_names_the_extension_that_was_announced():
    text = written(family_drafted())

    assert "U heeft de termijn op 1 augustus 2024 verlengd met 3 maanden" in text
    assert "De laatste dag van de beslistermijn was 29 november 2024." in text


def test_an_extension_out_of_habit_is_not_taken_for_granted():
    habit = NINETY_DAYS.steps[1]._replace(text="categorical", rule="gebruikelijk")
    extended = NINETY_DAYS._replace(steps=(NINETY_DAYS.steps[0], habit))
    bare = NINETY_DAYS._replace(last_day=date(2024, 8, 29), steps=NINETY_DAYS.steps[:1])

    text = written(family_drafted(law=assessment(bare, extended)))

    assert "De termijn is verlengd" not in text
    assert "uitgegaan van een verlenging met 3 maanden op grond van Vw 2000, art. 2u" in text
    assert "Zonder die verlenging was dat 29 augustus 2024." in text


# --- A moratorium, and letters that lengthen nothing


def under_moratorium(code, months, last_day):
    basis = "Vw 2000, art. 43 (oud); Kamerstukken II, 19637, nr. 1; RVS:2019:3600"
    more = Span(months, "month")
    added = step(basis, date(2023, 5, 31), more, last_day, code, country="Syrië", span=more)
    return SIX_MONTHS._replace(last_day=last_day, steps=(*SIX_MONTHS.steps, added))


STOOD_STILL = under_moratorium("moratorium_pause", 6, date(2024, 5, 31))
A_YEAR_MORE = under_moratorium("moratorium_year", 12, date(2024, 11, 30))


def test_a_moratorium_counted_in_two_ways_names_both_lengths():
    text = written(drafted(law=assessment(STOOD_STILL, A_YEAR_MORE)))

    assert "stond de termijn 6 maanden stil, op grond van Vw 2000, art. 43 (oud) en" in text
    assert (
        "uitgegaan van een verlenging met 12 maanden door het besluitmoratorium Syrië, "
        "in plaats van 6 maanden stilstand, is de beslistermijn voorbij: "
        "de laatste dag was dan 30 november 2024. Met 6 maanden stilstand was dat 31 mei 2024."
    ) in text
    assert text.count("art. 43 (oud)") == 1


def test_a_notice_between_the_two_ways_does_not_deny_the_moratorium():
    law = assessment(STOOD_STILL, A_YEAR_MORE)

    text = written(drafted(law=law, today=date(2024, 8, 1), early_because="x"))

    assert (
        "tot en met 30 november 2024, uitgaande van een verlenging met 12 maanden door het "
        "besluitmoratorium Syrië, in plaats van 6 maanden stilstand. Naar mijn mening"
    ) in text


def test_a_maximum_that_stops_an_extension_is_named_with_it():
    cap = CEILING.steps[0]._replace(text="capped")
    stopped = A_YEAR_MORE._replace(last_day=cap.day, steps=(*A_YEAR_MORE.steps, cap))

    text = written(drafted(law=assessment(SIX_MONTHS, stopped)))

    assert "door het besluitmoratorium Syrië, tot ten hoogste 21 maanden, is de besl" in text


def test_several_sources_are_cited_in_one_sentence():
    assert cited("Vw 2000, art. 43; Kamerstukken II, 1; Stcrt. 2024, 1; RVS:2019:3600") == (
        "Vw 2000, art. 43; Kamerstukken II, 1 en Stcrt. 2024, 1"
    )
    assert cited("RVS:2019:3600") == "RVS:2019:3600"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("verlenging_te_laat", "over verlenging kwam toen de beslistermijn al voorbij was."),
        ("verlenging_zonder_regel", "over verlenging leidt naar mijn mening niet tot een langere"),
    ],
)
def test_an_extension_letter_that_lengthens_nothing_is_answered(code, said):
    law = assessment(SIX_MONTHS)._replace(warnings=(Alert(code, NOTE, date(2024, 1, 9)),))

    text = written(drafted(law=law))

    assert "De laatste dag van de beslistermijn was 30 november 2023. Uw brief van 9 jan" in text
    assert f"Uw brief van 9 januari 2024 {said}" in text


# --- A bezwaar


def test_a_notice_in_a_bezwaar_names_the_decision_and_how_the_weeks_count():
    text = written(objection_drafted())

    assert "Op 24 maart 2026 heb ik bezwaar gemaakt tegen uw besluit van 3 maart 2026 op" in text
    assert "U heeft nog geen beslissing op het bezwaar bekendgemaakt." in text
    assert "Besluit van: 3 maart 2026\nBesluit bekendgemaakt op: 5 maart 2026" in text
    assert "Bezwaar gemaakt op: 24 maart 2026" in text
    assert "Laatste dag beslistermijn: 13 augustus 2026" in text
    assert "was de bezwaartermijn 4 weken, te rekenen vanaf 5 maart 2026, de dag waarop" in text
    assert (
        "Op grond van Vw 2000, art. 76, is de beslistermijn 19 weken, te rekenen vanaf "
        "de dag na 2 april 2026, de laatste dag van de bezwaartermijn."
    ) in text
    assert "Ayşe Yıldız | 1992 | 1234567890" in text


def test_a_representative_can_send_the_notice_in_a_bezwaar():
    case_file = replace(OBJECTION_FILE, representative=REPRESENTATIVE)

    text = written(objection_drafted(case_file=case_file))

    assert "heeft Şükrü Ğülşen Đặng Łukasz bezwaar gemaakt tegen uw besluit" in text


def test_a_bezwaar_of_which_only_the_receipt_is_known_is_named_by_it():
    events = (OBJECTION_FILE.events[0], CaseEvent("aanvraag_ontvangen", date(2026, 3, 26)))

    text = written(objection_drafted(case_file=replace(OBJECTION_FILE, events=events)))

    assert "Op 26 maart 2026 heeft u mijn bezwaar ontvangen tegen uw besluit" in text
    assert "Bezwaar ontvangen op: 26 maart 2026" in text


def test_a_decision_that_names_no_other_day_of_announcement_has_one_row():
    decision = replace(OBJECTION_FILE.events[0], announced=None)
    case_file = replace(OBJECTION_FILE, events=(decision, OBJECTION_FILE.events[1]))

    text = written(objection_drafted(case_file=case_file))

    assert "bekendgemaakt op:" not in text


def test_a_bezwaar_lists_the_days_it_lacks_at_once():
    done = objection_drafted(case_file=replace(OBJECTION_FILE, events=()), law=None, family=())

    assert codes_of(done) == ["needs_family", "needs_objection", "needs_decision"]


def test_a_decision_on_the_bezwaar_ends_it_and_the_one_before_does_not():
    decision = CaseEvent("besluit", date(2026, 10, 1), outcome="inwilliging")
    events = (*OBJECTION_FILE.events, decision)

    done = objection_drafted(case_file=replace(OBJECTION_FILE, events=events))

    assert objection_drafted().letter is not None
    assert codes_of(done) == ["decision_taken"]
    assert done.problems[0].values == (("day", "1 oktober 2026"),)


def test_a_decision_on_the_bezwaar_that_was_withdrawn_is_named():
    decided = CaseEvent("besluit", date(2026, 9, 1), outcome="afwijzing")
    withdrawn = CaseEvent("besluit_ingetrokken", date(2026, 10, 1))
    events = (*OBJECTION_FILE.events, decided, withdrawn)

    text = written(objection_drafted(case_file=replace(OBJECTION_FILE, events=events)))

    assert "Het besluit van 1 september 2026 is ingetrokken." in text
    assert "tegen uw besluit van 3 maart 2026" in text


def test_a_bezwaar_term_that_a_weekend_moved_says_so():
    moved = step(
        "Algemene termijnenwet, art. 1, lid 1",
        date(2026, 4, 2),
        Span(1, "day"),
        date(2026, 4, 3),
        "moved",
    )
    first, second = NINETEEN_WEEKS.steps
    law = assessment(NINETEEN_WEEKS._replace(steps=(first, moved, second)))

    text = written(objection_drafted(law=law))

    assert "De laatste dag van die termijn is geen werkdag. De termijn eindigt daarom" in text


# --- Who sends it


def test_a_client_writes_in_their_own_name():
    letter = drafted().letter

    assert letter.sender == (
        "Şükrü Ğülşen Đặng Łukasz",
        "Dorpsstraat 12",
        "1234 AB  Voorbeeldstad",
    )
    assert letter.signature == ("Şükrü Ğülşen Đặng Łukasz",)
    assert letter.enclosures == ()
    assert "Op 31 mei 2023 heb ik een aanvraag ingediend om" in text_of(letter)


def test_a_representative_writes_from_the_office_and_encloses_the_authorisation():
    letter = drafted(case_file=replace(ASYLUM_FILE, representative=REPRESENTATIVE)).letter

    assert letter.sender[0] == "Vluchtelingensteun Voorbeeldstad"
    assert letter.signature == (
        "A. de Boer",
        "gemachtigde van Şükrü Ğülşen Đặng Łukasz",
        "Vluchtelingensteun Voorbeeldstad",
    )
    assert letter.enclosures == ("Kopie van de machtiging van 5 oktober 2026",)
    assert "Ik schrijf u als gemachtigde van Şükrü Ğülşen" in text_of(letter)


def test_the_return_address_leaves_out_telephone_and_mail():
    letter = drafted(case_file=replace(ASYLUM_FILE, representative=REPRESENTATIVE)).letter

    assert letter.return_address == (
        "Vluchtelingensteun Voorbeeldstad",
        "Stationsplein 1",
        "1234 ZZ  Voorbeeldstad",
    )


def test_a_representative_without_authorisation_cannot_write():
    case_file = replace(ASYLUM_FILE, representative=Representative("A. de Boer"))

    done = drafted(case_file=case_file)

    assert fields_of(done) == ["case.representative.authorised_on"]
    assert codes_of(done) == ["needs_authorisation"]


def test_an_authorisation_of_tomorrow_does_not_count():
    later = replace(REPRESENTATIVE, authorised_on=date(2026, 11, 23))

    done = drafted(case_file=replace(ASYLUM_FILE, representative=later))

    assert codes_of(done) == ["date_in_future"]


def test_an_address_abroad_keeps_its_country():
    abroad = replace(CLIENT, address=replace(CLIENT.address, country="België"))

    assert drafted(client=abroad).letter.sender[-1] == "België"


# --- What stands in its way


def test_every_missing_field_is_listed_at_once():
    bare = Client(CLIENT.id, "")

    done = drafted(client=bare, case_file=replace(ASYLUM_FILE, events=()), law=None)

    assert fields_of(done) == [
        "client.family_name",
        "client.v_nummer",
        "client.birth",
        "case.events",
        "client.address.street",
        "client.address.postcode",
        "client.address.town",
    ]


def test_a_representatives_letter_lists_what_the_office_lacks():
    case_file = replace(ASYLUM_FILE, representative=Representative(" "))

    done = drafted(case_file=case_file, office=Office(), client=replace(CLIENT, address=Address()))

    assert fields_of(done) == [
        "case.representative.name",
        "case.representative.authorised_on",
        "office.name",
        "office.address.street",
        "office.address.postcode",
        "office.address.town",
    ]


def test_a_v_nummer_of_nine_digits_blocks_the_letter():
    done = drafted(client=replace(CLIENT, v_nummer="012345678"))

    assert [(problem.code, problem.field) for problem in done.problems] == [
        ("v_nummer_length", "client.v_nummer")
    ]


def test_a_family_letter_without_family_cannot_be_made():
    assert fields_of(family_drafted(family=())) == ["case.family"]


def test_each_family_member_is_checked():
    nameless = replace(SPOUSE, family_name="")
    unborn = replace(CHILD, birth=None, v_nummer="1")

    done = family_drafted(family=(nameless, unborn))

    assert fields_of(done) == ["family[0].family_name", "family[1].birth", "family[1].v_nummer"]


def test_a_birth_date_known_by_year_is_enough():
    text = written(drafted(client=replace(CLIENT, birth=SPOUSE.birth)))

    assert "Geboortedatum: 1992" in text


def test_a_letter_of_another_procedure_is_refused():
    assert codes_of(drafted(FAMILY_NOTICE)) == ["letter_wrong_procedure"]


def test_the_kinds_of_letter_fit_their_procedures():
    names = {
        procedure: [template.name for template in letters_for(procedure, TEMPLATES)]
        for procedure in PROCEDURES
    }

    assert names["asiel"][0] == NOTICE
    assert names["nareis"][0] == FAMILY_NOTICE
    assert names["bezwaar_nareis"][0] == OBJECTION_NOTICE
    assert REQUEST in names["asiel"]
    assert REQUEST in names["nareis"]
    assert REQUEST in names["bezwaar_nareis"]
    assert "verzoek_dwangsom" not in names["asiel"]


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_procedure_has_one_notice_named_after_it(procedure):
    notices = [one.name for one in letters_for(procedure, TEMPLATES) if one.notice]

    assert notices == [f"ingebrekestelling_{procedure}"]
    assert notices[0] in TEXTS["letter_name"]


@pytest.mark.parametrize("kind", [NOTICE, REQUEST])
def test_nothing_is_asked_once_a_decision_stands(kind):
    decision = CaseEvent("besluit", date(2025, 2, 1), outcome="afwijzing")
    case_file = replace(ASYLUM_FILE, events=(*ASYLUM_FILE.events, decision))

    done = drafted(kind, case_file=case_file)

    assert codes_of(done) == ["decision_taken"]
    assert done.problems[0].values == (("day", "1 februari 2025"),)


def test_a_new_decision_after_an_annulment_stands():
    events = (
        *ASYLUM_FILE.events,
        CaseEvent("besluit", date(2025, 2, 1), outcome="afwijzing"),
        CaseEvent("besluit_vernietigd", date(2025, 9, 1)),
        CaseEvent("besluit", date(2026, 2, 1), outcome="inwilliging"),
    )

    done = drafted(case_file=replace(ASYLUM_FILE, events=events))

    assert codes_of(done) == ["decision_taken"]


def test_a_notice_that_is_not_needed_is_not_made():
    done = drafted(law=assessment(SIX_MONTHS, needed=False))

    assert codes_of(done) == ["notice_not_needed"]


@pytest.mark.parametrize("law", [None, ASYLUM._replace(beslistermijn=None)])
def test_a_notice_needs_a_term_that_can_be_computed(law):
    assert codes_of(drafted(law=law)) == ["term_unknown"]


def test_characters_that_cannot_be_printed_are_reported_at_their_field():
    strange = replace(CLIENT, given_names="سلام", family_name="Tesfay 🙂")

    done = drafted(
        client=strange, unprintable=lambda text: tuple(c for c in text if ord(c) > 0x5FF)
    )

    assert fields_of(done) == ["client.given_names", "client.family_name"]
    assert set(codes_of(done)) == {"unprintable"}
    assert done.problems[1].values == (("characters", "🙂"),)


def test_every_text_of_a_representatives_letter_is_checked_for_printing():
    done = family_drafted(
        case_file=replace(FAMILY_FILE, representative=REPRESENTATIVE), unprintable=tuple
    )

    assert {field.split(".")[0] for field in fields_of(done)} == {
        "client",
        "family[0]",
        "family[1]",
        "case",
        "office",
    }


# --- Too early


def test_a_notice_on_the_last_day_is_premature():
    done = drafted(today=EARLY_DAY)

    assert codes_of(done) == ["letter_premature"]
    assert done.needs_reason
    assert dict(done.problems[0].values) == {
        "last_day": "31 augustus 2024",
        "safe_from": "1 september 2024",
        "arguable_from": "1 december 2023",
    }


def test_a_notice_between_the_readings_is_disputed():
    done = drafted(today=DISPUTED_DAY)

    assert codes_of(done) == ["letter_disputed"]
    assert done.needs_reason


@pytest.mark.parametrize("today", [date(2024, 8, 31), DISPUTED_DAY, EARLY_DAY])
def test_a_reason_of_spaces_is_no_reason(today):
    assert drafted(today=today, early_because="  ").letter is None


def test_the_day_after_the_safe_last_day_needs_no_reason():
    done = drafted(today=date(2024, 9, 1))

    assert done.letter is not None
    assert not done.needs_reason


def test_a_disputed_notice_rests_on_the_shorter_count_and_says_so_with_care():
    text = written(drafted(today=DISPUTED_DAY, early_because="de rechtbank vroeg erom"))

    assert "Laatste dag beslistermijn: 30 november 2023" in text
    assert "Naar mijn mening" in text
    assert "31 augustus 2024, uitgaande van een verlenging met 9 maanden op grond van WBV" in text
    assert "na 31 augustus 2024 opnieuw in gebreke te stellen" in text


def test_a_notice_disputed_for_its_start_does_not_speak_of_an_extension():
    from_slip = SIX_MONTHS._replace(
        last_day=date(2023, 10, 1), steps=(SIX_MONTHS.steps[0]._replace(start=date(2023, 4, 1)),)
    )

    text = written(
        drafted(law=assessment(SIX_MONTHS, from_slip), today=date(2023, 11, 1), early_because="x")
    )

    assert "verlenging" not in text
    assert "namelijk tot en met 30 november 2023. Ik behoud" in text


def test_a_premature_notice_claims_no_default():
    text = written(drafted(today=EARLY_DAY, early_because="de zaak wordt overgedragen"))

    assert "U bent in gebreke." not in text
    assert "loopt de beslistermijn tot en met 30 november 2023" in text
    assert "De laatste dag van de beslistermijn is 30 november 2023." in text


@pytest.mark.parametrize("today", [DISPUTED_DAY, EARLY_DAY])
def test_the_reason_for_an_early_letter_is_never_printed(today):
    text = written(drafted(today=today, early_because="geheime reden"))

    assert "geheime reden" not in text


# --- A request for information


def test_a_request_points_to_the_duty_to_tell_when_the_term_has_passed():
    text = written(drafted(REQUEST))

    assert "Algemene wet bestuursrecht, art. 4:14, lid 1" in text
    assert "wanneer u een besluit neemt" in text


def test_a_request_can_be_made_before_any_date_is_known():
    text = written(drafted(REQUEST, case_file=replace(ASYLUM_FILE, events=()), law=None))

    assert "– op welke dag u de aanvraag heeft ontvangen;" in text
    assert "4:14" not in text


def test_a_request_may_be_early():
    text = written(drafted(REQUEST, today=EARLY_DAY))

    assert "4:14" not in text
    assert "op welke dag" not in text


def test_a_request_names_no_last_day_while_it_depends_on_how_one_counts():
    text = written(drafted(REQUEST, today=DISPUTED_DAY))

    assert "Laatste dag" not in text
    assert "30 november 2023" not in text


@pytest.mark.parametrize("today", [TODAY, date(2023, 8, 1)])
def test_a_request_names_the_last_day_that_nobody_disputes(today):
    text = written(drafted(REQUEST, law=assessment(SIX_MONTHS), today=today))

    assert "Laatste dag beslistermijn: 30 november 2023" in text


def test_the_day_from_which_a_term_counts_stands_in_the_table_in_its_order():
    start = SIX_MONTHS.steps[0]._replace(
        start=date(2023, 5, 29), values=(("fact", Word("start", "geregistreerd")),)
    )

    text = written(drafted(REQUEST, law=assessment(SIX_MONTHS._replace(steps=(start,)))))

    assert "Aanvraag geregistreerd op: 29 mei 2023\nAanvraag ingediend op: 31 mei 2023" in text


def test_a_request_in_a_family_file_lists_the_family():
    assert "Ayşe Yıldız" in written(family_drafted(REQUEST))


# --- Names and templates


def test_markup_in_a_name_stays_as_it_is():
    text = written(drafted(client=replace(CLIENT, family_name="Tesfay <b>&")))

    assert "Naam: Şükrü Ğülşen Tesfay <b>&" in text


def test_a_name_is_never_read_as_part_of_the_template():
    text = written(drafted(client=replace(CLIENT, family_name="$term {day}\n\nHoogachtend,")))

    assert "Naam: Şükrü Ğülşen $term {day} Hoogachtend," in text


def test_invisible_marks_and_split_accents_are_made_plain():
    text = written(drafted(client=replace(CLIENT, family_name="\u200eC\u0327elik\u202c")))

    assert "Naam: Şükrü Ğülşen Çelik" in text


def test_a_letters_title_names_no_one():
    letter = drafted().letter

    assert letter.title == "Ingebrekestelling asiel, dossier 2026-0012"
    assert letter.language == "nl-NL"


def test_a_letter_keeps_the_calculation_it_rests_on():
    letter = drafted().letter

    assert letter.steps == (*FIFTEEN_MONTHS.steps, *ASYLUM.maximum.steps)


def test_empty_paragraphs_and_spaces_close_up():
    for done in (drafted(), drafted(law=assessment(SIX_MONTHS)), family_drafted(REQUEST)):
        body = "\n\n".join(block for block in done.letter.body if isinstance(block, str))

        assert "\n\n\n" not in body
        assert "  " not in body
        assert "$" not in body


def test_a_table_without_rows_takes_no_place():
    template = LetterTemplate("x", "nl", "Over $a", ("${facts}", "$b", "Eind"), to=NOBODY)
    subject, body = compose(template, {"a": "dit", "b": ""}, {"facts": Table(())})

    assert (subject, body) == ("Over dit", ("Eind",))


def test_every_field_is_used_by_a_template_and_kept_with_the_letter():
    used = {
        name
        for template in TEMPLATES.values()
        for text in (template.subject, *template.paragraphs)
        for name in fields_in(text)
    }

    assert used - set(TABLES) <= set(FIELDS)
    # These two are in the tables already; an office may use them in a letter of its own.
    assert set(FIELDS) - used == {"born", "v_nummer"}
    assert set(drafted().letter.fields) == set(FIELDS)


def test_every_shipped_letter_has_a_name_and_a_title():
    assert set(TEMPLATES) == set(TEXTS["letter_name"])
    assert {f"title_{name}" for name in TEMPLATES} <= set(TEXTS["letter"])


def test_what_does_not_fit_says_why_and_what_is_only_early_is_offered():
    decision = CaseEvent("besluit", date(2026, 2, 1), outcome="afwijzing")
    decided = replace(ASYLUM_FILE, events=(*ASYLUM_FILE.events, decision))

    def reasons(case_file, law, today=TODAY):
        found = offers(TEMPLATES, CLIENT, (), case_file, OFFICE, law, today, PHRASES)
        return {one.template.name: [reason.code for reason in one.reasons] for one in found}

    assert reasons(ASYLUM_FILE, ASYLUM)[NOTICE] == []
    assert reasons(ASYLUM_FILE, ASYLUM, EARLY_DAY)[NOTICE] == []
    assert reasons(decided, ASYLUM)[NOTICE] == ["decision_taken"]
    assert reasons(ASYLUM_FILE, assessment(SIX_MONTHS, needed=False))[NOTICE] == [
        "notice_not_needed"
    ]
    assert reasons(ASYLUM_FILE, None)[NOTICE] == ["term_unknown"]


def test_every_step_of_a_decision_term_has_words_for_the_ind():
    not_in_a_decision_term = {"ceiling", "two_weeks", "court_term", "court_day"}
    adds_nothing = {"not_moved", "not_moved_detention"}
    needed = set(TEXTS["receipt"]) - not_in_a_decision_term - adds_nothing

    assert {f"step_{code}" for code in needed} <= set(TEXTS["letter"])


def test_every_fact_a_decision_term_counts_from_has_words_for_the_ind():
    kinds = {
        kind
        for path in (RESOURCES / "rules").glob("*.toml")
        if re.search(r'^kind = "(term|alternative_start)"', text := path.read_text("utf-8"), re.M)
        and re.search(r'^procedures = \[.*"(asiel|nareis|bezwaar_nareis)"', text, re.M)
        for line in re.findall(r"^starts_from = (.*)", text, re.M)
        for kind in re.findall(r'"(\w+)"', line)
    }
    of_the_law_itself = {"besluitmoratorium", "tijdelijke_bescherming", "bezwaartermijn"}

    assert kinds
    assert {f"since_{kind}" for kind in kinds | of_the_law_itself} <= set(TEXTS["letter"])


def test_a_step_says_from_which_fact_it_counts():
    steps = (
        step(
            "Vw 2000, art. 42, lid 6",
            date(2023, 7, 1),
            Span(6, "month"),
            date(2024, 1, 1),
            fact=Word("start", "nederland_verantwoordelijk"),
        ),
    )

    text = written(drafted(law=assessment(SIX_MONTHS._replace(steps=steps))))

    assert "vanaf 1 juli 2023, de dag waarop Nederland verantwoordelijk werd" in text


def test_addresses_say_where_and_when_they_were_read():
    for address in ADDRESSES.values():
        assert address["source"].startswith("https://ind.nl/")
        assert isinstance(address["checked_on"], date)


def test_a_letter_to_the_client_has_their_address():
    template = LetterTemplate(
        "x", "nl", "Over iets", ("Beste $name",), to=TO_CLIENT, title="Eigen brief"
    )

    assert drafted(template=template).letter.addressee == (
        "Şükrü Ğülşen Đặng Łukasz",
        "Dorpsstraat 12",
        "1234 AB  Voorbeeldstad",
    )
