"""Where a vault lies: what is recognised, and that a real vault works in every such place."""

import ctypes
import os
import shutil
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from casework.errors import StorageError
from casework.storage import Office
from db import surroundings
from db.connections import connect, settle_journal
from db.files import VAULT_FILE
from db.keys import unlock_keys
from db.storage import create_vault, open_vault
from db.surroundings import close_to_others, folder_is_open, last_change, look_around

MOUNTS = r"""22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
30 27 0:40 / /media/kantoor rw - cifs //nas/kantoor rw
31 27 0:41 / /media/mijn\040schijf rw - nfs4 nas:/schijf rw
32 30 8:17 / /media/kantoor/stick rw - vfat /dev/sdb1 rw
33 27 0:42 / /media/a rw shared:5 master:1 - fuse.sshfs me@host: rw
34 27 0:43 / /media/b rw - fuse.gocryptfs /dev/x rw
35 27 0:44 / /media/c rw - fuseblk /dev/sdc1 rw
36 27 0:45 / /media/d rw - ext4 /dev/sdd1 rw
37 27 0:46 / /media/d rw - fuse.rclone remote: rw
38 27 0:47 / /media/e rw - fuse https://wolk rw
39 27 0:48 / /media/back\134slash rw - 9p host rw
"""


@pytest.fixture
def mounts(tmp_path, monkeypatch):
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS)
    monkeypatch.setattr(surroundings, "_MOUNTS", file)
    monkeypatch.setattr(sys, "platform", "linux")
    return file


@pytest.mark.parametrize(
    ("folder", "network"),
    [
        pytest.param("/srv/kluis", "", id="a disk of this computer"),
        pytest.param("/media/kantoor/kluis", "cifs", id="Windows share"),
        pytest.param("/media/kantoor", "cifs", id="the share itself"),
        pytest.param("/media/kantoor2/kluis", "", id="only the same beginning"),
        pytest.param("/media/mijn schijf/kluis", "nfs4", id="a space in the name"),
        pytest.param("/media/back\\slash", "9p", id="a backslash in the name"),
        pytest.param("/media/kantoor/stick/kluis", "", id="a stick inside a share"),
        pytest.param("/media/a", "fuse.sshfs", id="a program that fetches"),
        pytest.param("/media/b", "", id="a program that encrypts"),
        pytest.param("/media/c", "", id="a disk of Windows"),
        pytest.param("/media/d/kluis", "fuse.rclone", id="the last on one place"),
        pytest.param("/media/e", "fuse", id="WebDAV"),
    ],
)
def test_a_network_drive_is_recognised(mounts, folder, network):
    assert surroundings._network(Path(folder)) == network


def test_without_a_list_of_disks_nothing_is_assumed(mounts):
    mounts.unlink()

    assert surroundings._network(Path("/media/kantoor")) == ""


def test_a_link_is_followed_to_where_it_leads(mounts, tmp_path):
    (tmp_path / "link").symlink_to("/media/kantoor", target_is_directory=True)

    found = look_around(tmp_path / "link")

    assert (found.network, found.shared) == ("", False)
    mounts.write_text(MOUNTS + f"40 27 0:50 / {tmp_path / 'share'} rw - nfs nas: rw\n")
    (tmp_path / "share").mkdir()
    (tmp_path / "second").symlink_to(tmp_path / "share", target_is_directory=True)
    assert look_around(tmp_path / "second" / "still to be made").network == "nfs"


@pytest.mark.parametrize(
    ("marker", "program"),
    [
        (".dropbox.cache/", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".sync_1f2e3d.db", "Nextcloud"),
        ("._sync_1f2e3d.db", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder/", "Syncthing"),
        (".sync/ID", "Resilio Sync"),
        (".tmp.drivedownload/", "Google Drive"),
        (".SynologyWorkingDirectory/", "Synology Drive"),
    ],
)
def test_a_sync_folder_is_recognised_by_what_its_program_leaves(tmp_path, marker, program):
    left = tmp_path / "gedeeld" / marker
    left.parent.mkdir(parents=True)
    left.mkdir() if marker.endswith("/") else left.touch()

    found = look_around(tmp_path / "gedeeld" / "dossiers" / "kluis")

    assert (found.sync, found.shared) == (program, True)


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("OneDrive - Steunpunt", "OneDrive"),
        ("OneDrive", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("GoogleDrive-iemand", "Google Drive"),
        ("Mijn Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
        ("com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Dropboxen", ""),
        ("onedrives", ""),
        ("kluis", ""),
    ],
)
def test_a_sync_folder_is_recognised_by_its_name(tmp_path, name, program):
    assert look_around(tmp_path / name / "kluis").sync == program


def test_a_sync_folder_behind_a_link_is_recognised(tmp_path):
    (tmp_path / "Nextcloud" / "kluis").mkdir(parents=True)
    (tmp_path / "kluis").symlink_to(tmp_path / "Nextcloud" / "kluis", target_is_directory=True)

    assert look_around(tmp_path / "kluis").sync == "Nextcloud"


def test_windows_says_where_onedrive_is(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "wolk"))

    assert look_around(tmp_path / "wolk" / "kluis").sync == "OneDrive"
    assert look_around(tmp_path / "elders").sync == ""


