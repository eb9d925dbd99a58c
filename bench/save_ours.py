"""Our side: one fact recorded through desk and use case: read, checked, stored, written down."""

import random
import statistics
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from big_vault import AT_WORK
from measure import report
from office import AS_OF, FIRST_FILE, PASSPHRASE

from casework.casefile import CaseEvent
from casework.desk import Desk
from casework.usecases import record_event
from db.storage import open_vault

WARM_UP, SAVES = 20, 100

amount = int(sys.argv[2])
desk = Desk(open_vault(Path(sys.argv[1]), PASSPHRASE), AT_WORK, lambda: datetime.now(UTC))
chance = random.Random()
event = CaseEvent("voornemen", date(2026, 11, 20), ground="dublin")
taken = []
for _ in range(WARM_UP + SAVES):
    # The even files; the bare side takes the odd ones.
    case_id = UUID(int=FIRST_FILE + 2 * chance.randrange(amount // 2))
    start = time.perf_counter()
    record_event(desk, case_id, event, AS_OF)
    taken.append(time.perf_counter() - start)
desk.close()
report(seconds=statistics.median(taken[WARM_UP:]))
