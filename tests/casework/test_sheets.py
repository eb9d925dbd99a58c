"""Sheets for clients: the same sentences in every language, filled in with the facts."""

import string
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from casework.isolates import FSI, LRI, PDI, uncontrolled
from casework.law.assessment import Appeal, Judged
from casework.sheet_languages import language_for, note_on
from casework.sheets import (
    KINDS,
    LETTERS,
    NoSheetError,
    file_facts,
    has_sheet,
    letter_facts,
    sheet_for,
    text_of,
)
from casework.storage import StoredLetter
from tests.letter_cases import (
    ADDRESSEES,
    ASYLUM,
    ASYLUM_FILE,
    CLIENT,
    OFFICE,
    PHRASES,
    TEMPLATES,
    TODAY,
)
from tests.sheet_cases import DUTCH, FACTS, LANGUAGES, NOTICE, sheet

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "sheets"
POSTED, RECEIVED = date(2026, 11, 23), date(2026, 11, 25)
LETTER = StoredLetter(
    UUID(int=20), ASYLUM_FILE.id, "ingebrekestelling_asiel", TODAY, "", b"", "", posted_on=POSTED
)

every_language = pytest.mark.parametrize("language", LANGUAGES)


def places_in(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def facts_of(letter=LETTER, **appeal):
    found = Appeal(date(2026, 12, 8), Judged("appeal_two_weeks", (("day", POSTED),)), ())
    assessment = ASYLUM._replace(beroep=found._replace(**appeal))
    return letter_facts(letter, CLIENT, ASYLUM_FILE, OFFICE, assessment, ("IND",), TODAY)


def test_the_languages_that_were_asked_for_are_there_dutch_first():
    assert list(LANGUAGES) == ["nl", "ar", "en", "fa", "uk", "so", "ti", "tr"]
    assert [language.name for language in LANGUAGES.values()][:2] == ["Nederlands", "العربية"]


@every_language
def test_every_language_says_the_same(language):
    said = LANGUAGES[language].said

    assert list(said) == list(DUTCH.said)
    assert {code: places_in(text) for code, text in said.items()} == {
        code: places_in(text) for code, text in DUTCH.said.items()
    }
    assert len(LANGUAGES[language].months) == 12


@every_language
def test_no_sentence_is_empty_or_has_loose_spaces(language):
    for code, text in LANGUAGES[language].said.items():
        assert text.strip() == text, code
        assert text, code
        assert "  " not in text, code
        assert uncontrolled(text) == text, code


@every_language
def test_the_terms_of_the_ind_stand_in_every_language(language):
    said = LANGUAGES[language].said

    assert "ingebrekestelling" in said["late"]
    assert "nareis" in said["about_ingebrekestelling_nareis"]
    assert "bezwaar" in said["lawyer_nareis"]
    assert "griffierecht" in said["fee"]
    assert all("IND" in said[f"about_{kind}"] for kind in LETTERS)


def test_dutch_sentences_are_short():
    long = [
        part
        for text in DUTCH.said.values()
        for part in text.replace("?", ".").split(". ")
        if len(part.split()) > 25
    ]

    assert long == []


@every_language
def test_a_sheet_reads_as_its_golden_copy(language, golden):
    sheets = [sheet(language, kind) for kind in KINDS]
    alone = [text_of(replace(each, texts=each.texts[:1])) for each in sheets]

    golden(uncontrolled("\n".join(alone)), GOLDEN / f"{language}.txt")


@every_language
def test_a_day_is_in_words_and_in_figures(language):
    written = LANGUAGES[language].write_day(date(2026, 11, 7))

    assert written.endswith(f"({LRI}07-11-2026{PDI})")
    assert uncontrolled(written).startswith("7\u00a0")
    assert "2026" in written.split(" (")[0]


def test_the_dutch_follows_the_language_of_the_client():
    assert [text.language for text in sheet("ar").texts] == ["ar", "nl"]
    assert [text.rtl for text in sheet("ar").texts] == [True, False]
    assert [text.language for text in sheet("nl").texts] == ["nl"]


def test_an_unchecked_translation_says_so_in_both_languages():
    unchecked = sheet("tr")

    assert unchecked.unchecked
    for text in unchecked.texts:
        assert [note.language for note in text.notes[1:]] == ["nl", "tr"]
        assert text.notes[1].text == DUTCH.said["unchecked"]
    assert not sheet("en").unchecked
    assert len(sheet("en").texts[0].notes) == 1


def test_a_checked_translation_names_who_and_when():
    checked = replace(LANGUAGES["tr"], checked_by="A. Yıldız", checked_on=date(2026, 11, 2))

    assert not sheet_for(NOTICE, checked, DUTCH).unchecked
    assert note_on(checked, PHRASES) == (
        "Deze vertaling is nagekeken door A. Yıldız, op 2 november 2026."
    )


def test_the_volunteer_is_told_of_an_unchecked_translation():
    told = note_on(LANGUAGES["ti"], PHRASES)

    assert told.startswith(
        "Deze vertaling is niet nagekeken door iemand die de taal als moedertaal heeft."
    )
    assert note_on(DUTCH, PHRASES) == note_on(LANGUAGES["en"], PHRASES) == ""


@pytest.mark.parametrize("kind", LETTERS)
def test_every_letter_with_a_sheet_is_a_letter(kind):
    assert kind in TEMPLATES
    assert has_sheet(kind)


def test_the_days_come_from_the_assessment():
    facts = facts_of()

    assert (facts.ends, facts.appeal_from) == (date(2026, 12, 7), date(2026, 12, 8))


def test_a_day_of_receipt_counts_when_it_is_known():
    received = replace(LETTER, received_on=RECEIVED)
    because = Judged("appeal_two_weeks", (("day", RECEIVED),))

    facts = facts_of(received, start=date(2026, 12, 10), because=because)
    said = text_of(sheet_for(facts, LANGUAGES["en"], DUTCH))

    assert facts.ends == date(2026, 12, 9)
    assert "The IND received the letter on" in said
    assert "or a few days later" not in said


@pytest.mark.parametrize(
    ("letter", "appeal"),
    [
        # Another notice is the one that counts.
        (LETTER, {"because": Judged("appeal_two_weeks", (("day", date(2026, 9, 1)),))}),
        # A notice in dispute makes no day that is safe.
        (LETTER, {"because": Judged("appeal_notice_disputed", (("day", POSTED),)), "start": None}),
        (LETTER, {"because": Judged("appeal_decided", (("day", POSTED),)), "start": None}),
        (replace(LETTER, posted_on=None), {}),
        (replace(LETTER, template="informatieverzoek"), {}),
    ],
)
def test_a_day_that_is_not_certain_is_not_told(letter, appeal):
    facts = facts_of(letter, **appeal)

    assert (facts.ends, facts.appeal_from) == (None, None)
    assert "december" not in text_of(sheet_for(facts, DUTCH, DUTCH))


def test_a_file_that_cannot_be_assessed_has_no_days():
    facts = letter_facts(LETTER, CLIENT, ASYLUM_FILE, OFFICE, None, (), TODAY)

    assert facts.appeal_from is None


def test_a_letter_that_is_not_posted_says_so():
    said = text_of(sheet("en", posted_on=None, ends=None, appeal_from=None))

    assert "The letter has not been posted yet." in said
    assert "We will tell you when the two weeks are over." in said


def test_asylum_is_free_of_a_court_fee():
    assert "griffierecht" not in text_of(sheet("nl", "ingebrekestelling_asiel"))
    assert "griffierecht" in text_of(sheet("nl", "ingebrekestelling_nareis"))


def test_what_the_office_did_not_fill_in_is_left_out():
    bare = replace(OFFICE, phone="", email="")

    said = text_of(sheet("nl", office=bare))

    assert "Telefoon" not in said
    assert "E-mail:" not in said


def test_a_letter_without_a_sheet_is_refused():
    other = replace(LETTER, template="machtiging")

    with pytest.raises(NoSheetError, match="machtiging"):
        facts_of(other)
    assert not has_sheet("machtiging")


def test_a_sheet_about_a_file_says_how_long_it_is_kept():
    facts = file_facts(CLIENT, ASYLUM_FILE, replace(OFFICE, keep_months=18), TODAY)

    assert "Aantal maanden: 18." in uncontrolled(text_of(sheet_for(facts, DUTCH, DUTCH)))


def test_the_client_reads_their_own_language_or_else_dutch():
    assert language_for(replace(CLIENT, language="ti"), LANGUAGES).code == "ti"
    assert language_for(replace(CLIENT, language="ckb"), LANGUAGES).code == "nl"


def test_values_keep_their_own_direction_and_steer_nothing():
    evil = replace(NOTICE, name=f"Ali\u202e{PDI}\u2067 Tesfay")

    about = sheet_for(evil, LANGUAGES["ar"], DUTCH).texts[0].about[0]

    assert about == f"إلى: {FSI}Ali Tesfay{PDI}"


def test_the_title_names_no_person():
    assert sheet("ar").title == "Brief aan de IND over uw aanvraag om nareis, 2026-0013"


def test_every_kind_has_facts_to_try():
    assert set(FACTS) == set(KINDS)
    assert ADDRESSEES["ind_ingebrekestelling"] == NOTICE.addressee
