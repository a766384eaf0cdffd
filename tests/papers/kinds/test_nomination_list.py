from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.papers.document.model import BodyRow, GroupRow, Paragraph, SignatureBlock, Table
from desktop_app.papers.kinds.proposals.nomination_list import ListEntry, NominationListData
from tests.papers.reading import pdf_pages
from tests.papers.samples import build, build_exemplars, entry, long_list, nomination_list


def table_of(data: NominationListData) -> Table:
    (table,) = build(data).body
    assert isinstance(table, Table)
    return table


def groups(data: NominationListData) -> list[str]:
    return [row.text for row in table_of(data).rows if isinstance(row, GroupRow)]


def test_the_titles_name_the_round_and_leave_room_for_the_number() -> None:
    titles = build(long_list(2)).titles
    assert titles is not None
    assert (titles.type_name, titles.subject) == ("DANH SÁCH", "Đề nghị khen thưởng sơ kết 6 tháng đầu năm 2026")
    assert titles.attached_to.split() == (
        "(Kèm theo Tờ trình số /TTr-SNgV ngày tháng năm 2026 của Sở Ngoại vụ)".split()
    )


def test_number_and_date_are_filled_in_once_they_are_given() -> None:
    data = replace(
        long_list(2),
        submission_number="5",
        submission_date=date(2026, 6, 9),
        prepared_on=date(2026, 1, 5),
    )
    document = build(data)
    assert document.titles is not None
    assert document.letterhead is not None
    attached = document.titles.attached_to.replace("\u00a0", " ")
    assert attached == "(Kèm theo Tờ trình số 05/TTr-SNgV ngày 09 tháng 6 năm 2026 của Sở Ngoại vụ)"
    # What is issued with its paper has no place and day of its own; a list that goes with none has.
    assert (document.letterhead.place_date, document.letterhead.number_text) == ("", "")
    alone = build(replace(data, submitted=False))
    assert alone.letterhead is not None
    assert alone.letterhead.place_date.replace("\u00a0", " ") == "Sơn Hạ, ngày 05 tháng 01 năm 2026"
    assert [lines[-1].endswith("./.") for lines in (document.closing.lines, alone.closing.lines)] == [True, True]


def test_the_votes_have_a_column_only_where_there_are_votes() -> None:
    without, with_votes = table_of(long_list(2)), table_of(long_list(2, votes="12/12 (100%)"))
    assert "Số phiếu, tỷ lệ" not in [column.title for column in without.columns]
    assert "Số phiếu, tỷ lệ" in [column.title for column in with_votes.columns]
    assert sum(column.width_mm for column in without.columns) == 252
    assert sum(column.width_mm for column in with_votes.columns) == 252


def test_a_post_is_not_torn_where_the_name_of_its_unit_finds_room() -> None:
    """Long summaries take room from the other columns, but not so much that "Phòng" stands alone on a line."""
    post = "Chuyên viên, Phòng Lãnh sự - Hợp tác quốc tế"
    who = ListEntry("Nông Thị Hoa Ban", post, "Giấy khen", "Tham mưu 05 văn bản đúng hạn. " * 60, "8/8 (100%)")
    for votes in ("8/8 (100%)", ""):
        data = replace(long_list(3, votes=votes), individuals=(replace(who, votes=votes),) * 3)
        lines = [fragment.text for page in pdf_pages(build(data)) for fragment in page.fragments]
        assert "Phòng" not in [line.strip() for line in lines], votes
        assert sum("Phòng Lãnh sự" in line.replace("\u00a0", " ") for line in lines) == 3, votes


def test_summaries_counted_to_one_day_have_it_once_over_the_list() -> None:
    data = long_list(2)
    counted = "Đăng 03 tin tốt.\n(Số liệu tính đến ngày {}.)"
    of_one_day = tuple(replace(each, summary=counted.format("10/6/2025")) for each in data.individuals)
    # One names a deed on its day, and counts nothing.
    (unit,) = data.collectives
    of_a_day = replace(unit, summary="Ngày 23/4/2025 phối hợp với Công an tỉnh thực hiện “Hướng dẫn” (107 người).")
    data = replace(data, collectives=(of_a_day,), individuals=of_one_day)
    line, table = build(data).body
    assert isinstance(line, Paragraph)
    assert isinstance(table, Table)
    assert line.text == "(Số liệu tính đến ngày 10/6/2025)"
    assert [row.values[4] for row in table.rows if isinstance(row, BodyRow)][-1] == "Đăng 03 tin tốt."
    # Of several days each row has its own.
    first, *others = data.individuals
    of_two = replace(data, individuals=(replace(first, summary=counted.format("11/6/2025")), *others))
    (table,) = build(of_two).body
    assert "11/6/2025" in str(table)
    # A day that is none is its own row's to be put right.
    with_none = replace(data, individuals=(replace(first, summary=counted.format("31/6/2025")), *others))
    line, table = build(with_none).body
    assert "10/6/2025" in str(line)
    assert "31/6/2025" in str(table)


