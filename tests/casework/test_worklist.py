"""What a file asks for, in which band, and in which order files stand."""

from datetime import date
from uuid import UUID

import pytest

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Client
from casework.law.assessment import NOTE, SOON, URGENT, Alert
from casework.law.engine import Facts, assess
from casework.worklist import (
    BANDS,
    BINNENKORT,
    ONVOLLEDIG,
    RUSTIG,
    TE_LAAT,
    WACHTEN,
    ZEER_TE_LAAT,
    item_for,
    item_without_rule,
    most_urgent,
    ordered,
)
from tests.rulings import shipped_rules

TODAY = date(2026, 11, 22)
RULES = shipped_rules()
CLIENT = Client(UUID(int=1), "Öztürk", "Ayşe")


def case_file(number="2026-0001"):
    return CaseFile(UUID(int=2), number, CLIENT.id, ASIEL)


def item(*events, as_of=TODAY, number="2026-0001", unposted=False):
    """Return the item of an asylum file with these facts."""
    facts = Facts(ASIEL, tuple(CaseEvent(kind, day, **more) for kind, day, more in events))
    assessment = assess(facts, RULES, as_of)
    return item_for(case_file(number), CLIENT, assessment, unposted=unposted)


def filed(year, month, day):
    return ("aanvraag_ingediend", date(year, month, day), {})


def notice(year, month, day):
    return ("ingebrekestelling_ontvangen", date(year, month, day), {})


APPEAL = ("beroep_niet_tijdig", date(2026, 9, 1), {})
RULING = ("uitspraak", date(2026, 11, 2), {"term": "P8W"})
REFUSED = ("besluit", date(2026, 11, 16), {"outcome": "afwijzing"})
GRANTED = ("besluit", date(2026, 11, 2), {"outcome": "inwilliging"})


@pytest.mark.parametrize(
    ("events", "band", "code", "step"),
    [
        pytest.param(
            [filed(2024, 3, 4)],
            ZEER_TE_LAAT,
            "maximum_verstreken",
            "ingebrekestelling_opstellen",
            id="past the 21 months",
        ),
        pytest.param(
            [filed(2025, 12, 1)],
            TE_LAAT,
            "beslistermijn_verstreken",
            "ingebrekestelling_opstellen",
            id="past the six months",
        ),
        pytest.param(
            [filed(2026, 6, 1)],
            BINNENKORT,
            "beslistermijn_nadert",
            "wachten",
            id="nine days before the six months",
        ),
        pytest.param(
            [filed(2026, 6, 11)],
            BINNENKORT,
            "beslistermijn_nadert",
            "wachten",
            id="nineteen days before the six months",
        ),
        pytest.param(
            [filed(2026, 11, 2)], RUSTIG, "beslistermijn_loopt", "wachten", id="months to go"
        ),
        pytest.param(
            [filed(2025, 12, 1), notice(2026, 11, 16)],
            WACHTEN,
            "twee_weken_lopen",
            "wachten_twee_weken",
            id="within the two weeks",
        ),
        pytest.param(
            [filed(2025, 12, 1), notice(2026, 8, 3)],
            TE_LAAT,
            "twee_weken_verstreken",
            "beroep_voorbereiden",
            id="after the two weeks",
        ),
        pytest.param(
            [filed(2025, 12, 1), notice(2026, 8, 3), APPEAL],
            WACHTEN,
            "beroep_loopt",
            "wachten_uitspraak",
            id="an appeal runs",
        ),
        pytest.param(
            [filed(2025, 12, 1), notice(2026, 8, 3), APPEAL, RULING],
            WACHTEN,
            "rechterlijke_termijn_loopt",
            "wachten_rechterlijke_termijn",
            id="the court's term runs",
        ),
        pytest.param(
            [filed(2024, 3, 4), notice(2026, 8, 3), APPEAL, RULING],
            WACHTEN,
            "rechterlijke_termijn_loopt",
            "wachten_rechterlijke_termijn",
            id="the court's term runs, past the 21 months",
        ),
        pytest.param(
            [filed(2025, 12, 1), GRANTED],
            RUSTIG,
            "besluit_genomen",
            "besluit_controleren",
            id="a decision",
        ),
        pytest.param(
            [filed(2025, 12, 1), REFUSED],
            BINNENKORT,
            "eigen_termijn_loopt",
            "besluit_controleren",
            id="a refusal, and the term for an appeal runs",
        ),
    ],
)
def test_a_file_stands_in_the_band_of_what_it_asks_for(events, band, code, step):
    found = item(*events)

    assert (found.band, found.code, found.next_step) == (band, code, step)


def test_a_letter_that_was_made_is_posted_first():
    found = item(filed(2025, 12, 1), unposted=True)

    assert (found.next_step, found.band) == ("brief_posten", TE_LAAT)


def test_a_file_without_an_assessment_lacks_facts():
    found = item_for(case_file(), CLIENT, None)

    assert (found.band, found.code) == (ONVOLLEDIG, "gegevens_ontbreken")
    assert (found.next_step, found.day, found.assessment) == ("gegevens_aanvullen", None, None)


def test_a_file_without_a_rule_stays_in_sight():
    found = item_without_rule(case_file(), CLIENT)

    assert (found.band, found.code, found.next_step) == (
        ONVOLLEDIG,
        "geen_regel",
        "regel_ontbreekt",
    )


def test_an_assessment_without_warnings_still_names_its_last_day():
    facts = Facts(ASIEL, (CaseEvent("aanvraag_ingediend", date(2025, 12, 1)),))
    assessment = assess(facts, RULES, TODAY)._replace(warnings=())

    found = item_for(case_file(), CLIENT, assessment)

    assert (found.code, found.severity) == ("loopt", NOTE)
    assert (found.band, found.day) == (RUSTIG, date(2026, 6, 1))


def test_an_item_has_the_number_of_its_file():
    assert item(filed(2025, 12, 1), number="2026-0007").number == "2026-0007"


def test_the_most_urgent_goes_first_and_the_longest_waiting_within_a_band():
    very_late = item(filed(2024, 3, 4), number="2026-0003")
    later = item(filed(2025, 12, 3), number="2026-0001")
    earlier = item(filed(2025, 12, 1), number="2026-0009")
    same_day = item(filed(2025, 12, 1), number="2026-0010")
    lacking = item_for(case_file("2026-0005"), CLIENT, None)
    calm = item(filed(2026, 11, 2), number="2026-0002")

    found = ordered([calm, same_day, lacking, later, earlier, very_late])

    assert found == (very_late, earlier, same_day, later, lacking, calm)


def test_each_band_goes_before_the_next():
    assert BANDS == (ZEER_TE_LAAT, TE_LAAT, BINNENKORT, ONVOLLEDIG, WACHTEN, RUSTIG)


def test_the_most_urgent_alert_is_the_first_of_the_most_severe():
    note, soon, urgent, other = (
        Alert(code, severity, None)
        for code, severity in (("a", NOTE), ("b", SOON), ("c", URGENT), ("d", URGENT))
    )

    assert most_urgent([note, soon, urgent, other]) == urgent
    assert most_urgent([note, soon]) == soon
    assert most_urgent([]) is None
