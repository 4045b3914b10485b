"""Does no text of a user reach a place that reads Markdown, but through `plain`?

The rule is kept by reading the code: what a widget or a sentence on a page is given must be a text that stands there, a sentence
of ours (`say`) filled in with such texts, a number as we write it, or come through `plain`. A text in a variable is followed to
where the function makes it; a parameter is not known, and so is not allowed unless every caller of the function is looked at too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from pathlib import Path

import pytest

from tests.house.sources import at, is_inside, modules, name_of, tree

# Of each call of Streamlit, the names of the arguments that it reads as Markdown, in the order of their places.
MARKDOWN = {
    "markdown": ("body", "", "help"), "write": ("body",), "caption": ("body",), "title": ("body",), "header": ("body",),
    "subheader": ("body",), "info": ("body",), "success": ("body",), "warning": ("body",), "error": ("body",), "toast": ("body",),
    "badge": ("label",), "metric": ("label",), "button": ("label",), "download_button": ("label",),
    "link_button": ("label",), "page_link": ("page", "label"), "form_submit_button": ("label",), "checkbox": ("label",),
    "toggle": ("label",), "radio": ("label", "options"), "selectbox": ("label",), "multiselect": ("label",), "slider": ("label",),
    "select_slider": ("label",), "text_input": ("label",), "text_area": ("label",), "number_input": ("label",),
    "date_input": ("label",), "time_input": ("label",), "file_uploader": ("label",), "color_picker": ("label",),
    "pills": ("label", "options"), "segmented_control": ("label", "options"), "feedback": (), "expander": ("label",),
    "popover": ("label",), "status": ("label",), "spinner": ("text",), "progress": ("value", "text"), "tabs": ("tabs",),
    "table": ("data",), "dialog": ("title",),
}  # fmt: skip
BESIDE = ("help", "label", "body", "text", "title", "captions")
# Components of our own that hand a label, and words for options, on to such a call: their callers are looked at in their place.
COMPONENTS: dict[str, tuple[str, ...]] = {"kept_select": ("label",), "kept_radio": ("label", "", "words")}
# Options are shown as their words, or as they are where no words are given. Those of a select box are not read as Markdown.
WORDS = "format_func"
# Makers of text that hold no text of a user: numbers and dates as we write them.
OURS = {"format_integer", "format_number", "format_decimal", "format_date", "len"}
# What is safe and cannot be seen to be, each by how it begins and with the reason.
KNOWN = {
    ("barcode/ui/components/map_legend.py", "'\\n'.join([f\"**{say('map.legend_plans'"):
        "pictures and words of our own lists",
    ("barcode/ui/components/map_legend.py", "'\\n'.join([f\"**{say('map.legend_parks'"):
        "pictures and words of our own lists",
    ("barcode/ui/components/norm_table.py", "f'{plain(label)}: [{plain(text)}](<{text}>)'"):
        "an address out of a norm book that we ship, never out of an own one",
    ("barcode/ui/components/answer.py", "label"): "one of the four names that `answer` says",
    ("barcode/ui/views/overzicht.py", "basis"): "a sentence that `_assessed` fills in through `plain`",
    ("barcode/ui/cached.py", "_annex"): "a file is written, and no page",
    ("barcode/ui/components/annex_downloads.py", "say('annex_page."): "the name of a file format, out of our own list",
    ("barcode/ui/components/annex_preview.py", "pd.DataFrame([list(map(plain, row))"): "cells through `plain`",
    ("barcode/ui/components/annex_verify.py", "pd.DataFrame({heading: list(map(plain"): "lines through `plain`",
    ("barcode/ui/components/guide.py", "VIEWS / 'plannen.py'"): "the file of a page",
    ("barcode/ui/components/kept_choice.py", "label"): "what callers say; those with a list are looked at as components",
    ("barcode/ui/components/kept_choice.py", "note or None"): "what callers say of a field",
    ("barcode/ui/components/norm_table.py", "norm_legend(language)"): "signs and words of our own",
    ("barcode/ui/components/present.py", "page"): "one of our own pages",
    ("barcode/ui/components/what_if_panel.py", "say('what_if.field'"): "`_spoken` leaves letters and digits alone",
    ("barcode/ui/components/what_if_panel.py", "say('what_if.slider'"): "`_spoken` leaves letters and digits alone",
    ("barcode/ui/components/what_if_panel.py", "say('what_if.back'"): "a number as we write it",
    ("barcode/ui/views/project.py", "partial(_value, clash"): "`_value` goes through `plain`",
}  # fmt: skip


def in_pages() -> list[Path]:
    return [path for path in modules() if is_inside(path, "ui") or path.name == "streamlit_app.py"]


class Maker:
    """What a function makes its names and its answers of, as far as can be seen in it.

    Args:
        body: its statements.
        safe: names that hold no text of a user: what the callers of a component are asked to see to.
        siblings: the other functions of the module.
    """

    def __init__(self, body: list[ast.stmt], safe: Set[str], siblings: dict[str, ast.FunctionDef]) -> None:
        self.safe, self.siblings = safe, siblings
        self.made: dict[str, list[ast.expr]] = {}
        for node in _within(body):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._assign(target, node.value)
            elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and node.value is not None:
                self._assign(node.target, node.value)

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.made.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, other in zip(target.elts, value.elts, strict=True):
                self._assign(one, other)

    def is_safe(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> bool:
        """Whether nothing of a user can stand in the text that `node` becomes."""
        match node:
            case ast.Constant():
                return True
            case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
                return all(self.is_safe(part, seen) for part in parts)
            case ast.FormattedValue(value=inner) | ast.Starred(value=inner):
                return self.is_safe(inner, seen)
            case ast.BinOp(left=ast.Constant(), op=ast.Mult()):
                return True
            case ast.BinOp(op=ast.Add()):
                return self.is_safe(node.left, seen) and self.is_safe(node.right, seen)
            case ast.IfExp():
                return self.is_safe(node.body, seen) and self.is_safe(node.orelse, seen)
            case ast.ListComp() | ast.GeneratorExp():
                return self.is_safe(node.elt, seen)
            case ast.Dict(values=parts):
                return all(key is not None for key in node.keys) and all(self.is_safe(part, seen) for part in parts)
            case ast.DictComp():
                return self.is_safe(node.value, seen)
            case ast.Lambda():
                return self.is_safe(node.body, seen)
            case ast.Name():
                made = self.made.get(node.id, [])
                known = node.id in self.safe or node.id.isupper()
                return known or (bool(made) and node.id not in seen and all(self.is_safe(one, seen | {node.id}) for one in made))
            case ast.Call():
                return self._is_safe_answer(node, seen)
        return False

    def _is_safe_answer(self, call: ast.Call, seen: frozenset[str]) -> bool:
        name = called(call)
        if name == "plain" or name in OURS:
            return True
        if name == "say":
            return all(self.is_safe(keyword.value, seen) for keyword in call.keywords)
        if name in {"join", "DataFrame", "from_pylist"} and call.args:
            return self.is_safe(call.args[0], seen)
        if isinstance(call.func, ast.Name) and name in self.siblings:
            return name in seen or answers_safely(self.siblings[name], self.siblings, seen | {name})
        return False


def answers_safely(function: ast.FunctionDef, siblings: dict[str, ast.FunctionDef], seen: frozenset[str]) -> bool:
    """Whether nothing of a user stands in what a function of the same module gives back."""
    maker = Maker(function.body, frozenset(), siblings)
    given = [
        node.value
        for node in _within(function.body)
        if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) and node.value is not None
    ]
    return bool(given) and all(maker.is_safe(one, seen) for one in given)


def called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""


def _within(body: list[ast.stmt]) -> Iterator[ast.AST]:
    for statement in body:
        yield from ast.walk(statement)


def arguments(call: ast.Call) -> Iterator[ast.expr]:
    """What a call hands to a place that reads Markdown."""
    name = called(call)
    if name in COMPONENTS and isinstance(call.func, ast.Name):
        places = COMPONENTS[name]
    elif name in MARKDOWN and isinstance(call.func, ast.Attribute):
        places = MARKDOWN[name]
    else:
        return
    named = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    handed = {place: argument for place, argument in zip(places, call.args, strict=False) if place}
    handed |= {place: argument for place, argument in named.items() if place in {*places, *BESIDE}}
    if WORDS in named and "options" in handed:
        handed["options"] = named[WORDS]
    yield from handed.values()


def unsafe(module: ast.Module) -> list[ast.expr]:
    """Every expression in a module that hands unknown text to Markdown."""
    siblings = {node.name: node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}
    outer = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    rest: list[ast.stmt] = [node for node in module.body if not isinstance(node, ast.FunctionDef)]
    found = []
    for body, safe in [*(([function], frozenset(COMPONENTS.get(function.name, ()))) for function in outer), (rest, frozenset())]:
        maker = Maker(body, safe, siblings)
        found += [
            argument
            for node in _within(body)
            if isinstance(node, ast.Call)
            for argument in arguments(node)
            if not maker.is_safe(argument)
        ]
    return found


def known(path: Path, node: ast.expr) -> set[tuple[str, str]]:
    """The known place that this is, if any: the file, and how the expression begins."""
    written = _one_quote(ast.unparse(node))
    return {(file, start) for file, start in KNOWN if name_of(path) == file and written.startswith(_one_quote(start))}


def _one_quote(text: str) -> str:
    """Versions of Python write a text within a text with other quotes."""
    return text.replace('"', "'")


def test_text_of_a_user_reaches_markdown_through_plain_only():
    places = [(path, argument) for path in in_pages() for argument in unsafe(tree(path))]

    assert [f"{at(path, node)} {ast.unparse(node)}" for path, node in places if not known(path, node)] == []


def test_every_known_place_is_still_there():
    places = [(path, argument) for path in in_pages() for argument in unsafe(tree(path))]

    assert {place for path, node in places for place in known(path, node)} == set(KNOWN)


@pytest.mark.parametrize(
    "line",
    [
        "st.markdown(plan.name)",
        "st.markdown(name)",
        "st.write(f'**{name}**')",
        "st.caption('a' + name)",
        "st.metric(name, '1')",
        "st.button('b', help=name, key='k')",
        "st.error(say('k', language, name=name))",
        "st.error(say('k', language, **names))",
        "st.tabs([name for name in names])",
        "st.radio('r', names, key='k')",
        "st.radio('r', names, format_func=lambda one: one.name, key='k')",
        "st.table(pd.DataFrame(rows))",
        "st.table(pa.Table.from_pylist(rows))",
        "left.header(', '.join(names))",
        "text = name\nst.info(text)",
        "text = 'a'\ntext = name\nst.info(text)",
        "kept_select(name, options, words, key='k')",
        "kept_radio('r', options, lambda one: one.name, key='k')",
        "def made():\n    return name\nst.info(made())",
        "def drawn(label):\n    st.info(label)",
        "with st.expander(name, key='k'):\n    pass",
    ],
)
def test_the_rule_sees_text_of_a_user(line):
    assert len(unsafe(ast.parse(line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "st.markdown('**fixed**')",
        "st.markdown(plain(name))",
        "st.write(f'**{plain(name)}**')",
        "st.error(say('k', language, name=plain(name), count=format_integer(1, language)))",
        "st.selectbox(say('k', language), names, key='k')",
        "st.radio('r', names, format_func=lambda one: plain(one.name), key='k')",
        "text = plain(name) if name else 'none'\nst.info(text)",
        "st.table(pd.DataFrame({'a': [plain(one) for one in names]}))",
        "st.table(pa.Table.from_pylist([{'a': plain(one)} for one in names]))",
        "st.dataframe(rows)",
        "def made():\n    yield plain(name)\nst.info(' '.join(made()))",
    ],
)
def test_the_rule_lets_safe_text_through(line):
    assert unsafe(ast.parse(line)) == []
