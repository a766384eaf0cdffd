"""Proofreads a finished paper before it is printed, as the office does before the signature.

It checks the rules of Nghị định 30/2020/NĐ-CP, Phụ lục I and III, and common mistakes: a number in the text that is not
the number of rows, an annex that is mentioned and missing.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from desktop_app.domain.office.citations import count_words
from desktop_app.papers.document.faults.law import Instrument, basis_fault, cited_too_early
from desktop_app.papers.document.faults.words import words_in
from desktop_app.papers.document.model import (
    BodyRow,
    Document,
    GroupRow,
    LegalBases,
    Paragraph,
    Recipients,
    Section,
    SignatureBlock,
    Table,
    Titles,
    TotalRow,
)
from desktop_app.papers.document.numbered import attachment_of, date_of, number_of, symbol_of
from desktop_app.papers.document.text import NOTHING_RECORDED
from desktop_app.papers.document.wording import ATTACHED, DRAFT_MARK, THE_END, UNKNOWN_CODE, money_figures

_LETTERS: Final = {
    "TỜ TRÌNH": "TTr",
    "QUYẾT ĐỊNH": "QĐ",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "DANH SÁCH": "DS",
    "TRÍCH SAO": "TrS",
}
"""Abbreviations of types (Nghị định 30/2020/NĐ-CP, Phụ lục III) that the papers of this program have."""
_COUNTING: Final = ("QUYẾT ĐỊNH", "TỜ TRÌNH", "DANH SÁCH")
"""The types whose text states the numbers of its list; minutes count those who pass, reports have other figures."""
_BASIS: Final = re.compile(r"^(Căn cứ|Xét|Theo|Thực hiện)\b")
_CONSISTING_OF: Final = ", gồm "
_COUNTED: Final = re.compile(r"(\d+) (?:lượt )?(tập thể|cá nhân)(?!\w)")
_KINDS: Final = ("tập thể", "cá nhân")
_ARTICLE: Final = re.compile(r"\b(?:Như|tại|theo) Điều (\d+)(?! khoản)(?! [A-ZĐ])")
_ANNEX: Final = re.compile(r"\b(danh sách|biểu|bảng)\b[^.;]*?\b(kèm theo|đính kèm)|\bphụ lục\b", re.IGNORECASE)
_ATTACHED: Final = re.compile(r"\bPhụ lục\b(?!\s+\S*\s*(?:Nghị định|Thông tư|Luật))")
_NOWHERE: Final = re.compile(r"^\s*,")
_SEVERAL_BASES: Final = re.compile(
    r";\s*(?:Căn cứ|Xét|Theo"
    r"|(?:Bộ luật|Luật(?! sửa đổi)|Nghị định|Thông tư|Quyết định|Chỉ thị|Kế hoạch)\s+(?:số|[A-ZĐ]))"
)
"""A second basis on the line; the title of one ("quy định về …; quy định chi tiết …") has semicolons of its own."""
_WITHOUT_SYMBOL: Final = re.compile(
    r"\b(?:(?:Quyết định|Tờ trình|Công văn|Kế hoạch|Thông báo|Báo cáo|Biên bản|Giấy mời|Chương trình|Văn bản|Hướng dẫn"
    r"|Nghị quyết|Chỉ thị|Công điện|Giấy đề nghị) số:?\s"
    r"|(?:Công văn|Văn bản|Tờ trình|Quyết định)\s(?=\d+\s(?:ngày|của)\b))"
    r"(\d+)(?=\s|[,;.)]|$)"
)
"""Without "số" a number is that of a document only where its day or who issued it follows."""


class NoteSubject(StrEnum):
    """The subject of a note: where to correct it."""

    OFFICE = "office"
    SIGNER = "signer"
    NUMBER = "number"
    WORDING = "wording"
    ROWS = "rows"
    SPELLING = "spelling"
    RECORD = "record"
    """A text that the paper has from a record."""


@dataclass(frozen=True, slots=True)
class ProofNote:
    """A note of the proofreading, as a sentence; `word` is what is wrong in a `text` from a record, "" for none.

    `of_every_place` is what the sentence says of each place of that word alike, "" where it says it of this alone.
    """

    about: NoteSubject
    sentence: str
    word: str = ""
    text: str = ""
    of_every_place: str = ""

    def at_places(self, count: int) -> str:
        """Return the sentence for so many places of the word, this being the first of them."""
        if count == 1 or not self.of_every_place:
            return self.sentence
        first = self.sentence.removeprefix(self.of_every_place)
        return f"{self.of_every_place} ({count_words(count)} chỗ){first}"


def proofread(document: Document, listed: Mapping[str, int] | None = None) -> tuple[ProofNote, ...]:
    """Return the notes on a paper, those on its letterhead first.

    `listed` has the numbers of collectives and people ("tập thể", "cá nhân") on the list that belongs to a paper
    without a list of its own. Of a copy it is the block of who copied it: what is copied was signed.
    """
    if (copied := document.copied) is not None:
        head = copied.letterhead
        titles = Titles(head.copied_as.removesuffix(DRAFT_MARK))
        document = Document(document.metadata, letterhead=head, titles=titles, closing=copied.closing)
    checks: tuple[Callable[[Document], Iterator[ProofNote]], ...] = (
        _letterhead,
        _signatures,
        _bases,
        _ending,
        _recipients,
        _articles,
        _annexes,
        lambda document: _counts(document, listed),
        _sums,
        _posts,
        _spelling,
        _words,
        _numbers,
    )
    return tuple(dict.fromkeys(finding for check in checks for finding in check(document)))


def _letterhead(document: Document) -> Iterator[ProofNote]:
    letterhead, titles = document.letterhead, document.titles
    if letterhead is None:
        return
    if not any(line.strip() for line in letterhead.issuing_lines):
        yield ProofNote(NoteSubject.OFFICE, "Tên cơ quan ban hành còn để trống.")
    if _NOWHERE.match(letterhead.place_date):
        yield ProofNote(NoteSubject.OFFICE, "Địa danh trước ngày tháng còn để trống.")
    symbol = symbol_of(document)
    if symbol.endswith("-"):
        yield ProofNote(NoteSubject.OFFICE, f"Ký hiệu “{symbol}” thiếu chữ viết tắt tên cơ quan.")
    letters = _LETTERS.get(titles.type_name.upper().split("\n")[0], "") if titles is not None else ""
    if symbol and letters and symbol.split("-")[0] != letters:
        yield ProofNote(NoteSubject.WORDING, f"Ký hiệu “{symbol}” không phải của loại này ({letters}).")
    if symbol and not number_of(document):
        yield ProofNote(NoteSubject.NUMBER, "Số văn bản còn để trống, ghi sau khi ký.")
    if letterhead.place_date and not re.search(r"\d", letterhead.place_date.split("năm")[0]):
        yield ProofNote(NoteSubject.NUMBER, "Ngày văn bản còn để trống, ghi sau khi ký.")
    if attachment_of(document) and date_of(document) is None:
        yield ProofNote(NoteSubject.NUMBER, "Số, ngày của Tờ trình kèm theo còn để trống, ghi sau khi ký.")


def _signatures(document: Document) -> Iterator[ProofNote]:
    own, *annexes = document.sections
    # A form that a letter goes with is signed by who fills it in.
    for section in (own, *(annex for annex in annexes if annex.letterhead is not None)):
        for block in section.closing.columns:
            if isinstance(block, SignatureBlock) and not block.name.strip():
                capacity = " ".join(filter(None, block.capacity_lines)) or "người ký"
                yield ProofNote(NoteSubject.SIGNER, f"Chưa có họ tên dưới chữ ký “{capacity}”.")


def _bases(document: Document) -> Iterator[ProofNote]:
    for block in _blocks(document, LegalBases):
        bare = [line.rstrip(" ;.") for line in block.bases]
        if not any(bare):
            yield ProofNote(NoteSubject.WORDING, "Văn bản chưa có căn cứ.")
        for line in filter(None, bare):
            if not _BASIS.match(line):
                yield ProofNote(
                    NoteSubject.WORDING, f"Căn cứ “{_short(line)}” không bắt đầu bằng “Căn cứ”, “Xét” hoặc “Theo”."
                )
            if _SEVERAL_BASES.search(line) or THE_END in line:
                yield ProofNote(NoteSubject.WORDING, f"Căn cứ “{_short(line)}” phải viết mỗi căn cứ một dòng.")


def _ending(document: Document) -> Iterator[ProofNote]:
    texts = [block.text for block in document.body if isinstance(block, Paragraph) and block.text.strip()]
    if symbol_of(document) == "" or not texts:
        return
    ends = sum(text.count(THE_END) for text in texts)
    if not texts[-1].rstrip().endswith(THE_END):
        yield ProofNote(NoteSubject.WORDING, "Nội dung văn bản chưa kết thúc bằng “./.”.")
    elif ends > 1:
        yield ProofNote(NoteSubject.WORDING, "Dấu “./.” có ở nhiều chỗ; chỉ đặt một lần, cuối nội dung.")
    for annex in document.annexes:
        if annex.titles is not None and annex.titles.attached_to.startswith(ATTACHED):
            last = [*_section_texts(annex), *_said_empty(annex), *annex.closing.lines][-1:]
            if not last or not last[0].rstrip().endswith(THE_END):
                yield ProofNote(NoteSubject.WORDING, f"{annex.label} chưa kết thúc bằng “./.”.")


def _recipients(document: Document) -> Iterator[ProofNote]:
    closing, head = document.closing, document.letterhead
    # What a unit writes, with a number that it gives by hand, is filed by the unit.
    has_own = head is not None and head.number_text and not head.number_text.endswith(UNKNOWN_CODE)
    filed = "Lưu: VT" if has_own else "Lưu:"
    for block in (closing.left, closing.below):
        if isinstance(block, Recipients) and not any(line.strip().startswith(filed) for line in block.lines):
            yield ProofNote(NoteSubject.WORDING, f"Nơi nhận thiếu dòng “{filed}”.")


def _articles(document: Document) -> Iterator[ProofNote]:
    paragraphs = [block for block in document.body if isinstance(block, Paragraph)]
    numbers = {match[1] for paragraph in paragraphs if (match := re.match(r"Điều (\d+)\.", paragraph.lead))}
    if not numbers:
        return
    closing = document.closing
    lines = [line for block in (closing.left, closing.below) if isinstance(block, Recipients) for line in block.lines]
    for text in (*lines, *(paragraph.text for paragraph in paragraphs if paragraph.lead)):
        for number in _ARTICLE.findall(text):
            if number not in numbers:
                yield ProofNote(
                    NoteSubject.WORDING, f"“{_short(text)}” nhắc Điều {number} mà văn bản không có Điều này."
                )


def _annexes(document: Document) -> Iterator[ProofNote]:
    text = " ".join(_paragraph_texts(document))
    if not document.annexes and _ATTACHED.search(text):
        yield ProofNote(NoteSubject.WORDING, "Lời văn nhắc đến Phụ lục mà văn bản không có Phụ lục nào.")
    following = document.annexes[0] if document.annexes else None
    # A letter or a sheet for the next person has the same letterhead: no annex.
    alike = following is not None and (following.cut_off or following.letterhead == document.letterhead is not None)
    if following is not None and not alike and text and not _ANNEX.search(text):
        names = ", ".join(annex.label for annex in document.annexes if annex.label)
        yield ProofNote(NoteSubject.WORDING, f"Văn bản có {names or 'phần kèm theo'} mà lời văn không nhắc đến.")


def _counts(document: Document, listed: Mapping[str, int] | None) -> Iterator[ProofNote]:
    rows = rows_by_kind(document) or Counter(listed or {})
    if not rows or document.titles is None or document.titles.type_name not in _COUNTING:
        return
    stated_wrongly: set[tuple[str, int]] = set()
    for section in document.sections:
        for text in (*_section_texts(section), *section.closing.lines):
            # An item ("a) Tặng Giấy khen cho …") or "Trong số …" counts its own rows only; the others are compared.
            for word, number in _stated(text) if not _is_part(text) else ():
                # The next sentence may say the same number again.
                if number != rows[word] and (word, number) not in stated_wrongly:
                    stated_wrongly.add((word, number))
                    words = f"“{_short(text)}” ghi {number} {word} mà danh sách có {rows[word]}."
                    yield ProofNote(NoteSubject.ROWS, words)


def _stated(text: str) -> Iterator[tuple[str, int]]:
    """Yield the numbers of collectives and people that a text states; parts, behind "gồm", by what they add up to."""
    total, _, parts = text.partition(_CONSISTING_OF)
    yield from {word: int(number) for number, word in _COUNTED.findall(total)}.items()
    sums = Counter[str]()
    for number, word in _COUNTED.findall(parts):
        sums[word] += int(number)
    yield from sums.items()


def _sums(document: Document) -> Iterator[ProofNote]:
    for table in _blocks(document, Table):
        for row in table.rows:
            if isinstance(row, TotalRow):
                yield from _sum_of(table, row)


def _posts(document: Document) -> Iterator[ProofNote]:
    unknown = ", ".join(name for name, post in names_on(document).items() if post == NOTHING_RECORDED)
    if unknown:
        yield ProofNote(NoteSubject.ROWS, f"Chưa ghi chức vụ, phòng/đơn vị của: {unknown} (in là “–”).")


def _sum_of(table: Table, total: TotalRow) -> Iterator[ProofNote]:
    first = len(table.columns) - len(total.values)
    for place, value in enumerate(total.values, start=first):
        cells = [row.values[place] for row in table.rows if isinstance(row, BodyRow) and row.is_counted]
        summed = sum(cell for cell in cells if isinstance(cell, int))
        if isinstance(value, int) and value != summed:
            stated_total, column_title = money_figures(value), table.columns[place].title
            actual_total = money_figures(summed)
            yield ProofNote(
                NoteSubject.ROWS,
                f"“{total.label}” ghi {stated_total} ở cột “{column_title}”, cộng lại là {actual_total}.",
            )


def _spelling(document: Document) -> Iterator[ProofNote]:
    for text in _all_texts(document):
        if not unicodedata.is_normalized("NFC", text):
            plain = unicodedata.normalize("NFC", text)
            yield ProofNote(NoteSubject.SPELLING, f"“{_short(plain)}” gõ bằng dấu tổ hợp, in ra có thể lệch dấu.")


def _words(document: Document) -> Iterator[ProofNote]:
    for text in _all_texts(document):
        for word in words_in(text):
            say = f"; ghi “{word.say}”" if word.say else ""
            what = "chép nguyên lỗi của văn bản kế hoạch" if word.of_plan else "là từ dùng trong nội bộ"
            sentence = f"“{word.text}” {what}{say}"
            place = f"{sentence}: “{_around(text, word.text)}”."
            yield ProofNote(NoteSubject.RECORD, place, word.text, text, sentence if word.of_plan else "")
    for text in document.corrections:
        for word in words_in(text):
            if word.of_plan:
                sentence = f"“{word.text}” là lỗi của văn bản kế hoạch; bản in ghi “{word.say}”"
                place = f"{sentence}: “{_around(text, word.text)}”."
                yield ProofNote(NoteSubject.RECORD, place, word.text, text, sentence)


def _numbers(document: Document) -> Iterator[ProofNote]:
    for text in _all_texts(document):
        for match in _WITHOUT_SYMBOL.finditer(text):
            words = " ".join(match[0].split())
            sentence = f"“{words}” thiếu ký hiệu sau số: “{_around(text, match[0])}”."
            yield ProofNote(NoteSubject.RECORD, sentence, match[1], text)


def law_notes(document: Document, day: date, instruments: Sequence[Instrument]) -> Iterator[ProofNote]:
    """Yield notes on the law that a paper of a day cites and that does not hold on it.

    Of a copy there are none: it was signed on another day.
    """
    if document.copied is not None:
        return
    for block in _blocks(document, LegalBases):
        for line in block.bases:
            fault = basis_fault(line, day, instruments)
            if fault:
                yield ProofNote(NoteSubject.WORDING, f"Căn cứ “{_short(line, 90)}” {fault}.", text=line)
    for text in _paragraph_texts(document):
        for name in cited_too_early(text, day, instruments):
            sentence = f"“{name}” chưa có hiệu lực vào ngày {day:%d/%m/%Y} của văn bản: “{_around(text, name)}”."
            yield ProofNote(NoteSubject.RECORD, sentence, name, text)


def rows_by_kind(document: Document) -> Counter[str]:
    """Return the numbers of collectives and people ("tập thể", "cá nhân") on a paper's lists."""
    counts: Counter[str] = Counter()
    for table in _blocks(document, Table):
        word = ""
        for row in table.rows:
            if isinstance(row, GroupRow):
                word = row.counted or next((word for word in _KINDS if word.upper() in row.text), "")
            elif isinstance(row, BodyRow) and word:
                counts[word] += 1
    return counts


