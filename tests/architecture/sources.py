"""The hand-written Python of this checkout and what can be read off it without running it."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "desktop_app"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Return the Python files below the folders of the checkout, in order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def walked(tree: ast.AST) -> list[ast.AST]:
    """Return a tree level by level, as `ast.walk` does, in less time.

    What only says how a name is used (`Load`) or joined (`Add`), a third of all, is left out.
    """
    nodes = [tree]
    for node in nodes:
        for name in node._fields:
            part = getattr(node, name, None)
            if isinstance(part, list):
                nodes += [each for each in part if isinstance(each, ast.AST)]
            elif isinstance(part, ast.AST) and part._fields:
                nodes.append(part)
    return nodes


@lru_cache(maxsize=1)
def _nodes(source: str) -> Sequence[ast.AST]:
    """Return the tree of a source, level by level; that of the last one is kept for whoever asks next."""
    return walked(ast.parse(source))


def _module(source: str) -> ast.Module:
    module = _nodes(source)[0]
    assert isinstance(module, ast.Module)
    return module


@dataclass(frozen=True)
class SourceFacts:
    """What the tests ask of a file."""

    classes: Sequence[str]
    functions: Sequence[tuple[int, str, int]]
    """Where each begins, its name and its length."""
    undocumented: Sequence[str]
    vague_names: Sequence[str]
    imported_modules: frozenset[str]
    attributes: frozenset[str]


@cache
def facts_of(path: Path) -> SourceFacts:
    """Return all that is asked of a file, read once."""
    source = path.read_text(encoding="utf-8")
    return SourceFacts(
        classes(source),
        [(function.lineno, function.name, length(function)) for function in functions(source)],
        list(undocumented(source)),
        list(vague_names(source)),
        frozenset(imported_modules(source)),
        frozenset(attributes(source)),
    )


def classes(source: str) -> list[str]:
    """Return the public classes of a module."""
    nodes = _module(source).body
    return [node.name for node in nodes if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]


def attributes(source: str) -> Iterator[str]:
    """Yield what is asked for after a dot."""
    return (node.attr for node in _nodes(source) if isinstance(node, ast.Attribute))


def functions(source: str) -> Iterator[Function]:
    """Yield every function and method, nested ones too."""
    for node in _nodes(source):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Return the lines from `def` to the last one."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def undocumented(source: str) -> Iterator[str]:
    """Yield the names of what is public and has no docstring: the module ("module"), classes, functions, methods."""
    tree = _module(source)
    if not ast.get_docstring(tree):
        yield "module"
    yield from _undocumented_in(tree, "")


def _undocumented_in(owner: ast.Module | ast.ClassDef, prefix: str) -> Iterator[str]:
    for node in owner.body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not _is_inherited(node):
            yield prefix + node.name
        if isinstance(node, ast.ClassDef):
            yield from _undocumented_in(node, f"{prefix}{node.name}.")


def _is_inherited(node: Function | ast.ClassDef) -> bool:
    return any(isinstance(mark, ast.Name) and mark.id == "override" for mark in node.decorator_list)


VAGUE = frozenset(("one", "found", "kept", "told", "said", "met"))
"""Names that say how a value was come by and not what it is; the field, the trade or Qt has a noun for each."""


def vague_names(source: str) -> Iterator[str]:
    """Yield the vague names that functions give to what is theirs: locals, arguments and functions, and to classes."""
    fields: set[int] = set()
    # A class is met before its fields.
    for node in _nodes(source):
        fields.update(id(field.target) for field in _fields(node))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in fields:
            name = node.id
        elif isinstance(node, ast.arg):
            name = node.arg
        elif isinstance(node, Function | ast.ClassDef | ast.ExceptHandler) and node.name is not None:
            name = node.name
        else:
            continue
        if not name.isupper() and name.strip("_").lower() in VAGUE:
            yield name


def _fields(owner: ast.AST) -> Iterator[ast.AnnAssign]:
    """Yield the fields of a class of data; their names are read by scripts, too."""
    if isinstance(owner, ast.ClassDef):
        yield from (node for node in owner.body if isinstance(node, ast.AnnAssign))


_OPTION_IN_WORDS: Final = re.compile(r"(?=.*[à-ỹÀ-Ỹ])(?:^|.*[^\w-])--[a-z]", re.DOTALL)


def sentences_with_options(source: str) -> Iterator[str]:
    """Yield the Vietnamese texts that name an option of the command line, docstrings aside."""
    if "--" not in source:
        return
    nodes = _nodes(source)
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            if _OPTION_IN_WORDS.match(node.value):
                yield node.value


def imported_modules(source: str) -> set[str]:
    """Return the dotted names of what is imported, at whatever depth."""
    names: set[str] = set()
    for node in _nodes(source):
        if isinstance(node, ast.Import):
            names.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names
