"""What no action alone comes to: windows that stand on rows or rounds of their own, and files that are asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, cast

from openpyxl import load_workbook

from desktop_app.domain.keeping.export_layouts import ExportLayout, LayoutColumn
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.lists import Condition, ConditionTest, ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.unit_files.returned import look_at_folder
from desktop_app.services.imports.unit_files.templates import TemplateOrder, write_each_unit
from desktop_app.services.keeping.exports.layouts import save_layout
from desktop_app.services.law.own_sets import SetFields, code_of, copy_set, listed_sets
from desktop_app.services.papers import papers
from desktop_app.services.papers.issued import issued_paper
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.emulation.decisions.awards_pane import AwardsPane
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.papers.issued_window import IssuedWindow
from desktop_app.ui.papers.page import PapersPage
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.settings.rule_forms import NEW_RULES, rule_form, rule_form_data
from desktop_app.ui.settings.rules_page import RulesPage
from desktop_app.ui.widgets.drafts.window import DraftsWindow
from desktop_app.ui.widgets.imports.dropped import take_dropped
from desktop_app.ui.widgets.imports.opened_file import open_file
from desktop_app.ui.widgets.imports.sent_window import SentWindow
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.lists.acts.layouts_window import LayoutsWindow
from desktop_app.ui.widgets.lists.filters.of_lines import LineParts
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.chain_window import show_award_chain
from desktop_app.ui.widgets.records.history_of_record import RecordHistoryWindow
from desktop_app.ui.widgets.records.of_lists import edit_many
from desktop_app.ui.widgets.records.records_window import show_source_records
from tests.books import PLAN, plan_file, workbook
from tests.pictures.hand import Hand
from tests.word_files import changed

_PEOPLE: Final = (
    ("Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Đơn vị"),
    ("Lộc Thị Ánh", "Nữ", 1980, "Phó Trưởng phòng", "Phòng Quản lý biên giới"),
    ("Vi Mạnh Đạt", "Nam", 1991, "Chuyên viên", "Thanh tra"),
    ("Bế Thu Dung", "Nữ", 1987, "Chuyên viên", "Phòng Biên phiên dịch"),
)
_NOMINATIONS: Final = (
    ("Họ và tên", "Đơn vị", "Hình thức khen", "Tóm tắt thành tích"),
    ("Lộc Thị Ánh", "Phòng Quản lý biên giới", "Giấy khen", "Hoàn thành tốt nhiệm vụ."),
    ("Thanh tra Sở", "", "Giấy khen", "Dẫn đầu phong trào."),
)
_AWARDS: Final = (
    ("Họ và tên", "Danh hiệu", "Số quyết định", "Ngày", "Cơ quan", "Năm"),
    ("Lộc Thị Ánh", "Chiến sĩ thi đua cơ sở", "90/QĐ-SNgV", date(2023, 12, 20), "Sở Ngoại vụ", 2023),
    ("Thanh tra Sở", "Tập thể lao động tiên tiến", "90/QĐ-SNgV", date(2023, 12, 20), "Sở Ngoại vụ", 2023),
)
_ACTIVITIES: Final = (
    ("TT", "Ngày", "Loại hoạt động", "Nội dung", "Đơn vị thực hiện", "Thành phần"),
    (1, date(2024, 3, 4), "Hội nghị", "Tọa đàm “An toàn trên mạng”", "Thanh tra Sở", "Lộc Thị Ánh"),
    (2, "31/02/2024", "Quán triệt", "Quán triệt Kế hoạch năm 2024", "Phòng Chưa Có", None),
    ("Tổng cộng", None, None, "2 hoạt động", None, None),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A window, or another state of a page: the page it belongs to, its name in files, and what comes to it."""

    page: str
    name: str
    open: Callable[[Hand], None]
    is_state: bool = False


def _brief_everybody(hand: Hand) -> None:
    page = cast(ActivitiesPage, hand.window.current_page)
    page.tabs.setCurrentWidget(page.briefing_tab)
    hand.rest()
    page.briefing.list.table.selectAll()
    page.briefing.mark.trigger()


def _show_earlier_round(hand: Hand) -> None:
    hand.window.show_list(ListQuery("nominations", scope={"round": "2025-H2"}))


def _show_amount(hand: Hand) -> None:
    """Show the form of an amount: of an award that is not paid, which those of the round in front are."""
    for decision in lists.everything(hand.context.book, ListQuery("decisions")):
        hand.window.show_list(ListQuery("awards", scope={"decision": decision.id}))
        hand.rest()
        (pane,) = hand.window.current_page.findChildren(AwardsPane)
        pane.list.select_first()
        hand.rest()
        if pane.amount.isEnabled():
            pane.amount.trigger()
            return


