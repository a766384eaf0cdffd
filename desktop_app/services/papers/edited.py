"""A paper that was changed in Word: compared with the program's own, and taken back as the version that was issued.

The file is kept byte for byte, with the hash of its content; what is signed is what is kept. Where it says something
else than the program's text is told before it is kept, and stays with the issued paper.
"""

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import Cancelled, InvalidRecord, UnreadableInput, UnwritableOutput
from desktop_app.domain.vietnamese import clean_line, fold
from desktop_app.intake.files.containers import Container, check_file, read_bytes, sniff
from desktop_app.intake.files.edited import AROUND, EditedText, TextBlock, blocks_of, read_edited
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.model import IDENTITY, Document
from desktop_app.papers.document.numbered import signer_of
from desktop_app.papers.document.wording import document_number
from desktop_app.runtime.stored_files import FileNotKept, keep_content, plain_name
from desktop_app.services.attachments import LARGEST, attach
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.papers.house_style.column_sets import with_columns
from desktop_app.services.papers.issued import TABLE, IssueFields, as_issued, check_issue, keep_issue
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.declaration import Options

_NUMBER: Final = re.compile(r"^Số:\s*(\d+\s*/\s*[^\s\n]+)", re.MULTILINE)
_DAY: Final = re.compile(r"^[^,\n]{1,40}, ngày\s(\d{1,2})\stháng\s(\d{1,2})\snăm\s(\d{4})$", re.MULTILINE)
"""The line of place and date; bases name days of their own."""
_OTHER: Final = 0.5
"""The share of the program's words that a changed paper has at the least; below that it is another one."""
_SAME: Final = 0.9
"""The share from which on a file is of this paper, whatever it says of itself."""
_ALIKE: Final = 0.5
_BETWEEN_CELLS: Final = " | "
_MOST_EXACT: Final = 5_000
_MOST_COMPARED: Final = 40_000
"""The number of pairs up to which changed paragraphs and rows are matched with those that they came from."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a changed paper says something else: the place, the program's words, the new ones; "" for none."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EditedPaper:
    """A changed paper: the number and day that its file bears, and its differences from the program's text."""

    fields: IssueFields
    differences: tuple[Difference, ...]

    @property
    def words(self) -> str:
        """How it differs, as a sentence."""
        if not self.differences:
            return "Chữ trong tệp đúng như bản của chương trình."
        return f"Tệp khác bản của chương trình ở {len(self.differences)} chỗ."


type GoOn = Callable[[int], bool]
"""Called with the number of places read so far; returns whether to go on."""


def edited_paper(
    book: Book, kind_key: str, options: Options, fields: IssueFields, path: Path, progress: GoOn | None = None
) -> EditedPaper:
    """Compare the Word file at `path` with a paper as it would be issued with these fields.

    Number and day that are left out are those in the file. Raises UnreadableInput for a file that is no Word document,
    active, unsettled, too long, or of another paper, InvalidRecord for another number or day than the file has,
    Cancelled if `progress` says to stop, and as `papers.document`.
    """
    edited = read_edited(path, IDENTITY)
    _go_on(progress, len(edited.blocks))
    fields = _with_those_of(edited, fields)
    return EditedPaper(fields, _differences_from(book, kind_key, options, fields, edited, path, progress)[1])


def take_back(
    book: Book, kind_key: str, options: Options, fields: IssueFields, path: Path, signed: Path | None = None
) -> Changes:
    """Keep a Word file that was changed as the next issued version of a paper, with the `signed` PDF or scan of it.

    Raises as `edited_paper`, and UnwritableOutput (a full disk).
    """
    edited = read_edited(path, IDENTITY)
    fields = _with_those_of(edited, fields)
    paper, differences = _differences_from(book, kind_key, options, fields, edited, path)
    check_issue(book, kind_key, options, fields)
    name = papers.offered_file_name(paper_kind(kind_key), options)
    if signed is not None:
        _check_signed(signed)
    files = [_stored_file(book, path, f"{name}.docx")]
    if signed is not None:
        files.append(_stored_file(book, signed, f"{name}{signed.suffix.lower()}"))
    if not fields.signer:
        fields = replace(fields, signer=_signer(signer_of(paper), differences))
    edits = json.dumps([[part.place, part.before, part.after] for part in differences], ensure_ascii=False)
    return keep_issue(book, kind_key, options, fields, paper, files, edits)


def attach_signed(book: Book, issued_id: int, path: Path) -> Changes:
    """Keep the signed PDF or a scan beside an issued paper. Raises UnreadableInput, RecordGone."""
    _check_signed(path)
    return attach(book, TABLE, issued_id, [path])


def differences_of(edits: str) -> tuple[Difference, ...]:
    """Return the differences kept with an issued paper, () for one that was not changed. Raises UnreadableInput."""
    try:
        return tuple(Difference(*map(str, part)) for part in (json.loads(edits) if edits else ()))
    except (ValueError, TypeError) as error:
        raise UnreadableInput("Phần ghi các chỗ đã sửa bằng Word của văn bản này bị hỏng.") from error


