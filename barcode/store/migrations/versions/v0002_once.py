"""Step 2: how is a change that is sent twice saved once? By a token that a project holds once."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"


def upgrade() -> None:
    """Adds the token, blank for what was saved before."""
    op.add_column("versions", sa.Column("token", sa.String(64), nullable=True))
    op.create_index("versions_token", "versions", ["project_id", "token"], unique=True)
    op.create_index("projects_changed", "projects", ["name", "changed_at"])
