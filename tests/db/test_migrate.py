import re
import shutil
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date
from textwrap import dedent
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from casework.backups import BackupError
from casework.casefile import CaseEvent, CaseFile, FamilyMember
from casework.clients import Client
from casework.errors import StorageError
from casework.law.additions import Addition, AgreedRules
from casework.storage import Office, StoredLetter
from db import migrate
from db.backups import backups_in
from db.connections import connect, encrypted_engine
from db.files import VAULT_FILE
from db.keys import unlock_keys
from db.models import Row
from db.storage import SqlStorage, open_vault

NEXT_REVISION = dedent('''
    """A later form: a column in the table that others refer to."""

    import sqlalchemy as sa
    from alembic import op

    revision = "9001"
    down_revision = "HEAD"


    def upgrade():
        # A rebuild drops the table: with foreign keys on, the facts would go with it.
        with op.batch_alter_table("case_files", recreate="always") as batch:
            batch.add_column(sa.Column("colour", sa.Text(), nullable=True))


    def downgrade():
        with op.batch_alter_table("case_files", recreate="always") as batch:
            batch.drop_column("colour")
''').replace("HEAD", migrate.HEAD)
HEAD, LATER = migrate.HEAD, "9001"
CLIENT = Client(uuid4(), "Haddad", "Lina", v_nummer="1234567890")
CASE_FILE = CaseFile(
    uuid4(),
    "2026-0001",
    CLIENT.id,
    "nareis",
    events=(CaseEvent("aanvraag_ontvangen", date(2025, 1, 1)),),
    family=(FamilyMember(CLIENT.id, "partner"),),
)
LETTER = StoredLetter(
    uuid4(), CASE_FILE.id, "ingebrekestelling", date(2026, 1, 1), "Geachte heer", b"%PDF", "00"
)

ADDITION = Addition("moratorium_x.toml", "id = 'é'", "Besluit", date(2026, 3, 1), date(2026, 4, 1))
AGREED = AgreedRules({"een.toml": "titel = 'één'"}, date(2026, 2, 1))


@pytest.fixture
def path(folder):
    return folder / VAULT_FILE


@pytest.fixture
def key(folder, passphrase):
    return unlock_keys(folder, passphrase).key


@pytest.fixture
def filled(path, key):
    """The path of a vault with something in every table."""
    storage = SqlStorage(path, key)
    with storage.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(CASE_FILE)
        work.letters.put(LETTER)
        work.put_office(Office("Steunpunt"))
        work.additions.put(ADDITION)
        work.put_agreed_rules(AGREED)
        work.commit()
    storage.close()
    return path


@pytest.fixture
def later_program(tmp_path, monkeypatch):
    """Make this program one that knows a later revision; hand over its text to change it."""

    def install(text=NEXT_REVISION):
        scripts = tmp_path / "100% scripts"
        shutil.copytree(migrate._SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "9001_later.py").write_text(text)
        monkeypatch.setattr(migrate, "_SCRIPTS", scripts)
        monkeypatch.setattr(migrate, "HEAD", LATER)

    return install


def columns(path, key, table):
    with closing(connect(path, key)) as connection:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def contents(path, key):
    storage = SqlStorage(path, key)
    with storage.work() as work:
        found = (
            list(work.clients),
            list(work.case_files),
            [work.letters.get(one.id) for one in work.letters.of_case(CASE_FILE.id)],
            work.office(),
            list(work.additions),
            work.agreed_rules(),
        )
    storage.close()
    return found


EVERYTHING = (
    [CLIENT],
    [CASE_FILE],
    [LETTER],
    Office("Steunpunt"),
    [replace(ADDITION, number=1)],
    AGREED,
)


def test_the_newest_revision_is_the_one_the_program_knows():
    assert ScriptDirectory(str(migrate._SCRIPTS)).get_current_head() == migrate.HEAD


def test_after_all_migrations_the_tables_are_those_of_the_models(path, key):
    engine = encrypted_engine(lambda: connect(path, key))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        differences = compare_metadata(context, Row.metadata)

    engine.dispose()
    assert differences == []


