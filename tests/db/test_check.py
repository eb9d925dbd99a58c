"""A check finds whatever was damaged or meddled with, and names it."""

import json
import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import OperationalError

from casework import duties, usecases
from casework.agreements import MACHTIGING, Agreement
from casework.casefile import CaseEvent, CaseFile
from casework.checks import CIPHER, FACTS, JOURNAL, LETTERS, STEPS, Checked, Finding
from casework.clients import Client
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import RESTORED, VAULT
from casework.law.additions import Addition, AgreedRules
from casework.storage import Office, StoredLetter
from casework.volunteers import COORDINATOR, Access, Volunteer
from db import check as checking
from db.backups import BACKUPS, Occasion, make
from db.check import check, check_folder
from db.connections import connect
from db.files import VAULT_FILE
from db.key_file import KEY_FILE
from db.keys import unlock_keys
from db.storage import SqlStorage, open_vault

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
VISSER = Volunteer(UUID(int=7), "B. Visser", COORDINATOR)
LINA = Client(UUID(int=1), "Haddad", "Lina")
OMAR = Client(UUID(int=2), "Saleh", "Omar")
FILE = CaseFile(
    UUID(int=11),
    "",
    LINA.id,
    "asiel",
    events=(CaseEvent("aanvraag_ingediend", date(2025, 2, 12)),),
)
PDF = b"%PDF een brief"
LETTER = StoredLetter(
    UUID(int=21), FILE.id, "informatieverzoek", TODAY, "Geachte heer", PDF, sha256(PDF).hexdigest()
)
SHIPPED = {}
PAGE = 4096
OLD_VAULT = Path(__file__).parent / "vaults" / "of_revision_0002"


def fill(storage):
    with storage.work() as work:
        work.volunteers.put(VISSER)
        work.commit()
    desk = Desk(storage, VISSER, lambda: NOW)
    usecases.change_office(desk, Office("Steunpunt"))
    for client in (LINA, OMAR):
        usecases.register_client(desk, client, TODAY)
    opened = usecases.open_file(desk, FILE, TODAY)
    usecases.keep_letter(desk, LETTER)
    usecases.post_letter(desk, LETTER.id, TODAY, TODAY)
    usecases.close_file(desk, opened.id, TODAY, "besluit ontvangen")
    duties.record_agreement(
        desk, Agreement(UUID(int=31), OMAR.id, MACHTIGING, TODAY, "brieven"), TODAY
    )
    with desk.work() as work:
        work.accesses.put(Access(UUID(int=41), FILE.id, VISSER.id, TODAY, TODAY, "collega is ziek"))
        work.put_agreed_rules(AgreedRules(SHIPPED, TODAY))
        work.commit()


@pytest.fixture(scope="module")
def filled(tmp_path_factory, empty_vault, passphrase):
    folder = shutil.copytree(empty_vault, tmp_path_factory.mktemp("check") / "vault")
    storage = open_vault(folder, passphrase)
    fill(storage)
    storage.close()
    return folder


@pytest.fixture
def vault(filled, tmp_path):
    return shutil.copytree(filled, tmp_path / "filled")


@pytest.fixture(scope="module")
def key(filled, passphrase):
    return unlock_keys(filled, passphrase).key


@pytest.fixture
def meddle(vault, key):
    """Change the database as someone could who has the key, outside the program."""

    def change(*statements):
        with closing(connect(vault / VAULT_FILE, key, foreign_keys=False)) as connection:
            for statement in statements:
                connection.execute(statement)

    return change


@pytest.fixture
def checked(vault, key):
    """Check as `check_folder` does, but for the passphrase, which takes long."""

    def look():
        storage = SqlStorage(vault / VAULT_FILE, key)
        try:
            return check(storage, SHIPPED)
        finally:
            storage.close()

    return look


def back_up(vault, passphrase):
    storage = open_vault(vault, passphrase)
    with storage.snapshot() as source:
        make(source, Occasion(NOW, "by_hand"))
    storage.close()


def test_a_vault_as_it_was_left_is_clean(checked):
    found = checked()

    assert found.clean
    assert found.findings == found.skipped == ()
    assert {name for name, number in found.counts if number} == {
        "pages",
        "rows",
        "letters",
        "lines",
    }


