"""Numbers as the office measures and prints them: exact from the record to the printed figure.

A printed figure is rounded half up, but never to a whole number that was not reached: 59,999 of 60,000 informed are
not 100 %. A change is computed only if there is an earlier figure to compare with.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import thousands

type Number = int | Decimal | Fraction

NOT_COMPUTABLE = "không tính được"
PERCENT = "%"
"""The unit of measure of shares."""

MOST = 10**12
"""The greatest value of an indicator."""

_WRITTEN = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,13})(?:,([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The change from an earlier value: the difference, and the difference in % of the earlier value.

    None: not computable.
    """

    difference: Fraction | None
    share: Fraction | None


def percentage(part: Number, whole: Number) -> Fraction | None:
    """Return `part` in % of `whole`, exactly; None if `whole` is zero."""
    return 100 * Fraction(part) / Fraction(whole) if whole else None


def compare(this: Number | None, before: Number | None) -> Comparison:
    """Return the change from `before` to `this`; None is a value that was not measured.

    There is no share if `before` is missing, zero or negative.
    """
    if this is None or before is None:
        return Comparison(None, None)
    difference = Fraction(this) - Fraction(before)
    return Comparison(difference, percentage(difference, before) if before > 0 else None)


def parse_value(text: str, field: str = "value") -> Decimal:
    """Return the value of a number in Vietnamese notation: "1.234", "92,5", "92,5 %". Raises InvalidRecord."""
    figures = text.strip().removesuffix(PERCENT).rstrip()
    match = _WRITTEN.fullmatch(figures)
    if match is None:
        raise InvalidRecord(
            f"“{text.strip()}” không phải số từ 0 trở lên.", field, "Viết như 1.234 hoặc 92,5: dấu phẩy trước phần lẻ."
        )
    value = Decimal(f"{match[1].replace('.', '')}.{match[2] or 0}").normalize()
    if value > MOST:
        raise InvalidRecord("Giá trị lớn quá mức có thể ghi.", field)
    return value


def stored_value(value: Decimal) -> str:
    """Return a value as it is stored: plain digits with a point, as Decimal reads them ("92.5", "1234")."""
    return f"{value:f}"


def format_number(value: Number, places: int = 2, mark: Number | None = None) -> str:
    """Return a value as it is printed, rounded half up to `places` decimals: "1.234", "92,5", "-0,25".

    It is cut off instead where rounding up would print a whole number. What differs from a `mark` that it is judged by
    is not printed as the mark: 66,6667 % do not reach 66,67 %.
    """
    scaled = _scaled(value, places, mark)
    whole, rest = divmod(abs(scaled), 10**places)
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    sign = "-" if scaled < 0 else ""
    return f"{sign}{thousands(whole)}" + (f",{decimals}" if decimals else "")


def plain_figures(value: Number) -> str:
    """Return a value as it is printed, without the points between its thousands: "1234,5"."""
    return format_number(value).replace(".", "")


def of_figures(figures: str) -> Fraction:
    """Return the value of such figures."""
    return Fraction(figures.replace(",", "."))


def as_printed(value: Number | None, mark: Number | None = None) -> Fraction | None:
    """Return a value as `format_number` prints it: what a difference beside it has to agree with."""
    return None if value is None else Fraction(_scaled(value, 2, mark), 100)


def format_value(value: Number | None, measure: str, mark: Number | None = None) -> str:
    """Return a value with its unit of measure: "92,5 %", "1.234 tin"; "" if it was not measured."""
    return "" if value is None else f"{format_number(value, mark=mark)} {measure}".rstrip()


def difference_words(comparison: Comparison, measure: str) -> str:
    """Return the difference with its sign: "+12 tin", "-2,5 điểm phần trăm", "0 tin"."""
    if comparison.difference is None:
        return NOT_COMPUTABLE
    return f"{_signed(comparison.difference)} {'điểm phần trăm' if measure == PERCENT else measure}".rstrip()


def share_words(comparison: Comparison) -> str:
    """Return the change in % with its sign: "+12,5 %"."""
    return NOT_COMPUTABLE if comparison.share is None else f"{_signed(comparison.share)} {PERCENT}"


def _scaled(value: Number, places: int, mark: Number | None) -> int:
    """Return a value as it is printed, times ten to the power of `places`."""
    exact = Fraction(value)
    scaled = _rounded(abs(exact), places)
    if mark is not None and exact != mark and scaled == _rounded(Fraction(mark), places):
        scaled += -1 if exact < mark else 1
    return -scaled if exact < 0 else scaled


def _rounded(value: Fraction, places: int) -> int:
    """Return a value times ten to the power of `places` as a whole number."""
    exact = value * 10**places
    cut_off, rounded = int(exact), int(exact + Fraction(1, 2))
    return cut_off if rounded % 10**places == 0 else rounded


def _signed(value: Fraction) -> str:
    number = format_number(value)
    return f"+{number}" if value > 0 and number != "0" else number