def test_constraints_have_the_names_of_the_models(path, key):
    with closing(connect(path, key)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        made = "".join(row[1] for row in rows)

    constraints = [one for table in Row.metadata.tables.values() for one in table.constraints]
    assert constraints
    assert [one.name for one in constraints if f"CONSTRAINT {one.name} " not in made] == []


def form_of(path, key):
    """Return the parts of every table and index; Alembic orders constraints as a set does."""
    with closing(connect(path, key)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: sorted(re.split(r",\s+", sql.strip(" )\n"))) for name, sql in rows}


def test_down_and_up_again_leaves_the_same_tables(filled, key):
    before = form_of(filled, key)

    migrate.run_alembic(filled, key, lambda config: command.downgrade(config, "base"))
    emptied = columns(filled, key, "clients")
    migrate.run_alembic(filled, key, lambda config: command.upgrade(config, "head"))

    assert emptied == []
    assert form_of(filled, key) == before


def test_an_up_to_date_vault_is_not_backed_up(path, key, tmp_path):
    migrate.bring_up_to_date(path, key)

    assert not (path.parent / "backups").exists()


def test_an_older_vault_is_migrated_with_all_that_is_in_it(filled, key, tmp_path, later_program):
    later_program()

    migrate.bring_up_to_date(filled, key)

    assert migrate.revision_of(filled, key) == LATER
    assert "colour" in columns(filled, key, "case_files")
    assert contents(filled, key) == EVERYTHING


def test_a_migrated_vault_can_go_back_with_all_that_is_in_it(filled, key, tmp_path, later_program):
    later_program()
    migrate.bring_up_to_date(filled, key)

    migrate.run_alembic(filled, key, lambda config: command.downgrade(config, HEAD))

    assert "colour" not in columns(filled, key, "case_files")
    assert contents(filled, key) == EVERYTHING


def test_a_vault_of_the_first_form_opens_with_its_people_after_a_backup(
    tmp_path, vault_of_revision, passphrase
):
    old = tmp_path / "old"
    key = vault_of_revision(old, "0001")
    with closing(connect(old / VAULT_FILE, key)) as connection:
        fields = [name for name in columns(old / VAULT_FILE, key, "clients") if name != "id"]
        connection.execute(
            f"INSERT INTO clients (id, {', '.join(fields)}) "
            f"VALUES ('{CLIENT.id.hex}', {', '.join('?' for _ in fields)})",
            ["[]" if name == "groups" else None if name == "birth" else name for name in fields],
        )

    storage = open_vault(old, passphrase)

    with storage.work() as work:
        assert [person.family_name for person in work.clients] == ["family_name"]
        assert list(work.additions) == []
        assert work.agreed_rules() is None
    storage.close()
    (backup,) = (old / "backups").iterdir()
    assert migrate.revision_of(backup / VAULT_FILE, key) == "0001"


def test_going_back_to_the_first_form_keeps_the_files(filled, key):
    migrate.run_alembic(filled, key, lambda config: command.downgrade(config, "0001"))

    assert columns(filled, key, "additions") == columns(filled, key, "agreed_rules") == []
    migrate.run_alembic(filled, key, lambda config: command.upgrade(config, "head"))
    assert contents(filled, key) == (*EVERYTHING[:4], [], None)


def test_opening_an_older_vault_leaves_an_encrypted_backup_that_opens(
    filled, key, folder, passphrase, later_program
):
    later_program()

    open_vault(folder, passphrase).close()

    (made,) = backups_in(folder / "backups")
    backup = made.folder / VAULT_FILE
    assert made.manifest.because == "before_migration"
    assert made.manifest.revision == HEAD
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert b"Haddad" not in backup.read_bytes()
    assert not backup.read_bytes().startswith(b"SQLite format")
    assert migrate.revision_of(backup, key) == HEAD
    assert contents(backup, key) == EVERYTHING


def test_an_older_vault_that_cannot_be_backed_up_is_not_migrated(filled, key, later_program):
    later_program()
    with closing(connect(filled, key)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM clients")

    with pytest.raises(BackupError) as raised:
        migrate.bring_up_to_date(filled, key)

    assert raised.value.reason == "vault_damaged"
    assert migrate.revision_of(filled, key) == HEAD
    assert backups_in(filled.parent / "backups") == ()


@pytest.mark.parametrize(
    "mistake",
    [
        pytest.param('op.execute("DELETE FROM case_files")', id="leaves facts of no file"),
        pytest.param('op.execute("NO SQL AT ALL")', id="fails halfway"),
    ],
)
def test_a_migration_with_a_mistake_changes_nothing(filled, key, tmp_path, later_program, mistake):
    later_program(NEXT_REVISION.replace("def downgrade", f"    {mistake}\n\n\ndef downgrade", 1))

    with pytest.raises(Exception, match=r"refer to nothing|syntax error"):
        migrate.bring_up_to_date(filled, key)

    assert migrate.revision_of(filled, key) == HEAD
    assert "colour" not in columns(filled, key, "case_files")
    assert contents(filled, key) == EVERYTHING


def test_a_newer_vault_is_refused_and_left_alone(filled, key, tmp_path):
    with closing(connect(filled, key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = filled.read_bytes()

    with pytest.raises(StorageError) as raised:
        migrate.bring_up_to_date(filled, key)

    assert raised.value.reason == "newer"
    assert filled.read_bytes() == before
    assert not (filled.parent / "backups").exists()


@pytest.mark.parametrize("statement", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_a_database_without_a_revision_is_damaged(path, key, statement):
    with closing(connect(path, key)) as connection:
        connection.execute(statement)

    with pytest.raises(StorageError) as raised:
        migrate.revision_of(path, key)

    assert raised.value.reason == "damaged"
