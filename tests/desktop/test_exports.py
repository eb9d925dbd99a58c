"""Whether a file that leaves the vault is written as a whole, or not at all."""

import errno
import stat

import pytest

from desktop import exports
from desktop.exports import ExportError, written


def test_a_file_is_written_for_the_owner_alone(tmp_path):
    path = written(tmp_path / "overzicht.pdf", lambda: b"contents")

    assert path.read_bytes() == b"contents"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_older_file_is_replaced(tmp_path):
    path = tmp_path / "overzicht.pdf"
    path.write_bytes(b"old")

    written(path, lambda: b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda folder: folder / "absent" / "o.pdf", "absent", id="no such folder"),
        pytest.param(lambda folder: folder, "unwritable", id="the name is that of a folder"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_told(tmp_path, make, reason):
    with pytest.raises(ExportError) as refused:
        written(make(tmp_path), lambda: b"contents")

    assert refused.value.reason == reason
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_older_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "overzicht.pdf"
    path.write_bytes(b"old")

    def full(_handle):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(exports.os, "fsync", full)
    with pytest.raises(ExportError) as refused:
        written(path, lambda: b"new")

    assert refused.value.reason == "full"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_error_does_not_carry_the_path_in_its_text(tmp_path):
    with pytest.raises(ExportError) as refused:
        written(tmp_path / "Tesfay" / "o.pdf", lambda: b"contents")

    assert "Tesfay" not in str(refused.value)