def _show_records(hand: Hand) -> None:
    records = [RecordRef("activity", 2), RecordRef("nomination", 1)]
    show_source_records(hand.context, records, hand.window.current_page, with_links=True)


def _show_chain(hand: Hand) -> None:
    show_award_chain(hand.context, 1, hand.window.current_page)


def _show_issued(hand: Hand) -> None:
    for issued in lists.everything(hand.context.book, ListQuery("issued")):
        IssuedWindow(hand.context, issued.id, hand.window).show()


def _show_issued_beside(hand: Hand) -> None:
    """Show a paper that was issued, with its versions beside it."""
    for issued in lists.everything(hand.context.book, ListQuery("issued"))[:1]:
        paper = issued_paper(hand.context.book, issued.id)
        cast(PapersPage, hand.window.current_page).choose_paper(paper.kind, paper.options)


def _show_statement(hand: Hand) -> None:
    editor = cast(ReportsPage, hand.window.current_page).editor
    for row in range(editor.parts.rowCount()):
        editor.parts.setCurrentCell(row, 0)
        hand.rest()
        if editor.state_nothing.isEnabled():
            editor.state_nothing.trigger()
            return


def _own_set(book: Book) -> str:
    """Return the code of the office's own set of rules; the sample has none, so it is made where it is wanting."""
    for listed in listed_sets(book):
        if listed.own:
            return listed.rule_set.code
    head = SetFields("quy định riêng của cơ quan từ 01/01/2030", date(2030, 1, 1))
    return code_of(book, copy_set(book, "2026-10-01", head).only_id("rule_set"))


def _show_rule_forms(hand: Hand) -> None:
    book, page = hand.context.book, hand.window.current_page
    code = _own_set(book)
    of_award = "award.certificate_of_merit"
    for path in (*NEW_RULES, "newcomer", "quorum", "unit_vote", "money", of_award, f"{of_award}.individual"):
        form = rule_form(hand.context, rule_form_data(book, code, path), page)
        form.show_form(next(iter(form.fields)))


def _show_own_rules(hand: Hand) -> None:
    page = cast(RulesPage, hand.window.current_page)
    code = _own_set(hand.context.book)
    page.refresh()
    hand.rest()
    page.chooser.set_value(code)


def _show_import(hand: Hand) -> None:
    """Show the rows of a list, and its columns, with names that the book does not have."""
    file = workbook(hand.folder / "hoat-dong.xlsx", *_ACTIVITIES)
    for of_columns in (False, True):
        opened = open_file(hand.context.book, IMPORT_KINDS["activities"], file)
        window = ImportWindow(hand.context, opened, hand.window)
        window.show()
        if of_columns:
            window.back.click()


def _show_dropped(hand: Hand) -> None:
    """Show what is asked of a list that was dropped on the window while an activity is chosen."""
    file = workbook(hand.folder / "hoat-dong-quy-1.xlsx", *_ACTIVITIES)
    page = cast(ActivitiesPage, hand.window.current_page)
    page.register.list.select_first()
    hand.rest()
    take_dropped(hand.context, hand.window, page, [file], lambda _: None)


def _show_sent(hand: Hand) -> None:
    """Show what units sent: most of them nothing, one a file with a fault."""
    folder = hand.folder / "don-vi-gui"
    paths = write_each_unit(hand.context.book, folder, TemplateOrder("activities"))
    if not paths:
        # An empty book has no unit that could send anything.
        return
    for path in paths[3:]:
        path.unlink()
    for path, day in zip(paths[1:3], ("04/3/2026", "31/02/2026"), strict=True):
        file = load_workbook(path)
        for column, value in enumerate((day, None, "Hội nghị, tập huấn", "Tọa đàm “An toàn trên mạng”"), 1):
            file["Danh sách"].cell(6, column).value = value
        file.save(path)
    SentWindow(hand.context, look_at_folder(hand.context.book, folder, ImportSettings()), hand.window).show()


def _show_forms(hand: Hand) -> None:
    """Show a form in which a list is written out, kept by name."""
    columns = (
        LayoutColumn("HỌ VÀ TÊN", "name"),
        LayoutColumn("Mã cơ quan", fixed="H27.09"),
        LayoutColumn("Chức vụ", "post"),
    )
    save_layout(hand.context.book, ExportLayout("Hệ thống của tỉnh", PEOPLE.key, columns))
    window = LayoutsWindow(
        hand.context, hand.window.notice, PEOPLE, ListQuery(PEOPLE.key), ("name", "post"), hand.window
    )
    window.show()
    hand.rest()
    window.forms.setCurrentIndex(1)


