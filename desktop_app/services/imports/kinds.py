"""The kinds of list that can be taken in. Read at the window's start: what reads them is imported when it is used."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ImportKind:
    """A kind of list: its word on the command line, its title, what it is asked for besides the file.

    One `of_year` may name the year only in its title, or not at all; one `of_day` may have one day for all rows, or
    none. `shown_in` is the list that shows what it brings. What is `of_office` the office records itself: units are not
    asked for it.
    """

    key: str
    title: str
    needs_round: bool = False
    of_year: bool = False
    of_day: bool = False
    shown_in: str = ""
    of_office: bool = False


IMPORT_KINDS: Final = {
    kind.key: kind
    for kind in (
        ImportKind("people", "Người, đơn vị", shown_in="people"),
        ImportKind("activities", "Hoạt động", shown_in="activities"),
        ImportKind("good-news", "Tin tốt, câu chuyện đẹp"),
        ImportKind("results", "Kết quả nhiệm vụ", of_year=True, shown_in="occurrences"),
        ImportKind("obstacles", "Khó khăn, vướng mắc", of_day=True, shown_in="obstacles"),
        ImportKind("referrals", "Thông tin đã chuyển", shown_in="referrals"),
        ImportKind("ratings", "Xếp loại, đăng ký thi đua", of_year=True, shown_in="year-records"),
        ImportKind("initiatives", "Sáng kiến, đề tài", of_year=True, shown_in="initiatives"),
        ImportKind("holds", "Tạm dừng xét khen thưởng", shown_in="holds", of_office=True),
        ImportKind("nominations", "Đề nghị khen thưởng", needs_round=True),
        ImportKind("awards", "Khen thưởng đã có", shown_in="awards"),
        ImportKind("units", "Đơn vị, tập thể", shown_in="units", of_office=True),
        ImportKind("tasks", "Nhiệm vụ của kế hoạch", shown_in="tasks", of_office=True),
        ImportKind("indicators", "Chỉ tiêu", of_year=True, shown_in="indicators", of_office=True),
        ImportKind("movements", "Phong trào thi đua", shown_in="movements", of_office=True),
        ImportKind("registrations", "Đăng ký phong trào thi đua", of_day=True, shown_in="movement-registrations"),
        ImportKind("decisions", "Quyết định khen thưởng", shown_in="decisions", of_office=True),
        ImportKind("council-members", "Thành viên Hội đồng", shown_in="councils", of_office=True),
        ImportKind("votes", "Kết quả biểu quyết của Hội đồng", shown_in="votes", of_office=True),
        ImportKind("unit-reviews", "Họp bình xét của đơn vị", shown_in="unit-reviews", of_office=True),
    )
}
TEMPLATE_KINDS: Final = tuple(key for key, kind in IMPORT_KINDS.items() if not kind.of_office)
"""The kinds of list that units are asked for."""


def import_shown_in(list_key: str) -> ImportKind | None:
    """Return the kind of list whose rows can be pasted into a list, None if there is none."""
    return next((kind for kind in IMPORT_KINDS.values() if kind.shown_in == list_key), None)
