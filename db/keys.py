"""The vault's key: thirty-two random bytes, and a slot for each who may have them."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

from casework.errors import StorageError
from casework.storage import NotFoundError
from db.failures import failures_sorted
from db.files import VAULT_FILE, make_private_folder
from db.key_file import KEY_FILE, KeyFile, check_mac, read_keys, settled, write_keys
from db.old_keys import OldKeyFile, old_key
from db.recovery_code import looks_like_code, new_code, read_code
from db.slots import (
    KEY_LENGTH,
    KINDS,
    PASSPHRASE,
    RECOVERY,
    SALT_LENGTH,
    Argon2Parameters,
    Derivation,
    Slot,
    SlotName,
    derived,
    keys_behind,
    new_slot,
    private_half,
    renamed,
    rewrapped,
)

# What a new slot costs to try. Slots of one cost share their salt, so that a passphrase is
# derived once, however many there are.
PARAMETERS = Argon2Parameters()


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The vault's key, and whose slot gave it; `kind` is one of `KINDS`."""

    key: bytes = field(repr=False)
    slot_id: UUID
    name: str
    kind: str

    @property
    def who(self) -> SlotName:
        """Whose slot it was, without the key."""
        return SlotName(self.slot_id, self.name, self.kind)


def create_keys(
    folder: Path, passphrase: str, name: str = "", volunteer_id: UUID | None = None
) -> Unlocked:
    """Make a new random key, and write it into the folder with a slot for the passphrase.

    `name` tells whose passphrase it is. Raises StorageError("exists") when the folder has a key
    file, and ValueError for an empty passphrase.
    """
    secret = _new_secret(passphrase)
    make_private_folder(folder)
    with failures_sorted():
        if (folder / KEY_FILE).exists():
            raise StorageError("exists", KEY_FILE)
    key, about = os.urandom(KEY_LENGTH), SlotName(volunteer_id or uuid4(), name, PASSPHRASE)
    key_file = _with_slot(KeyFile(str(uuid4()), ()), about, secret, key)
    write_keys(folder / KEY_FILE, key_file, key)
    return Unlocked(key, about.id, about.name, about.kind)


def unlock_keys(folder: Path, passphrase: str) -> Unlocked:
    """Find the vault's key by a passphrase, or by the code of the recovery sheet.

    Writes nothing. Raises StorageError: "no_vault" without a key file, "wrong_passphrase",
    "wrong_code" or "mistyped_code" when no slot opens, "damaged" for a malformed file, "tampered"
    for one that was not written by who had the key, "newer" for one of a later version.
    """
    key_file = read_keys(folder)
    if isinstance(key_file, OldKeyFile):
        return _unlocked_old(key_file, passphrase)
    return _opening(folder, key_file, passphrase, KINDS).unlocked


def slots(folder: Path) -> tuple[SlotName, ...]:
    """List whose slots there are; not proven to be true before the vault was unlocked.

    Raises StorageError as `unlock_keys` does.
    """
    return tuple(slot.about for slot in read_keys(folder).slots)


def add_slot(
    folder: Path, key: bytes, name: str, passphrase: str, slot_id: UUID | None = None
) -> UUID:
    """Let one more passphrase open the vault; return the slot's id.

    Raises StorageError: "passphrase_in_use", or "exists" when the id has a slot already.
    """
    key_file, secret = writable_keys(folder, key), _new_secret(passphrase)
    about = SlotName(slot_id or uuid4(), name, PASSPHRASE)
    if any(slot.about.id == about.id for slot in key_file.slots):
        raise StorageError("exists", "slot")
    _check_unused(key_file, secret)
    write_keys(folder / KEY_FILE, _with_slot(key_file, about, secret, key), key)
    return about.id


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Put a new passphrase in the place of the old one.

    Raises StorageError as `unlock_keys` does, and "passphrase_in_use".
    """
    upgrade_keys(folder, old)
    found = _opening(folder, _read(folder), old, (PASSPHRASE,))
    key, slot_id = found.unlocked.key, found.unlocked.slot_id
    key_file, secret = writable_keys(folder, key), _new_secret(new)
    _check_unused(key_file, secret, but=slot_id)
    how = _derivation(key_file.slots)
    changed = rewrapped(
        key_file.vault_id, slot_of(key_file, slot_id), how, derived(secret, how), found.private
    )
    write_keys(folder / KEY_FILE, _put(key_file, changed), key)


def reset_passphrase(folder: Path, key: bytes, slot_id: UUID, passphrase: str) -> None:
    """Give a volunteer who forgot their passphrase another; they keep their id and name.

    Raises NotFoundError, and StorageError("passphrase_in_use").
    """
    key_file, secret = writable_keys(folder, key), _new_secret(passphrase)
    about = slot_of(key_file, slot_id).about
    _check_unused(key_file, secret, but=slot_id)
    how = _derivation(key_file.slots)
    changed = new_slot(key_file.vault_id, about, how, derived(secret, how), key)
    write_keys(folder / KEY_FILE, _put(key_file, changed), key)


def rename_slot(folder: Path, key: bytes, slot_id: UUID, name: str) -> None:
    """Give a slot another name; raises NotFoundError and StorageError."""
    key_file = writable_keys(folder, key)
    changed = renamed(key_file.vault_id, slot_of(key_file, slot_id), name, key)
    write_keys(folder / KEY_FILE, _put(key_file, changed), key)


def make_recovery(folder: Path, key: bytes) -> str:
    """Make a code that opens the vault, and return it: it is shown once, to go on paper.

    The code of an earlier sheet opens nothing any more. Raises StorageError.
    """
    key_file, code = writable_keys(folder, key), new_code()
    left = tuple(slot for slot in key_file.slots if slot.about.kind != RECOVERY)
    about = SlotName(uuid4(), "", RECOVERY)
    secret = (read_code(code) or "").encode()
    changed = _with_slot(replace(key_file, slots=left), about, secret, key)
    write_keys(folder / KEY_FILE, changed, key)
    return code


def upgrade_keys(folder: Path, passphrase: str) -> None:
    """Bring a key file of version 1 to the present form; does nothing to one that is.

    It takes the passphrase, for version 1 has no key pairs. Raises StorageError.
    """
    old = read_keys(folder)
    # The program that wrote version 1 could not make a second slot.
    if isinstance(old, OldKeyFile) and len(old.slots) == 1:
        found = _unlocked_old(old, passphrase)
        new = _with_slot(
            KeyFile(old.vault_id, ()), old.slots[0].about, _bytes(passphrase), found.key
        )
        write_keys(folder / KEY_FILE, new, found.key)


def writable_keys(folder: Path, key: bytes) -> KeyFile:
    """Read the key file to change it: as it is for the key that the vault has.

    Raises StorageError, also "tampered".
    """
    return settled(_read(folder), key)


def slot_of(key_file: KeyFile, slot_id: UUID) -> Slot:
    """Return the slot with the id; raises NotFoundError."""
    for slot in key_file.slots:
        if slot.about.id == slot_id:
            return slot
    raise NotFoundError(str(slot_id))


class _Opening(NamedTuple):
    """What a passphrase opened: the vault's key, and the private half that led to it."""

    unlocked: Unlocked
    private: bytes


