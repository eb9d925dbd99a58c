"""The lock of the operating system, and what stands in for it of another system."""

import errno
import os
import sys
from types import ModuleType

import pytest

from casework.errors import StorageError
from db import os_lock
from db.os_lock import try_lock


@pytest.fixture
def opened(tmp_path):
    """Open the same file as often as asked."""
    handles = []

    def make():
        handles.append(os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT, 0o600))
        return handles[-1]

    yield make
    for handle in handles:
        os.close(handle)


def test_only_the_first_gets_it(opened):
    assert try_lock(opened())
    assert not try_lock(opened())


def test_closing_gives_it_up(opened, tmp_path):
    first = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    assert try_lock(first)

    os.close(first)

    assert try_lock(opened())


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, 0])
def test_a_disk_without_locks_is_refused(opened, monkeypatch, number):
    def failing(_):
        raise OSError(number, "no locks")

    monkeypatch.setattr(os_lock, "_lock_posix", failing)

    with pytest.raises(StorageError) as raised:
        try_lock(opened())

    assert raised.value.reason == "no_locks"


def test_on_windows_the_first_byte_is_locked_without_waiting(opened, monkeypatch):
    asked = []
    msvcrt = ModuleType("msvcrt")
    msvcrt.LK_NBLCK = 2
    msvcrt.locking = lambda *arguments: asked.append(arguments)
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    handle = opened()

    os_lock._lock_windows(handle)

    assert asked == [(handle, 2, 1)]
