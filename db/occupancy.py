"""One program per vault: a lock of the operating system, and a record of who has the vault open.

Between programs on one computer the lock decides: it is gone as soon as its program is gone. Other
computers may not see that lock. For them there is the record, in which the program counts up as
long as it lives. A record that stands still for long enough may be set aside by who is told so and
wants it; whoever was set aside finds out before the next thing they would write.
"""

import json
import os
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from casework.errors import StorageError
from casework.phrases import Word
from db.failures import failures_sorted, reason_for
from db.machine import this_machine
from db.os_lock import try_lock

LOCK_FILE = "vault.lock"
RECORD_FILE = "vault.open"

# How often a program that is alive counts up, and how long it must have stood still.
BEAT_SECONDS = 30.0
SILENT_SECONDS = 600.0
# It must be seen to stand still for some beats: the clocks of two computers need not agree.
WATCH_SECONDS = 90.0

_MODE = 0o600
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Occupant:
    """Who has a vault open; the strings are empty and `since` is None when that cannot be read.

    `name` is that of their slot in the key file; `here` is whether they are on this computer.
    `token` and `beat` tell this opening, and whether it still lives. `free_at` is when it may be
    set aside if it has not counted up by then, by the clock of the disk, in seconds since 1970.
    """

    name: str = ""
    machine: str = ""
    here: bool = False
    process: int = 0
    since: datetime | None = None
    token: str = ""
    beat: int = 0
    free_at: float = 0.0


class InUseError(StorageError):
    """Somebody has the vault open.

    `wait` is after how many seconds they may be set aside if they stay silent; None when they are
    certainly at work. Pass `occupant` to say who is to be set aside.
    """

    def __init__(self, occupant: Occupant, wait: float | None) -> None:
        where = "_here" if wait is None and occupant.here else ""
        known = occupant.since is not None
        super().__init__(f"in_use{where}" if known else "in_use_unknown", values=_words(occupant))
        self.occupant = occupant
        self.wait = wait


class Occupancy:
    """The right to write in a vault, held until it is released or the program is gone.

    `shared` is whether other computers can reach the vault.
    """

    def __init__(self, folder: Path, lock: int, occupant: Occupant, *, shared: bool) -> None:
        self.shared = shared
        self._record = folder / RECORD_FILE
        self._lock = lock
        self._occupant = occupant
        self._mutex = threading.Lock()
        self._released = threading.Event()
        self._seen: os.stat_result | None = None
        # A thread of its own, for a long job on another must not look like a dead program.
        self._beating = threading.Thread(target=self._keep_beating, name="beat", daemon=True)
        self._beating.start()

    def assure(self) -> None:
        """Make sure that the vault is still ours; raises StorageError("taken_over") if not.

        Costs a look at the date of a file: the record is only read when it was touched.
        """
        with self._mutex, failures_sorted():
            if self._seen is None or not _same(self._seen, _stat(self._record)):
                self._look()

    def beat(self) -> None:
        """Count up, so that others see that we live; raises StorageError as `assure` does."""
        with self._mutex, failures_sorted():
            if not self._released.is_set():
                self._occupant = replace(self._occupant, beat=self._occupant.beat + 1)
                self._look(count=True)

    def release(self) -> None:
        """Let others in; a disk that is gone meanwhile is no hindrance."""
        self._released.set()
        with self._mutex:
            if self._lock < 0:
                return
            with suppress(OSError):
                if _read(self._record).token == self._occupant.token:
                    self._record.unlink()
            os.close(self._lock)
            self._lock = -1

    def _look(self, *, count: bool = False) -> None:
        try:
            with self._record.open("r+b" if count else "rb") as file:
                found = _occupant(file.read())
                if found.token != self._occupant.token and found.since is not None:
                    raise StorageError("taken_over", values=_words(found))
                if count:
                    # Through the open file: had somebody put theirs in its place meanwhile, this
                    # would go into ours, which is set aside.
                    file.seek(0)
                    file.write(_content(self._occupant))
        except FileNotFoundError:
            # Somebody tidied up, or is setting us aside: then who is first is in, and a higher
            # count shows that we live.
            self._occupant = replace(self._occupant, beat=self._occupant.beat + 1)
            _write_new(self._record, self._occupant)
        self._seen = _stat(self._record)

    def _keep_beating(self) -> None:
        while not self._released.wait(BEAT_SECONDS):
            # A drive may be away for a while, and who took over is told by the next work.
            with suppress(StorageError):
                self.beat()


