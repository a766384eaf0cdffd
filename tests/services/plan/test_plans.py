"""The plan: imported as one change, and imported again after its text has changed."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord, RecordGone, UnreadableInput
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.domain.plan.drafts import drop, merge, rename_unit
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.keeping.checks import check
from desktop_app.services.lists import everything
from desktop_app.services.office import units
from desktop_app.services.office.offices import office
from desktop_app.services.plan import plans, tasks
from desktop_app.services.plan.occurrences import record_result
from tests.books import PLAN, dump, import_plan, labels, plan_file, record_rows, refused, rows_of, unit

LAW = "- Thanh tra Sở tổ chức giới thiệu sách pháp luật định kỳ tại cơ quan.\n\n"
FAIR = "- Phòng Lễ tân tổ chức hội sách trước ngày 30/10 hằng năm.\n\n"


def propose(book: Book, text: str) -> plans.PlanImport:
    return plans.propose_plan(book, plan_file(book.folder.root, text))


def actions(taken: plans.PlanImport) -> list[str]:
    return [draft.action.value for draft in taken.drafts]


def register(book: Book) -> list[tuple[object, str]]:
    """Return path and first two words of each task as the register lists them."""
    return [(row.values[0], " ".join(str(row.values[1]).split()[:2])) for row in everything(book, ListQuery("tasks"))]


def assert_text_and_register_agree(book: Book) -> None:
    """Check that every task stands at its words in the text, in the text's order, under the heading it has there."""
    text = plans.plan_text(book)
    assert text is not None
    paths = {section_id: path for path, section_id in text.section_ids.items()}
    places = []
    for row in everything(book, ListQuery("tasks")):
        if row.id in text.tasks:
            span = text.tasks[row.id]
            first_words = str(row.values[1]).split()[1:4]
            assert " ".join(first_words) in text.paragraphs[span.first]
            above = [heading for heading in text.headings if heading.span.first <= span.first]
            assert above[-1].path == row.values[0] == paths[tasks.task(book, row.id).section_id or 0]
            places.append(span.first)
    assert places == sorted(places)
    for heading in text.headings:
        assert heading.title.split()[0] in text.paragraphs[heading.span.first]
    assert check(book).found == ()


REGISTER = [
    ("II/1", "Văn phòng"),
    ("II/1", "Thanh tra"),
    ("II/2", "Chi đoàn"),
    ("II/2", "Trung tâm"),
    ("III/1", "Văn phòng"),
]


def test_proposing_changes_nothing(book: Book) -> None:
    before = dump(book)
    taken = propose(book, PLAN)
    assert (len(taken.drafts), taken.plan_id, taken.differs) == (5, None, True)
    assert dump(book) == before


def test_a_plan_is_imported_as_one_change_with_its_units(book: Book) -> None:
    known = unit(book, "Văn phòng")
    changes = plans.apply_plan(book, propose(book, PLAN))
    assert changes.label == labels(book)[-1] == "Nhập kế hoạch: 5 nhiệm vụ"
    assert len(labels(book)) == 2
    assert {"plan", "plan_section", "task", "unit", "assignment"} <= changes.kinds
    assert register(book) == REGISTER
    names = [str(name) for (name,) in rows_of(book, "unit", "name")]
    assert names == ["Văn phòng", "Thanh tra Sở", "Chi đoàn thanh niên Sở", "Trung tâm Thông tin và Dịch vụ đối ngoại"]
    first = tasks.task(book, 1)
    assert first.leads == (known,)
    assert_text_and_register_agree(book)
    history.undo(book)
    assert register(book) == []
    assert rows_of(book, "unit", "name") == [("Văn phòng",)]


def test_the_same_plan_again_changes_nothing(book: Book) -> None:
    import_plan(book)
    before = dump(book)
    taken = propose(book, PLAN)
    assert actions(taken) == ["keep"] * 5
    assert not taken.differs
    assert plans.apply_plan(book, taken).change_id is None
    assert dump(book) == before


def test_one_changed_paragraph_changes_one_task(book: Book) -> None:
    import_plan(book)
    taken = propose(book, PLAN.replace("định kỳ tại cơ quan", "vào ngày 9 hằng tháng"))
    assert actions(taken) == ["keep", "change", "keep", "keep", "keep"]
    changes = plans.apply_plan(book, taken)
    assert changes.label == "Nhập kế hoạch: 1 nhiệm vụ"
    assert changes.ids["task"] == {2}
    assert "hằng tháng" in tasks.task(book, 2).text
    assert_text_and_register_agree(book)


