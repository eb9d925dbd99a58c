"""A vault of so many bytes: an office's files, and letters of the size that letters have."""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from office import PASSPHRASE, files

from casework.storage import StoredLetter
from db.keys import unlock_keys
from db.storage import create_vault

_FILES = 2_000
_PDF_BYTES = 40_000


def make_large_vault(folder: Path, size: int) -> None:
    """Make the vault, with its raw key beside it for the bare side."""
    storage = create_vault(folder, PASSPHRASE)
    cases = files(_FILES)
    with storage.work() as work:
        for client, case_file in cases:
            work.clients.put(client)
            work.case_files.put(case_file)
        for number in range(size // (_PDF_BYTES + 5_000)):
            work.letters.put(_letter(number, cases[number % _FILES][1].id))
        work.commit()
    storage.close()
    key = unlock_keys(folder, PASSPHRASE).key
    (folder / "key.hex").write_text(key.hex(), encoding="ascii")


def _letter(number: int, case_id: UUID) -> StoredLetter:
    # A PDF is compressed, so its bytes look like chance.
    pdf = os.urandom(_PDF_BYTES)
    return StoredLetter(
        UUID(int=number + 1),
        case_id,
        "ingebrekestelling_asiel",
        date(2026, 1, 1),
        "Geachte heer, mevrouw, " * 80,
        pdf,
        sha256(pdf).hexdigest(),
    )
