"""Our side: so many files one after another as they come, none of them kept, assessed in full."""

import sys
import time
from itertools import islice

from backlog import AS_OF, backlog
from measure import most_memory, report

from casework.law.engine import assess
from cli.wiring import load_rules

files = backlog(int(sys.argv[1]))
rules = load_rules()

seconds = 0.0
while some := list(islice(files, 1_000)):
    start = time.perf_counter()
    for facts in some:
        assess(facts, rules, AS_OF)
    seconds += time.perf_counter() - start

report(seconds=seconds, megabytes=most_memory())
