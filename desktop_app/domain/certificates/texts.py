"""What one certificate says, where its lines come to stand, and what is wrong with that. Lengths in mm."""

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


@dataclass(frozen=True, slots=True)
class Certificate:
    """One recipient's certificate: `values` fill the blanks of the wordings (`certificates.BLANKS`).

    `number` is the place in the decision's list (Số sổ vàng), `unit_id` the unit whose stock it is printed on.
    """

    number: int
    award_code: str
    award: str
    kind: NomineeKind
    unit_id: int | None
    name: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line: its left edge and its baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A field as it is written at `size` (pt), and the edges of that. `tight`: it took more lines than it should."""

    key: FieldKey
    size: float
    lines: tuple[PlacedLine, ...]
    left: float
    top: float
    right: float
    bottom: float
    tight: bool = False

    def touches(self, other: "PlacedText") -> bool:
        """Tell whether it is written over another."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class CertificateFinding:
    """What is wrong with a certificate. `lost`: part of it would not be on the paper."""

    sentence: str
    lost: bool = False


def findings(
    layout: CertificateLayout, placed: Sequence[PlacedText], offset: Offset = NO_OFFSET
) -> tuple[CertificateFinding, ...]:
    """Return what is wrong with the lines of one certificate on a printer with this offset."""
    return (*_at_the_edges(layout, placed, offset), *_on_each_other(placed))


def summed(found: Iterable[tuple[Certificate, Sequence[CertificateFinding]]]) -> tuple[CertificateFinding, ...]:
    """Return each finding once, with the numbers of those it concerns."""
    numbers: dict[CertificateFinding, list[int]] = {}
    for certificate, wrong in found:
        for finding in wrong:
            numbers.setdefault(finding, []).append(certificate.number)
    return tuple(CertificateFinding(f"{one.sentence} (số {_listed(of)}).", one.lost) for one, of in numbers.items())


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
    for one, other in combinations(placed, 2):
        if one.touches(other):
            yield CertificateFinding(f"{FIELD_LABELS[one.key]}: chữ chạm vào {_lowered(FIELD_LABELS[other.key])}")


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


_MOST_NAMED = 6


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(f"{number:02d}" for number in numbers[:_MOST_NAMED])
    return shown if len(numbers) <= _MOST_NAMED else f"{shown} và {len(numbers) - _MOST_NAMED} số khác"
