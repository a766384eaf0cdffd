"""The outline of a plan's body: its numbered headings, and under each the items that belong to it.

A paragraph that begins with a small letter after one without a final mark is the rest of that one (a line break in the
middle of a sentence). A lettered item is a heading only if items follow below it. The closing words of a plan ("Trên
đây là Kế hoạch …") stand below its last heading but belong to the whole plan, and so to no section.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from desktop_app.domain.plan.plans import Heading, TextSpan
from desktop_app.intake.files.markers import Marker, Rank, read_marker
from desktop_app.intake.plan.fields import begins_field
from desktop_app.intake.plan.words import ends_with_mark

_LONGEST_TITLE = 140
_SHORTEST_TITLE = 40
_PERIOD = re.compile(
    r"(?:trong )?(?:tháng \d{1,2}|quý (?:IV|I{1,3}|[1-4])|tuần (?:thứ )?\d{1,2})(?:\s?/\s?20\d\d| năm 20\d\d)?"
    r"(?:\s*\([^()]*\))?\s*:?$",
    re.IGNORECASE,
)
"""A line that is nothing but a time: what stands below it is of that time."""
_STEP = re.compile(r"(?:Bước|Giai đoạn|Đợt) \d{1,2}\s?[.:–-]\s+(?=\S)")
_LONGEST_STEP = 80
_CLOSING = re.compile(
    r"(?:Trên đây là|Trong quá trình (?:triển khai|thực hiện|tổ chức)"
    r"|Kế hoạch này (?:được )?(?:phổ biến|quán triệt))\b"
)
_SPREAD = re.compile(r"Kế hoạch này (?:được )?(?:phổ biến|quán triệt|gửi)\b")
"""Closing words that may stand behind a dash as well."""
_LAST_WORDS = re.compile(
    r"(?:(?:Giám đốc|Sở|Văn phòng|UBND|Chủ tịch|[UỦ][ỷỶyỦ] ban)[^.,;:]{0,40} )?(?:kính )?(?:yêu cầu|đề nghị)"
    r"\s+(?:các|thủ trưởng|trưởng|lãnh đạo|toàn thể)\b[^\d]*\./\.$",
    re.IGNORECASE,
)
"""What bids all to do as the plan says, behind which it ends; words with a day are a task of their own."""


_NO_HEADING = "Nội dung"
"""The title over what a plan without headings is to do."""


@dataclass(slots=True)
class Block:
    """A whole paragraph, joined from the lines it was broken into: `text` without its marker, and its place."""

    marker: Marker | None
    text: str
    first: int
    last: int
    before_table: bool = False

    @property
    def rank(self) -> int:
        """The rank of the marker; an unmarked paragraph ranks as a dash."""
        return self.marker.rank if self.marker else Rank.DASH

    @property
    def span(self) -> TextSpan:
        """The paragraphs of the block."""
        return TextSpan(self.first, self.last)


@dataclass(slots=True)
class OutlineSection:
    """A heading and the items directly below it; `text` is the whole text of the heading's paragraph."""

    heading: Heading
    text: str
    items: list[Block] = field(default_factory=list)
    rank: int = Rank.ROMAN
    has_sections: bool = False
    has_table: bool = False
    """Whether a table follows its heading."""
    parent: "OutlineSection | None" = None
    below: "list[OutlineSection]" = field(default_factory=list)
    """The headings directly below it."""

    def line(self) -> list["OutlineSection"]:
        """Return the section and the sections that contain it, the outermost first."""
        above = self.parent.line() if self.parent else []
        return [*above, self]


def read_outline(
    paragraphs: Sequence[str], first: int, after: int, rows: frozenset[int] = frozenset()
) -> list[OutlineSection]:
    """Return the sections of the body (paragraphs `first` to `after`, exclusive) in the order of the text.

    Paragraphs that are `rows` of tables are in no section.
    """
    blocks = [block for block in _blocks(paragraphs, first, after, rows) if not _closes(block)]
    sections: list[OutlineSection] = []
    open_sections: list[tuple[float, OutlineSection]] = []
    paths: dict[str, int] = {}
    for block, following in zip_longest(blocks, blocks[1:]):
        if not _is_heading(block, following):
            if open_sections:
                open_sections[-1][1].items.append(block)
            continue
        rank = _rank_below_decimal(block, open_sections) if block.marker else _rank_of_period(open_sections)
        while open_sections and open_sections[-1][0] >= rank:
            open_sections.pop()
        parent = open_sections[-1][1] if open_sections else None
        section = _section(block, parent, paths)
        section.has_table = block.before_table
        open_sections.append((rank, section))
        sections.append(section)
    _give_back(sections)
    return sections or [_whole_body(blocks, first)]


def _whole_body(blocks: Sequence[Block], first: int) -> OutlineSection:
    """Return what a plan without any heading is to do, below the words that introduce it."""
    heading = Heading(_NO_HEADING, "", _NO_HEADING, 1, TextSpan(first - 1, first - 1))
    return OutlineSection(heading, _NO_HEADING, [*blocks], has_table=True)