def test_an_inserted_paragraph_adds_a_task_in_its_place(book: Book) -> None:
    import_plan(book)
    taken = propose(book, PLAN.replace(LAW, FAIR + LAW))
    assert actions(taken) == ["keep", "add", "keep", "keep", "keep", "keep"]
    plans.apply_plan(book, taken)
    assert register(book) == [REGISTER[0], ("II/1", "Phòng Lễ"), *REGISTER[1:]]
    assert_text_and_register_agree(book)
    before = dump(book)
    assert plans.apply_plan(book, propose(book, PLAN.replace(LAW, FAIR + LAW))).change_id is None
    assert dump(book) == before


def test_a_paragraph_that_went_leaves_its_task_without_a_place(book: Book) -> None:
    import_plan(book)
    plans.apply_plan(book, propose(book, PLAN.replace(LAW, "")))
    assert register(book) == REGISTER
    text = plans.plan_text(book)
    assert text is not None
    assert 2 not in text.tasks
    assert_text_and_register_agree(book)


def test_a_renamed_heading_stays_the_section_it_was(book: Book) -> None:
    import_plan(book)
    before = rows_of(book, "task", "id, section_id")
    plans.apply_plan(book, propose(book, PLAN.replace("2. Tổ chức hoạt động", "2. Hoạt động đọc sách")))
    assert rows_of(book, "task", "id, section_id") == before
    assert_text_and_register_agree(book)


def test_tasks_follow_their_heading_when_it_is_renumbered(book: Book) -> None:
    import_plan(book)
    inserted = "II. ĐỐI TƯỢNG\n\nToàn thể công chức.\n\n"
    renumbered = PLAN.replace("III. TỔ", "IV. TỔ").replace("II. NỘI", inserted + "III. NỘI")
    taken = propose(book, renumbered)
    assert set(actions(taken)) == {"keep", "apart"}
    plans.apply_plan(book, taken)
    renamed = {"II/1": "III/1", "II/2": "III/2", "III/1": "IV/1"}
    assert register(book) == [(renamed[str(path)], words) for path, words in REGISTER]
    assert_text_and_register_agree(book)
    history.undo(book)
    assert register(book) == REGISTER
    assert_text_and_register_agree(book)


def test_a_missing_heading_is_removed_and_one_with_tasks_stays_without_a_place(book: Book) -> None:
    import_plan(book)
    own = tasks.add_task(book, TaskFields("Việc riêng", rows_of_section(book, "II/2"))).ids["task"]
    assert own
    start, end = PLAN.index("I. MỤC"), PLAN.index("II. NỘI")
    less = PLAN[:start] + PLAN[end:]
    start, end = less.index("2. Tổ chức"), less.index("III. TỔ")
    less = less[:start] + less[end:]
    plans.apply_plan(book, propose(book, less))
    text = plans.plan_text(book)
    assert text is not None
    assert list(text.section_ids) == ["II", "II/1", "III", "III/1"]
    assert [path for path, _ in register(book)] == ["II/1", "II/1", "II/2", "II/2", "II/2", "III/1"]
    assert_text_and_register_agree(book)


def rows_of_section(book: Book, path: str) -> int:
    text = plans.plan_text(book)
    assert text is not None
    return text.section_ids[path]


def test_what_the_clerk_made_of_a_task_stays(book: Book) -> None:
    import_plan(book)
    mended = replace(tasks.task(book, 2), text="Thanh tra giới thiệu sách luật", product="Bài giới thiệu")
    tasks.change_task(book, 2, mended)
    trash.put_in_trash(book, "task", [3])
    plans.apply_plan(book, propose(book, PLAN.replace(LAW, LAW + FAIR)))
    assert tasks.task(book, 2) == mended
    assert 3 not in [row.id for row in everything(book, ListQuery("tasks"))]


def test_the_clerk_s_own_tasks_keep_their_place(book: Book) -> None:
    import_plan(book)
    tasks.add_task(book, TaskFields("Việc riêng", rows_of_section(book, "II/1")))
    tasks.add_task(book, TaskFields("Phát sinh ngoài"))
    plans.apply_plan(book, propose(book, PLAN.replace(LAW, FAIR + LAW)))
    assert [words for _, words in register(book)] == [
        "Văn phòng", "Phòng Lễ", "Thanh tra", "Việc riêng", "Chi đoàn", "Trung tâm", "Văn phòng", "Phát sinh",
    ]  # fmt: skip


def test_tasks_are_taken_as_the_clerk_mended_them(book: Book) -> None:
    taken = propose(book, PLAN)
    mended = drop(merge(taken.drafts, [0, 1]), [1])
    plans.apply_plan(book, taken, mended)
    assert register(book) == [REGISTER[0], *REGISTER[3:]]
    assert "Thanh tra" in tasks.task(book, 1).text
    assert actions(propose(book, PLAN)) == ["keep"] * 5