def names_after(names: Mapping[str, str], differences: Sequence[Difference]) -> dict[str, str]:
    """Return the names on a list, with the post of each, as they stand after what was changed in Word.

    All changes are of the list as it was: where a row was taken out each following one may stand in the place of
    the one before it.
    """
    gone, came = set[str](), dict[str, str]()
    for part in differences:
        before, after = (text.split("\n")[0] for text in (part.before, part.after))
        if before in names and after:
            gone.add(before)
            came[after] = names.get(after, names[before])
        elif not part.after:
            gone.update(_named_in(part.before) & names.keys())
    return {name: post for name, post in names.items() if name not in gone} | came


def _named_in(row: str) -> set[str]:
    """Return what may be the name in a row that is gone: its first cell of words, whole or before a post."""
    number, _, others = row.partition(_BETWEEN_CELLS)
    words = (others.split(_BETWEEN_CELLS)[0] if number.isdecimal() else number).split()
    return {" ".join(words[:count]) for count in range(1, len(words) + 1)}


def _with_those_of(edited: EditedText, fields: IssueFields) -> IssueFields:
    """Return the fields with the number and day that stand in the file. Raises InvalidRecord if others are entered."""
    text = "\n".join(cell for block in edited.blocks for cell in block.cells)
    number, day = _NUMBER.search(text), _first_day(text)
    in_file = number[1].replace(" ", "") if number is not None else ""
    entered = clean_line(fields.number)
    if entered and in_file and document_number(entered, in_file.partition("/")[2]) != in_file:
        raise InvalidRecord(f"Tệp ghi số {in_file}, khác số đang nhập ({entered}).", "number", "Sửa cho giống nhau.")
    if fields.dated_on is not None and day is not None and fields.dated_on != day:
        words = f"Tệp ghi ngày {day:%d/%m/%Y}, khác ngày đang nhập ({fields.dated_on:%d/%m/%Y})."
        raise InvalidRecord(words, "dated_on", "Sửa cho giống nhau.")
    return replace(fields, number=entered or in_file, dated_on=fields.dated_on or day)


