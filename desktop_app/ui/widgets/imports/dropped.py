"""Files dropped on the window: what each may be is asked for, and then done as if it had been chosen in a dialog."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLayout, QRadioButton, QWidget

from desktop_app.domain.errors import ClerkError, UnreadableInput
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.services.attachments import attach, attach_packed, packed_files
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.looking import GuessedKind, guess_kind
from desktop_app.services.review_rounds import rounds
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.imports.opening import import_path
from desktop_app.ui.widgets.imports.sent_window import show_folder
from desktop_app.ui.widgets.input_dialog import InputDialog
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.records.of_lists import kind_of_rows

_LISTS: Final = frozenset((".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".docx", ".odt"))
_PLANS: Final = frozenset((".docx", ".doc", ".odt", ".rtf", ".pdf", ".txt"))
_BACKUPS: Final = frozenset((".db", ".zip"))
_NAMED: Final = 3
_WITH_FILES: Final = ("activity", "occurrence")
"""The kinds of record whose forms show the files attached to them."""
_NO_RECORD: Final = "Muốn đính kèm: chọn trước một hoạt động hoặc một nhiệm vụ theo dõi."


@dataclass(frozen=True, slots=True)
class ChosenRecord:
    """The record whose row is chosen on the page shown, to which a file can be attached."""

    kind: str
    id: int
    noun: str


def chosen_record(page: QWidget) -> ChosenRecord | None:
    """Return the record of the row chosen on a page, if files can be attached to it."""
    for view in page.findChildren(ListView):
        row_id = view.current_id() if view.isVisible() else None
        kind = kind_of_rows(LIST_KINDS[view.query.kind])
        if row_id is not None and kind is not None and kind.key in _WITH_FILES:
            return ChosenRecord(kind.key, row_id, kind.noun)
    return None


def take_dropped(
    context: Context, window: QWidget, page: QWidget, paths: Sequence[Path], read_plan: Callable[[Path], None]
) -> None:
    """Take in what was dropped: a folder of units' files, a backup, the whole book, a template; else ask what it is."""
    first, single = paths[0], len(paths) == 1
    record = chosen_record(page)

    def ask(kind: str = "", open_rounds: Mapping[str, str] = MappingProxyType({}), packed: int = 0) -> None:
        if record is not None or _all_are(paths, _LISTS) or _is_plan(paths):
            DropWindow(context, paths, kind, record, read_plan, window, open_rounds, packed).open()
        else:
            BookActs.of(context).say_refused(UnreadableInput(f"Chưa dùng được {_names(paths)} ở đây.", _NO_RECORD))

    if single and first.is_dir():
        _take_folder(context, window, first)
    elif single and _all_are(paths, _BACKUPS):
        _take_package(context, window, first, ask)
    elif _all_are(paths, _LISTS):
        _take_lists(context, window, paths, ask)
    else:
        ask()


def _take_folder(context: Context, window: QWidget, folder: Path) -> None:
    if _is_book(folder):
        BookActs.of(context).restore_from(folder)
    else:
        show_folder(context, window, folder)


def _take_package(context: Context, window: QWidget, package: Path, ask: Callable[..., None]) -> None:
    def restore_or_attach(packed: Sequence[str]) -> None:
        if packed:
            ask(packed=len(packed))
        else:
            BookActs.of(context).restore_from(package)

    # A zip of pictures is none of this program's packages.
    context.read(
        lambda _: packed_files(package) if package.suffix.lower() == ".zip" else [],
        restore_or_attach,
        lambda _: restore_or_attach(()),
        window,
    )


def _take_lists(context: Context, window: QWidget, paths: Sequence[Path], ask: Callable[..., None]) -> None:
    first, single = paths[0], len(paths) == 1

    def show(guessed: GuessedKind | None, open_rounds: Mapping[str, str]) -> None:
        if guessed is None:
            BookActs.of(context).restore_from(first)
        elif guessed.is_template and single:
            import_path(context, window, IMPORT_KINDS[guessed.kind], first)
        elif guessed.is_template:
            show_folder(context, window, first.parent, only=paths)
        else:
            ask(guessed.kind, open_rounds)

    # What holds no list may be a plan, or a file to attach. Several lists are of no round but the one they name.
    context.read(
        lambda book: (_guess(first), _open_rounds(book)) if single else (guess_kind(first), {}),
        lambda looked: show(*looked),
        lambda _: ask(),
        window,
    )


def _all_are(paths: Sequence[Path], suffixes: Collection[str]) -> bool:
    return all(path.suffix.lower() in suffixes for path in paths)


def _is_plan(paths: Sequence[Path]) -> bool:
    return len(paths) == 1 and _all_are(paths, _PLANS)


def _names(paths: Sequence[Path]) -> str:
    more = f" và {len(paths) - _NAMED} tệp nữa" if paths[_NAMED:] else ""
    return ", ".join(f"“{path.name}”" for path in paths[:_NAMED]) + more


