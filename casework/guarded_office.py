"""Keeps away of the office itself what is not for the one who asks: see `guarded`."""

from collections.abc import Iterator
from uuid import UUID

from casework.agreements import Erasure
from casework.journal import Entry, Head, Link
from casework.law.additions import Addition
from casework.rights import ACCESS, ERASE, FILES, JOURNAL, RULES, VOLUNTEERS
from casework.sight import Sight
from casework.storage import Accesses, Additions, Erasures, NoAccessError, Volunteers, Work
from casework.volunteers import Access, Asked, Volunteer, last_day_of_access, says_why


class GuardedAdditions:
    """The rules the office added: everyone may read them."""

    def __init__(self, additions: Additions, sight: Sight) -> None:
        self._additions = additions
        self._sight = sight

    def put(self, addition: Addition) -> Addition:
        """Store an addition; raises NoAccessError."""
        self._sight.check(RULES)
        return self._additions.put(addition)

    def __iter__(self) -> Iterator[Addition]:
        """Yield every addition."""
        return iter(self._additions)


class GuardedVolunteers:
    """Who works here: colleagues know each other, a reader knows only themselves."""

    def __init__(self, volunteers: Volunteers, sight: Sight) -> None:
        self._volunteers = volunteers
        self._sight = sight

    def get(self, volunteer_id: UUID) -> Volunteer:
        """Return the volunteer; raises NoAccessError, and LookupError for an unknown id."""
        if volunteer_id != self._sight.by.id:
            self._sight.check(FILES)
        return self._volunteers.get(volunteer_id)

    def put(self, volunteer: Volunteer) -> None:
        """Store the volunteer; raises NoAccessError."""
        self._sight.check(VOLUNTEERS)
        self._volunteers.put(volunteer)

    def __iter__(self) -> Iterator[Volunteer]:
        """Yield who may be known."""
        everyone = self._sight.may(FILES)
        return (one for one in self._volunteers if everyone or one.id == self._sight.by.id)


class GuardedAccesses:
    """The leaves one took oneself."""

    def __init__(self, accesses: Accesses, sight: Sight) -> None:
        self._accesses = accesses
        self._sight = sight

    def put(self, access: Access) -> None:
        """Store leave for oneself, from today, for as long as it lasts and with a reason.

        Raises NoAccessError for any other.
        """
        self._sight.check(FILES)
        if not self._is_own_and_new(access):
            raise NoAccessError(ACCESS)
        self._accesses.put(access)
        self._sight.look_again()

    def __iter__(self) -> Iterator[Access]:
        """Yield the leaves one took, the oldest first."""
        return (one for one in self._accesses if one.volunteer_id == self._sight.by.id)

    def asked_for(self, asked: Asked) -> tuple[UUID, ...]:
        """Find the files that are asked for; raises NoAccessError."""
        self._sight.check(FILES)
        return self._accesses.asked_for(asked)

    def _is_own_and_new(self, access: Access) -> bool:
        today = self._sight.today
        return (
            access.volunteer_id == self._sight.by.id
            and access.given_on == today
            and access.until <= last_day_of_access(today)
            and access.seen_on is None
            and says_why(access.reason)
            and all(one.id != access.id for one in self._accesses)
        )


class GuardedErasures:
    """How much was erased: numbers only, for everyone to read."""

    def __init__(self, erasures: Erasures, sight: Sight) -> None:
        self._erasures = erasures
        self._sight = sight

    def put(self, erasure: Erasure) -> None:
        """Store how much was erased; raises NoAccessError."""
        self._sight.check(ERASE)
        self._erasures.put(erasure)

    def __iter__(self) -> Iterator[Erasure]:
        """Yield every erasure."""
        return iter(self._erasures)


class GuardedJournal:
    """Lines about what one may see; one's own lines can always be added."""

    def __init__(self, work: Work, sight: Sight) -> None:
        self._work = work
        self._sight = sight

    def append(self, entry: Entry) -> None:
        """Add a line about what one did oneself; raises NoAccessError for one in another's name."""
        if entry.by != self._sight.by.id.hex:
            raise NoAccessError(JOURNAL)
        self._work.journal.append(entry)

    def head(self) -> Head:
        """Return the number, hash and time of the last line: nothing of what it says."""
        return self._work.journal.head()

    def links(self) -> Iterator[Link]:
        """Yield every line as it is kept; raises NoAccessError."""
        self._sight.check(JOURNAL)
        return self._work.journal.links()

    def of_subjects(self, subject_ids: frozenset[str]) -> tuple[Entry, ...]:
        """Return the lines about those of the subjects that may be seen."""
        return self._work.journal.of_subjects(subject_ids & self._visible(subject_ids))

    def latest(self, most: int, before: int | None = None) -> tuple[Entry, ...]:
        """Return the newest lines; raises NoAccessError."""
        self._sight.check(JOURNAL)
        return self._work.journal.latest(most, before)

    def blank(self, subject_ids: frozenset[str]) -> tuple[int, ...]:
        """Erase the words of lines; raises NoAccessError."""
        self._sight.check(ERASE)
        return self._work.journal.blank(subject_ids)

    def _visible(self, subject_ids: frozenset[str]) -> frozenset[str]:
        letters = (*self._work.letters.unposted(), *self._work.letters.posted())
        people = [
            one for one in map(_id, subject_ids) if one is not None and self._sight.sees_person(one)
        ]
        agreements = (one for person in people for one in self._work.agreements.of_client(person))
        seen = {*self._sight.file_ids, *people, *(one.id for one in agreements)}
        seen |= {letter.id for letter in letters if self._sight.sees_file(letter.case_id)}
        return frozenset(one.hex for one in seen)


def _id(hexadecimal: str) -> UUID | None:
    try:
        return UUID(hexadecimal)
    except ValueError:
        return None
