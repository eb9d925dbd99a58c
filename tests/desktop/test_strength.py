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
