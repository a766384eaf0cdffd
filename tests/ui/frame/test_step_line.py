"""Each act can be taken back by a button for ten seconds, which takes no focus; an undo elsewhere says where it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.certificates.certificates import Offset
from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject
from desktop_app.domain.vietnamese import quoted
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.statements import StatementFields
from desktop_app.papers import PaperFormat
from desktop_app.services import attachments
from desktop_app.services.awards import acts
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.certificates.layouts import save_offset
from desktop_app.services.council import councils, sessions, unit_reviews
from desktop_app.services.keeping import trash
from desktop_app.services.keeping.record_log.put_back import put_back
from desktop_app.services.law import own_sets, rules
from desktop_app.services.office import people, units
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers.house_style import layouts, wordings
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports import statements
from desktop_app.services.plan import adjustments, occurrences, plan_records, tasks
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds import acts as round_acts
from desktop_app.services.rounds import nomination_acts
from desktop_app.services.standing import year_records
from desktop_app.services.year import activities, briefings, indicators, movements, obstacles
from desktop_app.ui.frame.step_line import SHOWN_MS, StepLine
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.widgets.notice import Notice
from tests.books import copied_book, fill, labels
from tests.ui.shown_program import ShownProgram

CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk(ShownProgram):
    """The window on a filled book."""

    @property
    def line(self) -> StepLine:
        line = self.window.findChild(StepLine)
        assert line is not None
        return line

    def rename(self, name: str) -> None:
        self.context.act(lambda book: units.change_unit(book, 3, UnitFields(name)))
        self.settle()

    def undo(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Z, CONTROL)
        self.settle()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """The window on a filled book."""
    desk = Desk(qtbot, copied_book(tmp_path / "book", fill))
    desk.show()
    return desk


def test_an_act_offers_to_be_taken_back_for_ten_seconds_without_taking_the_focus(desk: Desk) -> None:
    desk.window.go_to("people")
    desk.settle()
    desk.window.current_page.setFocus()
    before = QApplication.focusWidget()
    desk.rename("Trung tâm Dữ liệu")
    assert desk.line.isVisible()
    assert (desk.line.text(), desk.line.timer.interval()) == ("Hoàn tác", SHOWN_MS)
    assert "“Sửa đơn vị ‘Trung tâm Dữ liệu’”" in desk.line.accessibleName()
    assert QApplication.focusWidget() is before
    desk.line.timer.timeout.emit()
    assert not desk.line.isVisible()
    desk.rename("Trung tâm Số liệu")
    QTest.mouseClick(desk.line, Qt.MouseButton.LeftButton)
    desk.settle()
    assert units.unit(desk.book, 3).name == "Trung tâm Dữ liệu"
    assert not desk.line.isVisible()


def test_what_is_gone_for_good_once_it_is_undone_is_not_missed(desk: Desk) -> None:
    member = MemberFields("Vi Thị Bích", CouncilRole.CHAIR)
    desk.context.act(lambda book: councils.save_council(book, None, CouncilFields("Hội đồng"), [(None, member)]))
    desk.settle()
    desk.undo()
    assert desk.window.statusBar().currentMessage().startswith("Hoàn tác: Thêm Hội đồng")
    assert not desk.window.notice.isVisible()


def test_the_act_is_taken_back_by_enter_on_its_button(desk: Desk) -> None:
    desk.rename("Trung tâm Dữ liệu")
    desk.line.setFocus()
    QTest.keyClick(desk.line, Qt.Key.Key_Return)
    desk.settle()
    assert units.unit(desk.book, 3).name != "Trung tâm Dữ liệu"


def test_what_was_said_of_a_page_goes_when_it_is_left_but_an_act_can_still_be_taken_back(desk: Desk) -> None:
    window = desk.window
    window.go_to("papers")
    desk.settle()
    of_page = window.current_page.findChild(Notice)
    assert of_page is not None
    desk.rename("Trung tâm Dữ liệu")
    desk.context.message.emit("Chưa chọn dòng nào")
    window.notice.say("Không có bước nào để hoàn tác.", "problem")
    of_page.say("Văn bản cần chọn đợt xét.", "problem")
    assert (window.notice.isVisible(), of_page.isVisible()) == (True, True)
    window.go_to("people")
    desk.settle()
    assert (window.statusBar().currentMessage(), window.notice.isVisible()) == ("", False)
    assert desk.line.isVisible()
    window.go_to("papers")
    desk.settle()
    assert not of_page.isVisible()


def test_good_news_goes_with_its_page_whatever_it_offers(desk: Desk) -> None:
    notice = desk.window.notice
    notice.say("Đã sao lưu vào “sao-luu”.", "done", "Mở thư mục", lambda: None)
    assert notice.isVisible()
    desk.window.go_to("people")
    assert not notice.isVisible()


@pytest.mark.parametrize(("manner", "label"), [("warning", ""), ("problem", "Ghi ra chỗ khác")])
def test_how_the_book_stands_and_what_is_offered_stay_from_page_to_page(desk: Desk, manner: str, label: str) -> None:
    notice = desk.window.notice
    notice.say("Sổ mở chỉ để đọc.", manner, label, (lambda: None) if label else None)
    desk.window.go_to("people")
    desk.window.go_to("plan")
    assert notice.isVisible()


def test_the_button_takes_back_its_own_act_only(desk: Desk) -> None:
    desk.rename("Trung tâm Dữ liệu")
    units.add_unit(desk.book, UnitFields("Phòng Thử"))  # by another window of the program
    QTest.mouseClick(desk.line, Qt.MouseButton.LeftButton)
    desk.settle()
    assert "đã có việc khác" in desk.window.notice.text
    assert labels(desk.book)[-1] == "Thêm đơn vị “Phòng Thử”"


def test_an_undo_of_what_is_elsewhere_says_where_and_leads_to_the_row(desk: Desk) -> None:
    desk.rename("Trung tâm Dữ liệu")
    desk.window.go_to("plan")
    desk.settle()
    desk.undo()
    assert (desk.line.text(), desk.line.isEnabled()) == ("Ở trang Tập thể – cá nhân", True)
    QTest.mouseClick(desk.line, Qt.MouseButton.LeftButton)
    desk.settle()
    page = desk.window.current_page
    assert isinstance(page, PeoplePage)
    assert not desk.line.isVisible()
    desk.rename("Trung tâm Dữ liệu")
    desk.undo()
    assert not desk.line.isVisible(), "it is on the screen"


def test_after_ten_activities_and_an_undo_the_keyboard_is_where_it_was(desk: Desk) -> None:
    desk.window.go_to("activities")
    desk.settle()
    desk.window.current_page.setFocus()
    before = QApplication.focusWidget()
    assert before is not None
    for number in range(10):
        day = ActivityFields(date(2026, 3, number + 1), ActivityKind.EVENT, f"Hoạt động {number}", unit_id=1)
        desk.context.act(partial(activities.add_activity, fields=day))
        desk.settle()
    desk.undo()
    assert QApplication.focusWidget() is before
    assert QApplication.activeWindow() is desk.window
    assert labels(desk.book)[-1].startswith("Hoàn tác:")


def test_every_kind_of_act_names_itself_and_its_undo_says_where_it_was(desk: Desk) -> None:
    """Each act of the window, on a page that shows nothing of it: taken back by its button, it is told where."""
    proof = desk.book.folder.root / "minh-chung.txt"
    proof.write_text("Ảnh chụp", encoding="utf-8")
    desk.window.go_to("today")
    desk.settle()
    for title, act in acts_of_the_window(desk.book, proof):
        done: list[Changes] = []
        desk.context.act(act, done.append)
        desk.settle()
        (changes,) = done
        assert (desk.line.isVisible(), desk.line.text()) == (True, "Hoàn tác"), changes.label
        assert quoted(changes.label) in desk.line.accessibleName()
        QTest.mouseClick(desk.line, Qt.MouseButton.LeftButton)
        desk.settle()
        assert labels(desk.book)[-1] == f"Hoàn tác: {changes.label}"
        assert (desk.line.isVisible(), desk.line.text()) == (True, f"Ở trang {title}"), changes.label


type Acts = list[tuple[str, Callable[[Book], Changes]]]
PEOPLE, PLAN, TRACKING, YEAR = "Tập thể – cá nhân", "Kế hoạch", "Theo dõi nhiệm vụ", "Hoạt động"
ROUNDS, PAPERS, REPORTS, RULES = "Thi đua – Khen thưởng", "Văn bản", "Báo cáo", "Quy định khen thưởng"
DAY = date(2026, 11, 3)


def acts_of_the_window(book: Book, proof: Path) -> Acts:
    """Return one act of every kind, with the title of the page that shows what it touches."""
    return [*_of_people_and_plans(book, proof), *_of_the_year(book), *_of_rounds(book), *_of_papers_and_rules(book)]


def _of_people_and_plans(book: Book, proof: Path) -> Acts:
    lan = Subject(NomineeKind.INDIVIDUAL, 1)
    newcomer, posts = PersonFields("Vi Văn An"), [(None, PostFields(1, "Lái xe"))]
    titles = plan_records.chosen_plan(book, 1)
    assert titles is not None
    return [
        (PEOPLE, lambda book: units.add_unit(book, UnitFields("Phòng Thử"))),
        (PEOPLE, lambda book: units.move_unit(book, 2, 1)),
        (PEOPLE, lambda book: people.save_person(book, None, newcomer, posts)),
        (PEOPLE, lambda book: people.save_person(book, 1, people.person(book, 1), [(None, PostFields(1, "Lái xe"))])),
        (PEOPLE, lambda book: year_records.set_rating(book, [lan], 2023, Rating.GOOD)),
        (PEOPLE, lambda book: year_records.save_initiative(book, None, InitiativeFields(lan, 2026, "Số hóa hồ sơ"))),
        (PEOPLE, lambda book: year_records.save_hold(book, None, HoldFields(lan, DAY, None, "04/TB-SNgV"))),
        (PEOPLE, lambda book: trash.put_in_trash(book, "unit", [3])),
        (PLAN, lambda book: plan_records.save_plan(book, 1, replace(titles.fields, short_name="Kế hoạch 2030"))),
        (PLAN, lambda book: adjustments.save_adjustment(book, 1, None, AdjustmentFields(DAY, "25/KH-SNgV"))),
        (PLAN, lambda book: tasks.add_task(book, TaskFields("Việc mới", leads=(1,)))),
        (PLAN, lambda book: attachments.attach(book, "task", 1, [proof])),
        (TRACKING, lambda book: occurrences.record_result(book, 1, OccurrenceFields("Đã làm"))),
        (TRACKING, lambda book: occurrences.set_day_in_time(book, in_time=True)),
    ]


def _of_the_year(book: Book) -> Acts:
    news = ActivityFields(DAY, ActivityKind.GOOD_NEWS, "Người tốt")
    movement = movements.movement(book, 1)
    return [
        (YEAR, lambda book: activities.add_activity(book, news)),
        (
            YEAR,
            lambda book: activities.change_activity(book, 1, replace(activities.activity(book, 1), participants=())),
        ),
        (PEOPLE, lambda book: briefings.mark_informed(book, [2], DAY)),
        (ROUNDS, lambda book: movements.save_movement(book, 1, replace(movement, criteria=()))),
        ("Khó khăn, vướng mắc", lambda book: obstacles.close_obstacle(book, 1, DAY)),
        ("Chỉ tiêu", lambda book: indicators.record_value(book, 1, "2026", Decimal(93), "Phiếu khảo sát")),
    ]


def _of_rounds(book: Book) -> Acts:
    mid_year = round_of(book, "2026-H1")
    review = unit_reviews.unit_review(book, 1)
    council = councils.council(book, 1)
    members = [(member.id, replace(member.fields, post_title="Phó Giám đốc")) for member in council.members]
    of_province = DecisionFields("Tặng Bằng khen", "99/QĐ-UBND", DAY, "", "UBND tỉnh", "", AwardLevel.PROVINCE)
    given = [DirectAward(NomineeKind.COLLECTIVE, 1, "provincial_certificate")]
    return [
        (ROUNDS, lambda book: round_acts.create_round(book, "2027-H1")),
        (ROUNDS, lambda book: round_acts.change_round(book, replace(mid_year, note="Xét sớm"))),
        (ROUNDS, lambda book: nomination_acts.withdraw(book, [1])),
        (ROUNDS, lambda book: trash.put_in_trash(book, "nomination", [1])),
        (ROUNDS, lambda book: councils.save_council(book, 1, council.fields, members)),
        (ROUNDS, lambda book: unit_reviews.save_unit_review(book, 1, replace(review, place="Hội trường"))),
        (ROUNDS, lambda book: sessions.hold_session(book, "2026-H1", date(2026, 7, 2), ballot=False)),
        (ROUNDS, lambda book: save_direct_decision(book, None, of_province, given)),
        (ROUNDS, lambda book: acts.hand_over_awards(book, [1], date(2026, 1, 25))),
        (ROUNDS, lambda book: save_offset(book, "Canon", Offset(5, 0))),
        (PEOPLE, lambda book: put_back(book, "unit", 3, "name", _renamed(book))),
    ]


def _renamed(book: Book) -> int:
    return units.change_unit(book, 3, UnitFields("Trung tâm Dữ liệu")).change_id or 0


def _of_papers_and_rules(book: Book) -> Acts:
    statement = StatementFields("Trong kỳ không có nội dung này.", DAY, "Nông Thị Lan, Chuyên viên")
    own_office = office(book)
    shipped = rules.shipped_sets()[-1].code
    return [
        (PAPERS, lambda book: wordings.change_wording(book, "phieu-bau", "instruction", None, "Đánh dấu X.")),
        (PAPERS, lambda book: layouts.change_layout(book, {"top": 25.0})),
        (PAPERS, lambda book: issue(book, "task-table", {"year": "2025"}, IssueFields(formats=(PaperFormat.XLSX,)))),
        (REPORTS, lambda book: statements.state_nothing(book, "annual", "2025", "causes", statement)),
        ("Cơ quan", lambda book: change_office(book, replace(own_office, signer_name="Lý Thị Mây"))),
        (RULES, lambda book: own_sets.copy_set(book, shipped, own_sets.SetFields("Của tỉnh", date(2027, 1, 1)))),
    ]
