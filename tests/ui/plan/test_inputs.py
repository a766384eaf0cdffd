"""The inputs of a task: deadlines as written and as understood, names completed while typed; the plan's text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.plans import TextSpan
from desktop_app.services.plan.deadlines import understood
from desktop_app.ui.base.context import Context
from desktop_app.ui.plan.deadline_edit import DeadlineEdit
from desktop_app.ui.plan.deadline_words import meaning
from desktop_app.ui.plan.names_edit import NamesEdit
from desktop_app.ui.plan.plan_form import PlanForm
from desktop_app.ui.plan.proposal.text_view import Mark, PlanTextView
from tests.ui.conftest import WindowRest
from tests.ui.keyboard import compose, type_letters

MEANINGS = {
    "": "không có thời hạn",
    "thường xuyên": "thường xuyên, không có ngày phải xong",
    "trước ngày 20/11 hằng năm": "ngày 20/11 hằng năm",
    "trước ngày 15/3/2026": "ngày 15/3/2026",
    "trước ngày 25 hằng tháng": "ngày 25 hằng tháng",
    "trước ngày 20 tháng cuối quý": "ngày 20 hằng quý",
    "tháng 6/2026": "tháng 6/2026",
    "hằng tháng": "hằng tháng",
    "Quý III/2026": "quý III/2026",
    "hằng quý": "hằng quý",
    "năm 2026": "năm 2026",
    "năm 2026 và các năm tiếp theo": "hằng năm, từ năm 2026",
    "hằng năm": "hằng năm",
    "giai đoạn 2022 - 2030": "từ năm 2022 đến năm 2030",
    "từ tháng 3 đến tháng 6/2026": "từ năm 2026 đến tháng 6/2026",
    "theo giai đoạn 6 tháng và cuối năm từ nay đến năm 2030": (
        "mỗi đợt xét (6 tháng và cuối năm), đến đợt cuối năm 2030"
    ),
    "6 tháng đầu năm 2026": "đợt sơ kết 6 tháng đầu năm 2026",
}


@pytest.fixture
def edit(qtbot: QtBot) -> DeadlineEdit:
    edit = DeadlineEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.fixture
def names(qtbot: QtBot) -> NamesEdit:
    names = NamesEdit()
    qtbot.addWidget(names)
    names.offer_names(["Văn phòng", "Phòng Hợp tác quốc tế", "Phòng Đối ngoại"])
    names.show()
    return names


@pytest.mark.parametrize(("words", "sentence"), MEANINGS.items())
def test_says_back_what_was_understood(words: str, sentence: str) -> None:
    assert meaning(understood(words)) == sentence


@pytest.mark.parametrize("words", MEANINGS)
def test_shows_a_deadline_without_changing_it(edit: DeadlineEdit, words: str) -> None:
    deadline = understood(words)
    edit.set_value(deadline)
    assert edit.value() == deadline
    assert edit.problem() == ""


@pytest.mark.parametrize("words", MEANINGS)
def test_understands_words_as_they_are_typed(edit: DeadlineEdit, words: str) -> None:
    type_letters(edit.words, words)
    assert edit.value() == understood(words)


def test_an_input_method_writes_letter_for_letter(edit: DeadlineEdit, names: NamesEdit) -> None:
    compose(edit.words, "trước ngày 20/11 hằng năm")
    assert edit.value() == understood("trước ngày 20/11 hằng năm")
    compose(names, "Phòng Lễ tân")
    assert names.names() == ("Phòng Lễ tân",)


def test_what_was_understood_can_be_corrected(edit: DeadlineEdit) -> None:
    type_letters(edit.words, "sau khi Luật có hiệu lực")
    assert edit.value().kind is DeadlineKind.ONGOING
    edit.kind.set_value(DeadlineKind.DAY)
    edit.figures["day"].setText("1")
    edit.figures["month"].setText("7")
    edit.figures["year"].setText("2026")
    expected = Deadline("sau khi Luật có hiệu lực", DeadlineKind.DAY, day=1, month=7, year=2026)
    assert edit.value() == expected
    assert edit.figures["day"].isVisible()
    assert not edit.figures["quarter"].isVisible()


@pytest.mark.parametrize(
    ("deadline", "sentence"),
    [
        (Deadline(kind=DeadlineKind.DAY), "Nhập ngày của thời hạn."),
        (Deadline(kind=DeadlineKind.DAY, day=5), "Nhập tháng của thời hạn."),
        (Deadline(kind=DeadlineKind.DAY, day=31, month=4), "Không có ngày 31/4."),
        (Deadline(kind=DeadlineKind.DAY, day=29, month=2, year=2026), "Không có ngày 29/2."),
        (Deadline(kind=DeadlineKind.DAY, day=29, month=2), ""),
        (Deadline(kind=DeadlineKind.MONTH), "Nhập tháng của thời hạn."),
        (Deadline(kind=DeadlineKind.QUARTER), "Nhập quý của thời hạn."),
        (Deadline(kind=DeadlineKind.YEAR), "Nhập năm của thời hạn."),
        (Deadline(kind=DeadlineKind.RANGE), "Nhập năm đầu hoặc năm cuối của thời hạn."),
        (
            Deadline(kind=DeadlineKind.RANGE, from_year=2030, to_year=2026),
            "Năm cuối của thời hạn phải sau năm đầu.",
        ),
        (Deadline(kind=DeadlineKind.ROUND), "Nhập đợt xét của thời hạn."),
        (Deadline(kind=DeadlineKind.ROUND, until_round="2026"), "Đợt xét viết như 2030-H1 hoặc 2030-H2."),
        (Deadline(kind=DeadlineKind.ROUND, recurrence=Recurrence.PER_ROUND), ""),
    ],
)
def test_says_what_is_wrong_with_a_deadline(edit: DeadlineEdit, deadline: Deadline, sentence: str) -> None:
    edit.set_value(deadline)
    assert edit.problem() == sentence


@given(words=st.text(alphabet="trước ngày hằngquýIV/ 0123456789-", max_size=24))
def test_any_words_mean_something(words: str) -> None:
    assert meaning(understood(words))


def test_offers_names_without_accents_and_completes_the_one_typed(names: NamesEdit) -> None:
    names.set_names(["Phòng Đối ngoại"])
    names.setCursorPosition(0)
    type_letters(names, "van ph")
    names.setText("van ph; Phòng Đối ngoại")
    names.setCursorPosition(6)
    names.textEdited.emit(names.text())
    assert names.popup.isVisible()
    QTest.keyClick(names.popup, Qt.Key.Key_Down)
    QTest.keyClick(names.popup, Qt.Key.Key_Return)
    assert names.names() == ("Văn phòng", "Phòng Đối ngoại")


def test_names_are_cleaned_and_returned_once_each(names: NamesEdit) -> None:
    names.setText("  Văn   phòng;; Thanh tra ;Văn phòng")
    assert names.names() == ("Văn phòng", "Thanh tra")


def test_tasks_of_one_paragraph_share_it(qtbot: QtBot) -> None:
    view = PlanTextView()
    qtbot.addWidget(view)
    view.show_text("Tên", ["Tên", "Một.", "Hai."], ())
    view.set_marks([Mark(3, "1", TextSpan(1, 1)), Mark(4, "2", TextSpan(1, 1)), Mark(5, "3", TextSpan(2, 2))])
    assert view.key_at(1) == 3
    view.choose(4)
    assert view.key_at(1) == 4
    assert view.key_at(2) == 5
    assert view.key_at(0) is None
    assert view.toPlainText() == "Tên\nMột.\nHai."


def test_showing_and_reading_back_keeps_the_words(edit: DeadlineEdit) -> None:
    deadline = replace(understood("trước ngày 20/11 hằng năm"), text="chậm nhất 20/11")
    edit.set_value(deadline)
    assert edit.value() == deadline


def test_what_the_form_of_a_plan_explains_is_read_whole(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    """The only words on from when tasks are late were a hint in a line a third as long."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    form = PlanForm(context, None, parent)
    form.start()
    settled()
    lines = [line for line in form.findChildren(QLineEdit) if line.isVisible()]
    assert lines
    assert [line.placeholderText() for line in lines if measured(line) > line.width()] == []
    assert any("không phải quá hạn" in label.text() for label in form.findChildren(QLabel) if label.isVisible())


def measured(line: QLineEdit) -> int:
    return line.fontMetrics().horizontalAdvance(line.placeholderText())


def test_the_editor_of_a_deadline_keeps_and_changes_it(qtbot: QtBot) -> None:
    edit = DeadlineEdit()
    qtbot.addWidget(edit)
    deadline = Deadline("tháng 11 (từ năm 2024)", DeadlineKind.MONTH, Recurrence.YEARLY, month=11, from_year=2024)
    edit.set_value(deadline)
    assert edit.value() == deadline
    assert meaning(deadline) == "tháng 11 hằng năm, từ năm 2024"
    edit.figures["from_year"].setText("2025")
    assert edit.value().from_year == 2025
    # What is due once has one year alone.
    edit.recurrence.set_value(Recurrence.ONCE)
    assert edit.value().from_year is None
