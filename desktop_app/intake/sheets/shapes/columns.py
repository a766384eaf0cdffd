"""What an award or a rating is called where it is the head of a column, or stands in one of several columns."""

import re
from typing import Final

RATING_HEAD: Final = "Xếp loại"
AWARD_HEAD: Final = "Hình thức khen thưởng"
TITLE_HEAD: Final = "Danh hiệu thi đua"
REGISTERED_HEAD: Final = "Danh hiệu đăng ký"
PROGRESS_HEAD: Final = "Tiến độ"
RECOGNITION_HEAD: Final = "Kết quả công nhận"
_RATING = re.compile(
    r"(?:muc |loai )?(?:ht ?xs(?: ?nv)?|ht ?t(?: ?nv)?|ht ?nv|k(?:o|hong)? ?ht(?: ?nv)?|hoan thanh(?: xuat sac| tot)?"
    r"(?: nhiem vu)?(?: duoc giao)?|khong hoan thanh(?: nhiem vu)?|(?:ht )?xuat sac)$"
)
_AWARD = re.compile(
    r"(?:danh hieu )?(?:lao dong tien tien|ldtt|chien si thi dua(?: co so| cap tinh| toan quoc)?|cstd(?:cs|ct|tq)?"
    r"|cstd co so|(?:tap the )?(?:lao dong (?:tien tien|xuat sac)|ldtt|ldxs)|ttldtt|ttldxs"
    r"|don vi quyet thang|don vi tien tien|giay khen|gk|bang khen|bk|co thi dua)\b.{0,60}$"
)


def head_for(words: str) -> str:
    """Return the head of the column in which such folded words stand: that of a rating, of an award, "" for others."""
    return RATING_HEAD if _RATING.match(words) else AWARD_HEAD if _AWARD.match(words) else ""
