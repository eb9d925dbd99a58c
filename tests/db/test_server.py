"""An office on a server, worked on as the program does it."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from uuid import uuid4

import pytest

from casework.agreements import TOESTEMMING, Agreement, Erasure
from casework.casefile import CaseEvent, CaseFile, FamilyMember, Representative
from casework.changes import changes_between
from casework.clients import Address, Client, PartialDate
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import CASE_FILE, CHANGED, OPENED, VAULT, Change, Entry, flaws, link
from casework.law.additions import Addition, AgreedRules
from casework.storage import ConflictError, NoAccessError, Office, StoredLetter
from casework.usecases import change_file, open_file, register_client
from casework.volunteers import VOLUNTEER, Access, Asked, Volunteer
from db.migrate import HEAD
from db.server import open_server
from db.server_logins import logins_for
from tests.servers import PASSPHRASE

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CLIENT = Client(
    uuid4(),
    "Đặng",
    "Minh Ánh",
    PartialDate.parse("1990-05"),
    "1234567890",
    groups=("palestijn",),
    address=Address("Straat 1", "1234 AB", "Ede"),
)
CASE_FILE_OF_CLIENT = CaseFile(
    uuid4(),
    "2026-0001",
    CLIENT.id,
    "nareis",
    events=(CaseEvent("aanvraag_ontvangen", DAY), CaseEvent("verlenging", DAY, 3, "aantal")),
    family=(FamilyMember(CLIENT.id, "partner"),),
    representative=Representative("mr. Ooms", "Kantoor", DAY),
    notes="Belt 's avonds",
)


@pytest.fixture
def anna(server_office):
    with closing(server_office.opened("anna")) as storage:
        yield storage


@pytest.fixture
def bram(server_office):
    with closing(server_office.opened("bram")) as storage:
        yield storage


@pytest.fixture
def case_file(anna, server_office):
    """A stored file that is Bram's."""
    with anna.work() as work:
        work.clients.put(CLIENT)
        stored = work.case_files.put(
            replace(CASE_FILE_OF_CLIENT, assigned_to=server_office.ids["bram"])
        )
        work.commit()
    return stored


def desk(storage):
    return Desk(storage, storage.volunteer, lambda: NOW)


def found(storage, case_id):
    with storage.work() as work:
        return work.case_files.get(case_id)


def test_a_login_is_known_as_its_volunteer(anna, server_office):
    assert anna.volunteer.name == "Anna"
    assert anna.opened_by.id == server_office.ids["anna"]


def test_everything_that_is_kept_comes_back_as_it_was(anna):
    letter = StoredLetter(
        uuid4(), CASE_FILE_OF_CLIENT.id, "brief", DAY, "Geachte", bytes(range(256)), "00"
    )
    agreement = Agreement(uuid4(), CLIENT.id, TOESTEMMING, DAY, "alles")
    erasure = Erasure(uuid4(), DAY, 1, 2, 3)
    addition = Addition("moratorium_x.toml", "id = 'é'", "Besluit", DAY)
    agreed = AgreedRules({"een.toml": "titel = 'één'"}, DAY)
    office = Office("Steunpunt", Address("Kade 2", "6711 AB", "Ede"), keep_months=24)

    with anna.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(CASE_FILE_OF_CLIENT)
        work.letters.put(letter)
        work.letters.put(replace(letter, posted_on=DAY))
        work.agreements.put(agreement)
        work.erasures.put(erasure)
        numbered = work.additions.put(addition)
        work.additions.put(replace(numbered, withdrawn_on=DAY))
        work.put_agreed_rules(agreed)
        work.put_office(office)
        work.commit()

    with anna.work() as work:
        assert list(work.clients) == [replace(CLIENT, version=1)]
        assert list(work.case_files) == [replace(CASE_FILE_OF_CLIENT, version=1)]
        assert work.letters.get(letter.id) == replace(letter, posted_on=DAY)
        assert work.agreements.of_client(CLIENT.id) == (agreement,)
        assert list(work.erasures) == [erasure]
        assert list(work.additions) == [replace(numbered, withdrawn_on=DAY)]
        assert work.agreed_rules() == agreed
        assert work.office() == office


