"""The key file: how it lies on the disk, and how a changed byte in it shows."""

import hmac
import json
from base64 import b64encode
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from casework.errors import StorageError
from db import old_keys, slots
from db.canonical import canonical
from db.checked_json import bytes_in, id_in, number_in, text_in
from db.failures import failures_sorted
from db.files import write_private
from db.old_keys import OldKeyFile, OldSlot, old_slot_in
from db.slots import KINDS, PASSPHRASE, Argon2Parameters, Derivation, Seal, Slot, SlotName, subkey

KEY_FILE = "vault.keys"
_MAC_LENGTH = 32

# A key file that was tampered with must not make the computer run out of memory or time.
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_TIME = 32
_MOST_LANES = 16


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Every way into one vault.

    `signed` is what stood in the file as it was read; `macs` sign it with the vault's key, and
    with the next one while the vault is getting another.
    """

    vault_id: str
    slots: tuple[Slot, ...]
    signed: bytes = b""
    macs: tuple[bytes, ...] = ()


def read_keys(folder: Path) -> KeyFile | OldKeyFile:
    """Read the key file.

    Raises StorageError: "no_vault" without one, "damaged" for a malformed one, "newer" for one of
    a later version of the program.
    """
    with failures_sorted():
        if not (folder / KEY_FILE).exists():
            raise StorageError("no_vault", KEY_FILE)
        content = (folder / KEY_FILE).read_bytes()
    body = _body(content)
    try:
        return _old_key_file(body) if body["version"] == old_keys.VERSION else _key_file(body)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StorageError("damaged", KEY_FILE) from error


def write_keys(path: Path, key_file: KeyFile, *keys: bytes) -> None:
    """Sign the key file with the keys of the vault, and write it as a whole; raises StorageError.

    Two keys while the vault is getting another: the one it has, then the next.
    """
    unsigned = _unsigned(key_file)
    body = {**unsigned, "macs": [_base64(_mac(canonical(unsigned), key)) for key in keys]}
    write_private(path, json.dumps({**body, "checksum": _checksum(body)}, indent=2).encode())


def check_mac(key_file: KeyFile, keys: tuple[bytes, ...]) -> None:
    """Check that who wrote the file had the keys; raises StorageError("tampered")."""
    for key, mac in zip(keys, key_file.macs, strict=False):
        if not hmac.compare_digest(mac, _mac(key_file.signed, key)):
            raise StorageError("tampered", KEY_FILE)


def settled(key_file: KeyFile, key: bytes) -> KeyFile:
    """Keep what belongs to the key that the vault has, in a file that was left holding two.

    Raises StorageError("tampered") when the file was not written by who had that key.
    """
    mac = _mac(key_file.signed, key)
    fits = [hmac.compare_digest(mac, one) for one in key_file.macs]
    if not any(fits):
        raise StorageError("tampered", KEY_FILE)
    if fits[0]:
        return replace(
            key_file, slots=tuple(replace(slot, next_seal=None) for slot in key_file.slots)
        )
    return promoted(key_file)


def promoted(key_file: KeyFile) -> KeyFile:
    """Keep the slots that open the next key, for that key only."""
    left = tuple(
        replace(slot, seal=slot.next_seal, next_seal=None)
        for slot in key_file.slots
        if slot.next_seal is not None
    )
    return replace(key_file, slots=left)


def _mac(signed: bytes, key: bytes) -> bytes:
    return hmac.digest(subkey(key, "key file"), signed, "sha256")


def _unsigned(key_file: KeyFile) -> dict[str, Any]:
    return {
        "version": slots.VERSION,
        "vault_id": key_file.vault_id,
        "slots": [_slot_data(slot) for slot in key_file.slots],
    }


def _slot_data(slot: Slot) -> dict[str, Any]:
    data = {
        "id": str(slot.about.id),
        "name": slot.about.name,
        "kind": slot.about.kind,
        "argon2id": asdict(slot.derivation.parameters),
        "salt": _base64(slot.derivation.salt),
        "nonce": _base64(slot.nonce),
        "proof": _base64(slot.proof),
        "private_key": _base64(slot.wrapped),
        "seal": _seal_data(slot.seal),
    }
    return data if slot.next_seal is None else {**data, "next_seal": _seal_data(slot.next_seal)}


def _seal_data(seal: Seal) -> dict[str, str]:
    return {"vault_key": _base64(seal.sealed), "public_key": _base64(seal.public)}


def _body(content: bytes) -> dict[str, Any]:
    try:
        body: dict[str, Any] = json.loads(content)
        version = body["version"]
        checksum = body.pop("checksum", None)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StorageError("damaged", KEY_FILE) from error
    if isinstance(version, int) and version > slots.VERSION:
        raise StorageError("newer", KEY_FILE)
    # Tells a rotten disk from a wrong passphrase; against an attacker the signature stands.
    if version not in (old_keys.VERSION, slots.VERSION) or checksum != _checksum(body):
        raise StorageError("damaged", KEY_FILE)
    return body


def _old_key_file(body: dict[str, Any]) -> OldKeyFile:
    return OldKeyFile(text_in(body["vault_id"]), tuple(map(_old_slot, body["slots"])))


def _old_slot(data: dict[str, Any]) -> OldSlot:
    about = SlotName(id_in(data["id"]), text_in(data["name"]), PASSPHRASE)
    return old_slot_in(data, about, _derivation(data))


def _key_file(body: dict[str, Any]) -> KeyFile:
    macs = tuple(bytes_in(mac, _MAC_LENGTH) for mac in body["macs"])
    found = tuple(map(_slot, body["slots"]))
    changing = any(slot.next_seal is not None for slot in found)
    if len(macs) != (2 if changing else 1):
        raise ValueError("as many signatures as keys were expected")
    signed = canonical({name: value for name, value in body.items() if name != "macs"})
    return KeyFile(text_in(body["vault_id"]), found, signed, macs)


def _slot(data: dict[str, Any]) -> Slot:
    if data["kind"] not in KINDS:
        raise ValueError("another kind of slot was expected")
    return Slot(
        SlotName(id_in(data["id"]), text_in(data["name"]), data["kind"]),
        _derivation(data),
        bytes_in(data["nonce"], slots.NONCE_LENGTH),
        bytes_in(data["proof"], slots.PROOF_LENGTH),
        bytes_in(data["private_key"], slots.WRAPPED_LENGTH),
        _seal(data["seal"]),
        _seal(data["next_seal"]) if "next_seal" in data else None,
    )


def _seal(data: dict[str, Any]) -> Seal:
    return Seal(
        bytes_in(data["vault_key"], slots.SEALED_LENGTH),
        bytes_in(data["public_key"], slots.HIDDEN_LENGTH),
    )


def _derivation(data: dict[str, Any]) -> Derivation:
    given = data["argon2id"]
    parameters = Argon2Parameters(
        # Argon2 takes at least eight KiB per lane.
        number_in(given["memory_kib"], 8 * _MOST_LANES, _MOST_MEMORY_KIB),
        number_in(given["time"], 1, _MOST_TIME),
        number_in(given["lanes"], 1, _MOST_LANES),
    )
    return Derivation(bytes_in(data["salt"], slots.SALT_LENGTH), parameters)


def _base64(content: bytes) -> str:
    return b64encode(content).decode()


def _checksum(body: object) -> str:
    return sha256(canonical(body)).hexdigest()
