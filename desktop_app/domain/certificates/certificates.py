"""The layout of certificates on bought stock: the fields, their places and their type. Lengths are in mm.

Only Giấy khen and Chiến sĩ thi đua cơ sở come with a certificate (Nghị định 152/2025/NĐ-CP, Điều 50 và 54).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_text

CERTIFIED = ("certificate_of_merit", "grassroots_fighter")
"""The codes of the awards that come with a certificate."""

STEP = 0.5
"""How far an arrow key moves a field, and the grid it is dragged on."""

EDGE = 8.0
"""The margin that printers leave white, with some tolerance for the feed; text nearer to the edge causes a warning."""

MM_PER_PT = 25.4 / 72
RULE_BELOW_MOTTO = 1.8
"""How far below its baseline the motto is underlined over its whole width (Nghị định 98/2023/NĐ-CP, Điều 104)."""

ASCENT, DESCENT = 0.891, 0.216
"""How far the typeface Times extends above and below its baseline, as a fraction of the size."""


class FieldKey(StrEnum):
    """The fields of a certificate, from top to bottom."""

    COUNTRY = "country"
    MOTTO = "motto"
    AUTHORITY = "authority"
    ACT = "act"
    TITLE = "title"
    ADDRESSEE = "addressee"
    NAME = "name"
    POST = "post"
    REASON = "reason"
    DECISION = "decision"
    BOOK_NUMBER = "book_number"
    PLACE_DATE = "place_date"
    SIGNER_POST = "signer_post"
    SIGNER_NAME = "signer_name"


FIELD_LABELS = {
    FieldKey.COUNTRY: "Quốc hiệu",
    FieldKey.MOTTO: "Tiêu ngữ",
    FieldKey.AUTHORITY: "Thẩm quyền",
    FieldKey.ACT: "Dòng “Tặng”",
    FieldKey.TITLE: "Tên Giấy khen, danh hiệu",
    FieldKey.ADDRESSEE: "Ông, Bà, Tập thể",
    FieldKey.NAME: "Họ và tên, tên tập thể",
    FieldKey.POST: "Chức vụ, đơn vị",
    FieldKey.REASON: "Thành tích",
    FieldKey.DECISION: "Số, ngày quyết định",
    FieldKey.BOOK_NUMBER: "Số sổ vàng",
    FieldKey.PLACE_DATE: "Địa danh, ngày tháng",
    FieldKey.SIGNER_POST: "Chức vụ người ký",
    FieldKey.SIGNER_NAME: "Họ tên người ký",
}

PLAIN_ONLY = frozenset({FieldKey.COUNTRY, FieldKey.MOTTO, FieldKey.AUTHORITY, FieldKey.ACT, FieldKey.TITLE})
"""The fields already printed on bought stock: the program writes them only on plain paper."""

BLANKS = {
    "danh xưng": "Ông, Bà hoặc Tập thể",
    "tên": "họ và tên, hoặc tên tập thể",
    "chức vụ": "chức vụ khi được khen thưởng",
    "đơn vị": "phòng, đơn vị khi được khen thưởng",
    "cơ quan": "tên cơ quan",
    "nơi công tác": "chức vụ, đơn vị, cơ quan",
    "thành tích": "dòng thành tích ghi ở khen thưởng",
    "thời gian": "6 tháng đầu năm 2026, năm 2026",
    "số quyết định": "số, ký hiệu quyết định",
    "ngày quyết định": "ngày … tháng … năm …",
    "ngày": "ngày ký, hai chữ số",
    "tháng": "tháng ký",
    "năm": "năm ký",
    "số sổ vàng": "số thứ tự trong danh sách của quyết định",
    "số bằng": "số của giấy, bằng ghi ở khen thưởng",
    "địa danh": "nơi ban hành",
    "thẩm quyền": "người có thẩm quyền tặng",
    "việc tặng": "Tặng, hoặc Tặng danh hiệu",
    "hình thức": "tên hình thức, danh hiệu",
    "chức vụ người ký": "chức vụ người ký",
    "người ký": "họ tên người ký",
}
"""The placeholders that the wording of a field may contain ("{tên}"), each with what replaces it."""

_BLANK = re.compile(r"\{([^{}\[\]]*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_MARK = re.compile(r"[{}\[\]]")
_COLOUR = re.compile("#[0-9a-f]{6}")
_LONGEST_WORDING = 1_000


class Alignment(StrEnum):
    """How the lines of a field are aligned within its width."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Growth(StrEnum):
    """Where further lines go: the first line, the middle of the lines, or the last line stays on the baseline."""

    DOWN = "down"
    BOTH = "both"
    UP = "up"


