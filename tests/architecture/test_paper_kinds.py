"""What is true of one kind of paper stands in its entry: nothing else asks for a kind by its word."""

import ast
import re

import pytest

from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.services.papers.kinds.options import OPTIONS
from tests.architecture.sources import PACKAGE, ROOT, python_files, walked

ENTRIES = PACKAGE / "services" / "papers" / "kinds"
MIGRATIONS = PACKAGE / "store" / "migrations" / "versions"
KEYS = frozenset(kind.key for kind in paper_kinds())
A_KEY = re.compile(f"""["'](?:{"|".join(KEYS)})["']""")
OF_PAPERS = ("desktop_app/services/papers/", "desktop_app/ui/", "desktop_app/cli/")
NAMES_OTHER_THINGS = ("add_field", "PaperOption")
"""Calls that name a field of a form, or something to choose: "ballot" is how a session votes, too."""
ROWS_OF_A_FORM = "rows"
"""What a form declares its fields by."""


def asks_for_a_kind(source: str, *, where: str) -> list[str]:
    """Return the words of kinds in a module; those that mean other things, too, only where papers are dealt with."""
    if not A_KEY.search(source):
        # Most modules name none, whatever it would mean there.
        return []
    nodes = walked(ast.parse(source))
    others = {
        id(argument)
        for call in nodes
        if isinstance(call, ast.Call) and _name(call.func) in NAMES_OTHER_THINGS
        for argument in call.args
    } | {
        id(part)
        for rows in nodes
        if isinstance(rows, ast.Assign) and [_name(target) for target in rows.targets] == [ROWS_OF_A_FORM]
        for part in walked(rows.value)
    }
    texts = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in others)
    in_papers = where.startswith(OF_PAPERS)
    return [str(text.value) for text in texts if text.value in KEYS and (in_papers or "-" in str(text.value))]


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_no_line_of_the_program_asks_for_a_kind_by_its_word() -> None:
    keys_by_module = {}
    for path in python_files("desktop_app"):
        # A migration names the kinds as they were called in the data files that it brings up to date.
        if path.parent not in (ENTRIES, MIGRATIONS):
            where = path.relative_to(ROOT).as_posix()
            keys_by_module[where] = asks_for_a_kind(path.read_text(encoding="utf-8"), where=where)
    assert len(keys_by_module) > 300
    assert {where: words for where, words in keys_by_module.items() if words} == {}


@pytest.mark.parametrize(
    ("source", "where", "keys"),
    [
        ('if kind_key == "award-decision": pass', "desktop_app/store/lists.py", ["award-decision"]),
        ('OWN = {"minutes": 1}', "desktop_app/services/papers/checks.py", ["minutes"]),
        ('match kind:\n    case "submission": pass', "desktop_app/cli/commands.py", ["submission"]),
        ('PreviewWindow(self.context, "ballot", {})', "desktop_app/ui/emulation/page.py", ["ballot"]),
        ('self.add_field("ballot", "Biểu &quyết", self.ballot)', "desktop_app/ui/emulation/page.py", []),
        ('rows = (("ballot", "tellers"),)', "desktop_app/ui/emulation/page.py", []),
        ('kinds = (("ballot", "minutes"),)', "desktop_app/ui/emulation/page.py", ["ballot", "minutes"]),
        ('row["ballot"]', "desktop_app/services/council/sessions.py", []),
    ],
)
def test_a_kind_that_is_asked_for_is_found(source: str, where: str, keys: list[str]) -> None:
    assert asks_for_a_kind(source, where=where) == keys


def paper_lines() -> list[str]:
    """Return the lines of the README that tell of papers on the command line."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^    so-thi-dua paper .*(?:\n        .*)*$", text, re.MULTILINE)


def test_the_readme_names_every_option_that_a_paper_takes_and_no_other() -> None:
    general, *_ = paper_lines()
    named = re.findall(r"\[(--[\w-]+)", general)
    assert named == [option.flag for option in OPTIONS.values() if option.is_typed]
    assert {OPTIONS[name].flag for kind in paper_kinds() for name in kind.typed_options} == set(named)


def test_the_readme_names_no_kind_that_is_none() -> None:
    named = {line.split()[2] for line in paper_lines()}
    assert named - {"KIND", "certificates"} <= KEYS
