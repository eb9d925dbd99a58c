"""Writes down what is done about the office itself: see `journalled`."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from casework.agreements import Agreement, Erasure
from casework.changes import changes_between
from casework.journal import (
    ACCESSED,
    AGREEMENT,
    CASE_FILE,
    CHANGED,
    CLIENT,
    ERASED,
    RULE,
    VAULT,
    VOLUNTEER,
    Entry,
    Head,
    Link,
    emptied_lines,
)
from casework.law.additions import Addition
from casework.pen import Pen, Shelf, parted
from casework.storage import Accesses, Additions, Agreements, Erasures, Journal, Volunteers
from casework.volunteers import Access, Asked, Volunteer


class JournalledAdditions:
    """The rules the office added, every change written down."""

    def __init__(self, kept: Additions, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def put(self, addition: Addition) -> Addition:
        same = (one for one in self._kept if one.number == addition.number)
        old = None if addition.number is None else next(same, None)
        stored = self._kept.put(addition)
        self._pen.compare(RULE, str(stored.number), old, stored)
        return stored

    def __iter__(self) -> Iterator[Addition]:
        return iter(self._kept)


class JournalledVolunteers:
    """The volunteers, every change written down."""

    def __init__(self, kept: Volunteers, pen: Pen) -> None:
        self._kept, self._pen, self._shelf = kept, pen, Shelf()

    def get(self, volunteer_id: UUID) -> Volunteer:
        return self._shelf.take(volunteer_id, self._kept.get)

    def put(self, volunteer: Volunteer) -> None:
        old = self._shelf.before(volunteer.id, self._kept.get)
        self._kept.put(volunteer)
        self._shelf.keep(volunteer.id, volunteer)
        self._pen.compare(VOLUNTEER, volunteer.id.hex, old, volunteer)

    def __iter__(self) -> Iterator[Volunteer]:
        return iter(self._kept)


class JournalledAccesses:
    """The leaves, each written down with its reason at the file it opens."""

    def __init__(self, kept: Accesses, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def put(self, access: Access) -> None:
        old = next((one for one in self._kept if one.id == access.id), None)
        self._kept.put(access)
        changes, reason = parted(changes_between(old, access), ("reason",))
        if old is None:
            self._pen.write(ACCESSED, CASE_FILE, access.case_id.hex, changes, reason)
        elif changes or reason:
            # The file has fields too: these are of the leave.
            of_leave = tuple(replace(one, field=f"access.{one.field}") for one in changes)
            self._pen.write(CHANGED, CASE_FILE, access.case_id.hex, of_leave, reason)

    def __iter__(self) -> Iterator[Access]:
        return iter(self._kept)

    def asked_for(self, asked: Asked) -> tuple[UUID, ...]:
        return self._kept.asked_for(asked)


class JournalledAgreements:
    """What clients agreed to, every change written down."""

    def __init__(self, kept: Agreements, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def put(self, agreement: Agreement) -> None:
        known = self._kept.of_client(agreement.client_id)
        old = next((one for one in known if one.id == agreement.id), None)
        self._kept.put(agreement)
        self._pen.compare(AGREEMENT, agreement.id.hex, old, agreement)

    def of_client(self, client_id: UUID) -> tuple[Agreement, ...]:
        return self._kept.of_client(client_id)


class JournalledErasures:
    """How much was erased, each time written down."""

    def __init__(self, kept: Erasures, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def put(self, erasure: Erasure) -> None:
        self._kept.put(erasure)
        self._pen.write(ERASED, CLIENT, "", changes_between(None, erasure))

    def __iter__(self) -> Iterator[Erasure]:
        return iter(self._kept)


class JournalledJournal:
    """The journal itself: it says of which lines the words were erased."""

    def __init__(self, kept: Journal, pen: Pen) -> None:
        self._kept, self._pen = kept, pen

    def append(self, entry: Entry) -> None:
        self._kept.append(entry)

    def head(self) -> Head:
        return self._kept.head()

    def links(self) -> Iterator[Link]:
        return self._kept.links()

    def of_subjects(self, subject_ids: frozenset[str]) -> tuple[Entry, ...]:
        return self._kept.of_subjects(subject_ids)

    def latest(self, most: int, before: int | None = None) -> tuple[Entry, ...]:
        return self._kept.latest(most, before)

    def blank(self, subject_ids: frozenset[str]) -> tuple[int, ...]:
        numbers = self._kept.blank(subject_ids)
        if numbers:
            # An emptied line that no erasure names is taken for tampering.
            self._pen.write(ERASED, VAULT, "", (emptied_lines(numbers),))
        return numbers