def test_what_was_not_committed_is_not_there(anna):
    with anna.work() as work:
        work.clients.put(CLIENT)

    with anna.work() as work:
        assert list(work.clients) == []


def test_a_unit_of_work_reads_one_moment(anna, bram, case_file):
    with anna.work() as work:
        before = work.case_files.get(case_file.id)
        with bram.work() as other:
            other.case_files.put(replace(case_file, notes="intussen"))
            other.commit()

        assert work.case_files.get(case_file.id) == before


def test_what_is_read_while_writing_is_whole(anna, case_file):
    with anna.work() as work:
        work.put_office(Office("Steunpunt"))

        assert work.case_files.get(case_file.id) == replace(case_file, handler="Bram")
        assert [one.id for one in work.case_files] == [case_file.id]


def test_the_second_to_store_is_told_what_the_first_stored(anna, bram, case_file):
    mine, theirs = replace(case_file, notes="mijn"), replace(case_file, notes="hun", track="grens")
    with bram.work() as work:
        work.case_files.put(theirs)
        work.commit()

    with pytest.raises(ConflictError) as raised, anna.work() as work:
        work.case_files.put(mine)

    assert raised.value.theirs.notes == "hun"
    assert changes_between(raised.value.theirs, mine) == (
        Change("track", "grens", "gewoon"),
        Change("notes", "hun", "mijn"),
    )
    assert found(anna, case_file.id).notes == "hun"


def test_a_conflict_is_noticed_also_when_the_file_was_read_before_in_the_same_work(
    anna, bram, case_file
):
    with anna.work() as work:
        read = work.case_files.get(case_file.id)
        with bram.work() as other:
            other.case_files.put(replace(case_file, notes="intussen"))
            other.commit()

        with pytest.raises(ConflictError):
            work.case_files.put(replace(read, track="grens"))

    assert found(anna, case_file.id).track == case_file.track


def test_two_who_change_one_person_are_told_too(anna, bram, case_file):
    with anna.work() as work:
        work.clients.put(replace(CLIENT, version=1, phone="06"))
        work.commit()

    with pytest.raises(ConflictError) as raised, bram.work() as work:
        work.clients.put(replace(CLIENT, version=1, email="a@b.nl"))

    assert raised.value.theirs.phone == "06"


@pytest.mark.parametrize("again", [1, 2])
def test_storing_the_same_again_stores_it_once(anna, case_file, again):
    # As somebody does who was not told that it arrived.
    changed = replace(case_file, notes="gebeld", events=case_file.events[:1])

    for _ in range(1 + again):
        with anna.work() as work:
            stored = work.case_files.put(changed)
            work.commit()

    assert stored.version == case_file.version + 1
    assert found(anna, case_file.id) == replace(stored, handler="Bram")


def test_opening_the_same_file_again_gives_it_no_second_number(anna):
    desk_of_anna = desk(anna)
    register_client(desk_of_anna, CLIENT, DAY)
    new = replace(CASE_FILE_OF_CLIENT, number="")

    first = open_file(desk_of_anna, new, DAY)
    second = open_file(desk_of_anna, new, DAY)

    assert first.number == second.number == "2026-0001"
    with anna.work() as work:
        assert len(list(work.case_files)) == 1
        added = [one for one in work.journal.latest(10) if one.subject == CASE_FILE]
    assert len(added) == 1


def test_adding_the_same_rule_again_adds_it_once(anna):
    addition = Addition("moratorium_x.toml", "id = 'é'", "Besluit", DAY)

    for _ in range(2):
        with anna.work() as work:
            work.additions.put(addition)
            work.commit()

    with anna.work() as work:
        assert len(list(work.additions)) == 1


def test_numbers_are_counted_over_all_files_also_those_one_does_not_see(anna, bram):
    with anna.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(replace(CASE_FILE_OF_CLIENT, number="2026-0041"))
        work.commit()

    with bram.work() as work:
        assert list(work.case_files) == []
        assert work.case_files.last_number(2026) == 41
        assert work.case_files.last_number(2025) == 0


