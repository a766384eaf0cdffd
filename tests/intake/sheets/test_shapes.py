"""Ordinary lists that only resemble one of a shape of its own are read as they stand: nobody is made of a post."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desktop_app.intake.sheets.awards import read_awards
from desktop_app.intake.sheets.nominations import read_nominations
from desktop_app.intake.sheets.people import read_people
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, read_records
from desktop_app.intake.sheets.shapes.apart import laid_apart, list_sheets
from desktop_app.services.imports.standing import HOLDS, INITIATIVES
from desktop_app.services.imports.tasks import RESULTS
from desktop_app.services.imports.year import ACTIVITIES, OBSTACLES
from tests.intake.workbook_files import Grid, save_xlsx

HEAD = ("STT", "Họ và tên", "Chức vụ", "Đơn vị")


def people(folder: Path, sheets: Mapping[str, Grid]) -> list[tuple[str, str, str]]:
    listed = read_people(save_xlsx(folder / "ds.xlsx", sheets)).people
    return [(person.fields.full_name, person.position, person.unit_name) for person in listed]


def proposed(folder: Path, rows: Grid, **others: Grid) -> list[tuple[str, str]]:
    listed = read_nominations(save_xlsx(folder / "dn.xlsx", {"DS": rows, **others})).rows
    return [(row.name, row.award) for row in listed]


def records(path: Path, columns: RecordColumns) -> list[SheetRecord]:
    return [row.read() for row in read_records(path, columns).rows]


def test_a_post_or_a_second_line_of_a_name_below_it_is_nobody(tmp_path: Path) -> None:
    rows = [HEAD, (1, "Nguyễn Văn An\nTrưởng phòng", None, "Văn phòng"), (2, "Cà Thị Bình", "Kế toán", "Văn phòng")]
    file = read_people(save_xlsx(tmp_path / "ds.xlsx", {"DS": rows}))
    assert [person.fields.full_name for person in file.people] == ["Cà Thị Bình"]
    assert [row.place.row for row in (*file.skipped, *file.left_out)] == [2]
    units = [
        ("STT", "Tên tập thể", "Hình thức khen thưởng"),
        (1, "Phòng Hành chính\nQuản trị đối ngoại", "Giấy khen"),
        (2, "Phòng Tổng hợp\nSở Ngoại vụ", "Giấy khen"),
        (3, "Phòng Lãnh sự\nPhòng Lễ tân", "Giấy khen"),
    ]
    assert [name for name, _ in proposed(tmp_path, units)] == [
        "Phòng Hành chính Quản trị đối ngoại",
        "Phòng Tổng hợp Sở Ngoại vụ",
        "Phòng Lãnh sự",
        "Phòng Lễ tân",
    ]


def test_a_name_and_its_post_in_one_cell_are_told_apart_in_either_order(tmp_path: Path) -> None:
    cells = (
        "Nguyễn Văn An - Trưởng phòng",
        "Trưởng phòng, Cà Văn Bình",
        "Lê Văn Cường\nChuyên viên",
        "Hồ Văn Dũng, Văn thư, Văn phòng",
    )
    assert people(tmp_path, {"DS": [("STT", "Họ và tên, chức vụ"), *enumerate(cells, 1)]}) == [
        ("Nguyễn Văn An", "Trưởng phòng", ""),
        ("Cà Văn Bình", "Trưởng phòng", ""),
        ("Lê Văn Cường", "Chuyên viên", ""),
        ("Hồ Văn Dũng", "Văn thư", "Văn phòng"),
    ]


def test_who_has_only_a_number_and_a_name_is_no_heading(tmp_path: Path) -> None:
    sheets = {"Phòng Lãnh sự": [("STT", "Họ và tên"), (1, "Nguyễn Văn An"), (2, "Cà Văn Bình")]}
    assert people(tmp_path, sheets) == [("Nguyễn Văn An", "", "Phòng Lãnh sự"), ("Cà Văn Bình", "", "Phòng Lãnh sự")]
    pair = [("STT", "Họ và tên", "Năm sinh"), (1, "Nguyễn Văn An\nTrần Văn Bình", "1980\n1981"), (2, "Lê Văn Cường")]
    assert [name for name, _, _ in people(tmp_path, {"DS": pair})] == ["Nguyễn Văn An", "Lê Văn Cường", "Trần Văn Bình"]


def test_an_achievement_of_two_lines_is_that_of_both(tmp_path: Path) -> None:
    head = ("STT", "Họ và tên", "Thành tích", "Hình thức khen thưởng")
    row = (1, "Nguyễn Văn An\nTrần Văn Bình", "Hoàn thành tốt nhiệm vụ\nCó sáng kiến", "Giấy khen")
    rows = read_nominations(save_xlsx(tmp_path / "dn.xlsx", {"DS": [head, row]})).rows
    assert [each.summary for each in rows] == ["Hoàn thành tốt nhiệm vụ\nCó sáng kiến"] * 2


def test_earlier_ratings_and_awards_beside_what_is_proposed_make_no_second_nomination(tmp_path: Path) -> None:
    years = [
        ("STT", "Họ và tên", "2023", "2024", "Hình thức đề nghị"),
        (1, "Nguyễn Văn An", "HTXSNV", "HTTNV", "Giấy khen"),
        (2, "Trần Văn Bình", "HTTNV", None, "Giấy khen"),
    ]
    both = [("Nguyễn Văn An", "Giấy khen"), ("Trần Văn Bình", "Giấy khen")]
    assert proposed(tmp_path, years) == both
    marks = [
        ("STT", "Họ và tên", "Hình thức đề nghị", "Đã được tặng", None),
        (None, None, None, "LĐTT", "Bằng khen"),
        (1, "Nguyễn Văn An", "Giấy khen", "x", "x"),
        (2, "Trần Văn Bình", "Giấy khen", None, "x"),
    ]
    assert proposed(tmp_path, marks) == both


def test_the_awards_of_each_of_several_years_over_two_columns_are_of_that_year(tmp_path: Path) -> None:
    rows = [
        ("STT", "Họ và tên", "2023", None, "2024", None),
        (None, None, "Xếp loại", "Danh hiệu", "Xếp loại", "Danh hiệu"),
        (1, "Nguyễn Văn An", "HTXSNV", "CSTĐCS", "HTTNV", "LĐTT"),
        (2, "Trần Văn Bình", None, None, "HTTNV", "LĐTT"),
    ]
    listed = read_awards(save_xlsx(tmp_path / "kt.xlsx", {"DS": rows})).rows
    assert [(each.row.name, each.year, each.row.award) for each in listed] == [
        ("Nguyễn Văn An", 2023, "CSTĐCS"),
        ("Nguyễn Văn An", 2024, "LĐTT"),
        ("Trần Văn Bình", 2024, "LĐTT"),
    ]


def test_numbers_of_awards_are_no_marks_and_a_word_that_is_no_mark_is_told(tmp_path: Path) -> None:
    head = ("STT", "Tên đơn vị", "Giấy khen", "Bằng khen")
    counts = [head, (1, "Phòng Lãnh sự", 1, 1), (2, "Văn phòng", 2, 1), (3, "Thanh tra", 1, 1), (None, "Cộng", 4, 3)]
    assert [award for _, award in proposed(tmp_path, counts)] == [""] * 3
    marks: list[tuple[object, ...]] = [("STT", "Họ và tên", "LĐTT", "Giấy khen")]
    marks += [(1, "Nguyễn Văn An", "x", "xin rút"), (2, "Trần Văn Bình", "x", "không"), (3, "Lê Văn Cường", "x", "x")]
    assert proposed(tmp_path, marks) == [
        *((name, "LĐTT") for name in ("Nguyễn Văn An", "Trần Văn Bình", "Lê Văn Cường")),
        ("Nguyễn Văn An", "Giấy khen: xin rút"),
        ("Lê Văn Cường", "Giấy khen"),
    ]


def test_marks_below_a_head_that_each_page_repeats_are_read_too(tmp_path: Path) -> None:
    head = ("STT", "Họ và tên", "LĐTT", "CSTĐCS")
    rows = [head, (1, "Nguyễn Văn An", "x", None), head, (2, "Trần Văn Bình", None, "x")]
    assert proposed(tmp_path, rows) == [("Nguyễn Văn An", "LĐTT"), ("Trần Văn Bình", "CSTĐCS")]


def test_codes_are_named_by_the_list_of_their_subject_and_left_where_they_have_two_names(tmp_path: Path) -> None:
    rows = [("STT", "Họ và tên", "Mã đơn vị", "Mã danh hiệu", "Số lần"), (1, "Nguyễn Văn An", "01", "02", "01")]
    rows += [(2, "Trần Văn Bình", "02", "01", "02"), (3, "Lê Văn Cường", "03", "01", "02")]
    awards = [("Mã", "Danh hiệu"), ("01", "LĐTT"), ("02", "CSTĐCS")]
    units = [("Mã", "Tên đơn vị"), ("01", "Văn phòng"), ("02", "Thanh tra"), ("03", "Phòng A"), ("03", "Phòng B")]
    units += [("1", "Phòng C"), ("2", "Phòng D"), ("3", "Phòng E")]
    sheets = list_sheets(save_xlsx(tmp_path / "dn.xlsx", {"DM1": awards, "DM2": units, "DS": rows}))
    assert sheets[-1].rows[1:] == (
        (1, "Nguyễn Văn An", "Văn phòng", "CSTĐCS", "01"),
        (2, "Trần Văn Bình", "Thanh tra", "LĐTT", "02"),
        (3, "Lê Văn Cường", "03", "LĐTT", "02"),
    )
    assert laid_apart(sheets)[-1].rows == sheets[-1].rows


def test_titles_that_are_marked_and_an_award_beside_them_are_all_proposed(tmp_path: Path) -> None:
    rows = [
        ("STT", "Họ và tên", "Danh hiệu thi đua", None, "Hình thức khen thưởng"),
        (None, None, "LĐTT", "CSTĐCS", None),
        (1, "Nguyễn Văn An", "x", "x", "Giấy khen"),
        (2, "Trần Văn Bình", "x", None, None),
        (3, "Lê Văn Cường", "x", None, None),
    ]
    each = [
        ("Lê Văn Cường", "LĐTT"),
        ("Nguyễn Văn An", "CSTĐCS"),
        ("Nguyễn Văn An", "Giấy khen"),
        ("Nguyễn Văn An", "LĐTT"),
        ("Trần Văn Bình", "LĐTT"),
    ]
    assert sorted(proposed(tmp_path, rows)) == each
    rows[0] = ("STT", "Họ và tên", "Danh hiệu thi đua năm 2024", None, "Hình thức khen thưởng")
    assert ("Nguyễn Văn An", "CSTĐCS") not in proposed(tmp_path, rows)


def test_the_unit_that_stands_above_a_list_is_that_of_all_its_rows(tmp_path: Path) -> None:
    head = ("STT", "Họ và tên", "Chức vụ")
    rows = [
        ("ĐƠN VỊ: Văn phòng Sở",),
        head,
        (1, "Nguyễn Văn An", "Văn thư"),
        (None, None, "(Đã ký)"),
        ("Đơn vị: Thanh tra Sở",),
        head,
        (1, "Trần Văn Bình", "Thanh tra viên"),
    ]
    of_units = [("Nguyễn Văn An", "Văn thư", "Văn phòng Sở"), ("Trần Văn Bình", "Thanh tra viên", "Thanh tra Sở")]
    assert people(tmp_path, {"DS": rows}) == of_units
    file = read_nominations(save_xlsx(tmp_path / "dn.xlsx", {"DS": rows}))
    assert [(row.name, row.position, row.unit_name) for row in file.rows] == of_units
    rows[0] = ("Đơn vị: " + "gửi danh sách này về Văn phòng Sở trước ngày họp " * 5,)
    assert people(tmp_path, {"DS": rows}) == [("Nguyễn Văn An", "Văn thư", ""), of_units[1]]
    obstacles = save_xlsx(
        tmp_path / "vm.xlsx",
        {"DS": [("Đơn vị: Văn phòng Sở",), ("STT", "Khó khăn", "Ngày"), (1, "Mạng yếu", "05/3/2026")]},
    )
    assert [row["unit_id"] for row in read_records(obstacles, OBSTACLES.columns).rows] == ["Văn phòng Sở"]


def test_a_hold_over_a_span_of_time_ends_and_its_penalty_is_discipline(tmp_path: Path) -> None:
    rows = [
        ("STT", "Họ và tên", "Tên phòng, đơn vị", "Hình thức kỷ luật", "Thời gian tạm dừng", "Quyết định"),
        (1, "Nguyễn Văn An", "Văn phòng", "Khiển trách", "Từ 01/3/2026 đến 28/02/2027", "Số 12"),
    ]
    (row,) = records(save_xlsx(tmp_path / "td.xlsx", {"DS": rows}), HOLDS.columns)
    assert (row.values["from_date"], row.values["discipline"], row.texts["unit"]) == (
        (date(2026, 3, 1), date(2027, 2, 28)),
        True,
        "Văn phòng",
    )


def test_an_initiative_that_the_council_did_not_recognise_is_not_one_that_it_did(tmp_path: Path) -> None:
    rows = [
        ("TT", "Tên sáng kiến", "Họ tên tác giả", "Kết quả họp Hội đồng"),
        (1, "Bản đồ số", "Nguyễn Văn An", "Công nhận"),
        (2, "Sổ trực", "Trần Văn Bình", "Không công nhận"),
        (3, "Mẫu thư", "Lê Văn Cường", "Không đạt"),
        (4, "Lịch xe", "Hồ Văn Dũng", "Đạt"),
    ]
    read = records(save_xlsx(tmp_path / "sk.xlsx", {"DS": rows}), INITIATIVES.columns)
    assert [row.values["recognised"] for row in read] == [True, False, False, True]


def test_members_of_the_youth_union_are_people_with_their_posts_at_work(tmp_path: Path) -> None:
    rows = [
        ("TT", "Họ và tên đoàn viên", "Chức vụ Đoàn", "Chức vụ chính quyền", "Nơi công tác"),
        (1, "Nguyễn Văn An", "Bí thư", "Chuyên viên", "Văn phòng"),
    ]
    assert people(tmp_path, {"DS": rows}) == [("Nguyễn Văn An", "Chuyên viên", "Văn phòng")]


def test_how_far_a_task_is_stands_in_columns_of_x_and_of_shares(tmp_path: Path) -> None:
    rows = [
        ("TT", "Nhiệm vụ", "Kết quả", "Tình trạng thực hiện", None, None),
        ("TT", "Nhiệm vụ", "Kết quả", "Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện"),
        (1, "Số hóa hồ sơ", "Xong 1.240 hồ sơ", "x", None, None),
        (2, "Kho tư liệu", "310 tư liệu", None, "60%", None),
        (3, "Trang tin", "Đang chọn mẫu", None, "x", None),
        (4, "Tập huấn", "Chưa có lớp", None, None, "x"),
        (5, "Sơ kết", "Hai cột", "x", "x", None),
    ]
    read = records(save_xlsx(tmp_path / "kq.xlsx", {"DS": rows}), RESULTS.columns)
    assert [row.values.get("progress", "?") for row in read] == [100, 60, None, 0, "?"]
    assert read[-1].problem is not None


def test_the_time_of_posting_is_a_day_and_no_matter_of_the_party(tmp_path: Path) -> None:
    rows = [("TT", "Tiêu đề", "Tác giả", "Thời gian đăng"), (1, "Gương tốt", "Nguyễn Văn An", "12/01/2026")]
    (row,) = records(save_xlsx(tmp_path / "tt.xlsx", {"DS": rows}), ACTIVITIES.columns)
    assert row.values["from_date"] == date(2026, 1, 12)


def test_the_dash_and_the_full_stop_of_a_unit_among_names_with_posts_make_no_post_of_it(tmp_path: Path) -> None:
    rows = [
        ("STT", "Họ và tên, chức vụ, đơn vị công tác", "Hình thức khen thưởng"),
        (1, "Phòng Lãnh sự - Hợp tác quốc tế.", "Giấy khen"),
        (2, "Trung tâm Thông tin.", "Tập thể LĐXS"),
        (3, "Bà Lương Thị Bình, Trưởng phòng, Phòng Lãnh sự - Hợp tác quốc tế;", "Giấy khen"),
    ]
    listed = read_nominations(save_xlsx(tmp_path / "dn.xlsx", {"DS": rows}))
    assert [(row.name, row.position, row.unit_name) for row in listed.rows] == [
        ("Phòng Lãnh sự - Hợp tác quốc tế", "", ""),
        ("Trung tâm Thông tin", "", ""),
        ("Lương Thị Bình", "Trưởng phòng", "Phòng Lãnh sự - Hợp tác quốc tế"),
    ]


def test_what_was_recognised_and_what_not_stands_in_columns_of_x(tmp_path: Path) -> None:
    rows = [
        ("TT", "Tác giả", "Tên sáng kiến", "Kết quả", None),
        ("TT", "Tác giả", "Tên sáng kiến", "Công nhận", "Không công nhận"),
        (1, "Nguyễn Văn An", "Bản đồ số", "x", None),
        (2, "Trần Văn Bình", "Sổ trực", None, "x"),
        (3, "Lê Văn Cường", "Mẫu thư", None, None),
    ]
    read = records(save_xlsx(tmp_path / "sk.xlsx", {"DS": rows}), INITIATIVES.columns)
    assert [row.values["recognised"] for row in read] == [True, False, False]


def test_a_ditto_mark_says_what_stands_above_it_and_a_small_given_name_has_its_capital(tmp_path: Path) -> None:
    rows = [
        ("STT", "Họ đệm", "Tên", "Chức vụ", "Đơn vị"),
        (1, "Nguyễn Văn", "An", "Văn thư", "Văn phòng"),
        (2, "Trịnh Bá", "ổn", "nt", "-nt-"),
        (3, "Nguyễn Thị", "Nhật", '"', "Như trên"),
    ]
    assert people(tmp_path, {"DS": rows}) == [
        ("Nguyễn Văn An", "Văn thư", "Văn phòng"),
        ("Trịnh Bá Ổn", "Văn thư", "Văn phòng"),
        ("Nguyễn Thị Nhật", "Văn thư", "Văn phòng"),
    ]


def test_the_day_behind_the_number_of_a_decision_is_no_part_of_it(tmp_path: Path) -> None:
    numbers = (
        "71/QĐ-SNgV, 18/12/2020",
        "71/QĐ-SNgV (18/12/2020)",
        "71/QĐ-SNgV ngày 18/12/2020",
        "71/QĐ-SNgV 18-12-2020",
    )
    head = ("STT", "Họ và tên", "Hình thức khen thưởng", "Quyết định số, ngày")
    rows = [head, *((place, "Nguyễn Văn An", "Giấy khen", number) for place, number in enumerate(numbers, 1))]
    listed = read_awards(save_xlsx(tmp_path / "kt.xlsx", {"DS": rows})).rows
    assert [(award.number, award.decided_on) for award in listed] == [("71/QĐ-SNgV", date(2020, 12, 18))] * 4


def test_a_title_and_a_form_beside_each_other_have_each_its_own_decision(tmp_path: Path) -> None:
    rows = [
        ("STT", "Họ và tên", "Danh hiệu thi đua", None, "Hình thức khen thưởng", None),
        ("STT", "Họ và tên", "Tên danh hiệu", "Quyết định số, ngày", "Tên hình thức", "Quyết định số, ngày"),
        (1, "Nguyễn Văn An", "LĐTT", "71/QĐ-SNgV, 18/12/2020", "Giấy khen", "72/QĐ-SNgV, 19/12/2020"),
        (2, "Trần Văn Bình", None, None, "Giấy khen", "33/QĐ-SNgV, 25/6/2021"),
        ("Tổng cộng", None, None, None, None, None),
    ]
    listed = read_awards(save_xlsx(tmp_path / "kt.xlsx", {"DS": rows}))
    assert sorted((award.row.name, award.row.award, award.number, str(award.decided_on)) for award in listed.rows) == [
        ("Nguyễn Văn An", "Giấy khen", "72/QĐ-SNgV", "2020-12-19"),
        ("Nguyễn Văn An", "LĐTT", "71/QĐ-SNgV", "2020-12-18"),
        ("Trần Văn Bình", "Giấy khen", "33/QĐ-SNgV", "2021-06-25"),
    ]
    assert listed.skipped == ()


def test_a_sum_between_the_people_of_two_units_is_no_unit(tmp_path: Path) -> None:
    rows = [
        ("Nội dung", "Họ và tên"),
        ("PHÒNG LỄ TÂN", None),
        (None, "Vi Thị Hoa"),
        ("CỘNG: 1", None),
        (None, "Cà Thị Bình"),
    ]
    assert [unit for _, _, unit in people(tmp_path, {"DS": rows})] == ["PHÒNG LỄ TÂN", "PHÒNG LỄ TÂN"]
