"""The pages of the rail but for today: clients, letters, overview and settings."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from casework.casefile import ASIEL, NAREIS, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.storage import LetterSummary, Office
from casework.worklist import item_for
from desktop.models.client_table import ClientColumn, ClientTable, FileColumn, FileTable
from desktop.models.letter_table import LetterColumn, LetterTable
from desktop.models.sorting import SORT_ROLE
from desktop.reading import ClientFolder, LetterToPost
from desktop.views.clients_page import ClientsPage
from desktop.views.letters_page import LettersPage
from desktop.views.message_bar import MessageBar
from desktop.views.overview_page import PDF, XLSX, OverviewPage
from desktop.views.settings_page import SettingsPage

TODAY = date(2026, 11, 22)
LEFT = Qt.MouseButton.LeftButton
SELAM = Client(
    UUID(int=1),
    "Tesfay",
    "Selam",
    PartialDate(1994, 3, 12),
    "9000000001",
    "ERI",
    address=Address("Kade 1", "1234 AB", "Demostad"),
)
LUKASZ = Client(UUID(int=2), "Żółkiewski-Abara", "Łukasz")
ZITA = Client(UUID(int=3), "Zwart", "Zita")
OPEN = CaseFile(UUID(int=11), "2026-0002", SELAM.id, ASIEL, handler="A. de Boer")
CLOSED = CaseFile(UUID(int=12), "2025-0001", SELAM.id, NAREIS, closed_on=date(2026, 1, 2))
FOLDERS = (
    ClientFolder(SELAM, (OPEN, CLOSED)),
    ClientFolder(LUKASZ, ()),
    ClientFolder(ZITA, ()),
)


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


# Clients


@pytest.fixture
def clients(qtbot, phrases, nationalities, dutch):
    page = shown(qtbot, ClientsPage(phrases, nationalities))
    page.show_folders(FOLDERS)
    return page


def names(page):
    proxy = page.table.proxy
    return [proxy.value(row).client.family_name for row in range(proxy.rowCount())]


def test_the_table_of_clients_keeps_the_rules_of_models(qtmodeltester, dutch):
    model = ClientTable()
    model.show(FOLDERS)

    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("column", "text", "key"),
    [
        (ClientColumn.NAME, "\u2068Tesfay, Selam\u2069", "tesfay  selam"),
        (ClientColumn.V_NUMMER, "•••••••001", "9000000001"),
        (ClientColumn.FILES, "1", 1),
    ],
)
def test_every_column_of_clients_has_words_and_a_key(column, text, key, dutch):
    model = ClientTable()
    model.show(FOLDERS)

    assert model.index(0, column).data() == text
    assert model.index(0, column).data(SORT_ROLE) == key


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (FileColumn.NUMBER, ("2026-0002", "2025-0001")),
        (FileColumn.PROCEDURE, ("asiel", "nareis")),
        (FileColumn.HANDLER, ("\u2068A. de Boer\u2069", "")),
        (FileColumn.STATE, ("open", "gesloten op 02-01-2026")),
    ],
)
def test_every_column_of_files_has_words(column, texts, phrases, dutch):
    model = FileTable(phrases)
    model.show((OPEN, CLOSED))

    assert tuple(model.index(row, column).data() for row in range(2)) == texts


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("selam", ["Tesfay"]),
        ("TES sel", ["Tesfay"]),
        ("zolk", ["Żółkiewski-Abara"]),
        ("z", ["Żółkiewski-Abara", "Zwart"]),
        ("90000", ["Tesfay"]),
        ("2026-0002", ["Tesfay"]),
        ("nobody", []),
    ],
)
def test_clients_are_found_while_typing(clients, qtbot, typed, found):
    qtbot.keyClicks(clients.search, typed)

    assert names(clients) == found


def test_when_nobody_is_found_it_says_so_and_shows_nobody(clients, qtbot):
    qtbot.keyClicks(clients.search, "nobody")

    assert clients.summary.text().startswith("Niemand heeft deze naam")
    assert clients.chosen_client() is None


def test_the_first_is_shown_with_their_files(clients):
    assert clients.chosen_client() == SELAM
    assert clients.card.name.text().strip("\u2068\u2069") == "Selam Tesfay"
    assert clients.card.facts["birth"].text() == "12-03-1994"
    assert clients.card.facts["nationality"].text() == "Eritrea"
    assert clients.card.facts["phone"].text() == "niet ingevuld"
    assert clients.card.model.rowCount() == 2


def test_walking_through_the_list_shows_each(clients, qtbot):
    clients.table.setFocus()

    qtbot.keyClick(clients.table, Qt.Key.Key_Down)

    assert clients.chosen_client() == LUKASZ
    assert clients.card.no_files.isVisible()


def test_enter_goes_to_the_files_and_enter_again_opens_one(clients, qtbot):
    clients.table.setFocus()
    qtbot.keyClick(clients.table, Qt.Key.Key_Return)

    with qtbot.waitSignal(clients.opened) as opened:
        qtbot.keyClick(clients.card.files, Qt.Key.Key_Return)

    assert opened.args == [OPEN]


def test_the_buttons_ask_for_the_client_that_is_shown(clients, qtbot):
    with qtbot.waitSignal(clients.edit_wanted) as edit:
        qtbot.mouseClick(clients.card.edit, LEFT)
    with qtbot.waitSignal(clients.file_wanted) as file:
        qtbot.mouseClick(clients.card.new_file, LEFT)
    with qtbot.waitSignal(clients.client_wanted):
        qtbot.mouseClick(clients.new_client, LEFT)

    assert (edit.args, file.args) == ([SELAM], [SELAM])


def test_the_v_number_is_hidden_until_it_is_asked_for_and_can_be_copied(clients, qtbot, qapp):
    assert "9000000001" not in clients.card.v_nummer.number.text()

    qtbot.mouseClick(clients.card.copy, LEFT)

    assert qapp.clipboard().text() == "9000000001"
    qapp.clipboard().clear()


def test_who_was_chosen_stays_chosen_when_the_list_changes(clients):
    clients.choose(LUKASZ.id)

    clients.show_folders(FOLDERS[1:])

    assert clients.chosen_client() == LUKASZ


def test_somebody_new_is_chosen_as_soon_as_the_list_has_them(clients):
    new = Client(UUID(int=9), "Nieuw")
    clients.go_to(new.id)

    clients.show_folders((*FOLDERS, ClientFolder(new, ())))

    assert clients.chosen_client() == new


def test_an_empty_vault_asks_for_the_first_client(qtbot, phrases, nationalities, dutch):
    page = shown(qtbot, ClientsPage(phrases, nationalities))

    page.show_folders(())

    assert "eerste cliënt" in page.summary.text()
    assert page.card.nobody.isVisible()


# Letters

LETTER = LetterSummary(UUID(int=21), OPEN.id, "ingebrekestelling_asiel", date(2026, 11, 20), None)
OLDER = LetterSummary(UUID(int=22), CLOSED.id, "informatieverzoek", date(2026, 10, 1), None)
WAITING = (LetterToPost(OLDER, CLOSED, SELAM), LetterToPost(LETTER, OPEN, SELAM))


@pytest.fixture
def letters(qtbot, phrases, dutch):
    page = shown(qtbot, LettersPage(phrases, TODAY))
    page.show_letters(WAITING, TODAY)
    return page


@pytest.mark.parametrize(
    ("column", "text"),
    [
        (LetterColumn.LETTER, "Ingebrekestelling asiel, dossier 2026-0002"),
        (LetterColumn.CLIENT, "\u2068Tesfay, Selam\u2069"),
        (LetterColumn.MADE, "20-11-2026"),
        (LetterColumn.SINCE, "2 dagen geleden"),
    ],
)
def test_every_column_of_letters_has_words(column, text, phrases, dutch, qtmodeltester):
    model = LetterTable(phrases)
    model.show(WAITING, TODAY)

    qtmodeltester.check(model)
    assert model.index(1, column).data() == text


def test_a_letter_is_posted_on_the_day_that_stands_there(letters, qtbot):
    letters.choose(OPEN.id)

    with qtbot.waitSignal(letters.posted) as posted:
        qtbot.mouseClick(letters.post, LEFT)

    assert posted.args == [LETTER.id, TODAY]


def test_a_day_that_cannot_be_is_told_at_the_field(letters, qtbot):
    letters.day.line.setText("31-02-2026")

    with qtbot.assertNotEmitted(letters.posted):
        qtbot.mouseClick(letters.post, LEFT)

    assert "Deze dag bestaat niet" in letters.day.problem()
    assert letters.day.line.text() == "31-02-2026"


def test_an_empty_day_is_asked_for(letters, qtbot):
    letters.day.line.clear()

    with qtbot.assertNotEmitted(letters.posted):
        qtbot.mouseClick(letters.post, LEFT)

    assert letters.day.problem() == "Vul dit in."


def test_a_letter_can_be_opened(letters, qtbot):
    with qtbot.waitSignal(letters.opened) as opened:
        qtbot.mouseClick(letters.open, LEFT)

    assert opened.args == [WAITING[0]]


def test_when_every_letter_is_posted_it_says_so(letters):
    letters.show_letters((), TODAY)

    assert letters.summary.text().startswith("Alle brieven zijn op de post gedaan.")
    assert not letters.panel.isVisible()


# Overview


@pytest.fixture
def items():
    return (item_for(OPEN, SELAM, None),)


def overview_on(qtbot, phrases, items, choice):
    page = shown(qtbot, OverviewPage(phrases, choice, Path("home")))
    page.show_items(items, TODAY)
    return page


def test_the_overview_counts_and_warns_before_anything_is_written(qtbot, phrases, items, dutch):
    page = overview_on(qtbot, phrases, items, lambda *_: None)

    assert page.summary.text() == "1 open dossier op 22 november 2026."
    assert page.counts["onvolledig"].text() == "1"
    words = [label.text() for label in page.findChildren(type(page.summary))]
    assert any("niet versleuteld" in text for text in words)


@pytest.mark.parametrize("ending", [XLSX, PDF])
def test_an_export_is_named_by_its_day_and_by_nobody(qtbot, phrases, items, dutch, ending):
    suggested = []

    def choose(_parent, _title, suggestion, _kind):
        suggested.append(suggestion)
        return Path("elsewhere") / suggestion.name

    page = overview_on(qtbot, phrases, items, choose)
    with qtbot.waitSignal(page.export_wanted) as wanted:
        qtbot.mouseClick(getattr(page, ending), LEFT)

    assert suggested == [Path("home") / f"overzicht-2026-11-22.{ending}"]
    assert wanted.args == [ending, Path("elsewhere") / f"overzicht-2026-11-22.{ending}"]


def test_changing_ones_mind_writes_nothing(qtbot, phrases, items, dutch):
    page = overview_on(qtbot, phrases, items, lambda *_: None)

    with qtbot.assertNotEmitted(page.export_wanted):
        qtbot.mouseClick(page.pdf, LEFT)


def test_what_went_wrong_stands_under_the_buttons(qtbot, phrases, items, dutch):
    page = overview_on(qtbot, phrases, items, lambda *_: None)

    page.show_problem("Hier kan niet worden geschreven.")

    assert page.message.isVisible()
    assert page.message.words.text() == "Hier kan niet worden geschreven."
    assert page.counts["onvolledig"].text() == "1"


def test_without_files_there_is_nothing_to_export(qtbot, phrases, dutch):
    page = overview_on(qtbot, phrases, (), lambda *_: None)

    assert not page.xlsx.isEnabled()
    assert not page.pdf.isEnabled()


# Settings

OFFICE = Office("Steunpunt", Address("Plein 1", "1234 AA", "Demostad"), "010", "s@example.org")


@pytest.fixture
def settings(qtbot, dutch):
    page = shown(qtbot, SettingsPage(Path("kluis")))
    page.show_letterhead(OFFICE)
    return page


def test_the_sender_comes_out_as_it_went_in(settings):
    assert settings.typed() == OFFICE
    assert not settings.save.isEnabled()


def test_what_is_typed_is_handed_over(settings, qtbot):
    settings.fields["name"].clear()
    qtbot.keyClicks(settings.fields["name"], "Steunpunt Noord")

    with qtbot.waitSignal(settings.submitted) as submitted:
        qtbot.mouseClick(settings.save, LEFT)

    assert submitted.args[0].name == "Steunpunt Noord"
    assert submitted.args[0].address == OFFICE.address


def test_what_is_being_typed_is_not_overwritten(settings, qtbot):
    qtbot.keyClicks(settings.fields["name"], " Noord")

    settings.show_letterhead(OFFICE)

    assert settings.fields["name"].text() == "Steunpunt Noord"


def test_after_saving_there_is_nothing_left_to_save(settings, qtbot):
    qtbot.keyClicks(settings.fields["name"], " Noord")

    settings.show_stored(settings.typed())

    assert not settings.save.isEnabled()


def test_a_missing_field_of_a_letter_can_be_gone_to(settings):
    settings.go_to("town")

    assert settings.fields["town"].hasFocus()


# The message bar


def test_what_was_done_goes_away_by_itself(qtbot, dutch):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_done("Opgeslagen.")
    assert bar.isVisible()

    bar._while.timeout.emit()

    assert not bar.isVisible()


def test_what_went_wrong_stays_until_it_is_closed(qtbot, dutch):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_done("Opgeslagen.")

    bar.show_problem("De schijf is vol.")

    assert not bar._while.isActive()
    qtbot.mouseClick(bar.close_button, LEFT)
    assert not bar.isVisible()
