"""Papers, posting of letters, own templates, tasks, appointments, settings and drafts."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NEW_TABLES = (
    "drafts",
    "settings",
    "deadline_marks",
    "appointments",
    "tasks",
    "own_templates",
    "papers",
)


def upgrade() -> None:
    """Make the tables, and the columns for reception, lawyer and posting."""
    _add("clients", _of_clients())
    _add("case_files", [_text("lawyer")])
    _add("letters", _of_letters())
    op.create_table(
        "papers",
        _id(),
        *_texts("kind", "name", "media_type"),
        sa.Column("added_on", sa.Date(), nullable=False),
        *_texts("sha256"),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("letter_id", sa.Text(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
        _of_file("papers"),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letters.id"], name="fk_papers_letter_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_papers_letter_id", "papers", ["letter_id"])
    op.create_table(
        "own_templates",
        _id(),
        *_texts("name", "language", "text"),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_own_templates"),
    )
    _make_tasks()
    op.create_table(
        "settings",
        *_texts("name", "value"),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    op.create_table(
        "drafts",
        _id(),
        *_texts("volunteer_id", "form", "about", "at", "content"),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_volunteer_id", "drafts", ["volunteer_id"])
    for table in ("papers", "tasks", "appointments", "deadline_marks"):
        op.create_index(f"ix_{table}_case_id", table, ["case_id"])


def downgrade() -> None:
    """Take the tables and the columns away again."""
    for table in _NEW_TABLES:
        op.drop_table(table)
    _drop("letters", _of_letters())
    _drop("case_files", [_text("lawyer")])
    _drop("clients", _of_clients())


def _make_tasks() -> None:
    op.create_table(
        "tasks",
        _id(),
        *_texts("case_id", "text"),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("assigned_to", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_tasks"),
        _of_file("tasks"),
        sa.ForeignKeyConstraint(["assigned_to"], ["volunteers.id"], name="fk_tasks_assigned_to"),
    )
    op.create_table(
        "appointments",
        _id(),
        *_texts("case_id", "kind"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.Text(), nullable=True),
        *_texts("place", "notes"),
        sa.PrimaryKeyConstraint("id", name="pk_appointments"),
        _of_file("appointments"),
    )
    op.create_index("ix_appointments_day", "appointments", ["day"])
    op.create_table(
        "deadline_marks",
        _id(),
        *_texts("case_id", "deadline"),
        sa.Column("day", sa.Date(), nullable=False),
        *_texts("mark"),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        *_texts("reason"),
        sa.PrimaryKeyConstraint("id", name="pk_deadline_marks"),
        _of_file("deadline_marks"),
    )


def _of_clients() -> list[sa.Column[object]]:
    return [
        _text("language"),
        _text("reception_type"),
        _text("reception_place"),
        sa.Column("reception_since", sa.Date(), nullable=True),
        _text("care", "[]"),
    ]


def _of_letters() -> list[sa.Column[object]]:
    return [
        sa.Column("printed_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        _text("registered_number"),
        _text("language", "nl"),
        sa.Column("corrects", sa.Text(), nullable=True),
    ]


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.Text(), nullable=False)


def _text(name: str, default: str = "") -> sa.Column[object]:
    return sa.Column(name, sa.Text(), server_default=sa.text(f"'{default}'"), nullable=False)


def _texts(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _of_file(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["case_id"], ["case_files.id"], name=f"fk_{table}_case_id", ondelete="CASCADE"
    )


def _add(table: str, columns: Iterable[sa.Column[object]]) -> None:
    for column in columns:
        op.add_column(table, column)


def _drop(table: str, columns: Iterable[sa.Column[object]]) -> None:
    with op.batch_alter_table(table, recreate="auto") as batch:
        for column in columns:
            batch.drop_column(column.name)