def names_on(document: Document) -> dict[str, str]:
    """Return, by name on a paper's lists, the post printed beside it ("" if the list has none)."""
    posts_by_name: dict[str, str] = {}
    for table in _blocks(document, Table):
        titles = [column.title for column in table.columns]
        # The office may have renamed the column; the name is in the one after the number.
        place = next((number for number, title in enumerate(titles) if title.startswith("Họ và tên")), 1)
        of_nominees = any(title.startswith("Họ và tên (tên tập thể)") for title in titles)
        post = next((number for number, title in enumerate(titles) if title.startswith("Chức vụ")), None)
        word = ""
        for row in table.rows:
            if isinstance(row, GroupRow):
                word = row.text
            elif isinstance(row, BodyRow) and (of_nominees or "TẬP THỂ" in word or "CÁ NHÂN" in word):
                name, _, below = str(row.values[place] or "").partition("\n")
                posts_by_name[name] = str(row.values[post] or "") if post is not None else below
    return posts_by_name


def _is_part(text: str) -> bool:
    return bool(re.match(r"^([a-zđ]\)|-|Trong (số|đó))\s", text))


def _paragraph_texts(document: Document) -> Iterator[str]:
    for block in document.body:
        if isinstance(block, Paragraph):
            yield block.text


def _said_empty(section: Section) -> Iterator[str]:
    """Yield the words of a table at its end that is empty and says so: "Chưa có số liệu./."."""
    for block in section.body[-1:]:
        if isinstance(block, Table) and len(block.rows) == 1 and isinstance(row := block.rows[0], GroupRow):
            yield row.text


