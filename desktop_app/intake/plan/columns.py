"""The columns of a table in a plan, by the words of their headings: what stands in them, in any order and wording."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.tables import TextCell


class ColumnRole(Enum):
    """What the cells of a column tell of a task."""

    NUMBER = auto()
    TASK = auto()
    LEAD = auto()
    SUPPORT = auto()
    BOTH = auto()
    """Who leads and who supports, in one cell."""
    TIME = auto()
    PRODUCT = auto()
    PERIOD = auto()
    """A month or quarter, whose cells say what is done in it, or mark it."""
    OTHER = auto()
    REFUSED = auto()
    """Points, criteria, persons: the rows of such a table are no tasks."""


@dataclass(frozen=True, slots=True)
class TaskColumn:
    """A column of the grid, and the words of its heading."""

    role: ColumnRole
    words: str


_BODY = r"(?:co quan|don vi|bo phan|phong|ban|nguoi|can bo|to chuc|doan the|chi doan|chu the|tap the|lanh dao)"
_PLACES = r"(?:lop|khoi|to chuyen mon|thon|ban|ap|khu pho|to dan pho|xa|phuong|dac khu|truong|chi hoi|chi doi|lien doi)"
"""Who does the work of a row where each has its own: "Lớp", "Xã, phường"."""
_ROLES: tuple[tuple[ColumnRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (ColumnRole.NUMBER, r"(?:so )?(?:stt|tt|thu tu|so tt)$|ma(?: so)?(?: (?:viec|cong viec|nhiem vu|wbs))?$"),
        (ColumnRole.PERIOD, r"(?:thang|t)\s?\d{1,2}(?:\s?/\s?20\d\d)?$|quy (?:iv|i{1,3}|[1-4])(?:\s?/\s?20\d\d)?$"),
        (
            ColumnRole.REFUSED,
            # "Điểm phục vụ", "Điểm cầu" are places.
            r"(?:thang |muc |so |tong )?diem\b(?! (?:phuc vu|to chuc|truong|den|cau|dien|giao dich|doc|thuc hien)\b)"
            r"|diem (?:toi da|chuan|tru|thuong|cham)|tieu chi\b|tieu chuan\b|trong so"
            r"|ho (?:va |, )?ten|ho ten|ten dong chi|don gia|thanh tien|so tien|nam sinh|ngay sinh|chuc vu|chuc danh",
        ),
        (
            ColumnRole.OTHER,
            r"(?:don vi tinh|dvt|ghi chu|kinh phi|nguon|dia diem|thanh phan|can cu|linh vuc|muc tieu|chi tieu)",
        ),
        (ColumnRole.BOTH, r".*\bchu tri\b.*\bphoi hop\b|.*\bphoi hop\b.*\bchu tri\b"),
        (ColumnRole.SUPPORT, r"cung (?:lam|thuc hien|tham gia)\b"),
        (ColumnRole.SUPPORT, rf".*\bphoi hop\b|{_BODY}\b.*\b(?:cung (?:thuc hien|lam|tham gia)|tham gia|lien quan)\b"),
        (
            ColumnRole.TIME,
            r"(?:du kien |tien do |moc |khung |yeu cau )*"
            r"(?:thoi gian|thoi han|tien do|thoi diem|han(?! che)|lo trinh|hoan thanh|ket thuc)\b",
        ),
        (ColumnRole.TIME, r"xong\b|(?:cac )?moc$|den(?: het)?(?: ngay| thang)?$"),
        (
            ColumnRole.TIME,
            r"(?:ngay|thang|quy|nam|ngay, thang|thang, nam|ngay, thang, nam)$|(?:nam|thang) (?:hoan thanh|thuc)"
            r"|(?:ngay|thang) (?:dang|to chuc|trien khai|trinh|gui|nop|phat song|cham nhat|phai hoan thanh)\b"
            r"|cham nhat\b",
        ),
        (ColumnRole.PRODUCT, r"(?:du kien |hinh thuc )?(?:san pham|ket qua|dau ra)\b|yeu cau (?:san pham|ket qua)"),
        # Whose field it is stands beside who does it.
        (ColumnRole.OTHER, r"(?:dong chi )?lanh dao\b.*\b(?:phu trach|chi dao|theo doi)\b"),
        (ColumnRole.OTHER, r".*\b(?:theo doi|kiem tra|giam sat|don doc|tham dinh|phe duyet)\b"),
        (ColumnRole.LEAD, r".*\b(?:chu tri|phu trach|tham muu|chiu trach nhiem|dau moi|phan cong)\b"),
        (
            ColumnRole.LEAD,
            rf"{_BODY}\b.*\b(?:thuc hien|trien khai|to chuc|duoc giao|thuc thi|lam)\b|ai (?:lam|thuc hien)\b",
        ),
        (
            ColumnRole.TASK,
            r"(?:ten |cac |danh muc |nhom |moc )*(?:noi dung|nhiem vu|cong viec|hoat dong|de an|van ban|dau viec"
            r"|giai phap|chuong trinh|hang muc|phan viec|viec|du an|su kien|chu de)\b",
        ),
        (ColumnRole.LEAD, rf"(?:ten |cac |khoi )?{_PLACES}(?:(?: ?/ ?|, | - | va ){_PLACES})*$"),
        (ColumnRole.LEAD, rf"(?:ten )?{_BODY}\b(?!.*\b(?:so luong|tinh)\b)"),
        (ColumnRole.PRODUCT, r"bao cao$"),
    )
)


_BRACKET = re.compile(r"\(([^()]*)\)")


def role_of(words: str) -> ColumnRole:
    """Return what the heading of a column means."""
    folded = re.sub(r"[.:*]", " ", fold(words.replace("\n", " ")))
    outside = " ".join(_BRACKET.sub(" ", folded).split()) or fold(words)
    in_brackets = (" ".join(match[1].split()) for match in _BRACKET.finditer(folded))
    # "Deliverable (Kết quả đầu ra)": words of another language have what they mean behind them.
    is_foreign = _BRACKET.sub("", words).isascii()
    return next(
        (
            role
            for each in (outside, *(in_brackets if is_foreign else ()))
            for role, pattern in _ROLES
            if pattern.match(each)
        ),
        ColumnRole.OTHER,
    )


def read_columns(rows: Sequence[Sequence[TextCell]], width: int) -> tuple[tuple[TaskColumn, ...], int]:
    """Return the columns of a table and how many rows its head has; no columns if no row is a head."""
    for start, row in enumerate(rows[:_LATEST_HEAD]):
        roles = [role_of(cell.text) for cell in row if cell.text and len(cell.text) <= _LONGEST_HEADING]
        if _is_head(roles) and not _NUMBERED.match(next(cell.text for cell in row if cell.text)):
            end = start + 1
            while end < len(rows) and _goes_on(rows[end]):
                end += 1
            columns = tuple(_column(rows[start:end], place) for place in range(width))
            return _known_by_cells(columns, rows[end:]), end
    return (), 0


def _known_by_cells(columns: tuple[TaskColumn, ...], rows: Sequence[Sequence[TextCell]]) -> tuple[TaskColumn, ...]:
    """Return the columns without one that would say in numbers alone what is done.

    What comes of the work says what is done where it stands first: "Kết quả đầu ra"; a paper does not beside another
    column that says it: "Nội dung nhiệm vụ | Văn bản giao".
    """
    known = [
        replace(column, role=ColumnRole.OTHER)
        if column.role is ColumnRole.TASK and _has_numbers_only(rows, place)
        else column
        for place, column in enumerate(columns)
    ]
    known = [*_timed(known, rows)]
    works = [column for column in known if column.role is ColumnRole.TASK]
    if any(_PAPER.match(fold(column.words)) is None for column in works):  # by which paper each work was given
        known = [
            replace(column, role=ColumnRole.OTHER)
            if column.role is ColumnRole.TASK and _PAPER.match(fold(column.words))
            else column
            for column in known
        ]
    roles = [column.role for column in known]
    first = next((place for place, role in enumerate(roles) if role is not ColumnRole.NUMBER), 0)
    if ColumnRole.TASK not in roles and ColumnRole.LEAD in roles and roles[first] is ColumnRole.PRODUCT:
        known[first] = replace(known[first], role=ColumnRole.TASK)
    return tuple(known)


def _timed(columns: Sequence[TaskColumn], rows: Sequence[Sequence[TextCell]]) -> Iterator[TaskColumn]:
    """Yield the columns, stages as times where each is one, and the marks of success of timed works as something else.

    "Giai đoạn" over "Quý I/2026"; "Tiêu chí đánh giá" beside what is done, who leads it and when.
    """
    roles = {column.role for column in columns}
    is_planned = ColumnRole.TIME in roles and bool(roles & {ColumnRole.LEAD, ColumnRole.BOTH})
    for place, column in enumerate(columns):
        words = fold(column.words)
        if column.role is ColumnRole.OTHER and ColumnRole.TIME not in roles and _STAGE.match(words):
            cells = [cell.text for row in rows if (cell := cell_at(row, place)) and cell.text and not cell.continued]
            is_time = bool(cells) and all(_TIME.match(fold(text.replace("\n", " "))) for text in cells)
            yield replace(column, role=ColumnRole.TIME) if is_time else column
        elif column.role is ColumnRole.REFUSED and is_planned and _SUCCESS.match(words):
            yield replace(column, role=ColumnRole.OTHER)
        else:
            yield column


def _has_numbers_only(rows: Sequence[Sequence[TextCell]], place: int) -> bool:
    cells = [cell.text for row in rows if (cell := cell_at(row, place)) and cell.text]
    return bool(cells) and not any(re.search(r"[^\W\d_]", text) for text in cells)


_PAPER = re.compile(r"(?:so |ten |cac |ma )*(?:van ban|cong van)\b")
_STAGE = re.compile(r"(?:cac )?(?:giai doan|dot|chang|buoc)(?: thuc hien)?$")
_TIME = re.compile(
    r"(?:trong |tu |den |het )?(?:quy (?:iv|i{1,3}|[1-4])|thang \d|nam 20|t\d|q[1-4]|\d{1,2}/20\d\d)"
    r"[\d\s/,.;ivqty–-]*(?:(?:quy|thang|nam|den|va|tu)[\d\s/,.;iv–-]*)*$"
)
"""A cell that is a time and nothing else: "Quý II–III/2026", "Từ tháng 3 đến tháng 5/2026"."""
_SUCCESS = re.compile(r"tieu chi (?:danh gia|hoan thanh|ket qua|nghiem thu|thanh cong)\b|tieu chi$")
_LATEST_HEAD = 4
_LONGEST_HEADING = 90
_MONTHS = 3
_BEGINNING = re.compile(r"(?:thoi gian |ngay )?(?:bat dau|khoi cong)\b|tu(?: ngay| thang)?$")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,6})[.)]?$")


def cell_at(row: Sequence[TextCell], place: int) -> TextCell | None:
    """Return the cell of `row` that covers the column `place`."""
    return next((cell for cell in row if cell.first <= place < cell.first + cell.width), None)


def _is_head(roles: Sequence[ColumnRole]) -> bool:
    months = roles.count(ColumnRole.PERIOD) >= _MONTHS
    named = (
        ColumnRole.TASK in roles or ColumnRole.NUMBER in roles or {ColumnRole.PRODUCT, ColumnRole.LEAD} <= set(roles)
    )
    return months or (named and len(set(roles) - {ColumnRole.OTHER}) > 1)


def _goes_on(row: Sequence[TextCell]) -> bool:
    """Return whether a row below the first of a head belongs to it: it names parts of columns and nothing else."""
    words = [cell.text for cell in row if cell.text and not cell.continued]
    named = [role_of(text) for text in words]
    merged = any(cell.continued for cell in row)
    return (
        bool(words)
        and all(len(text) <= _LONGEST_HEADING for text in words)
        and merged
        and sum(role is not ColumnRole.OTHER for role in named) * 2 >= len(named)
        and not any(re.match(r"\(?\d", text) for text in words)
    )


def _column(head: Sequence[Sequence[TextCell]], place: int) -> TaskColumn:
    cells = [cell for row in head if (cell := cell_at(row, place)) and cell.text and not cell.continued]
    words = " ".join(dict.fromkeys(cell.text.replace("\n", " ") for cell in cells))
    if cells and _BEGINNING.match(fold(cells[-1].text)):  # what is due is due at the end
        return TaskColumn(ColumnRole.OTHER, words)
    roles = [role_of(cell.text) for cell in reversed(cells)]
    role = next((each for each in roles if each is not ColumnRole.OTHER), ColumnRole.OTHER)
    return TaskColumn(role, words)
