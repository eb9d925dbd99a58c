"""What the first window says besides, without a vault."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.views.unlock import UnlockWindow

LEFT = Qt.MouseButton.LeftButton
FOLDER = Path("kluis")


@pytest.fixture
def window(qtbot, dutch):
    made = UnlockWindow()
    qtbot.addWidget(made)
    made.show_folder(FOLDER, has_vault=True)
    made.show()
    made.listen()
    return made


def test_who_is_certainly_at_work_is_not_pushed_aside(window):
    window.show_in_use("Fatima heeft de kluis open.", None)

    assert window.in_use.words.text() == "Fatima heeft de kluis open."
    assert window.in_use.action.isHidden()
    assert window.open_panel.unlock.isEnabled()


@pytest.mark.parametrize(
    ("wait", "left"),
    [(600, "10 minuten"), (91, "2 minuten"), (90, "90 seconden"), (0.4, "1 seconde")],
)
def test_how_long_one_waits_is_told(window, wait, left):
    window.show_in_use("Bilal heeft de kluis open.", wait)

    assert f"over {left} toch openen" in window.in_use.words.text()
    assert window.in_use.action.isHidden()


def test_when_the_wait_is_over_it_is_offered_with_a_warning(window, qtbot):
    window.show_in_use("Bilal heeft de kluis open.", 2)
    qtbot.keyClicks(window.open_panel.passphrase.line, "lamp wolk")

    window.in_use._count_down()
    assert "1 seconde" in window.in_use.words.text()
    window.in_use._count_down()

    assert "Dan raakt kwijt" in window.in_use.words.text()
    with qtbot.waitSignal(window.take_over_wanted) as wanted:
        qtbot.mouseClick(window.in_use.action, LEFT)
    assert wanted.args == [FOLDER, "lamp wolk"]


@pytest.mark.parametrize("what", ["show_ready", "show_busy", "show_problem", "show_wait"])
def test_something_else_to_say_takes_its_place(window, what):
    arguments = {"show_busy": ["Bezig"], "show_problem": ["Fout"], "show_wait": ["Fout", 2]}
    window.show_in_use("Bilal heeft de kluis open.", 60)

    getattr(window, what)(*arguments.get(what, []))

    assert not window.in_use.isVisible()
    assert not window.in_use._second.isActive()


def test_the_place_is_told_and_stays_told(window, qtbot):
    window.show_place(["Een netwerkschijf.", "Anderen kijken mee."], mendable=True)
    window.show_busy("Bezig")
    assert not window.about_place.action.isEnabled()
    window.show_ready()

    assert window.about_place.words.text() == "Een netwerkschijf.\n\nAnderen kijken mee."
    with qtbot.waitSignal(window.mend_wanted) as wanted:
        qtbot.mouseClick(window.about_place.action, LEFT)
    assert wanted.args == [FOLDER]


def test_nothing_to_say_is_not_said(window):
    window.show_place([], mendable=False)

    assert not window.about_place.isVisible()
