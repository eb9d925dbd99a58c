"""The rule library and the office's own rules, in the window on a real vault."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Client
from casework.law.additions import Addition, AgreedRules
from casework.rule_changes import CURRENT, WAITING
from desktop import places
from desktop.main_window import Choosers, MainWindow
from desktop.models.impact_table import ImpactColumn
from desktop.models.rule_table import RuleColumn
from desktop.office import Office
from desktop.rule_library import OWN, SHIPPED, WITHDRAWN
from desktop.settings import WindowMemory
from desktop.views import rule_card

TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
STOP = "moratorium_xyz_2026_03_01.toml"
LODGED = CaseEvent("aanvraag_ingediend", date(2026, 1, 12))
SIX_MONTHS = "asiel_zes_maanden.toml"


@pytest.fixture
def people(vault):
    """A file of a made-up country, and one of another."""
    with vault.work() as work:
        for number, country in ((1, "XYZ"), (2, "ERI")):
            work.clients.put(Client(UUID(int=number), "Verzonnen", nationality=country))
            work.case_files.put(
                CaseFile(
                    UUID(int=10 + number),
                    f"2026-000{number}",
                    UUID(int=number),
                    ASIEL,
                    events=(LODGED,),
                )
            )
        work.commit()


@pytest.fixture
def chosen(tmp_path):
    """The files that the user chooses: to write, and to read."""
    return {"write": tmp_path / "out.toml", "read": tmp_path / "in.toml"}


@pytest.fixture
def window(qtbot, dutch, jobs, vault, people, resources, tmp_path, vault_folder, chosen, settle):
    office = Office(jobs, resources, lambda: TODAY)
    choosers = Choosers(
        file=lambda *_: chosen["write"],
        printer=lambda _: None,
        existing=lambda *_: chosen["read"],
    )
    memory = WindowMemory(tmp_path / "config")
    made = MainWindow(office, jobs, memory, vault_folder, choosers)
    qtbot.addWidget(made)
    made.show()
    office.open(vault)
    made.stage.go_now(places.RULES)
    settle()
    yield made
    made._may_close = True


@pytest.fixture
def page(window):
    return window.places.rules


@pytest.fixture
def flow(window):
    return window.routes.rules


@pytest.fixture
def ask_moratorium(page, flow, qtbot, settle):
    """Fill in a moratorium for the made-up country, up to the report."""

    def ask():
        qtbot.mouseClick(page.moratorium, LEFT)
        form = flow.form
        form.country.choose("XYZ")
        form.first.set_day(date(2026, 3, 1))
        form.last.set_day(date(2027, 2, 28))
        fill_reason(form)
        qtbot.mouseClick(form.save_button, LEFT)
        settle()

    return ask


@pytest.fixture
def give_reason(flow, qtbot, settle):
    """Say why, and ask to see what changes."""

    def give(reason):
        settle()
        flow.form.reason.setPlainText(reason)
        qtbot.mouseClick(flow.form.save_button, LEFT)
        settle()

    return give


def fill_reason(form):
    form.citation.setText("Stcrt. 2026, 99999")
    form.url.setText("https://example.org/besluit")
    form.reason.setPlainText("Besluit van de minister")


def current(window):
    return window.stage.currentWidget()


def days(window):
    return {
        item.case_file.number: item.assessment.beslistermijn.safe
        for item in window.places.agenda.items
    }


def additions(vault):
    with vault.work() as work:
        return list(work.additions)


def shown(page):
    proxy = page.table.proxy
    return [proxy.value(row) for row in range(proxy.rowCount())]


def test_every_shipped_rule_is_in_the_library(page, resources):
    names = {entry.name for entry in shown(page)}

    assert names == set(resources.rule_files)
    assert page.summary.text() == f"{len(names)} regels."
    assert {entry.standing for entry in shown(page)} == {SHIPPED}


def test_a_rule_is_found_by_a_word_an_article_or_its_file(page, qtbot):
    for typed in ("libanon", "42 vw", "zes maanden", "moratorium syrie"):
        page.search.setText(typed)

        assert shown(page), typed

    page.search.setText("xyzzy")

    assert page.summary.text() == "Geen regel heeft deze woorden. Probeer minder letters."
    assert page.card.isHidden()


def test_the_library_tells_how_many_open_files_rest_on_a_rule(page):
    page.choose(SIX_MONTHS)

    row = page.table.currentIndex().row()
    assert page.table.proxy.index(row, RuleColumn.FILES).data() == "2"
    assert page.table.proxy.index(row, RuleColumn.KIND).data() == "termijn"
    assert page.table.proxy.index(row, RuleColumn.CERTAINTY).data() == "vast"
    assert "geldt nu in 2 open dossiers" in page.card.facts.text()


def test_a_source_opens_in_the_browser_only_when_its_button_is_pressed(page, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(
        rule_card.QDesktopServices, "openUrl", lambda url: opened.append(url.toString())
    )
    page.choose(SIX_MONTHS)
    assert opened == []

    qtbot.mouseClick(page.card.source_buttons[0], LEFT)

    assert opened == [page.card.source_buttons[0].toolTip()]
    assert opened[0].startswith("https://")


def test_free_days_are_listed_by_day(page):
    page.choose("designated_days.toml")

    assert page.card.title.text() == "Vrije dagen die bij besluit zijn aangewezen"
    assert len(page.card.source_buttons) == len(page.card.entry.free_days)


@pytest.mark.parametrize("column", list(RuleColumn))
def test_the_library_sorts_by_every_column(page, column):
    before = set(shown(page))

    page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)

    assert set(shown(page)) == before


def test_a_moratorium_shows_what_it_changes_and_changes_nothing_yet(
    window, flow, vault, ask_moratorium
):
    ask_moratorium()

    report = flow.impact
    assert current(window) is report
    assert report.title.text() == "Wat verandert er: Besluitmoratorium XYZ 2026"
    assert report.summary.text().startswith("1 open dossier verandert.")
    assert report.which.text() == "Dossier 2026-0001"
    assert "Beslistermijn: 12 juli 2026 → " in report.lines.text()
    assert additions(vault) == []


def test_a_moratorium_is_applied_after_a_yes_and_can_be_taken_back(
    window, page, flow, vault, qtbot, settle, ask_moratorium, give_reason
):
    window.stage.go_now(places.TODAY)
    settle()
    before = days(window)
    window.stage.go_now(places.RULES)
    ask_moratorium()

    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()
    window.stage.go_now(places.TODAY)
    settle()

    after = days(window)
    assert after["2026-0001"] > before["2026-0001"]
    assert after["2026-0002"] == before["2026-0002"]
    window.stage.go_now(places.RULES)
    assert (page.card.entry.name, page.card.entry.standing) == (STOP, OWN)
    assert page.card.own.text().startswith("Toegevoegd door dit kantoor op 22 november 2026")

    qtbot.mouseClick(page.card.withdraw, LEFT)
    give_reason("Het besluit is ingetrokken")
    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()
    window.stage.go_now(places.TODAY)
    settle()

    assert days(window) == before
    (gone,) = additions(vault)
    assert (gone.withdrawn_on, gone.withdrawn_because) == (TODAY, "Het besluit is ingetrokken")
    window.stage.go_now(places.RULES)
    assert page.card.entry.standing == WITHDRAWN
    assert page.card.entry.rule.countries == ("XYZ",)
    assert page.card.own.text().endswith("het telt niet meer: Het besluit is ingetrokken")

    qtbot.mouseClick(page.card.put_back, LEFT)
    give_reason("Toch niet ingetrokken")
    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()

    assert page.card.entry.standing == OWN
    assert [one.reason for one in additions(vault)][1:] == ["Toch niet ingetrokken"]
    assert additions(vault)[0] == gone


@pytest.mark.parametrize("pressed", ["withdraw", "put_back"])
def test_taking_a_rule_back_asks_why(
    window, page, flow, vault, qtbot, settle, ask_moratorium, give_reason, pressed
):
    ask_moratorium()
    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()
    if pressed == "put_back":
        qtbot.mouseClick(page.card.withdraw, LEFT)
        give_reason("Te vroeg")
        qtbot.mouseClick(flow.impact.apply, LEFT)
        settle()
    before = additions(vault)

    qtbot.mouseClick(getattr(page.card, pressed), LEFT)
    give_reason("  ")

    assert current(window) is flow.form
    assert flow.form.grid.fields["reason"].problem() == "Vul dit in."
    assert additions(vault) == before


def test_who_says_no_goes_back_to_the_form_with_what_was_typed(
    window, flow, vault, qtbot, ask_moratorium
):
    ask_moratorium()

    qtbot.mouseClick(flow.impact.cancel, LEFT)

    assert current(window) is flow.form
    assert flow.form.country.value() == "XYZ"
    assert additions(vault) == []


def test_what_is_missing_stands_under_its_field(page, flow, qtbot):
    qtbot.mouseClick(page.moratorium, LEFT)

    qtbot.mouseClick(flow.form.save_button, LEFT)

    fields = flow.form.grid.fields
    assert {name for name in fields if fields[name].problem()} == {
        "country",
        "first",
        "last",
        "citation",
        "url",
        "reason",
    }


def test_a_source_without_an_https_address_is_refused(page, flow, qtbot):
    qtbot.mouseClick(page.free_day, LEFT)
    flow.form.day.set_day(date(2026, 12, 24))
    flow.form.words.setText("Brugdag")
    fill_reason(flow.form)
    flow.form.url.setText("http://example.org")

    qtbot.mouseClick(flow.form.save_button, LEFT)

    assert "https://" in flow.form.grid.fields["url"].problem()


def test_a_free_day_that_changes_no_file_says_so_and_can_be_applied(
    window, page, flow, vault, qtbot, settle
):
    qtbot.mouseClick(page.free_day, LEFT)
    flow.form.day.set_day(date(2026, 12, 24))
    flow.form.words.setText("Brugdag")
    fill_reason(flow.form)
    qtbot.mouseClick(flow.form.save_button, LEFT)
    settle()
    assert flow.impact.summary.text().startswith("Geen open dossier verandert hierdoor.")

    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()

    assert window.office.resources.rules.calendar.rest_day(date(2026, 12, 24))
    assert page.card.title.text() == "Vrije dag 24-12-2026"
    assert [one.reason for one in additions(vault)] == ["Besluit van de minister"]


def test_a_moratorium_of_the_program_gets_another_last_day(page, flow, vault, qtbot, settle):
    page.choose("moratorium_iran_2026.toml")
    qtbot.mouseClick(page.card.end, LEFT)
    flow.form.last.set_day(date(2027, 3, 18))
    fill_reason(flow.form)
    qtbot.mouseClick(flow.form.save_button, LEFT)
    settle()

    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()

    assert page.card.entry.rule.versions[0].valid_to == date(2027, 3, 18)
    assert page.card.entry.standing == OWN
    assert len(additions(vault)) == 1


def test_an_own_rule_goes_out_as_a_file_and_comes_in_elsewhere(
    page, flow, vault, chosen, qtbot, settle, ask_moratorium
):
    ask_moratorium()
    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()
    chosen["write"] = chosen["write"].with_name(STOP)
    qtbot.mouseClick(page.card.export, LEFT)
    settle()
    chosen["read"] = chosen["write"]

    qtbot.mouseClick(page.import_button, LEFT)
    settle()
    flow.form.reason.setPlainText("Van het andere kantoor")
    qtbot.mouseClick(flow.form.save_button, LEFT)
    settle()
    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()

    assert [one.text for one in additions(vault)] == [chosen["write"].read_text("utf-8")] * 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"id = ", "Kijk op regel 1 van dat bestand, bij id."),
        (b"\xff\xfe", "Het bestand is geen tekst in UTF-8."),
        (b'id = "in"\nkind = "term"\n', "Kijk op regel 1 van dat bestand, bij version."),
        (b"[[day]]\ndate = 2026-12-24\n", "op regel 1 van dat bestand, bij version."),
    ],
)
def test_a_broken_file_is_refused_with_its_name_line_and_key(
    window, page, vault, chosen, qtbot, settle, content, words
):
    chosen["read"].write_bytes(content)

    qtbot.mouseClick(page.import_button, LEFT)
    settle()

    assert current(window) is page
    assert "in.toml" in page.message.words.text()
    assert words in page.message.words.text()
    assert additions(vault) == []


def test_a_file_that_is_gone_is_refused(page, qtbot, settle):
    qtbot.mouseClick(page.import_button, LEFT)
    settle()

    assert "in.toml" in page.message.words.text()


def test_choosing_no_file_changes_nothing(window, page, chosen, qtbot, settle):
    chosen["read"] = None

    qtbot.mouseClick(page.import_button, LEFT)
    settle()

    assert current(window) is page


@pytest.mark.parametrize("column", list(ImpactColumn))
def test_the_report_sorts_by_every_column(flow, ask_moratorium, column):
    ask_moratorium()

    flow.impact.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)

    assert flow.impact.table.proxy.rowCount() == 1


def test_escape_leaves_the_report_without_a_change(window, flow, vault, qtbot, ask_moratorium):
    ask_moratorium()

    qtbot.keyClick(flow.impact, Qt.Key.Key_Escape)

    assert current(window) is flow.form
    assert additions(vault) == []


def test_a_moratorium_that_is_shipped_already_is_refused_in_the_form(
    window, page, flow, vault, qtbot, settle
):
    qtbot.mouseClick(page.moratorium, LEFT)
    flow.form.country.choose("IRN")
    flow.form.first.set_day(date(2026, 3, 19))
    flow.form.last.set_day(date(2027, 3, 18))
    fill_reason(flow.form)

    qtbot.mouseClick(flow.form.save_button, LEFT)
    settle()

    assert current(window) is flow.form
    assert "verander daar de einddatum" in flow.form.message.text()
    assert additions(vault) == []


def test_the_report_is_saved_as_pdf(flow, chosen, qtbot, settle, ask_moratorium):
    chosen["write"] = chosen["write"].with_suffix(".pdf")
    ask_moratorium()

    qtbot.mouseClick(flow.impact.save, LEFT)
    settle()

    assert chosen["write"].read_bytes().startswith(b"%PDF")
    assert str(chosen["write"]) in flow.impact.message.words.text()


def test_a_report_that_cannot_be_saved_says_why(flow, chosen, qtbot, settle, ask_moratorium):
    chosen["write"] = chosen["write"].parent / "absent" / "out.pdf"
    ask_moratorium()

    qtbot.mouseClick(flow.impact.save, LEFT)
    settle()

    assert "absent" in flow.impact.message.words.text()


def test_locking_empties_the_library_and_the_report(window, page, flow, ask_moratorium):
    ask_moratorium()

    window.forget()

    assert shown(page) == []
    assert flow.impact.lines.text() == ""
    assert flow.impact.model.rowCount() == 0


def test_a_release_that_changes_dates_is_shown_after_unlocking_and_waits_for_a_yes(
    window, page, flow, vault, resources, qtbot, settle
):
    shorter = resources.rule_files[SIX_MONTHS].replace("amount = 6", "amount = 5")
    with vault.work() as work:
        work.put_agreed_rules(AgreedRules({**resources.rule_files, SIX_MONTHS: shorter}, TODAY))
        work.commit()

    window.office.open(vault)
    flow.offer_release()
    settle()

    assert window.office.in_use.state == WAITING
    assert current(window) is flow.impact
    assert flow.impact.summary.text().startswith("2 open dossiers veranderen.")

    qtbot.mouseClick(flow.impact.cancel, LEFT)
    window.stage.go_now(places.TODAY)
    settle()
    assert set(days(window).values()) == {date(2026, 6, 12)}
    window.stage.go_now(places.RULES)
    settle()
    assert page.waiting.isVisible()
    qtbot.mouseClick(page.release, LEFT)
    settle()
    qtbot.mouseClick(flow.impact.apply, LEFT)
    settle()

    assert window.office.in_use.state == CURRENT
    assert page.waiting.isHidden()
    window.stage.go_now(places.TODAY)
    settle()
    assert set(days(window).values()) == {date(2026, 7, 12)}


def test_a_release_that_does_not_go_with_an_own_rule_says_which(
    window, page, flow, vault, resources, settle
):
    own = resources.rule_files["moratorium_iran_2026.toml"]
    base = {**resources.rule_files, "oude_termijn.toml": OLD_TERM}
    with vault.work() as work:
        work.put_agreed_rules(AgreedRules(base, TODAY))
        # For another period than that of the program, or it would make way for that one.
        text = own.replace("2026-03-19", "2026-03-20")
        text = text.replace("moratorium_iran_2026", "eigen")
        text = text.replace("asiel_zes_maanden", "oude_termijn")
        work.additions.put(Addition("eigen.toml", text, "Proef", TODAY))
        work.commit()

    window.office.open(vault)
    flow.offer_release()
    settle()

    assert current(window) is page
    assert "eigen regel eigen.toml" in page.waiting_words.text()
    assert page.release.isHidden()


OLD_TERM = """
id = "oude_termijn"
kind = "term"
title = "Oude termijn"
procedures = ["bezwaar_nareis"]
reading = "zes-maanden"
certainty = "settled"
selected_by = "aanvraag_ingediend"
starts_from = ["aanvraag_ingediend"]

[[version]]
valid_from = 1990-01-01
valid_to = 1990-12-31
amount = 6
unit = "months"
counting = "unmoved"
text = "Verdwenen."

[[version.source]]
citation = "Een oude wet"
url = "https://example.org/wet"
checked_on = 2026-11-22
"""
