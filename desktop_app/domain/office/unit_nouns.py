"""The nouns with which names of units begin: "Phòng", "Trung tâm", "Chi đoàn"."""

from typing import Final

UNIONS: Final = ("doan", "chi doan", "cong doan", "lien doan", "chi bo", "dang bo", "dang uy", "hoi")
"""How the names of organisations of the agency begin, folded."""
_NOUNS: Final = (
    *("phong", "van phong", "thanh tra", "chi cuc", "cuc", "so", "trung tam", "chi nhanh", "ban", "vien", "truong"),
    *("khoa", "bo mon", "to", "doi", "nhom", "bo phan", "hat", "tram", "quy", "thu vien", "bao tang", "benh vien"),
    *UNIONS,
)
"""How names of units begin, folded."""


def unit_noun(name: str) -> str:
    """Return the noun with which a folded name begins, "" for none that is known."""
    return max((noun for noun in _NOUNS if name == noun or name.startswith(f"{noun} ")), key=len, default="")
