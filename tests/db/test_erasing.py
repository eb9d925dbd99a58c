"""After an erasure nothing of the person is left in the files of the vault, even when decrypted."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from casework import duties, usecases
from casework.agreements import TOESTEMMING, Agreement
from casework.casefile import NAREIS, CaseFile, FamilyMember
from casework.clients import Address, Client
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import flaws
from casework.papers import DOCUMENT, PROOF_OF_POSTING, Paper, PaperSummary
from casework.storage import StoredLetter
from casework.volunteers import COORDINATOR, Volunteer
from db.backup_round import back_up
from db.backups import BACKUPS, backups_in
from db.connections import connect
from db.files import VAULT_FILE
from db.models import DraftRow
from tests.db.backup_cases import at

TODAY = date(2026, 11, 22)
ME = Volunteer(UUID(int=5), "B. Visser", COORDINATOR)
TRACES = (
    b"Qaxootiwyn",
    b"Wubbedina",
    b"9081726354",
    b"Nergenslaan",
    b"belt liever",
    b"GESCANDE BRIEF",
    b"BEWIJS",
    b"half getypt",
    b"dossier bijhouden voor haar",
)
CHILD = Client(uuid4(), "Qaxootiwyn", "Wubbedina")
PERSON = Client(
    uuid4(),
    "Qaxootiwyn",
    "Lina",
    v_nummer="9081726354",
    address=Address("Nergenslaan 271"),
    notes="belt liever na zessen",
)


@pytest.fixture
def desk(storage):
    """A desk at which a person was registered, written for, and worked for."""
    with storage.work() as work:
        work.volunteers.put(ME)
        work.commit()
    desk = Desk(storage, ME, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    usecases.register_client(desk, PERSON, TODAY)
    usecases.register_client(desk, CHILD, TODAY)
    family = (FamilyMember(CHILD.id, "kind"),)
    opened = usecases.open_file(
        desk, CaseFile(uuid4(), "", PERSON.id, NAREIS, family=family), TODAY
    )
    agreed = Agreement(uuid4(), PERSON.id, TOESTEMMING, TODAY, "dossier bijhouden voor haar")
    duties.record_agreement(desk, agreed, TODAY)
    letter = StoredLetter(
        uuid4(), opened.id, "informatieverzoek", TODAY, "Over Qaxootiwyn", b"Qaxootiwyn", "00"
    )
    usecases.keep_letter(desk, letter)
    with desk.work() as work:
        scan = PaperSummary(uuid4(), DOCUMENT, "x", "text/plain", TODAY, "", 1, opened.id)
        work.papers.put(Paper(scan, b"GESCANDE BRIEF"))
        proof = replace(scan, id=uuid4(), kind=PROOF_OF_POSTING, name="bewijs Qaxootiwyn")
        work.papers.put(Paper(replace(proof, case_id=None, letter_id=letter.id), b"BEWIJS"))
        work.commit()
    with storage.work() as work:
        for about, content in ((PERSON.id.hex, "half getypt"), ("", f"half getypt {opened.id}")):
            typing = {"id": uuid4().hex, "volunteer_id": ME.id.hex, "form": "x", "at": ""}
            values = {**typing, "about": about, "content": content}
            work.connection.execute(insert(DraftRow).values(values))
        work.commit()
    usecases.close_file(desk, opened.id, TODAY, "klaar, zegt Qaxootiwyn")
    return desk


def decrypted(storage, folder, target):
    """Return the bytes of a vault's pages without encryption; pages that are free stay out."""

    def pages(_, key):
        with closing(connect(folder / VAULT_FILE, key)) as connection:
            connection.execute("ATTACH ? AS plain KEY ''", (str(target),))
            connection.execute("SELECT sqlcipher_export('plain')")
            connection.execute("DETACH plain")
        return target.read_bytes()

    return storage.with_key(pages)


def free_pages(folder, key):
    with closing(connect(folder / VAULT_FILE, key)) as connection:
        return connection.execute("PRAGMA freelist_count").fetchone()[0]


def test_before_an_erasure_the_traces_are_there(desk, storage, folder, tmp_path):
    content = decrypted(storage, folder, tmp_path / "plain.db")

    assert [trace for trace in TRACES if trace not in content] == []


def test_after_an_erasure_no_trace_is_left(desk, storage, folder, tmp_path):
    duties.erase(desk, PERSON.id, uuid4(), TODAY)
    storage.leave_no_trace()

    content = decrypted(storage, folder, tmp_path / "plain.db")

    assert [trace for trace in TRACES if trace in content] == []
    assert (folder / f"{VAULT_FILE}-wal").stat().st_size == 0
    assert storage.with_key(free_pages) == 0


def test_a_backup_made_after_an_erasure_holds_no_trace_and_one_made_before_does(
    desk, storage, folder, tmp_path
):
    with storage.snapshot() as source:
        back_up(source, at())
    duties.erase(desk, PERSON.id, uuid4(), TODAY)
    storage.leave_no_trace()
    with storage.snapshot() as source:
        back_up(source, at())

    after, before = (
        decrypted(storage, backup.folder, tmp_path / backup.folder.name)
        for backup in backups_in(folder / BACKUPS)
    )

    assert [trace for trace in TRACES if trace in after] == []
    assert [trace for trace in TRACES if trace not in before] == []


def test_drafts_of_others_stay(desk, storage):
    with storage.work() as work:
        typing = {"volunteer_id": ME.id.hex, "form": "x", "at": "", "about": uuid4().hex}
        values = {"id": "kept", "content": "over iemand anders", **typing}
        work.connection.execute(insert(DraftRow).values(values))
        work.commit()

    duties.erase(desk, PERSON.id, uuid4(), TODAY)

    with storage.work() as work:
        assert work.connection.execute(select(DraftRow.id)).scalars().all() == ["kept"]


def test_after_an_erasure_the_journal_has_no_flaws_and_tells_of_it(desk):
    duties.erase(desk, PERSON.id, uuid4(), TODAY)

    with desk.work() as work:
        assert list(flaws(work.journal.links())) == []
        last = [(line.action, line.subject) for line in work.journal.latest(2)]
    assert ("erased", "client") in last


def test_a_vault_in_use_elsewhere_says_so(desk, storage, folder):
    def locked(_, key):
        return connect(folder / VAULT_FILE, key)

    with closing(storage.with_key(locked)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError) as raised:
            storage.leave_no_trace()

    assert raised.value.reason == "busy"
