"""What a login can and cannot do with plain SQL, whatever the program would have allowed."""

from contextlib import ExitStack, closing
from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest

from casework.agreements import TOESTEMMING, Agreement
from casework.casefile import CaseEvent, CaseFile, FamilyMember
from casework.clients import Client, PartialDate
from casework.storage import StoredLetter
from db.models import Row
from db.server_setup import set_up
from tests.servers import PASSPHRASE

DAY = date(2026, 3, 2)
NOTHING_SAID = '{"changes": [], "reason": ""}'
TABLES_OF_PEOPLE = (
    "clients",
    "case_files",
    "events",
    "family_members",
    "letters",
    "agreements",
    "accesses",
    "journal",
)


@pytest.fixture(scope="module")
def office(_server_office):
    """An office in which Bram and Chadia each have one file, with something in every table."""
    with closing(_server_office.opened("anna")) as storage:
        files = {name: _file_of(storage, _server_office.ids[name]) for name in ("bram", "chadia")}
    yield _server_office, files
    _server_office.empty()


@pytest.fixture
def server(office):
    return office[0]


@pytest.fixture
def filled(office):
    return office[1]


@pytest.fixture(scope="module")
def _connections(office):
    opened = {name: office[0].plain(name) for name in ("anna", "bram", "chadia", "rik")}
    yield opened
    for connection in opened.values():
        connection.close()


@pytest.fixture
def sign_in(_connections):
    """Connect with plain SQL as somebody; whatever is done is taken back."""
    with ExitStack() as transactions:

        def connection_of(name):
            transactions.enter_context(_connections[name].transaction(force_rollback=True))
            return _connections[name]

        yield connection_of


@pytest.fixture
def bram(sign_in):
    return sign_in("bram")


@pytest.fixture
def anna(sign_in):
    return sign_in("anna")


def _file_of(storage, volunteer_id):
    """Store a file with a client, a partner, a letter, an agreement and lines in the journal."""
    client = Client(uuid4(), "Đặng", "Minh Ánh", birth=PartialDate.parse("1990-05-17"))
    partner = Client(uuid4(), "Haddad", "Sami")
    case_file = CaseFile(
        uuid4(),
        f"2026-{uuid4().int % 10000:04}",
        client.id,
        "nareis",
        events=(CaseEvent("aanvraag_ontvangen", DAY),),
        family=(FamilyMember(partner.id, "partner"),),
        assigned_to=volunteer_id,
    )
    with storage.work() as work:
        work.clients.put(client)
        work.clients.put(partner)
        stored = work.case_files.put(case_file)
        work.letters.put(StoredLetter(uuid4(), stored.id, "brief", DAY, "Geachte", b"%PDF", "00"))
        work.agreements.put(Agreement(uuid4(), client.id, TOESTEMMING, DAY))
        work.commit()
    return stored


def refused(connection, statement, *values):
    """Whether the server says no, for want of a right."""
    try:
        with connection.transaction():
            connection.execute(statement, values)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def ids(connection, statement, *values):
    return {row[0] for row in connection.execute(statement, values)}


@pytest.mark.parametrize("table", TABLES_OF_PEOPLE)
def test_row_level_security_is_forced_on_every_table_with_people(anna, table):
    forced = "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relname = %s"

    assert ids(anna, forced, table) == {True}


def test_a_volunteer_reads_only_their_own_file_with_plain_sql(bram, filled):
    own, other = filled["bram"], filled["chadia"]

    assert ids(bram, "SELECT id FROM case_files") == {own.id.hex}
    assert ids(bram, "SELECT case_id FROM events") == {own.id.hex}
    assert ids(bram, "SELECT case_id FROM family_members") == {own.id.hex}
    assert ids(bram, "SELECT case_id FROM letters") == {own.id.hex}
    assert ids(bram, "SELECT id FROM clients") == {
        own.client_id.hex,
        own.family[0].client_id.hex,
    }
    assert ids(bram, "SELECT client_id FROM agreements") == {own.client_id.hex}
    assert ids(bram, "SELECT id FROM case_files WHERE number = %s", other.number) == set()
    assert ids(bram, "SELECT count(*) FROM case_files") == {1}


