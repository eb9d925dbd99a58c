"""Slots: every volunteer's own way to the vault's key, each wrapped by what they alone know."""

import hmac
import os
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import Any
from uuid import UUID

from casework.errors import StorageError
from db.canonical import canonical

VERSION = 2
KEY_LENGTH = 32
PASSPHRASE = "passphrase"
RECOVERY = "recovery"
KINDS = (PASSPHRASE, RECOVERY)

SALT_LENGTH = 16
NONCE_LENGTH = 12
TAG_LENGTH = 16
PROOF_LENGTH = 16
WRAPPED_LENGTH = KEY_LENGTH + TAG_LENGTH
# HPKE puts the public half of a key of its own, made for this once, before what it encrypts.
SEALED_LENGTH = KEY_LENGTH + KEY_LENGTH + TAG_LENGTH
HIDDEN_LENGTH = NONCE_LENGTH + KEY_LENGTH + TAG_LENGTH


@dataclass(frozen=True, slots=True)
class Argon2Parameters:
    """What deriving a wrapping key costs; kept per slot, so that later slots may cost more."""

    memory_kib: int = 64 * 1024
    time: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a passphrase becomes bytes; slots that share one cost one derivation together."""

    salt: bytes
    parameters: Argon2Parameters


@dataclass(frozen=True, slots=True)
class SlotName:
    """Whose slot it is; `id` is that of the volunteer, `kind` one of `KINDS`."""

    id: UUID
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Seal:
    """One key of the vault, for one slot: sealed to its public half, which lies here hidden."""

    sealed: bytes = field(repr=False)
    public: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Slot:
    """A key pair: the private half wrapped by a passphrase, the vault's key sealed to the public.

    `proof` tells a wrong passphrase from a slot that was altered. `next_seal` is there only while
    the vault is getting another key.
    """

    about: SlotName
    derivation: Derivation
    nonce: bytes
    proof: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    seal: Seal
    next_seal: Seal | None = None


def derived(secret: bytes, derivation: Derivation) -> bytes:
    """Derive bytes from what was typed; slow on purpose."""
    # Imported here because the unlock window must stand before anything is derived.
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    parameters = derivation.parameters
    return hash_secret_raw(
        secret,
        derivation.salt,
        time_cost=parameters.time,
        memory_cost=parameters.memory_kib,
        parallelism=parameters.lanes,
        hash_len=KEY_LENGTH,
        type=Type.ID,
    )


def new_slot(
    vault_id: str, about: SlotName, derivation: Derivation, from_secret: bytes, key: bytes
) -> Slot:
    """Make a slot with a key pair of its own; `from_secret` is what `derived` returned."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415  (as above)
        X25519PrivateKey,
    )

    private = X25519PrivateKey.generate()
    seal = _seal(vault_id, about, private.public_key().public_bytes_raw(), key)
    nonce, proof, wrapped = _wrap(
        vault_id, about, derivation, from_secret, private.private_bytes_raw()
    )
    return Slot(about, derivation, nonce, proof, wrapped, seal)


def rewrapped(
    vault_id: str, slot: Slot, derivation: Derivation, from_secret: bytes, private: bytes
) -> Slot:
    """Wrap the private half by another passphrase; everything else stays."""
    nonce, proof, wrapped = _wrap(vault_id, slot.about, derivation, from_secret, private)
    return replace(slot, derivation=derivation, nonce=nonce, proof=proof, wrapped=wrapped)


def renamed(vault_id: str, slot: Slot, name: str, key: bytes) -> Slot:
    """Give the slot another name; its passphrase is not needed for that."""
    about = replace(slot.about, name=name)
    return replace(
        slot, about=about, seal=_seal(vault_id, about, _public_half(vault_id, slot, key), key)
    )


def with_next(vault_id: str, slot: Slot, key: bytes, next_key: bytes) -> Slot:
    """Let the slot open a second key of the vault too; its passphrase is not needed for that."""
    public = _public_half(vault_id, slot, key)
    return replace(slot, next_seal=_seal(vault_id, slot.about, public, next_key))


