"""One program per vault: with real programs that are killed, and what other computers left."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casework.errors import StorageError
from casework.phrases import Word
from casework.storage import Office
from db import occupancy
from db.machine import Machine, this_machine
from db.occupancy import (
    LOCK_FILE,
    RECORD_FILE,
    SILENT_SECONDS,
    WATCH_SECONDS,
    InUseError,
    Occupant,
    occupy,
)
from db.storage import create_vault, open_vault

HOLDER = """
import sys, time
from pathlib import Path
from db.occupancy import occupy

held = occupy(Path(sys.argv[1]), "Fatima")
print("held", flush=True)
time.sleep(600)
"""

OPENER = """
import sys, time
from pathlib import Path
from casework.storage import Office
from db.storage import open_vault

vault = open_vault(Path(sys.argv[1]), sys.argv[2])
with vault.work() as work:
    work.put_office(Office("kept"))
    work.commit()
    work.put_office(Office("lost"))
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def program():
    """Start a program that takes the folder, and kill it as a crash would."""
    started = []

    def start(code, *arguments):
        process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def killed(process):
    process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    process.wait()


def refused(folder, **options):
    with pytest.raises(InUseError) as raised:
        occupy(folder, "Anna", **options)
    return raised.value


def written_elsewhere(folder, monkeypatch, *, seconds_ago=0.0, name="Bilal"):
    """Leave the record that a program on another computer writes; it holds no lock that we see."""
    with monkeypatch.context() as there:
        there.setattr(occupancy, "this_machine", lambda: Machine("BALIE-2", "another"))
        held = occupy(folder, name)
        held._released.set()
        os.close(held._lock)
        held._lock = -1
    stamp = (folder / RECORD_FILE).stat().st_mtime - seconds_ago
    os.utime(folder / RECORD_FILE, (stamp, stamp))
    return held


def record_in(folder):
    return json.loads((folder / RECORD_FILE).read_bytes())


def test_a_second_program_is_told_who_where_and_since_when(tmp_path, program):
    process = program(HOLDER, tmp_path)

    error = refused(tmp_path)

    values = dict(error.values)
    assert error.reason == "in_use_here"
    assert error.wait is None
    assert values["name"] == "Fatima"
    assert values["machine"] == this_machine().name
    assert values["day"] == error.occupant.since.astimezone().date()
    assert values["time"] == f"{error.occupant.since.astimezone():%H:%M}"
    assert error.occupant.process == process.pid
    assert abs(error.occupant.since.timestamp() - (tmp_path / LOCK_FILE).stat().st_mtime) < 60


def test_what_a_killed_program_left_behind_is_cleared_without_asking(tmp_path, program):
    killed(program(HOLDER, tmp_path))
    assert record_in(tmp_path)["name"] == "Fatima"

    held = occupy(tmp_path, "Anna")

    assert record_in(tmp_path)["name"] == "Anna"
    held.release()


def test_a_vault_whose_program_was_killed_opens_with_what_was_kept(folder, passphrase, program):
    process = program(OPENER, folder, passphrase)
    with pytest.raises(InUseError):
        open_vault(folder, passphrase)
    killed(process)

    vault = open_vault(folder, passphrase)

    with vault.work() as work:
        assert work.office() == Office("kept")
    vault.close()


def test_one_program_cannot_have_it_twice_either(tmp_path):
    held = occupy(tmp_path, "Anna")

    assert refused(tmp_path).reason == "in_use_here"

    held.release()
    occupy(tmp_path, "Anna").release()


def test_letting_go_leaves_no_record_and_can_be_done_twice(tmp_path):
    held = occupy(tmp_path, "Anna")

    held.release()
    held.release()

    assert [path.name for path in tmp_path.iterdir()] == [LOCK_FILE]


def test_a_failed_opening_lets_go(folder, passphrase, monkeypatch):
    def failing(*_):
        raise StorageError("newer")

    with monkeypatch.context() as broken:
        broken.setattr("db.storage.bring_up_to_date", failing)
        with pytest.raises(StorageError):
            open_vault(folder, passphrase)

    open_vault(folder, passphrase).close()


def test_two_programs_cannot_make_one_vault(tmp_path, passphrase):
    held = occupy(tmp_path, "Anna")

    with pytest.raises(InUseError):
        create_vault(tmp_path, passphrase)

    held.release()
    create_vault(tmp_path, passphrase).close()


def test_who_comes_second_finds_the_vault_that_the_first_made(tmp_path, passphrase, monkeypatch):
    made = iter([False, True])
    monkeypatch.setattr("db.storage.vault_exists", lambda _: next(made))

    with pytest.raises(StorageError) as raised:
        create_vault(tmp_path, passphrase)

    assert raised.value.reason == "exists"
    occupy(tmp_path, "Anna").release()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"name": "Anna", "mach', id="torn"),
        pytest.param(b"[]", id="something else"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b'{"name": "Anna"}', id="half"),
    ],
)
def test_a_record_that_cannot_be_read_is_cleared_on_a_disk_of_this_computer(tmp_path, content):
    (tmp_path / RECORD_FILE).write_bytes(content)

    held = occupy(tmp_path, "Anna")

    assert record_in(tmp_path)["name"] == "Anna"
    held.release()


