"""The recipes of the README name files, names and commands that there are.

A path with placeholders (`<kind>`) stands for a file to be made: one like it must be there already.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, ROOT, python_files

PLACEHOLDERS = {"subject", "page", "kind", "paper", "number", "word"}
_COMMAND = re.compile(r"dev\.py (\w+)")


def recipes(readme: str) -> str:
    """Return the section of the README that has the recipes."""
    return readme.split("\n## Changing it\n")[1].split("\n## ")[0]


def untrue(section: str) -> list[str]:
    """Return what a section names in backquotes and there is not."""
    named = re.findall(r"`([^`\n]+)`", section)
    commands = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    return [name for name in named if not _is_true(name, _words(), commands)]


@cache
def _words() -> frozenset[str]:
    """Return the words of the program and its tests."""
    others = [path for path in python_files("desktop_app", "tests") if path != Path(__file__)]
    return frozenset(word for path in others for word in re.findall(r"\w+", path.read_text(encoding="utf-8")))


def _is_true(name: str, words: frozenset[str], commands: str) -> bool:
    if placeholder := re.fullmatch(r"<(\w+)>", name):
        return placeholder[1] in PLACEHOLDERS
    if command := _COMMAND.match(name):
        return f"packaging/dev.py {command[1]}" in commands
    if name.startswith("so-thi-dua "):
        return name.split()[1] in words
    if "/" in name or "." in name:
        return _is_path(name)
    return name in words


def _is_path(name: str) -> bool:
    base = ROOT if name.startswith(("resources/", "tests/", "pyproject.toml", "desktop_app/")) else PACKAGE
    if not set(re.findall(r"<(\w+)>", name)) <= PLACEHOLDERS:
        return False
    if "<" not in name:
        return (base / name).exists()
    pattern = re.sub(r"<\w+>", "*", name)
    return any(_is_own(path) for path in base.glob(pattern))


def _is_own(path: Path) -> bool:
    return path.name != "__init__.py"


def test_what_the_recipes_name_is_there() -> None:
    section = recipes((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(re.findall(r"`[^`\n]+`", section)) > 40
    assert untrue(section) == []


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("`domain/office/people.py`: `PersonFields`", []),
        ("`domain/people.py`", ["domain/people.py"]),
        ("`services/papers/kinds/tasks.py`, `PaperSort`", ["PaperSort"]),
        ("`papers/kinds/<subject>/<kind>.py`", []),
        ("`papers/sorts/<kind>.py`", ["papers/sorts/<kind>.py"]),
        ("`papers/kinds/<sort>.py`", ["papers/kinds/<sort>.py"]),
        ("`resources/papers/<paper>.json5`", ["resources/papers/<paper>.json5"]),
        ("`dev.py shots OUT`, `dev.py pictures OUT`", ["dev.py pictures OUT"]),
        ("`<kind>`, `<sort>`", ["<sort>"]),
    ],
)
def test_what_is_not_there_is_found(section: str, names: list[str]) -> None:
    assert untrue(section) == names
