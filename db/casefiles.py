"""The files in the vault, each with its facts and family members."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Integer,
    Select,
    bindparam,
    cast,
    delete,
    func,
    insert,
    select,
)

from casework.casefile import CaseEvent, CaseFile, FamilyMember, Representative
from casework.journal import CASE_FILE
from casework.storage import ConflictError, FileCount
from db.drafts import forget_drafts
from db.models import AccessRow, CaseFileRow, EventRow, FamilyMemberRow, LetterRow, VolunteerRow
from db.prepared import rows_of, write
from db.versions import stored
from db.visibility import file_shown_to

_FILE_COLUMNS = (*CaseFileRow.__table__.columns, VolunteerRow.name)
_EVENT_COLUMNS = tuple(column for column in EventRow.__table__.columns if column.name != "position")
_FAMILY_COLUMNS = (FamilyMemberRow.case_id, FamilyMemberRow.client_id, FamilyMemberRow.relation)

PartRow = type[EventRow] | type[FamilyMemberRow]
Values = dict[str, object]


class SqlCaseFiles:
    """Loads and stores whole files; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # As they were read or stored here: what is the same is not written again. Whether it still
        # is as it was, the version tells.
        self._known: dict[UUID, CaseFile] = {}

    def get(self, case_id: UUID) -> CaseFile:
        """Return the file; raises LookupError for an unknown id."""
        found = self._find(case_id)
        if found is None:
            raise LookupError(case_id)
        self._known[case_id] = found
        return found

    def put(self, case_file: CaseFile) -> CaseFile:
        """Store the file with all its facts and family members; raises ConflictError.

        It is returned with its next version.
        """
        newer = replace(case_file, version=case_file.version + 1)
        known = self._known.get(case_file.id)
        if known is not None and known.version != case_file.version:
            # What differs between versions would be taken for unchanged.
            known = None
        before = None if known is None else _to_row(known)
        if not stored(self._connection, CaseFileRow, _to_row(newer), before):
            raise ConflictError(CASE_FILE, self._find(case_file.id))
        for part, parts_of in ((EventRow, _event_rows), (FamilyMemberRow, _family_rows)):
            # Of a new file nothing is there yet.
            there = parts_of(known) if known else [] if newer.version == 1 else None
            self._replace(part, newer.id, parts_of(newer), there)
        self._known[newer.id] = newer
        return newer

    def remove(self, case_id: UUID) -> None:
        """Remove the file with its facts, family members, letters and accesses."""
        forget_drafts(self._connection, case_id)
        for row in (LetterRow, AccessRow, EventRow, FamilyMemberRow):
            self._connection.execute(delete(row).where(row.case_id == case_id.hex))
        self._connection.execute(delete(CaseFileRow).where(CaseFileRow.id == case_id.hex))
        self._known.pop(case_id, None)

    def __iter__(self) -> Iterator[CaseFile]:
        """Yield every file, in order of number."""
        return self._load()

    def shown_to(self, volunteer_id: UUID, day: date) -> Iterator[CaseFile]:
        """Yield the files a volunteer handles or took leave to see, in order of number."""
        return self._load(file_shown_to(volunteer_id, day))

    def ids_shown_to(self, volunteer_id: UUID, day: date) -> frozenset[UUID]:
        """Return the ids of the files a volunteer handles or took leave to see."""
        query = select(CaseFileRow.id).where(file_shown_to(volunteer_id, day))
        return frozenset(map(UUID, self._connection.execute(query).scalars()))

    def of_client(self, client_id: UUID) -> tuple[CaseFile, ...]:
        """Return the files of the person, in order of number."""
        return tuple(self._load(CaseFileRow.client_id == client_id.hex))

    def last_number(self, year: int) -> int:
        """Return the highest serial number given out in the year; 0 when none was."""
        prefix = f"{year}-"
        serial = cast(func.substr(CaseFileRow.number, len(prefix) + 1), Integer)
        query = select(func.max(serial)).where(CaseFileRow.number.startswith(prefix))
        return self._connection.execute(query).scalar_one() or 0

    def counts(self) -> tuple[FileCount, ...]:
        """Count all files by procedure, track, and whether they are closed."""
        kind = (CaseFileRow.procedure, CaseFileRow.track, CaseFileRow.closed_on.is_not(None))
        query = select(*kind, func.count()).group_by(*kind).order_by(*kind)
        return tuple(FileCount(*row) for row in self._connection.execute(query))

    def _find(self, case_id: UUID) -> CaseFile | None:
        which = {"case_id": case_id.hex}
        found = rows_of(self._connection, _one_file(), which)
        if not found:
            return None
        events = rows_of(self._connection, _parts_of_one(EventRow, _EVENT_COLUMNS), which)
        family = rows_of(self._connection, _parts_of_one(FamilyMemberRow, _FAMILY_COLUMNS), which)
        return _to_domain(found[0], map(_event, events), map(_member, family))

    def _load(self, *conditions: ColumnElement[bool]) -> Iterator[CaseFile]:
        """Load files with three queries, however many files there are."""
        events = self._events(conditions)
        family = self._family(conditions)
        query = _files().where(*conditions).order_by(CaseFileRow.number)
        for row in self._connection.execute(query):
            yield _to_domain(row, events.get(row[0], ()), family.get(row[0], ()))

    def _events(self, conditions: Sequence[ColumnElement[bool]]) -> Mapping[str, list[CaseEvent]]:
        grouped = defaultdict(list)
        for row in self._parts(EventRow, _EVENT_COLUMNS, conditions):
            grouped[row[0]].append(_event(row))
        return grouped

    def _family(
        self, conditions: Sequence[ColumnElement[bool]]
    ) -> Mapping[str, list[FamilyMember]]:
        grouped = defaultdict(list)
        for row in self._parts(FamilyMemberRow, _FAMILY_COLUMNS, conditions):
            grouped[row[0]].append(_member(row))
        return grouped

    def _parts(
        self, part: PartRow, columns: Iterable[Any], conditions: Sequence[ColumnElement[bool]]
    ) -> Iterable[Sequence[Any]]:
        query = select(*columns).order_by(part.case_id, part.position)
        if conditions:
            query = query.where(part.case_id.in_(select(CaseFileRow.id).where(*conditions)))
        return self._connection.execute(query)

    def _replace(
        self, part: PartRow, case_id: UUID, rows: Sequence[Values], known: Sequence[Values] | None
    ) -> None:
        """Write only what came after what is known; all of it when something else changed."""
        if known is None or rows[: len(known)] != known:
            # All of them: SQLite compiles a statement with a range anew each time.
            write(self._connection, _delete_parts(part), {"of_file": case_id.hex})
            known = ()
        for row in rows[len(known) :]:
            write(self._connection, _new_part(part), row)