def test_a_vault_in_which_someone_was_erased_is_clean(vault, passphrase, checked):
    storage = open_vault(vault, passphrase)
    duties.erase(Desk(storage, VISSER, lambda: NOW), LINA.id, UUID(int=99), TODAY)
    storage.close()

    assert checked().clean


def test_checking_changes_nothing(vault, passphrase):
    before = {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()}

    check_folder(vault, passphrase, SHIPPED)

    after = {path.name: path.read_bytes() for path in vault.iterdir() if path.is_file()}
    assert after == before


def test_an_open_vault_is_checked_too_and_tells_how_far_it_is(vault, passphrase):
    storage = open_vault(vault, passphrase)
    steps = []

    found = check(storage, SHIPPED, lambda done, total: steps.append((done, total)))

    storage.close()
    assert found.clean
    assert steps == sorted(steps)
    assert steps[-1] == (len(STEPS), len(STEPS))


def test_a_flipped_byte_anywhere_in_the_database_is_found(vault, checked):
    path = vault / VAULT_FILE
    good = path.read_bytes()
    # In the salt, the header, the content, the nonce and the code of pages throughout the file.
    places = [3, 20, 200, PAGE - 1]
    for page in range(1, len(good) // PAGE, 5):
        places += [page * PAGE + offset for offset in (7, 2000, PAGE - 75, PAGE - 1)]
    unseen = []
    for place in places:
        spoilt = bytearray(good)
        spoilt[place] ^= 1
        path.write_bytes(spoilt)

        found = checked()

        if [one.step for one in found.findings] != [CIPHER] or found.clean:
            unseen.append((place, found))
    assert unseen == []


def test_the_numbers_of_damaged_pages_are_told_and_the_rest_is_not_looked_at(vault, checked):
    path = vault / VAULT_FILE
    spoilt = bytearray(path.read_bytes())
    spoilt[4 * PAGE] ^= 1
    spoilt[5 * PAGE] ^= 1
    path.write_bytes(spoilt)

    found = checked()

    assert found.findings == (Finding(CIPHER, "pages", (("number", 2), ("pages", "5-6"))),)
    assert found.skipped == STEPS[2:]


def test_a_database_that_was_cut_off_is_found(vault, checked):
    path = vault / VAULT_FILE
    path.write_bytes(path.read_bytes()[: -10 * PAGE])

    assert not checked().clean


@pytest.mark.parametrize("place", range(0, 1200, 150))
def test_a_flipped_byte_in_the_key_file_is_found(vault, passphrase, place):
    path = vault / KEY_FILE
    spoilt = bytearray(path.read_bytes())
    spoilt[place % len(spoilt)] ^= 1
    path.write_bytes(spoilt)

    found = check_folder(vault, passphrase, SHIPPED)

    assert [one.code for one in found.findings] == ["keys_damaged"]
    assert found.skipped == STEPS[1:]


def test_a_key_file_that_changed_under_an_open_vault_is_found(vault, passphrase):
    storage = open_vault(vault, passphrase)
    (vault / KEY_FILE).write_bytes(b"{}")

    found = check(storage, SHIPPED)

    storage.close()
    assert [one.code for one in found.findings] == ["keys_damaged"]
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DROP TABLE letters", ("table_missing", "letters")),
        ("CREATE TABLE extra (id INTEGER)", ("table_unknown", "extra")),
        ("ALTER TABLE clients ADD COLUMN bsn TEXT", ("table_differs", "clients")),
        ("DROP INDEX ix_letters_case_id", ("table_differs", "letters")),
        (
            "CREATE TRIGGER hush AFTER INSERT ON journal BEGIN DELETE FROM journal; END",
            ("trigger", "hush"),
        ),
        ("CREATE VIEW peek AS SELECT * FROM clients", ("trigger", "peek")),
    ],
)
def test_other_tables_than_those_of_the_program_are_named(meddle, checked, statement, finding):
    meddle(statement)

    found = checked().findings

    assert [(one.code, dict(one.values).get("name")) for one in found] == [finding]


def test_what_rests_on_a_missing_table_is_said_not_to_be_looked_at(meddle, checked):
    meddle("DROP TABLE letters")

    assert checked().skipped == (LETTERS,)


