"""Dates as the store keeps them: ISO text, or None."""

from datetime import date

from desktop_app.domain.errors import StoreDamaged


def to_iso(day: date | None) -> str | None:
    """Return a date as ISO text."""
    return day.isoformat() if day is not None else None


def from_iso(text: str | None) -> date | None:
    """Return the date of an ISO text. Raises StoreDamaged for what is no day."""
    return stored_day(text) if text else None


def stored_day(text: str) -> date:
    """Return the date of an ISO text that must be there. Raises StoreDamaged for what is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise StoreDamaged(
            f"Sổ có một ngày không đọc được: “{text}”.",
            "Chạy lệnh check để biết bản ghi nào hỏng, rồi phục hồi từ bản sao lưu gần nhất.",
        ) from None


def is_over(year: int | None) -> bool:
    """Tell whether a year is over: what has no day yet and is of that year cannot be of this one; None for no year."""
    return year is not None and year < date.today().year
