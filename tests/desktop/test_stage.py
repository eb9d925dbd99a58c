"""The way back, and forms that ask before they are left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.views.form import Form
from desktop.views.stage import Stage


class OneField(Form):
    """The smallest form there is."""

    def __init__(self):
        super().__init__()
        self.line = QLineEdit()
        self.grid.add("line", "Line", self.line)
        self.begin()

    def answers(self):
        return self.line.text()

    def made(self):
        return self.line.text()

    def _assemble(self):
        pass


@pytest.fixture
def stage(qtbot):
    made = Stage()
    qtbot.addWidget(made)
    made.add_place("today", QWidget())
    made.add_place("clients", QWidget())
    made.go_now("today")
    return made


@pytest.fixture
def page(stage):
    made = QWidget()
    stage.add_page(made)
    return made


@pytest.fixture
def form(stage):
    made = OneField()
    stage.add_page(made)
    return made


def test_going_back_leads_to_where_one_came_from(stage, page):
    today = stage.currentWidget()
    stage.enter(page)

    stage.back()

    assert stage.currentWidget() is today


def test_coming_back_to_a_place_is_told(stage, page, qtbot):
    stage.enter(page)

    with qtbot.waitSignal(stage.place_shown) as shown:
        stage.back()

    assert shown.args == ["today"]


def test_in_a_place_there_is_nothing_to_go_back_to(stage):
    today = stage.currentWidget()

    stage.back()

    assert stage.currentWidget() is today


def test_going_to_a_place_forgets_the_way_back(stage, page):
    stage.enter(page)
    stage.go("clients")
    clients = stage.currentWidget()

    stage.back()

    assert stage.currentWidget() is clients


def test_entering_a_page_one_came_through_shortens_the_way(stage, page):
    other = QWidget()
    stage.add_page(other)
    stage.enter(page)
    stage.enter(other)

    stage.enter(page)
    stage.back()

    assert stage.place == "today"
    assert not stage.is_open(page)
    assert not stage.is_open(other)


def test_a_form_without_changes_is_left_at_once(stage, form):
    stage.enter(form)

    stage.go("clients")

    assert stage.place == "clients"
    assert stage.currentWidget() is not form


def test_a_form_with_something_typed_is_not_left_unasked(stage, form):
    stage.enter(form)
    form.line.setText("half a name")

    stage.go("clients")

    assert stage.currentWidget() is form
    assert form.line.text() == "half a name"


def test_when_it_may_be_thrown_away_one_goes_where_one_wanted(stage, form, qtbot):
    stage.enter(form)
    form.line.setText("half a name")
    stage.go("clients")

    qtbot.mouseClick(form._doubt.leave, Qt.MouseButton.LeftButton)

    assert stage.place == "clients"
    assert stage.currentWidget() is not form


def test_saving_after_all_forgets_where_one_wanted_to_go(stage, form, qtbot):
    stage.enter(form)
    form.line.setText("half a name")
    stage.go("clients")
    form.submit()

    form.line.setText("")
    form.begin()
    form.cancel()

    assert stage.place == "today"