def _show_columns(hand: Hand) -> None:
    page = cast(PapersPage, hand.window.current_page)
    page.chooser.choose("nomination-list", {})
    hand.rest()
    page.columns_action.trigger()


def _take_back(hand: Hand) -> None:
    """Show what differs in a paper that was changed in Word."""
    page = cast(PapersPage, hand.window.current_page)
    page.chooser.choose("nomination-list", {})
    hand.rest()
    if "round" not in page.chooser.options:
        # An empty book has no round to print a list of.
        return
    shown = hand.folder / "danh-sach.docx"
    papers.save(hand.context.book, "nomination-list", {"round": page.chooser.options["round"]}, shown)
    page.take_back(changed(shown, hand.folder / "sua.docx", {"Tổng cộng": "Cộng"}))


def _show_drafts(hand: Hand) -> None:
    DraftsWindow(hand.context, hand.window).show()


def _show_field_for_many(hand: Hand) -> None:
    edit_many(hand.context, PEOPLE, [1, 2, 3], hand.window)


def _show_history(hand: Hand) -> None:
    RecordHistoryWindow.of_record(hand.context, "person", 1, "Lịch sử", hand.window).show()


def _show_filter(hand: Hand) -> None:
    cast(PeoplePage, hand.window.current_page).people.filters.open_window()


def _show_filtered(hand: Hand) -> None:
    """Show people filtered by two columns and grouped by their units."""
    born = Condition("birth_year", ConditionTest.FROM, ("1980",))
    post = Condition("post", ConditionTest.HAS, ("viên",))
    hand.window.show_list(ListQuery(PEOPLE.key, conditions=(born, post), group="unit"))


def _show_filter_row(hand: Hand) -> None:
    page = hand.window.current_page
    views: list[ListView | LineParts] = [*page.findChildren(ListView), *page.findChildren(LineParts)]
    for each in views:
        if each.isVisible() and not each.filters.is_row_shown:
            each.filters.toggle_row()


def _show_details(hand: Hand) -> None:
    """Show all that is recorded of the chosen nomination beside the list."""
    page = cast(EmulationPage, hand.window.current_page)
    page.tabs.setCurrentIndex(0)
    hand.rest()
    page.nominations.select_first()
    page.nominations.details.toggle()


OPENINGS: Final = (
    Opening("papers", "cot-cua-bang", _show_columns),
    Opening("papers", "lay-lai-tu-word", _take_back),
    Opening("today", "nhap-do", _show_drafts),
    Opening("people", "nhat-ky-cua-dong", _show_history),
    Opening("people", "xuat-theo-mau", _show_forms),
    Opening("people", "sua-chung", _show_field_for_many),
    Opening("people", "loc-theo-cot", _show_filter),
    Opening("people", "dang-loc-theo-cot", _show_filtered, is_state=True),
    Opening("rules", "muc-cua-bo-quy-dinh", _show_rule_forms),
    Opening("rules", "bo-rieng", _show_own_rules, is_state=True),
    Opening("activities", "danh-dau-da-quan-triet", _brief_everybody),
    Opening("activities", "nhap-tu-bang-tinh", _show_import),
    Opening("activities", "tep-cac-don-vi-gui", _show_sent),
    Opening("activities", "tep-tha-vao", _show_dropped),
    Opening("emulation", "2025-h2", _show_earlier_round, is_state=True),
    Opening("reports", "xac-nhan-khong-co", _show_statement),
    Opening("emulation", "sua-so-tien", _show_amount),
    Opening("emulation", "ban-ghi-lien-quan", _show_records),
    Opening("emulation", "vi-sao-co-ten", _show_chain),
    Opening("papers", "ban-da-phat-hanh", _show_issued),
    Opening("papers", "da-phat-hanh", _show_issued_beside, is_state=True),
    # Last of its page: a list shows them until they are put away.
    Opening("tracking", "hang-loc", _show_filter_row, is_state=True),
    Opening("indicators", "hang-loc", _show_filter_row, is_state=True),
    Opening("emulation", "chi-tiet", _show_details, is_state=True),
)
FILES: Final[Mapping[str, Callable[[Path], Path]]] = {
    "plan.nhap-ke-hoach": lambda folder: plan_file(folder, PLAN),
    "people.nhap-tu-excel": lambda folder: workbook(folder / "nguoi.xlsx", *_PEOPLE),
    "emulation.nhap-tu-excel": lambda folder: workbook(folder / "de-nghi.xlsx", *_NOMINATIONS),
    "emulation.nhap-khen-thuong-tu-excel": lambda folder: workbook(folder / "khen-thuong.xlsx", *_AWARDS),
}
"""What is chosen where an action asks for a file, by the name its picture would have."""
