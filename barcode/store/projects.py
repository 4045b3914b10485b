"""How is a project saved, opened, undone and looked back on? Every change is a version that is added; none is ever overwritten.

A draft is a project without a name. The state of a version is the version whose contents it shows: its own, or after undo and
redo that of an earlier one. Work that may be lost on the way is repeated with the same token, and so saved once.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from barcode.errors import BarcodeError, Problem
from barcode.plain_values import canonical
from barcode.store.contents import held_in
from barcode.store.database import opened, writing
from barcode.store.keys import mark, new_key, read_key
from barcode.store.merging import MERGED, Clash, Conflict, merged
from barcode.store.retrying import tried
from barcode.store.tables import PROJECTS, VERSIONS
from barcode.store.versions import add_version, after, before, contents_at, is_saved, now, version_row

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

LONGEST_NAME = 200
UNDO, REDO, CREATED = "undo", "redo", "created"


@dataclass(frozen=True)
class Version:
    """One line of the history; `at` is UTC."""

    number: int
    at: datetime
    who: str
    kind: str


@dataclass(frozen=True)
class Project:
    """A project as it stands now; `can_change` says whether the key was one to change it with."""

    name: str
    version: Version
    contents: dict[str, Any]
    can_change: bool
    can_undo: bool
    can_redo: bool


class Store:
    """The projects in one database."""

    def __init__(self, url: str = "") -> None:
        """Opens the database at `url`, else the one of the settings.

        Raises:
            BarcodeError: it cannot be opened.
        """
        self.engine = opened(url)

    def create(self, contents: dict[str, Any], name: str = "", who: str = "", kind: str = CREATED, key: str = "") -> str:
        """Saves a new project; the key to change it with.

        Args:
            contents: as `contents_of` gives them.
            name: blank for a draft.
            who: label of whoever makes it.
            kind: of change.
            key: from `keys.new_key`, where the caller must know it before it is saved.

        Raises:
            BarcodeError: it could not be saved.
        """
        key, at, packed = key or new_key(), now(), zlib.compress(canonical(contents))

        def work() -> str:
            with writing(self.engine) as connection:
                if _row(connection, key) is None:
                    values = {"edit_hash": mark(key), "read_hash": mark(read_key(key)), "name": _name(name), "head": 1}
                    made = connection.execute(PROJECTS.insert().values(**values, changed_at=at)).inserted_primary_key
                    assert made is not None
                    add_version(
                        connection,
                        made[0],
                        1,
                        {"parent": 0, "state": 1, "at": at, "who": _name(who), "kind": kind, "contents": packed},
                    )
            return key

        return tried(work)

    def open(self, key: str) -> Project:
        """The project that `key` opens.

        Raises:
            BarcodeError: there is none, or it cannot be read.
        """

        def work() -> Project:
            with self.engine.connect() as connection:
                return self._project(connection, _found(connection, key), mark(key))

        return tried(work)

    def save(
        self, key: str, contents: dict[str, Any], based_on: int, who: str = "", kind: str = "changed", token: str = ""
    ) -> Project:
        """Saves a change as a new version, put together with what others saved since; the project as it then stands.

        Args:
            key: to change with.
            contents: the inputs from now on.
            based_on: the number of the version that was changed.
            who: label of whoever changes it.
            kind: of change.
            token: the same for each try of one change.

        Raises:
            Conflict: others changed the same values since `based_on`; nothing is saved.
            BarcodeError: it could not be saved.
        """
        token = token or new_key()

        def work() -> Project:
            with writing(self.engine) as connection:
                row = self._to_change(connection, key)
                if not is_saved(connection, row.id, token):
                    new, how = contents, kind
                    if row.head != based_on:
                        new, how = self._together(connection, row, based_on, contents), MERGED
                    head = row.head + 1
                    packed = zlib.compress(canonical(new))
                    parent = version_row(connection, row.id, row.head).state
                    values = {"parent": parent, "state": head, "at": now(), "who": _name(who), "kind": how, "contents": packed}
                    self._advance(connection, row.id, head, {**values, "token": token})
                return self._project(connection, _found(connection, key), mark(key))

        return tried(work)

    def undo(self, key: str, based_on: int, who: str = "", token: str = "") -> Project:
        """Puts the contents back that stood there before the last change, as a new version.

        Raises:
            BarcodeError: there is nothing to undo, somebody saved since `based_on`, or it could not be saved.
        """
        return self._step(key, based_on, who, UNDO, token)

    def redo(self, key: str, based_on: int, who: str = "", token: str = "") -> Project:
        """Puts the contents back that the last undo took away, as a new version.

        Raises:
            BarcodeError: there is nothing to redo, somebody saved since `based_on`, or it could not be saved.
        """
        return self._step(key, based_on, who, REDO, token)

    def rename(self, key: str, name: str) -> None:
        """Gives a project its name; a draft that gets one is kept.

        Raises:
            BarcodeError: it could not be saved.
        """

        def work() -> None:
            with writing(self.engine) as connection:
                row = self._to_change(connection, key)
                connection.execute(PROJECTS.update().where(PROJECTS.c.id == row.id).values(name=_name(name)))

        tried(work)

    def history(self, key: str) -> list[Version]:
        """Every version, the newest first.

        Raises:
            BarcodeError: there is no such project, or it cannot be read.
        """

        def work() -> list[Version]:
            with self.engine.connect() as connection:
                row = _found(connection, key)
                columns = (VERSIONS.c.number, VERSIONS.c.at, VERSIONS.c.who, VERSIONS.c.kind)
                rows = connection.execute(
                    select(*columns).where(VERSIONS.c.project_id == row.id).order_by(VERSIONS.c.number.desc())
                )
                return [_told(one) for one in rows]

        return tried(work)

    def remove(self, key: str) -> None:
        """Removes a project with its whole history.

        Raises:
            BarcodeError: there is no such project, or it could not be removed.
        """

        def work() -> None:
            with writing(self.engine) as connection:
                row = self._to_change(connection, key)
                connection.execute(PROJECTS.delete().where(PROJECTS.c.id == row.id))

        tried(work)

    def remove_old_drafts(self, days: int) -> int:
        """Removes drafts that were not changed for `days`; how many."""
        oldest = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")

        def work() -> int:
            with writing(self.engine) as connection:
                return connection.execute(PROJECTS.delete().where(PROJECTS.c.name == "", PROJECTS.c.changed_at < oldest)).rowcount

        return tried(work)

    def _step(self, key: str, based_on: int, who: str, kind: str, token: str) -> Project:
        token = token or new_key()

        def work() -> Project:
            with writing(self.engine) as connection:
                row = self._to_change(connection, key)
                if not is_saved(connection, row.id, token):
                    if row.head != based_on:
                        raise BarcodeError(Problem("store_changed_since"))
                    here = version_row(connection, row.id, row.head)
                    target = before(connection, row.id, here.state) if kind == UNDO else after(connection, row.id, here.state)
                    if not target:
                        raise BarcodeError(Problem("store_no_step"))
                    parent = before(connection, row.id, target)
                    values = {"parent": parent, "state": target, "at": now(), "who": _name(who), "kind": kind, "token": token}
                    self._advance(connection, row.id, row.head + 1, values)
                return self._project(connection, _found(connection, key), mark(key))

        return tried(work)

    def _to_change(self, connection: Connection, key: str) -> Row[Any]:
        row = _found(connection, key, lock=True)
        if row.edit_hash != mark(key):
            raise BarcodeError(Problem("store_look_only"))
        return row

    def _together(self, connection: Connection, row: Row[Any], based_on: int, mine: dict[str, Any]) -> dict[str, Any]:
        base = contents_at(connection, row.id, based_on)
        theirs = contents_at(connection, row.id, row.head)
        both, clashes = merged(base, mine, theirs)
        who = version_row(connection, row.id, row.head).who
        if not clashes:
            try:
                held_in(both)
            except BarcodeError:
                # Each change is right by itself and both together are not, such as a plan removed here and given a phase there.
                clashes = (Clash(("programme",), base["programme"], mine["programme"], theirs["programme"]),)
        if clashes:
            raise Conflict(clashes, base, mine, theirs, row.head, who)
        return both

    def _advance(self, connection: Connection, project: int, head: int, values: dict[str, Any]) -> None:
        add_version(connection, project, head, values)
        connection.execute(PROJECTS.update().where(PROJECTS.c.id == project).values(head=head, changed_at=values["at"]))

    def _project(self, connection: Connection, row: Row[Any], key_mark: str) -> Project:
        here = version_row(connection, row.id, row.head)
        back, on = before(connection, row.id, here.state), after(connection, row.id, here.state)
        return Project(
            row.name, _told(here), contents_at(connection, row.id, row.head), row.edit_hash == key_mark, bool(back), bool(on)
        )


def _row(connection: Connection, key: str, lock: bool = False) -> Row[Any] | None:
    asked = select(PROJECTS).where((PROJECTS.c.edit_hash == mark(key)) | (PROJECTS.c.read_hash == mark(key)))
    found: Row[Any] | None = connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    return found


def _found(connection: Connection, key: str, lock: bool = False) -> Row[Any]:
    row = _row(connection, key, lock)
    if row is None:
        raise BarcodeError(Problem("store_not_found"))
    return row


def _told(row: Any) -> Version:
    return Version(row.number, datetime.fromisoformat(row.at), row.who, row.kind)


def _name(text: str) -> str:
    return " ".join(text.split())[:LONGEST_NAME]
