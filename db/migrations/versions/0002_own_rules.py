"""Rules of the office's own, and the shipped rules that the office agreed to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "additions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_additions"),
    )
    op.create_table(
        "agreed_rules",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("files", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agreed_rules"),
        sa.CheckConstraint("id = 1", name=op.f("ck_agreed_rules_one")),
    )


def downgrade() -> None:
    """Take the two tables away again."""
    for table in ("agreed_rules", "additions"):
        op.drop_table(table)
