"""Which source files make up the project, and what stands in them?"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "barcode"
ENTRY = REPOSITORY / "streamlit_app.py"

# What is neither the way in, nor the way out, nor the language of both, is the heart: values in, values out.
OUTSIDE_THE_HEART = {
    "ui", "cli", "store", "exports", "scenarios", "explain",
    "readers", "programme", "norms", "language", "errors", "units", "shipped", "__init__", "__main__",
}  # fmt: skip


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the package, and the entry script once it is there."""
    return (*sorted(PACKAGE.rglob("*.py")), *([ENTRY] if ENTRY.exists() else []))


@cache
def tree(path: Path) -> ast.Module:
    """The module at `path`, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name_of(path: Path) -> str:
    """The path as a reader of a failure wants to see it."""
    return path.relative_to(REPOSITORY).as_posix()


def is_inside(path: Path, *folders: str) -> bool:
    """Whether a module is `barcode/<folder>.py` or lies in `barcode/<folder>/`."""
    return path.is_relative_to(PACKAGE) and path.relative_to(PACKAGE).with_suffix("").parts[0] in folders


def in_the_heart() -> list[Path]:
    """Every module that calculates."""
    return [path for path in modules() if path.is_relative_to(PACKAGE) and not is_inside(path, *OUTSIDE_THE_HEART)]


def imports(path: Path) -> set[str]:
    """The full names of all modules that the module at `path` imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def calls(path: Path) -> list[tuple[str, ast.Call]]:
    """Every call in the module at `path`, with the last part of the name that is called."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
            found.append((name, node))
    return found


def at(path: Path, node: ast.AST) -> str:
    """Where `node` stands: file and line."""
    return f"{name_of(path)}:{getattr(node, 'lineno', 0)}"
