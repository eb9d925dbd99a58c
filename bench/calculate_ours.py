"""Our side: every line read, assessed and written out again, in one process."""

import sys
import time
from datetime import date
from io import StringIO
from pathlib import Path

from measure import report

from cli.calculate import Calculator, answer_all
from cli.wiring import load_phrases, load_rules, load_table

countries = frozenset(load_table("texts/countries.toml")["countries"])
calculator = Calculator(load_rules(), load_phrases(), countries, date(2026, 11, 22))
lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
out = StringIO()

start = time.perf_counter()
status = answer_all(calculator, lines, out)
seconds = time.perf_counter() - start

if status != 0 or out.getvalue().count("\n") != len(lines):
    raise SystemExit("not every line was assessed")
report(seconds=seconds)
