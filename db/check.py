"""Whether a vault is as it was left: every page, row, line of the journal, letter and rule."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from casework.backups import BackupError
from casework.checks import (
    CIPHER,
    FACTS,
    FIXED,
    JOURNAL,
    KEYS,
    LETTERS,
    REFERENCES,
    RULES,
    SCHEMA,
    STEPS,
    STRUCTURE,
    Checked,
    Finding,
    flaw_of_letter,
)
from casework.errors import RuleError, StorageError
from casework.journal import ADDED, LETTER, Head, Link, entry_of, flaws, ranges
from casework.law.additions import rules_with
from db.backups import BACKUPS, newest_good
from db.check_rows import UNREADABLE_ERRORS, RowCheck
from db.files import VAULT_FILE, vault_exists
from db.key_file import KEY_FILE, read_keys, settled
from db.keys import unlock_keys
from db.migrate import HEAD
from db.models import CaseFileRow, LetterRow
from db.old_keys import OldKeyFile
from db.schema import differences
from db.storage import SqlStorage, SqlWork, occupied
from db.vault_key import VaultKey

Report = Callable[[int, int], object]
Files = Mapping[str, str]
Kept = TypeVar("Kept")


def silent(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def check_folder(folder: Path, passphrase: str, shipped: Files, report: Report = silent) -> Checked:
    """Check the vault in a folder that nobody has open; nothing in it is changed.

    `shipped` are the rule files of the program. Raises StorageError when it could not be checked:
    "no_vault", "newer", "read_only", "busy", a wrong passphrase, or InUseError.
    """
    if not vault_exists(folder):
        raise StorageError("no_vault", VAULT_FILE)
    try:
        unlocked = unlock_keys(folder, passphrase)
    except StorageError as error:
        return Checked((_of_keys(error),), STEPS[1:])
    with occupied(folder, unlocked.name) as occupancy:
        storage = SqlStorage(folder / VAULT_FILE, unlocked.key, occupancy, unlocked.who)
        try:
            return check(storage, shipped, report)
        finally:
            storage.close()


def check(storage: SqlStorage, shipped: Files, report: Report = silent) -> Checked:
    """Check an open vault; what it holds is not changed, and nobody changes it meanwhile."""
    report(0, len(STEPS))
    found = list(storage.with_key(_keys))
    backed_up = storage.with_key(_head_of_backup)
    report(1, len(STEPS))
    try:
        with storage.work() as work:
            return _check_database(_Look(work, shipped, backed_up, found), report)
    except StorageError as error:
        if error.reason != "damaged":
            raise
        return Checked((*found, Finding(CIPHER, "first_page")), STEPS[2:])


@dataclass(slots=True)
class _Look:
    """What a check works with, and what it has found so far."""

    work: SqlWork
    shipped: Files
    backed_up: Head | None
    found: list[Finding]
    counts: Counter[str] = field(
        default_factory=lambda: Counter({"pages": 0, "rows": 0, "letters": 0, "lines": 0})
    )
    # What the journal says each letter was made with, by its id.
    made_with: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def rows(self, pragma: str) -> list[tuple[Any, ...]]:
        """Ask SQLite something about the database as a whole."""
        return [tuple(row) for row in self.work.connection.exec_driver_sql(f"PRAGMA {pragma}")]


def _check_database(look: _Look, report: Report) -> Checked:
    damaged = list(_cipher(look))
    look.found += damaged
    if damaged:
        # What lies on a damaged page cannot be read, and SQLCipher reads nothing after it.
        return _checked(look, STEPS[2:])
    skipped = []
    for done, (step, look_at) in enumerate(_LOOKS.items(), start=2):
        report(done, len(STEPS))
        if not _done(look, look_at):
            skipped.append(step)
    report(len(STEPS), len(STEPS))
    return _checked(look, tuple(skipped))


def _done(look: _Look, look_at: Callable[[_Look], Iterable[Finding]]) -> bool:
    """Take a step; False when something in the way kept it from being done."""
    try:
        look.found += look_at(look)
    except StorageError as error:
        if error.reason != "damaged":
            raise
        return False
    except (SQLAlchemyError, *UNREADABLE_ERRORS):
        return False
    return True


def _checked(look: _Look, skipped: tuple[str, ...]) -> Checked:
    return Checked(tuple(look.found), skipped, tuple(look.counts.items()))


def _keys(folder: Path, key: bytes) -> Iterator[Finding]:
    try:
        key_file = read_keys(folder)
        if not isinstance(key_file, OldKeyFile):
            settled(key_file, key)
    except StorageError as error:
        yield _of_keys(error)


def _of_keys(error: StorageError) -> Finding:
    """Tell of a key file that is not as it was written; any other reason is passed on."""
    known = {"damaged": "keys_damaged", "tampered": "keys_tampered"}
    if error.reason not in known:
        raise error
    return Finding(KEYS, known[error.reason], (("file", KEY_FILE),))


def _head_of_backup(folder: Path, key: bytes) -> Head | None:
    """Return where the journal ended in the newest backup; None without one under this key."""
    try:
        newest = newest_good(folder / BACKUPS, VaultKey(key))
    except BackupError as error:
        raise StorageError("unwritable", error.detail) from error
    said = newest.manifest if newest else None
    if said is None or said.journal is None:
        return None
    return Head(said.journal.number, said.journal.hash, said.made_at.isoformat())


def _cipher(look: _Look) -> Iterator[Finding]:
    (pages,) = look.rows("page_count")[0]
    look.counts["pages"] = pages
    bad = look.rows("cipher_integrity_check")
    if bad:
        # Each row names a page in an English sentence.
        numbers = {int(word) for (text,) in bad for word in text.split() if word.isdigit()}
        yield Finding(CIPHER, "pages", (("number", len(bad)), ("pages", ranges(numbers))))


def _structure(look: _Look) -> Iterator[Finding]:
    wrong = [text for (text,) in look.rows("integrity_check(100)") if text != "ok"]
    if wrong:
        yield Finding(STRUCTURE, "structure", (("number", len(wrong)),))


def _schema(look: _Look) -> Iterator[Finding]:
    query = "SELECT version_num FROM alembic_version"
    revisions = [row[0] for row in look.work.connection.exec_driver_sql(query)]
    if revisions != [HEAD]:
        # Revisions are numbered in order: an older form only has to be brought up to date.
        code = "older" if revisions and max(revisions) < HEAD else "revision"
        yield Finding(SCHEMA, code, (("revision", ", ".join(revisions)), ("known", HEAD)))
        return
    for code, name in differences(look.work.connection):
        yield Finding(SCHEMA, code, (("name", name),))


def _references(look: _Look) -> Iterator[Finding]:
    dangling = Counter((row[0], row[2]) for row in look.rows("foreign_key_check"))
    for (table, parent), number in sorted(dangling.items()):
        values = (("number", number), ("table", table), ("parent", parent))
        yield Finding(REFERENCES, "dangling", values)


def _journal(look: _Look) -> Iterator[Finding]:
    by_flaw: dict[str, list[int]] = defaultdict(list)
    for number, flaw in flaws(_read(look, by_flaw), look.backed_up):
        by_flaw[f"line_{flaw}"].append(number)
    for code, numbers in by_flaw.items():
        yield Finding(JOURNAL, code, (("lines", ranges(numbers)),))


def _read(look: _Look, by_flaw: Mapping[str, list[int]]) -> Iterator[Link]:
    """Pass the lines on, and remember what they say letters were made with."""
    for kept in look.work.journal.links():
        look.counts["lines"] += 1
        try:
            entry = entry_of(kept)
        except UNREADABLE_ERRORS:
            by_flaw["line_unreadable"].append(kept.number)
        else:
            if (entry.action, entry.subject) == (ADDED, LETTER):
                told = {change.field: change.new for change in entry.changes}
                look.made_with[entry.subject_id] = {name: told.get(name, "") for name in FIXED}
        yield kept


def _letters(look: _Look) -> Iterator[Finding]:
    # Whatever their file: one that is gone is told of elsewhere.
    query = select(LetterRow.id, CaseFileRow.number).order_by(LetterRow.serial)
    of_file = query.outerjoin(CaseFileRow, CaseFileRow.id == LetterRow.case_id)
    for letter_id, number in look.work.connection.execute(of_file).all():
        look.counts["letters"] += 1
        code = _flaw_of_letter(look, letter_id)
        if code is not None:
            yield Finding(LETTERS, code, (("number", number or "-"), ("id", letter_id)))


def _flaw_of_letter(look: _Look, letter_id: str) -> str | None:
    try:
        letter = look.work.letters.get(UUID(letter_id))
        return flaw_of_letter(letter, look.made_with.get(letter_id, {}))
    except UNREADABLE_ERRORS:
        return "letter_unreadable"


def _facts(look: _Look) -> Iterator[Finding]:
    rows = RowCheck(look.work)
    yield from rows.findings()
    look.counts["rows"] = rows.rows


def _rules(look: _Look) -> Iterator[Finding]:
    """Read the rules the office works with, its own ones over the shipped ones."""
    agreed, additions = look.work.agreed_rules(), tuple(look.work.additions)
    try:
        rules_with(look.shipped if agreed is None else agreed.files, additions)
    except RuleError as error:
        yield Finding(RULES, "rule_unusable", (("file", error.file),))


_LOOKS: dict[str, Callable[[_Look], Iterable[Finding]]] = {
    STRUCTURE: _structure,
    SCHEMA: _schema,
    REFERENCES: _references,
    JOURNAL: _journal,
    LETTERS: _letters,
    FACTS: _facts,
    RULES: _rules,
}
