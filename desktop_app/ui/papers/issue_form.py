"""The form in which a paper is issued: its number, date and signer, and a warning if another paper has the number."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.services.papers.issued import IssueFields, NextIssue, NumberTaken, issue, number_taken
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import Act, Collect, Keep
from desktop_app.ui.widgets.questions import ask

_KEPT = (
    "Bản phát hành được giữ nguyên trong sổ ({formats}): sau này in lại vẫn đúng bản này, dù người, đơn vị hay mức"
    " lương đã thay đổi. Chưa có số, ngày thì để trống."
)

_UNDATED = "Chưa ghi ngày: bản phát hành để trống ngày, danh sách văn bản đã phát hành cũng không có ngày."


class IssueForm(FormOf[IssueFields]):
    """Issues one paper."""

    number, signer = Input(QLineEdit, label="Số văn bản"), Input(QLineEdit, label="Người ký")
    signer_title = Input(
        lambda: LinesEdit(2), label="Chức vụ người ký", help="Để trống: như đang in. Cấp phó ký thay: ghi hai dòng."
    )
    dated_on = Input(DateEdit, label="Ngày văn bản")
    undated = Text(_UNDATED, manner="doubt", beside=True)
    kept_as = Text(manner="muted", beside=True)
    rows = (("number", "dated_on"), ("undated",), ("signer", "signer_title"), ("kept_as",))
    not_entered = ("formats",)
    least_width = 760
    save_text = "Phát hành"

    def __init__(
        self,
        context: Context,
        kind: str,
        options: Mapping[str, str],
        next_issue: NextIssue,
        parent: QWidget,
        without: tuple[str, ...] = (),
    ) -> None:
        version = f" (bản {next_issue.version})" if next_issue.version > 1 else ""
        not_shown = (*without, *(() if next_issue.symbol else ("number",)))
        super().__init__(context, f"Phát hành “{next_issue.title}”{version}", parent, without=not_shown)
        self._kind, self._options, self._next_issue = kind, dict(options), next_issue
        self.fill(IssueFields(next_issue.number, next_issue.dated_on, next_issue.signer))
        # Number and date from the decision's record are changed there, or the two would differ.
        self.dated_on.setReadOnly(bool(next_issue.number) and next_issue.dated_on is not None)
        if next_issue.symbol:
            self.number.setPlaceholderText(f"ví dụ: 15/{next_issue.symbol}")
            self.number.setReadOnly(bool(next_issue.number))
        self.kept_as.setText(
            _KEPT.format(formats=", ".join(file_format.value.upper() for file_format in next_issue.formats))
        )

    @property
    def first_field(self) -> str:
        """The field that has the focus first."""
        return "number" if self._next_issue.symbol and not self._next_issue.number else "dated_on"

    def offer_day(self, day: date | None) -> None:
        """Fill in the day that the paper shown was made for, unless its record has one."""
        if day is not None and self._next_issue.dated_on is None:
            self.dated_on.set_value(day)

    def show_form(self, first: str = "") -> None:
        """Show the form, and say what becomes of a paper without a day, and why it would be refused as things stand."""
        self._tell_day()
        super().show_form(first)
        # Before she types what would be in vain; with another day it may be allowed.
        if warning := self._next_issue.refusal or self._next_issue.warning:
            self.say(warning, "warning")

    def _edited(self, field: Field) -> None:
        super()._edited(field)
        self._tell_day()

    def _tell_day(self) -> None:
        self.undated.setVisible(self.dated_on.value() is None)
        self.grow()

    def save(self, collect: Collect, keep: Keep | None = None) -> None:
        """Issue the paper; ask first if its number is that of another paper of the year."""
        fields = self.collected()
        if not fields.number or self._next_issue.number or self.dated_on.problem():
            self._issue(collect, keep)
            return

        def on_answer(other_paper: NumberTaken | None) -> None:
            if other_paper is None:
                self._issue(collect, keep)
            else:
                words = f"{other_paper.sentence}\n\nVẫn phát hành với số này?"
                ask(self, "Số đã dùng", words, "Vẫn phát hành", lambda: self._issue(collect, keep))

        self._jobs.append(
            self.context.read(
                lambda book: number_taken(book, self._kind, self._options, fields), on_answer, self.refuse
            )
        )

    def _issue(self, collect: Collect, keep: Keep | None) -> None:
        super().save(collect, keep)
        if self._saving:
            self.say("Đang lập và giữ bản phát hành…", "info")

    def _collect(self) -> Act:
        fields = self.collected()
        if fields.signer == self._next_issue.signer:
            # The name that was offered is that of today: the paper's day may have another.
            fields = replace(fields, signer="")
        return lambda book: issue(book, self._kind, self._options, fields)
