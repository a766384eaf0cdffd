"""The acts on many nominations of a round at once: steps, bulk changes, import, paste, copies, the check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import STATE_LABELS, NominationState, moved_by_hand_from
from desktop_app.services.papers.kinds.declaration import MenuPlace
from desktop_app.ui.base.tokens import PAPER
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.lists.acts.by_value import offer_by_value
from desktop_app.ui.widgets.lists.acts.row_drag import order_rows
from desktop_app.ui.widgets.papers.offers import paper_offers

if TYPE_CHECKING:
    # Forms, windows and their services are loaded when one is first opened, so that the page is filled sooner.
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.changes import Changes
    from desktop_app.domain.standing.year_records import Subject
    from desktop_app.services.book import Book
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.settings_file import SettingsFile
    from desktop_app.ui.emulation.nominations.bulk_forms import CopyFormData
    from desktop_app.ui.widgets.lists.view import ListView


class NominationActs(QObject):
    """The actions on nominations: on the selected rows in `steps`, on the whole round in `round`.

    Signals: `nomination_asked(int)` to open one; `asked(ListQuery)` for the list that contains a source record of a
    finding, or for the years of a nominee.
    """

    nomination_asked = Signal(int)
    asked = Signal(object)
    certificates_asked = Signal(int)

    def __init__(
        self, context: Context, page: QWidget, rows: ListView, code: Callable[[], str], settings: SettingsFile
    ) -> None:
        super().__init__(page)
        self.context, self._page, self._rows, self._code, self._settings = context, page, rows, code, settings
        self._offers: list[Callable[[], None]] = []
        self.check = add_action(page, "Kiể&m tra đợt…", "check", "F7", self.check_round)
        self.check.setIconText("Kiểm tra")
        self.import_ = add_action(page, "Nhập từ &Excel…", "import", "Ctrl+I", self.import_workbook)
        self.paste = add_action(rows, "Dán &bảng, danh sách tên", "copy", "Ctrl+V", self.paste_names)
        self.copies = add_action(page, "&Lấy người của đợt trước…", "people", "Ctrl+L", self.copy_earlier)
        self.round = [self.check, self.import_, self.paste, self.copies]
        self.set = add_action(
            rows, "Sửa ch&ung các dòng đã chọn…", "edit", "Shift+F2", partial(rows.with_chosen, self.set_for)
        )
        self.set.setIconText("Sửa chung")
        self.complete = self._step("&Hoàn tất (đủ hồ sơ)", "check", NominationState.COMPLETE)
        self.complete.setIconText("Hoàn tất")
        self.hold = self._offer(add_action(rows, "&Tạm hoãn…", "warning", "", self._hold), NominationState.HELD)
        self.council = self._step("Đưa ra Hộ&i đồng", "people", NominationState.COUNCIL)
        self.submit = self._step("Ghi đã t&rình", "export-sheet", NominationState.SUBMITTED)
        self.back = add_action(rows, "Lùi &một bước, thôi tạm hoãn", "undo", "", partial(self._act, "take_back"))
        self.withdraw = add_action(rows, "Rút về &nháp", "undo", "", partial(self._act, "withdraw"))
        self.steps = [self.set, separator(rows, "Bước của đề nghị"), self.complete, self.council, self.submit]
        move = order_rows(context, rows, self._move)
        self.up = add_action(rows, "Đưa lên", "up", "Alt+Up", partial(move, -1))
        self.down = add_action(rows, "Đưa xuống", "down", "Alt+Down", partial(move, 1))
        self.usual = add_action(page, "Xếp dan&h sách theo thứ tự thường lệ", "sort", "", self._restore_order)
        self.round.append(self.usual)
        self.history = add_action(rows, "&Quá trình khen thưởng…", "history", "Ctrl+H", self._ask_history)
        self.why = add_action(rows, "&Vì sao có tên trong danh sách…", "info", "Ctrl+J", self._show_chain)
        self.certificates = add_action(rows, "In &giấy khen…", "print", "Ctrl+G", self._print_certificates)
        self.certificates.setProperty(PAPER, True)
        self.papers = paper_offers(rows, MenuPlace.NOMINATION, self._preview, "preview")
        self.steps += [self.hold, self.back, self.withdraw]
        self.steps += [separator(rows, "Thứ tự trong danh sách"), self.up, self.down]
        self.steps += [separator(rows), self.history, self.why]
        self.steps += [separator(rows, "Văn bản của đề nghị"), self.certificates, *self.papers]

    @property
    def menu_actions(self) -> list[QAction]:
        """What the window's menu offers: the actions on the round, and a submenu of those on the selected rows."""
        chosen = QMenu("Các dòn&g đã chọn", self._page)
        chosen.addActions(self.steps)
        return [self.paste, self.copies, self.usual, chosen.menuAction()]

    def check_round(self) -> None:
        """Show all findings against the nominations of the round."""
        from desktop_app.ui.emulation.checks.window import CheckWindow

        if self._code():
            window = CheckWindow(self.context, self._code(), self._page)
            window.nomination_asked.connect(self.nomination_asked)
            window.asked.connect(self.asked)
            window.start()

    def import_workbook(self) -> None:
        """Ask for a workbook and show what it would add to the round."""
        from desktop_app.services.import_rows import ImportSettings
        from desktop_app.ui.widgets.imports.opening import import_file

        code = self._code()
        if code:
            import_file(self.context, self._page, "nominations", ImportSettings(round_code=code))

    def paste_names(self) -> None:
        """Show what the names or the table on the clipboard would add to the round."""
        from desktop_app.services.import_rows import ImportSettings
        from desktop_app.services.imports.pasting import look_at_nominees
        from desktop_app.ui.widgets.imports.pasting import paste_look

        code, text = self._code(), QGuiApplication.clipboard().text()
        if code:
            settings = ImportSettings(round_code=code)
            paste_look(self.context, self._page, "nominations", lambda: look_at_nominees(text), settings)

    def copy_earlier(self) -> None:
        """Ask which nominees of an earlier round to copy."""
        from desktop_app.ui.emulation.nominations.bulk_forms import CopyForm, copy_form_data

        code = self._code()

        def show(form_data: CopyFormData) -> None:
            if form_data.earlier:
                CopyForm(self.context, form_data, self._page).show_form("nominees")
            else:
                self.context.message.emit(f"Trước đợt {round_title(code)} chưa có đợt nào có đề nghị")

        if code:
            self.context.read(lambda book: copy_form_data(book, code), show)

    def _step(self, text: str, icon_name: str, state: NominationState) -> QAction:
        def bring(book: Book, ids: Sequence[int]) -> Changes:
            from desktop_app.services.rounds.nomination_acts import move

            return move(book, ids, state)

        return self._offer(add_action(self._rows, text, icon_name, "", lambda: self._for_chosen(bring)), state)

    def _offer(self, action: QAction, state: NominationState) -> QAction:
        """Offer an act where a step by hand leads to the state."""
        before = {STATE_LABELS[state_before] for state_before in moved_by_hand_from(state)}
        self._offers.append(offer_by_value(self._rows, action, "state", before.__contains__))
        return action

    def follow_chosen(self) -> None:
        """Offer each step by what is chosen, after all were offered for a round."""
        for offer in self._offers if self._rows.selected_ids() else ():
            offer()

    def submit_passed(self) -> None:
        """Say of all nominations of the round that the Council has passed that they were submitted."""
        code = self._code()

        def act(book: Book) -> Changes:
            from desktop_app.domain.lists import ListQuery
            from desktop_app.services.lists import everything
            from desktop_app.services.rounds.nomination_acts import move

            passed = ListQuery("nominations", scope={"round": code, "state": NominationState.PASSED.value})
            return move(book, [row.id for row in everything(book, passed)], NominationState.SUBMITTED)

        self.context.act(act)

    def _act(self, name: str) -> None:
        from desktop_app.services.rounds import nomination_acts

        acts = {"take_back": nomination_acts.take_back, "withdraw": nomination_acts.withdraw}
        self._for_chosen(acts[name])

    def _for_chosen(self, act: Callable[[Book, Sequence[int]], Changes]) -> None:
        def carry_out(ids: Sequence[int]) -> None:
            if ids:
                self.context.act(lambda book: act(book, ids))

        self._rows.with_chosen(carry_out)

    def _move(self, nomination_id: int, step: int) -> None:
        from desktop_app.services.rounds.order.clerk_order import move_nomination

        self.context.act(lambda book: move_nomination(book, nomination_id, step))

    def _restore_order(self) -> None:
        from desktop_app.services.rounds.order.clerk_order import restore_usual_order

        code = self._code()
        if code:
            self.context.act(lambda book: restore_usual_order(book, code))

    def _show_chain(self) -> None:
        from desktop_app.ui.widgets.records.chain_window import show_nomination_chain

        def show(nomination_id: int) -> None:
            show_nomination_chain(self.context, nomination_id, self._page).asked.connect(self.asked)

        self._rows.with_current(show)

    def _ask_history(self) -> None:
        from desktop_app.domain.lists import ListQuery
        from desktop_app.services.standing.year_records import subject_of

        def go_to(subject: Subject) -> None:
            self.asked.emit(ListQuery("year-records", scope={subject.record_kind: subject.id}))

        def ask(nomination_id: int) -> None:
            self.context.read(lambda book: subject_of(book, "nomination", nomination_id), go_to)

        self._rows.with_current(ask)

    def _preview(self, kind: str) -> None:
        from desktop_app.ui.widgets.papers.preview import PreviewWindow

        nomination_id = self._rows.current_id()
        if nomination_id is not None:
            PreviewWindow(self.context, kind, {"nomination": str(nomination_id)}, self._page).show()

    def _hold(self) -> None:
        from desktop_app.ui.emulation.nominations.bulk_forms import PostponeForm

        def ask(ids: Sequence[int]) -> None:
            if ids:
                PostponeForm(self.context, ids, self._page).start()

        self._rows.with_chosen(ask)

    def set_for(self, ids: Sequence[int]) -> None:
        """Ask for values to set in several nominations."""
        from desktop_app.ui.emulation.nominations.bulk_forms import SetForm, set_form_data

        code = self._code()
        if ids and code:
            self.context.read(
                lambda book: set_form_data(book, code, ids),
                lambda form_data: SetForm(self.context, ids, form_data, self._page).show_form("award"),
            )

    def _print_certificates(self) -> None:
        """Go to the certificates of the decision that gives the current nomination its award."""
        from desktop_app.services.awards.choices import decision_of

        def go(decision_id: int | None) -> None:
            if decision_id is None:
                self.context.message.emit("Đề nghị này chưa có quyết định, nên chưa in giấy khen được")
            else:
                self.certificates_asked.emit(decision_id)

        self._rows.with_current(
            lambda nomination_id: self.context.read(lambda book: decision_of(book, nomination_id), go)
        )
