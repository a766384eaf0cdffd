import re
import shutil
import struct
import subprocess
import sysconfig
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDateEdit, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.runtime.resources import resource
from desktop_app.ui.base.translation import format_date, format_number, install_vietnamese

COVERED = frozenset(
    """
    CloseButton QAbstractFileIconProvider QAbstractSpinBox QAccessibleActionInterface QAccessibleColorWellItem
    QApplication QColorDialog QComboBox QCupsJobWidget QCupsPrinterSupport QDBusTrayIcon QDialog QDialogButtonBox
    QDockWidget QErrorMessage QFileDialog QFileSystemModel QFontDatabase QFontDialog QGnomeTheme QInputDialog
    QKeySequenceEdit QLineEdit QMdiArea QMdiSubWindow QMessageBox QPageSetupWidget QPageSize QPlatformTheme
    QPrintDialog QPrintPreviewDialog QPrintPropertiesDialog QPrintPropertiesWidget QPrintSettingsOutput QPrintWidget
    QProgressBar QProgressDialog QScrollBar QShortcut QSpiAccessibleBridge QStandardPaths QTabBar QUndoGroup QUndoModel
    QUndoStack QUnicodeControlCharacterMenu QWhatsThisAction QWidget QWidgetTextControl QWindowsUiaMainProvider QWizard
    quiaccessibilityelement
    """.split()
) | {"Print Device Input Slot", "Print Device Output Bin"}

# One word on the screen, one word in Vietnamese, wherever Qt keeps it.
OFFICE_WORDS = {
    ("QPlatformTheme", "Save"): "Lưu",
    ("QPlatformTheme", "Cancel"): "Hủy",
    ("QPlatformTheme", "&Yes"): "&Có",
    ("QPlatformTheme", "&No"): "&Không",
    ("QPlatformTheme", "Close"): "Đóng",
    ("QPrintPreviewDialog", "Print Preview"): "Xem trước khi in",
    ("QLineEdit", "&Undo"): "&Hoàn tác",
    ("QLineEdit", "&Redo"): "&Làm lại",
    ("QLineEdit", "Cu&t"): "&Cắt",
    ("QLineEdit", "&Copy"): "&Sao chép",
    ("QLineEdit", "&Paste"): "&Dán",
    ("QLineEdit", "Select All"): "Chọn tất cả",
}


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    comment: str


def messages(qm: Path) -> frozenset[Message]:
    """Read the source strings of a compiled translation (blocks: tag, length, data; strings likewise)."""
    blocks = dict(_blocks(qm.read_bytes(), 16))
    hashes, texts = blocks[0x42], blocks[0x69]
    starts = [offset for _, offset in struct.iter_unpack(">II", hashes)]
    return frozenset(_message(texts, start) for start in starts)


