"""Bare side: Argon2 with the vault's own costs, importing SQLAlchemy, and reading every row.

The raw key lies beside the vault: unwrapping it would take code of ours.
"""

import sys
import time
from pathlib import Path

start = time.perf_counter()

from argon2.low_level import Type, hash_secret_raw  # noqa: E402
from sqlalchemy import create_engine, text  # noqa: E402
from sqlcipher3 import dbapi2 as sqlcipher  # noqa: E402

folder = Path(sys.argv[1])
memory_kib, passes, lanes = (int(number) for number in sys.argv[2:])
hash_secret_raw(
    b"vier bruine paarden zwemmen",
    bytes(16),
    time_cost=passes,
    memory_cost=memory_kib,
    parallelism=lanes,
    hash_len=32,
    type=Type.ID,
)


def connect() -> sqlcipher.Connection:
    """Open the file with the raw key."""
    connection = sqlcipher.connect(str(folder / "vault.db"))
    connection.set_key(f"x'{(folder / 'key.hex').read_text()}'")
    return connection


rows = 0
with create_engine("sqlite://", module=sqlcipher, creator=connect).connect() as connection:
    for table in ("clients", "case_files", "events", "family_members", "letters"):
        rows += len(connection.execute(text(f"SELECT * FROM {table}")).all())
seconds = time.perf_counter() - start

from measure import report  # noqa: E402

if rows == 0:
    raise SystemExit("rows are missing")
report(seconds=seconds)
