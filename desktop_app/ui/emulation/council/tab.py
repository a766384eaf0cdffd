"""The tab of the Council: the sessions of a round, below them the votes, and the papers of both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.council import COUNCILS, SESSIONS, UNIT_REVIEWS, VOTES
from desktop_app.services.papers.kinds.declaration import MenuPlace, RoundStep
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.emulation.council.opening import session_action
from desktop_app.ui.emulation.round_acts import NO_ROUND
from desktop_app.ui.emulation.step_papers import StepPapers, round_options
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.lists.heights.two_lists import ListUnderWords, TwoLists
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.papers.offers import paper_offers

if TYPE_CHECKING:
    # Forms, the rules and the papers are loaded when one is first opened.
    from desktop_app.services.council.sessions import Session
    from desktop_app.services.council.vote_tallies import SessionVotes
    from desktop_app.services.papers.kinds.declaration import Options
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.emulation.council.form import CouncilFormData
    from desktop_app.ui.emulation.council.session_data import SessionFormData

_SESSIONS: Final = {
    "hidden": ["round", "council"],
    "widths": {
        **{"held_on": 100, "started_at": 60, "place": 150, "manner": 112, "chair": 160, "present": 80},
        **{"members": 106, "put": 84, "passed": 64, "failed": 104, "number": 112},
    },
}
_VOTES: Final = {
    "hidden": ["held_on", "round", "kind", "post", "issued", "returned", "needed", "article"],
    "widths": {
        **{"name": 180, "unit": 170, "award": 148, "valid": 72, "agree": 80, "against": 124, "abstain": 122},
        **{"share": 116, "result": 94},
    },
}
_NO_SESSION: Final = "Đợt xét này chưa có phiên họp nào của Hội đồng."
_NO_VOTE: Final = "Phiên họp này chưa có đề nghị nào. Sửa phiên họp để đưa đề nghị ra Hội đồng."
_CHOOSE_SESSION: Final = "Chọn một phiên họp trong danh sách trước đã."
_ALL_VOTED: Final = "Phiên họp này không còn đề nghị nào chưa ghi biểu quyết."
_NO_SESSION_CHOSEN: Final = "Kết quả biểu quyết của một phiên họp hiện ở đây khi chọn phiên họp."
_OF_CHOSEN: Final = "Kết quả biểu quyết của phiên họp"
_SESSION, _NO_SESSION_ID = "session", 0
"""The scope key that filters the list of votes by session, and an id that no session has."""

_VOTES_KEPT: Final = "Ở đây không xóa từng kết quả: Enter mở bảng biểu quyết, để trống dòng ấy rồi lưu."


class CouncilTab(QWidget):
    """Two lists: the sessions of the round, and the votes of the selected session.

    Enter on a session opens its votes; F8 records that everybody agrees on each nomination without a result.
    Signal: `asked(ListQuery)` for the list that contains a record behind a nomination.
    """

    asked = Signal(object)

    def __init__(self, context: Context, new_round: QAction | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._new_round = context, new_round
        self._round_code: str | None = None
        self._questions = BookQuestions(context, self)
        self.sessions, self.votes = ListView(context, SESSIONS), ListView(context, VOTES)
        self.votes_label, self.notice = muted_label(), Notice()
        self.new = session_action(self, self.add)
        self.members = add_action(self, "&Hội đồng, thành viên…", "unit", "Ctrl+Shift+H", self.show_councils)
        self.unit_reviews = add_action(self, "Họp bì&nh xét của đơn vị…", "people", "", self.show_unit_reviews)
        self._session_actions = self._make_session_actions()
        self.why = add_action(self.votes, "&Vì sao có tên trong danh sách…", "info", "Ctrl+J", self._show_chain)
        self.votes.set_actions([self.why])
        self._papers = paper_offers(self, MenuPlace.SESSION, self._preview)
        self.papers = StepPapers(self.context, self, (RoundStep.COUNCIL,), self._chosen_of_paper)
        self.count.setIconText("Kết quả")
        self.actions_menu: list[QAction] = [self.new, *self._session_actions]
        self.actions_menu += [separator(self, "Văn bản của phiên họp"), *self._papers, self.papers.menuAction()]
        self.actions_menu += [separator(self), self.why, self.unit_reviews, self.members]
        self._lay_out()
        self._connect()
        self.show_round("")

    @property
    def acts_in_head(self) -> list[QAction]:
        """The acts of the head: while there is no round, first the one that needs none, to set up the Council."""
        of_session = [self.new, self.count, self.agree, self.papers.menuAction()]
        of_session += [self.attendance, *self._papers, self.unit_reviews]
        return [*of_session, self.members] if self._round_code else [self.members, *of_session]

    def show_round(self, round_code: str) -> None:
        """Show a round's sessions, "" while there is no round."""
        if round_code == self._round_code:
            return
        self._round_code = round_code
        for action in (self.new, self.unit_reviews, self.papers.menuAction()):
            allow(action, round_code, NO_ROUND)
        self.sessions.set_empty(*((_NO_SESSION, self.new) if round_code else (NO_ROUND, self._new_round)))
        self.sessions.set_scope({"round": round_code})
        self._show_no_votes()

    def show_row(self, row_id: int, round_code: str, kind: str) -> None:
        """Select a session of a round, or a review of a unit or a Council in its window, by its kind of list."""
        if kind == COUNCILS.key:
            self.show_councils(row_id)
            return
        self.show_round(round_code)
        if kind == UNIT_REVIEWS.key:
            self.show_unit_reviews(row_id)
        else:
            self.sessions.select_id(row_id)

    def refresh(self) -> None:
        """Read both lists again."""
        self.sessions.refresh()
        self.votes.refresh()

    def add(self) -> None:
        """Open the form of a new session; while there is no Council, open the form of a Council first."""
        from desktop_app.ui.emulation.council.session_data import blank_session

        code = self._round_code
        if not code:
            return

        def show(form_data: SessionFormData | None) -> None:
            if form_data is None:
                self.context.message.emit("Thành lập Hội đồng trước, rồi mở phiên họp.")
                self._set_up_council()
            else:
                self._show_session(form_data, None)

        self._questions.ask("form", lambda book: blank_session(book, code, date.today()), show)

    def show_councils(self, chosen: int | None = None) -> None:
        """Show all Councils, present and past, to set up and change them."""
        from desktop_app.ui.emulation.council.window import CouncilWindow

        window = CouncilWindow(self.context, self)
        window.finished.connect(lambda: self.setFocus())
        window.start(chosen)

    def show_unit_reviews(self, chosen: int | None = None) -> None:
        """Show the reviews that the units held for the round, to record and change them."""
        from desktop_app.ui.emulation.council.unit_reviews import UnitReviewsWindow

        if self._round_code:
            window = UnitReviewsWindow(self.context, self._round_code, self)
            window.finished.connect(lambda: self.setFocus())
            window.start(chosen)

    def _set_up_council(self) -> None:
        """Open the form of the first Council, and then that of a session."""
        from desktop_app.ui.emulation.council.form import CouncilForm, blank_council

        def show(form_data: CouncilFormData) -> None:
            form = CouncilForm(self.context, form_data, self)
            form.saved.connect(lambda _: self.add())
            form.show_form("decision_number")

        self._questions.ask("form", lambda book: blank_council(book, date.today()), show)

    def _make_session_actions(self) -> list[QAction]:
        rows = self.sessions
        self.count = add_action(self, "Kết quả &biểu quyết…", "award", "Ctrl+B", self._edit_votes)
        self.agree = add_action(self, "&Tất cả đồng ý", "check", "F8", self._agree_on_all)
        self.attendance = add_action(self, "Điểm &danh…", "people", "Ctrl+Shift+D", self._edit_attendance)
        edit = add_action(rows, "&Sửa phiên họp…", "edit", "F2", self._edit_current)
        delete = add_action(rows, "Xó&a phiên họp", "trash", "Del", rows.delete_chosen)
        return [self.count, self.agree, self.attendance, edit, delete]

    def _lay_out(self) -> None:
        self.sessions.arrange_at_first(_SESSIONS)
        self.votes.arrange_at_first(_VOTES)
        self.sessions.set_actions(self.actions_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(TwoLists(self.sessions, ListUnderWords(self.votes_label, self.votes, self.notice)), 1)
        self.setFocusProxy(self.sessions)

    def _connect(self) -> None:
        for view in (self.sessions, self.votes):
            view.activated.connect(lambda _: self._edit_votes())
            view.details.entering = "Kết quả biểu quyết"
        add_action(self.votes, "Sửa kết quả biểu quyết…", "edit", "F2", self._edit_votes)
        self.sessions.delete_requested.connect(self._delete)
        self.votes.delete_requested.connect(lambda _: self.context.message.emit(_VOTES_KEPT))
        self.sessions.selection_changed.connect(self._show_votes_of)
        self.sessions.refreshed.connect(self._choose_first)
        self.context.changed.connect(self._changed)

    def _session_id(self) -> int | None:
        """The session whose votes are shown."""
        session_id = self.votes.query.scope.get(_SESSION)
        return session_id if isinstance(session_id, int) and session_id != _NO_SESSION_ID else None

    def _show_no_votes(self) -> None:
        self.votes_label.setText("Kết quả biểu quyết")
        self.votes.set_empty(_NO_SESSION_CHOSEN)
        self.votes.set_scope({_SESSION: _NO_SESSION_ID}, of_nothing=True)
        self.notice.hide()
        self._enable_actions()

    def _enable_actions(self) -> None:
        has_session = self._session_id() is not None
        for action in (*self._session_actions, *self._papers):
            allow(action, has_session, _CHOOSE_SESSION)

    def _choose_first(self) -> None:
        if not self.sessions.total:
            self._show_no_votes()
        elif self._session_id() is None:
            self.sessions.select_first()

    def _show_votes_of(self, ids: Sequence[int]) -> None:
        if len(ids) == 1:
            self.votes_label.setText(f"{_OF_CHOSEN} đang chọn")
            self.votes.set_empty(_NO_VOTE)
            self.votes.set_scope({_SESSION: ids[0]})
            self._enable_actions()
            self._read_findings()

    def _read_findings(self) -> None:
        session_id = self._session_id()
        if session_id is not None and self.isVisible():
            from desktop_app.services.council.vote_tallies import votes_of_session

            self._questions.ask_of_row("findings", lambda book: votes_of_session(book, session_id), self._show_findings)

    def _show_findings(self, votes: SessionVotes) -> None:
        from desktop_app.domain.council.councils import attended_words

        attended = attended_words(votes.attended)
        words = f"{_OF_CHOSEN} ngày {format_date(votes.held_on)}. {attended}"
        self.votes_label.setText(words, brief=attended)
        allow(self.agree, any(row.votes is None for row in votes.rows), _ALL_VOTED)
        if votes.findings:
            self.notice.say("\n".join(finding.words for finding in votes.findings), "warning")
        else:
            self.notice.hide()

    def _changed(self, changes: Changes) -> None:
        if changes.kinds & SESSIONS.shows:
            self._read_findings()

    def _edit_current(self) -> None:
        session_id = self.sessions.current_id()
        if session_id is not None:
            from desktop_app.ui.emulation.council.session_data import saved_session

            self._questions.ask(
                "form",
                lambda book: saved_session(book, session_id),
                lambda form_data: self._show_session(form_data, session_id),
            )

    def _show_session(self, form_data: SessionFormData, session_id: int | None) -> None:
        from desktop_app.ui.emulation.council.session_form import SessionForm

        form = SessionForm(self.context, form_data, self)
        form.saved.connect(lambda changes: self._select_saved(changes, session_id))
        form.finished.connect(lambda: self.sessions.setFocus())
        form.show_form("held_on")

    def _select_saved(self, changes: Changes, session_id: int | None) -> None:
        self.sessions.select_id(session_id if session_id is not None else changes.only_id("council_session"))

    def _show_chain(self) -> None:
        from desktop_app.ui.widgets.records.chain_window import show_vote_chain

        self.votes.with_current(
            lambda tally_id: show_vote_chain(self.context, tally_id, self).asked.connect(self.asked)
        )

    def _edit_votes(self) -> None:
        session_id = self._session_id()
        if session_id is None:
            return
        from desktop_app.services.council.vote_tallies import votes_of_session

        def show(votes: SessionVotes) -> None:
            from desktop_app.ui.emulation.council.vote_form import VoteForm

            form = VoteForm(self.context, votes, self)
            form.finished.connect(lambda: self.sessions.setFocus())
            form.show_form("votes")

        self._questions.ask("form", lambda book: votes_of_session(book, session_id), show)

    def _agree_on_all(self) -> None:
        session_id = self._session_id()
        if session_id is not None:
            from desktop_app.services.council.vote_tallies import record_unanimous

            self.context.act(lambda book: record_unanimous(book, session_id))

    def _edit_attendance(self) -> None:
        session_id = self._session_id()
        if session_id is None:
            return
        from desktop_app.services.council.sessions import session

        def show(chosen_session: Session) -> None:
            from desktop_app.ui.emulation.council.attendance_form import AttendanceForm

            form = AttendanceForm(self.context, chosen_session, self)
            form.finished.connect(lambda: self.sessions.setFocus())
            form.show_form("attendance")

        self._questions.ask("form", lambda book: session(book, session_id), show)

    def _delete(self, ids: Sequence[int]) -> None:
        if ids:
            from desktop_app.services.keeping import trash

            self.context.act(lambda book: trash.put_in_trash(book, "council_session", ids))

    def _chosen_of_paper(self) -> Options:
        return {**round_options(self._round_code or ""), "session": str(self._session_id() or "")}

    def _preview(self, kind: str) -> None:
        session_id = self._session_id()
        if session_id is not None and self._round_code:
            # Showing a PDF needs libraries that nothing else in the window uses.
            from desktop_app.ui.widgets.papers.preview import PreviewWindow

            PreviewWindow(self.context, kind, {"round": self._round_code, "session": str(session_id)}, self).show()