def _read(folder: Path) -> KeyFile:
    key_file = read_keys(folder)
    if isinstance(key_file, OldKeyFile):
        raise TypeError("a key file of version 1 is upgraded before it is changed")
    return key_file


def _opening(folder: Path, key_file: KeyFile, text: str, kinds: tuple[str, ...]) -> _Opening:
    slot, private = _opened(key_file, text, kinds)
    keys = keys_behind(key_file.vault_id, slot, private)
    check_mac(key_file, keys)
    key = keys[0] if len(key_file.macs) == 1 else _fitting(folder, keys)
    return _Opening(Unlocked(key, slot.about.id, slot.about.name, slot.about.kind), private)


def _opened(key_file: KeyFile, text: str, kinds: tuple[str, ...]) -> tuple[Slot, bytes]:
    """Find the slot that the text opens, and the private half of its pair."""
    for kind, secret in _secrets(text):
        derive = _derive_once(secret)
        for slot in key_file.slots:
            if slot.about.kind == kind and kind in kinds:
                private = private_half(key_file.vault_id, slot, derive(slot.derivation))
                if private is not None:
                    return slot, private
    raise StorageError(_why_wrong(text))


def _unlocked_old(key_file: OldKeyFile, passphrase: str) -> Unlocked:
    for slot in key_file.slots:
        key = old_key(key_file.vault_id, slot, _bytes(passphrase))
        if key is not None:
            return Unlocked(key, slot.about.id, slot.about.name, slot.about.kind)
    raise StorageError("wrong_passphrase")


def _fitting(folder: Path, keys: tuple[bytes, ...]) -> bytes:
    """Choose between two keys of a vault that a crash left while it was getting another."""
    # Imported here because most vaults open without it.
    from db.rekey import fitting  # noqa: PLC0415

    key = fitting(folder / VAULT_FILE, keys)
    if key is None:
        # Who had only the first of the two was being removed, and was.
        raise StorageError("wrong_passphrase" if len(keys) == 1 else "damaged")
    return key


def _with_slot(key_file: KeyFile, about: SlotName, secret: bytes, key: bytes) -> KeyFile:
    how = _derivation(key_file.slots)
    slot = new_slot(key_file.vault_id, about, how, derived(secret, how), key)
    return replace(key_file, slots=(*key_file.slots, slot))


def _derivation(there: Iterable[Slot]) -> Derivation:
    """Share the salt of the slots that cost the same; a new salt when there are none."""
    same = (slot.derivation for slot in there if slot.derivation.parameters == PARAMETERS)
    return next(same, None) or Derivation(os.urandom(SALT_LENGTH), PARAMETERS)


def _put(key_file: KeyFile, changed: Slot) -> KeyFile:
    there = (changed if slot.about.id == changed.about.id else slot for slot in key_file.slots)
    return replace(key_file, slots=tuple(there))


def _check_unused(key_file: KeyFile, secret: bytes, but: UUID | None = None) -> None:
    """Refuse a passphrase that opens another slot: it could not tell who opened the vault."""
    derive = _derive_once(secret)
    for slot in key_file.slots:
        other = slot.about.kind == PASSPHRASE and slot.about.id != but
        if other and private_half(key_file.vault_id, slot, derive(slot.derivation)) is not None:
            raise StorageError("passphrase_in_use")


def _derive_once(secret: bytes) -> Callable[[Derivation], bytes]:
    return cache(partial(derived, secret))


def _secrets(text: str) -> Iterator[tuple[str, bytes]]:
    """Say what the text may be: the code of a recovery sheet, and always a passphrase."""
    code = read_code(text)
    if code is not None:
        yield RECOVERY, code.encode()
    yield PASSPHRASE, _bytes(text)


def _why_wrong(text: str) -> str:
    if read_code(text) is not None:
        return "wrong_code"
    return "mistyped_code" if looks_like_code(text) else "wrong_passphrase"


def _new_secret(passphrase: str) -> bytes:
    if not passphrase:
        raise ValueError("an empty passphrase protects nothing")
    return _bytes(passphrase)


def _bytes(passphrase: str) -> bytes:
    # One keyboard sends é as one character, another as two; "surrogatepass" because an encoding
    # error would carry the passphrase in its message.
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
