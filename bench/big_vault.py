"""A vault of very many files, filled by bare inserts: through the use cases it would take hours."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from office import PASSPHRASE, files
from sqlalchemy import Connection, insert

from casework.casefile import CaseFile
from casework.changes import changes_between
from casework.clients import Client
from casework.journal import ADDED, CASE_FILE, CLIENT, FIRST, Entry, Link, link
from casework.volunteers import COORDINATOR, Volunteer
from db.connections import connect, encrypted_engine
from db.files import VAULT_FILE
from db.models import CaseFileRow, ClientRow, EventRow, JournalRow, Row, VolunteerRow
from db.storage import create_vault

AT_WORK = Volunteer(UUID(int=7), "B. Visser", COORDINATOR)
_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
_CHUNK = 10_000


def make_big_vault(folder: Path, amount: int) -> None:
    """Make a vault with so many files, a line in the journal for each, and its key beside it."""
    storage = create_vault(folder, PASSPHRASE)
    key = storage.with_key(lambda _folder, key: key)
    storage.close()
    (folder / "key.hex").write_text(key.hex(), encoding="ascii")
    engine = encrypted_engine(lambda: connect(folder / VAULT_FILE, key))
    made = files(amount)
    with engine.begin() as connection:
        _insert(connection, VolunteerRow, iter([_volunteer()]))
        _insert(connection, ClientRow, (_client(client) for client, _ in made))
        _insert(connection, CaseFileRow, (_file(case_file) for _, case_file in made))
        _insert(connection, EventRow, (row for _, case_file in made for row in _events(case_file)))
        _insert(connection, JournalRow, (_line(kept) for kept in _links(made)))
    engine.dispose()


def _insert(connection: Connection, row: type[Row], values: Iterator[dict[str, Any]]) -> None:
    chunk: list[dict[str, Any]] = []
    for one in values:
        chunk.append(one)
        if len(chunk) == _CHUNK:
            connection.execute(insert(row), chunk)
            chunk = []
    if chunk:
        connection.execute(insert(row), chunk)


def _volunteer() -> dict[str, Any]:
    return {"id": AT_WORK.id.hex, "name": AT_WORK.name, "role": AT_WORK.role, "login": ""}


def _client(client: Client) -> dict[str, Any]:
    address = client.address
    return {
        "id": client.id.hex,
        "family_name": client.family_name,
        "given_names": client.given_names,
        "birth": str(client.birth),
        "v_nummer": client.v_nummer,
        "nationality": client.nationality,
        "groups": "[]",
        "street": address.street,
        "postcode": address.postcode,
        "town": address.town,
        "country": "",
        "phone": "",
        "email": "",
        "notes": "",
    }


def _file(case_file: CaseFile) -> dict[str, Any]:
    return {
        "id": case_file.id.hex,
        "number": case_file.number,
        "client_id": case_file.client_id.hex,
        "procedure": case_file.procedure,
        "track": case_file.track,
        "zaaknummer": "",
        "notes": "",
        "closed_because": "",
        "assigned_to": AT_WORK.id.hex,
    }


def _events(case_file: CaseFile) -> Iterator[dict[str, Any]]:
    for position, event in enumerate(case_file.events):
        yield {
            "case_id": case_file.id.hex,
            "position": position,
            "kind": event.kind,
            "day": event.day,
            "months": event.months,
            "ground": event.ground,
        }


def _links(made: list[tuple[Client, CaseFile]]) -> Iterator[Link]:
    previous, number = FIRST, 0
    for client, case_file in made:
        for subject, value in ((CLIENT, client), (CASE_FILE, case_file)):
            changes = changes_between(None, value)
            line = Entry(_AT, AT_WORK.id.hex, ADDED, subject, value.id.hex, changes)
            number += 1
            kept = link(line, number, previous, os.urandom(16).hex())
            previous = kept.hash
            yield kept


def _line(kept: Link) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in Link.__slots__}
