"""What people were typing and had not saved yet, about whoever is removed."""

from uuid import UUID

from sqlalchemy import Connection, delete, or_

from db.models import DraftRow


def forget_drafts(connection: Connection, removed: UUID) -> None:
    """Remove every draft about a person or file, and every one that names it by its id.

    On a server this reaches one's own drafts only; a trigger there removes those of others.
    """
    named = (DraftRow.content.contains(form) for form in (removed.hex, str(removed)))
    connection.execute(delete(DraftRow).where(or_(DraftRow.about == removed.hex, *named)))
