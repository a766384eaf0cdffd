"""The tests of every kind of paper really cover every kind that the program makes."""

import re
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pkgutil import walk_packages

import pytest

from desktop_app.papers import kinds
from desktop_app.papers.document.model import Document
from tests.papers.every_kind import KINDS
from tests.papers.reading import docx_text

MAKERS = {
    info.name: module
    for info in walk_packages(kinds.__path__, f"{kinds.__name__}.")
    if hasattr(module := import_module(info.name), "build")
}


def test_no_paper_is_left_out_of_the_measuring(monkeypatch: pytest.MonkeyPatch) -> None:
    made = set()

    def build(name: str, own: Callable[..., Document], *data: object) -> Document:
        made.add(name)
        return own(*data)

    for name, module in MAKERS.items():
        monkeypatch.setattr(module, "build", partial(build, name, module.build))
    assert len(MAKERS) > 10
    for make in KINDS.values():
        make(2)
    assert made == set(MAKERS)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_sentence_ends_twice(kind: str) -> None:
    # "họp với thành phần như sau:." stood where a wording ended as another passage would.
    assert re.findall(r".{0,30}[:;,]\s?\.(?!\.)", docx_text(KINDS[kind](2))) == []