def test_a_folder_that_may_not_be_looked_into_stops_nothing(tmp_path, monkeypatch):
    def refusing(*_):
        raise PermissionError

    monkeypatch.setattr(Path, "glob", refusing)

    assert look_around(tmp_path).sync == ""


@pytest.mark.parametrize(
    ("anchor", "kind", "network"),
    [("C:\\", 3, ""), ("Z:\\", 4, "SMB"), ("\\\\nas\\kantoor\\", 0, "SMB")],
)
def test_windows_is_asked_what_kind_of_drive_it_is(monkeypatch, anchor, kind, network):
    kernel = SimpleNamespace(GetDriveTypeW=lambda _: kind)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)

    assert surroundings._network_windows(SimpleNamespace(anchor=anchor)) == network


@pytest.mark.parametrize(
    ("flags", "failed", "network"), [(0x1000, 0, ""), (0, 0, "smbfs"), (0, -1, "")]
)
@pytest.mark.parametrize("name", ["statfs", "statfs$INODE64"])
def test_macos_is_asked_whether_the_disk_is_its_own(monkeypatch, flags, failed, network, name):
    def statfs(_, found):
        answer = flags.to_bytes(4, sys.byteorder) + bytes(4) + b"smbfs\0"
        found[64 : 64 + len(answer)] = answer
        return failed

    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(**{name: statfs}))

    assert surroundings._network_macos(Path("/Volumes/kantoor")) == network


needs_modes = pytest.mark.skipif(os.name != "posix", reason="rights are kept otherwise here")


@needs_modes
@pytest.mark.parametrize(
    ("mode", "is_open"), [(0o700, False), (0o750, True), (0o705, True), (0o711, True)]
)
def test_a_folder_that_others_can_read_is_noticed(folder, mode, is_open):
    folder.chmod(mode)

    assert look_around(folder).open_to_others is is_open


@needs_modes
def test_a_folder_can_be_closed_to_others_with_all_that_is_in_it(folder, tmp_path):
    (folder / "backups").mkdir()
    (folder / "backups" / "one.db").touch()
    (tmp_path / "not ours").touch()
    (folder / "link").symlink_to(tmp_path / "not ours")
    for path in (folder, folder / "backups", folder / VAULT_FILE, tmp_path / "not ours"):
        path.chmod(0o755)

    assert close_to_others(folder)

    ours = [path for path in (folder, *folder.rglob("*")) if not path.is_symlink()]
    assert [path for path in ours if path.stat().st_mode & 0o077] == []
    assert (tmp_path / "not ours").stat().st_mode & 0o077


def test_a_disk_that_takes_no_notice_is_told(folder, monkeypatch):
    folder.chmod(0o755)
    monkeypatch.setattr(Path, "chmod", lambda *_: None)

    assert not close_to_others(folder)


def test_a_folder_that_is_still_to_be_made_is_open_to_nobody(tmp_path):
    assert not folder_is_open(tmp_path / "nothing")


def test_the_rights_of_a_folder_of_somebody_else_cannot_be_changed(
    reachable_folder, written_by_nobody
):
    (reachable_folder / "vault").mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder of somebody else")
    os.seteuid(65534)
    try:
        with pytest.raises(StorageError) as raised:
            close_to_others(reachable_folder / "vault")
    finally:
        os.seteuid(0)

    assert raised.value.reason == "read_only"


def test_the_disk_says_when_a_file_was_written(tmp_path):
    (tmp_path / "file").touch()
    os.utime(tmp_path / "file", (86_400, 86_400))

    assert last_change(tmp_path / "file") == datetime(1970, 1, 2, tzinfo=UTC)
    assert last_change(tmp_path / "absent") is None


# A real vault in these places.


