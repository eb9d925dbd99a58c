"""What a backup says about itself, sealed by the vault's key: altering it shows."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from casework.backups import OCCASIONS, BackupError
from db.files import VAULT_FILE
from db.key_file import KEY_FILE
from db.vault_key import VaultKey
from db.verify import TableContent

MANIFEST = "manifest.json"
VERSION = 1
SEALED_FILES = (VAULT_FILE, KEY_FILE)

_PURPOSE = "backup manifest 1"
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class FileSeal:
    """The size of a file in bytes, and the hash of its content."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The last line of the journal: its number, and the hash that all before it lead to."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Of which vault, when, why and by what a backup was made, and what must be in it.

    `made_at` is in UTC, `because` one of `OCCASIONS`, `revision` the form of the database.
    """

    vault_id: str
    made_at: datetime
    because: str
    program: str
    revision: str
    tables: dict[str, TableContent]
    journal: JournalHead | None
    files: dict[str, FileSeal]


def sealed(manifest: Manifest, key: VaultKey) -> bytes:
    """Write a manifest as JSON, with a code that only who has the key can make."""
    body = {"version": VERSION, **asdict(manifest), "made_at": manifest.made_at.isoformat()}
    return json.dumps({**body, "seal": _seal(body, key)}, indent=2).encode()


def is_sealed_by(folder: Path, key: VaultKey) -> bool:
    """Whether the manifest in the folder was written by who had this key, and not altered since."""
    body = _body(folder)
    seal = body.pop("seal", "")
    return isinstance(seal, str) and seal == _seal(body, key)


def read_manifest(folder: Path) -> Manifest:
    """Read what a backup says about itself; only its seal tells whether that is true.

    Raises BackupError: "half" when a file is absent, "altered" when it says nothing sensible,
    "newer" when a later version of the program wrote it.
    """
    if not all((folder / name).is_file() for name in (MANIFEST, *SEALED_FILES)):
        raise BackupError("half", folder.name)
    body = _body(folder)
    if isinstance(body.get("version"), int) and body["version"] > VERSION:
        raise BackupError("newer", folder.name)
    try:
        return _manifest(body)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError("altered", MANIFEST) from error


def seal_of(path: Path) -> FileSeal:
    """Read the size and the hash of a file; raises OSError."""
    with path.open("rb") as file:
        hashed = hashlib.file_digest(file, "sha256").hexdigest()
        return FileSeal(os.fstat(file.fileno()).st_size, hashed)


def _seal(body: dict[str, Any], key: VaultKey) -> str:
    return key.seal(_PURPOSE, json.dumps(body, sort_keys=True, separators=(",", ":")).encode())


def _body(folder: Path) -> dict[str, Any]:
    with (folder / MANIFEST).open("rb") as file:
        content = file.read(_LARGEST)
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BackupError("altered", MANIFEST) from error
    if not isinstance(body, dict):
        raise BackupError("altered", MANIFEST)
    return body


def _manifest(body: dict[str, Any]) -> Manifest:
    made_at = datetime.fromisoformat(body["made_at"])
    if made_at.tzinfo is None or body["because"] not in OCCASIONS:
        raise ValueError("a moment and an occasion were expected")
    journal = body["journal"]
    return Manifest(
        vault_id=str(body["vault_id"]),
        made_at=made_at,
        because=body["because"],
        program=str(body["program"]),
        revision=str(body["revision"]),
        tables={name: TableContent(**content) for name, content in body["tables"].items()},
        journal=None if journal is None else JournalHead(**journal),
        files={name: FileSeal(**body["files"][name]) for name in SEALED_FILES},
    )
