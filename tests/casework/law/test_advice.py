"""From which day on a volunteer is warned, and how loudly."""

from datetime import date, timedelta

import pytest

from casework.casefile import ASIEL, CaseEvent
from casework.law.assessment import NOTE, SOON, URGENT, Alert
from casework.law.dossier import Facts
from casework.law.engine import assess
from casework.phrases import Word
from tests.rulings import shipped_rules

RULES = shipped_rules()
APPLIED = CaseEvent("aanvraag_ingediend", date(2025, 1, 10))
LAST_DAY = date(2025, 7, 10)
MAXIMUM = date(2026, 10, 10)
REFUSED = CaseEvent("besluit", date(2026, 2, 2), outcome="afwijzing")
APPEAL_BY = date(2026, 3, 2)


def asked(as_of, *events):
    return assess(Facts(ASIEL, (APPLIED, *events)), RULES, as_of)


def alert(assessment, code):
    """Return the severity and the day of an alert, or None when it is not there."""
    found = [alert for alert in assessment.warnings if alert.code == code]
    return (found[0].severity, found[0].day) if found else None


@pytest.mark.parametrize(("left", "severity"), [(15, SOON), (14, URGENT), (0, URGENT)])
def test_a_last_day_of_the_client_is_urgent_from_two_weeks_before(left, severity):
    found = asked(APPEAL_BY - timedelta(days=left), REFUSED)

    what = (("what", Word("deadline", "beroep_besluit")),)
    assert found.warnings[0] == Alert("eigen_termijn_loopt", severity, APPEAL_BY, what)


def test_a_last_day_of_the_client_that_has_passed_is_no_longer_told():
    assert alert(asked(APPEAL_BY + timedelta(days=1), REFUSED), "eigen_termijn_loopt") is None


def test_a_last_day_of_the_court_is_not_told_as_the_clients():
    notice = CaseEvent("ingebrekestelling_ontvangen", date(2025, 7, 11))
    appeal = CaseEvent("beroep_niet_tijdig", date(2025, 8, 1))

    found = asked(date(2025, 8, 2), notice, appeal)

    assert [deadline.on for deadline in found.deadlines] == ["rechtbank"]
    assert alert(found, "eigen_termijn_loopt") is None


@pytest.mark.parametrize(
    ("left", "code", "severity"),
    [
        (31, "beslistermijn_loopt", NOTE),
        (30, "beslistermijn_nadert", SOON),
        (0, "beslistermijn_nadert", SOON),
        (-1, "beslistermijn_verstreken", URGENT),
    ],
)
def test_the_end_of_the_term_is_told_from_thirty_days_before(left, code, severity):
    found = asked(LAST_DAY - timedelta(days=left))

    told = [each for each in found.warnings if each.code.startswith("beslistermijn")]
    assert told == [Alert(code, severity, LAST_DAY, (("safe", LAST_DAY), ("arguable", LAST_DAY)))]


@pytest.mark.parametrize(
    ("left", "code", "severity"),
    [
        (31, None, None),
        (30, "maximum_nadert", SOON),
        (0, "maximum_nadert", SOON),
        (-1, "maximum_verstreken", URGENT),
    ],
)
def test_the_end_of_the_21_months_is_told_from_thirty_days_before(left, code, severity):
    found = asked(MAXIMUM - timedelta(days=left))

    told = [each for each in found.warnings if each.code.startswith("maximum")]
    assert told == ([Alert(code, severity, MAXIMUM)] if code else [])


def test_on_the_day_a_notice_can_be_sent_that_is_the_next_step():
    day_before = asked(LAST_DAY).next_step
    that_day = asked(LAST_DAY + timedelta(days=1)).next_step

    assert (day_before.code, day_before.start) == ("wachten", LAST_DAY + timedelta(days=1))
    assert (that_day.code, that_day.start) == ("ingebrekestelling_opstellen", day_before.start)
    assert that_day.because.code == "notify"


@pytest.mark.parametrize(("days", "severity"), [(0, SOON), (30, SOON)])
def test_a_term_that_stands_still_is_told_instead_of_its_end(days, severity):
    incomplete = CaseEvent("opschorting", date(2025, 7, 1), ground="herstel_verzuim")

    found = asked(incomplete.day + timedelta(days=days), incomplete)

    assert alert(found, "opschorting_loopt") == (severity, incomplete.day)
    assert not any(each.code.startswith("beslistermijn") for each in found.warnings)
    assert found.next_step.because.code == "term_paused"


def test_a_letter_of_the_last_day_is_not_told_as_a_standstill():
    found = asked(LAST_DAY, CaseEvent("opschorting", LAST_DAY, ground="herstel_verzuim"))

    assert alert(found, "opschorting_loopt") is None
    assert alert(found, "beslistermijn_nadert") == (SOON, LAST_DAY)


def test_a_court_term_that_runs_is_told_with_its_last_day():
    ruling = CaseEvent("uitspraak", date(2025, 9, 1), term="P8W")
    last_day = date(2025, 10, 27)

    runs, passed = asked(last_day, ruling), asked(last_day + timedelta(days=1), ruling)

    assert alert(runs, "rechterlijke_termijn_loopt") == (NOTE, last_day)
    assert alert(passed, "rechterlijke_termijn_verstreken") == (URGENT, last_day)
    after = last_day + timedelta(days=1)
    assert (runs.next_step.code, runs.next_step.start) == ("wachten_rechterlijke_termijn", after)
    assert (passed.next_step.code, passed.next_step.start) == ("beroep_voorbereiden", after)
