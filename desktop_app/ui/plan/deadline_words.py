"""The words that tell the clerk how a deadline was understood."""

from desktop_app.domain.plan.deadlines import RECURRENCE_LABELS, Deadline, DeadlineKind, Recurrence
from desktop_app.domain.round_codes import round_title

QUARTERS = ("I", "II", "III", "IV")


def meaning(deadline: Deadline) -> str:
    """Return the meaning of a deadline in words: "ngày 20/11 hằng năm"."""
    is_begun = deadline.from_year is not None and deadline.kind not in (DeadlineKind.RANGE, DeadlineKind.YEAR)
    return f"{_meaning(deadline)}, từ năm {deadline.from_year}" if is_begun else _meaning(deadline)


def _meaning(deadline: Deadline) -> str:
    match deadline.kind:
        case DeadlineKind.NONE:
            return "không có thời hạn"
        case DeadlineKind.ONGOING:
            return "thường xuyên, không có ngày phải xong"
        case DeadlineKind.MID_AUTUMN:
            return "Tết Trung thu (15/8 âm lịch) hằng năm"
        case DeadlineKind.RANGE:
            return _range(deadline)
        case DeadlineKind.ROUND:
            return _round(deadline)
        case _:
            return _point(deadline)


def _point(deadline: Deadline) -> str:
    year = f"/{deadline.year}" if deadline.year is not None else ""
    often = "" if deadline.recurrence is Recurrence.ONCE else f" {RECURRENCE_LABELS[deadline.recurrence]}"
    match deadline.kind:
        case DeadlineKind.DAY:
            month = f"/{deadline.month}" if deadline.month is not None else ""
            return f"ngày {deadline.day}{month}{year}{often}"
        case DeadlineKind.MONTH:
            return f"tháng {deadline.month}{year}{often}" if deadline.month is not None else often.strip()
        case DeadlineKind.QUARTER:
            if deadline.quarter is None:
                return often.strip()
            return f"quý {QUARTERS[deadline.quarter - 1]}{year}{often}"
    if deadline.from_year is not None:
        return f"hằng năm, từ năm {deadline.from_year}"
    return f"năm {deadline.year}{often}" if deadline.year is not None else often.strip()


def _range(deadline: Deadline) -> str:
    month = f"tháng {deadline.month}/" if deadline.month is not None else "năm "
    ends = [f"từ năm {deadline.from_year}"] if deadline.from_year is not None else []
    if deadline.to_year is not None:
        ends.append(f"đến {month}{deadline.to_year}")
    return " ".join(ends)


def _round(deadline: Deadline) -> str:
    if deadline.recurrence is not Recurrence.PER_ROUND:
        return f"đợt {round_title(deadline.until_round)}"
    until = f", đến đợt {round_title(deadline.until_round)}" if deadline.until_round else ""
    return f"mỗi đợt xét (6 tháng và cuối năm){until}"
