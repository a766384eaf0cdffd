"""People and nominations from workbooks: proposed row by row, written as one change, and never twice."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.book import Book
from desktop_app.services.import_rows import NEW, ImportSettings, NameKind, RowAction
from desktop_app.services.keeping import history
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.lists import everything
from desktop_app.services.office import people, people_import
from desktop_app.services.rounds import nomination_import
from desktop_app.services.rounds.nominations import nomination
from tests.books import BookIds, dump, labels, person, record_rows, refused, review_round, rows_of, unit, workbook
from tests.services.judging import rated

HEAD = ("TT", "Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Đơn vị")
STAFF = (
    (1, "Vi Văn An", "Nam", 1980, "Chánh Văn phòng", "Văn phòng"),
    (2, "Bế Thị Bình", "Nữ", 1990, "Chuyên viên", "Phòng Lễ tân"),
    (3, "Đặng Ngọc Ánh", "Nữ", None, "", ""),
)
NOMINEES = ("TT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức đề nghị", "Tóm tắt thành tích", "Ghi chú")

NO_TYPE = "Bảng không ghi loại hình: lấy “Công trạng”."


def take_people(book: Book, path: Path) -> people_import.PeopleImport:
    proposal = people_import.propose_people(book, path)
    people_import.apply_people(book, proposal)
    return proposal


def take_nominations(book: Book, path: Path, code: str = "2026-H1") -> nomination_import.NominationImport:
    proposal = nomination_import.propose_nominations(book, path, code)
    nomination_import.apply_nominations(book, proposal)
    return proposal


def actions(taken: people_import.PeopleImport) -> list[str]:
    return [row.action.value for row in taken.rows]


def test_a_name_that_begins_like_a_unit_of_the_book_is_asked_for(book: Book, tmp_path: Path) -> None:
    # It became a second unit, and the person was moved there.
    of_book = unit(book, "Phòng Lãnh sự - Hợp tác quốc tế")
    person(book, "Vi Văn An", of_book, "Chuyên viên")
    path = workbook(tmp_path / "nguoi.xlsx", HEAD, (1, "Vi Văn An", "Nam", 1980, "Chuyên viên", "Phòng Lãnh sự"))
    (asked,) = people_import.propose_people(book, path).questions
    proposal = people_import.propose_people(book, path)
    assert ([row.action for row in proposal.rows], proposal.to_take()) == ([RowAction.UNCLEAR], [])
    assert proposal.rows[0].reason == "Chưa có đơn vị “Phòng Lãnh sự” trong sổ."
    assert (asked.key.kind, asked.options[0].value, asked.can_be_new) == (NameKind.UNIT, of_book, True)
    chosen = people_import.propose_people(book, path, ImportSettings(answers={asked.key: of_book}))
    assert [(row.action, row.unit_name) for row in chosen.rows] == [
        (RowAction.CHANGE, "Phòng Lãnh sự - Hợp tác quốc tế")
    ]
    assert "đơn vị" not in chosen.rows[0].reason
    added = people_import.propose_people(book, path, ImportSettings(answers={asked.key: NEW}))
    assert [(row.action, row.unit_name) for row in added.rows] == [(RowAction.CHANGE, "Phòng Lãnh sự")]


def test_the_label_of_a_long_list_writes_its_number_as_others_do(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "nguoi.csv"
    lines = ["Họ và tên,Năm sinh"] + [f"Vi Văn {chr(65 + n // 40)}ên,{1950 + n % 40}" for n in range(1040)]
    file.write_text("\n".join(lines), encoding="utf-8")
    changes = people_import.apply_people(book, people_import.propose_people(book, file))
    assert changes.label == "Nhập danh sách người: 1.040 dòng từ “nguoi.csv”"


def test_people_are_taken_as_one_change_with_their_units(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng Sở")
    file = workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF)
    before = dump(book)
    proposal = people_import.propose_people(book, file)
    assert dump(book) == before
    assert actions(proposal) == ["add", "add", "add"]
    assert proposal.to_take() == [0, 1, 2]
    changes = people_import.apply_people(book, proposal)
    assert changes.label == labels(book)[-1] == "Nhập danh sách người: 3 dòng từ “nguoi.xlsx”"
    assert rows_of(book, "unit", "name, kind") == [("Văn phòng Sở", "division"), ("Phòng Lễ tân", "division")]
    assert people.person(book, 1) == PersonFields("Vi Văn An", "male", 1980)
    assert [post.fields for post in people.posts(book, 1)] == [PostFields(1, "Chánh Văn phòng")]
    assert people.posts(book, 3) == []
    history.undo(book)
    assert (rows_of(book, "person"), rows_of(book, "post")) == ([], [])


def test_new_units_that_one_list_writes_in_several_ways_are_added_once(book: Book, tmp_path: Path) -> None:
    written = ("VP", "Văn phòng Sở", "QLBG", "Phòng QL biên giới", "Phòng Quản lý biên giới", "TT TT&DVĐN", "Thanh tra")
    staff = [
        (number, f"Vi Văn {name}", "Nam", 1980, "Chuyên viên", of)
        for number, (name, of) in enumerate(zip(("An", "Ba", "Chi", "Du", "Em", "Giang", "Hải"), written, strict=True))
    ]
    proposal = take_people(book, workbook(tmp_path / "nguoi.xlsx", HEAD, *staff))
    assert proposal.rows[0].reason == "Thêm người mới. “VP” lấy là “Văn phòng Sở”. Thêm đơn vị “Văn phòng Sở”."
    assert [name for (name,) in rows_of(book, "unit", "name")] == [
        "Văn phòng Sở",
        "Phòng Quản lý biên giới",
        "TT TT&DVĐN",
        "Thanh tra",
    ]


def test_the_same_workbook_again_adds_nothing(book: Book, tmp_path: Path) -> None:
    file = workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF)
    take_people(book, file)
    before = dump(book)
    proposal = people_import.propose_people(book, file)
    assert actions(proposal) == ["same", "same", "same"]
    assert people_import.apply_people(book, proposal).change_id is None
    assert dump(book) == before


def test_a_row_that_says_more_changes_the_person(book: Book, tmp_path: Path) -> None:
    take_people(book, workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF))
    row = (3, "đặng ngọc ánh", "Nữ", 1985, "Chuyên viên", "Văn phòng")
    proposal = take_people(book, workbook(tmp_path / "sau.xlsx", HEAD, row))
    assert actions(proposal) == ["change"]
    assert proposal.rows[0].reason == "Sửa đơn vị: chưa có → Văn phòng; chức vụ: chưa có → Chuyên viên; năm sinh: 1985."
    assert people.person(book, 3) == PersonFields("Đặng Ngọc Ánh", "female", 1985)
    assert [(post.unit_name, post.fields.position) for post in people.posts(book, 3)] == [("Văn phòng", "Chuyên viên")]


def test_a_transfer_ends_the_post_before_and_is_not_done_twice(book: Book, tmp_path: Path) -> None:
    take_people(book, workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF))
    file = workbook(tmp_path / "sau.xlsx", HEAD, (1, "Vi Văn An", "Nam", 1980, "Trưởng phòng", "Phòng Lễ tân"))
    transfer = take_people(book, file)
    assert actions(transfer) == ["change"]
    today = date.today()
    assert f" Từ hôm nay, {today:%d/%m/%Y}; trước đó giữ như trong sổ." in transfer.rows[0].reason
    now, earlier = people.posts(book, 1)
    assert (now.unit_name, now.fields.position, now.fields.from_date) == ("Phòng Lễ tân", "Trưởng phòng", today)
    assert (earlier.unit_name, earlier.fields.to_date) == ("Văn phòng", today - timedelta(days=1))
    assert actions(take_people(book, file)) == ["same"]
    again = workbook(tmp_path / "lai.xlsx", HEAD, (1, "Vi Văn An", "Nam", 1980, "Phó phòng", "Phòng Lễ tân"))
    take_people(book, again)
    assert len(people.posts(book, 1)) == 2
    assert people.posts(book, 1)[0].fields.position == "Phó phòng"


def test_the_post_of_who_comes_back_begins_today_and_not_before_the_post_that_ended(book: Book, tmp_path: Path) -> None:
    file = workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF)
    take_people(book, file)
    fields, (post,) = people.person(book, 1), people.posts(book, 1)
    people.save_person(book, 1, fields, [(post.id, replace(post.fields, to_date=date(2024, 6, 30)))])
    assert actions(take_people(book, file))[0] == "change"
    now, earlier = people.posts(book, 1)
    assert (now.fields.from_date, earlier.fields.to_date) == (date.today(), date(2024, 6, 30))


def test_a_position_without_a_unit_is_that_of_the_unit_known_or_told_as_left_out(book: Book, tmp_path: Path) -> None:
    take_people(book, workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF))
    rows = (
        (1, "Vi Văn An", "", 1980, "Phó Chánh Văn phòng"),
        (2, "Đặng Ngọc Ánh", "", None, "Kế toán"),
        (3, "Lò Thị Mai", "Nữ", 1992, "Văn thư"),
    )
    file = workbook(tmp_path / "sau.xlsx", HEAD[:5], *rows)
    lost = "Chưa rõ đơn vị nên chưa ghi chức vụ."
    since = f"Từ hôm nay, {date.today():%d/%m/%Y}; trước đó giữ như trong sổ."
    assert [row.reason for row in take_people(book, file).rows] == [
        f"Sửa chức vụ: Chánh Văn phòng → Phó Chánh Văn phòng. {since}",
        f"Đã có, không khác. {lost}",
        f"Thêm người mới. {lost}",
    ]
    now = people.posts(book, 1)[0]
    assert (now.unit_name, now.fields.position) == ("Văn phòng", "Phó Chánh Văn phòng")
    assert [people.posts(book, person_id) for person_id in (3, 4)] == [[], []]
    assert actions(take_people(book, file)) == ["same"] * 3


def test_a_row_tells_that_it_adds_a_unit_and_that_a_name_in_capitals_is_written_in_small_letters(
    book: Book, tmp_path: Path
) -> None:
    take_people(book, workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF))
    rows = (
        (1, "LÝ VĂN BẢO", "Nam", 1975, "Chuyên viên", "VĂN PHÒNG"),
        (2, "Triệu Thị Hà", "Nữ", 1994, "Chuyên viên", "Phòng Quản lý BG"),
        (3, "Lò Thị Mai", "Nữ", 1992, "Văn thư", "Phòng Quản lý BG"),
    )
    assert [row.reason for row in take_people(book, workbook(tmp_path / "sau.xlsx", HEAD, *rows)).rows] == [
        "Thêm người mới, ghi là “Lý Văn Bảo”.",
        "Thêm người mới. Thêm đơn vị “Phòng Quản lý BG”.",
        "Thêm người mới.",
    ]
    assert rows_of(book, "person", "full_name")[-3:] == [("Lý Văn Bảo",), ("Triệu Thị Hà",), ("Lò Thị Mai",)]


def test_people_of_one_name_are_distinguished_by_year_or_left_to_the_clerk(book: Book, tmp_path: Path) -> None:
    take_people(book, workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF))
    rows = (
        (1, "Vi Văn An", "Nam", 1995, "", "Văn phòng"),
        (2, "Vi Văn An", "Nam", None, "", "Phòng Lễ tân"),
        (3, "Bế Thị Bình", "Nữ", 1990, "Chuyên viên", "Phòng Lễ tân"),
        (4, "Bế Thị Bình", "Nữ", 1990, "Chuyên viên", "Phòng Lễ tân"),
    )
    proposal = take_people(book, workbook(tmp_path / "sau.xlsx", HEAD, *rows))
    assert actions(proposal) == ["add", "change", "same", "unclear"]
    assert "khác năm sinh" in proposal.rows[0].reason
    assert proposal.rows[3].reason.startswith("Trùng với ")
    third = take_people(book, workbook(tmp_path / "ba.xlsx", HEAD, (1, "Vi Văn An", "", None, "", "Thanh tra")))
    assert actions(third) == ["unclear"]
    assert len(rows_of(book, "person")) == 4


def test_only_the_rows_the_clerk_chose_are_taken(book: Book, tmp_path: Path) -> None:
    proposal = people_import.propose_people(book, workbook(tmp_path / "nguoi.xlsx", HEAD, *STAFF))
    people_import.apply_people(book, proposal, [1])
    assert rows_of(book, "person", "full_name") == [("Bế Thị Bình",)]
    before = dump(book)
    assert people_import.apply_people(book, proposal, []).change_id is None
    assert dump(book) == before


def test_rows_that_cannot_be_taken_are_named_by_their_place(book: Book, tmp_path: Path) -> None:
    rows = ((1, "", "Nam", 1980, "Chuyên viên", "Văn phòng"), (2, "Vi Văn An", "Nam", 2024, "", "Văn phòng"))
    proposal = people_import.propose_people(book, workbook(tmp_path / "nguoi.xlsx", HEAD, *rows))
    unclear = [str(row.place) for row in proposal.rows if row.action is RowAction.UNCLEAR]
    places = [place for place, _ in proposal.skipped] + unclear
    assert len(places) == 2
    assert all("Danh sách" in place for place in places)
    assert proposal.to_take() == []


@pytest.mark.parametrize("rows", [(("Mã", "Số lượng"), ("A", 3)), ()])
def test_a_workbook_without_names_is_refused(book: Book, tmp_path: Path, rows: tuple[tuple[object, ...], ...]) -> None:
    review_round(book)
    file = workbook(tmp_path / "khac.xlsx", *rows)
    with refused(book, UnreadableInput, "khac.xlsx"):
        people_import.propose_people(book, file)
    with refused(book, UnreadableInput, "khac.xlsx"):
        nomination_import.propose_nominations(book, file, "2026-H1")


def nominees(folder: Path, *rows: tuple[object, ...]) -> Path:
    return workbook(folder / "de-nghi.xlsx", NOMINEES, *rows)


def listed(book: Book, code: str = "2026-H1") -> list[tuple[object, ...]]:
    """Return kind, name, unit and state of a round's nominations as they are printed."""
    rows = everything(book, ListQuery(NOMINATIONS.key, scope={"round": code}))
    keys = [column.key for column in NOMINATIONS.columns]
    places = [keys.index(key) for key in ("kind", "name", "unit", "state")]
    return [tuple(row.values[place] for place in places) for row in rows]