def test_where_others_can_come_a_record_that_cannot_be_read_may_be_somebody(tmp_path):
    (tmp_path / RECORD_FILE).write_bytes(b"")

    error = refused(tmp_path, shared=True)

    assert error.reason == "in_use_unknown"
    assert dict(error.values)["name"] == Word("occupant", "someone")
    assert error.wait == pytest.approx(SILENT_SECONDS, abs=5)


def test_a_process_number_that_somebody_else_has_now_means_nothing(tmp_path):
    held = occupy(tmp_path, "Fatima")
    record = record_in(tmp_path)
    held.release()
    (tmp_path / RECORD_FILE).write_text(json.dumps({**record, "process": os.getpid()}))

    held = occupy(tmp_path, "Anna")

    assert record_in(tmp_path)["name"] == "Anna"
    held.release()


def test_the_record_can_be_read_by_people_too(tmp_path):
    held = occupy(tmp_path, "Anna")

    record = record_in(tmp_path)

    assert record["machine"] == this_machine().name
    assert record["process"] == os.getpid()
    assert datetime.fromisoformat(record["since"]).tzinfo is UTC or "+00:00" in record["since"]
    held.release()


def test_another_computer_is_not_pushed_aside(tmp_path, monkeypatch):
    written_elsewhere(tmp_path, monkeypatch)

    error = refused(tmp_path)

    assert error.reason == "in_use"
    assert (dict(error.values)["name"], dict(error.values)["machine"]) == ("Bilal", "BALIE-2")
    assert error.wait == pytest.approx(SILENT_SECONDS, abs=5)


@pytest.mark.parametrize(
    ("silent", "wait"),
    [
        pytest.param(0, SILENT_SECONDS, id="at work"),
        pytest.param(SILENT_SECONDS - 200, 200, id="silent for a while"),
        pytest.param(SILENT_SECONDS + 1, WATCH_SECONDS, id="silent: watched for some beats yet"),
        pytest.param(90_000, WATCH_SECONDS, id="since yesterday"),
        pytest.param(-3600, SILENT_SECONDS, id="by a clock that is ahead"),
    ],
)
def test_how_long_one_waits_for_another_computer(tmp_path, monkeypatch, silent, wait):
    written_elsewhere(tmp_path, monkeypatch, seconds_ago=silent)

    assert refused(tmp_path).wait == pytest.approx(wait, abs=5)


def test_who_stayed_silent_is_set_aside_when_the_user_wants_it(tmp_path, monkeypatch):
    written_elsewhere(tmp_path, monkeypatch, seconds_ago=90_000)
    found = replace(refused(tmp_path).occupant, free_at=1.0)

    held = occupy(tmp_path, "Anna", over=found)

    assert record_in(tmp_path)["name"] == "Anna"
    assert {path.name for path in tmp_path.iterdir()} == {LOCK_FILE, RECORD_FILE}
    held.release()


def test_nobody_is_set_aside_before_the_wait_is_over(tmp_path, monkeypatch):
    written_elsewhere(tmp_path, monkeypatch, seconds_ago=90_000)
    found = refused(tmp_path).occupant

    assert refused(tmp_path, over=found).wait == pytest.approx(WATCH_SECONDS, abs=5)


def test_nobody_is_set_aside_without_having_been_seen_before(tmp_path, monkeypatch):
    held = written_elsewhere(tmp_path, monkeypatch, seconds_ago=90_000)

    assert refused(tmp_path, over=replace(held._occupant, free_at=0.0)).reason == "in_use"


def test_who_counted_up_meanwhile_is_not_set_aside(tmp_path, monkeypatch):
    written_elsewhere(tmp_path, monkeypatch, seconds_ago=90_000)
    found = replace(refused(tmp_path).occupant, free_at=1.0)
    counts_up = (tmp_path / RECORD_FILE).read_text().replace('000"}', '001"}')
    (tmp_path / RECORD_FILE).write_text(counts_up)

    assert refused(tmp_path, over=found).wait == pytest.approx(SILENT_SECONDS, abs=5)


def test_who_was_set_aside_does_not_write_any_more(tmp_path, monkeypatch):
    elsewhere = written_elsewhere(tmp_path, monkeypatch, seconds_ago=90_000)
    elsewhere.assure()
    held = occupy(tmp_path, "Anna", over=replace(refused(tmp_path).occupant, free_at=1.0))
    elsewhere._released.clear()

    for attempt in (elsewhere.assure, elsewhere.beat):
        with pytest.raises(StorageError) as raised:
            attempt()
        assert raised.value.reason == "taken_over"
        assert dict(raised.value.values)["name"] == "Anna"
    assert record_in(tmp_path)["name"] == "Anna"
    held.release()


