"""Whether a crash leaves a passphrase on the disk; each time in a process that really dies."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems keep no core files")

# Whatever limit the tests were started with, the process starts with the largest it may have.
DIES = """
import os, resource, sys
from desktop.hardening import keep_memory_off_disk

most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
if sys.argv[1] == "hardened":
    keep_memory_off_disk()
os.abort()
"""

STARTS = """
import ctypes, os, resource, sys
from pathlib import Path
from desktop import app


class Start(app.Start):
    def _load(self):
        dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0
        print(resource.getrlimit(resource.RLIMIT_CORE), dumpable, flush=True)
        os._exit(0)


app.Start = Start
app.run(Path(sys.argv[1]))
"""

READS_ITSELF = """
import os
from pathlib import Path
from desktop.hardening import keep_memory_off_disk

keep_memory_off_disk()
print(bool(os.listdir("/proc/self/fd") and Path("/proc/self/mountinfo").read_text()))
"""


def core_left_by(how, folder):
    """Let a process die in the folder; return whether the system says it kept the memory."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    script = f"import os; os.chdir({str(folder)!r})\n{DIES}"
    child = os.spawnve(
        os.P_NOWAIT, sys.executable, [sys.executable, "-c", script, how], environment
    )
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status)
    return os.WCOREDUMP(status) or any(folder.iterdir())


def output_of(code, *arguments):
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_crash_leaves_no_copy_of_the_memory(tmp_path):
    assert not core_left_by("hardened", tmp_path)


def test_without_it_a_crash_would(tmp_path):
    left = core_left_by("as it is", tmp_path)

    if not left:
        pytest.skip("this system keeps no core files anyway")
    assert left


def test_the_program_does_it_before_anything_else_is_loaded(tmp_path):
    assert output_of(STARTS, tmp_path) == "(0, 0) 0"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such folder")
def test_the_program_can_still_look_at_itself():
    assert output_of(READS_ITSELF) == "True"