@pytest.mark.parametrize(
    ("revision", "code"), [("'0001'", "older"), ("'9999'", "revision"), ("'0001x'", "older")]
)
def test_another_revision_is_named(meddle, checked, revision, code):
    meddle(f"UPDATE alembic_version SET version_num = {revision}")

    assert [one.code for one in checked().findings] == [code]


def test_a_database_without_a_revision_is_named(meddle, checked):
    meddle("DELETE FROM alembic_version")

    assert [one.code for one in checked().findings] == ["revision"]


def test_a_database_that_contradicts_itself_is_found(meddle, checked):
    meddle(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, '(case_id)', '(template)') "
        "WHERE name = 'ix_letters_case_id'",
    )

    assert "structure" in {one.code for one in checked().findings}


def test_a_row_that_refers_to_nothing_is_found(meddle, checked):
    meddle(f"UPDATE letters SET case_id = '{UUID(int=99).hex}'")

    values = (("number", 1), ("table", "letters"), ("parent", "case_files"))
    assert checked().findings == (Finding("references", "dangling", values),)


@pytest.mark.parametrize(
    ("statement", "code", "lines"),
    [
        ("UPDATE journal SET content = replace(content, 'Haddad', 'Hadad') WHERE number = 2",
         "line_altered", "2"),
        (f"UPDATE journal SET by = '{OMAR.id.hex}' WHERE number = 3", "line_unchained", "3"),
        ("DELETE FROM journal WHERE number = 4", "line_missing", "5"),
        ("UPDATE journal SET content = NULL, salt = NULL WHERE number IN (2, 3)",
         "line_emptied", "2-3"),
    ],
)  # fmt: skip
def test_a_line_of_the_journal_that_was_meddled_with_is_named(
    meddle, checked, statement, code, lines
):
    meddle(statement)

    assert checked().findings == (Finding(JOURNAL, code, (("lines", lines),)),)


def test_a_line_of_the_journal_that_cannot_be_read_is_named(meddle, checked):
    meddle("UPDATE journal SET content = 'geen JSON' WHERE number = 2")

    codes = {one.code: dict(one.values)["lines"] for one in checked().findings}
    assert codes == {"line_unreadable": "2", "line_altered": "2"}


def test_lines_cut_off_at_the_end_show_by_the_newest_backup(vault, passphrase, meddle, checked):
    back_up(vault, passphrase)
    meddle("DELETE FROM journal WHERE number > 6")

    (found,) = checked().findings
    assert found.code == "line_cut"


def test_without_a_backup_a_shorter_journal_cannot_be_told(meddle, checked):
    meddle("DELETE FROM journal WHERE number > 6")

    assert checked().clean


def test_a_restore_explains_a_shorter_journal(vault, passphrase, meddle, checked):
    back_up(vault, passphrase)
    meddle("DELETE FROM journal WHERE number > 6")
    storage = open_vault(vault, passphrase)
    later = datetime(2026, 11, 23, 9, tzinfo=UTC)
    Desk(storage, VISSER, lambda: later).note(RESTORED, VAULT)
    storage.close()

    assert checked().clean


def test_a_backup_with_an_empty_journal_tells_nothing(folder, passphrase):
    back_up(folder, passphrase)

    assert check_folder(folder, passphrase, SHIPPED).clean


def test_backups_that_cannot_be_looked_at_are_no_finding(vault, checked):
    (vault / BACKUPS).mkdir()
    (vault / BACKUPS / "2026-11-22T091200Z").write_bytes(b"no folder")

    with pytest.raises(StorageError) as raised:
        checked()

    assert raised.value.reason == "unwritable"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE letters SET pdf = x'00'", "letter_pdf"),
        ("UPDATE letters SET sha256 = '00'", "letter_pdf"),
        ("UPDATE letters SET text = ' '", "letter_empty"),
        ("UPDATE letters SET text = 'Iets anders'", "letter_rewritten"),
        (
            f"UPDATE letters SET pdf = x'00', sha256 = '{sha256(bytes(1)).hexdigest()}'",
            "letter_rewritten",
        ),
        ("UPDATE letters SET fields = 'geen JSON'", "letter_unreadable"),
        ("UPDATE letters SET made_on = 'ooit'", "letter_unreadable"),
    ],
)
def test_a_letter_that_is_not_what_was_made_is_named(meddle, checked, statement, code):
    meddle(statement)

    values = (("number", "2026-0001"), ("id", LETTER.id.hex))
    assert checked().findings == (Finding(LETTERS, code, values),)


