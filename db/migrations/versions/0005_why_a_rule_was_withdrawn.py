"""Why a rule of the office's own was withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the reason; those withdrawn before have none."""
    op.add_column(
        "additions",
        sa.Column("withdrawn_because", sa.Text(), server_default="", nullable=False),
    )


def downgrade() -> None:
    """Take the reason away."""
    with op.batch_alter_table("additions") as batch:
        batch.drop_column("withdrawn_because")
