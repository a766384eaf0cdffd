"""Issued papers: the exact bytes and the content, stored with version, number, signer, and who issued it when.

An issued paper is never changed or deleted; only undo removes it, while issuing was the last step. It does not follow
the book: a reprint has the same bytes after people moved, units merged or the base salary rose.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord, UnreadableInput, UnwritableOutput, UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.list_kinds.papers import ISSUED
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import bare_number, is_same_number
from desktop_app.domain.vietnamese import clean_line, clean_text, is_whole_number
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.numbered import date_of, number_of, numbered, signed_by, signer_of, symbol_of
from desktop_app.papers.document.wording import document_number
from desktop_app.runtime.stored_files import FileNotKept, keep_content
from desktop_app.services import lists
from desktop_app.services.attachments import Attachment, attachments
from desktop_app.services.book import Book
from desktop_app.services.dates import to_iso
from desktop_app.services.departures import write_out
from desktop_app.services.papers import papers
from desktop_app.services.papers.house_style.column_sets import with_columns
from desktop_app.services.papers.kinds.awards import DECISION_KEY
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.declaration import Options, PaperKind
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.papers.law_day import law_day, with_law_day
from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.services.settings import read_values
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import now

TABLE: Final = "issued_paper"

_TITLE, _NUMBER = (ISSUED.columns.index(ISSUED.column(key)) for key in ("title", "number"))


@dataclass(frozen=True, slots=True)
class IssueFields:
    """The form data for issuing a paper: its number and date, if it has them already, and who signs it.

    `signer` "" leaves the name that the paper prints, `signer_title` "" the post ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC" in
    two lines); `formats` () stands for all formats of its kind.
    """

    number: str = ""
    dated_on: date | None = None
    signer: str = ""
    formats: tuple[PaperFormat, ...] = ()
    signer_title: str = ""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper as issued, and its files, one a format."""

    id: int
    kind: str
    options: Mapping[str, str]
    title: str
    version: int
    number: str
    dated_on: date | None
    signer: str
    issued_at: str
    issued_by: str
    content: str
    files: tuple[Attachment, ...]
    edits: str = ""
    """What was changed in Word, "" for a version as the program made it."""


ISSUED_ROWS: Final = RowCodec(IssuedPaper, TABLE, apart=("options", "files"))


@dataclass(frozen=True, slots=True)
class NextIssue:
    """A paper as it would be issued now: its version, and the number, date and signer it prints already.

    `symbol` is "" for a paper without a number of its own; `number` and `dated_on` are from its record; `refusal` is
    why it cannot be issued as things stand, "" where it can; `warning` what is lost by it, "" for nothing.
    """

    title: str
    version: int
    symbol: str
    number: str
    dated_on: date | None
    signer: str
    formats: tuple[PaperFormat, ...]
    refusal: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class NumberTaken:
    """A warning that another paper of the same type and year has the number; it does not forbid issuing."""

    sentence: str
    number: str
    query: ListQuery
    """Where the other paper is found."""


def options_of(subject: str) -> dict[str, str]:
    """Return the options of a text made by `subject_of`. Raises UnreadableInput for any other text."""
    return read_values(subject, "Văn bản đã phát hành")


def formats_of(kind: PaperKind) -> tuple[PaperFormat, ...]:
    """Return the formats a kind of paper is issued in: lists also as a workbook."""
    return tuple(PaperFormat) if kind.is_list else (PaperFormat.PDF, PaperFormat.DOCX)


def next_issue(book: Book, kind_key: str, options: Options, day: date | None = None) -> NextIssue:
    """Return what a paper would be issued as, on a `day` where its record has none. Raises as `papers.document`."""
    kind, paper = paper_kind(kind_key), papers.document(book, kind_key, options)
    with book.store.reading() as connection:
        version = _next_version(connection, kind_key, options)
    same = symbol_of(paper), number_of(paper), date_of(paper), signer_of(paper)
    try:
        check_issue(book, kind_key, options, IssueFields(dated_on=date_of(paper) or day))
        refusal = ""
    except InvalidRecord as problem:
        refusal = f"{problem.message} {problem.hint}".strip()
    warning = unedited_warning(book, kind_key, options)
    return NextIssue(papers.offered_file_name(kind, options), version, *same, formats_of(kind), refusal, warning)


