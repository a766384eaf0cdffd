"""The words of what a post says, apart from people: nominations keep a post as it was, and are read sooner."""

import re
from functools import lru_cache
from typing import Final

from desktop_app.domain.fields import Words
from desktop_app.domain.vietnamese import clean_line, fold

UNIT_KINDS = (
    "Khoa, phòng…",
    "Khoa, phòng",
    "Phòng, khoa",
    "Phòng, ban",
    "Phòng, tổ",
    "Khoa",
    "Khoa, tổ",
    "Tổ",
    "Tổ, khoa",
    "Tổ chuyên môn",
    "Trường",
    "Tên trường",
    "Chi bộ",
    "Chi đoàn",
    "Tổ công đoàn",
    "Công đoàn bộ phận",
    "Đơn vị, bộ phận",
    "Đơn vị, trường",
)
"""Headings that name units by their kind."""
UNIT_OF_POST = Words(
    "Đơn vị",
    required=True,
    help="Gõ tên đơn vị",
    headings=(
        "Phòng",
        "Ban",
        "Đơn vị",
        "Phòng, đơn vị…",
        "Phòng, ban…",
        "Đơn vị công tác…",
        "Đơn vị, phòng…",
        "Phòng ban, đơn vị…",
        "Nơi công tác",
        "Cơ quan, đơn vị…",
        "Cơ quan công tác",
        "Đơn vị trực thuộc",
        "Phòng chuyên môn",
        "Bộ phận",
        "Bộ phận công tác",
        "Tên đơn vị",
        "Tên phòng",
        "Tên phòng, đơn vị",
        "Tên đơn vị, phòng",
        "Tên phòng, ban",
        "Thuộc đơn vị",
        "Thuộc phòng",
        "Phòng, trung tâm…",
        "Tên cơ quan, đơn vị",
        "Phòng công tác",
        "Địa chỉ, đơn vị…",
        "Đơn vị, địa chỉ…",
        "Đơn vị đề nghị",
        "Đơn vị trình",
        *UNIT_KINDS,
    ),
)
"""The words of the unit in which a person works."""
POSITION = Words(
    "Chức vụ",
    help="ví dụ: Chuyên viên",
    headings=("Chức vụ…", "Chức danh…", "Vị trí việc làm", "Vị trí công tác", "CV", "CV hiện…", "Chức trách"),
)
"""The words of the position in which a person works."""
_SHORT_POSTS: Final = {
    "cv": "Chuyên viên",
    "cvc": "Chuyên viên chính",
    "cvcc": "Chuyên viên cao cấp",
    "vc": "Viên chức",
    "nv": "Nhân viên",
    "gd": "Giám đốc",
    "pgd": "Phó Giám đốc",
    "p.gd": "Phó Giám đốc",
    "pho gd": "Phó Giám đốc",
    "tp": "Trưởng phòng",
    "ptp": "Phó Trưởng phòng",
    "p.tp": "Phó Trưởng phòng",
    "pho tp": "Phó Trưởng phòng",
    "ktt": "Kế toán trưởng",
    "cvp": "Chánh Văn phòng",
    "gdtt": "Giám đốc Trung tâm",
    "pgdtt": "Phó Giám đốc Trung tâm",
    "p.gdtt": "Phó Giám đốc Trung tâm",
    "gd tt": "Giám đốc Trung tâm",
    "pgd tt": "Phó Giám đốc Trung tâm",
    "p.gd tt": "Phó Giám đốc Trung tâm",
    "ttv": "Thanh tra viên",
    "pcvp": "Phó Chánh Văn phòng",
    "p.cvp": "Phó Chánh Văn phòng",
}
"""The posts that lists of units shorten to letters, folded."""
_SHORT_WORDS: Final = ((re.compile(r"\bVP\b\.?"), "Văn phòng"), (re.compile(r"\bTT\b\.?"), "Trung tâm"))
_DEPUTY: Final = re.compile(r"^P\. ?(?=(?:Trưởng|Giám đốc|Chánh|Chủ)\b)", re.IGNORECASE)
_ONSET: Final = re.compile("[^aeiouy]+")
_OF_OFFICE: Final = re.compile(r"^(?:Phó )?(?:Chánh|Trưởng|Giám đốc)\b")
"""Before these a post goes on with what is led: "Chánh VP", not "CV VP"."""


@lru_cache(maxsize=1024)
def post_in_full(text: str) -> str:
    """Return a post as papers print it where a list shortens it ("CV", "P.GĐ", "Chánh VP"), else as it is written."""
    post = clean_line(text)
    if (whole := _SHORT_POSTS.get(fold(post).rstrip(". ").replace(". ", "."))) is not None:
        return whole
    post = _DEPUTY.sub("Phó ", post)
    if _OF_OFFICE.search(post):
        for short, words in _SHORT_WORDS:
            post = short.sub(words, post)
    return post


@lru_cache(maxsize=1024)
def shortens(written: str, post: str) -> bool:
    """Return whether a list means a post that is known by what it writes: "TTV", "Tr. phòng", "PGĐ TT".

    Each word of the post stands in it whole or by how it begins, in their order; "Phó phòng" is a "Phó Trưởng phòng".
    """
    words = re.findall(r"\w+", fold(post))
    if len(words) < 2:
        return False
    pattern = ""
    for place, word in enumerate(words):
        onset = _ONSET.match(word)
        starts = dict.fromkeys((word, onset.group() if onset else word[0], word[0]))
        is_left_out = word == "truong" and place and words[place - 1] == "pho"
        pattern += f"(?:{'|'.join(starts)})" + ("?" if is_left_out else "")
    return re.fullmatch(pattern, "".join(re.findall(r"\w+", fold(written)))) is not None