@dataclass(frozen=True, slots=True)
class FieldLayout:
    """The place and the type of one field.

    `y` is the baseline of a single line: text stands on the stock's dotted line whatever its size. Text wider than
    `width` is reduced from `size` (pt) down to `least` until it fits into `lines` lines; if it still does not, it takes
    more lines. `pitch` is the distance of the lines (0: set by the size); `growth` is where further lines go.
    """

    key: FieldKey
    x: float
    y: float
    width: float
    wording: str
    size: float
    least: float
    alignment: Alignment = Alignment.CENTRE
    lines: int = 1
    pitch: float = 0
    growth: Growth = Growth.DOWN
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    colour: str = "#000000"
    shown: bool = True

    @property
    def label(self) -> str:
        """The name of the field in the office's words."""
        return FIELD_LABELS[self.key]

    @property
    def right(self) -> float:
        """The right edge of the field."""
        return self.x + self.width

    def checked(self) -> "FieldLayout":
        """Return the field with a clean wording. Raises InvalidRecord naming the attribute."""
        for name, (low, high, words) in _FIELD_RANGES.items():
            _check_range(f"{self.label}: {words}", getattr(self, name), (low, high), name)
        if self.least > self.size:
            raise InvalidRecord(f"{self.label}: cỡ chữ nhỏ nhất lớn hơn cỡ chữ.", "least")
        if not _COLOUR.fullmatch(self.colour):
            raise InvalidRecord(f"{self.label}: màu chữ phải viết như #c00000.", "colour")
        return replace(self, wording=_checked_wording(clean_text(self.wording), self.label))


_FIELD_RANGES = {
    "x": (0.0, 600.0, "vị trí ngang (mm)"),
    "y": (0.0, 600.0, "vị trí dọc (mm)"),
    "width": (5.0, 600.0, "bề rộng (mm)"),
    "size": (6.0, 96.0, "cỡ chữ"),
    "least": (6.0, 96.0, "cỡ chữ nhỏ nhất"),
    "lines": (1.0, 10.0, "số dòng"),
    "pitch": (0.0, 50.0, "khoảng cách dòng (mm)"),
}


