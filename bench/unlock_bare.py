"""Bare side: one derivation by Argon2id with the vault's own costs, fastest of five."""

import sys
import time

from argon2.low_level import Type, hash_secret_raw
from measure import report

memory_kib, passes, lanes = (int(number) for number in sys.argv[1:])


def seconds() -> float:
    """Derive a key once."""
    start = time.perf_counter()
    hash_secret_raw(
        b"vier bruine paarden zwemmen",
        bytes(16),
        time_cost=passes,
        memory_cost=memory_kib,
        parallelism=lanes,
        hash_len=32,
        type=Type.ID,
    )
    return time.perf_counter() - start


report(seconds=min(seconds() for _ in range(5)))
