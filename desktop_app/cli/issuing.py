"""Papers on the command line: checked before printing, issued, and reprinted."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day
from desktop_app.cli.named import file_path
from desktop_app.domain.errors import UsageError
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.departures import note_departure
from desktop_app.services.outputs import output
from desktop_app.services.papers.kinds.catalogue import paper_kind

if TYPE_CHECKING:
    from desktop_app.services.papers import edited


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of a paper that is issued, or that was changed in Word."""
    parser.add_argument("--number", metavar="SỐ", help="số văn bản, khi phát hành")
    parser.add_argument("--date", metavar="2026-07-15", help="ngày văn bản: luật, cơ quan, người ký của ngày đó")
    parser.add_argument("--signer", metavar="TÊN", help="người ký, khi phát hành")
    words = "chức vụ người ký, khi phát hành; hai dòng thì ngăn bằng dấu |"
    parser.add_argument("--signer-title", metavar="CHỨC VỤ", help=words)
    words = "bản đã sửa bằng Word: --check nêu chỗ khác, --issue lấy lại làm bản phát hành"
    parser.add_argument("--edited", type=file_path, metavar="FILE.docx", help=words)
    words = "bản PDF hoặc ảnh quét đã ký, giữ cùng bản sửa bằng Word"
    parser.add_argument("--signed-copy", type=file_path, metavar="FILE.pdf", help=words)


def check(folder: DataFolder, options: argparse.Namespace, paper_options: Mapping[str, str], out: Answer) -> None:
    """Print the remarks on a paper that is about to be printed."""
    from desktop_app.services.papers import checks, papers

    with opened(folder) as book:
        paper = papers.document(book, options.kind, paper_options)
        papers.refuse_other_day(book, options.kind, paper_options, paper)
        remarks = checks.remarks(book, options.kind, paper_options, paper)
    value = [
        {
            "sentence": remark.sentence,
            "place": remark.place,
            "list": asdict(remark.query) if remark.query is not None else None,
        }
        for remark in remarks
    ]
    out.answer(value, [remark.sentence for remark in remarks] or ["Không có điều gì cần xem lại trước khi in."])


def compare(folder: DataFolder, options: argparse.Namespace, paper_options: Mapping[str, str], out: Answer) -> None:
    """Print where a Word file that was changed says something else than the program's paper; keep nothing."""
    from desktop_app.services.papers import edited, issued

    with opened(folder) as book:
        edited_paper = edited.edited_paper(book, options.kind, paper_options, issued.IssueFields(), options.edited)
    fields = edited_paper.fields
    differences = [asdict(difference) for difference in edited_paper.differences]
    value = {"number": fields.number, "date": fields.dated_on, "differences": differences}
    out.answer(value, _in_words(edited_paper))


def _in_words(edited_paper: edited.EditedPaper) -> list[str]:
    lines = [edited_paper.words]
    for difference in edited_paper.differences:
        before, after = (" ".join(text.split()) or "(không có)" for text in (difference.before, difference.after))
        lines.append(f"{difference.place}: “{before}” → “{after}”")
    return lines


def issue(folder: DataFolder, options: argparse.Namespace, paper_options: Mapping[str, str], out: Answer) -> None:
    """Issue a paper; warn if its number is already used. Raises UsageError for a file that it is not issued as."""
    from desktop_app.services.papers import edited, issued, papers

    if options.out is not None and options.edited is None:
        formats = issued.formats_of(paper_kind(options.kind))
        if papers.paper_format(options.out) not in formats:
            known = ", ".join(f".{format_.value}" for format_ in formats)
            raise UsageError(f"Văn bản này không phát hành dạng {options.out.suffix.lower()}; có: {known}.")
    day = read_day(options.date) if options.date else None
    title = (options.signer_title or "").replace("|", "\n")
    fields = issued.IssueFields(options.number or "", day, options.signer or "", signer_title=title)
    with opened(folder) as book, ExitStack() as outputs:
        # A file that cannot be written is found before the paper is issued, for which nothing was changed then.
        stream = outputs.enter_context(output(options.out)) if options.out is not None else None
        lines = []
        if options.edited is not None:
            edited_paper = edited.edited_paper(book, options.kind, paper_options, fields, options.edited)
            lines, fields = _in_words(edited_paper), edited_paper.fields
        duplicate = issued.number_taken(book, options.kind, paper_options, fields)
        unedited = "" if options.edited is not None else issued.unedited_warning(book, options.kind, paper_options)
        if options.edited is not None:
            changes = edited.take_back(book, options.kind, paper_options, fields, options.edited, options.signed_copy)
        else:
            changes = issued.issue(book, options.kind, paper_options, fields)
        paper = issued.issued_paper(book, changes.only_id(issued.TABLE))
        if stream is not None:
            copy = issued.reprint(book, paper.id, papers.paper_format(options.out))
            stream.write(copy.content)
            outputs.close()
            note_departure(book, DepartureWay.FILE, f"In lại: {copy.file_name}", options.out)
    warning = " ".join(filter(None, (duplicate.sentence if duplicate is not None else "", unedited)))
    value = {"id": paper.id, "version": paper.version, "number": paper.number, "date": paper.dated_on}
    value |= {"signer": paper.signer, "files": [file.file_name for file in paper.files], "warning": warning}
    value |= {"edited": bool(paper.edits)}
    lines += [f"{changes.label}.", f"Mã số bản đã phát hành: {paper.id}.", *filter(None, [warning])]
    out.answer(value | {"change": changes.change_id}, lines)


def reprint(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write the stored file of an issued paper, byte for byte."""
    from desktop_app.services.papers import issued, papers

    papers.paper_format(options.out)
    with opened(folder) as book:
        paper = issued.save_reprint(book, options.id, options.out)
    out.answer({"out": options.out, "bytes": len(paper.content)}, [f"Đã ghi “{options.out}”."])