def _blocks(data: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start < len(data) and data[start] != 1:
        (length,) = struct.unpack_from(">I", data, start + 1)
        length = 0 if length == 0xFFFFFFFF else length
        yield data[start], data[start + 5 : start + 5 + length]
        start += 5 + length


def _message(texts: bytes, start: int) -> Message:
    parts = {tag: value for tag, value in _blocks(texts, start) if tag != 3}
    context, source, comment = (parts.get(tag, b"").decode() for tag in (7, 6, 8))
    return Message(context, source, comment)


@pytest.fixture(scope="module")
def shipped() -> frozenset[Message]:
    """Return what Qt can say, read from the German translation of the installed Qt, which is kept complete."""
    translations = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return frozenset(message for message in messages(translations / "qtbase_de.qm") if message.context in COVERED)


@pytest.fixture(scope="module")
def ours() -> frozenset[Message]:
    return messages(resource("i18n", "qtbase_vi.qm"))


@pytest.fixture(scope="module")
def vietnamese() -> QTranslator:
    translator = QTranslator()
    assert translator.load(str(resource("i18n", "qtbase_vi.qm")))
    return translator


def translated(translator: QTranslator, message: Message) -> str:
    return translator.translate(message.context, message.source, message.comment or None) or ""


def test_every_word_of_the_covered_contexts_is_translated(shipped: frozenset[Message], vietnamese: QTranslator) -> None:
    assert {message.context for message in shipped} == COVERED, "a context left Qt: take it out of the list"
    assert [message for message in shipped if not translated(vietnamese, message).strip()] == []


def test_nothing_is_translated_that_qt_does_not_say(shipped: frozenset[Message], ours: frozenset[Message]) -> None:
    assert {message for message in ours - shipped if message.source != "QT_LAYOUT_DIRECTION"} == set()


def test_placeholders_and_markup_agree(ours: frozenset[Message], vietnamese: QTranslator) -> None:
    marks = re.compile(r"%\w?|</?(?:a|p|h3)\b[^>]*>|\n")
    wrong = [
        message
        for message in ours
        if sorted(marks.findall(message.source)) != sorted(marks.findall(translated(vietnamese, message)))
    ]
    assert wrong == []


def test_accelerators_can_be_typed_and_are_unique_within_a_context(
    ours: frozenset[Message], vietnamese: QTranslator
) -> None:
    keys: dict[tuple[str, str], set[str]] = {}
    for message in ours:
        text = translated(vietnamese, message).replace("&nbsp;", " ")
        for key in re.findall(r"&(.)", text):
            # "Tiếp" and "Tiếp >" are one button in two styles.
            keys.setdefault((message.context, key.lower()), set()).add(re.sub(r"[^\w ]", "", text).strip())
    assert [key for _, key in keys if not (key.isascii() and key.isalnum())] == []
    assert {where: texts for where, texts in keys.items() if len(texts) > 1} == {}


def test_texts_are_nfc(ours: frozenset[Message], vietnamese: QTranslator) -> None:
    texts = [translated(vietnamese, message) for message in ours]
    assert [text for text in texts if unicodedata.normalize("NFC", text) != text] == []


@pytest.mark.parametrize(("where", "word"), OFFICE_WORDS.items())
def test_words_are_those_of_the_office(vietnamese: QTranslator, where: tuple[str, str], word: str) -> None:
    assert vietnamese.translate(*where) == word


def test_shortcuts_that_qt_parses_stay(ours: frozenset[Message], vietnamese: QTranslator) -> None:
    shortcuts = [message for message in ours if message.context == "QFileDialog" and message.source.startswith("Alt+")]
    assert len(shortcuts) == 3
    assert [message for message in shortcuts if translated(vietnamese, message) != message.source] == []


def test_the_committed_file_is_what_the_source_compiles_to(tmp_path: Path) -> None:
    lrelease = shutil.which("pyside6-lrelease", path=sysconfig.get_path("scripts"))
    assert lrelease is not None
    compiled = tmp_path / "qtbase_vi.qm"
    source = resource("i18n", "qtbase_vi.ts")
    command = [lrelease, "-silent", "-fail-on-unfinished", "-fail-on-invalid", str(source), "-qm", str(compiled)]
    subprocess.run(command, check=True, capture_output=True)
    assert compiled.read_bytes() == resource("i18n", "qtbase_vi.qm").read_bytes()


def test_qt_speaks_vietnamese(qtbot: QtBot, qapp: QApplication) -> None:
    install_vietnamese(qapp)
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    line = QLineEdit("Văn phòng")
    qtbot.addWidget(line)
    assert {button.text() for button in box.buttons()} == {"Lưu", "Hủy"}
    menu = line.createStandardContextMenu()
    qtbot.addWidget(menu)
    assert menu.actions()[0].text().partition("\t")[0] == "&Hoàn tác"


def test_installing_again_keeps_the_one_translator(qapp: QApplication) -> None:
    assert install_vietnamese(qapp) is install_vietnamese(qapp)
    assert len(qapp.findChildren(QTranslator, "qtbase_vi")) == 1


def test_calendar_and_dates_are_vietnamese(qtbot: QtBot, qapp: QApplication) -> None:
    install_vietnamese(qapp)
    edit = QDateEdit(QDate(2026, 3, 5))
    calendar = QCalendarWidget()
    qtbot.addWidget(edit)
    qtbot.addWidget(calendar)
    edit.setDisplayFormat("dd/MM/yyyy")
    assert edit.text() == format_date(date(2026, 3, 5)) == "05/03/2026"
    assert calendar.locale().language() == QLocale.Language.Vietnamese


@given(st.dates())
def test_dates_read_back(day: date) -> None:
    written = format_date(day)
    assert len(written) == 10
    assert QDate.fromString(written, "dd/MM/yyyy").toPython() == day


@given(st.integers())
def test_numbers_read_back(number: int) -> None:
    written = format_number(number)
    assert int(written.replace(".", "")) == number
    assert all(len(group) == 3 for group in written.split(".")[1:])


def test_numbers_look_like_the_locale() -> None:
    assert format_number(1_234_567) == QLocale("vi_VN").toString(1_234_567) == "1.234.567"
    assert format_number(-1_500_000) == "-1.500.000"