def test_nominations_are_taken_as_one_change_and_make_their_round(book: Book, tmp_path: Path) -> None:
    office = unit(book, "Văn phòng")
    person(book, "Nông Thị Hòa", office, "Chuyên viên")
    person(book, "Đặng Ngọc Ánh", office)
    file = nominees(
        tmp_path,
        ("I", "TẬP THỂ", "", "", "", ""),
        (1, "Văn phòng Sở", "", "Giấy khen", "Dẫn đầu phong trào.", ""),
        ("II", "CÁ NHÂN", "", "", "", ""),
        (1, "Nông Thị Hoà", "Chuyên viên, Văn phòng", "Giấy khen", "Hoàn thành tốt.", "ghi chú"),
        (2, "Đặng Ngọc Ánh", "Kế toán, Văn phòng", "Giấy khen", "", ""),
    )
    before = dump(book)
    proposal = nomination_import.propose_nominations(book, file, "2026-h1")
    assert dump(book) == before
    assert [row.reason for row in proposal.rows] == [
        NO_TYPE,
        NO_TYPE,
        f"{NO_TYPE} Bảng không ghi thành tích: ghi nháp.",
    ]
    changes = nomination_import.apply_nominations(book, proposal)
    assert changes.label == "Nhập 3 đề nghị khen thưởng (đợt sơ kết 6 tháng đầu năm 2026) từ “de-nghi.xlsx”"
    assert changes.kinds == {"review_round", "nomination"}
    assert listed(book) == [
        ("Tập thể", "Văn phòng", "Văn phòng", "Đủ hồ sơ"),
        ("Cá nhân", "Đặng Ngọc Ánh", "Văn phòng", "Nháp"),
        ("Cá nhân", "Nông Thị Hòa", "Văn phòng", "Đủ hồ sơ"),
    ]
    history.undo(book)
    assert rows_of(book, "review_round") == []


