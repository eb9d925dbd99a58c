"""What the journal says about a file, or about everything, with the names it is read by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from casework.journal import CASE_FILE, CLIENT, LETTER, Entry
from casework.storage import NoAccessError, Storage, Work

PAGE = 200


@dataclass(frozen=True, slots=True)
class History:
    """Lines of the journal, the newest first.

    `names` gives what an id in them stands for: a person, the number of a file, a kind of letter.
    `earlier` is whether there are lines before these.
    """

    entries: tuple[Entry, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    earlier: bool = False


def history_of_file(storage: Storage, case_id: UUID) -> History:
    """Return all that was done with a file, its client and its letters.

    Raises LookupError for an unknown file, NoAccessError for one that may not be seen.
    """
    with storage.work() as work:
        case_file = work.case_files.get(case_id)
        letters = [letter.id for letter in work.letters.of_case(case_id)]
        ids = frozenset(one.hex for one in (case_id, case_file.client_id, *letters))
        entries = work.journal.of_subjects(ids)[::-1]
        names = {**_names(work, entries), case_id.hex: case_file.number}
        return History(entries, names)


def whole_journal(storage: Storage, before: int | None = None, most: int = PAGE) -> History:
    """Return the newest lines, or those before a number; raises NoAccessError."""
    with storage.work() as work:
        entries = work.journal.latest(most, before)
        earlier = bool(entries) and entries[-1].number > 1
        return History(entries, _names(work, entries), earlier)


def _names(work: Work, entries: Iterable[Entry]) -> dict[str, str]:
    """Find what the ids stand for that still exist; those of the erased stay as they are."""
    found = {volunteer.id.hex: volunteer.name for volunteer in work.volunteers}
    lookups: dict[str, Callable[[UUID], str]] = {
        CLIENT: lambda one: work.clients.get(one).name,
        CASE_FILE: lambda one: work.case_files.get(one).number,
        LETTER: lambda one: work.letters.get(one).template,
    }
    for kind, text in sorted(_ids_in(entries)):
        name = _name_of(lookups[kind], text)
        if name:
            found[text] = name
    return found


def _ids_in(entries: Iterable[Entry]) -> frozenset[tuple[str, str]]:
    """List what must be named: what the lines are about, and which people and files they name."""
    return frozenset(pair for entry in entries for pair in _ids_of(entry) if pair[1])


def _ids_of(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.subject in (CLIENT, CASE_FILE, LETTER):
        yield entry.subject, entry.subject_id
    for change in entry.changes:
        if change.field == "client_id":
            yield from ((CLIENT, change.old), (CLIENT, change.new))
        if change.field == "case_id":
            yield CASE_FILE, change.new
        if change.field == "family":
            yield from ((CLIENT, one) for one in _members(change.old, change.new))


def _members(*texts: str) -> Iterator[str]:
    for text in texts:
        for word in text.split('"'):
            if len(word) == 32:
                yield word


def _name_of(get: Callable[[UUID], str], text: str) -> str:
    try:
        return get(UUID(text))
    except (LookupError, ValueError, NoAccessError):
        return ""
