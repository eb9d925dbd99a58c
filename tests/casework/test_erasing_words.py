"""Erasing somebody in words."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from casework.agreements import Erasure
from casework.casefile import NAREIS, CaseFile
from casework.clients import Client
from casework.duties import Plan
from casework.erasing_words import (
    Remains,
    done_line,
    mention_lines,
    open_line,
    plan_lines,
    remains_lines,
    review_line,
)
from casework.mentions import PLACES, Mention
from casework.retention import REVIEW_REASONS, ToReview
from tests.letter_cases import PHRASES

DAY = date(2026, 11, 22)
LINA = Client(UUID(int=1), "Haddad", "Lina")
FILE = CaseFile(UUID(int=11), "2024-0001", LINA.id, NAREIS, closed_on=DAY)
OTHER = CaseFile(UUID(int=12), "2024-0002", UUID(int=2), NAREIS)
PLAN = Plan(LINA, (FILE,), (Client(UUID(int=3), "Haddad", "Zayn"),), (OTHER,), 2, 3, ())


def test_it_says_what_goes_and_what_stays():
    assert plan_lines(PLAN, PHRASES) == (
        "De gegevens van Lina Haddad.",
        "De gegevens van deze gezinsleden. Zij staan in geen ander dossier: Zayn Haddad.",
        "Dossiers, met alles wat erin staat: 2024-0001.",
        "Brieven: 2. Stukken: 3.",
        "In deze dossiers van anderen staat deze persoon dan niet meer als gezinslid: 2024-0002.",
        "Wat er in het journaal over hen staat.",
        "Er blijven alleen aantallen over, zonder naam.",
    )


def test_of_somebody_without_a_file_little_is_said():
    assert len(plan_lines(Plan(LINA, (), (), (), 0, 0, ()), PHRASES)) == 3


def test_files_that_are_open_are_named():
    assert open_line(PLAN, PHRASES) == ""
    assert "2024-0001" in open_line(replace(PLAN, files=(replace(FILE, closed_on=None),)), PHRASES)


@pytest.mark.parametrize("where", PLACES)
def test_every_place_where_somebody_may_be_named_has_words(where):
    (line,) = mention_lines([Mention(OTHER, where)], PHRASES)

    assert line.endswith("dossier 2024-0002")


@pytest.mark.parametrize("because", REVIEW_REASONS)
def test_every_reason_to_look_at_somebody_has_words(because):
    one = ToReview(LINA, (FILE,), DAY, because)

    assert review_line(one, PHRASES) == PHRASES.say("review", because)
    assert review_line(one._replace(as_family=(OTHER,)), PHRASES).endswith("dossier: 2024-0002")


def test_it_says_what_was_erased():
    said = done_line("Lina", Erasure(UUID(int=9), DAY, 2, 1, 3), PHRASES)

    assert said == "Lina is gewist. Mensen: 2. Dossiers: 1. Brieven: 3."


@pytest.mark.parametrize(
    ("remains", "words"),
    [
        (None, ["server"]),
        (Remains(is_done=True), ["new_backup", "none", "elsewhere"]),
        (Remains(is_done=False), ["no_new_backup", "elsewhere"]),
        (
            Remains(is_done=True, older=2, until=DAY),
            ["new_backup", "older", "until", "restore", "elsewhere"],
        ),
        (
            Remains(is_done=True, unreadable=1, aside=1, absent=True),
            ["new_backup", "unreadable", "aside", "restore", "second_absent", "elsewhere"],
        ),
    ],
)
def test_it_says_what_backups_still_hold(remains, words):
    values = {
        "older": (("number", 2),),
        "until": (("day", DAY),),
        "unreadable": (("number", 1),),
        "aside": (("number", 1),),
    }
    said = tuple(PHRASES.say("erasing", code, values.get(code, ())) for code in words)

    assert remains_lines(remains, PHRASES) == said