def edited_issue(book: Book, kind_key: str, options: Options) -> IssuedPaper | None:
    """Return the last issue of a paper where that came back from Word, None for any other.

    What the program prints of the paper anew has not what was changed there.
    """
    with book.store.reading() as connection:
        match = {"kind": kind_key, "options": papers.subject_of(options)}
        ids = [row["id"] for row in records.living(connection, TABLE, match)]
        own_id = _own_decision(connection, options) if kind_key == DECISION_KEY else None
        decision = next(iter(records.living(connection, "decision", {"id": own_id})), None) if own_id else None
    of_decision = [issued.id for issued in issues_of(book, decision)] if decision is not None else []
    last = max((*ids, *of_decision), default=None)
    issued = issued_paper(book, last) if last is not None else None
    return issued if issued is not None and issued.edits else None


def edited_issues(book: Book, kind_key: str, options: Options) -> Iterator[PaperRemark]:
    """Yield that what was issued of a paper is not what the program prints of it."""
    if issued := edited_issue(book, kind_key, options):
        sentence = (
            f"Văn bản này đã phát hành (bản {issued.version}, đã sửa bằng Word): bản do chương trình in không có chỗ "
            f"đã sửa; cần bản đã phát hành thì in lại bản ấy (mã số {issued.id})."
        )
        yield PaperRemark(sentence, ListQuery("issued", scope={"ids": (issued.id,)}))


def unedited_warning(book: Book, kind_key: str, options: Options) -> str:
    """Return what is to be known before a paper is issued anew as the program makes it, "" for nothing."""
    issued = edited_issue(book, kind_key, options)
    if issued is None:
        return ""
    return (
        f"Bản {issued.version} đã phát hành là bản đã sửa bằng Word; bản này do chương trình lập, không có chỗ đã sửa, "
        "và thay bản ấy từ nay. Sửa thêm thì lấy lại tệp Word."
    )


def number_taken(book: Book, kind_key: str, options: Options, fields: IssueFields) -> NumberTaken | None:
    """Return a warning if the number is that of another paper of the same type and year (NĐ 30/2020, Điều 15)."""
    paper = as_issued(book, kind_key, options, fields)
    number = _number(paper, fields)
    if not number:
        return None
    year = (fields.dated_on or date.today()).year
    return next(numbered_alike(book, kind_key, options, number, year), None)


def numbered_alike(book: Book, kind_key: str, options: Options, number: str, year: int) -> Iterator[NumberTaken]:
    """Yield a warning for each other issued paper, and each other decision, of a year with a paper's number."""
    own_scope = {"kind": kind_key, "options": papers.subject_of(options)}
    versions = {row.id for row in lists.everything(book, ListQuery("issued", scope=own_scope))}
    with book.store.reading() as connection:
        own_id = _own_decision(connection, options)
        decisions = {row["id"]: row for row in records.living(connection, "decision")}
    if kind_key == DECISION_KEY and own_id in decisions:
        versions |= {issued.id for issued in issues_of(book, decisions[own_id])}
    for issued_row in lists.everything(book, ListQuery("issued", scope={"year": year})):
        title, used_number = issued_row.values[_TITLE], issued_row.values[_NUMBER]
        if issued_row.id not in versions and is_same_number(used_number, number):
            sentence = f"Số {number} năm {year} đã dùng cho “{title}”."
            yield NumberTaken(sentence, number, ListQuery("issued", scope={"ids": (issued_row.id,)}))
    symbol = number.partition("/")[2]
    for row in decisions.values() if symbol.startswith("QĐ-") else ():
        same = row["number"] and is_same_number(document_number(row["number"], symbol), number)
        if same and _year(row["signed_on"]) == year and row["id"] != own_id:
            sentence = f"Số {number} năm {year} đã dùng cho quyết định “{row['subject']}”."
            yield NumberTaken(sentence, number, ListQuery("awards", scope={"decision": row["id"]}))
    if kind_key == DECISION_KEY:
        yield from _in_other_registers(book, number, year)


def _in_other_registers(book: Book, number: str, year: int) -> Iterator[NumberTaken]:
    """Yield a warning for what else the office decided under the number of a decision on awards: one series has all."""
    with book.store.reading() as connection:
        initiatives = records.living(connection, "initiative")
        recognised = [(row["document"], row["recognised_on"]) for row in initiatives if row["recognised"]]
        councils = [(row["decision_number"], row["decided_on"]) for row in records.living(connection, "council")]
        cancelled = [(row["cancel_document"], row["cancelled_on"]) for row in records.living(connection, "award")]
    for documents, what, query in (
        (recognised, "quyết định công nhận sáng kiến", "initiatives"),
        (councils, "quyết định thành lập Hội đồng", "councils"),
        (cancelled, "quyết định hủy bỏ khen thưởng", "awards"),
    ):
        if any(_year(day) == year and _is_cited(document, number) for document, day in documents):
            yield NumberTaken(f"Số {number} năm {year} đã dùng cho {what}.", number, ListQuery(query))


