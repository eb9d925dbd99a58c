"""The vault's key: thirty-two random bytes, wrapped by the passphrase of each who may enter."""

import json
import os
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from casework.errors import StorageError
from db.failures import failures_sorted
from db.files import make_private_folder, write_private

KEY_FILE = "vault.keys"
VERSION = 1
KEY_LENGTH = 32
_SALT_LENGTH = 16
_NONCE_LENGTH = 12
_WRAPPED_LENGTH = KEY_LENGTH + 16

# A key file that was tampered with must not make the computer run out of memory or time.
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_TIME = 32
_MOST_LANES = 16


@dataclass(frozen=True, slots=True)
class Argon2Parameters:
    """What deriving a wrapping key costs; kept per slot, so that later slots may cost more."""

    memory_kib: int = 64 * 1024
    time: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """The vault's key, wrapped by one passphrase."""

    id: str
    name: str
    parameters: Argon2Parameters
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Every way into one vault."""

    vault_id: str
    slots: tuple[Slot, ...]


def create_keys(folder: Path, passphrase: str, name: str = "") -> bytes:
    """Make a new random key, write it wrapped by the passphrase into the folder, and return it.

    `name` tells whose passphrase it is. Raises StorageError("exists") when the folder has a key
    file, and ValueError for an empty passphrase.
    """
    make_private_folder(folder)
    with failures_sorted():
        if (folder / KEY_FILE).exists():
            raise StorageError("exists", KEY_FILE)
    key = os.urandom(KEY_LENGTH)
    vault_id = str(uuid4())
    slot = wrapped_slot(vault_id, name, key, passphrase, Argon2Parameters())
    write_keys(folder, KeyFile(vault_id, (slot,)))
    return key


def unlock_keys(folder: Path, passphrase: str) -> bytes:
    """Return the vault's key.

    Raises StorageError: "no_vault" without a key file, "wrong_passphrase" when no slot opens,
    "damaged" for a malformed file, "newer" for one of a later version of the program.
    """
    key_file = read_keys(folder)
    for slot in key_file.slots:
        key = _unwrapped(key_file.vault_id, slot, passphrase)
        if key is not None:
            return key
    raise StorageError("wrong_passphrase")


def read_keys(folder: Path) -> KeyFile:
    """Read the key file; raises StorageError as `unlock_keys` does, but for the passphrase."""
    with failures_sorted():
        if not (folder / KEY_FILE).exists():
            raise StorageError("no_vault", KEY_FILE)
        content = (folder / KEY_FILE).read_bytes()
    return _from_json(content)


def write_keys(folder: Path, key_file: KeyFile) -> None:
    """Write the key file as a whole in the place of the one that was there; raises StorageError."""
    write_private(folder / KEY_FILE, _to_json(key_file))


def wrapped_slot(
    vault_id: str, name: str, key: bytes, passphrase: str, parameters: Argon2Parameters
) -> Slot:
    """Wrap the key by one more passphrase; raises ValueError when the passphrase is empty."""
    if not passphrase:
        raise ValueError("an empty passphrase protects nothing")
    slot_id, salt, nonce = str(uuid4()), os.urandom(_SALT_LENGTH), os.urandom(_NONCE_LENGTH)
    wrapping = _wrapping_key(passphrase, salt, parameters)
    header = _header(vault_id, slot_id, name, parameters)
    return Slot(slot_id, name, parameters, salt, nonce, _encrypted(wrapping, nonce, key, header))


def _unwrapped(vault_id: str, slot: Slot, passphrase: str) -> bytes | None:
    # Imported here because the unlock window must stand before anything is derived.
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    wrapping = _wrapping_key(passphrase, slot.salt, slot.parameters)
    header = _header(vault_id, slot.id, slot.name, slot.parameters)
    try:
        return AESGCM(wrapping).decrypt(slot.nonce, slot.wrapped, header)
    except InvalidTag:
        return None


def _wrapping_key(passphrase: str, salt: bytes, parameters: Argon2Parameters) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415  (as above)

    return hash_secret_raw(
        _passphrase_bytes(passphrase),
        salt,
        time_cost=parameters.time,
        memory_cost=parameters.memory_kib,
        parallelism=parameters.lanes,
        hash_len=KEY_LENGTH,
        type=Type.ID,
    )


def _passphrase_bytes(passphrase: str) -> bytes:
    # One keyboard sends é as one character, another as two; "surrogatepass" because an encoding
    # error would carry the passphrase in its message.
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _encrypted(wrapping: bytes, nonce: bytes, key: bytes, header: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  (as above)

    return AESGCM(wrapping).encrypt(nonce, key, header)


def _header(vault_id: str, slot_id: str, name: str, parameters: Argon2Parameters) -> bytes:
    """List what is not secret but may not be altered either."""
    return _canonical([VERSION, vault_id, slot_id, name, asdict(parameters)])


def _to_json(key_file: KeyFile) -> bytes:
    slots = [
        {
            "id": slot.id,
            "name": slot.name,
            "argon2id": asdict(slot.parameters),
            "salt": b64encode(slot.salt).decode(),
            "nonce": b64encode(slot.nonce).decode(),
            "wrapped_key": b64encode(slot.wrapped).decode(),
        }
        for slot in key_file.slots
    ]
    body = {"version": VERSION, "vault_id": key_file.vault_id, "slots": slots}
    return json.dumps({**body, "checksum": _checksum(body)}, indent=2).encode()


def _from_json(content: bytes) -> KeyFile:
    try:
        body = json.loads(content)
        version = body["version"]
        checksum = body.pop("checksum", None)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StorageError("damaged", KEY_FILE) from error
    if isinstance(version, int) and version > VERSION:
        raise StorageError("newer", KEY_FILE)
    # Tells a rotten disk from a wrong passphrase; against an attacker the wrapping itself stands.
    if version != VERSION or checksum != _checksum(body):
        raise StorageError("damaged", KEY_FILE)
    try:
        return KeyFile(_text(body["vault_id"]), tuple(map(_slot, body["slots"])))
    except (ValueError, KeyError, TypeError) as error:
        raise StorageError("damaged", KEY_FILE) from error


def _slot(data: dict[str, Any]) -> Slot:
    given = data["argon2id"]
    parameters = Argon2Parameters(
        # Argon2 takes at least eight KiB per lane.
        _number(given["memory_kib"], 8 * _MOST_LANES, _MOST_MEMORY_KIB),
        _number(given["time"], 1, _MOST_TIME),
        _number(given["lanes"], 1, _MOST_LANES),
    )
    return Slot(
        _text(data["id"]),
        _text(data["name"]),
        parameters,
        _bytes(data["salt"], _SALT_LENGTH),
        _bytes(data["nonce"], _NONCE_LENGTH),
        _bytes(data["wrapped_key"], _WRAPPED_LENGTH),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return value


def _number(value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or not least <= value <= most:
        raise ValueError("a number is out of its bounds")
    return value


def _bytes(value: object, length: int) -> bytes:
    content = b64decode(_text(value), validate=True)
    if len(content) != length:
        raise ValueError("bytes of another length were expected")
    return content


def _checksum(body: object) -> str:
    return sha256(_canonical(body)).hexdigest()


def _canonical(data: object) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
