"""Is everything that was saved there, in versions, for whoever has the key and for nobody else?"""

from __future__ import annotations

import os
import stat
import zlib
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st

from barcode.errors import BarcodeError
from barcode.plain_values import canonical
from barcode.store.contents import Held, contents_of, held_in, read
from barcode.store.database import opened, writing
from barcode.store.keys import mark, new_key, read_key
from barcode.store.merging import Conflict
from barcode.store.projects import Store
from barcode.store.retrying import tried as tried_again
from tests.conftest import REPOSITORY

MINE, THEIRS = "Van mij", "Van de ander"


def codes(failed) -> list[str]:
    return [problem.code for problem in failed.value.problems]


def names(contents) -> list[str]:
    table = contents["programme"]["tables"]["plans"]
    return [row[table["columns"].index("name")] for row in table["rows"]]


def test_what_is_saved_comes_back_the_same(store, contents):
    found = store.open(store.create(contents, "Mijn project"))

    assert (found.name, found.version.number, found.contents) == ("Mijn project", 1, contents)
    assert canonical(contents_of(held_in(found.contents))) == canonical(contents)


@given(
    choices=st.dictionaries(st.text(max_size=20), st.text(max_size=50), max_size=4),
    delivered=st.dictionaries(st.text(max_size=20), st.integers(1900, 2200), max_size=4),
    on=st.none() | st.dates(),
    tried=st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=4),
    signatories=st.lists(st.tuples(*[st.text(max_size=20)] * 3), max_size=3),
)
def test_inputs_in_bytes_and_back_are_the_same_inputs(choices, delivered, on, tried, signatories):
    held = Held(choices=choices, delivered=delivered, on=on, tried=tried, signatories=tuple(signatories))
    try:
        data = canonical(contents_of(held))
    except UnicodeEncodeError:
        return  # half a character cannot be typed

    assert contents_of(held_in(read(data))) == contents_of(held)


def test_a_project_from_before_own_values_and_signatories_were_kept_still_opens(contents):
    before = {key: value for key, value in contents.items() if key not in {"tried", "signatories"}}
    held = held_in(before)

    assert (held.tried, held.signatories) == ({}, ())
    assert held.choices == {"woningen": "10"}


@pytest.mark.parametrize("signatories", [["A. de Vries"], [["A", "B"]], [["A", "B", 3]], 5])
def test_signatories_that_are_none_are_refused(contents, signatories):
    with pytest.raises(BarcodeError) as failed:
        held_in({**contents, "signatories": signatories})
    assert codes(failed) == ["stored_unreadable"]


def test_undo_restores_and_redo_restores_what_undo_took(store, contents, renamed):
    key = store.create(contents)
    store.save(key, renamed(0, "Een"), 1)
    store.save(key, renamed(0, "Twee"), 2)

    assert names(store.undo(key, 3).contents)[0] == "Een"
    first = store.undo(key, 4)
    assert first.contents == contents
    assert (first.can_undo, first.can_redo) == (False, True)
    assert names(store.redo(key, 5).contents)[0] == "Een"
    last = store.redo(key, 6)
    assert names(last.contents)[0] == "Twee"
    assert (last.can_undo, last.can_redo) == (True, False)


def test_after_undo_a_new_change_takes_the_place_of_what_was_undone(store, contents, renamed):
    key = store.create(contents)
    store.save(key, renamed(0, "Een"), 1)
    store.undo(key, 2)
    saved = store.save(key, renamed(0, "Anders"), 3)

    assert not saved.can_redo
    assert store.undo(key, 4).contents == contents
    assert names(store.redo(key, 5).contents)[0] == "Anders"
    assert [one.kind for one in store.history(key)] == ["redo", "undo", "changed", "undo", "changed", "created"]


def test_there_is_nothing_to_undo_in_a_new_project(store, contents):
    with pytest.raises(BarcodeError) as failed:
        store.undo(store.create(contents), 1)

    assert codes(failed) == ["store_no_step"]


def test_two_changes_of_one_value_are_a_conflict_with_both_values_and_nothing_is_saved(store, contents, renamed):
    key = store.create(contents)
    store.save(key, renamed(0, THEIRS), 1, who="Ander")

    with pytest.raises(Conflict) as failed:
        store.save(key, renamed(0, MINE), 1)

    (clash,) = failed.value.clashes
    assert (clash.mine, clash.theirs, failed.value.who, failed.value.number) == (MINE, THEIRS, "Ander", 2)
    assert store.open(key).version.number == 2
    assert names(failed.value.resolved({clash.path: True}))[0] == MINE
    assert names(failed.value.resolved({clash.path: False}))[0] == THEIRS


def test_changes_of_different_rows_are_put_together(store, contents, renamed):
    key = store.create(contents)
    store.save(key, renamed(0, THEIRS), 1)

    found = store.save(key, renamed(1, MINE), 1)

    assert found.version.kind == "merged"
    assert names(found.contents)[:3] == [THEIRS, MINE, names(contents)[2]]


def test_a_plan_removed_here_and_changed_there_is_a_conflict(store, contents, renamed):
    without = renamed(0, "x")
    plan = without["programme"]["tables"]["plans"]["rows"][0][0]
    for name in ("plans", "phases", "work_programmed", "work_taken", "compensations"):
        table = without["programme"]["tables"][name]
        at = table["columns"].index("plan_id")
        table["rows"] = [row for row in table["rows"] if row[at] != plan]
    key = store.create(contents)
    store.save(key, renamed(0, THEIRS), 1)

    with pytest.raises(Conflict) as failed:
        store.save(key, without, 1)

    assert [one.path for one in failed.value.clashes] == [("programme", "tables", "plans", plan)]


