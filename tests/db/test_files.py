import errno
import os
import stat

import pytest

from casework.errors import StorageError
from db.files import (
    make_private_folder,
    remove_unfinished,
    set_aside,
    vault_exists,
    write_private,
)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_folder_is_for_its_owner_alone(tmp_path):
    make_private_folder(tmp_path / "new" / "vault")

    assert mode(tmp_path / "new" / "vault") == 0o700


def test_a_folder_that_was_there_keeps_its_permissions(tmp_path):
    tmp_path.chmod(0o755)

    make_private_folder(tmp_path)

    assert mode(tmp_path) == 0o755


def test_a_folder_cannot_stand_inside_a_file(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StorageError) as raised:
        make_private_folder(tmp_path / "file" / "vault")

    assert raised.value.reason == "unwritable"


def test_a_written_file_is_for_its_owner_alone_and_leaves_nothing_beside_it(tmp_path):
    write_private(tmp_path / "file", b"first")
    write_private(tmp_path / "file", b"second")

    assert (tmp_path / "file").read_bytes() == b"second"
    assert mode(tmp_path / "file") == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_the_earlier_file_as_it_was(tmp_path, monkeypatch):
    write_private(tmp_path / "file", b"first")

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(StorageError) as raised:
        write_private(tmp_path / "file", b"second")

    assert raised.value.reason == "full"
    assert (tmp_path / "file").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_a_crash_left_of_a_file_is_removed(tmp_path):
    write_private(tmp_path / "file", b"whole")
    (tmp_path / ".termijnwacht-x1y2").write_bytes(b"ha")

    remove_unfinished(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_is_written_where_folders_cannot_be_synced(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "O_DIRECTORY", raising=False)

    write_private(tmp_path / "file", b"as on Windows")

    assert (tmp_path / "file").read_bytes() == b"as on Windows"


def test_a_folder_that_cannot_be_written_is_told_as_read_only(reachable_folder, written_by_nobody):
    with written_by_nobody(reachable_folder), pytest.raises(StorageError) as raised:
        write_private(reachable_folder / "file", b"content")

    assert raised.value.reason == "read_only"


def test_a_folder_that_may_not_be_looked_into_is_told_as_read_only(
    reachable_folder, written_by_nobody
):
    inner = reachable_folder / "inner"
    inner.mkdir(mode=0o700)

    with written_by_nobody(reachable_folder):
        inner.chmod(0)
        with pytest.raises(StorageError) as raised:
            vault_exists(inner)

    assert raised.value.reason == "read_only"


def test_a_file_set_aside_gets_the_first_free_name(tmp_path):
    for content in ("first", "second"):
        (tmp_path / "vault.keys").write_text(content)
        set_aside(tmp_path / "vault.keys")
    set_aside(tmp_path / "vault.keys")

    assert (tmp_path / "vault.keys.old-1").read_text() == "first"
    assert (tmp_path / "vault.keys.old-2").read_text() == "second"
    assert not (tmp_path / "vault.keys").exists()