def test_the_same_nominations_again_add_nothing(book: Book, filled: BookIds, tmp_path: Path) -> None:
    file = nominees(tmp_path, (1, "Nông Thị Lan", "Văn phòng", "Giấy khen", "Khác.", ""))
    assert nomination_import.apply_nominations(
        book, nomination_import.propose_nominations(book, file, "2026-H1")
    ).label == ("Nhập 0 đề nghị khen thưởng (đợt sơ kết 6 tháng đầu năm 2026) từ “de-nghi.xlsx”")
    before = record_rows(book)
    assert take_nominations(book, file, "2026-H1").rows[0].fields is not None
    assert record_rows(book) == before
    take_nominations(book, file, "2025-H2")
    after = record_rows(book)
    take_nominations(book, file, "2025-H2")
    assert record_rows(book) == after != before
    assert nomination(book, filled.of_lan).fields.state is NominationState.COMPLETE


def test_who_is_not_clear_is_left_to_the_clerk(book: Book, filled: BookIds, tmp_path: Path) -> None:
    person(book, "Nông Thị Lan", filled.centre)
    file = nominees(
        tmp_path,
        (1, "Nông Thị Lan", "", "Giấy khen", "Tốt.", ""),
        (2, "Vi Văn Lạ", "Văn phòng", "Giấy khen", "Tốt.", ""),
        (3, "Đặng Ngọc Ánh", "", "Huân chương Lao động", "Tốt.", ""),
        (4, "Nông Thị Lan", "Kế toán, Trung tâm Thông tin", "Giấy khen", "Tốt.", ""),
    )
    proposal = take_nominations(book, file)
    reasons = [row.reason for row in proposal.rows]
    assert "2 người tên “Nông Thị Lan”" in reasons[0]
    assert "Chưa có người tên “Vi Văn Lạ”" in reasons[1]
    assert "“Huân chương Lao động”" in reasons[2]
    assert reasons[3] == NO_TYPE
    assert ("Cá nhân", "Nông Thị Lan", "Trung tâm Thông tin", "Đủ hồ sơ") in listed(book)