def test_letters_of_one_day_keep_the_order_in_which_they_were_made(anna, bram, case_file):
    made = [StoredLetter(uuid4(), case_file.id, "brief", DAY, "", b"", "") for _ in range(6)]

    for storage, letter in zip((anna, bram) * 3, made, strict=True):
        with storage.work() as work:
            work.letters.put(letter)
            work.commit()

    with bram.work() as work:
        assert [one.id for one in work.letters.unposted()] == [one.id for one in made]


def test_a_volunteer_works_through_a_desk_as_in_a_vault(bram, anna):
    desk_of_bram = desk(bram)
    register_client(desk_of_bram, CLIENT, DAY)
    stored = open_file(desk_of_bram, replace(CASE_FILE_OF_CLIENT, number=""), DAY)

    changed = change_file(desk_of_bram, replace(stored, notes="gebeld"), DAY)

    assert changed.assigned_to == bram.volunteer.id
    with anna.work() as work:
        lines = work.journal.latest(10)
        assert {one.by for one in lines} == {bram.volunteer.id.hex}
        assert lines[0].action == CHANGED
        assert lines[0].changes == (Change("notes", CASE_FILE_OF_CLIENT.notes, "gebeld"),)
        assert list(flaws(work.journal.links())) == []


def test_leave_that_is_taken_through_a_desk_is_written_down_once(anna, server_office, case_file):
    today = _today(anna)
    with closing(server_office.opened("chadia")) as chadia:
        taker = Desk(chadia, chadia.volunteer, lambda: datetime.now(UTC))
        with taker.work() as work:
            assert work.accesses.asked_for(Asked(number=case_file.number)) == (case_file.id,)
            leave = Access(
                uuid4(), case_file.id, chadia.volunteer.id, today, today, "Bram is vandaag ziek"
            )
            work.accesses.put(leave)
            work.commit()
        assert found(chadia, case_file.id).id == case_file.id

    with anna.work() as work:
        assert list(work.accesses) == [leave]
        line = work.journal.latest(1)[0]
        assert (line.by, line.reason) == (leave.volunteer_id.hex, leave.reason)
        assert line.changes == tuple(
            one for one in changes_between(None, leave) if one.field != "reason"
        )
        assert len(list(work.journal.links())) == 1
        work.accesses.put(replace(leave, seen_on=today))
        work.commit()
    with anna.work() as work:
        assert list(work.accesses) == [replace(leave, seen_on=today)]


def test_who_registers_a_person_sees_them_and_others_do_not(server_office, bram):
    with closing(server_office.opened("chadia")) as chadia:
        with chadia.work() as work:
            work.clients.put(CLIENT)
            work.commit()
        with chadia.work() as work:
            assert [one.id for one in work.clients] == [CLIENT.id]

    with bram.work() as work:
        assert list(work.clients) == []
    with pytest.raises(Exception, match="pk_clients"), bram.work() as work:
        # Not a way to see who is there either.
        work.clients.put(CLIENT)


def test_family_of_another_file_can_stay_when_a_file_is_stored(anna, bram, case_file):
    # A person who is in both files: storing takes the family out and puts it in again.
    other = Client(uuid4(), "Haddad", "Sami")
    with anna.work() as work:
        work.clients.put(other)
        work.case_files.put(
            replace(CASE_FILE_OF_CLIENT, id=uuid4(), number="2026-0002", client_id=other.id)
        )
        family = (FamilyMember(other.id, "kind"), *case_file.family)
        both = work.case_files.put(replace(case_file, family=family))
        work.commit()

    with bram.work() as work:
        stored = work.case_files.put(replace(both, family=family[::-1]))
        work.commit()

    assert stored.family == family[::-1]


