"""Volunteers, the journal, versions of what two may change, agreements and erasures."""

from contextlib import AbstractContextManager
from typing import Literal
from uuid import uuid4

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# PostgreSQL keeps no order of adding.
_NUMBERED = """
    UPDATE letters SET serial = place.serial
    FROM (SELECT id, row_number() OVER (ORDER BY made_on, id) AS serial FROM letters) AS place
    WHERE place.id = letters.id
"""

_NEW_TABLES = ("journal", "erasures", "agreements", "accesses")


def upgrade() -> None:
    """Make the tables; whoever was named as handling a file becomes a volunteer."""
    op.create_table(
        "volunteers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("login", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_volunteers"),
    )
    op.add_column("clients", _version())
    _assign_files()
    _count_letters()
    op.add_column(
        "office", sa.Column("keep_months", sa.Integer(), server_default="12", nullable=False)
    )
    _make_tables()


def downgrade() -> None:
    """Write the names of volunteers into the files again, and take the tables away."""
    for table in _NEW_TABLES:
        op.drop_table(table)
    with _rebuilt("office") as batch:
        batch.drop_column("keep_months")
    op.drop_index("ix_letters_serial", "letters")
    with _rebuilt("letters") as batch:
        batch.drop_column("serial")
    _name_handlers()
    with _rebuilt("clients") as batch:
        batch.drop_column("version")
    op.drop_table("volunteers")


def _rebuilt(table: str) -> AbstractContextManager[BatchOperations]:
    # PostgreSQL alters a table where it stands, and will not drop one that others refer to.
    recreate: Literal["always", "never"] = (
        "always" if op.get_bind().dialect.name == "sqlite" else "never"
    )
    return op.batch_alter_table(table, recreate=recreate)


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer(), server_default="1", nullable=False)


def _assign_files() -> None:
    connection = op.get_bind()
    op.add_column("case_files", sa.Column("assigned_to", sa.Text(), nullable=True))
    names = connection.execute(
        sa.text("SELECT DISTINCT trim(handler) FROM case_files WHERE trim(handler) <> ''")
    )
    for (name,) in names.fetchall():
        values = {"id": uuid4().hex, "name": name}
        connection.execute(
            sa.text(
                "INSERT INTO volunteers (id, name, role, login)"
                " VALUES (:id, :name, 'volunteer', '')"
            ),
            values,
        )
        connection.execute(
            sa.text("UPDATE case_files SET assigned_to = :id WHERE trim(handler) = :name"), values
        )
    with _rebuilt("case_files") as batch:
        batch.drop_column("handler")
        batch.add_column(sa.Column("keep_until", sa.Date(), nullable=True))
        batch.add_column(_version())
        batch.create_foreign_key("fk_case_files_assigned_to", "volunteers", ["assigned_to"], ["id"])
    op.create_index("ix_case_files_assigned_to", "case_files", ["assigned_to"])


def _name_handlers() -> None:
    op.add_column("case_files", sa.Column("handler", sa.Text(), server_default="", nullable=False))
    op.get_bind().execute(
        sa.text(
            "UPDATE case_files SET handler = coalesce("
            "(SELECT name FROM volunteers WHERE volunteers.id = assigned_to), '')"
        )
    )
    op.drop_index("ix_case_files_assigned_to", "case_files")
    with _rebuilt("case_files") as batch:
        batch.drop_constraint("fk_case_files_assigned_to", type_="foreignkey")
        batch.drop_column("assigned_to")
        batch.drop_column("keep_until")
        batch.drop_column("version")
        batch.alter_column("handler", server_default=None)


def _count_letters() -> None:
    op.add_column("letters", sa.Column("serial", sa.Integer(), nullable=True))
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text("UPDATE letters SET serial = rowid"))
    else:
        connection.execute(sa.text(_NUMBERED))
    with op.batch_alter_table("letters", recreate="auto") as batch:
        batch.alter_column("serial", existing_type=sa.Integer(), nullable=False)
    op.create_index("ix_letters_serial", "letters", ["serial"])


def _make_tables() -> None:
    op.create_table(
        "accesses",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("volunteer_id", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_accesses"),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_files.id"], name="fk_accesses_case_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["volunteer_id"], ["volunteers.id"], name="fk_accesses_volunteer_id"
        ),
    )
    op.create_index("ix_accesses_case_id", "accesses", ["case_id"])
    op.create_index("ix_accesses_volunteer_id", "accesses", ["volunteer_id"])
    op.create_table(
        "agreements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name="fk_agreements_client_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_agreements_client_id", "agreements", ["client_id"])
    op.create_table(
        "erasures",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.Column("clients", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_erasures"),
    )
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_journal"),
    )
    op.create_index("ix_journal_subject_id", "journal", ["subject_id"])
