"""The layout of papers as data: profiles by date, one TOML file for all papers (resources/papers/the-thuc.toml).

[[profile]]
name = "Nghị định 30/2020/NĐ-CP"
first = 2020-03-05              # left out: no bound
left = 30                       # any field of LayoutProfile; one left out keeps the program's own value
"""

from dataclasses import fields
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.toml_entries import Entry, read_entries
from desktop_app.papers.document.layout import LayoutProfile
from desktop_app.runtime.resources import resource

FILE = "the-thuc"
"""The name of the file without its extension."""
_WHERE = "Thể thức trình bày văn bản"
_COUNTS = ("signature_lines",)
_NOT_MEASURES = ("name", "first", "last", "mark")
_MEASURES = tuple(field.name for field in fields(LayoutProfile) if field.name not in _NOT_MEASURES)


def shipped_layout_text() -> str:
    """Return the text of the shipped file."""
    return resource("papers", f"{FILE}.toml").read_text(encoding="utf-8")


def read_profiles(text: str) -> tuple[LayoutProfile, ...]:
    """Return the profiles of a file, no two of which hold on the same day.

    UnreadableInput names a faulty entry, or a value outside the range the decree allows.
    """
    file = read_entries(text, _WHERE)
    entries = file.tables("profile", "bản")
    file.finish()
    if not entries:
        raise file.fault("không có mục [[profile]] nào.")
    profiles = tuple(map(_profile, entries))
    for place, profile in enumerate(profiles):
        if any(_overlap(profile, other) for other in profiles[:place]):
            raise entries[place].fault("có ngày trùng với một bản đứng trước.")
    return profiles


def profile_on(profiles: tuple[LayoutProfile, ...], day: date) -> LayoutProfile:
    """Return the layout of papers of a day. InvalidRecord if there is none."""
    for profile in profiles:
        if profile.holds_on(day):
            return profile
    raise InvalidRecord(f"Không có thể thức trình bày văn bản cho ngày {day:%d/%m/%Y}.", "profile")


def _overlap(profile: LayoutProfile, other: LayoutProfile) -> bool:
    begins = max(profile.first or date.min, other.first or date.min)
    return begins <= min(profile.last or date.max, other.last or date.max)


def _profile(entry: Entry) -> LayoutProfile:
    measures: dict[str, float] = {
        name: entry.whole(name) if name in _COUNTS else float(entry.decimal(name))
        for name in _MEASURES
        if entry.has(name)
    }
    name, first, last = entry.text("name"), entry.day("first"), entry.day("last")
    entry.finish()
    try:
        return LayoutProfile(name, first, last, **measures)  # type: ignore[arg-type] # counts are whole, the rest is not
    except InvalidRecord as error:
        raise entry.fault(error.message) from error
