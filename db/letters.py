"""The letters in the vault, each exactly as it was made."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from casework.storage import LetterSummary, StoredLetter
from db.models import LetterRow
from db.statements import put_row

_EVERY_COLUMN = tuple(column for column in LetterRow.__table__.columns if column.name != "serial")
_SUMMARY_COLUMNS = (
    LetterRow.id,
    LetterRow.case_id,
    LetterRow.template,
    LetterRow.made_on,
    LetterRow.posted_on,
    LetterRow.printed_on,
    LetterRow.received_on,
    LetterRow.registered_number,
)


class SqlLetters:
    """Loads and stores letters; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, letter_id: UUID) -> StoredLetter:
        """Return the letter with its PDF; raises LookupError for an unknown id."""
        query = select(*_EVERY_COLUMN).where(LetterRow.id == letter_id.hex)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise LookupError(letter_id)
        return _to_domain(row)

    def put(self, letter: StoredLetter) -> None:
        """Store the letter, new or changed."""
        values = {**_to_row(letter), "serial": self._serial(letter.id)}
        put_row(self._connection, LetterRow, values)

    def of_case(self, case_id: UUID) -> tuple[LetterSummary, ...]:
        """Return the letters of the file without their contents, oldest first."""
        return self._summaries(LetterRow.case_id == case_id.hex)

    def unposted(self) -> tuple[LetterSummary, ...]:
        """Return the letters that still have to be posted, oldest first."""
        return self._summaries(LetterRow.posted_on.is_(None))

    def posted(self) -> tuple[LetterSummary, ...]:
        """Return the letters that were posted, oldest first."""
        return self._summaries(LetterRow.posted_on.is_not(None))

    def _serial(self, letter_id: UUID) -> int:
        own = select(LetterRow.serial).where(LetterRow.id == letter_id.hex)
        known = self._connection.execute(own).scalar_one_or_none()
        if known is not None:
            return known
        return self._next_serial()

    def _next_serial(self) -> int:
        return (self._connection.execute(select(func.max(LetterRow.serial))).scalar_one() or 0) + 1

    def _summaries(self, condition: ColumnElement[bool]) -> tuple[LetterSummary, ...]:
        # Ids are random: letters of one day keep the order in which they were made.
        query = (
            select(*_SUMMARY_COLUMNS)
            .where(condition)
            .order_by(LetterRow.made_on, LetterRow.serial, LetterRow.id)
        )
        return tuple(map(_summary, self._connection.execute(query)))


def _to_row(letter: StoredLetter) -> dict[str, object]:
    return {
        "id": letter.id.hex,
        "case_id": letter.case_id.hex,
        "template": letter.template,
        "made_on": letter.made_on,
        "posted_on": letter.posted_on,
        "printed_on": letter.printed_on,
        "received_on": letter.received_on,
        "registered_number": letter.registered_number,
        "language": letter.language,
        "corrects": letter.corrects and letter.corrects.hex,
        "sha256": letter.sha256,
        "early_because": letter.early_because,
        "fields": json.dumps(dict(letter.fields), ensure_ascii=False),
        "rests_on": letter.rests_on,
        "text": letter.text,
        "pdf": letter.pdf,
    }


def _to_domain(row: Sequence[Any]) -> StoredLetter:
    (
        letter_id, case_id, template, made_on, posted_on,
        printed_on, received_on, registered_number, language, corrects,
        sha256, early_because, fields, rests_on, text, pdf,
    ) = row  # fmt: skip
    return StoredLetter(
        id=UUID(letter_id),
        case_id=UUID(case_id),
        template=template,
        made_on=made_on,
        text=text,
        pdf=pdf,
        sha256=sha256,
        fields=json.loads(fields),
        rests_on=rests_on,
        early_because=early_because,
        posted_on=posted_on,
        printed_on=printed_on,
        received_on=received_on,
        registered_number=registered_number,
        language=language,
        corrects=None if corrects is None else UUID(corrects),
    )


def _summary(row: Sequence[Any]) -> LetterSummary:
    letter_id, case_id, *rest = row
    return LetterSummary(UUID(letter_id), UUID(case_id), *rest)