def test_a_section_without_entries_is_left_out_and_the_other_has_no_number() -> None:
    assert groups(long_list(2, 1)) == ["I. TẬP THỂ", "II. CÁ NHÂN"]
    assert groups(long_list(2, 0)) == ["CÁ NHÂN"]
    assert groups(long_list(0, 2)) == ["TẬP THỂ"]


def test_an_empty_list_says_so() -> None:
    document = build(nomination_list())
    assert groups(nomination_list()) == ["Chưa có đề nghị khen thưởng./."]
    assert document.closing.lines == ()


def test_the_signers_stand_left_and_right() -> None:
    closing = build(long_list(1)).closing
    assert closing.right is not None
    assert isinstance(closing.left, SignatureBlock)
    # Who is printed below need not write the name.
    assert (closing.left.capacity_lines, closing.left.name, closing.left.hint) == (
        ("NGƯỜI LẬP BIỂU",),
        long_list(1).prepared_by,
        "",
    )
    assert closing.right.capacity_lines == ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")
    assert closing.right.name == "Vương Thị Ánh Tuyết"


def test_models_to_be_spread_have_a_list_of_their_own_that_goes_with_the_same_submission() -> None:
    document, proposed = build_exemplars(long_list(2, votes="12/12 (100%)")), build(long_list(2))
    assert document.titles is not None
    assert proposed.titles is not None
    assert document.titles.type_name == "DANH SÁCH"
    assert document.titles.subject == "Đề nghị nhân rộng gương điển hình tiên tiến 6 tháng đầu năm 2026"
    assert document.titles.attached_to == proposed.titles.attached_to
    assert document.closing == proposed.closing
    # The type is that of the commendation, and whom the tờ trình goes to stands there.
    of_type = replace(long_list(2), commendation_type="công trạng", addressee="Giám đốc Sở Ngoại vụ")
    titles = build_exemplars(of_type).titles
    assert titles is not None
    assert titles.subject.endswith("6 tháng đầu năm 2026 (đề nghị khen thưởng theo loại hình công trạng)")


def test_the_list_of_models_tells_what_they_did_and_no_votes() -> None:
    (table,) = build_exemplars(nomination_list(individuals=(entry(1, votes="12/12 (100%)"),))).body
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "TT",
        "Họ và tên (tên tập thể)",
        "Chức vụ, phòng/đơn vị",
        "Thành tích, việc làm tiêu biểu",
        "Hình thức đề nghị khen thưởng",
        "Ghi chú",
    ]
    assert sum(column.width_mm for column in table.columns) == 252
    first_entry = entry(1)
    (row,) = [row for row in table.rows if isinstance(row, BodyRow)]
    assert row.values == (
        1,
        first_entry.name,
        first_entry.position_and_unit,
        first_entry.summary,
        first_entry.award,
        first_entry.note,
    )


def test_an_empty_list_of_models_has_a_blank_and_claims_nothing() -> None:
    document = build_exemplars(nomination_list())
    (table,) = document.body
    assert isinstance(table, Table)
    assert table.rows == (GroupRow("………………………………………………………………./."),)
    assert document.closing.lines == ()


entries = st.lists(st.builds(ListEntry, *[st.text(max_size=40)] * 6), max_size=6).map(tuple)


@given(entries, entries)
def test_the_totals_and_numbers_are_those_of_the_rows(
    collectives: tuple[ListEntry, ...], individuals: tuple[ListEntry, ...]
) -> None:
    data = nomination_list(collectives, individuals)
    rows = [row.values for row in table_of(data).rows if isinstance(row, BodyRow)]
    # Numbered throughout, as in the decision.
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) == len(collectives) + len(individuals)
    counts = [(len(collectives), "tập thể"), (len(individuals), "cá nhân")]
    total = " và ".join(f"{count:02d} {word}" for count, word in counts if count)
    assert build(data).closing.lines == ((f"Tổng cộng: {total}./.",) if total else ())
    # Without a total, the words that say so end it.
    assert bool(total) is not groups(data)[-1].endswith("Chưa có đề nghị khen thưởng./.")


def test_the_order_is_the_callers() -> None:
    names = ("Vy", "An", "Đào")
    data = nomination_list(individuals=tuple(replace(entry(0), name=name) for name in names))
    assert [row.values[1] for row in table_of(data).rows if isinstance(row, BodyRow)] == list(names)


def test_who_is_on_the_list_twice_is_counted_as_in_its_submission() -> None:
    # It counted as many people as it has rows.
    data = long_list(2)
    twice = replace(data.individuals[0], award="Chiến sĩ thi đua cơ sở", is_title=True)
    document = build(replace(data, individuals=(*data.individuals, twice)))
    assert "lượt cá nhân" not in build(data).closing.lines[-1]
    assert "lượt cá nhân" in document.closing.lines[-1]
