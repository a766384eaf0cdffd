"""The recovery sheet: what to do with a package under a passphrase, on paper, kept apart from the package.

The passphrase is never printed: whoever wants it on the sheet writes it on the dotted line by hand.
"""

from dataclasses import dataclass
from datetime import date

from desktop_app.papers.document.model import (
    Align,
    Closing,
    Document,
    Metadata,
    Paragraph,
    SignatureBlock,
    Titles,
)
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, letterhead

_TITLE = "Tờ hướng dẫn phục hồi dữ liệu"


@dataclass(frozen=True, slots=True)
class RecoverySheetData:
    """What the sheet prints; `package` names the file it is for ("" for any), `hand_line` leaves a line for its key."""

    issuer: Issuer
    day: date
    package: str = ""
    kept_by: str = ""
    hand_line: bool = False


def build(data: RecoverySheetData) -> Document:
    """Return the sheet, one page of A4 portrait."""
    return Document(
        metadata=Metadata(title=_TITLE, author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.day, data.day.year),
        titles=Titles(_TITLE.upper(), "gói dữ liệu của Sổ Thi đua"),
        body=ended_text(_body(data)),
        closing=Closing(right=SignatureBlock(("NGƯỜI LẬP",), data.kept_by)),
    )


def _body(data: RecoverySheetData) -> list[Paragraph]:
    return [
        _heading("1. Gói dữ liệu"),
        _line("Tệp: ", data.package),
        _line("Nơi giữ gói (USB, tủ, phòng): "),
        _line("Người giữ mật khẩu, nơi cất: "),
        *([_line("Mật khẩu (ghi tay): ")] if data.hand_line else []),
        _heading("2. Mở lại bằng Sổ Thi đua"),
        _text(
            "Cài Sổ Thi đua, mở chương trình, ở màn hình đầu bấm “Mở từ bản sao lưu, gói…” (máy đã có sổ thì vào trang "
            "An toàn dữ liệu, bấm “Phục hồi từ tệp khác…”), chọn tệp gói, nhập mật khẩu."
        ),
        _text("Chương trình cho xem gói có gì rồi mới hỏi có thay dữ liệu không; dữ liệu đang có được sao lưu trước."),
        _text("Hoặc gõ lệnh: so-thi-dua restore TÊN-GÓI.zip --passphrase"),
        _heading("3. Khi không có Sổ Thi đua"),
        _text(
            "Mở gói bằng 7-Zip (gói là tệp zip, mã hóa AES-256), nhập mật khẩu. so-thi-dua.db là dữ liệu (SQLite); "
            "gói bàn giao có thêm danh-muc.xlsx, toan-bo-so.xlsx và thư mục van-ban mở được bằng Excel, Word, PDF."
        ),
        _heading("4. Cần nhớ"),
        _text("Mật khẩu phân biệt chữ hoa, chữ thường, gõ không dấu. Quên mật khẩu thì không ai mở được gói này."),
        _text("Dữ liệu ở máy đang làm việc không khóa bằng mật khẩu này, nên quên mật khẩu không mất sổ: lập gói mới."),
        _text("Thử mở gói mỗi năm một lần. Không để tờ này cùng chỗ với gói."),
        *([_text("Đã ghi mật khẩu vào tờ này thì cất tờ này như cất mật khẩu.")] if data.hand_line else []),
    ]


def _heading(text: str) -> Paragraph:
    return Paragraph(text, bold=True, level=1, first_line_indent=False)


def _text(text: str) -> Paragraph:
    return Paragraph(text)


def _line(lead: str, text: str = "") -> Paragraph:
    return Paragraph(f"{lead}{text}", dotted=not text, align=Align.LEFT)