def test_what_the_server_does_not_allow_is_a_matter_of_rights(bram, case_file):
    with pytest.raises(NoAccessError), bram.work() as work:
        work.put_office(Office("Van Bram"))
    with pytest.raises(NoAccessError), bram.work() as work:
        work.volunteers.put(replace(bram.volunteer, role="coordinator"))


# The journal.


def test_the_server_chains_lines_as_the_program_does(anna, case_file):
    entry = Entry(
        NOW,
        anna.volunteer.id.hex,
        CHANGED,
        CASE_FILE,
        case_file.id.hex,
        (Change("notes", 'Zij zei "ja"', "Ánh\nbelt\t\\ 😀"),),
        "omdat",
    )
    for one in (entry, replace(entry, changes=(), reason="")):
        with anna.work() as work:
            work.journal.append(one)
            work.commit()

    with anna.work() as work:
        kept = list(work.journal.links())
        head = work.journal.head()
    previous = "0" * 64
    for number, line in enumerate(kept, start=1):
        words = entry if number == 1 else replace(entry, changes=(), reason="")
        same = replace(words, at=datetime.fromisoformat(line.at))
        assert line == link(same, number, previous, line.salt)
        previous = line.hash
    assert (head.number, head.hash, head.at) == (2, kept[-1].hash, kept[-1].at)


@pytest.mark.parametrize("moment", ["2026-03-02 12:00:00+00", "2026-03-02 12:00:00.000120+00"])
def test_the_server_writes_a_time_as_the_program_does(server_office, moment):
    with closing(server_office.plain()) as connection:
        written = connection.execute("SELECT written_time(%s::timestamptz)", (moment,)).fetchone()

    assert written == (datetime.fromisoformat(moment).isoformat(),)


def test_a_line_is_read_in_the_same_work_that_wrote_it(anna):
    entry = Entry(NOW, anna.volunteer.id.hex, OPENED, VAULT)

    with anna.work() as work:
        work.journal.append(entry)

        assert [one.action for one in work.journal.latest(5)] == [OPENED]


def test_words_that_are_erased_leave_the_chain_whole(anna, bram, case_file):
    entry = Entry(NOW, anna.volunteer.id.hex, CHANGED, CASE_FILE, case_file.id.hex, reason="weg")
    desk_of_anna = desk(anna)
    with desk_of_anna.work() as work:
        work.journal.append(entry)
        work.commit()

    with desk_of_anna.work() as work:
        blanked = work.journal.blank(frozenset({case_file.id.hex}))
        work.commit()

    assert blanked == (1,)
    with anna.work() as work:
        assert [one.blank for one in work.journal.of_subjects(frozenset({case_file.id.hex}))] == [
            True
        ]
        assert list(flaws(work.journal.links())) == []
    with pytest.raises(NoAccessError), bram.work() as work:
        work.journal.blank(frozenset({case_file.id.hex}))


# Who may come in.


@pytest.mark.parametrize(
    ("login", "passphrase", "reason"),
    [
        ("bram", "not this one", "wrong_passphrase"),
        ("bram", "", "wrong_passphrase"),
        ("nobody", PASSPHRASE, "wrong_passphrase"),
    ],
)
def test_a_wrong_name_or_passphrase_is_called_so(server_office, login, passphrase, reason):
    with pytest.raises(StorageError) as raised:
        open_server(server_office.settings, server_office.login(login), passphrase)

    assert raised.value.reason == reason
    assert PASSPHRASE not in str(raised.value)


