"""Where does one version stand in the history of its project: what does it hold, what came before it, what after?"""

from __future__ import annotations

import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from barcode.errors import BarcodeError, Problem
from barcode.store.contents import read
from barcode.store.tables import VERSIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row


def now() -> str:
    """This moment in UTC, as it stands in the database; later moments sort behind earlier ones."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def add_version(connection: Connection, project: int, number: int, values: dict[str, Any]) -> None:
    """Writes one version down."""
    connection.execute(VERSIONS.insert().values(project_id=project, number=number, **values))


def version_row(connection: Connection, project: int, number: int) -> Row[Any]:
    """The row of one version.

    Raises:
        BarcodeError: there is none.
    """
    found = connection.execute(
        select(VERSIONS).where(VERSIONS.c.project_id == project, VERSIONS.c.number == number)
    ).one_or_none()
    if found is None:
        raise BarcodeError(Problem("store_not_found"))
    return found


def is_saved(connection: Connection, project: int, token: str) -> bool:
    """Whether the change with this token was saved before."""
    asked = select(VERSIONS.c.number).where(VERSIONS.c.project_id == project, VERSIONS.c.token == token)
    return connection.execute(asked).first() is not None


def before(connection: Connection, project: int, state: int) -> int:
    """The state from which `state` was made; 0 for the first."""
    return int(version_row(connection, project, state).parent)


def after(connection: Connection, project: int, state: int) -> int:
    """The newest state that was made from `state`; 0 when there is none."""
    own = (VERSIONS.c.project_id == project, VERSIONS.c.parent == state, VERSIONS.c.state == VERSIONS.c.number)
    return int(connection.execute(select(func.max(VERSIONS.c.number)).where(*own)).scalar() or 0)


def contents_at(connection: Connection, project: int, number: int) -> dict[str, Any]:
    """The contents that a version shows."""
    row = version_row(connection, project, number)
    packed = row.contents if row.contents is not None else version_row(connection, project, row.state).contents
    found: dict[str, Any] = read(zlib.decompress(packed))
    return found
