"""Whether every row of a vault can be read as what it stands for."""

import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from sqlalchemy import select

from casework.checks import FACTS, Finding, is_known
from db.models import AgreementRow, CaseFileRow, ClientRow
from db.storage import SqlWork

# What reading a row that somebody meddled with can raise.
UNREADABLE_ERRORS = (
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    zlib.error,
)


class RowCheck:
    """Reads everything once, and counts how many that were in `rows`."""

    def __init__(self, work: SqlWork) -> None:
        self.rows = 0
        self._work = work

    def findings(self) -> Iterator[Finding]:
        """Say which rows are not what they should be."""
        yield from self._files()
        if not self._readable(lambda: self._work.clients):
            yield from self._one_by_one(ClientRow, self._work.clients.get)
        for name, kept in self._others().items():
            if not self._readable(kept):
                yield Finding(FACTS, "row_unreadable", (("table", name), ("id", "-")))

    def _files(self) -> Iterator[Finding]:
        try:
            for case_file in self._work.case_files:
                self.rows += 1
                if not is_known(case_file):
                    yield Finding(FACTS, "fact_unknown", (("number", case_file.number),))
        except UNREADABLE_ERRORS:
            yield from self._one_by_one(CaseFileRow, self._work.case_files.get)

    def _others(self) -> dict[str, Callable[[], Iterable[object]]]:
        work = self._work
        return {
            "volunteers": lambda: work.volunteers,
            "accesses": lambda: work.accesses,
            "erasures": lambda: work.erasures,
            "office": lambda: [work.office()],
            "agreements": self._agreements,
        }

    def _agreements(self) -> Iterator[object]:
        owners = select(AgreementRow.client_id).distinct()
        for client_id in self._work.connection.execute(owners).scalars().all():
            yield from self._work.agreements.of_client(UUID(client_id))

    def _readable(self, kept: Callable[[], Iterable[object]]) -> bool:
        try:
            deque(self._counted(kept()), maxlen=0)
        except UNREADABLE_ERRORS:
            return False
        return True

    def _counted(self, kept: Iterable[object]) -> Iterator[object]:
        for one in kept:
            self.rows += 1
            yield one

    def _one_by_one(
        self, row: type[CaseFileRow] | type[ClientRow], get: Callable[[UUID], object]
    ) -> Iterator[Finding]:
        """Find which rows are to blame."""
        for one in self._work.connection.execute(select(row.id).order_by(row.id)).scalars().all():
            try:
                get(UUID(one))
            except UNREADABLE_ERRORS:
                values = (("table", row.__tablename__), ("id", str(one)))
                yield Finding(FACTS, "row_unreadable", values)
