from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from casework.casefile import ASIEL, NAREIS, CaseEvent, CaseFile
from casework.law.additions import Addition, Evidence, moratorium, rules_with
from casework.law.dossier import Facts
from casework.law.engine import assess
from casework.law.impact import ChangedVerdict, impact, rules_behind
from casework.law.rule_files import read_rules
from tests.rulings import ROOT

SHIPPED = {
    path.name: path.read_text("utf-8") for path in (ROOT / "resources" / "rules").glob("*.toml")
}
TODAY = date(2026, 11, 22)
STOP = moratorium(
    "XYZ",
    "Verzonnenland",
    date(2026, 3, 1),
    date(2027, 2, 28),
    Evidence("Stcrt. 2026, 99999", "https://example.org/besluit"),
    "Besluit van de minister",
    TODAY,
)
BEFORE = read_rules(SHIPPED)
AFTER = rules_with(SHIPPED, [STOP])


def file_of(number, *events, procedure=ASIEL, nationality="XYZ"):
    case_file = CaseFile(
        UUID(int=int(number[-4:])), number, UUID(int=99), procedure, events=tuple(events)
    )
    return case_file, Facts(procedure, case_file.events, nationality=nationality)


def applied(day):
    return CaseEvent("aanvraag_ingediend", day)


LODGED = applied(date(2026, 1, 12))
NOTICE = CaseEvent("ingebrekestelling_ontvangen", date(2026, 8, 3))


def changes(*files, before=BEFORE, after=AFTER, sent=None):
    return impact(files, sent or {}, before, after, TODAY)


def test_only_the_files_that_change_are_listed_by_number():
    touched, other = file_of("2026-0002", LODGED), file_of("2026-0003", LODGED, nationality="ERI")
    earlier = file_of("2026-0001", LODGED)

    found = changes(touched, other, earlier)

    assert [change.case_file.number for change in found] == ["2026-0001", "2026-0002"]


def test_a_change_holds_the_dates_of_before_and_after():
    (change,) = changes(file_of("2026-0001", LODGED))

    assert change.before.beslistermijn.safe == date(2026, 7, 12)
    assert change.after.beslistermijn.safe > date(2026, 7, 12)
    assert change.verdicts == ()


def test_a_change_tells_which_notices_get_another_verdict():
    (change,) = changes(file_of("2026-0001", LODGED, NOTICE))

    before, after = change.before.ingebrekestelling, change.after.ingebrekestelling
    assert before.given[0].verdict != after.given[0].verdict
    assert change.verdicts == (
        ChangedVerdict(NOTICE.day, before.given[0].verdict, after.given[0].verdict),
    )


def test_a_notice_of_which_the_verdict_stays_is_not_told():
    late = CaseEvent("ingebrekestelling_ontvangen", date(2026, 1, 20))

    (change,) = changes(file_of("2026-0001", LODGED, late))

    assert change.verdicts == ()


def test_a_change_tells_which_letters_went_out():
    case_file, facts = file_of("2026-0001", LODGED)
    days = [date(2026, 8, 1), date(2026, 9, 1)]

    (change,) = changes((case_file, facts), sent={case_file.id: days, UUID(int=77): [TODAY]})

    assert change.sent == tuple(days)


def test_the_same_rules_change_nothing():
    assert changes(file_of("2026-0001", LODGED, NOTICE), after=read_rules(SHIPPED)) == ()


def test_a_file_without_a_term_does_not_change():
    assert changes(file_of("2026-0001")) == ()


@pytest.mark.parametrize("gone", ["before", "after"])
def test_a_file_that_gets_or_loses_its_term_is_listed(gone):
    name = "asiel_zes_maanden.toml"
    late = SHIPPED[name].replace("valid_from = 2001-04-01", "valid_from = 2026-02-01")
    without = read_rules({**SHIPPED, name: late})
    assert late != SHIPPED[name]

    (change,) = changes(file_of("2026-0001", LODGED, NOTICE), **{gone: without})

    assert getattr(change, gone) is None
    assert getattr(change, "after" if gone == "before" else "before") is not None
    assert change.verdicts == ()


def test_a_file_in_which_only_another_last_day_changes_is_listed():
    name = "nareis_venster_a_status.toml"
    shorter = SHIPPED[name].replace("amount = 3", "amount = 2")
    assert shorter != SHIPPED[name]
    permit = CaseEvent("vergunning_verleend", date(2026, 9, 1))

    (change,) = changes(
        file_of("2026-0001", permit, procedure=NAREIS),
        before=BEFORE,
        after=rules_with(SHIPPED, [Addition(name, shorter, "Wet", date(2026, 12, 1))]),
    )

    assert change.before.beslistermijn is None
    assert change.before.deadlines != change.after.deadlines


def test_the_rules_behind_a_file_are_those_of_all_its_dates():
    ruling = CaseEvent("uitspraak", date(2026, 8, 20), outcome="gegrond", term="P8W")
    file = file_of("2026-0001", LODGED, NOTICE, ruling)[1]

    found = rules_behind(assess(file, AFTER, TODAY))

    assert {"asiel_zes_maanden", "asiel_eenentwintig_maanden", "rechterlijke_termijn"} <= found
    assert "moratorium_xyz_2026_03_01" in found
    assert found - {"algemene_termijnenwet"} <= {rule.id for rule in AFTER.all}


def test_the_rules_behind_a_file_are_those_of_the_courts_term_too():
    ruling = CaseEvent("uitspraak", date(2026, 8, 20), outcome="gegrond", term="P8W")
    decided = CaseEvent("besluit", date(2026, 9, 20), outcome="inwilliging")
    file = file_of("2026-0001", LODGED, ruling, decided)[1]

    assert "rechterlijke_termijn" in rules_behind(assess(file, AFTER, TODAY))


def test_the_rules_behind_a_file_without_a_term_are_those_of_its_other_days():
    permit = CaseEvent("vergunning_verleend", date(2026, 9, 1))
    file = replace(file_of("2026-0001", permit)[1], procedure=NAREIS)

    assert rules_behind(assess(file, BEFORE, TODAY)) == {"nareis_venster_a_status"}
