import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.papers.document import layout_file
from desktop_app.papers.parts.passages import Passages, filled, read_wordings, shipped_text, wording_on
from desktop_app.runtime.resources import resource
from desktop_app.services.papers.house_style.wordings import every_wording
from tests.papers.shipped import shipped_wording

LETTER = Passages("thu", "Thư", ("subject",), ("lines",), ("đợt", "tên"))


def read(body: str) -> str:
    return read_wordings(body, LETTER)[0].filled({"đợt": "năm 2026", "tên": "An"})["subject"]


def toml(subject: str = "Thư {đợt}", more: str = "") -> str:
    return f'[[wording]]\n{more}\nsubject = "{subject}"\nlines = ["Gửi {{tên}}"]\n'


@pytest.mark.parametrize("passages", every_wording(), ids=lambda passages: passages.file)
@pytest.mark.parametrize(
    "day", [date(2022, 1, 1), date(2024, 5, 1), date(2025, 6, 30), date(2025, 7, 1), date(2030, 12, 31)]
)
def test_the_program_has_a_wording_for_every_day_of_the_plan(passages: Passages, day: date) -> None:
    wording = shipped_wording(passages, day)
    assert set(wording.texts) == set(passages.texts)
    assert set(wording.lists) == set(passages.several)
    words = wording.filled(dict.fromkeys(passages.blanks, "x"))
    for text in (*words.texts.values(), *(line for key in passages.lists for line in words.lines(key))):
        assert text
        assert not set("{}[]") & set(text)
        assert "  " not in text


def test_every_file_of_wordings_belongs_to_a_kind_and_says_how_it_is_changed() -> None:
    files = {path.stem for path in Path(resource("papers")).glob("*.toml")}
    assert files == {*(passages.file for passages in every_wording()), layout_file.FILE}
    assert all(shipped_text(passages).startswith("# ") for passages in every_wording())


def test_a_paper_names_the_council_in_one_way() -> None:
    council = re.compile(r"Hội đồng Thi đua - Khen thưởng(?: của Sở| \{cơ quan\})?")
    for passages in every_wording():
        for part in tomllib.loads(shipped_text(passages))["wording"]:
            names = set(council.findall(str(part)))
            assert len(names) <= 1, (passages.file, names)


@pytest.mark.parametrize(
    ("text", "values", "reads"),
    [
        ("Xét {đợt}", {"đợt": "năm 2026"}, "Xét năm 2026"),
        ("{Đợt} xét", {"đợt": "cuối năm"}, "Cuối năm xét"),
        ("Xét[ theo {quy định}]", {"quy định": ""}, "Xét"),
        ("Xét[ theo {quy định}]", {"quy định": "A & B"}, "Xét theo A & B"),
        ("[Căn cứ {a}][; {b}]", {"a": "x", "b": ""}, "Căn cứ x"),
        ("[{a} và {b}]", {"a": "x", "b": ""}, ""),
        ("[luôn có]", {}, "luôn có"),
        ("{a}", {"a": "{b}[c]"}, "{b}[c]"),
        ("số {a}", {"a": "\u00a0\u00a0/QĐ"}, "số \u00a0\u00a0/QĐ"),
    ],
)
def test_blanks_are_filled_and_optional_pieces_left_out(text: str, values: dict[str, str], reads: str) -> None:
    assert filled(text, values) == reads


@given(st.text(st.characters(exclude_characters="{}[]"), max_size=50))
def test_text_without_blanks_stays_as_it_is(text: str) -> None:
    assert filled(f"A{text}B", {}) == f"A{text}B"


@given(st.text(max_size=50))
def test_whatever_is_filled_in_is_not_read_as_a_blank(value: str) -> None:
    assert filled("A[{x}]B", {"x": value}) == f"A{value}B"


def test_a_line_of_a_list_that_gets_empty_is_left_out() -> None:
    text = '[[wording]]\nsubject = "A"\nlines = ["[Căn cứ {đợt}]", "Xét {tên}"]\n'
    words = read_wordings(text, LETTER)[0].filled({"đợt": "", "tên": "An"})
    assert words.lines("lines") == ("Xét An",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (toml("Thư {ngày}"), "mục subject có chỗ trống {ngày} mà văn bản này không điền; có: {đợt}, {tên}."),
        (toml("Thư {đợt"), "mục subject có dấu ngoặc nhọn hoặc ngoặc vuông không khép đúng."),
        (toml("Thư [[{đợt}]]"), "mục subject có dấu ngoặc nhọn hoặc ngoặc vuông không khép đúng."),
        (toml("Thư {đợt}]"), "mục subject có dấu ngoặc nhọn hoặc ngoặc vuông không khép đúng."),
        ('[[wording]]\nlines = ["a"]\n', "thiếu mục subject."),
        (toml(more='subjekt = "a"'), "có mục lạ: subjekt."),
        (toml(more="first = 2026-01-01\nlast = 2025-01-01"), "ngày kết thúc (last) trước ngày bắt đầu (first)."),
        ("", "không có mục [[wording]] nào."),
        ("[[wording]\n", "không đúng dạng TOML."),
        (toml(more="last = 2026-01-01") + toml(more="first = 2026-01-01"), "có ngày trùng với một bản đứng trước."),
    ],
)
def test_a_file_written_wrongly_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_wordings(text, LETTER)
    assert refused.value.message.startswith("Mẫu câu chữ “Thư”")
    assert refused.value.message.endswith(says)


def test_a_changed_file_is_taken() -> None:
    assert read(toml("Thư gửi {Tên} {đợt}")) == "Thư gửi An năm 2026"


def test_the_wording_of_the_day_is_chosen() -> None:
    wordings = read_wordings(toml("cũ", "last = 2025-12-31") + toml("mới", "first = 2026-02-01"), LETTER)
    assert wording_on(wordings, date(2025, 12, 31)).texts["subject"] == "cũ"
    assert wording_on(wordings, date(2026, 2, 1)).texts["subject"] == "mới"
    with pytest.raises(InvalidRecord, match="cho ngày 15/01/2026"):
        wording_on(wordings, date(2026, 1, 15))
