"""Letters that a clerk presses with Alt: no keyboard has a key for "ấ" or "đ"."""

import ast
import re
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "desktop_app"
WITH_MENUS = (PROGRAM / "ui", PROGRAM / "services" / "papers" / "kinds")
UNREACHABLE = re.compile(r"&[^\x00-\x7f]")
MAY_BE_UNREACHABLE = re.compile(r"""&(["'\s]*[^\x00-\x7f]|["'\s]*\\)""")
"""The same in a source, where a text may be written in several parts."""


def beyond_reach(source: str) -> list[str]:
    """Return the texts of a module in which a letter of no key is to be pressed."""
    if not MAY_BE_UNREACHABLE.search(source):
        return []
    texts = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and UNREACHABLE.search(text)]


def test_every_letter_to_press_has_a_key() -> None:
    modules = [path for folder in WITH_MENUS for path in folder.rglob("*.py")]
    assert len(modules) > 100
    texts_by_module = {path.name: beyond_reach(path.read_text(encoding="utf-8")) for path in modules}
    assert {name: texts for name, texts in texts_by_module.items() if texts} == {}


@pytest.mark.parametrize(
    ("text", "is_beyond_reach"), [("C&ấp", True), ("&Đóng", True), ("Cấ&p", False), ("Ấn && giữ", False)]
)
def test_a_letter_without_a_key_is_found(text: str, is_beyond_reach: bool) -> None:
    assert bool(beyond_reach(f"label = {text!r}")) == is_beyond_reach