def _is_cited(document: str, number: str) -> bool:
    """Tell whether a document is of that number: "Quyết định số 40/QĐ-SNgV ngày 10/3/2026", or the number alone."""
    return any(is_same_number(word.strip(" ,;."), number) for word in document.split() if "QĐ-" in word)


def issue(book: Book, kind_key: str, options: Options, fields: IssueFields) -> Changes:
    """Issue a paper: render it and store its bytes and content as its next version.

    A number used before is not refused (`number_taken` warns of it). Raises UsageError, InvalidRecord (also for a
    number or a day other than those that the paper has from its record), UnwritableOutput (no font, a full disk).
    """
    kind = paper_kind(kind_key)
    paper = with_columns(book, kind_key, as_issued(book, kind_key, options, fields))
    _refuse_others(paper, fields)
    check_issue(book, kind_key, options, fields)
    name = papers.offered_file_name(kind, options)
    identified = papers.identified(book, paper, kind_key, options)
    formats = dict.fromkeys(fields.formats or formats_of(kind))
    files = [_attachment_values(book, identified, name, format_) for format_ in formats]
    return keep_issue(book, kind_key, options, fields, paper, files)


def check_issue(book: Book, kind_key: str, options: Options, fields: IssueFields) -> None:
    """Refuse a paper that may not be issued with these fields, as drafts may not. Raises InvalidRecord."""
    dated = _dated(options, fields)
    paper_kind(kind_key).content().check_issue(book, with_law_day(dated, law_day(book, kind_key, dated)))


def keep_issue(
    book: Book,
    kind_key: str,
    options: Options,
    fields: IssueFields,
    paper: Document,
    files: Sequence[Mapping[str, object]],
    edits: str = "",
) -> Changes:
    """Keep a paper as its next version, with its stored files; `edits` is what was changed in Word."""
    kind = paper_kind(kind_key)
    name = papers.offered_file_name(kind, options)
    with book.store.work("Phát hành văn bản") as work:
        version, dated_on = _next_version(work.connection, kind_key, options), fields.dated_on or date_of(paper)
        act = "Lấy lại bản sửa bằng Word của" if edits else "Phát hành"
        undated = ", chưa ghi ngày" if dated_on is None else ""
        work.label = f"{act} “{name}”" + (f" (bản {version})" if version > 1 else "") + undated
        values = {
            "kind": kind_key,
            "options": papers.subject_of(options),
            "version": version,
            "title": name,
            "number": _number(paper, fields),
            "dated_on": to_iso(dated_on),
            "signer": clean_line(fields.signer) or signer_of(paper),
            "issued_at": now(),
            "issued_by": work.actor,
            "content": as_json(paper),
            "edits": edits,
        }
        issued_id = work.insert(TABLE, values)
        for file in files:
            work.insert("attachment", {**file, "table_name": TABLE, "row_id": issued_id})
        kind.content().mark_issued(work, options, _number(paper, fields), dated_on)
        return work.changes()


