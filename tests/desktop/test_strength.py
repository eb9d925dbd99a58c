"""Whether a passphrase that is easy to guess is called so, and why."""

import pytest

from desktop.strength import strength_of


@pytest.mark.parametrize(
    ("passphrase", "weakness"),
    [
        ("", "short"),
        ("xK", "short"),
        ("wachtwoord", "word"),
        ("Welkom2026!", "word"),
        ("Mohammed", "name"),
        ("aaaaaaaa", "repeat"),
        ("abcdefgh", "sequence"),
        ("12-03-1990", "date"),
    ],
)
def test_a_weak_passphrase_is_refused_with_the_reason(passphrase, weakness):
    strength = strength_of(passphrase)

    assert not strength.enough
    assert strength.weakness == weakness


@pytest.mark.parametrize(
    "passphrase",
    ["zeven paarse giraffen lezen kranten", "lamp wolk viool kaas", "ሰላም ለዓለም ሁሉ ይሁን"],
)
def test_a_few_unrelated_words_are_enough(passphrase):
    strength = strength_of(passphrase)

    assert strength.enough
    assert strength.weakness == ""


def test_a_very_long_passphrase_is_judged_too():
    assert strength_of("paard lamp fiets regen " * 50).enough


NAMES = ("Steunpunt Wilgenroos", "Hermelinde van Oosterbaan", "")


@pytest.mark.parametrize(
    "passphrase",
    [
        "steunpunt wilgenroos",
        "SteunpuntWilgenroos1",
        "hermelinde oosterbaan",
        "Hermelinde-Oosterbaan!",
    ],
)
def test_names_of_the_office_and_its_people_are_guessed_first(passphrase):
    assert strength_of(passphrase).enough

    strength = strength_of(passphrase, NAMES)

    assert not strength.enough
    assert strength.weakness == "name"


def test_names_beside_other_words_are_enough():
    assert strength_of("wilgenroos lamp wolk viool kaas", NAMES).enough
