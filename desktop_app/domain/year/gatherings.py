"""What meetings of people were by their own names: hội nghị, hội thảo, tọa đàm, lớp tập huấn."""

import re
from collections.abc import Collection
from typing import Final

from desktop_app.domain.vietnamese import fold

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
_NAMED: Final = {form: re.compile(rf"(?:to chuc |mo )?(?:{words})\b") for form, words in _FORMS.items()}


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
