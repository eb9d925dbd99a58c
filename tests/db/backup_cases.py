"""What the tests of backups share: a vault with people in it, and ways to spoil a backup."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from casework.backups import BY_HAND
from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.storage import StoredLetter
from db.backups import Occasion

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
DAY = timedelta(days=1)
CLIENT = Client(UUID(int=1), "Haddad", "Lina", v_nummer="1234567890")
CASE_FILE = CaseFile(
    UUID(int=2),
    "2026-0001",
    CLIENT.id,
    "asiel",
    events=(CaseEvent("aanvraag_ingediend", date(2025, 1, 1)),),
)
LETTER = StoredLetter(
    UUID(int=3), CASE_FILE.id, "ingebrekestelling", date(2026, 1, 1), "Geachte", b"%PDF", "00"
)


def at(moment=NOW, because=BY_HAND):
    """Make an occasion for a backup."""
    return Occasion(moment, because, "1.0")


def fill(storage):
    """Put someone with a file, a fact and a letter in the vault."""
    with storage.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(CASE_FILE)
        work.letters.put(LETTER)
        work.commit()


def add_client(storage, number=100):
    """Put one more person in the vault."""
    with storage.work() as work:
        work.clients.put(Client(UUID(int=number), "Tesfay", "Selam"))
        work.commit()


def clients_in(storage):
    """List the ids of the people in the vault."""
    with storage.work() as work:
        return {client.id for client in work.clients}


def spoil(path, offset):
    """Change one byte of a file."""
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


def tree(folder):
    """Read every file below a folder."""
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*.*"))}


class PowerFailure(BaseException):
    """The computer stopped; nothing of the program's may catch it."""


@contextmanager
def stopping_at(monkeypatch, number):
    """Let the program stop at its n-th change of a name on the disk, before doing it."""
    rename, left = Path.rename, [number]

    def counted(self, target):
        left[0] -= 1
        if left[0] < 0:
            raise PowerFailure
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", counted)
        yield left
