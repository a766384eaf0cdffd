"""Quantities in the text of a report, compared with its tables: each number in the text must be in a table.

Numbers that are no quantities are passed over: years and dates, hours, periods ("6 tháng"), numbers of documents and
articles, markers of lists, names in quotation marks, and names such as COVID-19 or 5G. So are numbers written as words.
"""

import re
from collections.abc import Iterable, Set
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop_app.papers.document.model import BodyRow, Table, TotalRow
from desktop_app.papers.document.text import CellKind, Value, clean

# What is counted: a number before one of these words is a quantity, whatever stands before the number.
_COUNTED = (
    "lượt|người|tin|bài|buổi|cuộc|đơn vị|phòng|tập thể|cá nhân|đồng|triệu|tỷ|tỉ|nghìn|ngàn|đoàn viên|thanh niên|"
    "thiếu niên|thiếu nhi|nhi đồng|em|cháu|vụ|việc|văn bản|nhiệm vụ|chỉ tiêu|phiếu|thành viên|câu chuyện|chuyện|gương|"
    "phong trào|hội nghị|chuyên đề|kênh|trang|giấy khen|bằng khen|sáng kiến|công chức|viên chức|cán bộ|lao động|lớp|"
    "hoạt động|tổ chức|hồ sơ|điển hình|mô hình|nội dung|lần|video|phần quà|suất|đại biểu|hộ"
)
_END = rf"(?![.,]?\d)(?!\s*%)(?!\s+(?:{_COUNTED})\b)"
_JOIN = r"\s*(?:,|và|-|–|đến)\s*"
_YEAR = r"(?:19|20)\d\d"
_DAY_MONTH = r"\d{1,2}\s?/\s?\d{1,2}"
_PAPERS = (
    "quyết định|nghị định|nghị quyết|thông tư|chỉ thị|công văn|kế hoạch|chương trình|báo cáo|hướng dẫn|thông báo|đề án|"
    "kết luận|tờ trình|biên bản|quy chế|quy định|văn bản|luật|mẫu|biểu|giấy mời|công điện"
)
_ARTICLES = "Điều|nhóm|khoản|mục|phần|chương|phụ lục|biểu|mẫu|bảng|thứ|kh[óo][áa]|kỳ|đợt"


def _lists(number: str, before: str = "") -> str:
    """Return the pattern of one number or several, each perhaps after `before`: "05, 06 và 07"."""
    return rf"{before}{number}{_END}(?:{_JOIN}(?:{before})?{number}{_END})*"


