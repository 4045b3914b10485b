"""Which database holds the projects, and how is it opened so that nothing confirmed is lost?"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from barcode.errors import BarcodeError, Problem

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

URL_SETTING = "WOONWERK_DATABASE"
FOLDER, FILE = "woon-werkbarcode", "projecten.sqlite"
SECONDS_TO_WAIT = 20
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
WRITES = "writes"


def database_url() -> str:
    """The address of the database: the setting `WOONWERK_DATABASE`, else a SQLite file in the data folder of the user."""
    return os.environ.get(URL_SETTING) or f"sqlite:///{data_folder() / FILE}"


def data_folder() -> Path:
    """The folder for data of this program that the platform gives the user."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / FOLDER
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / FOLDER


def opened(url: str = "") -> Engine:
    """The database, its tables brought to the newest step.

    Args:
        url: as SQLAlchemy reads it; `postgresql://` is read with psycopg.

    Raises:
        BarcodeError: the database cannot be reached or made, or its driver is not installed.
    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

    try:
        address = make_url(url or database_url())
        if address.get_backend_name() == "postgresql" and "+" not in address.drivername:
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() == "sqlite":
            _make_private(Path(address.database or ""))
            engine = create_engine(address, connect_args={"timeout": SECONDS_TO_WAIT})
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        else:
            engine = create_engine(address, pool_pre_ping=True)
        _migrate(engine)
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise BarcodeError(Problem("store_setting", details={"setting": URL_SETTING})) from None
    except (SQLAlchemyError, OSError) as failed:
        raise BarcodeError(Problem("store_unreachable")) from failed
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that writes: SQLite takes its turn at once, so that two writers wait for each other."""
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        yield connection


def _make_private(file: Path) -> None:
    """The file and its folder, for this user alone: what is in it is not public."""
    if file.name and not file.exists():
        file.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        file.touch(mode=PRIVATE_FILE)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver would begin transactions by itself, and late; `_begin_sqlite` says when.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    steps = Config()
    steps.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    steps.set_main_option("path_separator", "os")
    with writing(engine) as connection:
        steps.attributes["connection"] = connection
        if engine.dialect.name == "postgresql":
            # Servers that start together take turns.
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('woon-werkbarcode'))")
        command.upgrade(steps, "head")
