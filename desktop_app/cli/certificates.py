"""Certificates on the command line: a paper of its own kind, since it is printed on bought stock and only as PDF."""

import argparse
from collections.abc import Mapping

from desktop_app.cli.answer import Answer
from desktop_app.domain.errors import UsageError
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

KIND = "certificates"
TITLE = "Giấy khen, bằng chứng nhận"
NEEDS = ("decision",)
OPTIONS = ("first", "last", "printer", "plain")
"""The options that only certificates take."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that only certificates take."""
    parser.add_argument("--first", type=int, metavar="SỐ", help="giấy khen: từ số sổ vàng này")
    parser.add_argument("--last", type=int, metavar="SỐ", help="giấy khen: đến số sổ vàng này")
    parser.add_argument("--printer", metavar="TÊN", help="giấy khen: bù độ lệch đã lưu của máy in này")
    paper = parser.add_mutually_exclusive_group()
    paper.add_argument("--plain", action="store_true", default=None, help="giấy khen: trên giấy trắng, in tất cả")
    paper.add_argument("--stock", action="store_false", dest="plain", default=None, help="giấy khen: trên phôi in sẵn")


def write(folder: DataFolder, options: argparse.Namespace, paper_options: Mapping[str, str], out: Answer) -> None:
    """Write the certificates of a decision to a file."""
    for name in ("issue", "number", "date", "signer", "edited", "signed_copy", *(("out",) if options.check else ())):
        if getattr(options, name) not in (None, False):
            beside = " cùng --check" if name == "out" else ""
            raise UsageError(
                f"“{TITLE}” không có lựa chọn --{name.replace('_', '-')}{beside}.",
                "Giấy khen chỉ in ra PDF, không phát hành.",
            )
    for name in paper_options:
        if name not in (*NEEDS, *OPTIONS):
            raise UsageError(f"“{TITLE}” không có lựa chọn --{name.replace('_', '-')}.")
    if options.decision is None:
        raise UsageError(f"“{TITLE}” cần chọn quyết định (--decision).", "Mã quyết định: xem list decisions --json.")
    if options.check:
        _check(folder, options, out)
        return
    if options.out is None:
        raise UsageError("Thiếu tên tệp: --out FILE.pdf.")
    if options.out.suffix.lower() != ".pdf":
        raise UsageError(f"Tên tệp “{options.out.name}” phải có đuôi .pdf.", "Giấy khen chỉ in ra PDF.")
    # Imported here because it loads the PDF library, which most commands do not need.
    from desktop_app.services.certificates import certificates

    with opened(folder) as book:
        printed = certificates.save(
            book,
            options.decision,
            options.out,
            options.first,
            options.last,
            printer=options.printer or "",
            plain=options.plain,
        )
    notes = [*printed.notes, *filter(None, [certificates.letters_note()])]
    value = {"out": options.out, "bytes": len(printed.content), "sheets": printed.sheets, "notes": notes}
    out.answer(value, [f"Đã ghi {printed.sheets} giấy vào “{options.out}”.", *notes])


def _check(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print what is wrong with the certificates, and for what would be refused what can be done."""
    from desktop_app.services.certificates import certificates

    span = (options.first, options.last)
    with opened(folder) as book:
        findings = certificates.checked(
            book, options.decision, *span, printer=options.printer or "", plain=options.plain
        )
    value = [{"sentence": finding.sentence, "refused": finding.lost, "hint": finding.way_out} for finding in findings]
    lines = [f"{finding.sentence} {finding.way_out}".rstrip() for finding in findings]
    out.answer(value, lines or ["Mọi giấy đều vừa chỗ."])
