"""Bare side: SQLCipher's own copy of the vault, and reading every row of that copy."""

import sys
import time
from pathlib import Path

from measure import report
from sqlcipher3 import dbapi2 as sqlcipher

folder = Path(sys.argv[1])
key = (folder / "key.hex").read_text("ascii")


def connect(path: Path) -> sqlcipher.Connection:
    """Open a file with the raw key, as safely as the program does."""
    connection = sqlcipher.connect(str(path))
    connection.set_key(f"x'{key}'")
    for setting in ("cipher_memory_security = ON", "temp_store = MEMORY", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}")
    return connection


target = folder / "bare.db"
target.unlink(missing_ok=True)
start = time.perf_counter()
source, copy = connect(folder / "vault.db"), connect(target)
source.backup(copy)
copy.close()
read = connect(target)
rows = 0
tables = read.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
for (table,) in tables:
    for _ in read.execute(f"SELECT * FROM {table}"):
        rows += 1
read.close()
seconds = time.perf_counter() - start

if rows == 0:
    raise SystemExit("rows are missing")
report(seconds=seconds)
