"""A vault under torture: killed while saving, on a full disk, losing power, with bytes flipped.

The tests run a short form of each; the long form is `make torture`.
Everything happens on real SQLCipher files, through the use cases that the windows use.
"""

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from casework import usecases
from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Client
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import flaws
from casework.volunteers import COORDINATOR, Volunteer
from db.connections import connect
from db.files import VAULT_FILE
from db.keys import KEY_FILE, unlock_keys
from db.storage import SqlStorage, create_vault, open_vault

PASSPHRASE = "negen stille reigers vissen"
TODAY = date(2026, 11, 22)
WRITER = Volunteer(UUID(int=7), "Writer", COORDINATOR, TODAY)
CASE_ID = UUID(int=1)
PAGE = 4096
# A frame of the write-ahead log is a page with a header of this length.
FRAME = PAGE + 24


class BrokenError(AssertionError):
    """Something acknowledged is gone, or a vault is not whole."""


# One save: a fact of the file, and its line in the journal, in one unit of work.


def make_vault(folder: Path) -> None:
    """Make a vault with one file in it."""
    storage = create_vault(folder, PASSPHRASE)
    desk = desk_on(storage)
    usecases.register_client(desk, Client(UUID(int=2), "Haddad", "Lina"), TODAY)
    usecases.open_file(desk, CaseFile(CASE_ID, "", UUID(int=2), ASIEL), TODAY)
    desk.close()


def desk_on(storage: SqlStorage) -> Desk:
    """Sit down at the vault."""
    with storage.work() as work:
        work.volunteers.put(WRITER)
        work.commit()
    return Desk(storage, WRITER, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))


def save(desk: Desk, number: int) -> None:
    """Save the change that has this number, from 1 up."""
    with desk.work() as work:
        case_file = work.case_files.get(CASE_ID)
    day = date.fromordinal(date(2000, 1, 1).toordinal() + number)
    noted = CaseEvent("opschorting", day, ground="overmacht", until=day)
    changed = case_file.with_event(noted)
    usecases.change_file(desk, changed, TODAY)


def saved(folder: Path) -> int:
    """Open the vault, check that it is whole, and return how many changes are in it."""
    storage = open_vault(folder, PASSPHRASE)
    try:
        with storage.work() as work:
            case_file = work.case_files.get(CASE_ID)
            lines = list(work.journal.links())
    finally:
        storage.close()
    whole(folder)
    found = list(flaws(lines))
    if found:
        raise BrokenError(f"the journal has flaws: {found}")
    days = [event.day.toordinal() - date(2000, 1, 1).toordinal() for event in case_file.events]
    if days != list(range(1, len(days) + 1)):
        raise BrokenError(f"changes are missing in between: {days}")
    if case_file.version != len(days) + 1:
        raise BrokenError(f"version {case_file.version} after {len(days)} changes")
    return len(days)


def whole(folder: Path) -> None:
    """Raise BrokenError unless cipher, database and references are whole."""
    key = unlock_keys(folder, PASSPHRASE).key
    with closing(connect(folder / VAULT_FILE, key)) as connection:
        for check in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
            rows = [row[0] for row in connection.execute(f"PRAGMA {check}")]
            if rows not in ([], ["ok"]):
                raise BrokenError(f"{check}: {rows}")


# Killed at a random moment.


def kill_while_saving(folder: Path, chance: random.Random) -> tuple[int, int]:
    """Kill a writer at a random moment; return what it had acknowledged, and what is there."""
    started = saved(folder)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    # Forked from a process of its own: one with windows in it has threads, which must not be.
    writers = multiprocessing.get_context("forkserver")
    writers.set_forkserver_preload(["tests.torture"])
    writer = writers.Process(target=_write, args=(folder, theirs))
    writer.start()
    theirs.close()
    acknowledged = started
    if not ours.poll(60):
        raise BrokenError("the writer never came to its first change")
    time.sleep(chance.uniform(0, 0.06))
    if writer.pid is None:
        raise BrokenError("the writer has no process")
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    while ours.poll():
        try:
            acknowledged = ours.recv()
        except EOFError:
            break
    found = saved(folder)
    if not acknowledged <= found <= acknowledged + 1:
        raise BrokenError(f"{acknowledged} were acknowledged, {found} are there")
    return acknowledged, found


