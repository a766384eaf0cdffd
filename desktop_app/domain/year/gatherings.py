"""What meetings of people were by their own names: hội nghị, hội thảo, tọa đàm, lớp tập huấn."""

import re
from collections.abc import Collection
from typing import Final

from desktop_app.domain.vietnamese import fold
from desktop_app.domain.year.activities import ATTENDED_KINDS, ActivityKind

_FORMS: Final = {
    "hội nghị": "hoi nghi",
    "hội thảo": "hoi thao",
    "tọa đàm": "toa dam",
    "lớp bồi dưỡng": "(?:lop )?boi duong",
    "lớp tập huấn": "lop|tap huan",
}
"""The forms in their order in a sentence, each with what the folded name of one begins with."""
_ANY: Final = ("hội nghị", "lớp tập huấn")
"""What those are called whose names do not say it: one alone by the first."""
_MEETING: Final = "buổi"
_BY_THE_MEETING: Final = {"tọa đàm": "tọa đàm", "lớp tập huấn": "tập huấn", "lớp bồi dưỡng": "bồi dưỡng"}
"""The forms that are counted by the meeting: "02 buổi tọa đàm, tập huấn", what each is called then."""
_ATTENDING: Final = re.compile(r"(?:tham du|tham gia|du(?= (?:hoi|tap|lop|buoi|le|toa|cuoc)\b)) ")
_SEVERAL: Final = re.compile(
    r"(?:tổ chức |mở )?((\d{1,3}) (?:lớp|buổi|hội nghị|hội thảo|tọa đàm|cuộc|đợt|khóa)\b)", re.IGNORECASE
)
_NAMED: Final = {form: re.compile(rf"(?:to chuc |mo )?(?:{words})\b") for form, words in _FORMS.items()}


def attends(kind: ActivityKind, title: str) -> bool:
    """Return whether the title of a meeting says that others held it: "Tham dự hội nghị của Bộ"."""
    return kind in ATTENDED_KINDS and _ATTENDING.match(fold(title)) is not None


def without_attending(title: str) -> str:
    """Return the name of a meeting without the word that it was attended."""
    attending = _ATTENDING.match(fold(title))
    return title[attending.end() :] if attending is not None else title


def several_in(title: str) -> str:
    """Return how many meetings the title of one says that there were, with their name, "" if it says no number."""
    several = _SEVERAL.match(title)
    return several[1] if several is not None and int(several[2]) > 1 else ""


def gathering_words(titles: Collection[str]) -> str:
    """Return the word for meetings of these names: "lớp tập huấn", "hội nghị, tọa đàm" only for what is among them."""
    forms = {_form_of(title) for title in titles}
    if "" in forms:
        forms |= set(_ANY[: len(titles)])
    present = [form for form in _FORMS if form in forms]
    if present[0] == "tọa đàm":
        # Behind a number it is none by itself, nor are the classes after it.
        return f"{_MEETING} {', '.join(_BY_THE_MEETING[form] for form in present)}"
    return ", ".join(present)


def _form_of(title: str) -> str:
    folded = fold(title)
    return next((form for form, named in _NAMED.items() if named.match(folded)), "")
