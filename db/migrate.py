"""Brings a database to the newest form, after a backup; refuses one that is newer still."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from casework.backups import BEFORE_MIGRATION
from casework.errors import StorageError
from db.backups import Occasion, Source, make
from db.connections import connect, encrypted_engine
from db.failures import failures_sorted
from db.files import new_private_file
from db.vault_key import VaultKey

# The newest revision, so that an up-to-date vault opens without Alembic; a test compares the two.
HEAD = "0005"
_SCRIPTS = Path(__file__).resolve().parent / "migrations"

Command = Callable[[Any], None]


def create_database(path: Path, key: bytes) -> None:
    """Make an empty encrypted database of the newest form; raises StorageError."""
    with failures_sorted():
        new_private_file(path)
    _upgrade(path, key)


def bring_up_to_date(path: Path, key: bytes) -> None:
    """Migrate the database of a vault when it is of an older form, after a backup.

    Raises StorageError: "damaged" when the key does not fit or it is no vault, "newer" when a
    later version of the program wrote it, "read_only" when nothing can be written; and
    BackupError when no good backup could be made: then nothing was migrated.
    """
    revision = revision_of(path, key)
    if revision == HEAD:
        return
    if revision not in known_revisions():
        raise StorageError("newer", revision)
    _back_up(path, key)
    _upgrade(path, key)


def revision_of(path: Path, key: bytes) -> str:
    """Read the revision of a database that can be written; raises StorageError."""
    with failures_sorted(), closing(connect(path, key)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        revisions = _revisions(connection)
        if len(revisions) != 1:
            raise StorageError("damaged", "no revision")
        # What cannot be written should show now, not when something typed is stored. It is never
        # committed.
        connection.execute("UPDATE alembic_version SET version_num = version_num")
        return revisions[0]


def known_revisions() -> frozenset[str]:
    """List the revisions that this program can read or migrate from."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415  (slow, and seldom needed)

    return frozenset(script.revision for script in ScriptDirectory(_SCRIPTS).walk_revisions())


def run_alembic(path: Path, key: bytes, step: Command) -> None:
    """Run an Alembic command in one transaction: all of it is done, or none of it.

    Foreign keys are off on this connection alone, for rebuilding a table drops the old one and
    would delete what refers to it; afterwards everything must refer to something again.
    """
    from alembic.config import Config  # noqa: PLC0415  (slow, and seldom needed)

    engine = encrypted_engine(lambda: connect(path, key, foreign_keys=False))
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            step(config)
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if dangling:
                raise RuntimeError(f"a migration left rows that refer to nothing: {len(dangling)}")
    finally:
        engine.dispose()


def _back_up(path: Path, key: bytes) -> None:
    # Named after the last change: what is copied is the vault as it was then.
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    with failures_sorted(), closing(connect(path, key)) as connection:
        connection.execute("BEGIN")
        source = Source(path.parent, VaultKey(key), connection)
        make(source, Occasion(changed, BEFORE_MIGRATION))


def _upgrade(path: Path, key: bytes) -> None:
    from alembic import command  # noqa: PLC0415  (slow, and seldom needed)

    run_alembic(path, key, lambda config: command.upgrade(config, HEAD))


def _revisions(connection: sqlcipher.Connection) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if ("alembic_version",) not in tables:
        return []
    return [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
