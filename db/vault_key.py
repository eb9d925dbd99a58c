"""The key of an open vault, for work that needs it and may not see it."""

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from db.connections import connect, connect_to_read

Result = TypeVar("Result")

_KEY_LENGTH = 32


class VaultKey:
    """Uses a vault's key on behalf of others; printing or pickling it shows nothing."""

    __slots__ = ("_use",)
    _use: Callable[[Callable[[bytes], Any]], Any]

    def __init__(self, key: bytes) -> None:
        # A closure: no attribute holds the key, so nothing that prints attributes shows it.
        def use(work: Callable[[bytes], Result]) -> Result:
            return work(key)

        self._use = use

    def connect(self, path: Path) -> sqlcipher.Connection:
        """Open a database under this key, to read and write."""
        return self.open(lambda key: connect(path, key))

    def connect_to_read(self, path: Path) -> sqlcipher.Connection:
        """Open a database that nobody writes; nothing is made beside it."""
        return self.open(lambda key: connect_to_read(path, key))

    def open(self, work: Callable[[bytes], Result]) -> Result:
        """Hand the key to work that opens a vault with it."""
        made: Result = self._use(work)
        return made

    def seal(self, purpose: str, content: bytes) -> str:
        """Make a code over the content that only who has the key can make; hexadecimal."""
        derived = self.open(lambda key: _derived(key, purpose))
        return hmac.new(derived, content, hashlib.sha256).hexdigest()


def _derived(key: bytes, purpose: str) -> bytes:
    # Imported here because the unlock window must stand before anything is derived.
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    info = f"termijnwacht {purpose}".encode()
    return HKDF(algorithm=SHA256(), length=_KEY_LENGTH, salt=None, info=info).derive(key)