@pytest.mark.parametrize(
    ("statement", "table", "row"),
    [
        ("UPDATE clients SET birth = 'ooit' WHERE family_name = 'Saleh'", "clients", OMAR.id.hex),
        ("UPDATE clients SET groups = '['  WHERE family_name = 'Saleh'", "clients", OMAR.id.hex),
        ("UPDATE events SET day = 'ooit'", "case_files", FILE.id.hex),
        ("UPDATE events SET penalty_per_day = 'veel'", "case_files", FILE.id.hex),
        ("UPDATE volunteers SET since = 'ooit'", "volunteers", "-"),
        ("UPDATE accesses SET until = 'ooit'", "accesses", "-"),
        ("UPDATE agreements SET given_on = 'ooit'", "agreements", "-"),
    ],
)
def test_a_row_that_says_nothing_is_named(meddle, checked, statement, table, row):
    meddle(statement)

    assert checked().findings == (
        Finding(FACTS, "row_unreadable", (("table", table), ("id", row))),
    )


@pytest.mark.parametrize(
    "statement",
    ["UPDATE events SET kind = 'verjaardag'", "UPDATE case_files SET procedure = 'visum'"],
)
def test_a_fact_that_the_program_does_not_know_is_named(meddle, checked, statement):
    meddle(statement)

    assert checked().findings == (Finding(FACTS, "fact_unknown", (("number", "2026-0001"),)),)


def test_a_rule_of_the_office_that_cannot_be_used_is_named(vault, passphrase, checked):
    storage = open_vault(vault, passphrase)
    with storage.work() as work:
        work.additions.put(Addition("eigen.toml", "id = ", "besluit", TODAY))
        work.commit()
    storage.close()

    assert checked().findings == (Finding("rules", "rule_unusable", (("file", "eigen.toml"),)),)


def test_rules_that_cannot_be_unpacked_are_said_not_to_be_looked_at(meddle, checked):
    meddle("UPDATE agreed_rules SET files = x'00'")

    assert checked() == Checked((), ("rules",), checked().counts)
    assert not checked().clean


def test_what_cannot_be_opened_is_not_checked(vault):
    with pytest.raises(StorageError) as raised:
        check_folder(vault, "een andere zin", SHIPPED)

    assert raised.value.reason == "wrong_passphrase"


def test_a_folder_without_a_vault_is_not_checked(tmp_path, passphrase):
    with pytest.raises(StorageError) as raised:
        check_folder(tmp_path, passphrase, SHIPPED)

    assert raised.value.reason == "no_vault"


def test_a_vault_that_somebody_has_open_is_not_checked_from_outside(vault, passphrase):
    storage = open_vault(vault, passphrase)

    with pytest.raises(StorageError) as raised:
        check_folder(vault, passphrase, SHIPPED)

    storage.close()
    assert raised.value.reason.startswith("in_use")


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (StorageError("damaged"), False),
        (OperationalError("", {}, ValueError()), False),
        (StorageError("busy"), True),
    ],
)
def test_a_step_that_cannot_be_done_is_skipped_unless_trying_again_may_help(
    checked, monkeypatch, error, raised
):
    def fail(_look):
        raise error

    monkeypatch.setitem(checking._LOOKS, LETTERS, fail)
    if raised:
        with pytest.raises(StorageError):
            checked()
    else:
        assert checked().skipped == (LETTERS,)


def test_a_vault_that_cannot_be_read_just_now_is_not_checked(vault, key, checked):
    with closing(connect(vault / VAULT_FILE, key)) as other:
        other.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StorageError) as raised:
            checked()

    assert raised.value.reason == "busy"


def test_a_vault_of_an_earlier_version_only_has_to_be_brought_up_to_date(tmp_path, passphrase):
    folder = shutil.copytree(OLD_VAULT, tmp_path / "old")

    found = check_folder(folder, passphrase, SHIPPED)

    assert [one.code for one in found.findings] == ["older"]


def test_a_newer_key_file_cannot_be_checked(vault, checked):
    content = json.loads((vault / KEY_FILE).read_bytes())
    (vault / KEY_FILE).write_text(json.dumps({**content, "version": 99}))

    with pytest.raises(StorageError) as raised:
        checked()

    assert raised.value.reason == "newer"
