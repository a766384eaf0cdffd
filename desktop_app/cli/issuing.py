"""Papers looked over, issued, and printed again by the command line."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.papers import checks, issued, papers


def check(folder: DataFolder, options: argparse.Namespace, given: Mapping[str, str], out: Answer) -> None:
    """Print what to look at in a paper before it is printed."""
    with opened(folder) as book:
        found = checks.remarks(book, options.kind, given)
    value = [
        {"sentence": one.sentence, "place": one.place, "list": asdict(one.query) if one.query is not None else None}
        for one in found
    ]
    out.answer(value, [one.sentence for one in found] or ["Không có điều gì cần xem lại trước khi in."])


def issue(folder: DataFolder, options: argparse.Namespace, given: Mapping[str, str], out: Answer) -> None:
    """Issue a paper; a number used before is warned of."""
    day = read_day(options.date) if options.date else None
    fields = issued.IssueFields(options.number or "", day, options.signer or "")
    with opened(folder) as book:
        taken = issued.number_taken(book, options.kind, given, fields)
        changes = issued.issue(book, options.kind, given, fields)
        paper = issued.issued_paper(book, changes.only_id(issued.TABLE))
        if options.out is not None:
            issued.save_reprint(book, paper.id, options.out)
    warning = taken.sentence if taken is not None else ""
    value = {"id": paper.id, "version": paper.version, "number": paper.number, "date": paper.dated_on}
    value |= {"signer": paper.signer, "files": [file.file_name for file in paper.files], "warning": warning}
    lines = [f"{changes.label}.", f"Mã số bản đã phát hành: {paper.id}.", *filter(None, [warning])]
    out.answer(value | {"change": changes.change_id}, lines)


def reprint(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write an issued paper again, byte for byte."""
    papers.paper_format(options.out)
    with opened(folder) as book:
        paper = issued.save_reprint(book, options.id, options.out)
    out.answer({"out": options.out, "bytes": len(paper.content)}, [f"Đã ghi “{options.out}”."])
