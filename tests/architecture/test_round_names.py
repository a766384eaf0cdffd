"""What a clerk reads names a round as papers do ("sơ kết 6 tháng đầu năm 2026"), never by its code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import desktop_app
from tests.architecture.sources import walked

_ROOMS = ("domain", "services", "ui")
"""The command line writes codes, as what is typed there (`cli`)."""

_CODES = ("code", "round_code", "until_round")


_OF_ROUNDS = re.compile("đợt|round", re.IGNORECASE)


def _named_by_code(source: str) -> Iterator[str]:
    """Yield what follows "đợt" in sentences and is no name, and every value that is the code of a round."""
    nodes = walked(ast.parse(source)) if _OF_ROUNDS.search(source) else []
    for text in (node for node in nodes if isinstance(node, ast.JoinedStr)):
        for before, part, behind in zip([None, *text.values], text.values, [*text.values[1:], None], strict=False):
            if not isinstance(part, ast.FormattedValue):
                continue
            words = str(before.value) if isinstance(before, ast.Constant) else ""
            value = ast.unparse(part.value)
            of_round = words.lower().rstrip().endswith(("đợt", "đợt xét"))
            is_code = value.rpartition(".")[2] in _CODES and "round" in value
            # Choices of rounds are found by the code that they lead with.
            is_choice = not words and isinstance(behind, ast.Constant) and behind.value == " – "
            if (of_round and "title" not in value) or (is_code and not is_choice):
                yield f"{part.lineno}: {words[-12:]}{{{value}}}"


def test_a_sentence_names_a_round_by_its_name() -> None:
    """No sentence and no title of the program writes the code of a round where its name belongs."""
    root = Path(desktop_app.__file__).parent
    written = [
        f"{path.relative_to(root)}:{place}"
        for room in _ROOMS
        for path in sorted((root / room).rglob("*.py"))
        for place in _named_by_code(path.read_text("utf-8"))
    ]
    assert written == []


def _half_worded(source: str) -> Iterator[int]:
    """Yield the lines of sentences that word half a year themselves."""
    for text in (node for node in walked(ast.parse(source)) if isinstance(node, ast.JoinedStr)):
        words = "".join(str(part.value) for part in text.values if isinstance(part, ast.Constant))
        if "6 tháng đầu năm" in words or "6 tháng cuối năm" in words:
            yield text.lineno


def test_half_a_year_is_worded_in_one_place() -> None:
    """What the halves of a year are called is declared with the codes of rounds (`domain.round_codes.HALVES`)."""
    root = Path(desktop_app.__file__).parent
    worded = [
        f"{path.relative_to(root)}:{line}"
        for room in _ROOMS
        for path in sorted((root / room).rglob("*.py"))
        if path.name != "round_codes.py" and "6 tháng" in (source := path.read_text("utf-8"))
        for line in _half_worded(source)
    ]
    assert worded == []
