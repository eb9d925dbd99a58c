"""Our side: every file of the backlog assessed in full, without writing out the receipts."""

import resource
import sys
import time

from backlog import AS_OF, backlog
from measure import report

from casework.law.engine import assess
from cli.wiring import load_rules

files = list(backlog(int(sys.argv[1])))
rules = load_rules()

start = time.perf_counter()
for facts in files:
    assess(facts, rules, AS_OF)
seconds = time.perf_counter() - start

megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if megabytes > 300:
    raise SystemExit(f"assessing took {megabytes:.0f} MB of memory; 300 are allowed")
report(seconds=seconds)
