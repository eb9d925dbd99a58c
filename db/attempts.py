"""How long to wait after wrong passphrases; kept beside the vault, so restarting is no way out.

It slows down who guesses at the keyboard. Against who has the files only Argon2id's cost helps.
"""

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from casework.errors import StorageError
from db.failures import failures_sorted
from db.files import write_private

ATTEMPTS_FILE = "vault.attempts"
LONGEST_WAIT = 60

# Why a vault stays shut when what was typed is wrong.
WRONG_GUESSES = ("wrong_passphrase", "wrong_code", "mistyped_code")

# From this many on the wait no longer grows; counting further would say how often, no more.
_MOST_COUNTED = 1 + math.ceil(math.log2(LONGEST_WAIT))


def seconds_to_wait(folder: Path, now: float) -> int:
    """Return the whole seconds until the next try may be made; `now` is in seconds since 1970.

    A clock that was put back past the last try ends the wait: nobody is locked out by a clock.
    """
    wrong, last = _read(folder)
    if wrong == 0 or now < last:
        return 0
    return max(0, math.ceil(last + _wait_after(wrong) - now))


@contextmanager
def counted(folder: Path, now: float) -> Iterator[None]:
    """Count a wrong guess in the block, and pass it on; a block that succeeds starts afresh.

    Raises StorageError when the count cannot be kept.
    """
    try:
        yield
    except StorageError as error:
        if error.reason in WRONG_GUESSES:
            _count_one_more(folder, now)
        raise
    with failures_sorted():
        (folder / ATTEMPTS_FILE).unlink(missing_ok=True)


def _wait_after(wrong: int) -> int:
    return min(LONGEST_WAIT, 1 << (wrong - 1))


def _count_one_more(folder: Path, now: float) -> None:
    wrong, _ = _read(folder)
    content = {"wrong": min(wrong + 1, _MOST_COUNTED), "last": now}
    write_private(folder / ATTEMPTS_FILE, json.dumps(content).encode())


def _read(folder: Path) -> tuple[int, float]:
    """Read how many were wrong and when the last was; none when the file is absent or unreadable.

    Who could spoil the file could also have deleted it.
    """
    try:
        content = json.loads((folder / ATTEMPTS_FILE).read_bytes())
        wrong, last = int(content["wrong"]), float(content["last"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return 0, 0.0
    ok = 0 <= wrong <= _MOST_COUNTED and math.isfinite(last)
    return (wrong, last) if ok else (0, 0.0)
