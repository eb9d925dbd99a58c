"""Our side: so many files one after another as they come, none of them kept, assessed in full."""

import re
import resource
import sys
import time
from itertools import islice
from pathlib import Path

from backlog import AS_OF, backlog
from measure import report

from casework.law.engine import assess
from cli.wiring import load_rules

STATUS = Path("/proc/self/status")


def most_memory() -> float:
    """Return the most megabytes that this process held."""
    if STATUS.exists():
        # What getrusage tells on Linux counts in whoever started this process.
        return int(re.findall(r"VmHWM:\s*(\d+)", STATUS.read_text("ascii"))[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


files = backlog(int(sys.argv[1]))
rules = load_rules()

seconds = 0.0
while some := list(islice(files, 1_000)):
    start = time.perf_counter()
    for facts in some:
        assess(facts, rules, AS_OF)
    seconds += time.perf_counter() - start

report(seconds=seconds, megabytes=most_memory())