def test_a_change_sent_twice_is_saved_once(store, contents, renamed):
    key = store.create(contents)
    for _ in range(2):
        store.save(key, renamed(0, MINE), 1, token="once")
    for _ in range(2):
        store.create(contents, key="k" * 32)

    assert len(store.history(key)) == 2
    assert len(store.history("k" * 32)) == 1


def test_the_key_to_look_changes_nothing_and_a_wrong_key_opens_nothing(store, contents):
    key = store.create(contents)
    look = read_key(key)

    assert not store.open(look).can_change
    for change in (lambda: store.save(look, contents, 1), lambda: store.undo(look, 1), lambda: store.remove(look)):
        with pytest.raises(BarcodeError) as failed:
            change()
        assert codes(failed) == ["store_look_only"]
    for wrong in ("", "1", key[:-1], key.swapcase()):
        with pytest.raises(BarcodeError) as failed:
            store.open(wrong)
        assert codes(failed) == ["store_not_found"]


def test_a_key_has_192_bits_and_the_database_holds_none(store, contents, tmp_path):
    key = store.create(contents)
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("own.sqlite*"))

    # 24 bytes in base64 are 32 signs.
    assert len(key) == 32
    assert len({new_key() for _ in range(1000)}) == 1000
    assert key.encode() not in stored
    assert read_key(key).encode() not in stored


def test_only_its_user_reads_the_database(store, tmp_path):
    assert stat.S_IMODE(os.stat(tmp_path / "own.sqlite").st_mode) == 0o600


def test_old_drafts_go_and_young_ones_and_projects_stay(store, contents):
    old, young, named = store.create(contents), store.create(contents), store.create(contents, "Naam")
    long_ago = (datetime.now(UTC) - timedelta(days=91)).isoformat()
    with writing(store.engine) as connection:
        connection.execute(sa.text("UPDATE projects SET changed_at = :at WHERE id IN (1, 3)"), {"at": long_ago})

    assert store.remove_old_drafts(90) == 1
    assert [store.open(key).version.number for key in (young, named)] == [1, 1]
    with pytest.raises(BarcodeError):
        store.open(old)


def test_a_removed_project_leaves_no_version_behind(store, contents):
    store.remove(store.create(contents))

    with store.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM versions")).scalar() == 0


def test_a_database_of_step_1_is_brought_to_the_newest_and_keeps_its_projects(tmp_path, contents):
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    engine = sa.create_engine(url)
    steps = Config()
    steps.set_main_option("script_location", str(REPOSITORY / "barcode" / "store" / "migrations"))
    with engine.begin() as connection:
        steps.attributes["connection"] = connection
        command.upgrade(steps, "0001")
    columns = {one["name"] for one in sa.inspect(engine).get_columns("versions")}
    assert "token" not in columns
    with engine.begin() as connection:
        row = {
            "e": mark("sleutel"),
            "r": mark(read_key("sleutel")),
            "c": zlib.compress(canonical(contents)),
            "at": "2026-01-01T00:00:00+00:00",
        }
        connection.execute(sa.text("INSERT INTO projects VALUES (1, :e, :r, 'Oud', 1, :at)"), row)
        connection.execute(sa.text("INSERT INTO versions VALUES (1, 1, 0, 1, :at, '', 'created', :c)"), row)

    store = Store(url)

    assert store.open("sleutel").contents == contents
    assert store.save("sleutel", contents, 1).version.number == 2


def test_opening_twice_changes_nothing(tmp_path):
    url = f"sqlite:///{tmp_path / 'twice.sqlite'}"
    key = Store(url).create(contents_of(Held()))

    assert Store(url).open(key).version.number == 1


@pytest.mark.parametrize("url", ["nonsense", "nodriver://x/y"])
def test_a_wrong_setting_is_told(url):
    with pytest.raises(BarcodeError) as failed:
        opened(url)

    assert codes(failed) == ["store_setting"]


@pytest.mark.parametrize(
    ("said", "code"),
    [("database or disk is full", "store_full"), ("attempt to write a readonly database", "store_read_only")],
)
def test_a_full_disk_is_told_at_once(said, code):
    def work():
        raise sa.exc.OperationalError("INSERT", {}, Exception(said))

    with pytest.raises(BarcodeError) as failed:
        tried_again(work)

    assert codes(failed) == [code]


def test_a_database_that_answers_the_second_time_is_asked_twice():
    asked = []

    def work():
        asked.append(1)
        if len(asked) == 1:
            raise sa.exc.OperationalError("INSERT", {}, Exception("server closed the connection"))
        return "saved"

    assert tried_again(work) == "saved"
    assert len(asked) == 2


def test_a_full_database_stays_readable_and_goes_on_when_there_is_room(store, contents, renamed):
    key = store.create(contents)
    event = sa.event

    def no_room(connection, _record):
        # 1 page more than there is: SQLite itself then says that it is full.
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(store.engine, "connect", no_room)
    store.engine.dispose()
    saved = []

    def fill():
        for number in range(1, 100):
            store.save(key, renamed(0, f"Naam {number}"), number)
            saved.append(number)

    with pytest.raises(BarcodeError) as failed:
        fill()

    number = len(saved) + 1
    assert codes(failed) == ["store_full"]
    assert store.open(key).version.number == number
    event.remove(store.engine, "connect", no_room)
    store.engine.dispose()
    assert store.save(key, renamed(0, MINE), number).version.number == number + 1
