from datetime import date
from uuid import UUID

from casework.casefile import ASIEL, NAREIS, CaseEvent, CaseFile
from casework.impact_words import (
    Difference,
    differences,
    sent_line,
    verdict_lines,
    verdict_words,
)
from casework.law.additions import Evidence, moratorium, rules_with
from casework.law.dossier import Facts
from casework.law.impact import Change, impact
from casework.law.rule_files import read_rules
from tests.letter_cases import PHRASES
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
LODGED = CaseEvent("aanvraag_ingediend", date(2026, 1, 12))
NOTICE = CaseEvent("ingebrekestelling_ontvangen", date(2026, 8, 3))


def change_of(*events, procedure=ASIEL, sent=(), after=None):
    case_file = CaseFile(UUID(int=1), "2026-0001", UUID(int=2), procedure, events=events)
    facts = Facts(procedure, events, nationality="XYZ")
    (change,) = impact(
        [(case_file, facts)],
        {case_file.id: sent},
        read_rules(SHIPPED),
        after or rules_with(SHIPPED, [STOP]),
        TODAY,
    )
    return change


def test_the_decision_term_comes_first_and_what_stays_is_not_told():
    found = differences(change_of(LODGED), PHRASES)

    assert found == (
        Difference("beslistermijn", "12 juli 2026", "12 juli 2027"),
        Difference("volgende stap", "ingebrekestelling maken", "wachten"),
    )


def test_a_file_that_loses_its_term_has_none_afterwards():
    before = change_of(LODGED).before

    found = differences(Change(change_of(LODGED).case_file, before, None, (), ()), PHRASES)

    assert found[0] == Difference("beslistermijn", "12 juli 2026", "geen")
    assert {difference.after for difference in found} == {"geen"}


def test_a_file_with_only_another_last_day_tells_that_day():
    name = "nareis_venster_a_status.toml"
    shorter = {**SHIPPED, name: SHIPPED[name].replace("amount = 3", "amount = 2")}
    permit = CaseEvent("vergunning_verleend", date(2026, 9, 1))

    found = differences(change_of(permit, procedure=NAREIS, after=read_rules(shorter)), PHRASES)

    assert found[0] == Difference("nareis aanvragen", "1 december 2026", "2 november 2026")


def test_a_notice_that_is_judged_differently_is_told_in_words():
    change = change_of(LODGED, NOTICE)

    assert verdict_words(change, PHRASES) == "geldig → te vroeg"
    assert verdict_lines(change, PHRASES) == (
        "Ingebrekestelling van 3 augustus 2026: was geldig, wordt te vroeg.",
    )


def test_letters_that_went_out_are_told_by_day():
    sent = (date(2026, 8, 1), date(2026, 9, 1))

    assert sent_line(change_of(LODGED), PHRASES) == ""
    assert "1 augustus 2026, 1 september 2026" in sent_line(change_of(LODGED, sent=sent), PHRASES)
