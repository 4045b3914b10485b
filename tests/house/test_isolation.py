"""Can what one visitor put in reach another through a cache or a variable of the server?"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, at, modules, tree

CACHES = {"cache_data", "cache_resource"}
CACHED = PACKAGE / "ui" / "cached.py"
# What names the inputs of a visitor: the same version is the same input.
VERSIONS = {"version", "versions"}
# Kept for the whole server and never asked what a visitor put in.
OF_EVERYONE = {"example_programme", "shipped_books", "invented_places", "template"}
# Kept under the content itself, or opened only by a key that cannot be guessed: whoever has it, has what is kept.
BY_CONTENT = {"_annex_blocks", "_annex_file", "verified", "difference", "store"}
# Changed while running, each with the reason why no visitor reads another's through it.
CHANGED_WHILE_RUNNING = {
    "barcode/ui/map_files.py:_files": "an address is a keyed hash of the content, and there is no list",
}
MAKERS = {"dict", "list", "set", "defaultdict", "OrderedDict", "WeakValueDictionary", "WeakKeyDictionary", "deque", "Counter"}


def decorators(function: ast.FunctionDef) -> set[str]:
    found = set()
    for decorator in function.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        found.add(called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""))
    return found


def kept_for_all(module: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef) and decorators(node) & CACHES]


def without_version(module: ast.Module) -> list[str]:
    """Functions whose answers are kept for all visitors, though their key does not say whose input it is.

    An argument that begins with an underscore is no part of the key.
    """
    return [
        function.name
        for function in kept_for_all(module)
        if not VERSIONS & {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
    ]


def test_what_is_kept_between_visitors_is_kept_under_the_version_of_their_inputs():
    assert len(kept_for_all(tree(CACHED))) > len(OF_EVERYONE)
    assert set(without_version(tree(CACHED))) == OF_EVERYONE | BY_CONTENT


def test_a_kept_answer_never_rests_on_the_visit_beside_its_key():
    looking = [
        f"{function.name}: {ast.unparse(node)}"
        for function in kept_for_all(tree(CACHED))
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("state.")
    ]

    assert looking == []


def filled_while_running(path: Path) -> list[str]:
    """Containers of the module that its functions may change: made empty, or by a maker, and not a constant by name."""
    found = []
    for node in tree(path).body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        value = getattr(node, "value", None)
        empty = isinstance(value, ast.Dict | ast.List) and not ast.unparse(value).strip("{}[]")
        made = (
            isinstance(value, ast.Call)
            and ast.unparse(value.func).rpartition(".")[2].partition("[")[0] in MAKERS
            and not value.args
        )
        for target in targets:
            if isinstance(target, ast.Name) and (empty or made):
                found.append(f"{path.relative_to(PACKAGE.parent).as_posix()}:{target.id}")
    return found


def test_no_variable_of_a_module_fills_up_with_what_visitors_put_in():
    in_ui = [path for path in modules() if path.is_relative_to(PACKAGE / "ui")]

    assert {name for path in in_ui for name in filled_while_running(path)} == set(CHANGED_WHILE_RUNNING)
    assert [at(path, node) for path in in_ui for node in ast.walk(tree(path)) if isinstance(node, ast.Global)] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("@st.cache_resource\ndef f(_programme): ...", ["f"]),
        ("@st.cache_resource(ttl=1)\ndef f(code): ...", ["f"]),
        ("@st.cache_data\ndef f(version, _programme): ...", []),
        ("def f(_programme): ...", []),
    ],
)
def test_the_rule_sees_a_cache_without_version(code, found):
    assert without_version(ast.parse(code)) == found
