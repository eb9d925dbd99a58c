"""Bare side: as many additions of six months to a date as there are lines."""

import sys
import time
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from measure import report

days = [date(2024, 1, 1) + timedelta(days=number % 900) for number in range(int(sys.argv[1]))]

start = time.perf_counter()
for day in days:
    day + relativedelta(months=6)
report(seconds=time.perf_counter() - start)