def _write(folder: Path, told: Connection) -> None:
    desk = desk_on(open_vault(folder, PASSPHRASE))
    with desk.work() as work:
        number = len(work.case_files.get(CASE_ID).events)
    told.send(number)
    while True:
        number += 1
        save(desk, number)
        told.send(number)


# A disk that is full at every write of a save.


def full_at_every_write(folder: Path, *, step: int = 1024, most: int = 100) -> int:
    """Save on a disk with ever more room, by `step` bytes, until it fits; return how often not.

    After each failure the same save succeeds once there is room, and is there once.
    """
    times = 0
    for room in range(most):
        before = saved(folder)
        storage = open_vault(folder, PASSPHRASE)
        desk = desk_on(storage)
        save(desk, before + 1)
        fitted = _try_with_room(folder, desk, before + 2, room * step)
        if not fitted:
            times += 1
            save(desk, before + 2)
        desk.close()
        if saved(folder) != before + 2:
            raise BrokenError(f"after a full disk {saved(folder)} are there, not {before + 2}")
        if fitted:
            return times
    raise BrokenError("a save never fitted")


def _try_with_room(folder: Path, desk: Desk, number: int, room: int) -> bool:
    log = folder / f"{VAULT_FILE}-wal"
    with no_file_longer_than(log.stat().st_size + room):
        try:
            save(desk, number)
        except StorageError as error:
            if error.reason not in {"full", "unwritable"}:
                raise
            return False
    return True


