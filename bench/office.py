"""An invented office to measure on: the same people and files every time."""

import json
import random
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from casework.casefile import ASIEL, NAREIS, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate

AS_OF = date(2026, 11, 22)
PASSPHRASE = "vier bruine paarden zwemmen"
# The number that the id of the first file is; those of the others follow it.
FIRST_FILE = 10**9
_FIRST, _LAST = date(2023, 1, 1), date(2026, 6, 11)
_NAMES = ("Selam", "Yusuf", "Amina", "Łukasz", "Şükrü", "Đặng", "Mariam", "Tesfay", "Noor", "Ali")


def files(amount: int) -> list[tuple[Client, CaseFile]]:
    """Make clients with a file each, two in three for asylum."""
    chance = random.Random(2026)
    return [_file(chance, number) for number in range(amount)]


def write_lines(path: Path, amount: int) -> None:
    """Write the facts of the files as lines for `termijnwacht calculate`."""
    with path.open("w", encoding="utf-8") as out:
        for client, case_file in files(amount):
            line = {
                "id": case_file.number,
                "procedure": case_file.procedure,
                "nationality": client.nationality,
                "events": [_event(event) for event in case_file.events],
            }
            out.write(json.dumps(line) + "\n")


def _file(chance: random.Random, number: int) -> tuple[Client, CaseFile]:
    client = Client(
        id=UUID(int=number + 1),
        family_name=chance.choice(_NAMES),
        given_names=chance.choice(_NAMES),
        birth=PartialDate(chance.randrange(1950, 2010)),
        v_nummer=f"{number:010}",
        nationality=chance.choice(("ERI", "SYR", "TUR", "YEM", "SOM")),
        address=Address("Voorbeeldstraat 1", "1234 AB", "Voorbeeldstad"),
    )
    procedure = NAREIS if number % 3 == 0 else ASIEL
    filed = _FIRST + timedelta(days=chance.randrange((_LAST - _FIRST).days))
    return client, CaseFile(
        id=UUID(int=FIRST_FILE + number),
        number=f"2026-{number:05}",
        client_id=client.id,
        procedure=procedure,
        events=tuple(_events(chance, procedure, filed)),
    )


def _events(chance: random.Random, procedure: str, filed: date) -> list[CaseEvent]:
    """One fact in half of the files; an extension or a notice, or both, in the others."""
    events = [CaseEvent("aanvraag_ingediend", filed)]
    if chance.random() < 0.25:
        letter = filed + timedelta(days=60)
        months = 9 if procedure == ASIEL else 3
        events.append(CaseEvent("verlenging", letter, months=months, ground="complex"))
    if chance.random() < 0.25:
        received = filed + timedelta(days=chance.randrange(100, 800))
        events.append(CaseEvent("ingebrekestelling_ontvangen", min(received, AS_OF)))
    return [event for event in events if event.day <= AS_OF]


def _event(event: CaseEvent) -> dict[str, object]:
    written: dict[str, object] = {"kind": event.kind, "date": event.day.isoformat()}
    if event.months is not None:
        written |= {"months": event.months, "ground": event.ground}
    return written
