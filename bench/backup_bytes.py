"""The bytes alone: copying the encrypted file, waiting for the disk, and reading it; no key."""

import os
import shutil
import sys
import time
from pathlib import Path

from measure import report

source, target = Path(sys.argv[1]) / "vault.db", Path(sys.argv[1]) / "bytes.db"
target.unlink(missing_ok=True)
start = time.perf_counter()
shutil.copyfile(source, target)
with target.open("rb+") as file:
    os.fsync(file.fileno())
    while file.read(1 << 20):
        pass
report(seconds=time.perf_counter() - start)