def _open_rounds(book: Book) -> dict[str, str]:
    """Return the titles of the rounds that take nominations, by code, the newest first."""
    return {str(each.code): each.code.title for each in rounds(book) if not each.is_closed(date.today())}


def _is_book(path: Path) -> bool:
    # Loaded with the first folder that is dropped.
    from desktop_app.services.keeping.exports.csv_folder import is_folder

    return is_folder(path)


def _guess(path: Path) -> GuessedKind | None:
    """Return what kind of list a file looks like, None for a whole book that was written out."""
    # Loaded with the first file that is dropped.
    from desktop_app.services.keeping.exports.whole_book import is_whole_book

    return None if is_whole_book(path) else guess_kind(path)


class DropWindow(InputDialog):
    """Asks what dropped files are: a list, a plan, or files of the record that is chosen."""

    def __init__(
        self,
        context: Context,
        paths: Sequence[Path],
        kind: str,
        record: ChosenRecord | None,
        read_plan: Callable[[Path], None],
        parent: QWidget,
        open_rounds: Mapping[str, str] = MappingProxyType({}),
        packed: int = 0,
    ) -> None:
        super().__init__("Tệp vừa thả vào", 620, parent)
        self._context, self._paths, self._record, self._read_plan = context, tuple(paths), record, read_plan
        self._parent, self._is_packed = parent, packed > 0
        may_be_lists = _all_are(paths, _LISTS)
        kinds = {(each.key, ""): each.title for each in IMPORT_KINDS.values() if not each.needs_round}
        for each in IMPORT_KINDS.values():
            if each.needs_round:
                kinds |= {(each.key, code): f"{each.title}, đợt {title}" for code, title in open_rounds.items()}
        self.kind: ValueBox[tuple[str, str]] = ValueBox(kinds)
        name_box(self.kind, "Nhập danh sách")
        guessed = next((each for each in kinds if each[0] == kind), None)
        if guessed is not None:
            self.kind.set_value(guessed)
        self.as_list = QRadioButton("Nhập &danh sách:")
        self.as_plan = QRadioButton("Nhập &kế hoạch từ văn bản này")
        noun = f"{record.noun} đang chọn" if record is not None else "dòng đang chọn"
        each_file = f"từng tệp trong đó ({packed} tệp) " if packed else ""
        self.as_file = QRadioButton(f"Đính kèm {each_file}&vào {noun}")
        self.as_list.setEnabled(may_be_lists)
        self.kind.setEnabled(may_be_lists)
        self.as_plan.setEnabled(_is_plan(paths))
        self.as_file.setEnabled(record is not None)
        choices = [self.as_list, self.as_plan, self.as_file]
        preferred = self.as_list if kind else self.as_file if record is not None else self.as_plan
        next((choice for choice in (preferred, *choices) if choice.isEnabled()), self.as_file).setChecked(True)
        these = "tệp này" if len(paths) == 1 else "các tệp này"
        of_list = QHBoxLayout()
        of_list.setSpacing(GAP)
        of_list.addWidget(self.as_list)
        of_list.addWidget(self.kind, 1)
        parts: list[QWidget | QLayout] = [
            muted_label(f"{_names(paths)}: làm gì với {these}?"),
            of_list,
            self.as_plan,
            self.as_file,
        ]
        if kind and guessed is None:
            why = "mà chưa có đợt xét nào đang mở" if len(paths) == 1 else "thả từng tệp để chọn đợt xét"
            parts.append(muted_label(f"Trông như bảng đề nghị khen thưởng, {why}."))
        if record is None:
            parts.append(muted_label(_NO_RECORD))
        self.lay_out(parts, "Tiếp &tục").setEnabled(any(choice.isEnabled() for choice in choices))
        self.kind.activated.connect(lambda _: self.as_list.setChecked(True))

    def accept(self) -> None:
        """Do what is chosen, and close."""
        context, window, path = self._context, self._parent, self._paths[0]
        if self.as_list.isChecked():
            kind, round_code = self.kind.value()
            settings = ImportSettings(round_code=round_code) if round_code else None
            if len(self._paths) == 1:
                import_path(context, window, IMPORT_KINDS[kind], path, settings)
            else:
                show_folder(context, window, path.parent, kind, self._paths)
        elif self.as_plan.isChecked():
            self._read_plan(path)
        elif self._record is not None:
            record, paths = self._record, self._paths

            def refuse(problem: ClerkError) -> None:
                BookActs.of(context).say_refused(problem)

            if self._is_packed:
                context.act(lambda book: attach_packed(book, record.kind, record.id, path), None, refuse)
            else:
                context.act(lambda book: attach(book, record.kind, record.id, paths), None, refuse)
        super().accept()
