"""What to say about the place of a vault, before it is opened or made there."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from casework.phrases import Phrases
from db.files import VAULT_FILE
from db.surroundings import close_to_others, last_change, look_around


class Place(NamedTuple):
    """What to say about a folder, and whether its rights can be mended."""

    sentences: tuple[str, ...]
    mendable: bool


def place_of(folder: Path, today: date, phrases: Phrases) -> Place:
    """Look around a folder that holds a vault or is to hold one; raises StorageError."""
    found = look_around(folder)
    sentences = []
    if found.sync:
        sentences.append(phrases.say("place", "sync", [("program", found.sync)]))
    elif found.network:
        sentences.append(phrases.say("place", "network"))
    if found.open_to_others:
        sentences.append(phrases.say("place", "open_to_others"))
    changed = last_change(folder / VAULT_FILE)
    if changed is not None and changed.astimezone().date() > today:
        day = changed.astimezone().date()
        sentences.append(phrases.say("place", "clock_back", [("today", today), ("day", day)]))
    return Place(tuple(sentences), found.open_to_others)


def mended(folder: Path, today: date, phrases: Phrases) -> Place:
    """Keep others out of the folder, and say what is left to say; raises StorageError."""
    closed = close_to_others(folder)
    left = place_of(folder, today, phrases)
    stays = () if closed else (phrases.say("place", "stays_open"),)
    return Place((*left.sentences, *stays), mendable=False)
