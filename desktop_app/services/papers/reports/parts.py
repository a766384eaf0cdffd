"""The parts of a report: drafted from the records, edited by the clerk, or stated to have nothing to tell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.year.statements import StatementFields
from desktop_app.papers.kinds.reports.phase_report import OBJECTIVE, SUBJECTIVE
from desktop_app.papers.parts.reports import ReportSection, marked, printed_sections
from desktop_app.services.papers.reports.texts.causes import LINE_TO_FILL, causes_to_fill
from desktop_app.services.papers.reports.texts.sentences import Draft, DraftParagraph, Figure, PlacedLink

_OFFERED: Final = {
    "direction": "Trong kỳ không có văn bản chỉ đạo, hội nghị quán triệt riêng về Kế hoạch.",
    "registration": "Trong kỳ không có tập thể, cá nhân đăng ký thi đua.",
    "movements": "Trong kỳ không có phong trào thi đua được tổ chức.",
    "tasks": "Trong kỳ không có hoạt động, kết quả thực hiện nhiệm vụ của Kế hoạch.",
    "emulation": "Trong kỳ không có đề nghị khen thưởng, quyết định khen thưởng.",
    "commendation": "Trong kỳ không có đề nghị khen thưởng, quyết định khen thưởng.",
    "weaknesses": "Trong kỳ không có nhiệm vụ quá hạn, khó khăn, vướng mắc được phản ánh.",
    "causes": "Trong kỳ không có tồn tại, hạn chế phải nêu nguyên nhân.",
    OBJECTIVE: "Không có nguyên nhân khách quan.",
    SUBJECTIVE: "Không có nguyên nhân chủ quan.",
    "next": "Trong kỳ tiếp theo không có nhiệm vụ đến hạn.",
    "proposals": "Trong kỳ không có đề xuất, kiến nghị.",
}
_OFFERED_BY_HEADING: Final = (
    ("vi phạm", "Trong kỳ không có thông tin vi phạm phải chuyển cơ quan chức năng."),
    ("tin tốt", "Trong kỳ không có tin tốt, câu chuyện đẹp được đăng, chia sẻ."),
)
_OFFERED_ELSE: Final = "Trong kỳ không có nội dung phải báo cáo ở mục này."
OPTIONAL: Final = ("others", OBJECTIVE, SUBJECTIVE)
"""The parts that nobody misses while they are empty."""


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part of a report: its heading, its text, the text drafted from the records, and whether it was edited.

    `marker` is "" for a part that is not printed, since it has nothing to say. `links` are what of the drafted text
    stands for records. `statement` was made for a part without records and stands in its draft. `has_records` says
    that the records speak against one.
    """

    key: str
    marker: str
    heading: str
    level: int
    text: str
    drafted: str
    edited: bool
    links: tuple[PlacedLink, ...] = ()
    statement: StatementFields | None = None
    has_records: bool = False

    @property
    def is_to_write(self) -> bool:
        """Whether it has but a line of dots, which the paper prints until somebody writes the part."""
        return self.text == LINE_TO_FILL

    @property
    def has_dots(self) -> bool:
        """Whether the paper prints dots somewhere in it."""
        return self.is_to_write or any(causes_to_fill(self.text))

    @property
    def title(self) -> str:
        """The heading with its marker: "V. Đề xuất, kiến nghị"."""
        return f"{self.marker} {clean_line(self.heading)}".strip()

    def list_at(self, text: str, position: int) -> ListQuery | None:
        """Return the list of what stands at a position of the part's text, None if no record is meant there.

        In an edited text a number or name is known again by how it is written, and by which of those it is.
        """
        if text == self.drafted:
            at = (link for link in self.links if link.first <= position <= link.end)
            return next((link.link.query for link in at), None)
        for written in dict.fromkeys(link.link.text for link in self.links):
            alike = [link.link.query for link in self.links if link.link.text == written]
            for place, match in enumerate(re.finditer(rf"(?<!\w){re.escape(written)}(?!\w)", text)):
                if match.start() <= position <= match.end():
                    return alike[min(place, len(alike) - 1)]
        return None

    @property
    def why_left_out(self) -> str:
        """Why the part is not printed while it has no text, and what is to be done."""
        heading = clean_line(self.heading)
        if self.drafted:
            return f"Mục “{heading}” đã xóa hết chữ nên không in, tuy sổ có nội dung của mục này."
        empty = f"Mục “{heading}” chưa có gì trong sổ nên không in"
        if self.has_records:
            return f"{empty}: ghi nguyên nhân ở từng tồn tại, hạn chế đã nêu."
        return f"{empty}. Nếu đúng là không có, hãy xác nhận: “{self.offered_statement}”"

    @property
    def offered_statement(self) -> str:
        """The statement offered for the part: "Trong kỳ không có …"."""
        by_heading = (text for words, text in _OFFERED_BY_HEADING if words in self.heading.casefold())
        return _OFFERED.get(self.key) or next(by_heading, _OFFERED_ELSE)


