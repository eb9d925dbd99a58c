"""Who did what, when: lines chained by hash, so that a removed or altered one shows.

The chain runs over the hash of what a line says, salted, not over the words themselves. So the
words can be erased with the person they are about, and the chain still holds.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

OPENED = "opened"
ADDED = "added"
CHANGED = "changed"
REMOVED = "removed"
ERASED = "erased"
PRINTED = "printed"
EXPORTED = "exported"
UNLOCKED = "unlocked"
RESTORED = "restored"
MOVED = "moved"
ACCESSED = "accessed"
ANSWERED = "answered"
ACTIONS = (
    OPENED,
    ADDED,
    CHANGED,
    REMOVED,
    ERASED,
    PRINTED,
    EXPORTED,
    UNLOCKED,
    RESTORED,
    MOVED,
    ACCESSED,
    ANSWERED,
)

CLIENT = "client"
CASE_FILE = "case_file"
LETTER = "letter"
RULE = "rule"
OFFICE = "office"
VOLUNTEER = "volunteer"
AGREEMENT = "agreement"
OVERVIEW = "overview"
VAULT = "vault"
SUBJECTS = (CLIENT, CASE_FILE, LETTER, RULE, OFFICE, VOLUNTEER, AGREEMENT, OVERVIEW, VAULT)

# What the first line is chained to.
FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Change:
    """A field, what stood in it and what stands in it now; empty text for nothing."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `by` is the id of a volunteer, `subject_id` of what it is about, as hexadecimal.

    `at` is a time in UTC. `blank`: the words were erased, and only that something happened stands.
    """

    at: datetime
    by: str
    action: str
    subject: str
    subject_id: str = ""
    changes: tuple[Change, ...] = ()
    reason: str = ""
    blank: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A line as it is kept, with its place in the chain; hashes and salt in hexadecimal."""

    number: int
    at: str
    by: str
    action: str
    subject: str
    subject_id: str
    content: str | None
    salt: str | None
    content_hash: str
    hash: str


def link(entry: Entry, number: int, previous: str, salt: str) -> Link:
    """Chain a line to the one before it, whose hash is `previous`."""
    content = content_of(entry)
    at = entry.at.isoformat()
    hashed = content_hash(salt, content)
    names = (at, entry.by, entry.action, entry.subject, entry.subject_id)
    return Link(number, *names, content, salt, hashed, chain_hash(number, names, hashed, previous))


def content_of(entry: Entry) -> str:
    """Write the words of a line as they are kept."""
    changes = [[change.field, change.old, change.new] for change in entry.changes]
    return json.dumps({"changes": changes, "reason": entry.reason}, ensure_ascii=False)


def entry_of(kept: Link) -> Entry:
    """Read a line as it is kept."""
    said = json.loads(kept.content or '{"changes": [], "reason": ""}')
    return Entry(
        at=datetime.fromisoformat(kept.at),
        by=kept.by,
        action=kept.action,
        subject=kept.subject,
        subject_id=kept.subject_id,
        changes=tuple(Change(*change) for change in said["changes"]),
        reason=said["reason"],
        blank=kept.content is None,
        number=kept.number,
    )


def content_hash(salt: str, content: str) -> str:
    """Hash the words of a line; without the salt, nobody can try what they may have been."""
    return sha256(bytes.fromhex(salt) + content.encode()).hexdigest()


def chain_hash(number: int, names: Iterable[str], hashed: str, previous: str) -> str:
    """Hash a line with all before it; PostgreSQL computes the same (see the server's functions)."""
    return sha256("\n".join((str(number), *names, hashed, previous)).encode()).hexdigest()


def flaws(links: Iterable[Link]) -> Iterable[tuple[int, str]]:
    """Yield the number of every line that does not fit, and how.

    `missing`: lines before it are gone; `altered`: its words are others than were written;
    `unchained`: it, or what it follows, was changed. Lines come in order of number.
    """
    previous, expected = FIRST, 1
    for kept in links:
        names = (kept.at, kept.by, kept.action, kept.subject, kept.subject_id)
        if kept.number != expected:
            yield kept.number, "missing"
        elif kept.hash != chain_hash(kept.number, names, kept.content_hash, previous):
            yield kept.number, "unchained"
        if kept.content is not None and kept.content_hash != content_hash(
            kept.salt or "", kept.content
        ):
            yield kept.number, "altered"
        previous, expected = kept.hash, kept.number + 1
