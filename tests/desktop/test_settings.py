"""Whether sizes and the minutes until locking are remembered, and nothing else."""

import pytest
from PySide6.QtWidgets import QTableWidget, QWidget

from desktop import idle
from desktop.paths import HOME_VARIABLE, config_folder, default_vault_folder
from desktop.settings import WindowMemory


def test_a_window_gets_its_size_back(qtbot, tmp_path):
    window, again = QWidget(), QWidget()
    for widget in (window, again):
        qtbot.addWidget(widget)
    window.resize(640, 480)

    WindowMemory(tmp_path).keep_window("main", window)
    WindowMemory(tmp_path).restore_window("main", again)

    assert (again.width(), again.height()) == (640, 480)


def test_a_table_gets_its_columns_back(qtbot, tmp_path):
    table, again = QTableWidget(1, 2), QTableWidget(1, 2)
    for widget in (table, again):
        qtbot.addWidget(widget)
    table.setColumnWidth(0, 321)

    WindowMemory(tmp_path).keep_columns("worklist", table.horizontalHeader())
    restored = WindowMemory(tmp_path).restore_columns("worklist", again.horizontalHeader())

    assert restored
    assert again.columnWidth(0) == 321


def test_without_a_memory_nothing_changes(qtbot, tmp_path):
    table = QTableWidget(1, 2)
    qtbot.addWidget(table)

    restored = WindowMemory(tmp_path / "new").restore_columns("x", table.horizontalHeader())

    assert not restored
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_costs_no_work(qtbot, tmp_path):
    (tmp_path / "file").write_text("in the way")
    window = QWidget()
    qtbot.addWidget(window)

    WindowMemory(tmp_path / "file" / "config").keep_window("main", window)

    assert (tmp_path / "file").read_text() == "in the way"


def test_a_portable_program_keeps_everything_in_its_own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))

    assert config_folder() == tmp_path / "config"
    assert default_vault_folder() == tmp_path / "vault"


def test_otherwise_config_and_vault_are_where_the_system_wants_them(monkeypatch):
    monkeypatch.delenv(HOME_VARIABLE, raising=False)

    assert config_folder().name == "termijnwacht"
    assert default_vault_folder().name == "termijnwacht"
    assert config_folder() != default_vault_folder()


@pytest.mark.parametrize("minutes", idle.CHOICES)
def test_it_remembers_after_how_long_to_lock(tmp_path, minutes):
    WindowMemory(tmp_path).keep_lock_minutes(minutes)

    assert WindowMemory(tmp_path).lock_minutes() == minutes


@pytest.mark.parametrize("written", ["", "0", "-5", "3", "1e9", "nooit", "5.0", "true"])
def test_locking_is_never_off_by_what_stands_in_the_file(tmp_path, written):
    (tmp_path / "window.ini").write_text(f"[lock]\nminutes={written}\n")

    assert WindowMemory(tmp_path).lock_minutes() == idle.DEFAULT