def _section_texts(section: Section) -> Iterator[str]:
    return (block.text for block in section.body if isinstance(block, Paragraph))


def _blocks[Kind](document: Document, kind: type[Kind]) -> Iterator[Kind]:
    for section in document.sections:
        yield from (block for block in section.body if isinstance(block, kind))


def _all_texts(document: Document) -> Iterator[str]:
    for section in document.sections:
        letterhead, titles = section.letterhead, section.titles
        if letterhead is not None:
            yield from (*letterhead.parent_lines, *letterhead.issuing_lines, letterhead.place_date, letterhead.about)
        if titles is not None:
            yield from (titles.type_name, titles.subject, titles.attached_to)
        for block in section.body:
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, LegalBases):
                yield from block.bases
            elif isinstance(block, Table):
                for row in block.rows:
                    if isinstance(row, BodyRow):
                        yield from (value for value in row.values if isinstance(value, str))
        yield from section.closing.lines
        yield from (block.name for block in section.closing.columns if isinstance(block, SignatureBlock))


def _short(text: str, longest: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"


def _around(text: str, word: str, before: int = 30, longest: int = 70) -> str:
    """Return a text as a remark quotes it: a piece of it with the word."""
    plain, word = " ".join(text.split()), " ".join(word.split())
    first = max(plain.find(word) - before, 0)
    first = plain.rfind(" ", 0, first) + 1 if first else 0
    return f"{'…' if first else ''}{_short(plain[first:], longest)}"
