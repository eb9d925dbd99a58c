"""Every shipped letter in every form it takes, as golden text, and what holds for all of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from casework.letters.drafting import Table, text_of
from casework.letters.sent import NOT_TO_IND
from tests.letter_cases import ADDRESSES, CLIENT, TEMPLATES, TEXTS
from tests.letter_stories import ASYLUM, STORIES

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "letters" / "text"
every_story = pytest.mark.parametrize("name", sorted(STORIES))


def letter_of(name):
    template, story = STORIES[name]
    done = story.tell(template)
    assert done.problems == ()
    return done.letter


@every_story
def test_a_letter_reads_as_its_golden_copy(name, golden):
    golden(text_of(letter_of(name)), GOLDEN / f"{name}.txt")


@every_story
def test_nothing_is_left_open_in_a_letter(name):
    letter = letter_of(name)

    for block in letter.body:
        parts = [block] if isinstance(block, str) else [cell for row in block.rows for cell in row]
        for text in parts:
            assert text.strip()
            assert text == " ".join(text.split())
            assert not set(text) & set("${}")
            assert "None" not in text
    assert not [
        text for text in (letter.subject, *letter.signature, *letter.enclosures) if not text
    ]


@every_story
def test_no_sentence_runs_into_the_next(name):
    for block in letter_of(name).body:
        if isinstance(block, str):
            assert ".." not in block
            assert " ." not in block
            assert " ," not in block


def test_every_letter_is_in_a_story():
    told = {template for template, _ in STORIES.values()}
    notices = {template.name for template in TEMPLATES.values() if template.notice}

    assert told | notices == set(TEMPLATES)


def test_the_letters_that_do_not_go_to_the_ind_are_known():
    elsewhere = {name for name, template in TEMPLATES.items() if template.to not in ADDRESSES}

    assert elsewhere == NOT_TO_IND


def test_every_letter_asks_before_it_is_kept():
    for template in TEMPLATES.values():
        assert template.asks, template.name


@pytest.mark.parametrize("section", ["question", "question_yes", "question_no", "question_unknown"])
def test_every_question_has_words_for_each_answer(section):
    asked = {code for template in TEMPLATES.values() for code in template.asks}

    assert set(TEXTS[section]) == asked


@every_story
def test_markup_in_a_name_is_not_obeyed(name):
    template, story = STORIES[name]
    odd = "$facts <b>&amp; {day} $$"
    client, family, *rest = story.facts()
    strange = replace(story)
    object.__setattr__(strange, "facts", lambda: (replace(client, family_name=odd), family, *rest))

    done = strange.tell(template)

    assert done.problems == ()
    assert f"{CLIENT.given_names} {odd}" in text_of(done.letter)


def test_only_a_penalty_letter_speaks_of_the_administrative_penalty():
    for name, template in TEMPLATES.items():
        said = " ".join((template.subject, *template.paragraphs))
        assert ("4:17" in said or "4:18" in said) == (name == "verzoek_dwangsom")


def test_an_objection_is_not_held_to_the_duty_of_applications():
    template, story = STORIES["informatieverzoek_bezwaar"]

    text = text_of(story.tell(template).letter)

    assert "4:14" not in text
    assert "het bezwaar" in text


def test_a_table_of_what_happened_is_only_made_for_who_asks():
    letter = ASYLUM.tell("informatieverzoek").letter

    assert len([block for block in letter.body if isinstance(block, Table)]) == 1
