"""Two programs side by side, started in turn in processes of their own, compared by median."""

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Timing:
    """One run in seconds: of the whole process, and of the part it measured by itself.

    `megabytes` is the most memory it held, when it told.
    """

    process: float
    inside: float
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ours against bare; `limit` is the largest allowed ratio, None when only looked at.

    Both are in seconds, or in megabytes when `unit` says so.
    """

    name: str
    ours: float
    bare: float
    limit: float | None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours / self.bare

    @property
    def verdict(self) -> str:
        """Whether it stays under the limit."""
        if self.limit is None:
            return ""
        return "ok" if self.ratio <= self.limit else "TOO SLOW"


def in_turn(ours: list[str], bare: list[str], rounds: int) -> tuple[list[Timing], list[Timing]]:
    """Start both in turn, so that what else the machine does hits both; drop the first round."""
    found: tuple[list[Timing], list[Timing]] = ([], [])
    for _ in range(rounds + 1):
        found[0].append(run(ours))
        found[1].append(run(bare))
    return found[0][1:], found[1][1:]


def compared(
    name: str, timings: tuple[list[Timing], list[Timing]], part: str, limit: float | None
) -> Comparison:
    """Compare the medians of one part: `process` or `inside`."""
    ours, bare = (statistics.median(getattr(timing, part) for timing in side) for side in timings)
    return Comparison(name, ours, bare, limit)


def run(arguments: list[str], patience: float = PATIENCE, python: str = sys.executable) -> Timing:
    """Run a Python script to its end; its last line may be JSON that tells `seconds`.

    Ends the measuring when it fails, or takes more seconds than `patience`.
    """
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    # Not the settings of whoever measures.
    environ |= {f"XDG_{name}_HOME": tempfile.gettempdir() for name in ("CONFIG", "DATA", "CACHE")}
    # Compiled modules are kept, as they are for a user.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    done = subprocess.run(
        [python, *arguments],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        check=False,
        timeout=patience,
    )
    process = time.perf_counter() - start
    if done.returncode != 0:
        raise SystemExit(f"{arguments}\n{done.stderr.decode(errors='replace')}")
    told = _told(b"".join(done.stdout.rsplit(b"\n", 2)[-2:]))
    return Timing(process, told.get("seconds", process), told.get("megabytes", 0.0))


def most_memory() -> float:
    """Return the most megabytes that this process held."""
    if _STATUS.exists():
        # What getrusage tells on Linux counts in whoever started this process.
        return int(re.findall(r"VmHWM:\s*(\d+)", _STATUS.read_text("ascii"))[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(**figures: float) -> None:
    """Print what a script measured by itself, as the last line of its output."""
    sys.stdout.write("\n" + json.dumps(figures) + "\n")
    sys.stdout.flush()


def _told(line: bytes) -> dict[str, float]:
    return dict(json.loads(line)) if line.startswith(b'{"seconds"') else {}