def test_a_volunteer_reads_no_line_of_the_journal_about_another_file(bram, filled):
    assert filled["chadia"].id.hex not in ids(bram, "SELECT subject_id FROM journal")
    assert ids(bram, "SELECT case_id FROM accesses") == set()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_files SET notes = 'x' WHERE id = %s",
        "UPDATE events SET day = '2000-01-01' WHERE case_id = %s",
        "DELETE FROM events WHERE case_id = %s",
        "DELETE FROM family_members WHERE case_id = %s",
        "UPDATE letters SET posted_on = '2000-01-01' WHERE case_id = %s",
    ],
)
def test_a_volunteer_changes_nothing_in_another_file(bram, filled, statement):
    changed = bram.execute(statement, (filled["chadia"].id.hex,))

    assert changed.rowcount == 0


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO events (case_id, position, kind, day) VALUES (%s, 99, 'besluit', now())",
        "INSERT INTO letters (id, case_id, serial, template, made_on, sha256, early_because,"
        " fields, rests_on, text, pdf) VALUES ('x', %s, 1, '', now(), '', '', '', '', '', '')",
        "DELETE FROM case_files WHERE id = %s",
        "DELETE FROM letters WHERE case_id = %s",
        "INSERT INTO accesses SELECT 'x', %s, me(), today(), today() + 900, 'omdat ik het wil'",
    ],
)
def test_the_server_refuses_what_a_volunteer_may_never_do(bram, filled, statement):
    assert refused(bram, statement, filled["chadia"].id.hex)


def test_another_client_cannot_be_drawn_into_ones_own_file(bram, filled):
    own, other = filled["bram"], filled["chadia"]

    as_family = "INSERT INTO family_members VALUES (%s, 9, %s, 'kind')"
    as_client = "UPDATE case_files SET client_id = %s"
    assert refused(bram, as_family, own.id.hex, other.client_id.hex)
    assert refused(bram, as_client, other.client_id.hex)


def test_a_volunteer_gives_no_file_away_and_keeps_none_that_was_lent(bram, filled, server):
    lent = filled["chadia"].id.hex
    bram.execute("SELECT take_access(%s, %s, 'zij is vandaag ziek', today())", (uuid4().hex, lent))

    give = "UPDATE case_files SET assigned_to = %s WHERE id = %s"
    assert refused(bram, give, server.ids["chadia"].hex, filled["bram"].id.hex)
    assert refused(bram, give, server.ids["bram"].hex, lent)


def test_taking_leave_with_a_reason_opens_the_file_and_is_written_down(bram, filled, server):
    other = filled["chadia"]

    bram.execute(
        "SELECT take_access(%s, %s, 'zij is vandaag ziek', today() + 6)",
        (uuid4().hex, other.id.hex),
    )

    assert other.id.hex in ids(bram, "SELECT id FROM case_files")
    assert other.client_id.hex in ids(bram, "SELECT id FROM clients")
    newest = "SELECT by, action, subject_id, content FROM journal ORDER BY number DESC LIMIT 1"
    by, action, subject_id, content = bram.execute(newest).fetchone()
    assert (by, action, subject_id) == (server.ids["bram"].hex, "accessed", other.id.hex)
    assert "zij is vandaag ziek" in content


@pytest.mark.parametrize(
    ("reason", "days"),
    [("", 0), ("ziek", 0), ("  \n ", 0), ("zij is ziek", 7), ("zij is ziek", -1)],
)
def test_leave_takes_a_reason_and_lasts_a_week_at_most(bram, filled, reason, days):
    with pytest.raises(psycopg.errors.InvalidParameterValue), bram.transaction():
        bram.execute(
            "SELECT take_access(%s, %s, %s, today() + %s::int)",
            (uuid4().hex, filled["chadia"].id.hex, reason, days),
        )


def test_leave_that_is_over_opens_nothing(bram, filled, server):
    other = filled["chadia"].id.hex
    yesterday = date.today() - timedelta(days=2)  # noqa: DTZ011
    leave = ("over", other, server.ids["bram"].hex, yesterday, yesterday, "een goede reden")
    with closing(server.plain()) as administrator:
        administrator.execute("INSERT INTO accesses VALUES (%s, %s, %s, %s, %s, %s)", leave)

    bram.execute("SET LOCAL TimeZone = 'Etc/GMT+12'")
    seen = ids(bram, "SELECT id FROM case_files")

    with closing(server.plain()) as administrator:
        administrator.execute("DELETE FROM accesses")
    assert other not in seen


