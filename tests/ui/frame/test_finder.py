"""Ctrl+K finds records of every kind, files, papers, acts and keys, and Enter goes there; Alt+← leads back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.services.attachments import attach
from desktop_app.services.book import Book
from desktop_app.services.keeping.finding.everywhere import recalled, records_with
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.year.indicators import save_indicator
from desktop_app.store.queries.record_history import written_last as read_written_last
from desktop_app.ui.certificates.window import CertificateWindow
from desktop_app.ui.emulation.council.session_form import SessionForm
from desktop_app.ui.emulation.decisions.form import DecisionForm
from desktop_app.ui.emulation.movements.movement_form import MovementForm
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.finding.finder import Finder
from desktop_app.ui.indicators.indicator_form import IndicatorForm
from desktop_app.ui.indicators.page import IndicatorsPage
from desktop_app.ui.papers.page import PapersPage
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.people.person_form import PersonForm
from desktop_app.ui.people.unit_form import UnitForm
from desktop_app.ui.plan.page import PlanPage
from desktop_app.ui.settings.rules_page import RulesPage
from tests.books import book_in, fill, person, unit
from tests.ui.keyboard import compose, hold
from tests.ui.pages import go_back
from tests.ui.shown_program import ShownProgram

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _add_found(book: Book, folder: Path) -> None:
    """Add to a filled book what is looked for."""
    person(book, "Đặng Văn Ước", unit(book, "Phòng Lễ tân"))
    evidence = folder / "Ảnh ra quân - Đặng.txt"
    evidence.write_text("ảnh", encoding="utf-8")
    attach(book, "activity", 1, [evidence])


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path) -> Iterator[ShownProgram]:
    with book_in(tmp_path / "book", fill) as book:
        _add_found(book, tmp_path)
    run = ShownProgram(qtbot, tmp_path / "book")
    run.show()
    yield run
    run.settle()


def find(run: ShownProgram, words: str) -> Finder:
    """Open the finder by its key and type."""
    go_back(run.qtbot, run.window)
    QTest.keyClick(run.window, KEY.Key_K, CONTROL)
    run.qtbot.waitUntil(lambda: any(finder.isVisible() for finder in run.window.findChildren(Finder)))
    finder = next(finder for finder in run.window.findChildren(Finder) if finder.isVisible())
    finder.activateWindow()
    QTest.keyClicks(finder.line, words)
    run.settle()
    return finder


@pytest.mark.usefixtures("filled")
def test_each_kind_of_record_is_found_without_accents(book: Book, tmp_path: Path) -> None:
    _add_found(book, tmp_path)
    for typed in ("dang uoc", "đặng ước", "ĐẶNG"):
        assert ("people", "Đặng Văn Ước") in [(record.kind, record.name) for record in records_with(book, typed)]
    for typed in ("anh ra quan", "quân - Đặng.txt"):
        files = [(record.kind, record.id, record.name) for record in records_with(book, typed) if record.is_file]
        assert files == [("activities", 1, "Ảnh ra quân - Đặng.txt")]
    assert [record for record in records_with(book, " - ") if record.is_file] == []
    assert [record for record in records_with(book, "ảnh quân đội") if record.is_file] == []
    assert {record.kind for record in records_with(book, "le tan")} >= {"units", "people"}
    assert records_with(book, " ") == []
    (again,) = recalled(book, [("people", 99_999), ("units", 1), ("nothing", 1)])
    assert (again.kind, again.id) == ("units", 1)
    put_in_trash(book, "activity", [1])
    assert [record for record in records_with(book, "anh ra quan") if record.is_file] == []


def test_enter_goes_to_the_record_and_it_is_offered_first_the_next_time(run: ShownProgram) -> None:
    window = run.window
    # What the settings say of it may be anything: a file that somebody wrote into.
    window.settings.put("find", {"recent": ["rác", 3]})
    window.go_to("today")
    finder = find(run, "dang uoc")
    assert finder.choices[0].words == "Đặng Văn Ước"
    QTest.keyClick(finder.line, KEY.Key_Return)
    run.qtbot.waitUntil(lambda: isinstance(window.current_page, PeoplePage))
    run.settle()
    page = window.current_page
    assert isinstance(page, PeoplePage)
    recent = find(run, "")
    assert (recent.choices[0].group, recent.choices[0].words) == ("Vừa mở", "Đặng Văn Ước")
    # Below it what was written last, which she need not have gone to, and then what can be done on this page.
    groups = [choice.group for choice in recent.choices]
    assert list(dict.fromkeys(groups)) == ["Vừa mở", "Vừa ghi", "Việc"]
    assert "Thêm người…" in [choice.words for choice in recent.choices]
    recent.reject()


def test_enter_waits_for_what_the_letters_find(run: ShownProgram) -> None:
    run.window.go_to("today")
    finder = find(run, "phong")
    shown = [choice.words for choice in finder.choices]
    finder.line.clear()
    # All of it pressed before the book has answered once.
    QTest.keyClicks(finder.line, "dang uoc")
    assert [choice.words for choice in finder.choices] == shown
    QTest.keyClick(finder.line, KEY.Key_Return)
    assert finder.isVisible()
    run.settle()
    page = run.window.current_page
    assert isinstance(page, PeoplePage)
    assert len(page.people.selected_ids()) == 1
    # So do the arrows before it.
    finder = find(run, "phong")
    second = finder.choices[1]
    finder.line.clear()
    run.settle()
    QTest.keyClicks(finder.line, "phong")
    QTest.keyClick(finder.line, KEY.Key_Down)
    QTest.keyClick(finder.line, KEY.Key_Return)
    run.settle()
    assert run.window.settings.get("find")["recent"][0] == list(second.place or ())
    # Letters after it take it back.
    finder = find(run, "")
    QTest.keyClicks(finder.line, "dang")
    QTest.keyClick(finder.line, KEY.Key_Return)
    QTest.keyClicks(finder.line, " u")
    run.settle()
    assert finder.isVisible()
    finder.reject()


def test_what_an_input_method_still_holds_is_looked_for(run: ShownProgram) -> None:
    finder = find(run, "")
    hold(finder.line, "đ", "đă", "đặng")
    run.settle()
    assert finder.line.text() == ""
    assert finder.choices[0].words.startswith("Đặng ")
    compose(finder.line, "lễ")
    run.settle()
    assert "Phòng Lễ tân" in [choice.words for choice in finder.choices]
    assert "Đặng Ngọc Ánh" not in [choice.words for choice in finder.choices]
    finder.reject()


def test_what_was_written_last_is_offered_before_anything_is_typed(run: ShownProgram) -> None:
    person_id = person(run.book, "Lộc Thị Ánh", 1)
    finder = find(run, "")
    first = finder.choices[0]
    assert (first.group, first.words, first.place) == ("Vừa ghi", "Lộc Thị Ánh", ("people", person_id))
    finder.reject()
    with run.book.store.reading() as connection:
        places = read_written_last(connection, ["person", "unit"], 2)
    assert places[0] == ("person", person_id)
    assert len(places) == len(set(places)) == 2
    # Not what is in the trash, though that was the last act.
    run.context.act(lambda book: put_in_trash(book, "person", [person_id]))
    run.settle()
    finder = find(run, "")
    assert "Lộc Thị Ánh" not in [choice.words for choice in finder.choices]
    assert finder.choices[0].group == "Vừa ghi"
    finder.reject()


def test_what_tells_a_line_from_others_stands_after_its_name_in_another_colour(run: ShownProgram) -> None:
    finder = find(run, "them nguoi")
    (choice,) = [each for each in finder.choices if each.words == "Thêm người…"]
    (item,) = [item for row in range(finder.list.count()) if (item := finder.list.item(row)).text() == choice.words]
    assert choice.detail
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == f"{choice.words} – {choice.detail}"
    room = finder.list.visualItemRect(item).translated(finder.list.viewport().pos())
    image = finder.list.grab(room).toImage()
    colours = {QColor(point).name() for point in {*memoryview(image.constBits()).cast("I")}}
    assert finder.palette().placeholderText().color().name() in colours
    finder.reject()


def test_what_was_done_last_is_offered_before_anything_is_typed_and_first_among_acts(run: ShownProgram) -> None:
    window = run.window

    def choose(typed: str, words: str) -> None:
        finder = find(run, typed)
        while finder.list.item(finder.list.currentRow()).text() != words:
            QTest.keyClick(finder.line, KEY.Key_Down)
        QTest.keyClick(finder.line, KEY.Key_Return)
        run.settle()

    window.go_to("today")
    choose("them", "Thêm đơn vị…")
    run.qtbot.waitUntil(lambda: bool(window.findChildren(UnitForm)))
    window.findChildren(UnitForm)[0].reject()
    choose("quy dinh", "Quy định khen thưởng")
    assert isinstance(window.current_page, RulesPage)
    finder = find(run, "")
    lately = [(choice.words, choice.detail) for choice in finder.choices if choice.group == "Vừa làm"]
    assert lately == [("Quy định khen thưởng", ""), ("Thêm đơn vị…", "ở trang Tập thể – cá nhân")]
    finder.reject()
    finder = find(run, "them")
    acts = [choice.words for choice in finder.choices if choice.group == "Việc"]
    assert acts[0] == "Thêm đơn vị…"
    assert len(acts) == len(set(acts)) > 3
    finder.reject()
    # There it is an act of the page itself, and offered once.
    window.go_to("people")
    run.settle()
    finder = find(run, "")
    offered = [(choice.group, choice.detail) for choice in finder.choices if choice.words == "Thêm đơn vị…"]
    assert offered == [("Vừa làm", "Ctrl+Shift+N · Tập thể – cá nhân")]
    finder.reject()


def test_an_act_of_another_page_by_the_same_name_was_not_done(run: ShownProgram) -> None:
    run.window.go_to("people")
    run.settle()
    finder = find(run, "nhap tu excel")
    (choice,) = [choice for choice in finder.choices if choice.words == "Nhập từ Excel…"]
    QTest.keyClick(finder.line, KEY.Key_Return)
    run.settle()
    for dialog in run.window.findChildren(QFileDialog):
        dialog.reject()
    assert [list(choice.place or ())] == run.window.settings.get("find")["recent"]
    run.window.go_to("emulation")
    run.settle()
    finder = find(run, "")
    assert "Vừa làm" not in [choice.group for choice in finder.choices]
    finder.reject()
    run.window.go_to("people")
    run.settle()
    finder = find(run, "")
    lately = [(choice.words, choice.detail) for choice in finder.choices if choice.group == "Vừa làm"]
    assert lately == [("Nhập từ Excel…", choice.detail)]
    finder.reject()


def test_an_act_of_a_page_says_of_what_it_is(run: ShownProgram) -> None:
    run.window.go_to("office")
    run.settle()
    finder = find(run, "thong tin co quan")
    acts = [(choice.words, choice.detail) for choice in finder.choices if choice.group == "Việc"]
    assert acts == [
        ("Sửa thông tin cơ quan…", "F2 · Cơ quan"),
        ("Thay đổi thông tin cơ quan từ một ngày…", "Ctrl+N · Cơ quan"),
    ]
    finder.reject()


def test_a_round_and_a_plan_are_found_and_lead_to_what_is_of_them(run: ShownProgram) -> None:
    save_plan(run.book, None, PlanFields("Phòng chống thiên tai", number="29/KH-SNgV"))

    def go(kind: str, typed: str) -> QWidget:
        finder = find(run, typed)
        (choice,) = [choice for choice in finder.choices if choice.place is not None and choice.place[0] == kind]
        finder.reject()
        choice.act()
        run.settle()
        return run.window.current_page

    plan_page = go("plans", "thien tai")
    assert isinstance(plan_page, PlanPage)
    assert plan_page.plan_box.plan_id == 2
    page = go("rounds", "2025-h2")
    assert isinstance(page, EmulationPage)
    assert page.chooser.key == "2025-H2"


def test_enter_on_an_indicator_leads_to_its_page(run: ShownProgram) -> None:
    draft = IndicatorDraft("Trang mạng kết nối", "%", "Kênh")
    run.context.act(lambda book: save_indicator(book, None, draft))
    run.settle()
    finder = find(run, "trang mang ket noi")
    QTest.keyClick(finder.line, KEY.Key_Return)
    assert isinstance(run.window.current_page, IndicatorsPage)
    run.settle()


def test_the_keys_of_a_list_go_over_the_lines_while_one_types(run: ShownProgram) -> None:
    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        QTest.keyClick(finder.line, key, modifier)
        assert run.window.focusWidget() is not finder.list
        assert finder.line.hasFocus()
        return finder.list.currentItem().text()

    finder = find(run, "t")
    words = [choice.words for choice in finder.choices]
    assert len(words) > 20
    assert press(KEY.Key_Down) == words[1]
    assert press(KEY.Key_PageDown) in words[6:]
    assert press(KEY.Key_PageUp) in words[:3]
    assert press(KEY.Key_End) == words[-1]
    assert press(KEY.Key_Down) == press(KEY.Key_PageDown) == words[-1]
    assert press(KEY.Key_Home) == words[0]
    assert press(KEY.Key_Up) == press(KEY.Key_Tab) == press(KEY.Key_Backtab) == words[0]
    # The letters are still a line of text: Shift+Home chooses them.
    press(KEY.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert finder.line.selectedText() == "t"
    for key in ("↑ ↓", "Page Up, Page Down", "Home, End", "Enter", "Esc"):
        assert key in finder.words.text()
    QTest.keyClick(finder.line, KEY.Key_Escape)
    assert not finder.isVisible()


def test_acts_papers_and_keys_are_found_and_done(run: ShownProgram) -> None:
    window = run.window
    window.go_to("emulation")
    run.settle()
    finder = find(run, "phieu bau")
    (topic,) = [choice for choice in finder.choices if choice.group == "Trợ giúp"]
    assert topic.words == "Một đợt xét từ đầu đến cuối"
    finder.reject()
    finder = find(run, "phim tat")
    assert [choice.words for choice in finder.choices if choice.group == "Việc"] == ["Phím tắt"]
    finder.reject()
    finder = find(run, "to trinh")
    papers = [choice for choice in finder.choices if choice.group == "Văn bản"]
    assert papers
    while finder.choices[finder.list.currentItem().data(Qt.ItemDataRole.UserRole)] is not papers[0]:
        QTest.keyClick(finder.line, KEY.Key_Down)
    QTest.keyClick(finder.line, KEY.Key_Return)
    assert isinstance(window.current_page, PapersPage)
    run.settle()


def test_acts_of_pages_that_are_not_shown_are_found_and_done(run: ShownProgram) -> None:
    window = run.window
    window.go_to("today")
    run.settle()
    for typed, words in (
        *(("in giay khen", "In giấy khen…"), ("mo phien hop", "Mở phiên họp…"), ("them phien hop", "Mở phiên họp…")),
        *(("them de nghi", "Đề nghị cá nhân…"), ("them de nghi", "Đề nghị tập thể…")),
        *(("them", "Đề nghị tập thể…"), ("them", "Thêm chỉ tiêu…")),
        *(("them quyet dinh", "Ghi quyết định…"), ("them hoat dong", "Thêm hoạt động…")),
    ):
        finder = find(run, typed)
        groups = [choice.group for choice in finder.choices]
        assert words in [choice.words for choice in finder.choices if choice.group == "Việc"]
        assert "Trợ giúp" not in groups[: groups.index("Việc")]
        finder.reject()
    finder = find(run, "them nguoi")
    assert finder.choices[0].words == "Thêm người…"
    QTest.keyClick(finder.line, KEY.Key_Return)
    run.settle()
    assert isinstance(window.current_page, PeoplePage)
    (form,) = [shown for shown in window.findChildren(PersonForm) if shown.isVisible()]
    form.reject()
    run.settle()


@pytest.mark.parametrize(
    ("typed", "window"),
    [
        ("them de nghi ca nhan", NominationForm),
        ("them de nghi tap the", NominationForm),
        ("mo phien hop", SessionForm),
        ("them quyet dinh", DecisionForm),
        ("in giay khen", CertificateWindow),
        ("them chi tieu", IndicatorForm),
        ("ghi phong trao", MovementForm),
    ],
)
def test_an_act_in_the_round_is_done_from_any_page_by_keys(
    run: ShownProgram, typed: str, window: type[QWidget]
) -> None:
    """Page Thi đua is made by that, and reads its rounds first; the round is the one that was shown last."""
    run.window.settings.put("emulation", {"round": "2025-H2"})
    run.window.go_to("today")
    run.settle()
    finder = find(run, typed)
    QTest.keyClick(finder.line, KEY.Key_Return)

    def opened() -> list[QWidget]:
        return [shown for shown in run.window.findChildren(window) if shown.isVisible()]

    run.qtbot.waitUntil(lambda: bool(opened()))
    run.settle()
    opened()[0].close()
    run.settle()


def test_certificates_of_a_round_without_a_decision_are_answered_by_a_sentence(run: ShownProgram) -> None:
    run.window.go_to("today")
    run.settle()
    finder = find(run, "in giay khen")
    QTest.keyClick(finder.line, KEY.Key_Return)
    run.qtbot.waitUntil(lambda: "chưa có quyết định" in run.window.statusBar().currentMessage())
    run.settle()


def test_one_goes_back_and_forward_to_the_row_that_was_chosen(run: ShownProgram) -> None:
    window = run.window
    window.go_to("emulation")
    run.settle()
    page = window.current_page
    assert isinstance(page, EmulationPage)
    page.nominations.table.selectRow(1)
    chosen = page.nominations.current_id()
    assert chosen is not None
    window.go_to("today")
    run.settle()
    QTest.keyClick(window, KEY.Key_Left, ALT)
    assert window.current_page is page
    page.nominations.table.selectRow(0)
    QTest.keyClick(window, KEY.Key_Right, ALT)
    assert window.current_page is not page
    QTest.keyClick(window, KEY.Key_Right, ALT)
    QTest.keyClick(window, KEY.Key_Left, ALT)
    assert window.current_page is page
    run.settle()
    first = page.nominations.current_id()
    assert first is not None
    assert first != chosen
