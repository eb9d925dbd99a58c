"""Who works here, what each of them sees, and what happens between them: in the real windows."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from casework import people, usecases
from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Client, PartialDate
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import ACCESSED, UNLOCKED
from casework.law.additions import AgreedRules
from casework.rights import LEFT, UNKNOWN_KEY
from casework.storage import NoAccessError
from casework.volunteers import COORDINATOR, READER, VOLUNTEER, Volunteer
from db.storage import open_vault
from desktop import places, vaults
from desktop.main_window import Choosers, MainWindow
from desktop.office import Office
from desktop.seat import seat_at
from desktop.settings import WindowMemory
from desktop.texts import sentence_for

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEFT_BUTTON = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
OF_MAKER = "zeven paarse giraffen lezen kranten"
OF_BRAM = "negen ronde muizen dansen zondag"
OF_EVA = "twaalf stille wolken breien truien"
BRAM = Volunteer(UUID(int=2), "Bram", VOLUNTEER)
DIRK = Volunteer(UUID(int=4), "Dirk", READER)
REASON = "Bram is ziek, cliënt belt over brief"
LODGED = CaseEvent("aanvraag_ingediend", date(2025, 1, 20))


@pytest.fixture
def files(vault):
    """A file of Bram and one of nobody, of two people."""
    for volunteer in (BRAM, DIRK):
        people.add_volunteer(vault, volunteer, TODAY)
    return [
        opened(vault, "Tesfay", "Selam", BRAM.id),
        opened(vault, "Yıldız", "Şükrü", None),
    ]


def opened(vault, family_name, given_names, handler):
    person = Client(
        usecases.new_id(), family_name, given_names, PartialDate(1994, 3, 12), nationality="TUR"
    )
    client = usecases.register_client(vault, person, TODAY)
    wanted = CaseFile(
        usecases.new_id(), "", client.id, ASIEL, events=(LODGED,), assigned_to=handler
    )
    return usecases.open_file(vault, wanted, TODAY)


@pytest.fixture
def saved(tmp_path):
    return tmp_path / "saved.pdf"


@pytest.fixture
def window_of(qtbot, dutch, jobs, storage, resources, tmp_path, vault_folder, settle, saved):
    """Open the main window as somebody who works here."""
    made = []

    def open_window(volunteer):
        office = Office(jobs, resources, lambda: TODAY)
        choosers = Choosers(file=lambda *_: saved, printer=lambda _: None)
        memory = WindowMemory(tmp_path / "config")
        window = MainWindow(office, jobs, memory, vault_folder, choosers)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        office.open(Desk(storage, volunteer, lambda: NOON))
        settle()
        made.append(window)
        return window

    yield open_window
    for window in made:
        window.forget()
        window._may_close = True


@pytest.fixture
def of_maker(files, vault, window_of):
    """The window of the coordinator."""
    return window_of(vault.by)


@pytest.fixture
def of_bram(files, window_of):
    return window_of(BRAM)


@pytest.fixture
def staff_page(of_maker, qtbot, settle):
    """The page of volunteers, reached by its button."""
    of_maker.stage.go_now(places.SETTINGS)
    settle()
    qtbot.mouseClick(of_maker.places.settings.volunteers, LEFT_BUTTON)
    settle()
    page = of_maker.routes.volunteers.page
    assert of_maker.stage.currentWidget() is page
    return page


def choose(page, name):
    proxy = page.table.proxy
    names = [proxy.value(row).volunteer.name for row in range(proxy.rowCount())]
    page.table.choose_row(names.index(name))


def press(qtbot, settle, button):
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT_BUTTON)
    settle()


def type_pair(qtbot, form, passphrase, again=None):
    qtbot.keyClicks(form.pair.first.line, passphrase)
    qtbot.keyClicks(form.pair.second.line, again or passphrase)


def offered(window):
    return [name for name, place in window.rail.places.items() if not place.isHidden()]


def numbers_on_start_page(window):
    proxy = window.places.today.table.proxy
    return [proxy.value(row).number for row in range(proxy.rowCount())]


def lines(vault):
    with vault.work() as work:
        return work.journal.latest(20)


def opens(folder, passphrase):
    """Open the vault by a passphrase; return who it was."""
    storage = open_vault(folder, passphrase)
    opened_by = storage.opened_by
    storage.close()
    return opened_by


# What each role sees.


def test_a_coordinator_sees_every_file_and_every_place(of_maker):
    assert len(numbers_on_start_page(of_maker)) == 2
    assert offered(of_maker) == list(places.PLACES)
    assert "Anna de Boer" in of_maker.rail.who.text()
    assert of_maker.places.clients.ask_access.isHidden()


def test_a_volunteer_sees_only_their_own_files(of_bram, files, settle):
    of_bram.stage.go_now(places.CLIENTS)
    settle()

    assert numbers_on_start_page(of_bram) == [files[0].number]
    names = {folder.client.family_name for folder in of_bram.places.clients._folders}
    assert names == {"Tesfay"}


def test_a_volunteer_is_not_offered_what_is_for_the_coordinator(of_bram, settle):
    of_bram.stage.go_now(places.SETTINGS)
    settle()
    settings = of_bram.places.settings
    assert settings.volunteers.isHidden()
    assert settings.save.isHidden()
    assert settings.fields["name"].isReadOnly()
    assert settings.passphrase.isVisible()

    of_bram.stage.go_now(places.RULES)
    settle()
    rules = of_bram.places.rules
    for hidden in (rules.moratorium, rules.free_day, rules.import_button, rules.card.end):
        assert hidden.isHidden()


def test_a_reader_sees_numbers_and_no_names(files, window_of, qtbot, settle):
    window = window_of(DIRK)

    assert offered(window) == [places.OVERVIEW, places.SETTINGS]
    assert window.stage.currentWidget() is window.places.overview
    page = window.places.overview
    assert page.summary.text() == "2 open dossiers op 22 november 2026."
    assert page.counts["zeer_te_laat"].text() == "2"
    assert page.kinds.itemAt(0).widget().text() == "2 open dossiers: asiel, gewone procedure"
    assert page.export_card.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    settle()
    assert window.stage.currentWidget() is page


def test_what_is_refused_nevertheless_says_why(files, storage, phrases):
    with pytest.raises(NoAccessError) as caught:
        people.add_volunteer(Desk(storage, BRAM, lambda: NOON), DIRK, TODAY)

    said = sentence_for(caught.value, phrases)
    assert said == "Alleen de coördinator verandert iets aan de vrijwilligers."


def test_rules_of_a_new_release_wait_for_the_coordinator(
    files, vault, window_of, settle, resources
):
    name, shipped = "asiel_zes_maanden.toml", dict(resources.rule_files)
    before = {**shipped, name: shipped[name].replace("amount = 6", "amount = 5")}
    with vault.work() as work:
        work.put_agreed_rules(AgreedRules(before, TODAY))
        work.commit()

    window = window_of(BRAM)
    window.routes.rules.offer_release()
    window.stage.go_now(places.RULES)
    settle()

    page = window.places.rules
    assert "coördinator" in page.waiting_words.text()
    assert page.release.isHidden()
    with vault.work() as work:
        assert dict(work.agreed_rules().files) == before


# Looking into a file of somebody else.


def ask_for(window, qtbot, settle, number, reason):
    window.stage.go_now(places.CLIENTS)
    settle()
    press(qtbot, settle, window.places.clients.ask_access)
    form = window.routes.access.form
    qtbot.keyClicks(form.number, number)
    form.reason.setPlainText(reason)
    press(qtbot, settle, form.save_button)
    return form


def test_a_volunteer_sees_a_file_of_somebody_else_after_giving_a_reason(
    of_bram, files, vault, qtbot, settle
):
    ask_for(of_bram, qtbot, settle, files[1].number, REASON)

    assert of_bram.stage.currentWidget() is of_bram.routes.files.page
    assert "Yıldız" in of_bram.routes.files.page.header.name.text()
    line = next(line for line in lines(vault) if line.action == ACCESSED)
    assert (line.by, line.subject_id, line.reason) == (BRAM.id.hex, files[1].id.hex, REASON)


def test_without_a_reason_nothing_opens(of_bram, files, vault, qtbot, settle):
    form = ask_for(of_bram, qtbot, settle, files[1].number, "even kijken")

    assert of_bram.stage.currentWidget() is form
    assert (
        "drie" in form.grid.fields["reason"].problem()
        or "3" in form.grid.fields["reason"].problem()
    )
    assert form.number.text() == files[1].number
    assert not [line for line in lines(vault) if line.action == ACCESSED]


def test_a_person_is_asked_for_by_name_and_birth_date(of_bram, qtbot, settle):
    of_bram.stage.go_now(places.CLIENTS)
    press(qtbot, settle, of_bram.places.clients.ask_access)
    form = of_bram.routes.access.form
    qtbot.keyClicks(form.name, "Sukru Yildiz")
    form.reason.setPlainText(REASON)
    press(qtbot, settle, form.save_button)
    assert form.grid.fields["birth"].problem()

    qtbot.keyClicks(form.birth.line, "12-03-1994")
    form.name.setText("Şükrü Yıldız")
    press(qtbot, settle, form.save_button)

    assert of_bram.stage.currentWidget() is of_bram.routes.files.page


def test_the_coordinator_is_told_until_they_have_seen_it(files, vault, window_of, qtbot, settle):
    ask_for(window_of(BRAM), qtbot, settle, files[1].number, REASON)
    window = window_of(vault.by)

    start = window.places.today
    assert start.accesses.isVisible()
    assert start.accesses_words.text() == "In 1 dossier van een ander is gekeken."
    press(qtbot, settle, start.see_accesses)
    page = window.routes.volunteers.page
    said = page.accesses.lines.itemAt(0).widget().text()
    assert "Bram" in said
    assert files[1].number in said
    assert REASON in said
    press(qtbot, settle, page.accesses.mark_seen)

    assert page.accesses.isHidden()
    window.stage.go_now(places.TODAY)
    settle()
    assert start.accesses.isHidden()


# Volunteers come, change and leave.


def test_a_new_volunteer_opens_the_vault_by_their_own_words(
    staff_page, of_maker, storage, vault_folder, qtbot, settle
):
    press(qtbot, settle, staff_page.new)
    form = of_maker.routes.volunteers.form
    qtbot.keyClicks(form.name, "Eva")
    type_pair(qtbot, form, OF_EVA)
    press(qtbot, settle, form.save_button)

    assert of_maker.stage.currentWidget() is staff_page
    assert of_maker.message.words.text() == "\u2068Eva\u2069 kan de kluis nu openen."
    assert form.pair.first.text == form.pair.second.text == ""
    storage.close()
    assert opens(vault_folder, OF_EVA).name == "Eva"
    again = open_vault(vault_folder, OF_EVA)
    assert people.volunteer_of(again, again.opened_by.id, "", TODAY).role == VOLUNTEER
    again.close()


@pytest.mark.parametrize(
    ("name", "passphrase", "again", "field", "said"),
    [
        pytest.param("", OF_EVA, OF_EVA, "name", "Vul dit in.", id="no name"),
        pytest.param("Bram", OF_EVA, OF_EVA, "name", "deze naam", id="a name that is taken"),
        pytest.param("Eva", "welkom", "welkom", "first", "makkelijk", id="a weak passphrase"),
        pytest.param("Eva", OF_EVA, OF_BRAM, "second", "verschillend", id="two that differ"),
        pytest.param("Eva", OF_MAKER, OF_MAKER, "first", "Kies een andere", id="one in use"),
    ],
)
def test_a_new_volunteer_is_refused_in_place(
    staff_page, of_maker, qtbot, settle, name, passphrase, again, field, said
):
    press(qtbot, settle, staff_page.new)
    form = of_maker.routes.volunteers.form
    qtbot.keyClicks(form.name, name)
    type_pair(qtbot, form, passphrase, again)
    press(qtbot, settle, form.save_button)

    problems = {
        "name": form.grid.fields["name"].problem(),
        "first": form.pair.first_problem.text(),
        "second": form.pair.second_problem.text(),
    }
    assert said in problems[field]
    assert of_maker.stage.currentWidget() is form
    assert form.pair.first.text == passphrase


def test_somebody_known_by_name_only_is_given_a_passphrase(
    staff_page, of_maker, storage, vault_folder, qtbot, settle
):
    choose(staff_page, "Bram")
    assert "nog geen wachtwoordzin" in staff_page.state.text()
    press(qtbot, settle, staff_page.key)
    form = of_maker.routes.volunteers.form
    type_pair(qtbot, form, OF_BRAM)
    press(qtbot, settle, form.save_button)

    storage.close()
    assert opens(vault_folder, OF_BRAM).id == BRAM.id


def test_who_forgot_their_passphrase_gets_another(
    staff_page, of_maker, storage, vault_folder, qtbot, settle
):
    vaults.add_volunteer(storage, "Bram", OF_BRAM, BRAM.id)
    of_maker.routes.volunteers.open()
    settle()
    choose(staff_page, "Bram")
    assert "vergeten" in staff_page.key.text()
    press(qtbot, settle, staff_page.key)
    form = of_maker.routes.volunteers.form
    type_pair(qtbot, form, OF_EVA)
    press(qtbot, settle, form.save_button)

    storage.close()
    assert opens(vault_folder, OF_EVA).id == BRAM.id
    with pytest.raises(StorageError):
        open_vault(vault_folder, OF_BRAM)


def test_a_name_and_a_role_are_changed(staff_page, of_maker, vault, qtbot, settle):
    choose(staff_page, "Bram")
    press(qtbot, settle, staff_page.change)
    form = of_maker.routes.volunteers.form
    form.name.setText("Bram de Wit")
    form.role.choose(COORDINATOR)
    press(qtbot, settle, form.save_button)

    with vault.work() as work:
        assert work.volunteers.get(BRAM.id) == replace(BRAM, name="Bram de Wit", role=COORDINATOR)


def test_who_leaves_hands_over_and_cannot_come_back_in(
    staff_page, of_maker, storage, vault, vault_folder, files, qtbot, settle
):
    vaults.add_volunteer(storage, "Bram", OF_BRAM, BRAM.id)
    of_maker.routes.volunteers.open()
    settle()
    choose(staff_page, "Bram")
    press(qtbot, settle, staff_page.leave)
    form = of_maker.routes.volunteers.form
    press(qtbot, settle, form.save_button)
    assert "overneemt" in form.grid.fields["taker"].problem()

    form.taker.choose(str(vault.by.id))
    press(qtbot, settle, form.save_button)

    assert of_maker.office.is_open
    with vault.work() as work:
        assert work.case_files.get(files[0].id).assigned_to == vault.by.id
        assert work.volunteers.get(BRAM.id).until == TODAY
    storage.close()
    with pytest.raises(StorageError):
        open_vault(vault_folder, OF_BRAM)
    assert opens(vault_folder, OF_MAKER).id == vault.by.id


def test_the_last_coordinator_does_not_leave(staff_page, of_maker, qtbot, settle):
    choose(staff_page, "Anna de Boer")
    press(qtbot, settle, staff_page.leave)
    form = of_maker.routes.volunteers.form
    press(qtbot, settle, form.save_button)

    assert "altijd een coördinator" in form.message.text()


def test_a_coordinator_who_takes_their_own_role_away_is_locked_out_at_once(
    staff_page, of_maker, storage, vault, qtbot, settle
):
    vaults.add_volunteer(storage, "Bram", OF_BRAM, BRAM.id)
    people.change_volunteer(vault, replace(BRAM, role=COORDINATOR), {BRAM.id}, TODAY)
    choose(staff_page, "Anna de Boer")
    press(qtbot, settle, staff_page.change)
    form = of_maker.routes.volunteers.form
    form.role.choose(VOLUNTEER)

    with qtbot.waitSignal(of_maker.lock_wanted):
        qtbot.mouseClick(form.save_button, LEFT_BUTTON)


def test_everyone_changes_their_own_passphrase(
    files, storage, window_of, vault_folder, qtbot, settle
):
    vaults.add_volunteer(storage, "Bram", OF_BRAM, BRAM.id)
    window = window_of(BRAM)
    window.stage.go_now(places.SETTINGS)
    press(qtbot, settle, window.places.settings.passphrase)
    form = window.routes.volunteers.form
    qtbot.keyClicks(form.old.line, OF_BRAM)
    type_pair(qtbot, form, OF_EVA)
    press(qtbot, settle, form.save_button)

    assert window.message.words.text() == "Uw wachtwoordzin is gewijzigd."
    storage.close()
    assert opens(vault_folder, OF_EVA).id == BRAM.id


def test_a_wrong_passphrase_of_now_is_told_in_place(of_bram, qtbot, settle):
    of_bram.stage.go_now(places.SETTINGS)
    press(qtbot, settle, of_bram.places.settings.passphrase)
    form = of_bram.routes.volunteers.form
    qtbot.keyClicks(form.old.line, "niet goed")
    type_pair(qtbot, form, OF_EVA)
    press(qtbot, settle, form.save_button)

    assert form.grid.fields["old"].problem()
    assert form.pair.first.text == OF_EVA


def test_leaving_the_form_leaves_no_passphrase_behind(staff_page, of_maker, qtbot, settle):
    press(qtbot, settle, staff_page.new)
    form = of_maker.routes.volunteers.form
    type_pair(qtbot, form, OF_EVA)

    of_maker.forget()

    assert form.pair.first.text == ""


# The recovery sheet.


def test_a_recovery_sheet_is_shown_once_and_can_be_saved(
    staff_page, of_maker, saved, qtbot, settle
):
    assert "nog geen herstelblad" in staff_page.recovery_words.text()
    press(qtbot, settle, staff_page.make_recovery)
    page = of_maker.routes.volunteers.recovery
    assert of_maker.stage.currentWidget() is page
    assert len(page.pages.pages) == 1
    press(qtbot, settle, page.save)
    assert saved.read_bytes().startswith(b"%PDF")
    assert str(saved) in page.message.words.text()

    press(qtbot, settle, page.ready)

    assert of_maker.stage.currentWidget() is staff_page
    assert page.pages.pages == []
    assert staff_page.recovery_words.text().startswith("Er is een herstelblad")


def test_the_recovery_sheet_opens_with_every_right_and_is_written_down(
    vault, storage, vault_folder, resources, dutch
):
    code = storage.with_key(vaults.keys.make_recovery)
    storage.close()
    again = vaults.opened(vault_folder, code)

    desk, _ = seat_at(again, resources.rule_files, TODAY)

    assert (desk.by.name, desk.by.role) == ("Herstelblad", COORDINATOR)
    assert [one.name for one in people.everyone(desk)] == ["Anna de Boer"]
    line = lines(desk)[0]
    assert (line.action, line.reason) == (UNLOCKED, "Herstelblad")
    again.close()


def test_the_first_who_opens_a_vault_without_volunteers_coordinates_it(storage, resources, dutch):
    desk, _ = seat_at(storage, resources.rule_files, TODAY)

    assert (desk.by.name, desk.by.role) == ("Anna de Boer", COORDINATOR)
    assert people.everyone(desk) == (desk.by,)
    assert lines(desk)[0].action == UNLOCKED


@pytest.mark.parametrize(
    ("volunteer_id", "until", "needs"),
    [
        pytest.param(UUID(int=99), None, UNKNOWN_KEY, id="a key of nobody"),
        pytest.param(BRAM.id, TODAY, LEFT, id="a key of who left"),
    ],
)
def test_a_key_of_nobody_who_works_here_opens_nothing(
    files, vault, storage, vault_folder, resources, phrases, dutch, volunteer_id, until, needs
):
    with vault.work() as work:
        work.volunteers.put(replace(BRAM, until=until))
        work.commit()
    vaults.add_volunteer(storage, "Eva", OF_EVA, volunteer_id)
    storage.close()
    again = open_vault(vault_folder, OF_EVA)

    with pytest.raises(NoAccessError) as caught:
        seat_at(again, resources.rule_files, TODAY)

    assert caught.value.needs == needs
    assert phrases.say("no_access", needs)
    again.close()


# Who handles a file, and two who change it at once.


def form_of(window, case_file, settle):
    window.routes.files.edit_of(case_file.id)
    settle()
    return window.routes.files.form


def test_a_coordinator_chooses_who_handles_a_file(of_maker, files, vault, qtbot, settle):
    form = form_of(of_maker, files[1], settle)
    assert form.handled_by.currentText() == "niemand"
    form.handled_by.choose(BRAM.id.hex)
    press(qtbot, settle, form.save_button)

    with vault.work() as work:
        assert work.case_files.get(files[1].id).handler == "Bram"


def test_a_volunteer_handles_what_they_open_and_gives_nothing_away(
    of_bram, files, vault, qtbot, settle
):
    with vault.work() as work:
        client = work.clients.get(files[0].client_id)
    of_bram.routes.files.new(client)
    settle()
    form = of_bram.routes.files.form
    assert form.handled_by.currentText() == "Bram"
    assert not form.handled_by.isEnabled()
    press(qtbot, settle, form.save_button)

    with vault.work() as work:
        assert {each.assigned_to for each in work.case_files.of_client(client.id)} == {BRAM.id}


@pytest.fixture
def conflict(of_maker, files, vault, qtbot, settle):
    """A form that somebody else was ahead of."""
    form = form_of(of_maker, files[0], settle)
    form.notes.setPlainText("belt dinsdag")
    with vault.work() as work:
        now = work.case_files.get(files[0].id)
        work.case_files.put(replace(now, zaaknummer="Z1-123"))
        work.commit()
    press(qtbot, settle, form.save_button)
    return form


def test_who_was_overtaken_is_told_what_the_other_changed(conflict, of_maker, vault, files):
    assert of_maker.stage.currentWidget() is conflict
    assert conflict.conflict.isVisible()
    assert (
        conflict.conflict.heading.text() == "\u2068Anna de Boer\u2069 heeft dit intussen gewijzigd"
    )
    assert "Z1-123" in conflict.conflict.changes.text()
    assert conflict.notes.toPlainText() == "belt dinsdag"
    with vault.work() as work:
        assert work.case_files.get(files[0].id).notes == ""


def test_both_changes_are_kept_together(conflict, vault, files, qtbot, settle):
    press(qtbot, settle, conflict.conflict.merge)
    assert conflict.conflict.isHidden()
    assert conflict.zaaknummer.text() == "Z1-123"
    assert conflict.notes.toPlainText() == "belt dinsdag"
    press(qtbot, settle, conflict.save_button)

    with vault.work() as work:
        stored = work.case_files.get(files[0].id)
    assert (stored.zaaknummer, stored.notes) == ("Z1-123", "belt dinsdag")


def test_the_version_of_the_other_can_be_loaded(conflict, qtbot, settle):
    press(qtbot, settle, conflict.conflict.theirs)

    assert conflict.zaaknummer.text() == "Z1-123"
    assert conflict.notes.toPlainText() == ""


def test_two_who_change_a_person_are_told_too(of_maker, files, vault, qtbot, settle):
    with vault.work() as work:
        client = work.clients.get(files[0].client_id)
    of_maker.routes.clients.edit(client)
    form = of_maker.routes.clients.form
    form.notes.setPlainText("belt dinsdag")
    usecases.register_client(vault, replace(client, phone="06 00"), TODAY)
    press(qtbot, settle, form.save_button)
    assert "06 00" in form.conflict.changes.text()

    press(qtbot, settle, form.conflict.merge)
    press(qtbot, settle, form.save_button)

    with vault.work() as work:
        stored = work.clients.get(client.id)
    assert (stored.phone, stored.notes) == ("06 00", "belt dinsdag")