def test_a_second_plan_comes_after_the_first(book: Book) -> None:
    import_plan(book)
    import_plan(book, PLAN.replace("phong trào đọc sách", "phong trào thể thao"))
    assert register(book) == REGISTER * 2
    plans.apply_plan(book, propose(book, PLAN.replace(LAW, FAIR + LAW)))
    assert register(book) == [REGISTER[0], ("II/1", "Phòng Lễ"), *REGISTER[1:], *REGISTER]
    assert len(rows_of(book, "task", where="plan_id = 1")) == 6


MONTHLY = PLAN.replace("định kỳ tại cơ quan", "vào ngày 9 hằng tháng")


@pytest.mark.parametrize("emptied", [False, True])
def test_a_task_that_went_meanwhile_is_not_changed(book: Book, *, emptied: bool) -> None:
    import_plan(book)
    taken = propose(book, MONTHLY)
    assert actions(taken)[1] == "change"
    trash.put_in_trash(book, "task", [2])
    if emptied:
        trash.empty(book)
    with refused(book, RecordGone, "không còn nữa" if emptied else "“Thanh tra Sở tổ chức"):
        plans.apply_plan(book, taken)
    plans.apply_plan(book, propose(book, MONTHLY))
    assert "vào ngày 9 hằng tháng" in str([row.values[1] for row in everything(book, ListQuery("tasks"))])


@pytest.mark.parametrize("text", [PLAN, MONTHLY])
def test_a_plan_that_went_to_the_trash_meanwhile_is_not_written_there(book: Book, text: str) -> None:
    plan_id = import_plan(book)
    taken = propose(book, text)
    trash.put_in_trash(book, "plan", [plan_id])
    with refused(book, RecordGone, "Kế hoạch “Thực hiện phong trào đọc sách"):
        plans.apply_plan(book, taken)
    trash.restore(book, "plan", [plan_id])
    plans.apply_plan(book, taken)
    assert [path for path, _ in register(book)] == [path for path, _ in REGISTER]


def test_a_plan_that_was_removed_meanwhile_is_gone(book: Book) -> None:
    plan_id = import_plan(book)
    taken = propose(book, MONTHLY)
    trash.put_in_trash(book, "plan", [plan_id])
    trash.empty(book)
    with refused(book, RecordGone):
        plans.apply_plan(book, taken)


def test_nothing_is_not_a_plan(book: Book) -> None:
    taken = propose(book, PLAN)
    with refused(book, InvalidRecord):
        plans.apply_plan(book, taken, ())


@pytest.mark.parametrize("text", ["", "Thư mời họp\n\nKính gửi các phòng\n"])
def test_what_is_no_plan_is_refused(book: Book, text: str) -> None:
    with refused(book, UnreadableInput, "ke-hoach.txt"):
        propose(book, text)


def test_the_office_signs_by_the_director_the_plan_names_until_another_is_entered(book: Book) -> None:
    assert office(book).signer_name == ""
    import_plan(book, PLAN + "\nGIÁM ĐỐC\n\nHứa Văn Ước\n")
    assert (office(book).signer_title, office(book).signer_name) == ("GIÁM ĐỐC", "Hứa Văn Ước")


def test_the_shipped_plan_is_read_and_imported(book: Book) -> None:
    taken = plans.propose_plan(book, plans.shipped_plan())
    plans.apply_plan(book, taken)
    assert len(register(book)) == len(taken.drafts) > 10
    assert_text_and_register_agree(book)
    assert not plans.propose_plan(book, plans.shipped_plan()).differs


def test_without_a_plan_there_is_no_text(book: Book) -> None:
    assert plans.plan_text(book) is None
    plan_id = import_plan(book)
    trash.put_in_trash(book, "plan", [plan_id])
    assert plans.plan_text(book) is None
    assert record_rows(book)["plan"]