def private_half(vault_id: str, slot: Slot, from_secret: bytes) -> bytes | None:
    """Unwrap the private half of the slot's pair; None when it is another's passphrase.

    Raises StorageError("tampered") when the passphrase fits but the slot was altered.
    """
    wrapping, proof = _wrapping(from_secret, slot.nonce)
    if not hmac.compare_digest(proof, slot.proof):
        return None
    return _decrypted(
        wrapping, slot.nonce, slot.wrapped, _wrap_header(vault_id, slot.about, slot.derivation)
    )


def keys_behind(vault_id: str, slot: Slot, private: bytes) -> tuple[bytes, ...]:
    """Open what is sealed to the slot: the vault's key, and the next one when there is one.

    Raises StorageError("tampered").
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  (as above)
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415  (as above)
        X25519PrivateKey,
    )

    half = X25519PrivateKey.from_private_bytes(private)
    header = _seal_header(vault_id, slot.about)
    try:
        return tuple(_suite().decrypt(seal.sealed, half, info=header) for seal in _seals(slot))
    except InvalidTag as error:
        raise StorageError("tampered") from error


def subkey(secret: bytes, purpose: str, *, salt: bytes = b"", length: int = KEY_LENGTH) -> bytes:
    """Derive a key for one purpose from one that is random already; fast."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415  (as above)
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415  (as above)

    return HKDF(SHA256(), length, salt, f"termijnwacht {purpose}".encode()).derive(secret)


def _wrap(
    vault_id: str, about: SlotName, derivation: Derivation, from_secret: bytes, private: bytes
) -> tuple[bytes, bytes, bytes]:
    nonce = os.urandom(NONCE_LENGTH)
    wrapping, proof = _wrapping(from_secret, nonce)
    header = _wrap_header(vault_id, about, derivation)
    return nonce, proof, _encrypted(wrapping, nonce, private, header)


def _wrapping(from_secret: bytes, nonce: bytes) -> tuple[bytes, bytes]:
    """Make the key that wraps, and the proof that it was made from the right passphrase.

    The nonce goes in, so that two slots never share a key, even by the same passphrase.
    """
    both = subkey(from_secret, "slot", salt=nonce, length=KEY_LENGTH + PROOF_LENGTH)
    return both[:KEY_LENGTH], both[KEY_LENGTH:]


def _seal(vault_id: str, about: SlotName, public: bytes, key: bytes) -> Seal:
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415  (as above)
        X25519PublicKey,
    )

    half = X25519PublicKey.from_public_bytes(public)
    sealed = _suite().encrypt(key, half, info=_seal_header(vault_id, about))
    # Hidden, because only who has the vault's key needs it: nobody can seal another key to a
    # slot, and a computer that breaks elliptic curves one day has nothing to begin with.
    nonce = os.urandom(NONCE_LENGTH)
    hiding = subkey(key, "public halves")
    return Seal(sealed, nonce + _encrypted(hiding, nonce, public, _seal_header(vault_id, about)))


def _public_half(vault_id: str, slot: Slot, key: bytes) -> bytes:
    nonce, hidden = slot.seal.public[:NONCE_LENGTH], slot.seal.public[NONCE_LENGTH:]
    header = _seal_header(vault_id, slot.about)
    return _decrypted(subkey(key, "public halves"), nonce, hidden, header)


def _seals(slot: Slot) -> tuple[Seal, ...]:
    return (slot.seal,) if slot.next_seal is None else (slot.seal, slot.next_seal)


@cache
def _suite() -> Any:  # noqa: ANN401  (its type would have to be imported first)
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite  # noqa: PLC0415

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _encrypted(key: bytes, nonce: bytes, content: bytes, header: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  (as above)

    return AESGCM(key).encrypt(nonce, content, header)


def _decrypted(key: bytes, nonce: bytes, content: bytes, header: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  (as above)
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  (as above)

    try:
        return AESGCM(key).decrypt(nonce, content, header)
    except InvalidTag as error:
        raise StorageError("tampered") from error


def _wrap_header(vault_id: str, about: SlotName, derivation: Derivation) -> bytes:
    """List what may not be altered without the passphrase; the name may, with the vault's key."""
    parameters = asdict(derivation.parameters)
    return canonical(
        [VERSION, vault_id, str(about.id), about.kind, derivation.salt.hex(), parameters]
    )


def _seal_header(vault_id: str, about: SlotName) -> bytes:
    return canonical([VERSION, vault_id, str(about.id), about.name, about.kind])
