"""The first window: what it asks, what it says, and that it never loses what was typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.views.unlock import UnlockWindow

FOLDER = Path("kluis")
LEFT = Qt.MouseButton.LeftButton
STRONG = "zeven paarse giraffen lezen kranten"


@pytest.fixture
def window(qtbot, dutch):
    made = UnlockWindow()
    qtbot.addWidget(made)
    made.show_folder(FOLDER, has_vault=True)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.listen()
    return made


@pytest.fixture
def new(window):
    window.show_folder(FOLDER, has_vault=False)
    return window


def test_enter_hands_over_the_folder_and_the_passphrase(window, qtbot):
    line = window.open_panel.passphrase.line
    qtbot.keyClicks(line, "lamp wolk")

    with qtbot.waitSignal(window.unlock_wanted) as wanted:
        qtbot.keyClick(line, Qt.Key.Key_Return)

    assert wanted.args == [FOLDER, "lamp wolk"]


def test_the_button_does_the_same(window, qtbot):
    qtbot.keyClicks(window.open_panel.passphrase.line, "lamp wolk")

    with qtbot.waitSignal(window.unlock_wanted):
        qtbot.mouseClick(window.open_panel.unlock, LEFT)


def test_without_a_passphrase_nothing_is_tried(window, qtbot):
    with qtbot.assertNotEmitted(window.unlock_wanted):
        qtbot.mouseClick(window.open_panel.unlock, LEFT)


def test_the_passphrase_is_hidden_until_it_is_asked_for(window, qtbot):
    field = window.open_panel.passphrase
    assert field.line.echoMode() == QLineEdit.EchoMode.Password

    qtbot.mouseClick(field.peek, LEFT)

    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.line.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert field.line.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText


def test_a_problem_is_told_in_place_and_what_was_typed_stays(window, qtbot):
    qtbot.keyClicks(window.open_panel.passphrase.line, "lamp wolk")

    window.show_problem("De schijf is vol.")

    assert window.message.isVisible()
    assert window.words.text() == "De schijf is vol."
    assert window.open_panel.passphrase.text == "lamp wolk"
    assert window.open_panel.passphrase.line.hasFocus()


def test_after_a_wrong_passphrase_one_waits_and_sees_how_long(window, qtbot):
    qtbot.keyClicks(window.open_panel.passphrase.line, "lamp wolk")

    window.show_wait("Dat klopt niet.", 2)

    assert window.words.text() == "Dat klopt niet. Over 2 seconden kunt u het opnieuw proberen."
    assert not window.open_panel.unlock.isEnabled()
    with qtbot.assertNotEmitted(window.unlock_wanted):
        qtbot.keyClick(window.open_panel.passphrase.line, Qt.Key.Key_Return)


def test_when_the_wait_is_over_one_can_try_again(window, qtbot):
    qtbot.keyClicks(window.open_panel.passphrase.line, "lamp wolk")
    window.show_wait("Dat klopt niet.", 1)

    qtbot.waitUntil(window.open_panel.unlock.isEnabled)

    assert window.words.text() == "Dat klopt niet. U kunt het nu opnieuw proberen."
    with qtbot.waitSignal(window.unlock_wanted):
        qtbot.keyClick(window.open_panel.passphrase.line, Qt.Key.Key_Return)


def test_while_it_is_busy_nothing_can_be_changed(window):
    window.show_busy("De kluis wordt geopend…")
    window.show_progress(1, 4)

    assert not window.open_panel.isEnabled()
    assert window.doing.text() == "De kluis wordt geopend…"
    assert (window.progress.value(), window.progress.maximum()) == (1, 4)


def test_what_is_asked_before_anybody_listens_is_not_lost(qtbot, dutch):
    window = UnlockWindow()
    qtbot.addWidget(window)
    window.show_folder(FOLDER, has_vault=True)
    qtbot.keyClicks(window.open_panel.passphrase.line, "lamp wolk")
    with qtbot.assertNotEmitted(window.unlock_wanted):
        qtbot.keyClick(window.open_panel.passphrase.line, Qt.Key.Key_Return)

    with qtbot.waitSignal(window.unlock_wanted) as wanted:
        window.listen()

    assert wanted.args == [FOLDER, "lamp wolk"]


def test_another_folder_can_be_asked_for(window, qtbot):
    with qtbot.waitSignal(window.folder_wanted):
        qtbot.mouseClick(window.other_folder, LEFT)


def test_a_folder_without_a_vault_asks_for_a_new_passphrase(new):
    assert new.asks_new
    assert new.title.text() == "Nieuwe kluis maken"
    assert not new.open_panel.isVisible()


def test_the_strength_is_asked_for_while_typing(new, qtbot):
    with qtbot.waitSignal(new.strength_wanted) as wanted:
        qtbot.keyClicks(new.new_panel.first.line, "lamp")

    assert wanted.args == ["lamp"]


@pytest.mark.parametrize(
    ("score", "words"),
    [(0, "zeer zwak"), (1, "zwak"), (2, "matig"), (3, "sterk"), (4, "zeer sterk")],
)
def test_the_strength_is_told_in_words_and_not_by_colour_alone(new, qtbot, score, words):
    qtbot.keyClicks(new.new_panel.first.line, "lamp")

    new.new_panel.show_strength(score, "")

    assert new.new_panel.strength.text() == f"Sterkte: {words}."
    assert new.new_panel.bar.value() == score


@pytest.mark.parametrize(
    "weakness", ["short", "word", "name", "spatial", "repeat", "sequence", "date"]
)
def test_what_makes_it_weak_is_said(new, qtbot, weakness):
    qtbot.keyClicks(new.new_panel.first.line, "lamp")

    new.new_panel.show_strength(1, weakness)

    assert new.new_panel.strength.text().startswith("Sterkte: zwak. ")
    assert len(new.new_panel.strength.text()) > 30


def test_a_name_and_the_same_passphrase_twice_make_a_vault(new, qtbot):
    qtbot.keyClicks(new.new_panel.name, " Anna ")
    qtbot.keyClicks(new.new_panel.first.line, STRONG)
    qtbot.keyClicks(new.new_panel.second.line, STRONG)

    with qtbot.waitSignal(new.make_wanted) as wanted:
        qtbot.mouseClick(new.new_panel.make, LEFT)

    assert wanted.args == [FOLDER, STRONG, "Anna"]


def test_without_a_name_no_vault_is_made(new, qtbot):
    qtbot.keyClicks(new.new_panel.first.line, STRONG)
    qtbot.keyClicks(new.new_panel.second.line, STRONG)

    with qtbot.assertNotEmitted(new.make_wanted):
        qtbot.mouseClick(new.new_panel.make, LEFT)

    assert new.new_panel.name_problem.isVisible()
    assert new.new_panel.name.hasFocus()


def test_two_different_passphrases_are_told_at_the_second(new, qtbot):
    qtbot.keyClicks(new.new_panel.name, "Anna")
    qtbot.keyClicks(new.new_panel.first.line, STRONG)
    qtbot.keyClicks(new.new_panel.second.line, "lamp")

    with qtbot.assertNotEmitted(new.make_wanted):
        qtbot.mouseClick(new.new_panel.make, LEFT)

    assert new.new_panel.second_problem.isVisible()
    assert new.new_panel.second.line.hasFocus()
    assert new.new_panel.first.text == STRONG


def test_a_weak_passphrase_is_told_at_the_first_and_stays(new, qtbot):
    qtbot.keyClicks(new.new_panel.first.line, "lamp")

    new.new_panel.show_too_weak()

    assert new.new_panel.first_problem.isVisible()
    assert new.new_panel.first.line.hasFocus()
    assert new.new_panel.first.text == "lamp"


def test_typing_on_takes_the_complaint_away(new, qtbot):
    new.new_panel.show_too_weak()

    qtbot.keyClicks(new.new_panel.first.line, "l")

    assert not new.new_panel.first_problem.isVisible()


def test_forgetting_leaves_no_passphrase(new, qtbot):
    qtbot.keyClicks(new.new_panel.first.line, STRONG)
    qtbot.keyClicks(new.new_panel.second.line, STRONG)

    new.clear()

    assert new.new_panel.first.text == new.new_panel.second.text == ""


def test_a_demo_says_so(qtbot, dutch):
    window = UnlockWindow(demo=True)
    qtbot.addWidget(window)

    marks = [label.text() for label in window.findChildren(type(window.title), "demo")]

    assert marks == ["DEMO: verzonnen mensen"]
