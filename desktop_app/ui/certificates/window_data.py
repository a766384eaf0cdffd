"""The data of the window of certificates, read in one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from desktop_app.domain.certificates.certificates import Offset
from desktop_app.domain.certificates.texts import Certificate, CertificateFinding
from desktop_app.domain.errors import UnreadableInput
from desktop_app.services.book import Book
from desktop_app.services.certificates.certificates import layout_of, letters_note, placed
from desktop_app.services.certificates.layouts import Picture, StoredLayout, layouts, offsets
from desktop_app.services.certificates.of_decision import decision_findings
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.office.units import unit_choices

_MOST_PIXELS = 2400
"""The greatest side of a picture on the screen; a scan of A3 has four times as much without looking better."""


@dataclass(frozen=True, slots=True)
class CertificateWindowData:
    """A decision's certificates, what is wrong with their records, saved layouts and offsets, the names of units."""

    decision_id: int
    of_records: Sequence[CertificateFinding]
    certificates: Sequence[Certificate]
    kept: Sequence[StoredLayout]
    offsets: Mapping[str, Offset]
    units: Mapping[int, str]
    letters_note: str


def certificate_window_data(book: Book, decision_id: int) -> CertificateWindowData:
    """Read the data for a decision's certificates. Raises as `certificates_of` and `layouts`."""
    certificates, stored_layouts = certificates_of(book, decision_id), layouts(book)
    # Loads the font here, off the window's thread, so that later calls are fast.
    placed(layout_of(certificates[0], stored_layouts), certificates[0])
    units = {choice.id: choice.name for choice in unit_choices(book)}
    of_records = decision_findings(book, decision_id, certificates)
    return CertificateWindowData(
        decision_id, of_records, certificates, stored_layouts, offsets(book), units, letters_note()
    )


def screen_picture(picture: Picture) -> QImage:
    """Return the picture of a stock, no larger than a screen shows. Raises UnreadableInput."""
    reader = QImageReader(str(picture.path))
    # Stored files are named by their hash, without a suffix.
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    longest = max(size.width(), size.height())
    if longest > _MOST_PIXELS:
        reader.setScaledSize(QSize(*(side * _MOST_PIXELS // longest for side in (size.width(), size.height()))))
    image = reader.read()
    if image.isNull():
        raise UnreadableInput(f"Không đọc được ảnh “{picture.name}”.", "Chọn ảnh chụp hoặc ảnh quét dạng PNG, JPG.")
    return image