@contextmanager
def no_file_longer_than(length: int) -> Iterator[None]:
    """Make every write past this many bytes fail, as one does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def full_tmpfs(folder: Path, disk: Path) -> int:
    """Do the same on a real small disk: fill it, and free it a block at a time."""
    vault = Path(shutil.copytree(folder, disk / "vault"))
    stuffing = disk / "stuffing"
    times = 0
    while True:
        before = saved(vault)
        desk = desk_on(open_vault(vault, PASSPHRASE))
        save(desk, before + 1)
        _fill(stuffing, disk, free=times * PAGE)
        try:
            save(desk, before + 2)
        except StorageError as error:
            if error.reason != "full":
                raise
        else:
            desk.close()
            return times
        stuffing.unlink()
        times += 1
        save(desk, before + 2)
        desk.close()
        if saved(vault) != before + 2:
            raise BrokenError("a save after a full disk is not there")


def _fill(stuffing: Path, disk: Path, *, free: int) -> None:
    room = shutil.disk_usage(disk).free - free
    with stuffing.open("wb") as file:
        file.write(bytes(max(0, room)))


# Power lost: of what was not yet forced to disk, any part may be there, in any order.


def power_lost(folder: Path, scratch: Path, chance: random.Random, rounds: int) -> int:
    """Lose power after saves, with any part of the write-ahead log torn; return the rounds.

    What was acknowledged was forced to disk before, so it must be there whatever happens to the
    bytes behind it.
    """
    desk = desk_on(open_vault(folder, PASSPHRASE))
    with desk.work() as work:
        number = len(work.case_files.get(CASE_ID).events)
    log = folder / f"{VAULT_FILE}-wal"
    boundaries = [(number, _end_of_log(log))]
    for _ in range(6):
        number += 1
        save(desk, number)
        boundaries.append((number, _end_of_log(log)))
    snapshot = Path(shutil.copytree(folder, scratch / "snapshot"))
    desk.close()
    for turn in range(rounds):
        acknowledged, forced = chance.choice(boundaries)
        torn = Path(shutil.copytree(snapshot, scratch / f"torn-{turn}"))
        _tear(torn / f"{VAULT_FILE}-wal", forced, chance)
        (torn / f"{VAULT_FILE}-shm").unlink(missing_ok=True)
        found = saved(torn)
        if found < acknowledged:
            raise BrokenError(f"{acknowledged} were acknowledged, {found} survived")
        shutil.rmtree(torn)
    return rounds


def _end_of_log(log: Path) -> int:
    return log.stat().st_size


def _tear(log: Path, forced: int, chance: random.Random) -> None:
    """Leave what was forced to disk, and of the rest whichever sectors the disk happened on."""
    content = bytearray(log.read_bytes())
    sector = 512
    for start in range(forced, len(content), sector):
        fate = chance.choice(("kept", "zeroed", "noise"))
        end = min(start + sector, len(content))
        if fate == "zeroed":
            content[start:end] = bytes(end - start)
        elif fate == "noise":
            content[start:end] = chance.randbytes(end - start)
    del content[chance.randint(forced, len(content)) :]
    log.write_bytes(content)


# A byte flipped in each region.


def flipped(folder: Path, scratch: Path, name: str, place: int) -> str:
    """Flip a byte of a file of the vault; return how it was noticed. Raises BrokenError if not."""
    bad = Path(shutil.copytree(folder, scratch / f"flipped-{name}-{place}"))
    path = bad / name
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(content)
    try:
        saved(bad)
    except (StorageError, BrokenError) as error:
        return error.reason if isinstance(error, StorageError) else "found by the check"
    finally:
        shutil.rmtree(bad)
    raise BrokenError(f"a flipped byte at {place} of {name} went unnoticed")


def regions(path: Path) -> list[int]:
    """Choose places in each region: begin and end of the file, and of each page in between."""
    length = path.stat().st_size
    inside = (0, 15, 16, PAGE // 2, PAGE - 90, PAGE - 70, PAGE - 1)
    pages = range(0, length, PAGE)
    return sorted({start + place for start in pages for place in inside if start + place < length})


# The long form.


def main() -> int:
    """Run all of it, and tell what was done; returns the exit status."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="how often a writer is killed")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randint(1, 10**6))
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    _tell(f"seed {arguments.seed}")
    with TemporaryDirectory(prefix="torture-") as name:
        place = Path(name)
        make_vault(place / "vault")
        for title, work in _trials(place, chance, arguments.rounds):
            started = time.monotonic()
            _tell(f"{title}: {work()} ({time.monotonic() - started:.0f} s)")
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _trials(
    place: Path, chance: random.Random, rounds: int
) -> Iterator[tuple[str, Callable[[], object]]]:
    vault = place / "vault"
    yield "bytes flipped and noticed", lambda: _all_flipped(vault, place)
    yield "saves on a full disk", lambda: full_at_every_write(vault)
    yield "saves on a full tmpfs", lambda: _on_tmpfs(vault, place / "disk")
    yield "times power was lost", lambda: power_lost(vault, place, chance, rounds)
    yield "times killed while saving", lambda: _killed(vault, chance, rounds)


def _killed(vault: Path, chance: random.Random, rounds: int) -> str:
    between = sum(found > told for told, found in _kills(vault, chance, rounds))
    return f"{rounds}, of which {between} between storing and telling so"


def _kills(vault: Path, chance: random.Random, rounds: int) -> Iterator[tuple[int, int]]:
    for _ in range(rounds):
        yield kill_while_saving(vault, chance)


def _all_flipped(vault: Path, place: Path) -> int:
    times = 0
    for name in (VAULT_FILE, KEY_FILE):
        for at in regions(vault / name):
            flipped(vault, place, name, at)
            times += 1
    return times


def _on_tmpfs(vault: Path, disk: Path) -> str:
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode:
        return "not run: no right to mount"
    try:
        return str(full_tmpfs(vault, disk))
    finally:
        subprocess.run(["umount", str(disk)], check=True)
