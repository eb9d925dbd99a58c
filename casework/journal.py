"""Who did what, when: lines chained by hash, so that a removed or altered one shows.

The chain runs over the hash of what a line says, salted, not over the words themselves. So the
words can be erased with the person they are about, and the chain still holds.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import groupby

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
PAPER = "paper"
TEMPLATE = "template"
TASK = "task"
APPOINTMENT = "appointment"
DEADLINE = "deadline"
SETTING = "setting"
SUBJECTS = (
    CLIENT,
    CASE_FILE,
    LETTER,
    RULE,
    OFFICE,
    VOLUNTEER,
    AGREEMENT,
    OVERVIEW,
    VAULT,
    PAPER,
    TEMPLATE,
    TASK,
    APPOINTMENT,
    DEADLINE,
    SETTING,
)

# What can be the matter with a line, see `flaws`.
MISSING = "missing"
UNCHAINED = "unchained"
ALTERED = "altered"
EMPTIED = "emptied"
CUT = "cut"
REWRITTEN = "rewritten"
FLAWS = (MISSING, UNCHAINED, ALTERED, EMPTIED, CUT, REWRITTEN)

# What the first line is chained to.
FIRST = "0" * 64

_JSON = json.JSONEncoder(ensure_ascii=False)

# The field in which the line of an erasure names the lines it emptied: "3-5,9".
LINES = "lines"


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


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a journal: number, hash and time of the last line; of an empty one no time.

    Kept elsewhere, it shows that lines at the end are gone: the chain itself cannot tell.
    """

    number: int = 0
    hash: str = FIRST
    at: str = ""


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
    return _JSON.encode({"changes": changes, "reason": entry.reason})


def entry_of(kept: Link) -> Entry:
    """Read a line as it is kept; raises ValueError, KeyError or TypeError for no such line."""
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
    # `str`, because who tampers may put something else than text in a column.
    return sha256("\n".join(map(str, (number, *names, hashed, previous))).encode()).hexdigest()


def emptied_lines(numbers: Iterable[int]) -> Change:
    """Write down which lines were emptied, as the line of an erasure keeps it."""
    return Change(LINES, "", ranges(numbers))


def ranges(numbers: Iterable[int]) -> str:
    """Write the numbers of lines or pages shortly: 3-5,9."""
    runs = [
        [number for _, number in run]
        for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    ]
    return ",".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def flaws(links: Iterable[Link], kept_elsewhere: Head | None = None) -> Iterator[tuple[int, str]]:
    """Yield the number of every line that does not fit, and how; lines come in order of number.

    `missing`: lines before it are gone. `altered`: its words are others than were written.
    `unchained`: it, or what it follows, was changed. `emptied`: its words are gone, and no erasure
    after it says so. With the head of a backup: `cut` when the journal ends before it, `rewritten`
    when another line stands there; a restore since then explains both.
    """
    previous, expected = FIRST, 1
    emptied: set[int] = set()
    elsewhere = _Elsewhere(kept_elsewhere or Head())
    for kept in links:
        yield from ((kept.number, flaw) for flaw in _flaws_of(kept, expected, previous))
        if kept.content is None:
            emptied.add(kept.number)
        elif kept.action == ERASED:
            runs = _lines_named(kept)
            emptied = {number for number in emptied if not any(number in run for run in runs)}
        elsewhere.look_at(kept)
        previous, expected = kept.hash, kept.number + 1
    yield from ((number, EMPTIED) for number in sorted(emptied))
    yield from elsewhere.flaws()


class _Elsewhere:
    """Compares a journal that passes by with the head that was kept elsewhere."""

    def __init__(self, head: Head) -> None:
        self._head = head
        self._found = FIRST if head.number == 0 else ""
        self._restored = False

    def look_at(self, kept: Link) -> None:
        """See whether the line is that of the head, or tells of a restore after it."""
        if kept.number == self._head.number:
            self._found = kept.hash
        if kept.action == RESTORED and kept.at > self._head.at:
            self._restored = True

    def flaws(self) -> Iterator[tuple[int, str]]:
        """Say what is the matter with the end of the journal."""
        if self._found != self._head.hash and not self._restored:
            yield self._head.number, REWRITTEN if self._found else CUT


def _flaws_of(kept: Link, expected: int, previous: str) -> Iterator[str]:
    names = (kept.at, kept.by, kept.action, kept.subject, kept.subject_id)
    if kept.number != expected:
        yield MISSING
    elif kept.hash != chain_hash(kept.number, names, kept.content_hash, previous):
        yield UNCHAINED
    if kept.content is not None and not _is_as_written(kept, kept.content):
        yield ALTERED


def _is_as_written(kept: Link, content: str) -> bool:
    try:
        return kept.content_hash == content_hash(kept.salt or "", content)
    except (ValueError, TypeError, AttributeError):
        # A salt or words that are no text.
        return False


def _lines_named(kept: Link) -> tuple[range, ...]:
    """List the lines that an erasure says it emptied; none when its words are not ours."""
    try:
        named = [change.new for change in entry_of(kept).changes if change.field == LINES]
        return tuple(run for text in named for run in _runs(text))
    except (ValueError, KeyError, TypeError):
        return ()


def _runs(text: str) -> Iterator[range]:
    for run in filter(None, text.split(",")):
        first, _, last = run.partition("-")
        yield range(int(first), int(last or first) + 1)