@pytest.mark.parametrize("table", [*TABLES_OF_PEOPLE])
def test_a_reader_of_overviews_reads_no_row(sign_in, table):
    assert refused(sign_in("rik"), f"SELECT 1 FROM {table}")


def test_a_reader_counts_files_and_knows_only_themselves(sign_in):
    rik = sign_in("rik")

    assert rik.execute("SELECT * FROM counts()").fetchall() == [("nareis", "gewoon", False, 2)]
    assert ids(rik, "SELECT name FROM volunteers") == {"Rik"}
    assert refused(rik, "SELECT take_access('a', 'b', 'een goede reden', today())")
    assert refused(rik, "SELECT last_number(2026)")


@pytest.mark.parametrize("who", ["bram", "anna"])
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO journal VALUES (999, '', '', '', '', '', '', '', '', '')",
        "UPDATE journal SET content = ''",
        "DELETE FROM journal",
        "TRUNCATE journal",
    ],
)
def test_nobody_writes_in_the_journal_but_the_server(sign_in, who, statement):
    assert refused(sign_in(who), statement)


def test_a_line_in_the_journal_bears_the_name_of_the_login(bram, filled, server):
    own = filled["bram"].id.hex

    bram.execute("SELECT append_journal('opened', 'case_file', %s, %s)", (own, NOTHING_SAID))

    newest = "SELECT by FROM journal ORDER BY number DESC LIMIT 1"
    assert ids(bram, newest) == {server.ids["bram"].hex}


@pytest.mark.parametrize(
    ("subject_id", "content"),
    [
        ("", "no JSON"),
        ("", "{}"),
        ("", '{"changes": [["a", "b"]], "reason": ""}'),
        ("", '{"changes": [[1, "b", "c"]], "reason": ""}'),
        ("", '{"changes": ["abc"], "reason": ""}'),
        ("", '{"changes": [], "reason": 3}'),
        ("", '{"changes": [], "reason": "", "more": ""}'),
        ("a\nb", '{"changes": [], "reason": ""}'),
    ],
)
def test_what_could_not_be_read_again_is_no_line(bram, subject_id, content):
    with pytest.raises(psycopg.DataError), bram.transaction():
        bram.execute("SELECT append_journal('opened', 'vault', %s, %s)", (subject_id, content))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE volunteers SET role = 'coordinator'",
        "SELECT put_volunteer(me(), 'Bram', 'coordinator', NULL, NULL)",
        "SELECT add_login(me(), 'tweede', 'SCRAM-SHA-256$4096:a$b:c')",
        "SELECT remove_login(me())",
        "SELECT blank_journal('{a}')",
        "SELECT termijnwacht_inner.must_manage()",
        "SELECT * FROM termijnwacht_inner.newcomers",
        "CREATE TABLE termijnwacht.mine (a int)",
        "CREATE TEMPORARY TABLE volunteers (a int)",
        "CREATE ROLE another",
        "UPDATE office SET name = 'x'",
        "UPDATE additions SET name = 'x'",
        "ALTER TABLE case_files DISABLE ROW LEVEL SECURITY",
        "DROP POLICY own ON case_files",
        "TRUNCATE case_files",
        "COPY case_files TO PROGRAM 'cat'",
    ],
)
def test_a_volunteer_cannot_raise_their_own_rights(bram, statement):
    assert refused(bram, statement)


@pytest.mark.parametrize("group", ["owner", "coordinator", "reader"])
def test_a_volunteer_cannot_become_somebody_else(bram, server, group):
    database = server.settings.database

    assert refused(bram, f'SET ROLE "{database}_{group}"')
    assert refused(bram, f'GRANT "{database}_{group}" TO CURRENT_USER')


@pytest.mark.parametrize("who", ["bram", "anna"])
def test_turning_security_off_is_refused_rather_than_obeyed(sign_in, who):
    connection = sign_in(who)

    connection.execute("SET LOCAL row_security = off")

    assert refused(connection, "SELECT count(*) FROM case_files")