def _first_day(text: str) -> date | None:
    """Return the day in the line of place and date, None while that is blank."""
    match = _DAY.search(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match is not None else None
    except ValueError:
        return None


def _go_on(progress: GoOn | None, count: int) -> None:
    if progress is not None and not progress(count):
        raise Cancelled


def _differences_from(
    book: Book,
    kind_key: str,
    options: Options,
    fields: IssueFields,
    edited: EditedText,
    path: Path,
    progress: GoOn | None = None,
) -> tuple[Document, tuple[Difference, ...]]:
    paper = as_issued(book, kind_key, options, fields)
    _go_on(progress, len(edited.blocks))
    own_file = papers.written(book, with_columns(book, kind_key, paper), PaperFormat.DOCX)
    own = blocks_of(io.BytesIO(own_file))
    _go_on(progress, len(edited.blocks))
    _refuse_other(paper, own, edited, papers.identity_of(book, kind_key, options), path)
    _refuse_sibling(book, kind_key, options, edited, path)
    return with_columns(book, kind_key, paper), tuple(_differences(own, edited.blocks))


def _refuse_other(paper: Document, own: Sequence[TextBlock], edited: EditedText, identity: str, path: Path) -> None:
    own_words, words = _words(own), _words(edited.blocks)
    share = sum((own_words & words).values()) / max(sum(own_words.values()), 1)
    title = paper.titles.type_name.split("\n")[0] if paper.titles is not None else ""
    lines = {fold(line) for block in edited.blocks for cell in block.cells for line in cell.split("\n")}
    is_other = bool(edited.identity) and edited.identity != identity and share < _SAME
    if is_other or share < _OTHER or (title and fold(title) not in lines):
        raise UnreadableInput(
            f"Tệp “{path.name}” không phải là bản sửa của văn bản này.", "Chọn đúng văn bản rồi lấy lại tệp của nó."
        )


def _refuse_sibling(book: Book, kind_key: str, options: Options, edited: EditedText, path: Path) -> None:
    """Refuse the file of the same kind of paper of another round, type, decision or unit, however alike the words."""
    own = papers.identity_of(book, kind_key, options)
    if not edited.identity or edited.identity == own:
        return
    for option in paper_options(book, kind_key, options):
        for choice in option.choices:
            chosen = {**options, **choice.gives}
            if edited.identity == papers.identity_of(book, kind_key, chosen) and _names_another(options, choice.gives):
                raise UnreadableInput(
                    f"Tệp “{path.name}” là của văn bản cùng loại khác: {option.title} “{choice.label}”.",
                    "Chọn đúng văn bản rồi lấy lại tệp của nó.",
                )


def _names_another(options: Options, gives: Mapping[str, str]) -> bool:
    """Tell whether options chosen otherwise name another paper, and do not only leave open what is chosen here."""
    return any(value and options.get(name) and value != options[name] for name, value in gives.items())


def _words(blocks: Sequence[TextBlock]) -> Counter[str]:
    return Counter(word for block in blocks for cell in block.cells for word in cell.split())


def _differences(own: Sequence[TextBlock], edited: Sequence[TextBlock]) -> Iterator[Difference]:
    # Of very many blocks, those that are the same over and over are not what others are found by: that takes minutes.
    matcher = SequenceMatcher(None, own, edited, autojunk=len(edited) > _MOST_EXACT)
    titles = _column_titles(own)
    for step, first, last, new_first, new_last in matcher.get_opcodes():
        if step != "equal":
            for before, after in _paired(own[first:last], edited[new_first:new_last]):
                yield from _of_pair(before, after, titles)


def _paired(
    own: Sequence[TextBlock], edited: Sequence[TextBlock]
) -> Iterator[tuple[TextBlock | None, TextBlock | None]]:
    """Yield each changed block with the one that it came from, those left over alone."""
    if len(own) * len(edited) > _MOST_COMPARED:
        yield from ((before, None) for before in own)
        yield from ((None, after) for after in edited)
        return
    next_new, known = 0, {_numberless(block) for block in own}
    for before in own:
        places = range(next_new, len(edited))
        # A row that only has another number is that row; it comes from no other one, however alike.
        match = next((place for place in places if _numberless(edited[place]) == _numberless(before)), None)
        if match is None:
            free = (place for place in places if _numberless(edited[place]) not in known)
            match = next((place for place in free if _are_alike(before, edited[place])), None)
        if match is None and len(own) == len(edited) == 1:
            match = 0
        if match is None:
            yield before, None
            continue
        yield from ((None, after) for after in edited[next_new:match])
        yield before, edited[match]
        next_new = match + 1
    yield from ((None, after) for after in edited[next_new:])


def _numberless(block: TextBlock) -> tuple[str, ...]:
    """Return the cells of a row without its running number; of anything else all that it says."""
    numbered = block.table and len(block.cells) > 1 and block.cells[0].strip().isdecimal()
    return block.cells[1:] if numbered else block.cells


def _are_alike(before: TextBlock, after: TextBlock) -> bool:
    if bool(before.table) != bool(after.table) or len(before.cells) != len(after.cells):
        return False
    texts = "\n".join(before.cells), "\n".join(after.cells)
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _of_pair(
    before: TextBlock | None, after: TextBlock | None, titles: dict[int, tuple[str, ...]]
) -> Iterator[Difference]:
    if before is not None and after is not None and len(before.cells) == len(after.cells):
        for place, (old, new) in enumerate(zip(before.cells, after.cells, strict=True)):
            if old != new:
                yield Difference(_place(before, place, titles), old, new)
        return
    if before is not None:
        yield Difference(f"{_place(before, None, titles)}: bỏ", _whole(before), "")
    if after is not None:
        yield Difference(f"{_place(after, None, titles)}: thêm", "", _whole(after))


def _column_titles(blocks: Sequence[TextBlock]) -> dict[int, tuple[str, ...]]:
    """Return the titles of the columns of each table that has a head: its first row, if more of that width follow."""
    rows: dict[int, list[TextBlock]] = {}
    for block in blocks:
        if block.table:
            rows.setdefault(block.table, []).append(block)
    return {
        table: table_rows[0].cells
        for table, table_rows in rows.items()
        if len(table_rows) > 2 and len(table_rows[0].cells) > 2
    }


def _place(block: TextBlock, cell: int | None, titles: dict[int, tuple[str, ...]]) -> str:
    if block.table == AROUND:
        return "Đầu trang, chân trang, chú thích"
    if not block.table:
        return "Đoạn văn"
    columns = titles.get(block.table, ())
    if not columns:
        return "Đầu văn bản" if block.table == 1 else "Chữ ký, nơi nhận"
    number = " ".join(block.cells[0].split())
    row = f"Dòng {number}" if number.isdecimal() else "Dòng của bảng"
    title = columns[cell] if cell is not None and len(columns) == len(block.cells) else ""
    return f"{row}, cột “{' '.join(title.split())}”" if title else row


def _whole(block: TextBlock) -> str:
    return _BETWEEN_CELLS.join(filter(None, (" ".join(cell.split()) for cell in block.cells)))


def _signer(name: str, differences: Sequence[Difference]) -> str:
    """Return who signs by the file: the program's signer, or whose name stands in its place."""
    for part in differences:
        if name and part.before.split("\n")[-1] == name:
            return part.after.split("\n")[-1]
    return name


def _check_signed(path: Path) -> None:
    """Raise UnreadableInput for what is neither a PDF nor a picture, or too large."""
    check_file(path, LARGEST)
    if sniff(path) not in (Container.PDF, Container.IMAGE):
        raise UnreadableInput(f"Tệp “{path.name}” không phải bản PDF hoặc ảnh quét của văn bản đã ký.")


def _stored_file(book: Book, path: Path, name: str) -> dict[str, object]:
    content = read_bytes(path)
    try:
        digest = keep_content(content, book.folder.attachments, path.name)
    except FileNotKept as problem:
        raise UnwritableOutput(problem.sentence) from problem
    return {"file_name": plain_name(name), "sha256": digest, "size": len(content)}
