"""Which computer this is, on each system; those that are not this one are stood in for."""

import ctypes
import platform
import sys
from contextlib import nullcontext
from types import ModuleType, SimpleNamespace

import pytest

from db import machine
from db.machine import this_machine


def test_a_computer_has_its_own_name_and_always_the_same_mark():
    found = this_machine()

    assert found.name == platform.node()
    assert found == this_machine()


@pytest.fixture
def machine_id(tmp_path, monkeypatch):
    file = tmp_path / "machine-id"
    file.write_text("0f1e2d3c\n")
    monkeypatch.setattr(machine, "_MACHINE_ID_FILES", (tmp_path / "absent", file))
    monkeypatch.setattr(sys, "platform", "linux")
    return file


def test_two_computers_from_one_image_are_told_apart(machine_id, monkeypatch):
    first = this_machine()
    monkeypatch.setattr(platform, "node", lambda: "BALIE-2")

    assert this_machine().mark != first.mark


def test_two_computers_of_one_name_are_told_apart(machine_id):
    first = this_machine()
    machine_id.write_text("another")

    assert this_machine().mark != first.mark


def test_the_mark_does_not_give_the_installation_away(machine_id):
    assert "0f1e2d3c" not in this_machine().mark


def test_a_computer_without_an_installation_number_has_its_name(machine_id):
    machine_id.unlink()

    assert len(this_machine().mark) == 16


@pytest.fixture
def winreg(monkeypatch):
    module = ModuleType("winreg")
    module.HKEY_LOCAL_MACHINE = 0
    module.OpenKey = lambda *_: nullcontext("key")
    module.QueryValueEx = lambda key, name: (f"{name} of {key}", 1)
    monkeypatch.setitem(sys.modules, "winreg", module)
    return module


def test_windows_keeps_it_in_the_registry(winreg):
    assert machine._of_windows() == "MachineGuid of key"


def test_a_registry_that_says_nothing_leaves_the_name(winreg, monkeypatch):
    def failing(*_):
        raise FileNotFoundError

    monkeypatch.setattr(winreg, "OpenKey", failing)

    assert machine._of_windows() == ""


@pytest.mark.parametrize(("failed", "found"), [(0, "07" * 16), (-1, "")])
def test_macos_is_asked(monkeypatch, failed, found):
    def gethostuuid(buffer, _):
        buffer.raw = b"\7" * 16
        return failed

    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(gethostuuid=gethostuuid))

    assert machine._of_macos() == found
