"""Making the office's database, and bringing it up to date."""

from contextlib import closing
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from casework.errors import StorageError
from db.migrate import HEAD, known_revisions
from db.models import Row
from db.server_setup import Administrator, acting, run_migrations, run_rights, set_up
from tests.servers import staffed

POLICIES = "SELECT tablename, policyname, cmd, roles, qual FROM pg_policies ORDER BY 1, 2"
FUNCTIONS = """
    SELECT proname, prosecdef, proconfig FROM pg_proc
    WHERE pronamespace::regnamespace::text LIKE 'termijnwacht%'
"""


@pytest.fixture
def administrator(postgres):
    with postgres.database() as made:
        yield made


def tables(connection):
    return {
        row[0]: row[1]
        for row in connection.exec_driver_sql(
            "SELECT table_name, array_agg(column_name::text || ' ' || data_type"
            " || is_nullable || coalesce(column_default, '') ORDER BY column_name)"
            " FROM information_schema.columns WHERE table_schema = 'termijnwacht' GROUP BY 1"
        )
    }


def test_after_setting_up_the_tables_are_those_of_the_models(administrator):
    set_up(administrator)

    with acting(administrator) as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, Row.metadata) == []


def test_setting_up_again_changes_nothing(administrator, postgres):
    set_up(administrator)
    with closing(postgres.plain(administrator.settings.database)) as connection:
        before = connection.execute(POLICIES).fetchall()

        set_up(administrator)

        assert connection.execute(POLICIES).fetchall() == before
    assert len(before) > 40


def test_going_down_and_up_again_leaves_the_same_tables(administrator, postgres):
    set_up(administrator)
    office = staffed(postgres, administrator)
    database = administrator.settings.database
    with acting(administrator) as connection:
        before = tables(connection)
        run_rights(connection, "0_clean", database)
        connection.exec_driver_sql("DELETE FROM volunteers")
        for revision in sorted(known_revisions() - {HEAD}, reverse=True):
            run_migrations(connection, revision)
        run_migrations(connection, "base")
        emptied = tables(connection)
        run_migrations(connection, HEAD)
        after = tables(connection)

    assert set(emptied) == {"alembic_version"}
    assert after == before
    # Setting up gives the rights again; the logins are still there.
    set_up(administrator)
    with closing(office.plain("bram")) as connection:
        assert connection.execute("SELECT count(*) FROM case_files").fetchone() == (0,)


@pytest.mark.parametrize("revision", sorted(known_revisions() - {HEAD}))
def test_a_server_of_an_earlier_form_is_brought_up_to_date_with_what_is_in_it(
    administrator, revision
):
    set_up(administrator)
    with acting(administrator) as connection:
        run_rights(connection, "0_clean", administrator.settings.database)
        run_migrations(connection, revision)
        names = [name for name in _columns(connection, "clients") if name not in ("id", "birth")]
        texts = ", ".join("1" if name == "version" else "''" for name in names)
        connection.exec_driver_sql(
            f"INSERT INTO clients (id, {', '.join(names)}) VALUES ('abc', {texts})"
        )
        handler = {"handler"} & set(_columns(connection, "case_files"))
        columns = ("procedure", "track", "zaaknummer", "notes", "closed_because", *handler)
        connection.exec_driver_sql(
            f"INSERT INTO case_files (id, number, client_id, {', '.join(columns)})"
            f" VALUES ('def', '2026-0001', 'abc', {', '.join(repr('Bram') for _ in columns)})"
        )

    set_up(administrator)

    with acting(administrator) as connection:
        rows = connection.exec_driver_sql(
            "SELECT number, volunteers.name FROM case_files"
            " LEFT JOIN volunteers ON volunteers.id = assigned_to"
        ).fetchall()
    assert [tuple(row) for row in rows] == [("2026-0001", "Bram" if handler else None)]


def test_every_function_that_acts_for_the_owner_has_a_fixed_search_path(server_office):
    with closing(server_office.plain()) as connection:
        functions = connection.execute(FUNCTIONS).fetchall()

    assert len(functions) > 20
    assert [name for name, _, settings in functions if not settings] == []


def test_nobody_but_the_groups_may_call_a_function(server_office):
    query = """
        SELECT proname FROM pg_proc, aclexplode(proacl)
        WHERE pronamespace::regnamespace::text LIKE 'termijnwacht%' AND grantee = 0
    """
    with closing(server_office.plain()) as connection:
        assert connection.execute(query).fetchall() == []


def test_a_database_that_is_not_in_utf_8_is_refused(postgres):
    name = "kantoor_latin"
    with closing(postgres.plain()) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(
            f"CREATE DATABASE {name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
        )
        settings = replace(postgres.administrator.settings, database=name)

        with pytest.raises(StorageError) as raised:
            set_up(replace(postgres.administrator, settings=settings))

        connection.execute(f"DROP DATABASE {name}")
    assert raised.value.reason == "server_version"


def test_an_administrator_need_not_be_a_superuser(postgres):
    # What hosting providers give: may make roles, and owns the database.
    with postgres.database() as made, closing(postgres.plain()) as connection:
        name = made.settings.database
        connection.execute(f"CREATE ROLE {name}_admin LOGIN CREATEROLE PASSWORD 'geheim'")
        connection.execute(f"ALTER DATABASE {name} OWNER TO {name}_admin")
        administrator = Administrator(made.settings, f"{name}_admin", "geheim")
        try:
            for _ in range(2):
                set_up(administrator)
            office = staffed(postgres, administrator)
            with closing(office.opened("bram")) as storage, storage.work() as work:
                assert list(work.case_files) == []
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
            for role in [*(office.login(one) for one in office.ids), *_roles(name)]:
                connection.execute(f'DROP ROLE IF EXISTS "{role}"')


def test_a_passphrase_is_not_in_what_is_printed_of_an_administrator(administrator):
    assert "geheim" not in repr(replace(administrator, passphrase="geheim"))


def _columns(connection, table):
    return (
        connection.exec_driver_sql(
            "SELECT column_name::text FROM information_schema.columns"
            f" WHERE table_schema = 'termijnwacht' AND table_name = '{table}'"
            " AND is_nullable = 'NO'"
        )
        .scalars()
        .all()
    )


def _roles(name):
    return [f"{name}_{one}" for one in ("coordinator", "volunteer", "reader", "owner", "admin")]