def test_an_import_that_adds_nothing_makes_no_round(book: Book, filled: BookIds, tmp_path: Path) -> None:
    before = dump(book)
    unclear = nominees(tmp_path, (1, "Vi Văn Lạ", "Văn phòng", "Giấy khen", "Tốt.", ""))
    take_nominations(book, unclear, "2029-H1")
    clear = nominees(tmp_path, (1, "Nông Thị Lan", "Văn phòng", "Giấy khen", "Tốt.", ""))
    proposal = nomination_import.propose_nominations(book, clear, "2029-H1")
    assert proposal.rows[0].fields is not None
    assert nomination_import.apply_nominations(book, proposal, []).change_id is None
    assert dump(book) == before
    assert filled.lan == 1


def test_whoever_went_to_the_trash_meanwhile_stops_all_and_is_named(
    book: Book, filled: BookIds, tmp_path: Path
) -> None:
    file = nominees(tmp_path, (1, "Nông Thị Lan", "Văn phòng", "Giấy khen", "Tốt.", ""))
    proposal = nomination_import.propose_nominations(book, file, "2025-H2")
    put_in_trash(book, "person", [filled.lan])
    with refused(book, InvalidRecord, "“Nông Thị Lan” đang ở trong thùng rác") as why:
        nomination_import.apply_nominations(book, proposal)
    assert proposal.rows[0].place in why.value.message


