"""When nobody is there: counted by clocks that the test sets, over windows that are touched."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from desktop import idle
from desktop.idle import CHOICES, DEFAULT, IdleWatch


class Clocks:
    """Clocks that stand still until they are moved: one that nobody can set, one that one can."""

    def __init__(self):
        self.counting = 1000.0
        self.wall = 1_790_000_000.0

    def go_on(self, seconds):
        self.counting += seconds
        self.wall += seconds


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def watch(qapp, clocks):
    made = IdleWatch(ask=(lambda: clocks.counting, lambda: clocks.wall))
    made.start()
    made._tick.stop()
    yield made
    made.stop()


@pytest.fixture
def expired(watch):
    told = []
    watch.expired.connect(lambda: told.append("expired"))
    return told


def pass_by(watch, clocks, seconds):
    """Let time pass as the program sees it: a look every five seconds."""
    for _ in range(0, seconds, 5):
        clocks.go_on(5)
        watch.look()


def test_after_five_minutes_it_is_over(watch, clocks, expired):
    pass_by(watch, clocks, 295)
    assert expired == []

    pass_by(watch, clocks, 5)

    assert expired == ["expired"]


@pytest.mark.parametrize("minutes", CHOICES)
def test_the_minutes_can_be_chosen(watch, clocks, expired, minutes):
    watch.set_minutes(minutes)

    pass_by(watch, clocks, minutes * 60 - 5)
    assert expired == []
    pass_by(watch, clocks, 5)

    assert expired == ["expired"]


@pytest.mark.parametrize("minutes", [0, -1, 3, 10**9])
def test_it_cannot_be_put_off(watch, clocks, expired, minutes):
    watch.set_minutes(minutes)

    pass_by(watch, clocks, DEFAULT * 60)

    assert expired == ["expired"]


def press_key(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_A)


def click(qtbot, window):
    qtbot.mouseClick(window, Qt.MouseButton.LeftButton)


def touch(_, window):
    QTest.touchEvent(window, QTest.createTouchDevice()).press(0, QPoint(1, 1)).commit()


@pytest.mark.parametrize("use", [press_key, click, touch])
@pytest.mark.parametrize("kind", [QWidget, QLineEdit, QDialog])
def test_whoever_uses_any_window_is_there(watch, clocks, expired, qtbot, use, kind):
    window = kind()
    qtbot.addWidget(window)
    window.show()
    pass_by(watch, clocks, 290)

    use(qtbot, window)
    pass_by(watch, clocks, 290)

    assert expired == []
    pass_by(watch, clocks, 10)
    assert expired == ["expired"]


def test_what_happens_without_anybody_does_not_count(watch, clocks, expired, qtbot):
    window = QLineEdit()
    qtbot.addWidget(window)
    pass_by(watch, clocks, 290)

    window.show()
    window.setText("read from the vault")
    QApplication.processEvents()
    pass_by(watch, clocks, 10)

    assert expired == ["expired"]


def test_a_computer_that_slept_is_locked_at_once(watch, clocks, expired):
    pass_by(watch, clocks, 20)
    clocks.wall += 3600

    watch.look()

    assert expired == ["expired"]


def test_waking_it_with_the_mouse_makes_no_difference(watch, clocks, expired, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    clocks.wall += 3600

    press_key(qtbot, window)
    watch.look()

    assert expired == ["expired"]


def test_on_a_system_whose_clock_goes_on_in_sleep_it_is_the_same(watch, clocks, expired):
    clocks.go_on(60)

    watch.look()

    assert expired == ["expired"]


@pytest.mark.parametrize("back", [1, 3600, 10**9])
def test_a_clock_that_is_set_back_changes_nothing(watch, clocks, expired, back):
    pass_by(watch, clocks, 150)
    clocks.wall -= back

    pass_by(watch, clocks, 145)
    assert expired == []
    pass_by(watch, clocks, 5)

    assert expired == ["expired"]


def test_it_tells_once_and_then_waits_to_be_started(watch, clocks, expired):
    pass_by(watch, clocks, 300)
    assert not watch._tick.isActive()
    clocks.go_on(10_000)

    watch.start()
    pass_by(watch, clocks, 295)

    assert expired == ["expired"]


def test_it_looks_by_itself(qapp, qtbot, monkeypatch):
    monkeypatch.setattr(idle, "_TICK_SECONDS", 0.01)
    times = iter(range(0, 10**6, 100))
    watch = IdleWatch(ask=(lambda: float(next(times)),))
    watch.start()

    with qtbot.waitSignal(watch.expired):
        pass


def test_the_clocks_of_this_computer_go_on():
    before = [clock() for clock in idle.clocks()]
    after = [clock() for clock in idle.clocks()]

    assert len(before) >= 2
    assert all(now >= then for now, then in zip(after, before, strict=True))


def test_a_system_without_a_clock_for_sleep_has_the_others(monkeypatch):
    monkeypatch.delattr("time.CLOCK_BOOTTIME", raising=False)

    assert len(idle.clocks()) == 2