def test_an_open_vault_that_was_taken_over_keeps_nothing_any_more(folder, passphrase):
    vault = open_vault(folder, passphrase)

    def put_and_be_taken_over():
        with vault.work() as work:
            work.put_office(Office("too late"))
            record = json.dumps({**record_in(folder), "name": "Bilal", "token": "other"})
            (folder / RECORD_FILE).unlink()
            (folder / RECORD_FILE).write_text(record)
            work.commit()

    for attempt in (put_and_be_taken_over, put_and_be_taken_over):
        with pytest.raises(StorageError) as raised:
            attempt()
        assert raised.value.reason == "taken_over"

    vault.close()
    assert record_in(folder)["name"] == "Bilal"
    (folder / RECORD_FILE).unlink()
    again = open_vault(folder, passphrase)
    with again.work() as work:
        assert work.office() == Office()
    again.close()


def test_counting_up_shows_in_the_record(tmp_path):
    held = occupy(tmp_path, "Anna")
    before = (tmp_path / RECORD_FILE).read_bytes()

    held.beat()

    after = (tmp_path / RECORD_FILE).read_bytes()
    assert (json.loads(after)["beat"], len(after)) == ("000000000001", len(before))
    held.assure()
    held.release()
    held.beat()
    assert not (tmp_path / RECORD_FILE).exists()


def test_it_counts_up_by_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(occupancy, "BEAT_SECONDS", 0.01)
    counted = threading.Event()
    held = occupy(tmp_path, "Anna")
    count = held._look

    def look(**options):
        count(**options)
        if held._occupant.beat == 3:
            counted.set()
            raise StorageError("unwritable")

    monkeypatch.setattr(held, "_look", look)

    assert counted.wait(20)
    held.release()
    held._beating.join(20)
    assert not held._beating.is_alive()


def test_a_record_that_somebody_tidied_up_comes_back(tmp_path):
    held = occupy(tmp_path, "Anna")
    held.assure()
    (tmp_path / RECORD_FILE).unlink()

    held.assure()

    assert (record_in(tmp_path)["name"], record_in(tmp_path)["beat"]) == ("Anna", "000000000001")
    held.release()


def test_a_record_that_was_spoilt_is_not_taken_for_somebody_else(tmp_path):
    held = occupy(tmp_path, "Anna")
    (tmp_path / RECORD_FILE).write_bytes(b"spoilt")

    held.assure()
    held.beat()

    assert record_in(tmp_path)["name"] == "Anna"
    held.release()


def test_a_disk_that_is_gone_is_no_hindrance_to_closing(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    held = occupy(folder, "Anna")
    folder.rename(tmp_path / "elsewhere")

    with pytest.raises(StorageError) as raised:
        held.assure()
    held.release()

    assert raised.value.reason == "unwritable"


def test_of_two_who_set_the_same_aside_one_is_told(tmp_path, monkeypatch):
    written_elsewhere(tmp_path, monkeypatch, seconds_ago=90_000)
    found = replace(refused(tmp_path).occupant, free_at=1.0)
    rename = Path.rename

    def overtaken(path, target):
        if path.name == RECORD_FILE:
            record = record_in(tmp_path)
            path.write_text(json.dumps({**record, "name": "Cem", "token": "faster"}))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", overtaken)

    error = refused(tmp_path, over=found)

    assert dict(error.values)["name"] == "Cem"
    assert error.wait == SILENT_SECONDS


def test_who_is_overtaken_between_clearing_and_writing_looks_again(tmp_path, monkeypatch):
    write, tries = occupancy._write_new, iter(range(100))

    def once_too_late(record, occupant):
        if next(tries) == 0:
            raise FileExistsError
        write(record, occupant)

    monkeypatch.setattr(occupancy, "_write_new", once_too_late)

    occupy(tmp_path, "Anna").release()

    assert next(tries) == 2


def test_who_is_overtaken_every_time_gives_up(tmp_path, monkeypatch):
    def too_late(*_):
        raise FileExistsError

    monkeypatch.setattr(occupancy, "_write_new", too_late)

    assert refused(tmp_path).reason == "in_use_unknown"


def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_keeps_nobody_from_reading_their_own_vault(tmp_path, monkeypatch):
    monkeypatch.setattr(occupancy, "_write_new", full)

    held = occupy(tmp_path, "Anna")

    assert refused(tmp_path).reason == "in_use_unknown"
    held.release()


def test_a_full_disk_that_others_reach_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(occupancy, "_write_new", full)

    with pytest.raises(StorageError) as raised:
        occupy(tmp_path, "Anna", shared=True)

    assert raised.value.reason == "full"


def test_a_folder_that_cannot_be_written_is_told(reachable_folder, written_by_nobody):
    with written_by_nobody(reachable_folder), pytest.raises(StorageError) as raised:
        occupy(reachable_folder, "Anna")

    assert raised.value.reason == "read_only"


def test_somebody_who_has_no_name_is_someone(tmp_path):
    since = datetime(2026, 11, 22, 8, 12, tzinfo=UTC)

    error = InUseError(Occupant(since=since), 90.0)

    assert error.reason == "in_use"
    assert dict(error.values)["name"] == Word("occupant", "someone")
    assert dict(error.values)["machine"] == Word("occupant", "unknown")