def test_the_owner_of_the_tables_is_nobodys_login(server, postgres):
    owner = f"{server.settings.database}_owner"
    with closing(postgres.plain()) as connection:
        role = "SELECT rolcanlogin, rolsuper FROM pg_roles WHERE rolname = %s"
        members = "SELECT count(*) FROM pg_auth_members WHERE roleid = %s::regrole"

        assert connection.execute(role, (owner,)).fetchone() == (False, False)
        assert connection.execute(members, (owner,)).fetchone() == (0,)


def test_a_login_of_one_office_does_not_get_into_another(server, postgres):
    with postgres.database() as other:
        set_up(other)

        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            postgres.plain(other.settings.database, server.login("anna"))


def test_every_table_says_who_may_see_it(anna):
    stated = ids(anna, "SELECT tablename FROM pg_policies WHERE policyname <> 'owner'")

    assert stated == {*Row.metadata.tables, "alembic_version"}


def test_a_letter_stays_as_it_was_made(bram, anna):
    assert refused(bram, "UPDATE letters SET text = 'anders'")
    assert refused(anna, "UPDATE letters SET pdf = 'anders'")
    assert bram.execute("UPDATE letters SET posted_on = now()").rowcount == 1


def test_what_statistics_and_errors_still_tell(bram, filled):
    # Known and written down: that a number is taken, and about how many rows there are.
    with pytest.raises(psycopg.errors.UniqueViolation), bram.transaction():
        bram.execute(
            "INSERT INTO case_files (id, number, client_id, procedure, track, zaaknummer, notes,"
            " closed_because, assigned_to) SELECT 'x', %s, client_id, '', '', '', '', '', me()"
            " FROM case_files",
            (filled["chadia"].number,),
        )
    assert bram.execute("SELECT * FROM pg_stats WHERE tablename = 'clients'").fetchall() == []


def test_what_somebody_chose_for_themselves_is_theirs(bram, server):
    own, other = (f"own/{server.ids[name].hex}/x" for name in ("bram", "chadia"))
    put = "INSERT INTO settings VALUES (%s, 'a') ON CONFLICT (name) DO UPDATE SET value = 'b'"
    draft = "INSERT INTO drafts VALUES ('d', %s, 'f', '', '', '{}')"

    for _ in range(2):
        bram.execute(put, (own,))
    bram.execute(draft, (server.ids["bram"].hex,))

    assert ids(bram, "SELECT value FROM settings") == {"b"}
    assert refused(bram, put, other)
    assert refused(bram, put, "office")
    assert refused(bram, draft, server.ids["chadia"].hex)


def test_tasks_and_papers_belong_to_a_file_one_may_see(bram, filled):
    task = "INSERT INTO tasks VALUES (%s, %s, 'bellen', today(), NULL, NULL, NULL)"
    paper = "INSERT INTO papers VALUES (%s, 'scan', '', '', today(), '', 0, %s, %s, '')"
    own, other = filled["bram"].id.hex, filled["chadia"].id.hex
    letter = bram.execute("SELECT id FROM letters").fetchone()[0]

    bram.execute(task, ("t", own))
    bram.execute(paper, ("p", own, letter))

    assert refused(bram, task, "u", other)
    assert refused(bram, paper, "q", other, None)
    assert refused(bram, paper, "q", other, letter)
    assert refused(bram, paper, "q", None, "another letter")
    # The office's own papers, such as its logo, are a coordinator's.
    assert refused(bram, paper, "q", None, None)


def test_a_name_and_birth_date_find_a_file_but_not_what_is_in_it(bram):
    asked = "SELECT asked_for('', %s, %s)"

    assert len(ids(bram, asked, "dang, minh anh", "1990-05-17")) == 2
    assert ids(bram, asked, "minh anh", "1990-05-17") == set()
    assert ids(bram, asked, "dang minh anh", "1990") == set()
    assert ids(bram, asked, "", "1990-05-17") == set()


def test_the_passphrase_is_what_opens_the_door(server):
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host=server.settings.host,
            port=server.settings.port,
            dbname=server.settings.database,
            user=server.login("bram"),
            password=f"{PASSPHRASE}!",
        )
