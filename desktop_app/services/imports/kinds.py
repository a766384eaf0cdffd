"""The kinds of list that can be taken in. Read at the window's start: what reads them is imported when it is used."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ImportKind:
    """A kind of list: its word on the command line, its title, and what it is asked for besides the file."""

    key: str
    title: str
    needs_round: bool = False


IMPORT_KINDS: Final = {
    kind.key: kind
    for kind in (
        ImportKind("people", "Người, đơn vị"),
        ImportKind("activities", "Hoạt động"),
        ImportKind("good-news", "Tin tốt, câu chuyện đẹp"),
        ImportKind("results", "Kết quả nhiệm vụ"),
        ImportKind("obstacles", "Khó khăn, vướng mắc"),
        ImportKind("referrals", "Thông tin đã chuyển"),
        ImportKind("ratings", "Xếp loại, đăng ký thi đua"),
        ImportKind("initiatives", "Sáng kiến, đề tài"),
        ImportKind("holds", "Tạm dừng xét khen thưởng"),
        ImportKind("nominations", "Đề nghị khen thưởng", needs_round=True),
        ImportKind("awards", "Khen thưởng đã có"),
    )
}
TEMPLATE_KINDS: Final = tuple(key for key in IMPORT_KINDS if key != "holds")
"""The kinds of list that units are asked for: who is not considered for a while the office records itself."""
