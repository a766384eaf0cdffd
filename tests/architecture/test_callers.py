"""What is public has a user in the program: a name that only tests mention is dead, and goes."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

import pytest

from desktop_app.domain.list_kinds import SUBJECTS
from tests.architecture.sources import PACKAGE, ROOT, Function, python_files, walked

MIGRATIONS = "desktop_app.store.migrations."
"""Alembic asks them for names of its own."""
LIST_SOURCES = "desktop_app.store.list_sources"
MOST_BY_ITSELF = 5
"""How often a name may be mentioned within what it names and still be looked at."""
TEMPLATE_NAME = re.compile(r"\$(\w+)")


@dataclass(frozen=True)
class Definition:
    """A public name of a module, or of one of its classes ("Class.name"), and the node that makes it."""

    module: str
    path: str
    node: ast.AST

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]


def definitions(module: str, tree: ast.Module) -> Iterator[Definition]:
    """Yield functions, classes and constants of a module, and methods and fields of its classes.

    Members of an enum are no fields, and what a protocol asks for is called where it is implemented.
    """
    for node in tree.body:
        yield from (Definition(module, name, node) for name in _made_by(node))
        if isinstance(node, ast.ClassDef) and not any("Protocol" in ast.unparse(base) for base in node.bases):
            for part in node.body:
                if isinstance(part, Function | ast.AnnAssign):
                    yield from (Definition(module, f"{node.name}.{name}", part) for name in _made_by(part))


def _made_by(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.Assign():
            parts = [part for target in node.targets for part in ast.walk(target) if isinstance(part, ast.Name)]
            return [part.id for part in parts if isinstance(part.ctx, ast.Store)]
        case ast.AnnAssign(target=ast.Name(name)) | ast.TypeAlias(name=ast.Name(name)):
            return [name]
    return []


def mentions(node: ast.AST) -> Counter[str]:
    """Count the names that are read below a node: alone, after a dot, in quotes, as the "$name" of a template."""
    counts: Counter[str] = Counter()
    for part in walked(node):
        match part:
            case ast.Name(name, ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                counts[name] += 1
            case ast.alias(name, str()):
                counts[name] += 1
            case ast.Constant(str(text)):
                counts.update([text] if text.isidentifier() else TEMPLATE_NAME.findall(text))
    return counts


def without_user(trees: Mapping[str, ast.Module]) -> list[Definition]:
    """Return what is public and mentioned nowhere in the modules, or only by itself."""
    everywhere: Counter[str] = Counter()
    for tree in trees.values():
        everywhere.update(mentions(tree))
    public = [each for module, tree in trees.items() for each in definitions(module, tree) if each.name[0] != "_"]
    # Few are mentioned so seldom that it may be all within themselves.
    seldom = [each for each in public if everywhere[each.name] <= MOST_BY_ITSELF]
    return [each for each in seldom if everywhere[each.name] == mentions(each.node)[each.name]]


def called_by_a_library(each: Definition) -> bool:
    """Tell whether a method is an override of one of Qt's or another library's class, or is spelled as only theirs are.

    Qt's spelling is common in the window, so there it is no sign.
    """
    owner, _, name = each.path.rpartition(".")
    bases = getattr(import_module(each.module), owner).__mro__[1:] if owner else ()
    if any(hasattr(base, name) for base in bases if not base.__module__.startswith("desktop_app")):
        return True
    return isinstance(each.node, Function) and name != name.lower() and not each.module.startswith("desktop_app.ui")


def is_list_source(each: Definition) -> bool:
    """Tell whether a function is the source of a list, which is found by the name of its list."""
    subject = SUBJECTS.get(each.path.replace("_", "-"))
    return each.module == f"{LIST_SOURCES}.{subject}"


def program() -> dict[str, ast.Module]:
    names = {path: path.relative_to(ROOT).with_suffix("").parts for path in python_files(PACKAGE.name)}
    return {".".join(parts).removesuffix(".__init__"): ast.parse(path.read_bytes()) for path, parts in names.items()}


def test_what_is_public_has_a_user_in_the_program() -> None:
    unused = [each for each in without_user(program()) if not each.module.startswith(MIGRATIONS)]
    unused = [each for each in unused if not called_by_a_library(each) and not is_list_source(each)]
    assert [f"{each.module}: {each.path}" for each in unused] == []


PLANTED = """
from enum import Enum
from typing import Protocol

LIMIT = 5
_own = LIMIT
type Pair = tuple[int, int]

def asked(pair: Pair) -> int:
    return _own

def again(depth: int) -> int:
    return again(depth - 1)

class Kind(Enum):
    ONE = "one"

class Asks(Protocol):
    def anything(self) -> int: ...

class Sheet:
    width: int = 3
    height: int = 4

    @property
    def area(self) -> int:
        return self.width

    def told(self) -> str:
        return "$height and no more"
"""
USED = "from planted import again, asked, Asks, Kind, Sheet\nasked, Asks, Kind, Sheet().told\n"


@pytest.mark.parametrize(
    ("more", "unused"),
    [
        ("", ["again", "Sheet.area"]),
        ("from planted import again as once\n", ["Sheet.area"]),
        ("getattr(Sheet(), 'area')\n", ["again"]),
        ("again(2) + Sheet().area\n", []),
    ],
)
def test_a_name_without_user_is_noticed(more: str, unused: list[str]) -> None:
    definitions = without_user({"planted": ast.parse(PLANTED), "user": ast.parse(USED + more)})
    assert [each.path for each in definitions] == unused


@pytest.mark.parametrize(
    ("module", "path", "called"),
    [
        ("ui.activities.news.month_view", "_Cells.paint", True),
        ("ui.activities.news.month_view", "_Cells.repaintAll", False),
        ("papers.pdf.drawing", "_Operators.getCode", True),
        ("papers.pdf.drawing", "_Operators.get_code", False),
    ],
)
def test_what_a_library_calls_is_no_finding(module: str, path: str, called: bool) -> None:
    (function,) = ast.parse(f"def {path.rpartition('.')[2]}(): pass").body
    assert called_by_a_library(Definition(f"desktop_app.{module}", path, function)) is called