def test_a_coordinator_lets_somebody_in_and_out_again(anna, server_office):
    noor = Volunteer(uuid4(), "Noor", VOLUNTEER, since=DAY)
    login = server_office.login("noor")
    anna.add_volunteer(noor, login, "een lange zin van Noor")
    storage = open_server(server_office.settings, login, "een lange zin van Noor")
    assert storage.volunteer == replace(noor, login=login)

    storage.change_passphrase("een lange zin van Noor", "nog een langere zin")
    with pytest.raises(StorageError) as raised:
        storage.change_passphrase("een lange zin van Noor", "weer een andere")
    assert raised.value.reason == "wrong_passphrase"
    with storage.work() as work:
        assert len(list(work.volunteers)) > 1
    anna.reset_passphrase(noor.id, "van Anna gekregen zin")
    open_server(server_office.settings, login, "van Anna gekregen zin").close()

    anna.remove_volunteer(noor.id)

    # Who is still connected sees nothing from that moment on.
    with pytest.raises(StorageError) as raised, storage.work() as work:
        list(work.volunteers)
    assert raised.value.reason == "server_refused"
    storage.close()
    with pytest.raises(StorageError) as raised:
        open_server(server_office.settings, login, "van Anna gekregen zin")
    assert raised.value.reason == "wrong_passphrase"
    with anna.work() as work:
        gone = work.volunteers.get(noor.id)
        assert (gone.login, gone.until is None) == ("", False)


def test_another_role_counts_at_once(anna, server_office, case_file):
    chadia_id = server_office.ids["chadia"]
    with closing(server_office.opened("chadia")) as chadia:
        with anna.work() as work:
            work.volunteers.put(replace(work.volunteers.get(chadia_id), role="coordinator"))
            work.commit()
        with chadia.work() as work:
            assert [one.id for one in work.case_files] == [case_file.id]

        with anna.work() as work:
            work.volunteers.put(replace(work.volunteers.get(chadia_id), role="volunteer"))
            work.commit()
        with chadia.work() as work:
            assert list(work.case_files) == []


def test_the_last_coordinator_stays(anna):
    with pytest.raises(StorageError) as raised:
        anna.remove_volunteer(anna.volunteer.id)
    assert raised.value.reason == "last_coordinator"

    with pytest.raises(StorageError) as raised, anna.work() as work:
        work.volunteers.put(replace(anna.volunteer, role=VOLUNTEER))
    assert raised.value.reason == "last_coordinator"


def test_a_login_that_is_there_already_is_refused(anna, server_office):
    with pytest.raises(StorageError) as raised:
        anna.add_volunteer(Volunteer(uuid4(), "B"), server_office.login("bram"), "lange zin hier")

    assert raised.value.reason == "exists"
    with anna.work() as work:
        assert "B" not in {one.name for one in work.volunteers}


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("Anna de Wit", "anna.de.wit"),
        ("  Đặng  Minh-Ánh ", "dang.minh.anh"),
        ("PG Jansen", "v.pg.jansen"),
        ("3 Kok", "v.3.kok"),
        ("ליאת", "v"),
        ("a" * 80, "a" * 56),
    ],
)
def test_a_login_is_made_from_a_name(name, login):
    first, second, *_ = islice(logins_for(name), 3)

    assert (first, second) == (login, f"{login}2")


def test_who_has_a_login_gets_no_second_one(anna, server_office):
    with pytest.raises(StorageError) as raised:
        anna.add_login(server_office.ids["bram"], "een lange zin voor Bram")

    assert raised.value.reason == "exists"
    assert {one.name for one in anna.slots()} == {"Anna", "Bram", "Chadia", "Rik"}


def test_a_volunteer_adds_nobody(bram, server_office):
    with pytest.raises(NoAccessError):
        bram.add_volunteer(Volunteer(uuid4(), "B"), server_office.login("b"), "lange zin hier")


@pytest.mark.parametrize(("revision", "reason"), [("0001", "server_older"), ("9999", "newer")])
def test_a_server_of_another_version_is_refused(server_office, revision, reason):
    with closing(server_office.plain()) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", (revision,))
        try:
            with pytest.raises(StorageError) as raised:
                server_office.opened("anna")
        finally:
            connection.execute("UPDATE alembic_version SET version_num = %s", (HEAD,))

    assert raised.value.reason == reason


def test_after_closing_nothing_is_done_any_more(anna):
    anna.close()

    with pytest.raises(RuntimeError), anna.work():
        pass
    with pytest.raises(RuntimeError):
        anna.listening()


def _today(storage):
    with storage.work() as work:
        return date.fromisoformat(
            str(work.connection.exec_driver_sql("SELECT today()").scalar_one())
        )