def journal_of(folder, passphrase):
    with closing(connect(folder / VAULT_FILE, unlock_keys(folder, passphrase).key)) as connection:
        return connection.execute("PRAGMA journal_mode").fetchone()[0]


def put_office(vault, name):
    with vault.work() as work:
        work.put_office(Office(name))
        work.commit()


@pytest.fixture
def synced(tmp_path):
    """A folder that a program copies to other computers."""
    (tmp_path / "gedeeld" / ".stfolder").mkdir(parents=True)
    return tmp_path / "gedeeld"


def test_a_new_vault_in_a_sync_folder_has_no_write_ahead_log(synced, passphrase):
    vault = create_vault(synced / "kluis", passphrase)
    put_office(vault, "Steunpunt")

    names = {path.name for path in (synced / "kluis").iterdir()}

    vault.close()
    assert not {f"{VAULT_FILE}-wal", f"{VAULT_FILE}-shm"} & names
    assert journal_of(synced / "kluis", passphrase) == "delete"
    assert f"{VAULT_FILE}-journal" not in {path.name for path in (synced / "kluis").iterdir()}


def test_a_vault_in_a_sync_folder_is_held_by_one_connection(synced, passphrase, monkeypatch):
    monkeypatch.setattr("db.connections._WAIT_SECONDS", 0.01)
    vault = create_vault(synced / "kluis", passphrase)
    put_office(vault, "Steunpunt")
    key = unlock_keys(synced / "kluis", passphrase).key

    with (
        pytest.raises(sqlcipher.OperationalError, match="locked"),
        closing(connect(synced / "kluis" / VAULT_FILE, key)) as other,
    ):
        other.execute("SELECT * FROM alembic_version")

    vault.close()


def test_a_vault_that_is_moved_changes_its_journal_and_loses_nothing(
    folder, synced, passphrase, tmp_path
):
    vault = open_vault(folder, passphrase)
    put_office(vault, "still in the log")
    # As after a power cut: the log was not written back.
    moved = Path(shutil.copytree(folder, synced / "kluis"))
    (moved / "vault.open").unlink()
    vault.close()
    assert (moved / f"{VAULT_FILE}-wal").stat().st_size > 0

    vault = open_vault(moved, passphrase)
    with vault.work() as work:
        assert work.office() == Office("still in the log")
    names = {path.name for path in moved.iterdir()}
    put_office(vault, "in the sync folder")
    vault.close()
    assert f"{VAULT_FILE}-wal" not in names
    assert journal_of(moved, passphrase) == "delete"

    back = Path(shutil.move(moved, tmp_path / "back"))
    vault = open_vault(back, passphrase)
    with vault.work() as work:
        assert work.office() == Office("in the sync folder")
    vault.close()
    assert journal_of(back, passphrase) == "wal"


def test_a_journal_is_not_changed_under_somebody_who_reads(folder, passphrase, monkeypatch):
    monkeypatch.setattr("db.connections._WAIT_SECONDS", 0.01)
    path, key = folder / VAULT_FILE, unlock_keys(folder, passphrase).key
    with closing(connect(path, key)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM alembic_version").fetchall()

        with pytest.raises(StorageError) as raised:
            settle_journal(path, key, shared=True)

    assert raised.value.reason == "busy"
    assert journal_of(folder, passphrase) == "wal"


@pytest.mark.parametrize(
    "name",
    [
        "Mijn dossiers",
        "Café – Šárka Ñandú",
        "50 % klaar %20 & meer?",
        "ድምጺ",
        "punt.komma; 'aanhaling' \"dubbel\"" if os.name == "posix" else "punt.komma; 'aanhaling'",
        "a#b",
    ],
)
def test_a_vault_works_whatever_its_folder_is_called(tmp_path, passphrase, name):
    folder = tmp_path / name / "kluis"
    vault = create_vault(folder, passphrase)
    put_office(vault, name)
    vault.close()

    vault = open_vault(folder, passphrase)

    with vault.work() as work:
        assert work.office() == Office(name)
    vault.close()
    assert VAULT_FILE in {path.name for path in folder.iterdir()}
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_vault_one_may_not_look_into_is_told(reachable_folder, passphrase):
    create_vault(reachable_folder / "vault", passphrase).close()
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder of somebody else")
    os.seteuid(65534)
    try:
        with pytest.raises(StorageError) as raised:
            open_vault(reachable_folder / "vault", passphrase)
    finally:
        os.seteuid(0)

    assert raised.value.reason == "read_only"