def _files() -> Select[Any]:
    files = select(*_FILE_COLUMNS)
    return files.outerjoin(VolunteerRow, VolunteerRow.id == CaseFileRow.assigned_to)


@cache
def _one_file() -> Executable:
    return _files().where(CaseFileRow.id == bindparam("case_id"))


@cache
def _parts_of_one(part: PartRow, columns: tuple[Any, ...]) -> Executable:
    return select(*columns).where(part.case_id == bindparam("case_id")).order_by(part.position)


@cache
def _delete_parts(part: PartRow) -> Executable:
    return delete(part).where(part.case_id == bindparam("of_file"))


@cache
def _new_part(part: PartRow) -> Executable:
    return insert(part)


def _to_row(case_file: CaseFile) -> Values:
    acting = case_file.representative
    return {
        "id": case_file.id.hex,
        "number": case_file.number,
        "client_id": case_file.client_id.hex,
        "procedure": case_file.procedure,
        "track": case_file.track,
        "zaaknummer": case_file.zaaknummer,
        "representative_name": acting and acting.name,
        "representative_organisation": acting and acting.organisation,
        "representative_since": acting and acting.authorised_on,
        "notes": case_file.notes,
        "closed_on": case_file.closed_on,
        "closed_because": case_file.closed_because,
        "keep_until": case_file.keep_until,
        "assigned_to": case_file.assigned_to and case_file.assigned_to.hex,
        "version": case_file.version,
        "lawyer": case_file.lawyer,
    }


def _event_rows(case_file: CaseFile) -> list[Values]:
    return [
        {"case_id": case_file.id.hex, "position": position, **_event_row(event)}
        for position, event in enumerate(case_file.events)
    ]


def _family_rows(case_file: CaseFile) -> list[Values]:
    return [
        {
            "case_id": case_file.id.hex,
            "position": position,
            "client_id": member.client_id.hex,
            "relation": member.relation,
        }
        for position, member in enumerate(case_file.family)
    ]


def _event_row(event: CaseEvent) -> Values:
    return {
        "kind": event.kind,
        "day": event.day,
        "months": event.months,
        "ground": event.ground,
        "basis": event.basis,
        "until": event.until,
        "status": event.status,
        "outcome": event.outcome,
        "announced": event.announced,
        "sent": event.sent,
        "term": event.term,
        "penalty_per_day": None if event.penalty_per_day is None else str(event.penalty_per_day),
        "penalty_maximum": None if event.penalty_maximum is None else str(event.penalty_maximum),
    }


def _to_domain(
    row: Sequence[Any], events: Iterable[CaseEvent], family: Iterable[FamilyMember]
) -> CaseFile:
    # One assignment, not attributes: a worklist reads every row.
    (
        case_id, number, client_id, procedure, track, zaaknummer,
        acting, organisation, authorised_on, notes, closed_on, closed_because,
        keep_until, assigned_to, version, lawyer, handler,
    ) = row  # fmt: skip
    return CaseFile(
        UUID(case_id),
        number,
        UUID(client_id),
        procedure,
        track,
        zaaknummer,
        tuple(events),
        tuple(family),
        None if acting is None else Representative(acting, organisation, authorised_on),
        handler or "",
        notes,
        closed_on,
        closed_because,
        keep_until,
        None if assigned_to is None else UUID(assigned_to),
        lawyer,
        version,
    )


def _member(row: Sequence[Any]) -> FamilyMember:
    _, client_id, relation = row
    return FamilyMember(UUID(client_id), relation)


def _event(row: Sequence[Any]) -> CaseEvent:
    (
        _, kind, day, months, ground, basis, until, status, outcome, announced, sent, term,
        per_day, maximum,
    ) = row  # fmt: skip
    return CaseEvent(
        kind,
        day,
        months,
        ground,
        basis,
        until,
        status,
        outcome,
        announced,
        sent,
        term,
        None if per_day is None else Decimal(per_day),
        None if maximum is None else Decimal(maximum),
    )
