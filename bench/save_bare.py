"""Bare side: the insert and the commit, with the same settings of the database and nothing else."""

import random
import statistics
import sys
import time
from pathlib import Path
from uuid import UUID

from measure import report
from office import FIRST_FILE
from sqlcipher3 import dbapi2 as sqlcipher

WARM_UP, SAVES = 20, 100
SETTINGS = (
    "cipher_memory_security = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "synchronous = FULL",
    "foreign_keys = ON",
)

folder, amount = Path(sys.argv[1]), int(sys.argv[2])
connection = sqlcipher.connect(str(folder / "vault.db"), isolation_level=None)
connection.set_key(f"x'{(folder / 'key.hex').read_text()}'")
for setting in SETTINGS:
    connection.execute(f"PRAGMA {setting}")
insert = "INSERT INTO events (case_id, position, kind, day, ground) VALUES (?, ?, ?, ?, ?)"
chance = random.Random()
taken = []
for _ in range(WARM_UP + SAVES):
    case_id = UUID(int=FIRST_FILE + 1 + 2 * chance.randrange(amount // 2)).hex
    row = (case_id, chance.randrange(10, 2**31), "voornemen", "2026-11-20", "dublin")
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(insert, row)
    connection.execute("COMMIT")
    taken.append(time.perf_counter() - start)
connection.close()
report(seconds=statistics.median(taken[WARM_UP:]))
