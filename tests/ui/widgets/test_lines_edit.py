"""Texts of several lines in a form that is opened: all of their lines are in sight where the screen has room."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from tests.ui.conftest import WindowRest

LONG = "Tuyên truyền sâu rộng các chủ trương đến toàn thể công chức, viên chức, người lao động của cơ quan. " * 4


class TaskLike(RecordForm):
    text, product = Input(lambda: LinesEdit(2), label="Nội dung"), Input(lambda: LinesEdit(2), label="Sản phẩm")
    cause = Input(lambda: LinesEdit(2), label="Nguyên nhân")
    rows = (("text",), ("product", "cause"))


@pytest.fixture
def form(context: Context, parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> TaskLike:
    monkeypatch.setattr("desktop_app.ui.base.window_size.room_of_main", lambda _window: QSize(1366, 768))
    return TaskLike(context, "Nhiệm vụ", parent)


def test_a_long_text_is_whole_in_a_form_that_has_room(form: TaskLike, settled: WindowRest) -> None:
    form.text.setPlainText(LONG)
    form.cause.setPlainText(LONG[:100])
    form.show_form()
    settled()
    assert [edit.verticalScrollBar().maximum() for edit in (form.text, form.product, form.cause)] == [0, 0, 0]
    height = form.height()
    # What is typed afterwards leaves the form as it stands.
    form.product.setPlainText(LONG)
    settled()
    assert form.height() == height


def test_a_form_of_short_texts_is_no_higher_than_before(form: TaskLike, settled: WindowRest) -> None:
    form.show_form()
    settled()
    layout = form.layout()
    assert layout is not None
    assert form.height() <= layout.totalHeightForWidth(form.width())


def test_a_very_long_text_leaves_the_form_on_its_screen(form: TaskLike, settled: WindowRest) -> None:
    form.text.setPlainText(LONG * 20)
    form.show_form()
    settled()
    assert form.text.verticalScrollBar().maximum() > 0
    assert form.height() <= 768
