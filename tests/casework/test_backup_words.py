import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casework.backup_words import changes, contents, standing, status
from casework.backups import BACKUP_REASONS, OCCASIONS, Counts, Differences, Facts, Result
from casework.phrases import Phrases

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
DAY = timedelta(days=1)
TEXTS = Path(__file__).parents[2] / "resources" / "texts"


@pytest.fixture(scope="module")
def phrases():
    return Phrases(tomllib.loads((TEXTS / "nl.toml").read_text("utf-8")))


@pytest.mark.parametrize(
    ("section", "codes"), [("backup_problem", BACKUP_REASONS), ("backup_occasion", OCCASIONS)]
)
def test_every_code_has_its_words(phrases, section, codes):
    assert all(phrases.has(section, code) for code in codes)


@pytest.mark.parametrize(
    ("facts", "said", "worry"),
    [
        (
            Facts(NOW, Result(NOW), rehearsal=Result(NOW - DAY)),
            "Reservekopie: vandaag om 10:15 gemaakt en gecontroleerd. "
            "Op 21 november 2026 is de reservekopie getest: alles in orde.",
            False,
        ),
        (
            Facts(NOW - DAY, Result(NOW)),
            "Reservekopie: op 21 november 2026 om 10:15 gemaakt en gecontroleerd. "
            "Sindsdien is er niets veranderd.",
            False,
        ),
        (Facts(), "Er is nog geen reservekopie. Maak er nu een.", True),
        (
            Facts(NOW, rehearsal=Result(NOW, "half")),
            "Op 22 november 2026 is de reservekopie getest. Dat ging niet goed. Deze reservekopie "
            "is niet compleet: er ontbreekt een bestand. Gebruik een andere.",
            True,
        ),
    ],
)
def test_the_start_page_says_it_in_a_line(phrases, facts, said, worry):
    assert status(facts, NOW, phrases) == (said, worry)


def test_the_page_says_what_is_well(phrases):
    facts = Facts(NOW, Result(NOW), True, Result(NOW), Result(NOW))

    assert standing(facts, NOW, phrases) == [
        "Reservekopie: vandaag om 10:15 gemaakt en gecontroleerd.",
        "Ook op de tweede plek staat de reservekopie, gecontroleerd op 22 november 2026.",
        "Op 22 november 2026 is de reservekopie getest: alles in orde.",
    ]


def test_the_page_says_what_is_wrong_first(phrases):
    facts = Facts(
        NOW - 4 * DAY,
        Result(NOW, "full"),
        True,
        Result(NOW, "place_absent"),
        Result(NOW, "half"),
        from_future=True,
    )

    lines = standing(facts, NOW, phrases)

    assert lines[0].startswith("De reservekopie van 22 november 2026 is niet gelukt. De schijf")
    assert lines[1] == "De laatste goede reservekopie is van 18 november 2026. Maak er nu een."
    assert lines[2].startswith("De tweede plek is niet bijgewerkt. De tweede plek is er niet.")
    assert lines[3].startswith("Op 22 november 2026 is de reservekopie getest. Dat ging niet")
    assert lines[4].startswith("Er is een reservekopie met een datum in de toekomst.")
    assert len(lines) == 5


def test_the_page_says_what_was_never_done(phrases):
    lines = standing(Facts(NOW), NOW, phrases)

    assert lines[1].startswith("Er is geen tweede plek.")
    assert lines[2] == "De reservekopie is nog niet getest. Dat gaat elke maand vanzelf."


def test_a_second_place_that_was_never_reached_is_not_called_well(phrases):
    assert len(standing(Facts(NOW, second_place=True), NOW, phrases)) == 2


def test_a_change_names_kinds_files_and_people(phrases):
    found = Differences(
        {"clients": Counts(1, 2, 3), "letters": Counts()}, ("2026-0002",), ("2026-0001",)
    )

    assert changes(found, ["Anna"], [""], phrases) == [
        "Mensen: 1 erbij, 2 weg, 3 anders.",
        "Deze dossiers verdwijnen: 2026-0002.",
        "Deze dossiers worden weer zoals toen: 2026-0001.",
        "Deze mensen kunnen de kluis daarna weer openen: Anna.",
        "Deze mensen kunnen de kluis daarna niet meer openen: iemand zonder naam.",
    ]


def test_a_long_list_of_files_is_cut_short_and_says_so(phrases):
    found = Differences({}, tuple(f"2026-{number:04}" for number in range(23)))

    assert changes(found, (), (), phrases)[1].endswith("2026-0019 en nog 3.")


def test_no_change_is_said_too(phrases):
    assert changes(Differences({"clients": Counts()}), (), (), phrases) == [
        "Er verandert niets: de reservekopie is gelijk aan de kluis."
    ]


def test_what_a_backup_holds_is_counted(phrases):
    found = Differences({"clients": Counts(3), "letters": Counts()})

    assert contents(found, phrases) == ["Mensen: 3"]
