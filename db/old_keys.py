"""Key files of version 1: each passphrase wraps the vault's key itself. They still open."""

from dataclasses import asdict, dataclass, field
from typing import Any

from db.canonical import canonical
from db.checked_json import bytes_in
from db.slots import (
    NONCE_LENGTH,
    WRAPPED_LENGTH,
    Derivation,
    SlotName,
    derived,
)

VERSION = 1


@dataclass(frozen=True, slots=True)
class OldSlot:
    """The vault's key, wrapped by one passphrase."""

    about: SlotName
    derivation: Derivation
    nonce: bytes
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OldKeyFile:
    """Every way into one vault."""

    vault_id: str
    slots: tuple[OldSlot, ...]


def old_slot_in(data: dict[str, Any], about: SlotName, derivation: Derivation) -> OldSlot:
    """Read a slot; raises ValueError or KeyError."""
    nonce = bytes_in(data["nonce"], NONCE_LENGTH)
    return OldSlot(about, derivation, nonce, bytes_in(data["wrapped_key"], WRAPPED_LENGTH))


def old_key(vault_id: str, slot: OldSlot, secret: bytes) -> bytes | None:
    """Unwrap the vault's key; None when it is another's passphrase, or the slot was altered."""
    # Imported here because the unlock window must stand before anything is derived.
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    about, parameters = slot.about, asdict(slot.derivation.parameters)
    header = canonical([VERSION, vault_id, str(about.id), about.name, parameters])
    try:
        return AESGCM(derived(secret, slot.derivation)).decrypt(slot.nonce, slot.wrapped, header)
    except InvalidTag:
        return None
