"""Our side: a backup as it is made when locking: hashed, copied, opened again, checked, named."""

import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from measure import report

from casework.backups import AUTOMATIC
from db.backup_round import back_up
from db.backups import Occasion
from db.storage import SqlStorage

folder = Path(sys.argv[1])
key = bytes.fromhex((folder / "key.hex").read_text("ascii"))
storage = SqlStorage(folder / "vault.db", key)
start = time.perf_counter()
with storage.snapshot() as source:
    back_up(source, Occasion(datetime.now(UTC), AUTOMATIC))
seconds = time.perf_counter() - start
storage.close()
# Each round finds as much room as the one before.
shutil.rmtree(folder / "backups")
report(seconds=seconds)