def issued_paper(book: Book, issued_id: int) -> IssuedPaper:
    """Return an issued paper. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, TABLE, issued_id)
    files = tuple(attachments(book, TABLE, issued_id))
    return ISSUED_ROWS.from_row(row, options=options_of(row["options"]), files=files)


def issues_of(book: Book, decision: records.Record) -> Iterator[IssuedPaper]:
    """Yield the papers that a decision was issued as: versions are counted apart for a round and for its decision."""
    with book.store.reading() as connection:
        of_round = records.fetch_many(
            connection, "review_round", [decision["round_id"]] if decision["round_id"] else []
        )
    codes = {row["code"] for row in of_round.values()}
    for row in lists.everything(book, ListQuery("issued", scope={"kind": DECISION_KEY})):
        issued = issued_paper(book, row.id)
        named = issued.options.get("decision", "")
        # Of a round's only decision it may have been issued without its id.
        is_same = to_iso(issued.dated_on) == decision["signed_on"] and bare_number(issued.number) == bare_number(
            decision["number"]
        )
        if named == str(decision["id"]) or (not named and is_same and issued.options.get("round") in codes):
            yield issued


def reprint(book: Book, issued_id: int, format: PaperFormat | str = PaperFormat.PDF) -> papers.Paper:
    """Return the bytes as issued. Raises RecordGone, UsageError (not issued in the format), UnreadableInput (lost)."""
    paper = issued_paper(book, issued_id)
    suffix = f".{PaperFormat(format).value}"
    file_ = next((file for file in paper.files if file.file_name.endswith(suffix)), None)
    if file_ is None:
        suffixes = ", ".join(Path(file.file_name).suffix for file in paper.files)
        raise UsageError(f"“{paper.title}” không phát hành dạng {suffix}; có: {suffixes}.")
    if not file_.is_whole():
        raise UnreadableInput(
            f"Bản đã phát hành “{file_.file_name}” bị mất hoặc đã bị sửa trong thư mục dữ liệu.",
            "Phục hồi thư mục dữ liệu từ bản sao lưu.",
        )
    return papers.Paper(file_.path.read_bytes(), file_.file_name)


def save_reprint(book: Book, issued_id: int, path: Path) -> papers.Paper:
    """Write an issued paper again, in the format of the file's name. Raises as `reprint`, and UnwritableOutput."""
    paper = reprint(book, issued_id, papers.paper_format(path))
    write_out(book, f"In lại: {paper.file_name}", paper.content, path)
    return paper


def _refuse_others(paper: Document, fields: IssueFields) -> None:
    entered, number, day = clean_line(fields.number), number_of(paper), date_of(paper)
    if entered and number and not is_same_number(document_number(entered, symbol_of(paper)), number):
        raise InvalidRecord(f"Văn bản này mang số {number} theo bản ghi, không phát hành với số khác.", "number")
    if fields.dated_on is not None and day is not None and day != fields.dated_on:
        raise InvalidRecord(
            f"Văn bản này mang ngày {day:%d/%m/%Y} theo bản ghi, không phát hành với ngày khác.", "dated_on"
        )


def _next_version(connection: records.Reader, kind_key: str, options: Options) -> int:
    issued = records.living(connection, TABLE, {"kind": kind_key, "options": papers.subject_of(options)})
    return 1 + max((row["version"] for row in issued), default=0)


def as_issued(book: Book, kind_key: str, options: Options, fields: IssueFields) -> Document:
    """Return a paper as it would be issued with these fields. Raises as `papers.document`."""
    paper = papers.document(book, kind_key, _dated(options, fields))
    paper = numbered(paper, clean_line(fields.number), fields.dated_on)
    capacity = tuple(filter(None, clean_text(fields.signer_title).split("\n")))
    return signed_by(paper, clean_line(fields.signer), capacity)


def _dated(options: Options, fields: IssueFields) -> Options:
    """Return the options of a paper with the day that it bears, of which law, office and signer are."""
    return {**options, DATED: fields.dated_on.isoformat()} if fields.dated_on is not None else options


def _attachment_values(book: Book, paper: Document, name: str, format: PaperFormat) -> dict[str, object]:
    """Render a paper and store the bytes among the attached files; return the values of the attachment's record."""
    content = papers.written(book, paper, format)
    try:
        digest = keep_content(content, book.folder.attachments, name)
    except FileNotKept as problem:
        raise UnwritableOutput(problem.sentence) from problem
    return {"file_name": f"{name}.{format.value}", "sha256": digest, "size": len(content)}


def _number(paper: Document, fields: IssueFields) -> str:
    """Return the number a paper is stored with: the one it prints, else the one the clerk entered."""
    entered, symbol = clean_line(fields.number), symbol_of(paper)
    return number_of(paper) or (document_number(entered, symbol) if entered and symbol else entered)


def _year(day: str | None) -> int:
    return int(day[:4]) if day else 0


def _own_decision(connection: records.Reader, options: Options) -> int | None:
    """Return the decision that a paper with these options is of: the one chosen, else the round's last."""
    if options.get("decision"):
        return int(options["decision"]) if is_whole_number(options["decision"]) else None
    rounds = records.living(connection, "review_round", {"code": options.get("round", "")})
    match = {"round_id": rounds[0]["id"], "level": AwardLevel.DEPARTMENT.value} if rounds else None
    decisions = records.living(connection, "decision", match) if match else []
    return decisions[-1]["id"] if decisions else None
