"""Which tables does the program read and write? As the last migration leaves them."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData()

PROJECTS = sa.Table(
    "projects",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("edit_hash", sa.String(64)),
    sa.Column("read_hash", sa.String(64)),
    sa.Column("name", sa.Text),
    sa.Column("head", sa.Integer),
    sa.Column("changed_at", sa.String(32)),
)
VERSIONS = sa.Table(
    "versions",
    METADATA,
    sa.Column("project_id", sa.Integer, sa.ForeignKey("projects.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("parent", sa.Integer),
    sa.Column("state", sa.Integer),
    sa.Column("at", sa.String(32)),
    sa.Column("who", sa.Text),
    sa.Column("kind", sa.String(32)),
    sa.Column("contents", sa.LargeBinary),
    sa.Column("token", sa.String(64)),
)