def occupy(
    folder: Path, name: str, *, shared: bool = False, over: Occupant | None = None
) -> Occupancy:
    """Take the vault in the folder for this program; `name` tells others who has it.

    What a program on this computer left behind when it died is cleared away. `shared` is whether
    other computers can reach the folder. `over` is who the user wants to be set aside, as an
    earlier InUseError told; it is done only if they have not stirred since, for long enough.
    Raises InUseError, and StorageError when the folder cannot be written or locked.
    """
    with failures_sorted():
        lock = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, _MODE)
        try:
            _lock_or_refuse(lock, folder / RECORD_FILE)
            now = _time_of_disk(folder)
            mine = _myself(name, now)
            _take(folder / RECORD_FILE, mine, now, shared=shared, over=over)
            return Occupancy(folder, lock, mine, shared=shared)
        except BaseException:
            os.close(lock)
            raise


def _lock_or_refuse(lock: int, record: Path) -> None:
    if not try_lock(lock):
        raise InUseError(_holder(record), None)


def _take(record: Path, mine: Occupant, now: float, *, shared: bool, over: Occupant | None) -> None:
    for _ in range(_TRIES):
        with suppress(FileNotFoundError):
            _clear(record, now, shared=shared, over=over)
        try:
            _write_new(record, mine)
        except FileExistsError:
            continue
        except OSError as error:
            # On a full disk the vault can still be read, and the lock alone keeps the others out.
            if shared or reason_for(error) != "full":
                raise
        return
    raise InUseError(_holder(record), None)


def _clear(record: Path, now: float, *, shared: bool, over: Occupant | None) -> None:
    """Set aside a record that no longer counts; raises InUseError for one that may count."""
    found = _read(record)
    if _is_elsewhere(found, shared=shared):
        wait = max(WATCH_SECONDS, SILENT_SECONDS - max(0.0, now - record.stat().st_mtime))
        if over is None or not _silent_since(over, found, now):
            raise InUseError(replace(found, free_at=now + wait), wait)
    aside = record.with_name(f"{RECORD_FILE}.{uuid4().hex}")
    # Of two who do this at once one finds nothing left to move.
    record.rename(aside)
    moved = _read(aside)
    aside.unlink()
    if moved != found:
        # Somebody was faster; they will put theirs back when they see that it is gone.
        raise InUseError(replace(moved, free_at=now + SILENT_SECONDS), SILENT_SECONDS)


def _is_elsewhere(found: Occupant, *, shared: bool) -> bool:
    # We have the lock of this computer, so nobody on it has the vault. A record that cannot be
    # read is of a computer that lost its power: this one, unless others can reach the folder.
    return shared if found.since is None else not found.here


def _silent_since(over: Occupant, found: Occupant, now: float) -> bool:
    return (over.token, over.beat) == (found.token, found.beat) and now >= over.free_at > 0


def _holder(record: Path) -> Occupant:
    with suppress(OSError):
        return _read(record)
    return Occupant()


def _read(record: Path) -> Occupant:
    return _occupant(record.read_bytes())


def _occupant(content: bytes) -> Occupant:
    try:
        found = json.loads(content)
        return Occupant(
            str(found["name"]),
            str(found["machine"]),
            found["mark"] == this_machine().mark,
            int(found["process"]),
            datetime.fromisoformat(found["since"]).astimezone(UTC),
            str(found["token"]),
            int(found["beat"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return Occupant()


def _content(occupant: Occupant) -> bytes:
    """Write a record; that of a later beat is as long, so that it can be written in place."""
    machine = this_machine()
    since = occupant.since.isoformat() if occupant.since else ""
    record = {
        "name": occupant.name,
        "machine": machine.name,
        "mark": machine.mark,
        "process": occupant.process,
        "since": since,
        "token": occupant.token,
        "beat": f"{occupant.beat:012}",
    }
    return json.dumps(record).encode()


def _write_new(record: Path, occupant: Occupant) -> None:
    handle = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    with os.fdopen(handle, "wb") as file:
        file.write(_content(occupant))


def _myself(name: str, now: float) -> Occupant:
    since = datetime.fromtimestamp(now, UTC).replace(microsecond=0)
    return Occupant(name, "", here=True, process=os.getpid(), since=since, token=uuid4().hex)


def _time_of_disk(folder: Path) -> float:
    """Ask the disk what time it is: on a network drive that is the server's clock."""
    with tempfile.TemporaryFile(prefix=".termijnwacht-", dir=folder) as file:
        file.write(b"\0")
        file.flush()
        return os.fstat(file.fileno()).st_mtime


def _stat(record: Path) -> os.stat_result | None:
    with suppress(FileNotFoundError):
        return record.stat()
    return None


def _same(before: os.stat_result, after: os.stat_result | None) -> bool:
    return after is not None and (before.st_ino, before.st_mtime_ns) == (
        after.st_ino,
        after.st_mtime_ns,
    )


def _words(occupant: Occupant) -> tuple[tuple[str, object], ...]:
    since = occupant.since or datetime.fromtimestamp(0, UTC)
    here = since.astimezone()
    return (
        ("name", occupant.name or Word("occupant", "someone")),
        ("machine", occupant.machine or Word("occupant", "unknown")),
        ("day", here.date()),
        ("time", f"{here:%H:%M}"),
    )
