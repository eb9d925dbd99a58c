"""Brings a database to the newest form, after a backup; refuses one that is newer still."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from casework.errors import StorageError
from db.connections import connect, encrypted_engine
from db.failures import failures_sorted
from db.files import make_private_folder, new_private_file, sync_folder

# The newest revision, so that an up-to-date vault opens without Alembic; a test compares the two.
HEAD = "0003"
_SCRIPTS = Path(__file__).resolve().parent / "migrations"

Command = Callable[[Any], None]


def create_database(path: Path, key: bytes) -> None:
    """Make an empty encrypted database of the newest form; raises StorageError."""
    with failures_sorted():
        new_private_file(path)
        with closing(connect(path, key)) as connection:
            # Kept in the file itself, so asked for once.
            connection.execute("PRAGMA journal_mode = WAL")
    _upgrade(path, key)


def bring_up_to_date(path: Path, key: bytes, backups: Path) -> None:
    """Migrate the database when it is of an older form; a copy goes into the folder `backups`.

    Raises StorageError: "damaged" when the key does not fit or it is no vault, "newer" when a
    later version of the program wrote it, "read_only" when nothing can be written.
    """
    revision = revision_of(path, key)
    if revision == HEAD:
        return
    if revision not in known_revisions():
        raise StorageError("newer", revision)
    make_private_folder(backups)
    back_up(path, key, backups / f"{path.stem}-{revision}{path.suffix}")
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


def back_up(path: Path, key: bytes, target: Path) -> None:
    """Copy the database, encrypted by the same key, with what its write-ahead log still holds.

    Raises StorageError; a copy that is there already is replaced only by a whole one.
    """
    partial = target.with_name(f".{target.name}.new")
    with failures_sorted():
        partial.unlink(missing_ok=True)
        new_private_file(partial)
        try:
            with (
                closing(connect(path, key)) as source,
                closing(connect(partial, key)) as copy,
            ):
                source.backup(copy)
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        sync_folder(target.parent)


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


def _upgrade(path: Path, key: bytes) -> None:
    from alembic import command  # noqa: PLC0415  (slow, and seldom needed)

    run_alembic(path, key, lambda config: command.upgrade(config, HEAD))


def _revisions(connection: sqlcipher.Connection) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    if ("alembic_version",) not in tables:
        return []
    return [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