def test_one_row_that_cannot_be_kept_stops_all_and_is_named(book: Book, tmp_path: Path) -> None:
    gone = unit(book, "Phòng Lễ tân", valid_to=date(2025, 12, 31))
    person(book, "Vi Văn An", unit(book, "Văn phòng"))
    person(book, "Bế Thị Bình", gone)
    file = nominees(
        tmp_path,
        (1, "Vi Văn An", "Văn phòng", "Giấy khen", "Tốt.", ""),
        (2, "Bế Thị Bình", "Phòng Lễ tân", "Giấy khen", "Tốt.", ""),
    )
    proposal = nomination_import.propose_nominations(book, file, "2026-H1")
    with refused(book, InvalidRecord, "de-nghi.xlsx") as why:
        nomination_import.apply_nominations(book, proposal)
    assert proposal.rows[1].place in why.value.message
    nomination_import.apply_nominations(book, proposal, [0])
    assert [name for _, name, *_ in listed(book)] == ["Vi Văn An"]


def test_a_round_in_the_trash_is_not_made_again(book: Book, filled: BookIds, tmp_path: Path) -> None:
    put_in_trash(book, "review_round", [2])
    proposal = nomination_import.propose_nominations(
        book, nominees(tmp_path, (1, "Nông Thị Lan", "", "Giấy khen", "Tốt.", "")), "2026-H1"
    )
    with refused(book, InvalidRecord, "thùng rác"):
        nomination_import.apply_nominations(book, proposal)
    assert filled.lan == 1


