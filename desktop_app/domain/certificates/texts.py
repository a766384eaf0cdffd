"""The texts of one certificate, their lines on the sheet, and findings about them. Lengths are in mm."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from desktop_app.domain.certificates.certificates import (
    EDGE,
    FIELD_LABELS,
    NO_OFFSET,
    CertificateLayout,
    FieldKey,
    Offset,
)
from desktop_app.domain.vocabulary import NomineeKind

_SHORTER_NAME = (
    "Ghi tên cơ quan ngắn hơn (trang Cơ quan), bớt cỡ chữ hoặc dời chỗ “Thẩm quyền” trong khuôn in, "
    "hoặc in trên phôi có sẵn các dòng này."
)
_SHORTER_TEXT = "Ghi chức vụ, đơn vị, thành tích ngắn hơn, hoặc bớt cỡ chữ, dời chỗ các dòng này trong khuôn in."
_FROM_RECORDS = frozenset({FieldKey.NAME, FieldKey.POST, FieldKey.REASON})
"""The fields that the records may fill with a text longer than their room."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One recipient's certificate: `values` fill the blanks of the wordings (`certificates.BLANKS`).

    `number` is its position in the decision's list (Số sổ vàng), `unit_id` the unit on whose stock it is printed.
    `mark` stands behind the text of one that is none ("THỰC HÀNH"), "" for any other. One whose decision is not signed
    `is_draft`: on bought stock number and day are left to be written in, a whole sheet of it says what it is.
    """

    number: int
    award_code: str
    award: str
    kind: NomineeKind
    unit_id: int | None
    name: str
    values: Mapping[str, str]
    mark: str = ""
    is_draft: bool = False

    @property
    def decision_number(self) -> str:
        """The number of its decision with the symbol, "" while it has none."""
        printed = self.values["số quyết định"].strip()
        return "" if printed.startswith("/") else printed


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line: its left edge and its baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The lines of a field at `size` (pt), and their edges. `tight`: there are more lines than the field allows."""

    key: FieldKey
    size: float
    lines: tuple[PlacedLine, ...]
    left: float
    top: float
    right: float
    bottom: float
    tight: bool = False

    def touches(self, other: "PlacedText") -> bool:
        """Return whether this text overlaps another."""
        overlaps_across = self.left < other.right and other.left < self.right
        return overlaps_across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class CertificateFinding:
    """A defect of a certificate. `lost`: part of the text could not be read, so that it is not printed.

    `way_out` says what the clerk can do about it, "" for what helps with every field.
    """

    sentence: str
    lost: bool = False
    way_out: str = ""


def findings(
    layout: CertificateLayout, placed: Sequence[PlacedText], offset: Offset = NO_OFFSET
) -> tuple[CertificateFinding, ...]:
    """Return the defects of the lines of one certificate on a printer with this offset."""
    return (*_at_the_edges(layout, placed, offset), *_on_each_other(placed))


def merge_findings(
    findings_of: Iterable[tuple[Certificate, Sequence[CertificateFinding]]],
) -> tuple[CertificateFinding, ...]:
    """Return each finding once, with the numbers of the certificates it concerns."""
    numbers: dict[CertificateFinding, list[int]] = {}
    for certificate, its_findings in findings_of:
        for finding in its_findings:
            numbers.setdefault(finding, []).append(certificate.number)
    return tuple(
        CertificateFinding(f"{finding.sentence} (số {_listed(sheets)}).", finding.lost, finding.way_out)
        for finding, sheets in numbers.items()
    )


def _at_the_edges(
    layout: CertificateLayout, placed: Sequence[PlacedText], offset: Offset
) -> Iterator[CertificateFinding]:
    for text in placed:
        margins = (
            text.left + offset.right_mm,
            text.top + offset.down_mm,
            layout.width - text.right - offset.right_mm,
            layout.height - text.bottom - offset.down_mm,
        )
        label = FIELD_LABELS[text.key]
        if min(margins) < 0:
            yield CertificateFinding(f"{label}: chữ tràn ra ngoài tờ giấy", lost=True)
        elif min(margins) < EDGE:
            yield CertificateFinding(f"{label}: cách mép giấy chưa đến {EDGE:g} mm, máy in có thể không in tới")


def _on_each_other(placed: Sequence[PlacedText]) -> Iterator[CertificateFinding]:
    for first, second in combinations(placed, 2):
        if first.touches(second):
            words = f"{FIELD_LABELS[first.key]}: chữ chạm vào {_lowered(FIELD_LABELS[second.key])}"
            keys = {first.key, second.key}
            # A long text of the records would be printed over another; what the office placed itself it may want so.
            way_out = _SHORTER_NAME if FieldKey.AUTHORITY in keys else _SHORTER_TEXT if keys & _FROM_RECORDS else ""
            yield CertificateFinding(words, bool(way_out), way_out)


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


_MOST_NAMED = 6


def _listed(numbers: Sequence[int]) -> str:
    listed = ", ".join(f"{number:02d}" for number in numbers[:_MOST_NAMED])
    return listed if len(numbers) <= _MOST_NAMED else f"{listed} và {len(numbers) - _MOST_NAMED} số khác"