def _rank_below_decimal(block: Block, open_sections: Sequence[tuple[float, OutlineSection]]) -> float:
    """Return the rank of a heading; a number stands below a decimal that stands below none: VII → 7.2 → 1."""
    ranks = [rank for rank, _ in open_sections]
    if block.rank != Rank.NUMBER or Rank.NUMBER in ranks or Rank.DECIMAL not in ranks:
        return block.rank
    below = Rank.DECIMAL + 0.5
    return below if below in ranks or (block.marker and block.marker.text == "1") else block.rank


def _give_back(sections: Sequence[OutlineSection]) -> None:
    """Give to the section above what stands without a marker behind a list of numbered sentences."""
    of_list: dict[int, list[OutlineSection]] = {}
    for section in sections:
        of_list.setdefault(id(section.parent), []).append(section)
    for *others, last in of_list.values():
        behind = last.items and all(item.marker is None and not begins_field(item.text) for item in last.items)
        if last.parent and behind and len(others) > 1 and ends_with_mark(last.text, ".;"):
            if not any(other.items or other.has_sections or not ends_with_mark(other.text, ".;") for other in others):
                last.parent.items += last.items
                last.items = []


def _rank_of_period(open_sections: Sequence[tuple[float, OutlineSection]]) -> float:
    """Return the rank of a line that is a title: that of such a line before it, or just below the heading above."""
    before = next((rank for rank, section in open_sections if _is_line_title(section.text)), None)
    return before or (open_sections[-1][0] + 0.5 if open_sections else Rank.ROMAN)


def _blocks(paragraphs: Sequence[str], first: int, after: int, rows: frozenset[int]) -> list[Block]:
    blocks: list[Block] = []
    for index in range(first, after):
        if index in rows:
            if blocks and index - 1 not in rows:
                blocks[-1].before_table = True
            continue
        text = paragraphs[index]
        marker = read_marker(text)
        is_title = bool(blocks) and not blocks[-1].text  # "Phần thứ nhất" stands alone in its line
        if marker is None and blocks and (is_title or (text[:1].islower() and _goes_on(blocks[-1].text))):
            blocks[-1].text = f"{blocks[-1].text} {text}".strip()
            blocks[-1].last = index
        else:
            blocks.append(Block(marker, marker.rest if marker else text, index, index))
    return blocks


def _goes_on(text: str) -> bool:
    """Return whether the sentence of a paragraph goes on in the next one: no mark ends it, or a bracket is open."""
    return not ends_with_mark(text) or text.count("(") > text.count(")")


def _closes(block: Block) -> bool:
    if block.marker:
        return block.marker.rank == Rank.DASH and _SPREAD.match(block.text) is not None
    return (_CLOSING.match(block.text) or _LAST_WORDS.match(block.text)) is not None


def _is_heading(block: Block, following: Block | None) -> bool:
    if block.marker is None:
        below = following is not None and (following.marker is not None or not _is_line_title(following.text))
        return below and _is_line_title(block.text)
    if not block.marker.numbered:
        return False
    if block.rank < Rank.LETTER:
        return True
    if begins_field(block.text):
        return False
    # Dashes or a paragraph after "a) Văn phòng:" are its items; a dash after "a) Tổ chức hội thi." is a detail.
    return following is not None and following.rank >= Rank.DASH and not ends_with_mark(block.text, ".;")


def _is_line_title(text: str) -> bool:
    """Return whether a line without a marker is a title: a time, or a step ("Bước 1. Chuẩn bị")."""
    is_step = len(text) <= _LONGEST_STEP and not ends_with_mark(text, ".;") and _STEP.match(text) is not None
    return is_step or _PERIOD.match(text) is not None


def _section(block: Block, parent: OutlineSection | None, paths: dict[str, int]) -> OutlineSection:
    marker = block.marker.text if block.marker else ""
    above = f"{parent.heading.path}/" if parent else ""
    path = _free_path(f"{above}{marker or short_title(block.text).replace('/', '-')}", paths)
    if parent:
        parent.has_sections = True
    level = parent.heading.level + 1 if parent else 1
    heading = Heading(path, marker, short_title(block.text), level, block.span)
    section = OutlineSection(heading, block.text, rank=block.rank, parent=parent)
    if parent:
        parent.below.append(section)
    return section


def _free_path(wanted: str, paths: dict[str, int]) -> str:
    """Return the path for a heading, with a number if the plan numbers two paragraphs alike.

    `paths` has the greatest number that each was given: who counts anew each time is slow where all are alike.
    """
    path = wanted
    while path in paths:
        paths[wanted] += 1
        path = f"{wanted} ({paths[wanted]})"
    paths[path] = 1
    return path


def short_title(text: str) -> str:
    """Return `text` as a title: the whole text if it is short enough, else its first clause or its first words."""
    whole = text.strip().rstrip(".;:").rstrip()
    if len(whole) <= _LONGEST_TITLE or not ends_with_mark(text):
        return whole
    for mark in re.finditer(r"[,;:.](?=\s)", whole):
        if _SHORTEST_TITLE <= mark.start() <= _LONGEST_TITLE:
            return f"{whole[: mark.start()]}…"
    return f"{whole[:_LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(',;:')}…"