def test_a_row_that_fails_a_condition_becomes_a_draft_and_says_why(book: Book, tmp_path: Path) -> None:
    office = unit(book, "Văn phòng")
    who = person(book, "Vi Văn An", office)
    other = person(book, "Bế Thị Bình", office)
    rated(book, who, {2026: Rating.EXCELLENT})
    rated(book, other, {2026: Rating.COMPLETED})
    rows = (
        (1, "Vi Văn An", "Văn phòng", "Chiến sĩ thi đua cơ sở", "Tốt.", ""),
        (2, "Vi Văn An", "Văn phòng", "Lao động tiên tiến", "Tốt.", ""),
        (3, "Bế Thị Bình", "Văn phòng", "Lao động tiên tiến", "Tốt.", ""),
    )
    # The round is not there yet: it is judged by the rules it will have.
    proposal = nomination_import.propose_nominations(book, nominees(tmp_path, *rows), "2026-H2")
    assert [row.fields.state.value for row in proposal.rows if row.fields] == ["complete", "complete", "draft"]
    assert proposal.rows[2].reason.startswith("Ghi nháp vì chưa đạt điều kiện (Luật Thi đua, khen thưởng 2022")
    assert "Điều 24" in proposal.rows[2].reason
    # Left out of what is taken, the second row does not speak for the first.
    changes = nomination_import.apply_nominations(book, proposal, [0, 2])
    assert rows_of(book, "nomination", "state") == [("draft",), ("draft",)]
    assert "ghi nháp 2 đề nghị còn điều kiện chưa đạt, chưa ghi lý do: “Vi Văn An” (" in changes.label
    history.undo(book)
    changes = nomination_import.apply_nominations(book, proposal)
    assert rows_of(book, "nomination", "state") == [("complete",), ("complete",), ("draft",)]
    assert "ghi nháp “Bế Thị Bình” (Lao động tiên tiến) còn 1 điều kiện chưa đạt" in changes.label


def test_what_came_to_fail_after_a_workbook_was_shown_is_a_draft_too(book: Book, tmp_path: Path) -> None:
    who = person(book, "Vi Văn An", unit(book, "Văn phòng"))
    file = nominees(tmp_path, (1, "Vi Văn An", "Văn phòng", "Lao động tiên tiến", "Tốt.", ""))
    proposal = nomination_import.propose_nominations(book, file, "2026-H2")
    rated(book, who, {2026: Rating.COMPLETED})
    changes = nomination_import.apply_nominations(book, proposal)
    assert rows_of(book, "nomination", "state") == [("draft",)]
    assert changes.label.startswith("Nhập 1 đề nghị khen thưởng (đợt cuối năm 2026)")
    assert "ghi nháp “Vi Văn An” (Lao động tiên tiến) còn 1 điều kiện chưa đạt" in changes.label
