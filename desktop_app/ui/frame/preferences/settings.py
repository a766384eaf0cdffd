"""Everything that can be set, each declared once: where it stands, its words, and how it is changed.

What is a record of the book (the office, wording, backups) is changed by its own form or page, which is opened from
here; only what belongs to the window is chosen at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from desktop_app.domain.vietnamese import fold, has_beginnings
from desktop_app.ui.frame.menus import SCHEMES
from desktop_app.ui.frame.preferences.look import SIZES

if TYPE_CHECKING:
    from desktop_app.domain.changes import Changes
    from desktop_app.services.book import Book
    from desktop_app.ui.frame.preferences.hands import SettingHands


@dataclass(frozen=True, slots=True)
class ValueChoice:
    """One of a few values, which holds from the moment it is chosen."""

    values: tuple[tuple[str, object], ...]
    read: "Callable[[SettingHands], object]"
    choose: "Callable[[SettingHands, object], object]"


@dataclass(frozen=True, slots=True)
class BookChoice:
    """One of a few values that the book keeps: choosing one is an act, which can be undone."""

    values: tuple[tuple[str, int], ...]
    read: "Callable[[Book], int]"
    choose: "Callable[[Book, int], Changes]"


@dataclass(frozen=True, slots=True)
class Opening:
    """A form or page of its own; `said` is what holds now, read from the book."""

    button: str
    open: "Callable[[SettingHands], object]"
    said: "Callable[[Book], str] | None" = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its key, label, what it is about, how it is changed, and other words it is looked for by."""

    key: str
    label: str
    words: str
    editor: ValueChoice | BookChoice | Opening
    also: str = ""

    @property
    def names(self) -> str:
        """The words by which it is called, as they are searched."""
        return f" {fold(self.label)} {fold(self.also)}"


@dataclass(frozen=True, slots=True)
class SettingSection:
    """Settings about one thing."""

    title: str
    icon: str
    settings: tuple[Setting, ...]


def _office(book: "Book") -> str:
    from desktop_app.services.office.offices import office

    now = office(book)
    return f"{now.parent_name} – {now.name}"


def _signer(book: "Book") -> str:
    from desktop_app.services.office.offices import office

    now = office(book)
    title = " ".join(now.signer_title.split("\n"))
    since = f", từ {now.valid_from:%d/%m/%Y}" if now.valid_from is not None else ""
    return f"{title}: {now.signer_name}{since}" if now.signer_name else "Chưa ghi người ký"


def _code(book: "Book") -> str:
    from desktop_app.services.office.offices import office

    return f"Số: …/TTr-{office(book).code}"


def _font(_book: "Book") -> str:
    from desktop_app.services.certificates.certificates import letters_note

    return letters_note() or "Times New Roman, có trên máy này"


def _place(book: "Book") -> str:
    from desktop_app.services.keeping.data_safety import data_safety

    safety = data_safety(book)
    locked = ", có mật khẩu" if safety.locked else ""
    return f"{safety.place}{locked}" if safety.place else "Chưa chọn nơi thứ hai"


def _folder(book: "Book") -> str:
    return str(book.folder.root)


def _backups(book: "Book") -> str:
    return str(book.folder.backups)


def _soon_days(book: "Book") -> int:
    from desktop_app.services.plan.occurrences import soon_days

    return soon_days(book)


def _set_soon_days(book: "Book", days: int) -> "Changes":
    from desktop_app.services.plan.occurrences import set_soon_days

    return set_soon_days(book, days)


def _operator(book: "Book") -> str:
    from desktop_app.services.book import current_operator

    return current_operator(book) or "Theo tài khoản máy"


def _chosen_scheme(hands: "SettingHands", scheme: object) -> None:
    if isinstance(scheme, Qt.ColorScheme):
        hands.look.choose_scheme(scheme)


