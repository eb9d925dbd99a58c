"""Where print jobs are written on their way: in memory, or nowhere else than before."""

import pytest

from desktop.spool import folder_in_memory, keep_spools_off_disk


@pytest.fixture
def session(tmp_path):
    folder = tmp_path / "session"
    folder.mkdir(mode=0o700)
    return folder


def mounted(folder, kind):
    named = str(folder).replace(" ", r"\040")
    return f"/dev/sda1 / ext4 rw 0 0\ntmpfs {named} {kind} rw 0 0\n"


def test_the_folder_of_the_session_is_used_when_it_lies_in_memory(session):
    assert folder_in_memory({"XDG_RUNTIME_DIR": str(session)}, mounted(session, "tmpfs")) == session


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "nfs4"])
def test_a_folder_on_a_disk_is_not_used(session, kind):
    assert folder_in_memory({"XDG_RUNTIME_DIR": str(session)}, mounted(session, kind)) is None


def test_a_folder_that_others_may_enter_is_not_used(session):
    session.chmod(0o755)

    assert folder_in_memory({"XDG_RUNTIME_DIR": str(session)}, mounted(session, "tmpfs")) is None


@pytest.mark.parametrize("named", ["", "/nowhere/at/all"])
def test_without_a_folder_of_the_session_nothing_changes(named):
    assert folder_in_memory({"XDG_RUNTIME_DIR": named}, "/dev/sda1 / ext4 rw 0 0\n") is None


def test_the_mount_that_is_nearest_counts(session):
    mounts = mounted(session.parent, "tmpfs") + f"/dev/sdb1 {session} ext4 rw 0 0\n"

    assert folder_in_memory({"XDG_RUNTIME_DIR": str(session)}, mounts) is None


def test_print_jobs_are_sent_there():
    environ = {"TMPDIR": "/var/tmp"}

    keep_spools_off_disk(environ)

    assert environ["TMPDIR"] in {"/var/tmp", "/dev/shm"}
