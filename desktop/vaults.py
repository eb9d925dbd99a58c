"""Opening and making a vault on behalf of the windows, and who may open it."""

import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Protocol, cast
from uuid import UUID

from casework.desk import Vault
from casework.errors import CaseworkError, StorageError
from casework.phrases import Phrases
from db import keys
from db.attempts import counted, seconds_to_wait
from db.occupancy import Occupant
from db.server_settings import is_on_server, read_settings
from db.slots import (
    KEY_LENGTH,
    PASSPHRASE,
    Argon2Parameters,
    Derivation,
    SlotName,
    derived,
    new_slot,
)
from db.storage import SqlStorage, create_vault, open_vault
from desktop.strength import Strength, strength_of
from documents.recovery_pdf import recovery_pdf


class OpenedVault(Vault, Protocol):
    """An open vault, or an office on a server, that knows whose passphrase opened it."""

    @property
    def opened_by(self) -> SlotName | None: ...


class ServerVault(OpenedVault, Protocol):
    """An office on a server, which itself sees to who may log in."""

    def slots(self) -> tuple[SlotName, ...]: ...
    def add_login(self, volunteer_id: UUID, passphrase: str) -> str: ...
    def change_passphrase(self, old: str, new: str) -> None: ...
    def reset_passphrase(self, volunteer_id: UUID, passphrase: str) -> None: ...
    def remove_volunteer(self, volunteer_id: UUID) -> None: ...


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
    cheap = Derivation(bytes(16), Argon2Parameters(128, 1, 1))
    about = SlotName(UUID(int=0), "", PASSPHRASE)
    new_slot("", about, cheap, derived(b"warm", cheap), bytes(KEY_LENGTH))


def wait_for(folder: Path) -> int:
    """Return the seconds until the next try may be made."""
    return seconds_to_wait(folder, time.time())


def opened(
    folder: Path, passphrase: str, over: Occupant | None = None, login: str = ""
) -> OpenedVault:
    """Open the vault by a passphrase or by the code of the recovery sheet.

    `over` is who has it open and was silent for long enough. Where the folder says that the office
    is on a server, it is opened there, by the name `login`. Raises StorageError, InUseError, or
    TooSoonError without trying.
    """
    _refuse_haste(folder)
    with counted(folder, time.time()):
        if is_on_server(folder):
            return _opened_on_server(folder, login, passphrase)
        return open_vault(folder, passphrase, over=over)


def made(folder: Path, passphrase: str, name: str = "") -> SqlStorage:
    """Make a vault and open it; `name` is of who makes it.

    Raises StorageError, or WeakPassphraseError and makes nothing.
    """
    _refuse_weak(passphrase, [name])
    return create_vault(folder, passphrase, name)


def slots(vault: OpenedVault) -> tuple[SlotName, ...]:
    """List who can open the vault, and the recovery sheet if there is one."""
    if not isinstance(vault, SqlStorage):
        return _server(vault).slots()
    return vault.with_key(lambda folder, _: keys.slots(folder))


def names_around(vault: OpenedVault) -> tuple[str, ...]:
    """List the names that a passphrase must not rest on, for `strength_of`."""
    with vault.work() as work:
        office = work.office()
        known = [office.name, office.address.town, *(one.name for one in work.volunteers)]
    return (*known, *(slot.name for slot in slots(vault)))


def check_strength(vault: OpenedVault, passphrase: str, names: Iterable[str] = ()) -> None:
    """Raise WeakPassphraseError for a passphrase that is too easy to guess in this office."""
    _refuse_weak(passphrase, [*names, *names_around(vault)])


def add_volunteer(vault: OpenedVault, name: str, passphrase: str, volunteer_id: UUID) -> UUID:
    """Let one more person open the vault by a passphrase of their own; return the slot's id.

    Raises WeakPassphraseError, and StorageError: "passphrase_in_use" or "exists".
    """
    _refuse_weak(passphrase, [name, *names_around(vault)])
    if not isinstance(vault, SqlStorage):
        _server(vault).add_login(volunteer_id, passphrase)
        return volunteer_id
    return vault.with_key(
        lambda folder, key: keys.add_slot(folder, key, name, passphrase, volunteer_id)
    )


def change_passphrase(vault: OpenedVault, old: str, new: str) -> None:
    """Change a passphrase; it takes the old one, and a wrong one is counted as at unlocking.

    Raises WeakPassphraseError, TooSoonError, and StorageError as `keys.change_passphrase` does.
    """
    _refuse_weak(new, names_around(vault))
    if not isinstance(vault, SqlStorage):
        _server(vault).change_passphrase(old, new)
        return

    def change(folder: Path, _: bytes) -> None:
        _refuse_haste(folder)
        with counted(folder, time.time()):
            keys.change_passphrase(folder, old, new)

    vault.with_key(change)


def reset_passphrase(vault: OpenedVault, volunteer_id: UUID, passphrase: str) -> None:
    """Give a volunteer who forgot their passphrase another.

    Raises WeakPassphraseError, NotFoundError, and StorageError("passphrase_in_use").
    """
    _refuse_weak(passphrase, names_around(vault))
    if not isinstance(vault, SqlStorage):
        _server(vault).reset_passphrase(volunteer_id, passphrase)
        return
    vault.with_key(lambda folder, key: keys.reset_passphrase(folder, key, volunteer_id, passphrase))


def rename_volunteer(vault: OpenedVault, volunteer_id: UUID, name: str) -> None:
    """Change a volunteer's name in the key file; raises NotFoundError and StorageError."""
    if isinstance(vault, SqlStorage):
        vault.with_key(lambda folder, key: keys.rename_slot(folder, key, volunteer_id, name))


def remove_volunteer(vault: OpenedVault, volunteer_id: UUID) -> None:
    """Shut somebody out, and give the vault another key; takes some seconds.

    Raises NotFoundError, and StorageError as `SqlStorage.remove_slot` does.
    """
    if isinstance(vault, SqlStorage):
        vault.remove_slot(volunteer_id)
    else:
        _server(vault).remove_volunteer(volunteer_id)


def make_recovery_sheet(
    vault: OpenedVault, today: date, phrases: Phrases, fonts_folder: Path
) -> bytes:
    """Make a new code for recovery, and return the sheet with it as PDF: print it, keep it not.

    An earlier sheet opens nothing any more. Raises StorageError: also "server_no_sheet", for there
    somebody else gives another passphrase.
    """
    if not isinstance(vault, SqlStorage):
        raise StorageError("server_no_sheet")
    with vault.work() as work:
        office = work.office().name
    code = vault.with_key(keys.make_recovery)
    return recovery_pdf(code, office, today, phrases, fonts_folder)


def _server(vault: OpenedVault) -> ServerVault:
    return cast(ServerVault, vault)


def _opened_on_server(folder: Path, login: str, passphrase: str) -> OpenedVault:
    # Only now: an office with a vault of its own has nothing to do with a server.
    from db.server import open_server  # noqa: PLC0415

    return open_server(read_settings(folder), login, passphrase)


def _refuse_haste(folder: Path) -> None:
    seconds = wait_for(folder)
    if seconds:
        raise TooSoonError(seconds)


def _refuse_weak(passphrase: str, names: Iterable[str]) -> None:
    strength = strength_of(passphrase, names)
    if not strength.enough:
        raise WeakPassphraseError(strength)