SECTIONS: Final = (
    SettingSection(
        "Cơ quan, người ký",
        "unit",
        (
            Setting(
                "office",
                "Tên cơ quan, cơ quan chủ quản",
                "Đứng ở đầu mọi văn bản; đổi tên từ ngày nào thì ghi mốc của ngày ấy.",
                Opening("Sửa…", lambda hands: hands.ask_page("office", "edit"), _office),
                "địa danh nơi nhận",
            ),
            Setting(
                "signer",
                "Người ký theo ngày",
                "Văn bản ghi ngày nào thì in người ký của ngày ấy; người mới thì ghi thêm một mốc.",
                Opening("Thay đổi từ một ngày…", lambda hands: hands.ask_page("office", "change"), _signer),
                "chức vụ giám đốc ký thay",
            ),
            Setting(
                "code",
                "Chữ viết tắt trong số, ký hiệu",
                "Số văn bản ghi khi phát hành; chữ viết tắt của cơ quan đứng sau loại văn bản.",
                Opening("Sửa…", lambda hands: hands.ask_page("office", "edit"), _code),
                "số văn bản",
            ),
            Setting(
                "operator",
                "Người đang làm việc",
                "Nhật ký ghi mỗi việc làm ở máy này là của ai.",
                Opening("Đổi…", lambda hands: hands.menus.operator.trigger(), _operator),
                "tài khoản",
            ),
        ),
    ),
    SettingSection(
        "Văn bản",
        "document",
        (
            Setting(
                "layout",
                "Cỡ chữ, lề, giãn dòng của văn bản",
                "Trong khoảng Nghị định 30/2020/NĐ-CP cho phép; văn bản đã phát hành giữ nguyên.",
                Opening("Sửa…", lambda hands: hands.ask_page("papers", "layout")),
                "trình bày cách dòng",
            ),
            Setting(
                "font",
                "Phông chữ của văn bản",
                "Nghị định 30 định Times New Roman; chương trình lấy từ máy, nên chỉ xem ở đây.",
                Opening("Xem văn bản", lambda hands: hands.ask_page("papers", ""), _font),
                "font",
            ),
            Setting(
                "wording",
                "Lời văn mẫu",
                "Câu chữ của từng loại văn bản, sửa từ một ngày; lấy lại được lời có sẵn.",
                Opening("Sửa…", lambda hands: hands.ask_page("papers", "wording")),
                "căn cứ kính gửi",
            ),
            Setting(
                "rules",
                "Quy định khen thưởng",
                "Mức thưởng, tỷ lệ, điều kiện theo từng thời kỳ; mức riêng của tỉnh.",
                Opening("Mở trang", lambda hands: hands.ask_page("rules", "")),
                "tiền thưởng lương cơ sở",
            ),
        ),
    ),
    SettingSection(
        "Cách hiển thị",
        "settings",
        (
            Setting(
                "letters",
                "Cỡ chữ trên màn hình",
                "Chữ của cửa sổ, danh sách, biểu mẫu; văn bản in ra không đổi.",
                ValueChoice(
                    tuple((f"{size} %", size) for size in SIZES),
                    lambda hands: hands.look.size,
                    lambda hands, size: hands.look.choose_size(int(str(size))),
                ),
                "to nhỏ phóng",
            ),
            Setting(
                "scheme",
                "Giao diện sáng, tối",
                "Màu của cửa sổ; văn bản in ra không đổi.",
                ValueChoice(
                    tuple((label.replace("&", ""), scheme) for label, scheme in SCHEMES),
                    lambda hands: hands.look.scheme,
                    _chosen_scheme,
                ),
                "màu nền",
            ),
            Setting(
                "contrast",
                "Tương phản",
                "Tương phản cao: chữ trắng trên nền đen, hoặc đen trên trắng, mọi đường viền đều rõ.",
                ValueChoice(
                    (("Theo hệ thống", False), ("Cao", True)),
                    lambda hands: hands.look.has_high_contrast,
                    lambda hands, high: hands.look.choose_contrast(bool(high)),
                ),
                "màu nền đen trắng mắt kém",
            ),
            Setting(
                "density",
                "Dòng của danh sách",
                "Sát nhau thì thấy được nhiều dòng hơn.",
                ValueChoice(
                    (("Thoáng", False), ("Sát nhau", True)),
                    lambda hands: hands.is_dense,
                    lambda hands, dense: hands.set_dense(bool(dense)),
                ),
                "mật độ giãn",
            ),
        ),
    ),
    SettingSection(
        "Nhắc việc",
        "today",
        (
            Setting(
                "soon-days",
                "Nhắc trước hạn",
                "Việc còn từng này ngày thì là “sắp đến hạn”, ở Hôm nay, Theo dõi nhiệm vụ, bảng nhiệm vụ, báo cáo.",
                BookChoice(tuple((f"{days} ngày", days) for days in (7, 10, 15, 20, 30)), _soon_days, _set_soon_days),
                "số ngày sắp đến hạn",
            ),
            Setting(
                "desktop-notes",
                "Nhắc việc đến hạn khi mở chương trình",
                "Việc quá hạn, sắp đến hạn luôn có ở trang Hôm nay; có thể thêm thông báo của máy.",
                ValueChoice(
                    (("Trong cửa sổ", False), ("Cả thông báo của máy", True)),
                    lambda hands: hands.menus.desktop_notes.isChecked(),
                    lambda hands, on: hands.menus.desktop_notes.setChecked(bool(on)),
                ),
                "thông báo desktop",
            ),
        ),
    ),
    SettingSection(
        "An toàn dữ liệu",
        "save",
        (
            Setting(
                "backups",
                "Sao lưu tự động",
                "Một bản đầu ngày, một bản mỗi nửa giờ có thay đổi; bản tự động cũ được tỉa dần.",
                Opening("Mở trang", lambda hands: hands.ask_page("backup", ""), _backups),
                "phục hồi backup",
            ),
            Setting(
                "place",
                "Nơi giữ bản sao thứ hai",
                "USB hoặc ổ mạng nhận thêm một bản của mỗi lần sao lưu.",
                Opening("Chọn…", lambda hands: hands.ask_page("backup", "place"), _place),
                "thư mục ổ đĩa",
            ),
            Setting(
                "passphrase",
                "Mật khẩu của bản sao thứ hai",
                "Đặt khi chọn nơi thứ hai; không lưu ở đâu, mỗi ngày làm việc hỏi một lần.",
                Opening("Mở trang", lambda hands: hands.ask_page("backup", "")),
            ),
            Setting(
                "package",
                "Gói dữ liệu để mang đi",
                "Cả sổ trong một tệp zip, có thể đặt mật khẩu.",
                Opening("Lập gói…", lambda hands: hands.menus.carry_away.trigger()),
                "bàn giao mật khẩu",
            ),
        ),
    ),
    SettingSection(
        "Thư mục",
        "import",
        (
            Setting(
                "folder",
                "Thư mục dữ liệu",
                "Sổ, tệp đính kèm, bản sao lưu, thiết lập của cửa sổ nằm ở đây. "
                "Bản mang theo có tệp du-lieu-o-ben-canh.txt thì dữ liệu ở thư mục du-lieu bên cạnh chương trình.",
                Opening("Mở thư mục", lambda hands: hands.open_folder(), _folder),
                "nơi lưu",
            ),
            Setting(
                "move",
                "Dời thư mục dữ liệu",
                "Chép cả sổ sang ổ đĩa, thư mục khác, mở và đếm lại rồi mới đổi chỗ; chỗ cũ còn nguyên.",
                Opening("Dời…", lambda hands: hands.ask_page("backup", "move")),
                "chuyển chỗ nơi lưu ổ đĩa",
            ),
        ),
    ),
)


def settings_with(text: str) -> list[Setting]:
    """Return the settings that are called by a text, accents or not: as it stands, else by its words in any order.

    Only where none is called so those are returned whose explanation has the words.
    """
    every = [setting for section in SECTIONS for setting in section.settings]
    typed = fold(text)
    called = [setting for setting in every if f" {typed}" in setting.names]
    by_words = [setting for setting in every if has_beginnings(setting.names, typed)]
    return called or by_words or [setting for setting in every if has_beginnings(fold(setting.words), typed)]


def section_of(key: str) -> SettingSection:
    """Return the section in which a setting stands. LookupError if there is none."""
    for section in SECTIONS:
        if any(setting.key == key for setting in section.settings):
            return section
    raise LookupError(f"no setting is called {key}")