_PASSED_OVER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"“[^”]*”|\"[^\"]*\"|«[^»]*»|https?://\S+|www\.\S+",
        # What is left of a number that the annex has: "Nguyên nhân của 13 kỳ … còn lại:".
        r"^Nguyên nhân của .*còn lại:$",
        # Documents: 311/QĐ-TTg, 152/2025/NĐ-CP, 12-KH/ĐTN, and lists that end in one.
        r"(?-i:\b(?:\d+(?:,| và)\s){0,9}\d+[a-zđ]?(?:/\d{4})?(?:/[A-ZĐ]|-[A-ZĐ]{2,})[\w./&-]*)",
        rf"\b(?:{_PAPERS})\s+số:?\s*{_lists(r'\d+')}",
        r"(?-i:\b(?:Nghị quyết|Nghị định|Chương trình|Kế hoạch|Đề án|Chỉ thị|Kết luận|Thông tư|Quyết định|Luật)\s+"
        rf"{_lists(r'\d+')})",
        # Dates.
        rf"\b\d{{1,2}}([/.-])\d{{1,2}}\1{_YEAR}\b",
        rf"\b\d{{1,2}}/{_YEAR}\b",
        r"\b(?:ngày|từ|đến|trước|sau|dịp|mừng|niệm|hết|lễ)\s+"
        + _lists(rf"(?:\d{{1,2}}{_JOIN})?{_DAY_MONTH}", "(?:ngày )?"),
        rf"\({_DAY_MONTH}(?:\)|(?=\s+h[ằà]ng năm))",
        rf"\b{_DAY_MONTH}(?=\s+h[ằà]ng năm)",
        rf"\b(?:ngày|tháng|quý|tuần)\s+{_lists(r'\d{1,2}')}",
        rf"\bnăm\s+{_YEAR}\b|\b{_YEAR}\s*[-–/]\s*{_YEAR}\b",
        rf"(?<![\d.,]){_YEAR}{_END}",
        # Periods and hours.
        r"\b\d+(?:\s?[-–]\s?\d+)?\s+(?:tháng|năm)\b",
        r"\b\d{1,2}(?:\s*giờ|h|:\d\d)(?:\s*\d{1,2}(?:\s*phút)?)?(?!\w)|\b24/(?:24|7)\b",
        # Articles, ordinals, tasks by their number or place in a plan, markers of lists.
        rf"\bnhiệm vụ số\s+{_lists(r'\d+')}",
        r"\bđiểm\s+\d+(?:\.\d+)*(?=\s+mục\b)",
        rf"\b(?:{_ARTICLES})\s+{_lists(r'\d+(?:\.\d+)*[a-zđ]?')}",
        r"^\s*\d{1,2}(?:\.\d{1,2})*[.)]\s|\(\d{1,2}\)",
        # Names: Ban Chỉ đạo 35, COVID-19, A4, 5G, 4.0.
        r"\b(?:Ban Chỉ đạo|Tiểu ban|Tổ công tác)\s+\d{2,4}\b",
        r"(?<=[^\W\d_])-?\d+|(?-i:\b\d+[A-ZĐ]+\b)|\b\d+(?:\.\d{1,2})+(?![\d%])(?!\s%)",
    )
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+\.\d{1,2}(?=\s?%)|\d+(?:,\d+)?")
_TIMES = re.compile(r"\s?(nghìn|ngàn|triệu|tỷ|tỉ)\b", re.IGNORECASE)
_TIMES_VALUES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_WORDS_AFTER = re.compile(
    r"(?:\s(?:nghìn|ngàn|triệu|tỷ|tỉ))?\sđồng\b|(?:\s?%)?(?:\s(?!(?:tham|dự)\b)[^\W\d_]+){0,3}",
    re.IGNORECASE,
)
"""What a quantity is of: behind a sum of money nothing more belongs to it."""


class Quantity(NamedTuple):
    """A quantity in a text: its possible values, and the words around it ("12 buổi tuyên truyền")."""

    values: frozenset[Decimal]
    words: str


def figures_in(text: str) -> tuple[Quantity, ...]:
    """Return the quantities in `text` in their order."""
    return tuple(figure for line in clean(text).split("\n") for figure in _figures_in_line(line))


def figures_of(table: Table) -> frozenset[Decimal]:
    """Return the quantities in the rows of `table`, without running numbers."""
    quantities: set[Decimal] = set()
    for row in table.rows:
        if isinstance(row, BodyRow | TotalRow):
            columns = table.columns[len(table.columns) - len(row.values) :]
            for value, column in zip(row.values, columns, strict=True):
                if column.kind is not CellKind.ORDINAL:
                    quantities |= _values_of(value)
    return frozenset(quantities)


def without_source(texts: Iterable[str], sources: Set[Decimal]) -> tuple[str, ...]:
    """Return the words around each quantity in `texts` that is not in `sources`, each once."""
    missing = (figure.words for text in texts for figure in figures_in(text) if not figure.values & sources)
    return tuple(dict.fromkeys(missing))


def _figures_in_line(line: str) -> Iterable[Quantity]:
    if not _NUMBER.search(line):
        return
    bare = line
    for pattern in _PASSED_OVER:
        bare = pattern.sub(lambda match: "\0" * len(match[0]), bare)
    for match in _NUMBER.finditer(bare):
        value = _value(match[0])
        times = _TIMES.match(bare, match.end())
        values = {value, value * _TIMES_VALUES[times[1].lower()]} if times else {value}
        after = _WORDS_AFTER.match(line, match.end())
        yield Quantity(frozenset(values), match[0] + (after[0] if after else ""))


def _value(figures: str) -> Decimal:
    if re.fullmatch(r"\d+\.\d{1,2}", figures):
        return Decimal(figures)
    return Decimal(figures.replace(".", "").replace(",", "."))


def _values_of(value: Value) -> set[Decimal]:
    if isinstance(value, str):
        return {number for figure in figures_in(value) for number in figure.values}
    return set() if value is None or isinstance(value, date) else {Decimal(value)}
