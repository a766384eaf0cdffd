"""What comes from outside is shown as it is, or with a mark."""

import re

import pytest

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.shown import name_first, shown, whole_codes


@pytest.mark.parametrize("text", ["Tệp “Đặng Ngọc Ánh.xlsx”\n– 1\t2", "", "Ha\N{COMBINING ACUTE ACCENT} Nội"])
def test_what_can_be_shown_stays(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize("letter", ["\u202e", "\u2066", "\u200f", "\x1b", "\0", "\x85", "\udcea"])
def test_what_changes_how_others_look_or_is_no_text_is_marked(letter: str) -> None:
    assert shown(f"a{letter}b") == "a\N{REPLACEMENT CHARACTER}b"
    problem = ClerkError(f"Tệp “{letter}” hỏng.", f"Xem “{letter}”.")
    assert letter not in problem.message + problem.hint + str(problem)


@pytest.mark.parametrize(
    "code", ["46/KH-SNgV", "II/3/3.2", "01/2024/TT-BNV;", "2026-H1", "(185/QĐ-SNgV", "“46/KH-SNgV”", "QĐ-UBND"]
)
def test_no_line_ends_within_a_code(code: str) -> None:
    joined = whole_codes(f"Theo số {code} ngày 05/3/2026")
    assert joined.replace("\N{WORD JOINER}", "") == f"Theo số {code} ngày 05/3/2026"
    (word,) = (word for word in joined.split(" ") if word.replace("\N{WORD JOINER}", "") == code)
    assert re.search(r"[/-]\w", word) is None


@pytest.mark.parametrize(
    "text", ["https://example.org/a-1/b", "/mnt/usb/so-2026", r"D:\so\ban-1.db", "Lãnh sự - Hợp tác", "và/hoặc", ""]
)
def test_lines_may_end_within_paths_links_and_words(text: str) -> None:
    assert whole_codes(text) == text


@pytest.mark.parametrize(
    ("path", "shown_first"),
    [
        ("/mnt/usb/danh-sach.docx", "danh-sach.docx – /mnt/usb"),
        (r"D:\Van thu\a.pdf", r"a.pdf – D:\Van thu"),
        ("/a.pdf", "a.pdf – /"),
        ("Máy in phòng 2", "Máy in phòng 2"),
        ("", ""),
    ],
)
def test_a_file_is_named_before_its_folder(path: str, shown_first: str) -> None:
    assert name_first(path) == shown_first