def parts_of(
    outline: Sequence[ReportSection],
    draft: Draft,
    edited: Mapping[str, str],
    statements: Mapping[str, StatementFields],
) -> tuple[ReportPart, ...]:
    """Return the parts of an outline, numbered as they will be printed."""
    parts = []
    for section in outline:
        paragraphs = draft.paragraphs.get(section.key, [])
        statement = statements.get(section.key)
        # Where there is a weakness nobody can say that there is no cause to name.
        is_open = [paragraph.text for paragraph in paragraphs] == [LINE_TO_FILL]
        has_records = not is_open and bool(
            paragraphs or (section.key == "causes" and draft.paragraphs.get("weaknesses"))
        )
        drafts = [DraftParagraph(statement.text)] if statement is not None and not has_records else paragraphs
        drafted, links = _joined(drafts)
        text, is_edited = edited.get(section.key, drafted), section.key in edited
        parts.append(
            ReportPart(
                section.key,
                "",
                section.heading,
                section.level,
                text,
                drafted,
                is_edited,
                links,
                statement,
                has_records,
            )
        )
    return numbered(parts)


def numbered(parts: Sequence[ReportPart]) -> tuple[ReportPart, ...]:
    """Return the parts with the markers of those that are printed: with text, or above one with text."""
    markers = {section.key: marker for marker, section in marked(printed_sections(sections_of(parts)))}
    return tuple(replace(part, marker=markers.get(part.key, "")) for part in parts)


def figures_by_part(figures: Sequence[Figure], parts: Sequence[ReportPart]) -> tuple[Figure, ...]:
    """Return the figures of a report; of what several parts have some of, each says of which: "Sự kiện (mục II.1)"."""
    places: dict[str, str] = {}
    above = ""
    for part in parts:
        own = part.marker.rstrip(".")
        above = own if part.level == 1 else above
        places[part.key] = own if part.level == 1 else f"{above}.{own}" if own else ""
    return tuple(
        replace(figure, name=f"{figure.name} (mục {place})") if (place := places.get(figure.told_in, "")) else figure
        for figure in figures
    )


def parents(parts: Sequence[ReportPart]) -> frozenset[str]:
    """Return the keys of the parts that have parts below them and so need no text.

    Those that nobody misses do not count while they are empty: what has no cause by kind has its causes in one list.
    """
    with_parts: set[str] = set()
    above: list[ReportPart] = []
    for part in parts:
        above = [upper for upper in above if upper.level < part.level]
        if part.text or part.key not in OPTIONAL:
            with_parts.update(upper.key for upper in above)
        above.append(part)
    return frozenset(with_parts)


def sections_of(parts: Sequence[ReportPart]) -> tuple[ReportSection, ...]:
    """Return the parts as a paper takes them."""
    return tuple(
        ReportSection(part.key, part.heading, tuple(filter(None, part.text.split("\n"))), part.level) for part in parts
    )


def with_edit(part: ReportPart, edits: Mapping[str, str | None]) -> ReportPart:
    """Return a part with its edit of these, if there is one; None resets it to its draft."""
    if part.key not in edits:
        return part
    text = edits[part.key]
    if text is None:
        return replace(part, text=part.drafted, edited=False)
    return replace(part, text=clean_text(text), edited=True)


def _joined(paragraphs: Sequence[DraftParagraph]) -> tuple[str, tuple[PlacedLink, ...]]:
    links: list[PlacedLink] = []
    length = 0
    for paragraph in paragraphs:
        links += (replace(link, first=link.first + length, end=link.end + length) for link in paragraph.links)
        length += len(paragraph.text) + 1
    return "\n".join(paragraph.text for paragraph in paragraphs), tuple(links)
