"""Opening and making a vault on behalf of the unlock window."""

import time
from pathlib import Path

from casework.errors import CaseworkError
from db.attempts import counted, seconds_to_wait
from db.keys import KEY_LENGTH, Argon2Parameters, wrapped_slot
from db.storage import SqlStorage, create_vault, open_vault
from desktop.strength import Strength, strength_of


class TooSoonError(CaseworkError):
    """A try before the wait after wrong passphrases is over."""

    def __init__(self, seconds: int) -> None:
        super().__init__(str(seconds))
        self.seconds = seconds


class WeakPassphraseError(CaseworkError):
    """A passphrase that is too easy to guess for a vault."""

    def __init__(self, strength: Strength) -> None:
        super().__init__(str(strength.score))
        self.strength = strength


def warm() -> None:
    """Load what deriving a key takes, so that the passphrase does not have to wait for it."""
    wrapped_slot("", "", bytes(KEY_LENGTH), "warm", Argon2Parameters(128, 1, 1))


def wait_for(folder: Path) -> int:
    """Return the seconds until the next try may be made."""
    return seconds_to_wait(folder, time.time())


def opened(folder: Path, passphrase: str) -> SqlStorage:
    """Open the vault; raises StorageError, or TooSoonError without trying."""
    seconds = wait_for(folder)
    if seconds:
        raise TooSoonError(seconds)
    with counted(folder, time.time()):
        return open_vault(folder, passphrase)


def made(folder: Path, passphrase: str) -> SqlStorage:
    """Make a vault and open it; raises StorageError, or WeakPassphraseError and makes nothing."""
    strength = strength_of(passphrase)
    if not strength.enough:
        raise WeakPassphraseError(strength)
    return create_vault(folder, passphrase)
