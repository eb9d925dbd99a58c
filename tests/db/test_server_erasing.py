"""Somebody is erased from an office on a server too, by a coordinator and by nobody else."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import insert, select

from casework import duties
from casework.casefile import CaseFile, FamilyMember
from casework.clients import Client
from casework.desk import Desk
from casework.journal import flaws
from casework.storage import NoAccessError
from db.models import DraftRow

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PERSON, CHILD = Client(uuid4(), "Qaxootiwyn", "Lina"), Client(uuid4(), "Qaxootiwyn", "Wubbedina")


@pytest.fixture
def bram(server_office):
    """A volunteer who handles a closed file, and is typing something about the person in it."""
    with closing(server_office.opened("bram")) as storage:
        desk = Desk(storage, storage.volunteer, lambda: NOW)
        with desk.work() as work:
            work.clients.put(PERSON)
            work.clients.put(CHILD)
            family = (FamilyMember(CHILD.id, "kind"),)
            opened = CaseFile(uuid4(), "2026-0001", PERSON.id, "nareis", family=family)
            stored = work.case_files.put(opened)
            work.case_files.put(replace(stored, closed_on=DAY, closed_because="klaar"))
            work.commit()
        with storage.work() as work:
            for content in (f"over {PERSON.id}", "over iemand anders"):
                values = {"volunteer_id": storage.volunteer.id.hex, "form": "x", "about": ""}
                typed = {"id": uuid4().hex, "at": "", "content": content, **values}
                work.connection.execute(insert(DraftRow).values(typed))
            work.commit()
        yield desk


def test_erasing_takes_the_drafts_of_others_too(bram, server_office):
    with closing(server_office.opened("anna")) as storage:
        anna = Desk(storage, storage.volunteer, lambda: NOW)
        counts = duties.erase(anna, PERSON.id, uuid4(), DAY).counts
        with anna.work() as work:
            people = [client.family_name for client in work.clients]
            links = list(work.journal.links())

    assert (counts.clients, people) == (2, [])
    assert [flaw for _, flaw in flaws(links) if flaw != "emptied"] == []
    assert "Qaxootiwyn" not in "".join(link.content or "" for link in links)
    with bram.vault.work() as work:
        left = work.connection.execute(select(DraftRow.content)).scalars().all()
    assert left == ["over iemand anders"]


def test_a_volunteer_erases_nobody(bram):
    with pytest.raises(NoAccessError):
        duties.erase(bram, PERSON.id, uuid4(), DAY)

    with bram.work() as work:
        assert len(list(work.clients)) == 2
