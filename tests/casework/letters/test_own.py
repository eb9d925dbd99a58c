"""An office's own templates: checked at once, every version kept, offered beside the shipped."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from casework.letters.drafting import vocabulary
from casework.letters.example import example
from casework.letters.offers import offers
from casework.letters.own import (
    TEMPLATE_LENGTH,
    Stock,
    add_own,
    change_own,
    checked,
    own_entries,
    versions_of,
    with_own,
    withdraw_own,
)
from casework.letters.templates import TemplateError
from casework.papers import OwnTemplate
from casework.storage import NotFoundError, Office
from tests.letter_cases import ADDRESSEES, OFFICE, PHRASES, TEMPLATES, TEXTS, TODAY
from tests.letter_stories import ASYLUM, RULES

KNOWN = vocabulary(ADDRESSEES)
STOCK = Stock(KNOWN, TEXTS["letter_name"].values(), lambda text: tuple(set(text) & {"☃"}))
TEXT = """\
+++
title = "Bedankbrief"
to = "client"
sender = "office"
+++
Dank u wel

Beste $name,

Dank voor uw komst.
"""
FIRST, SECOND = UUID(int=1), UUID(int=2)
LATER = date(2026, 12, 1)


class Templates(list):
    """The templates of a vault, the last stored under an id in its place."""

    def put(self, template):
        self[:] = [*(kept for kept in self if kept.id != template.id), template]

    def all(self):
        return tuple(self)


class Vault:
    """A vault with templates alone; what is not committed is gone."""

    def __init__(self):
        self.templates = Templates()

    @contextmanager
    def work(self):
        templates = Templates(self.templates)

        def commit():
            self.templates = templates

        yield type("Work", (), {"own_templates": templates, "commit": staticmethod(commit)})


@pytest.fixture
def vault():
    made = Vault()
    add_own(made, FIRST, TEXT, TODAY, STOCK)
    return made


def test_a_template_of_the_office_is_called_by_its_title(vault):
    (entry,) = own_entries(vault, STOCK)

    assert entry.kept == OwnTemplate(FIRST, "Bedankbrief", "nl", TEXT, TODAY)
    assert entry.template.own
    assert entry.error is None


def test_a_change_is_a_new_version_and_the_old_one_stays(vault):
    text = TEXT.replace("uw komst", "alles")

    changed = change_own(vault, FIRST, SECOND, text, LATER, STOCK)

    assert [entry.kept for entry in own_entries(vault, STOCK)] == [changed]
    first, second = sorted(versions_of(vault, "Bedankbrief"), key=lambda kept: kept.id)
    assert (first.text, first.withdrawn_on) == (TEXT, LATER)
    assert (second.text, second.withdrawn_on) == (text, None)


def test_what_was_withdrawn_is_offered_no_more_and_not_lost(vault):
    withdraw_own(vault, FIRST, LATER)

    assert own_entries(vault, STOCK) == ()
    assert [kept.withdrawn_on for kept in vault.templates] == [LATER]
    with pytest.raises(NotFoundError):
        withdraw_own(vault, FIRST, LATER)
    with pytest.raises(NotFoundError):
        change_own(vault, FIRST, SECOND, TEXT, LATER, STOCK)


def test_a_title_can_be_used_again_after_it_was_withdrawn(vault):
    withdraw_own(vault, FIRST, LATER)

    assert add_own(vault, SECOND, TEXT, LATER, STOCK).name == "Bedankbrief"


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "given"),
    [
        ('title = "Bedankbrief"\n', "", 1, "title_missing", ""),
        ("Bedankbrief", " ", 2, "title_missing", ""),
        ("Bedankbrief", "x" * 81, 2, "too_long", "80"),
        ("Bedankbrief", "informatieVERZOEK", 2, "name_taken", "informatieVERZOEK"),
        ("Bedankbrief", "Bedankbrief", 2, "name_taken", "Bedankbrief"),
        ("$name", "$naam", 8, "unknown_field", "naam"),
        ('"client"', '"clent"', 3, "unknown_word", "clent"),
        ("+++\nDank", "\nDank", 1, "no_table", ""),
        ("komst.", "komst." + "x" * TEMPLATE_LENGTH, 1, "too_long", "20000"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_nothing_is_stored(
    vault, old, new, line, code, given
):
    assert old in TEXT

    with pytest.raises(TemplateError) as caught:
        add_own(vault, SECOND, TEXT.replace(old, new), TODAY, STOCK)

    assert (caught.value.line, caught.value.code, caught.value.given) == (line, code, given)
    assert PHRASES.say("template", code, (("given", given),))
    assert [kept.id for kept in vault.templates] == [FIRST]


def test_a_letter_the_font_does_not_have_is_named_with_its_line():
    with pytest.raises(TemplateError) as caught:
        checked(TEXT.replace("uw komst", "de ☃"), STOCK)

    assert (caught.value.line, caught.value.code, caught.value.given) == (10, "unreadable", "☃")


def test_a_template_can_keep_its_own_title_when_it_changes(vault):
    assert change_own(vault, FIRST, SECOND, TEXT + "\nTot ziens.\n", LATER, STOCK).id == SECOND


def test_the_offices_letters_are_offered_and_made_beside_the_shipped(vault):
    known = with_own(TEMPLATES, vault.templates, KNOWN)

    found = {offer.template.name: offer for offer in offers(known, *ASYLUM.facts())}

    assert found["Bedankbrief"].reasons == ()
    assert found["Bedankbrief"].template.own
    assert not found["informatieverzoek"].template.own


def test_a_template_that_can_no_longer_be_read_is_left_out_and_shown_with_its_mistake(vault):
    broken = OwnTemplate(SECOND, "Oud", "nl", TEXT.replace("$name", "$oud_veld"), TODAY)
    vault.templates.put(broken)

    assert set(with_own({}, vault.templates, KNOWN)) == {"Bedankbrief"}
    entry = next(entry for entry in own_entries(vault, STOCK) if entry.kept == broken)
    assert (entry.template, entry.error.line, entry.error.code) == (None, 8, "unknown_field")


def test_a_template_never_takes_the_place_of_a_shipped_one(vault):
    sly = OwnTemplate(SECOND, "informatieverzoek", "nl", TEXT, TODAY)

    assert with_own(TEMPLATES, [sly], KNOWN)["informatieverzoek"] == TEMPLATES["informatieverzoek"]


@pytest.mark.parametrize("name", sorted(TEMPLATES))
@pytest.mark.parametrize("office", [OFFICE, Office()])
def test_every_template_can_be_seen_on_an_invented_file(name, office):
    letter = example(TEMPLATES[name], office, RULES, PHRASES, ADDRESSEES, TODAY)

    assert letter.subject
    assert letter.signature
    assert all(block for block in letter.body)


def test_a_field_that_does_not_apply_closes_up():
    text = TEXT.replace("Dank voor uw komst.", "$penalty")

    template = replace(checked(text, STOCK), procedures=("asiel",))

    letter = example(template, OFFICE, RULES, PHRASES, ADDRESSEES, TODAY)
    assert letter.body == ("Beste Alex Voorbeeld,",)
