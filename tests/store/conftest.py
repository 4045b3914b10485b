"""What does a test of the store get? An empty database of its own, and the example region to keep in it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from barcode.readers import read_programme
from barcode.store.contents import Held, contents_of
from barcode.store.projects import Store
from tests.conftest import REPOSITORY


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'own.sqlite'}")


@pytest.fixture(scope="session")
def example():
    return read_programme([REPOSITORY / "data" / "voorbeeldregio"])


@pytest.fixture
def contents(example) -> dict[str, Any]:
    return contents_of(Held(example, choices={"woningen": "10"}))


@pytest.fixture
def renamed(contents) -> Callable[..., dict[str, Any]]:
    """The contents with another name for the plan in row `row`."""

    def call(row: int, name: str) -> dict[str, Any]:
        changed = deepcopy(contents)
        table = changed["programme"]["tables"]["plans"]
        table["rows"][row][table["columns"].index("name")] = name
        return changed

    return call