def test_a_changed_version_is_laid_beside_the_register_and_results_stay(book: Book) -> None:
    import_plan(book)
    ids = [row.id for row in everything(book, ListQuery("tasks"))]
    occurrence_id = rows_of(book, "occurrence", "id", f"task_id = {ids[2]}")[0][0]
    assert isinstance(occurrence_id, int)
    record_result(book, occurrence_id, OccurrenceFields("Đã tổ chức hội sách."))
    results = rows_of(book, "occurrence")
    law, fair = (next(text for text in PLAN.split("\n\n") if words in text) for words in ("- Thanh tra", "- Chi đoàn"))
    # One task goes, one moves to another heading, one is new.
    changed = PLAN.replace(fair, FAIR.strip()).replace(law, fair)
    taken = propose(book, changed)
    ids_by_action = {draft.action.value: draft.task_id for draft in taken.drafts}
    assert (ids_by_action["move"], ids_by_action["gone"], ids_by_action["add"]) == (ids[2], ids[1], None)
    before = record_rows(book)
    plans.apply_plan(book, taken)
    assert set(results) <= set(rows_of(book, "occurrence"))
    assert tasks.task(book, ids[2]).text.startswith("Chi đoàn")
    text = plans.plan_text(book)
    assert text is not None
    assert ids[1] not in text.tasks
    assert text.paragraphs[text.tasks[ids[2]].first] == fair
    assert {draft.action.value for draft in propose(book, changed).drafts} == {"keep"}
    history.undo(book)
    assert record_rows(book) == before


def test_units_are_found_by_former_names_and_abbreviations_and_what_is_unsure_is_to_be_chosen(book: Book) -> None:
    office_id, centre_id = unit(book, "Văn phòng cũ"), unit(book, "Trung tâm Thông tin và Dịch vụ đối ngoại tỉnh")
    units.change_unit(book, office_id, replace(units.unit(book, office_id), name="Văn phòng"))
    units.change_unit(book, office_id, replace(units.unit(book, office_id), name="Phòng Tổng hợp"))
    old_id = unit(book, "Chi đoàn thanh niên Sở")
    heir_id = unit(book, "Đoàn Thanh niên Sở")
    closed = replace(units.unit(book, old_id), valid_to=date(2024, 1, 1), successor_id=heir_id)
    units.change_unit(book, old_id, closed)
    taken = propose(book, PLAN)
    centre = "Trung tâm Thông tin và Dịch vụ đối ngoại"
    choices = {centre: ("Trung tâm Thông tin và Dịch vụ đối ngoại tỉnh",)}
    assert taken.unsure_units == choices
    police = "Phòng Cảnh sát đường sông quản lý bến đò"
    unclear = PLAN.replace("Nơi nhận:", f"4. {police} tuần tra ban đêm.\n\nNơi nhận:")
    assert propose(book, unclear).unsure_units == choices | {"Phòng Cảnh sát đường sông": (police,)}
    assert [draft.task.leads for draft in taken.drafts if draft.task.path == "II/2"] == [
        ("Đoàn Thanh niên Sở",),
        (centre,),
    ]
    assert taken.drafts[0].task.leads == taken.drafts[-1].task.leads == ("Phòng Tổng hợp",)
    drafts = rename_unit(taken.drafts, centre, "Trung tâm Thông tin và Dịch vụ đối ngoại tỉnh")
    plans.apply_plan(book, taken, drafts)
    led = rows_of(book, "assignment", "unit_id", "role = 'lead'")
    assert {office_id, centre_id, heir_id} <= {unit_id for (unit_id,) in led}
    assert centre not in [name for (name,) in rows_of(book, "unit", "name")]


def test_names_that_the_book_knows_are_read_whole_however_unusual_the_words_behind_them(book: Book) -> None:
    unit_id = unit(book, "Phòng Nghi lễ múa sạp")
    units.change_unit(book, unit_id, replace(units.unit(book, unit_id), name="Phòng Đối ngoại"))
    text = PLAN.replace("Nơi nhận:", "4. Phòng Nghi lễ múa sạp gõ trống cùng dân bản.\n\nNơi nhận:")
    assert text != PLAN
    assert propose(book, text).drafts[-1].task.leads == ("Phòng Đối ngoại",)


def test_it_is_said_of_how_many_tasks_who_leads_is_not_sure(book: Book) -> None:
    text = "KẾ HOẠCH\nRa quân\nI. NỘI DUNG\n1. Việc\n- Văn phòng Sở mở hội thi.\n- Ban QLĐT khoa kiểm tra, tổng hợp."
    units.add_unit(book, UnitFields("Ban QLĐT khoa", UnitKind.OTHER))
    taken = propose(book, text.replace("khoa kiểm", "viện kiểm"))
    lines = plans.in_words(taken)
    assert "1 nhiệm vụ chưa chắc ai chủ trì." in lines
    assert lines[-2].endswith("\tBan QLĐT (chưa chắc)")
    assert lines[-1] == "\t\tCó thể là: Ban QLĐT viện"
    # A name of the book is read whole.
    assert propose(book, text).drafts[1].task.leads == ("Ban QLĐT khoa",)
    assert not propose(book, text).unsure_leads_in_words
