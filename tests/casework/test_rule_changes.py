import shutil
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from casework import rule_changes
from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Client
from casework.errors import InvalidFactsError, Problem, RuleError
from casework.law.additions import Addition, AgreedRules, Evidence, moratorium
from casework.rule_changes import (
    agree_to_release,
    change_rules,
    files_by_rule,
    preview,
    preview_release,
    put_back,
    rules_in_use,
    rules_that_count,
    withdrawn,
)
from casework.storage import StoredLetter
from casework.usecases import worklist
from db.storage import create_vault, open_vault
from tests.rulings import ROOT

SHIPPED = {
    path.name: path.read_text("utf-8") for path in (ROOT / "resources" / "rules").glob("*.toml")
}
TODAY = date(2026, 11, 22)
PASSPHRASE = "vier bruine paarden zwemmen"
STOP = moratorium(
    "XYZ",
    "Verzonnenland",
    date(2026, 3, 1),
    date(2027, 2, 28),
    Evidence("Stcrt. 2026, 99999", "https://example.org/besluit"),
    "Besluit van de minister",
    TODAY,
)
STOP_ID = "moratorium_xyz_2026_03_01"
# The same moratorium as a release would name it.
WITH_STOP = STOP.text.replace(f'id = "{STOP_ID}"', 'id = "moratorium_xyz_2026"')
LATER = date(2026, 11, 25)
SIX_MONTHS = "asiel_zes_maanden.toml"
# A release in which the term of both files is a month longer.
RELEASE = {**SHIPPED, SIX_MONTHS: SHIPPED[SIX_MONTHS].replace("amount = 6", "amount = 7")}
# A release that changes only words.
REWORDED = {**SHIPPED, SIX_MONTHS: f"# Een nieuwe regel.\n{SHIPPED[SIX_MONTHS]}"}
TOUCHED = CaseFile(
    UUID(int=11),
    "2026-0001",
    UUID(int=1),
    ASIEL,
    events=(CaseEvent("aanvraag_ingediend", date(2026, 1, 12)),),
)
OTHER = replace(TOUCHED, id=UUID(int=12), number="2026-0002", client_id=UUID(int=2))
CLOSED = replace(TOUCHED, id=UUID(int=13), number="2026-0003", closed_on=TODAY)
INCOMPLETE = replace(TOUCHED, id=UUID(int=14), number="2026-0004", events=())
SENT = StoredLetter(
    UUID(int=21), TOUCHED.id, "informatieverzoek", date(2026, 8, 1), "", b"", "",
    posted_on=date(2026, 8, 2),
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "vault"
    storage = create_vault(folder, PASSPHRASE)
    with storage.work() as work:
        work.clients.put(Client(UUID(int=1), "Verzonnen", "Een", nationality="XYZ"))
        work.clients.put(Client(UUID(int=2), "Verzonnen", "Twee", nationality="ERI"))
        for case_file in (TOUCHED, OTHER, CLOSED, INCOMPLETE):
            work.case_files.put(case_file)
        work.letters.put(SENT)
        work.letters.put(replace(SENT, id=UUID(int=22), posted_on=None))
        work.commit()
    storage.close()
    return folder


@pytest.fixture
def storage(made, tmp_path):
    storage = open_vault(shutil.copytree(made, tmp_path / "vault"), PASSPHRASE)
    yield storage
    storage.close()


@pytest.fixture
def settled(storage):
    """A vault of which the office agreed to the shipped rules."""
    rules_in_use(storage, SHIPPED, TODAY)
    return storage


def stored(storage):
    with storage.work() as work:
        return list(work.additions), work.agreed_rules()


def days(storage, in_use):
    """The safe last day of each open file, by number."""
    return {
        item.case_file.number: item.assessment.beslistermijn.safe
        for item in worklist(storage, in_use.rules, TODAY)
        if item.assessment
    }


def numbers(changes):
    return [change.case_file.number for change in changes]


def test_the_first_time_the_shipped_rules_are_agreed_to(storage):
    found = rules_in_use(storage, SHIPPED, TODAY)

    assert (found.state, found.additions, found.own) == (rule_changes.CURRENT, (), frozenset())
    assert found.files == SHIPPED
    assert stored(storage) == ([], AgreedRules(SHIPPED, TODAY))


def test_a_moratorium_for_a_made_up_country_shows_first_which_files_change(settled):
    changes = preview(settled, SHIPPED, STOP, TODAY)

    assert numbers(changes) == ["2026-0001"]
    assert changes[0].before.beslistermijn.safe < changes[0].after.beslistermijn.safe
    assert changes[0].sent == (date(2026, 8, 2),)
    assert stored(settled)[0] == []


def test_a_moratorium_for_a_made_up_country_changes_the_right_files_and_can_be_undone(settled):
    before = days(settled, rules_in_use(settled, SHIPPED, TODAY))

    added = change_rules(settled, SHIPPED, STOP, TODAY)
    changed = days(settled, added)
    (kept,) = added.additions
    undone = change_rules(settled, SHIPPED, withdrawn(kept, "Te vroeg", TODAY), TODAY)

    assert changed["2026-0001"] > before["2026-0001"]
    assert changed["2026-0002"] == before["2026-0002"]
    assert added.own == {STOP.name}
    assert days(settled, undone) == before
    gone = replace(STOP, number=1, withdrawn_on=TODAY, withdrawn_because="Te vroeg")
    assert stored(settled)[0] == [gone]


def test_what_was_withdrawn_can_be_put_back_and_that_it_was_withdrawn_stays(settled):
    (kept,) = change_rules(settled, SHIPPED, STOP, TODAY).additions
    (gone,) = change_rules(settled, SHIPPED, withdrawn(kept, "Te vroeg", TODAY), TODAY).additions
    again = put_back(gone, "Toch wel", LATER)

    assert numbers(preview(settled, SHIPPED, again, LATER)) == ["2026-0001"]
    found = change_rules(settled, SHIPPED, again, LATER)
    assert found.additions == (
        gone,
        replace(STOP, number=2, reason="Toch wel", added_on=LATER),
    )
    assert found.own == {STOP.name}


@pytest.mark.parametrize("act", [preview, change_rules])
@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawing_without_a_reason_is_refused(settled, act, reason):
    (kept,) = change_rules(settled, SHIPPED, STOP, TODAY).additions

    with pytest.raises(InvalidFactsError) as raised:
        act(settled, SHIPPED, withdrawn(kept, reason, TODAY), TODAY)

    assert raised.value.problems == (Problem("required", "reason"),)
    assert stored(settled)[0] == [kept]


def test_putting_back_what_a_release_has_by_now_is_refused(settled):
    (kept,) = change_rules(settled, SHIPPED, STOP, TODAY).additions
    (gone,) = change_rules(settled, SHIPPED, withdrawn(kept, "Te vroeg", TODAY), TODAY).additions
    agree_to_release(settled, {**SHIPPED, "moratorium_xyz_2026.toml": WITH_STOP}, LATER)

    with pytest.raises(InvalidFactsError) as raised:
        preview(settled, SHIPPED, put_back(gone, "Toch wel", LATER), LATER)

    assert raised.value.problems == (Problem("rule_is_shipped", "name"),)


def test_an_addition_still_counts_after_opening_the_vault_again(settled):
    added = change_rules(settled, SHIPPED, STOP, TODAY)

    again = rules_in_use(settled, SHIPPED, TODAY)

    assert again.rules.sha256 == added.rules.sha256
    assert (again.files, again.own, again.additions) == (added.files, added.own, added.additions)
    assert again.rules.named(STOP_ID)


@pytest.mark.parametrize("act", [preview, change_rules])
def test_a_rule_that_cannot_be_used_is_refused_and_not_stored(settled, act):
    bad = replace(STOP, text=STOP.text.replace("counting", "counted"))

    with pytest.raises(RuleError) as raised:
        act(settled, SHIPPED, bad, TODAY)

    assert (raised.value.file, raised.value.key) == (STOP.name, "version[0].counting")
    assert stored(settled)[0] == []


@pytest.mark.parametrize("act", [preview, change_rules])
def test_a_rule_without_a_reason_is_refused(settled, act):
    with pytest.raises(InvalidFactsError):
        act(settled, SHIPPED, replace(STOP, reason=" "), TODAY)

    assert stored(settled)[0] == []


@pytest.mark.parametrize("act", [preview, change_rules])
def test_a_moratorium_that_is_shipped_already_is_refused(settled, act):
    name = "moratorium_verzonnen_2026"
    shipped = {**SHIPPED, f"{name}.toml": STOP.text.replace(STOP_ID, name)}
    agree_to_release(settled, shipped, TODAY)

    with pytest.raises(InvalidFactsError) as raised:
        act(settled, shipped, STOP, TODAY)

    assert raised.value.problems == (Problem("rule_is_shipped", "name"),)
    assert stored(settled)[0] == []


def test_a_vault_that_never_agreed_previews_against_the_shipped_rules(storage):
    assert numbers(preview(storage, SHIPPED, STOP, TODAY)) == ["2026-0001"]
    assert preview_release(storage, SHIPPED, TODAY) == ()
    assert change_rules(storage, SHIPPED, STOP, TODAY).own == {STOP.name}


def test_a_release_that_changes_dates_waits_for_a_yes(settled):
    before = days(settled, rules_in_use(settled, SHIPPED, TODAY))

    waiting = rules_in_use(settled, RELEASE, TODAY)

    assert waiting.state == rule_changes.WAITING
    assert days(settled, waiting) == before
    assert numbers(preview_release(settled, RELEASE, TODAY)) == ["2026-0001", "2026-0002"]
    assert stored(settled)[1].files == SHIPPED


def test_after_a_yes_the_release_counts(settled):
    before = days(settled, rules_in_use(settled, SHIPPED, TODAY))

    agreed = agree_to_release(settled, RELEASE, TODAY)

    assert agreed.state == rules_in_use(settled, RELEASE, TODAY).state == rule_changes.CURRENT
    assert all(day > before[number] for number, day in days(settled, agreed).items())
    assert stored(settled)[1].files == RELEASE


def test_a_release_that_changes_no_file_counts_at_once(settled):
    found = rules_in_use(settled, REWORDED, TODAY)

    assert (found.state, found.files) == (rule_changes.CURRENT, REWORDED)
    assert stored(settled)[1].files == REWORDED


def test_while_a_release_waits_an_addition_is_laid_over_the_rules_of_before(settled):
    rules_in_use(settled, RELEASE, TODAY)

    added = change_rules(settled, RELEASE, STOP, TODAY)

    assert added.state == rule_changes.WAITING
    assert added.files == {**SHIPPED, STOP.name: STOP.text}


def test_a_release_in_which_an_addition_does_not_fit_leaves_the_rules_of_before(settled):
    added = change_rules(settled, SHIPPED, STOP, TODAY)
    renamed = {name: text for name, text in SHIPPED.items() if name != SIX_MONTHS}

    clash = rules_in_use(settled, renamed, TODAY)

    assert (clash.state, clash.files) == (rule_changes.CLASH, added.files)
    assert clash.problem is not None
    assert clash.problem.key == "extends"
    with pytest.raises(RuleError):
        agree_to_release(settled, renamed, TODAY)
    assert stored(settled)[1].files == SHIPPED


def test_rules_of_before_that_this_release_cannot_read_are_replaced_and_it_says_so(storage):
    with storage.work() as work:
        work.put_agreed_rules(AgreedRules({"oud.toml": "kind = 'verdwenen'"}, TODAY))
        work.commit()

    found = rules_in_use(storage, SHIPPED, TODAY)

    assert (found.state, found.files) == (rule_changes.REPLACED, SHIPPED)
    assert rules_in_use(storage, SHIPPED, TODAY).state == rule_changes.CURRENT


def test_who_may_not_agree_goes_on_with_the_rules_that_count(settled):
    assert rules_that_count(settled, SHIPPED).state == rule_changes.CURRENT

    for release in (RELEASE, REWORDED):
        found = rules_that_count(settled, release)
        assert (found.state, found.files) == (rule_changes.WAITING, SHIPPED)
    assert stored(settled)[1].files == SHIPPED


def test_before_anybody_agreed_the_shipped_rules_count_and_are_not_agreed_to(storage):
    assert rules_that_count(storage, SHIPPED).files == SHIPPED
    assert stored(storage)[1] is None


def test_who_may_not_agree_is_told_of_rules_that_can_no_longer_be_read(storage):
    with storage.work() as work:
        work.put_agreed_rules(AgreedRules({"oud.toml": "kind = 'verdwenen'"}, TODAY))
        work.commit()

    assert rules_that_count(storage, SHIPPED).state == rule_changes.REPLACED


def test_the_program_never_starts_with_a_rule_that_cannot_be_used(settled):
    with settled.work() as work:
        work.additions.put(Addition("kapot.toml", "id =", "Proef", TODAY))
        work.commit()

    with pytest.raises(RuleError) as raised:
        rules_in_use(settled, RELEASE, TODAY)

    assert raised.value.file == "kapot.toml"
    assert stored(settled)[1].files == SHIPPED


def test_the_open_files_are_counted_by_the_rules_they_rest_on(settled):
    in_use = change_rules(settled, SHIPPED, STOP, TODAY)

    counts = files_by_rule(settled, in_use.rules, TODAY)

    assert counts["asiel_zes_maanden"] == 2
    assert counts[STOP_ID] == 1
    assert counts["nareis_negen_maanden"] == 0
