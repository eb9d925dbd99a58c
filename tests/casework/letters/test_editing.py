"""Words typed in a letter: what stays, what is tidied up, and what is refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.letters.drafting import ITEM, Letter, Table
from casework.letters.editing import (
    EDITED,
    MOST_CHARACTERS,
    Wording,
    fitted,
    problems_of,
    reworded,
    wording_of,
)

FACTS = Table((("Naam", "Selam"),))
FAMILY = Table((("Gezinslid", "Geboren"), ("Zoë", "2015")), header=True)
LETTER = Letter(
    kind="informatieverzoek",
    number="2026-0001",
    title="Informatieverzoek",
    sender=("Steunpunt",),
    return_address=("Steunpunt",),
    delivery="",
    addressee=("IND",),
    references=(("Ons kenmerk", "2026-0001"),),
    place_and_date="Stad, 22 november 2026",
    subject_label="Betreft",
    subject="verzoek om informatie",
    body=(
        "Geachte heer, mevrouw,",
        FACTS,
        "Ik vraag u:",
        f"{ITEM}wanneer u beslist;",
        f"{ITEM}wie de zaak behandelt.",
        "Met dank.",
        FAMILY,
    ),
    signature=("A. de Boer",),
    enclosures_label="Bijlagen",
    enclosures=(),
    page_label="pagina {page} van {pages}",
    fields={"name": "Selam"},
)
SAMPLE = wording_of(LETTER)


def typed(*texts, subject=SAMPLE.subject):
    return reworded(LETTER, Wording(subject, texts))


def test_a_sample_is_shown_as_text_around_its_tables():
    assert SAMPLE.texts == (
        "Geachte heer, mevrouw,",
        "Ik vraag u:\n\n– wanneer u beslist;\n– wie de zaak behandelt.\n\nMet dank.",
        "",
    )


def test_the_sample_itself_is_no_edit():
    assert reworded(LETTER, SAMPLE) is LETTER


def test_what_is_typed_stands_in_the_letter_and_the_fields_tell():
    made = typed("Beste mensen,", "Wanneer?", "Groet.", subject="  vraag  over  Selam ")

    assert made.subject == "vraag over Selam"
    assert made.body == ("Beste mensen,", FACTS, "Wanneer?", FAMILY, "Groet.")
    assert made.fields == {"name": "Selam", EDITED: "subject text"}


def test_only_what_was_typed_is_called_edited():
    assert typed(*SAMPLE.texts, subject="anders").fields[EDITED] == "subject"
    assert typed("Dag,", *SAMPLE.texts[1:]).fields[EDITED] == "text"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("een\ntwee", ("een twee",), id="one paragraph over two lines"),
        pytest.param("een\n \t\n\n\ntwee", ("een", "twee"), id="empty lines close up"),
        pytest.param("een  twee\u00a0 drie", ("een twee drie",), id="no double spaces"),
        pytest.param("\r\n\r\neen\r\n\r\ntwee", ("een", "twee"), id="lines of another system"),
        pytest.param("Dit:\n- een\n  twee\n* drie", ("Dit:", "– een twee", "– drie"), id="a list"),
        pytest.param("-5 graden", ("-5 graden",), id="a dash that is no bullet"),
        pytest.param("-", ("-",), id="a dash alone"),
        pytest.param("\u202eomgekeerd", ("omgekeerd",), id="an invisible mark"),
        pytest.param("<b>vet</b> & $naam", ("<b>vet</b> & $naam",), id="nothing is markup"),
    ],
)
def test_typed_text_is_taken_apart_and_tidied_up(text, blocks):
    assert typed(text, "", "").body == (*blocks, FACTS, FAMILY)


def test_nothing_typed_is_lost_when_the_sample_has_fewer_tables_by_now():
    fewer = replace(LETTER, body=("Dag,", FACTS, "Tot ziens."))

    made = reworded(fewer, Wording("vraag", ("Een", "Twee", "Drie")))

    assert made.body == ("Een", FACTS, "Twee", "Drie")


def test_a_sample_with_more_tables_by_now_keeps_them_all():
    assert fitted(Wording("vraag", ("Een",)), LETTER).texts == ("Een", "", "")
    assert typed("Een").body == ("Een", FACTS, FAMILY)


def test_words_that_cannot_be_a_letter_are_refused():
    def codes(subject, *texts):
        found = problems_of(Wording(subject, texts), lambda text: ("س",) if "س" in text else ())
        return [(problem.code, problem.field) for problem in found]

    assert codes("vraag", "tekst") == []
    assert codes(" ", "", " \n ") == [
        ("letter_without_subject", "subject"),
        ("letter_without_text", "text"),
    ]
    assert codes("vraag", "س") == [("unprintable", "text")]
    assert codes("س", "tekst") == [("unprintable", "subject")]
    assert codes("vraag", "x" * MOST_CHARACTERS) == [("letter_too_long", "text")]


@given(
    st.lists(
        st.one_of(
            st.text("ab ,-–\n*", max_size=12), st.just(FACTS), st.just(FAMILY), st.just("– item")
        ),
        max_size=8,
    )
)
def test_the_words_of_an_edited_letter_make_the_same_letter_again(parts):
    typed_texts = tuple(part for part in parts if isinstance(part, str))
    tables = tuple(part for part in parts if isinstance(part, Table))
    sample = replace(LETTER, body=("Dag,", *tables))

    once = reworded(sample, Wording("vraag", typed_texts))

    assert reworded(sample, wording_of(once)).body == once.body
