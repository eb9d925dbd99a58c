"""The papers in the vault, and the templates the office added."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, select

from casework.papers import OwnTemplate, Paper, PaperSummary
from db.models import OwnTemplateRow, PaperRow
from db.shelves import Shelf
from db.statements import put_row

_SUMMARY_COLUMNS = tuple(
    column for column in PaperRow.__table__.columns if column.name != "content"
)


class SqlPapers:
    """Loads and stores papers; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, paper_id: UUID) -> Paper:
        """Return the paper with its contents; raises LookupError for an unknown id."""
        query = select(*_SUMMARY_COLUMNS, PaperRow.content).where(PaperRow.id == paper_id.hex)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise LookupError(paper_id)
        *summary, content = row
        return Paper(_summary(summary), content)

    def put(self, paper: Paper) -> None:
        """Store the paper, new or changed."""
        put_row(self._connection, PaperRow, {**_to_row(paper.summary), "content": paper.content})

    def remove(self, paper_id: UUID) -> None:
        """Remove the paper; one that is not there is no mistake."""
        self._connection.execute(delete(PaperRow).where(PaperRow.id == paper_id.hex))

    def of_case(self, case_id: UUID) -> tuple[PaperSummary, ...]:
        """Return the papers of the file, oldest first."""
        return self._summaries(PaperRow.case_id == case_id.hex)

    def of_letter(self, letter_id: UUID) -> tuple[PaperSummary, ...]:
        """Return the papers that prove something of the letter, oldest first."""
        return self._summaries(PaperRow.letter_id == letter_id.hex)

    def of_office(self, kind: str) -> tuple[PaperSummary, ...]:
        """Return the office's own papers of the kind, oldest first."""
        return self._summaries(PaperRow.case_id.is_(None), PaperRow.kind == kind)

    def _summaries(self, *conditions: ColumnElement[bool]) -> tuple[PaperSummary, ...]:
        query = (
            select(*_SUMMARY_COLUMNS).where(*conditions).order_by(PaperRow.added_on, PaperRow.id)
        )
        return tuple(map(_summary, self._connection.execute(query)))


class SqlOwnTemplates:
    """Loads and stores templates of the office's own; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._shelf = Shelf(connection, OwnTemplateRow, _template_row, _template)

    def put(self, template: OwnTemplate) -> None:
        """Store the template, new or changed."""
        self._shelf.put(template)

    def all(self) -> tuple[OwnTemplate, ...]:
        """Return every template, also those withdrawn, the oldest first."""
        return self._shelf.find(order=(OwnTemplateRow.__table__.c.added_on,))


def _to_row(paper: PaperSummary) -> dict[str, object]:
    return {
        "id": paper.id.hex,
        "kind": paper.kind,
        "name": paper.name,
        "media_type": paper.media_type,
        "added_on": paper.added_on,
        "sha256": paper.sha256,
        "size": paper.size,
        "case_id": paper.case_id and paper.case_id.hex,
        "letter_id": paper.letter_id and paper.letter_id.hex,
    }


def _summary(row: Sequence[Any]) -> PaperSummary:
    paper_id, kind, name, media_type, added_on, sha256, size, case_id, letter_id = row
    return PaperSummary(
        UUID(paper_id),
        kind,
        name,
        media_type,
        added_on,
        sha256,
        size,
        None if case_id is None else UUID(case_id),
        None if letter_id is None else UUID(letter_id),
    )


def _template_row(template: OwnTemplate) -> dict[str, object]:
    return {
        "id": template.id.hex,
        "name": template.name,
        "language": template.language,
        "text": template.text,
        "added_on": template.added_on,
        "withdrawn_on": template.withdrawn_on,
    }


def _template(row: Sequence[Any]) -> OwnTemplate:
    template_id, name, language, text, added_on, withdrawn_on = row
    return OwnTemplate(UUID(template_id), name, language, text, added_on, withdrawn_on)