@dataclass(frozen=True, slots=True)
class CertificateLayout:
    """A sheet and the fields on it, each key once.

    On `plain` paper all fields are written, inside a frame at the distance `frame` from the edge (0: no frame). `note`
    says where the measures come from.
    """

    fields: tuple[FieldLayout, ...]
    width: float = 297.0
    height: float = 210.0
    plain: bool = False
    frame: float = 10.0
    note: str = ""

    def field(self, key: FieldKey) -> FieldLayout:
        """Return the field with this key. Raises KeyError if the layout has none."""
        for field in self.fields:
            if field.key is key:
                return field
        raise KeyError(key)

    def written(self) -> Iterator[FieldLayout]:
        """Yield the fields that are written, from top to bottom."""
        for field in self.fields:
            if field.shown and (self.plain or field.key not in PLAIN_ONLY):
                yield field

    def with_field(self, changed: FieldLayout) -> "CertificateLayout":
        """Return the layout with `changed` in place of the field with the same key."""
        return replace(self, fields=tuple(changed if field.key is changed.key else field for field in self.fields))

    def moved(self, key: FieldKey, right: float, down: float) -> "CertificateLayout":
        """Return the layout with a field moved, onto the grid of `STEP` and no further than the sheet's edges."""
        field = self.field(key)
        # Only the axis along which the field moves is put on the grid: an exact value of the other axis stays.
        x = _on_grid(field.x + right, 0, self.width - field.width) if right else field.x
        y = _on_grid(field.y + down, field.size * ASCENT * MM_PER_PT, self.height) if down else field.y
        return self.with_field(replace(field, x=x, y=y))

    def resized(self, width: float, height: float) -> "CertificateLayout":
        """Return the layout for a sheet of another size, with all fields scaled."""
        across, down = width / self.width, height / self.height
        scaled = tuple(_scaled(field, across, down) for field in self.fields)
        return replace(self, fields=scaled, width=width, height=height)

    def checked(self) -> "CertificateLayout":
        """Return the layout with clean texts. Raises InvalidRecord, also for a field outside of the sheet."""
        _check_range("Bề ngang tờ giấy (mm)", self.width, (70, 600), "page_width")
        _check_range("Chiều cao tờ giấy (mm)", self.height, (70, 600), "page_height")
        _check_range("Khung cách mép (mm)", self.frame, (0, 50), "frame")
        if len({field.key for field in self.fields}) != len(FieldKey) or len(self.fields) != len(FieldKey):
            raise InvalidRecord("Khuôn giấy khen phải có đủ các chỗ in, mỗi chỗ một lần.")
        fields = tuple(field.checked() for field in self.fields)
        for field in fields:
            top = field.y - field.least * ASCENT * MM_PER_PT
            # The tolerance allows for rounding errors of floating-point sums.
            if min(field.x, top, self.width - field.right, self.height - field.y) < -0.01:
                raise InvalidRecord(f"{field.label}: nằm ngoài tờ giấy.", "x")
        return replace(self, fields=fields, note=clean_text(self.note))


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a printer must be made to print further to the right and down, in tenths of a millimetre."""

    right: int = 0
    down: int = 0

    @property
    def right_mm(self) -> float:
        """The distance to the right."""
        return self.right / 10

    @property
    def down_mm(self) -> float:
        """The distance down."""
        return self.down / 10

    def checked(self) -> "Offset":
        """Return the offset. Raises InvalidRecord for more than two centimetres: then the paper is inserted wrongly."""
        for name, tenths in (("right", self.right), ("down", self.down)):
            if abs(tenths) > _FARTHEST:
                raise InvalidRecord(f"Độ lệch máy in không quá {_FARTHEST // 10} mm mỗi chiều.", name)
        return self


NO_OFFSET = Offset()

_FARTHEST = 200


def _scaled(field: FieldLayout, across: float, down: float) -> FieldLayout:
    scale = min(across, down)
    size, least = (min(96.0, max(6.0, round(pt * scale * 2) / 2)) for pt in (field.size, field.least))
    # Rounded down, so that no field is pushed over the edge.
    x, y, width = (value // STEP * STEP for value in (field.x * across, field.y * down, field.width * across))
    return replace(field, x=x, y=y, width=max(width, 5.0), pitch=field.pitch * down, size=size, least=least)


def _on_grid(value: float, low: float, high: float) -> float:
    steps = round(value / STEP)
    least, most = -(-low // STEP), high // STEP
    return max(least, min(most, steps)) * STEP


def _check_range(words: str, value: float, bounds: tuple[float, float], field: str) -> None:
    low, high = bounds
    if not low <= value <= high:
        raise InvalidRecord(f"{words} phải từ {low:g} đến {high:g}.", field)


def _checked_wording(wording: str, label: str) -> str:
    if len(wording) > _LONGEST_WORDING:
        raise InvalidRecord(f"{label}: câu chữ dài quá {_LONGEST_WORDING} ký tự.", "wording")
    for name in _BLANK.findall(wording):
        if name not in BLANKS and name[:1].lower() + name[1:] not in BLANKS:
            raise InvalidRecord(f"{label}: không có gì để điền vào chỗ trống {{{name}}}.", "wording")
    if _MARK.search(_BLANK.sub("", _OPTIONAL.sub(r"\1", wording))):
        raise InvalidRecord(f"{label}: dấu ngoặc nhọn hoặc ngoặc vuông không khép đúng.", "wording")
    return wording
