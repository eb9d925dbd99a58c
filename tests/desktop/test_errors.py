"""Whether every error reaches one place, and whether a report can ever name anybody."""

import sys
import threading

import pytest

from casework.errors import StorageError
from desktop.errors import ErrorHandler, report_of
from desktop.views.crash_window import CrashWindow

SECRET = "Selam Tesfay 0123456789"


@pytest.fixture
def handler(qtbot):
    made = ErrorHandler()
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made.install()
    yield made
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


@pytest.fixture
def heard(handler):
    told = []
    handler.acted_on.connect(lambda error: told.append(("act", error)))
    handler.crashed.connect(lambda report: told.append(("crash", report)))
    return told


def broken_with(secret):
    name = secret
    raise ValueError(f"cannot work with {name}")


def error_of(work):
    try:
        work()
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what the test is about)
        return error
    raise AssertionError("nothing was raised")


def test_what_can_be_acted_on_is_told_as_it_is(handler, heard):
    error = StorageError("full")

    sys.excepthook(StorageError, error, None)

    assert heard == [("act", error)]


def test_a_mistake_in_the_program_becomes_a_report(handler, heard, capsys):
    error = error_of(lambda: broken_with(SECRET))

    sys.excepthook(ValueError, error, error.__traceback__)

    assert [kind for kind, _ in heard] == ["crash"]
    assert "builtins.ValueError" in heard[0][1]
    assert "broken_with" in heard[0][1]


def test_a_report_holds_no_text_that_was_typed(handler, heard, capsys):
    def chained():
        try:
            broken_with(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error

    sys.excepthook(KeyError, error_of(chained), None)

    report = heard[0][1]
    assert "KeyError" in report
    assert "ValueError" in report
    for word in (*SECRET.split(), "cannot work"):
        assert word not in report
        assert word not in capsys.readouterr().err


def test_a_report_names_no_folder_of_the_computer():
    report = report_of(error_of(lambda: broken_with(SECRET)))

    assert "/" not in report.replace("://", "")


def test_errors_of_other_threads_arrive_too(handler, heard, qtbot, capsys):
    thread = threading.Thread(target=lambda: broken_with(SECRET))

    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(heard))

    assert [kind for kind, _ in heard] == ["crash"]


def test_what_nobody_could_catch_arrives_too(handler, heard, capsys):
    class Troubled:
        def __del__(self):
            broken_with(SECRET)

    troubled = Troubled()
    del troubled

    assert [kind for kind, _ in heard] == ["crash"]
    assert SECRET not in heard[0][1]


def test_interrupting_from_the_terminal_ends_the_program(handler):
    with pytest.raises(SystemExit):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)


def test_the_crash_window_shows_the_report_before_it_is_copied(qtbot, qapp):
    window = CrashWindow("builtins.ValueError")
    qtbot.addWidget(window)

    window.copy.click()

    assert window.report.toPlainText() == "builtins.ValueError"
    assert qapp.clipboard().text() == "builtins.ValueError"
    qapp.clipboard().clear()
