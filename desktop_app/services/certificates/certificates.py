"""Certificates of a decision: the place of each line, problems such as lines that do not fit, and the finished PDF."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop_app.domain.certificates.certificates import NO_OFFSET, CertificateLayout, Offset
from desktop_app.domain.certificates.texts import Certificate, CertificateFinding, PlacedText, findings, merge_findings
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers import PaperFormat
from desktop_app.papers.certificates.certificate import CertificatePage, page, write_certificates
from desktop_app.papers.certificates.fit import fitted
from desktop_app.papers.certificates.test_sheet import write_test_sheet
from desktop_app.papers.document.model import Metadata
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.services.book import Book
from desktop_app.services.certificates.layouts import (
    CERTIFICATE_NAMES,
    Stock,
    StoredLayout,
    layout_for,
    layouts,
    offsets,
)
from desktop_app.services.certificates.of_decision import decision_findings
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.departures import write_out
from desktop_app.services.papers.papers import font_note

_WAY_OUT: Final = "Rút ngắn nội dung, hoặc sửa vị trí, cỡ chữ trong khuôn in."


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """A finished file of certificates: its bytes, the name offered for it, and notes for the clerk."""

    content: bytes
    file_name: str
    sheets: int
    notes: tuple[str, ...] = ()


def placed(layout: CertificateLayout, certificate: Certificate) -> tuple[PlacedText, ...]:
    """Return the lines of a certificate where they are printed. UnwritableOutput if no font is found."""
    return fitted(layout, certificate)


def letters_file(bold: bool, italic: bool) -> Path:
    """Return the file of the letters certificates are printed in, so that the screen can show the same."""
    files = printing_family().files
    return {
        (False, False): files.regular,
        (True, False): files.bold,
        (False, True): files.italic,
        (True, True): files.bold_italic,
    }[bold, italic]


def letters_note() -> str:
    """Return a note for the clerk on the font certificates are printed in, "" for Times New Roman."""
    return font_note(PaperFormat.PDF)


def layout_of(certificate: Certificate, stored_layouts: Sequence[StoredLayout]) -> CertificateLayout:
    """Return the layout that a certificate is printed by."""
    return layout_for(stored_layouts, certificate.award_code, certificate.kind, certificate.unit_id).layout


def problems(
    certificates: Sequence[Certificate], stored_layouts: Sequence[StoredLayout], offset: Offset = NO_OFFSET
) -> tuple[CertificateFinding, ...]:
    """Return the problems of certificates as they would be printed, each once."""
    return _problems(_pages(certificates, stored_layouts), offset)


def render(
    certificates: Sequence[Certificate],
    stored_layouts: Sequence[StoredLayout],
    offset: Offset = NO_OFFSET,
    title: str = "",
) -> bytes:
    """Return the PDF of certificates, a sheet each. Raises InvalidRecord where part of one would be lost."""
    pages = _pages(certificates, stored_layouts)
    return _render_pages(pages, _problems(pages, offset), offset, title)


def _pages(certificates: Sequence[Certificate], stored_layouts: Sequence[StoredLayout]) -> tuple[CertificatePage, ...]:
    return tuple(page(layout_of(certificate, stored_layouts), certificate) for certificate in certificates)


def _problems(pages: Sequence[CertificatePage], offset: Offset) -> tuple[CertificateFinding, ...]:
    return merge_findings(
        (certificate_page.certificate, findings(certificate_page.layout, certificate_page.placed, offset))
        for certificate_page in pages
    )


def _render_pages(
    pages: Sequence[CertificatePage], page_problems: Sequence[CertificateFinding], offset: Offset, title: str
) -> bytes:
    for finding in page_problems:
        if finding.lost:
            raise InvalidRecord(finding.sentence, "", finding.way_out or _WAY_OUT)
    stream = io.BytesIO()
    author = pages[0].certificate.values["cơ quan"] if pages else ""
    write_certificates(pages, stream, Metadata(title or "Giấy khen", author), offset)
    return stream.getvalue()


def render_test_sheet(layout: CertificateLayout, printer: str, offset: Offset) -> bytes:
    """Return the PDF of the test sheet, with which the clerk measures the offset of a printer."""
    stream = io.BytesIO()
    write_test_sheet(layout.checked(), stream, printer, offset)
    return stream.getvalue()


def numbered(certificates: Sequence[Certificate], first: int | None, last: int | None) -> tuple[Certificate, ...]:
    """Return the certificates whose number lies between `first` and `last`. Raises InvalidRecord if there are none."""
    if (first is not None and first < 1) or (last is not None and last < (first or 1)):
        span = " ".join(
            f"{word} {number}" for word, number in (("từ số", first), ("đến số", last)) if number is not None
        )
        raise InvalidRecord(f"Không có giấy nào {span}: số sổ vàng đếm từ 1, số đầu không lớn hơn số cuối.", "first")
    low, high = first or 0, last if last is not None else max(certificate.number for certificate in certificates)
    chosen = tuple(certificate for certificate in certificates if low <= certificate.number <= high)
    if not chosen:
        span = f"từ số {first or 1} {'trở đi' if last is None else f'đến số {last}'}"
        raise InvalidRecord(f"Không có giấy nào {span} của danh sách.", "first")
    return chosen


def printed(
    book: Book,
    decision_id: int,
    first: int | None = None,
    last: int | None = None,
    *,
    printer: str = "",
    plain: bool | None = None,
) -> CertificateFile:
    """Return the certificates of a decision, from one number of its list to another, as one PDF.

    `plain` None prints on each stock as its layout says. Raises InvalidRecord, RecordGone, UnwritableOutput (no font).
    """
    pages, offset = _pages_of(book, decision_id, (first, last), printer, plain)
    name, page_problems = file_name([page.certificate for page in pages]), _problems(pages, offset)
    notes = tuple(finding.sentence for finding in (*_of_records(book, decision_id, pages), *page_problems))
    return CertificateFile(_render_pages(pages, page_problems, offset, Path(name).stem), name, len(pages), notes)


def checked(
    book: Book,
    decision_id: int,
    first: int | None = None,
    last: int | None = None,
    *,
    printer: str = "",
    plain: bool | None = None,
) -> tuple[CertificateFinding, ...]:
    """Return what is wrong with the certificates that `printed` would make, also what it refuses. Raises as it does."""
    pages, offset = _pages_of(book, decision_id, (first, last), printer, plain)
    return (*_of_records(book, decision_id, pages), *_problems(pages, offset))


def _of_records(book: Book, decision_id: int, pages: Sequence[CertificatePage]) -> tuple[CertificateFinding, ...]:
    return decision_findings(book, decision_id, [page.certificate for page in pages])


def _pages_of(
    book: Book, decision_id: int, span: tuple[int | None, int | None], printer: str, plain: bool | None
) -> tuple[tuple[CertificatePage, ...], Offset]:
    chosen = numbered(certificates_of(book, decision_id), *span)
    stored_layouts = layouts(book) if plain is None else _on_paper(plain, chosen, layouts(book))
    return _pages(chosen, stored_layouts), _offset_of(book, clean_line(printer))


def _offset_of(book: Book, printer: str) -> Offset:
    """Return the stored offset of a printer, none for "". Raises InvalidRecord for a printer that has none stored."""
    stored_offsets = offsets(book)
    if printer and printer not in stored_offsets:
        hint = f"Đã lưu: {', '.join(sorted(stored_offsets))}." if stored_offsets else "Đo và lưu ở cửa sổ in giấy khen."
        raise InvalidRecord(f"Sổ chưa lưu độ lệch của máy in “{printer}”.", "printer", hint)
    return stored_offsets[printer] if printer else NO_OFFSET


def save(
    book: Book,
    decision_id: int,
    path: Path,
    first: int | None = None,
    last: int | None = None,
    *,
    printer: str = "",
    plain: bool | None = None,
) -> CertificateFile:
    """Write the certificates of a decision to a file, whole or not at all. Raises as `printed`."""
    certificate_file = printed(book, decision_id, first, last, printer=printer, plain=plain)
    write_out(book, certificate_file.file_name, certificate_file.content, path)
    return certificate_file


def file_name(certificates: Sequence[Certificate]) -> str:
    """Return the name offered for the file of certificates."""
    number = certificates[0].decision_number.replace("/", "-")
    codes = {certificate.award_code for certificate in certificates}
    paper_name = CERTIFICATE_NAMES[codes.pop()] if len(codes) == 1 else "Giấy khen, bằng chứng nhận"
    first, last = certificates[0].number, certificates[-1].number
    span = f"số {first:02d}" if first == last else f"số {first:02d}-{last:02d}"
    return f"{paper_name} theo Quyết định {number or 'chưa có số'}, {span}.pdf"


def _on_paper(
    plain: bool, certificates: Sequence[Certificate], stored_layouts: Sequence[StoredLayout]
) -> tuple[StoredLayout, ...]:
    layouts_by_stock = {
        Stock(certificate.award_code, certificate.kind, certificate.unit_id): layout_of(certificate, stored_layouts)
        for certificate in certificates
    }
    return tuple(StoredLayout(stock, replace(layout, plain=plain)) for stock, layout in layouts_by_stock.items())
