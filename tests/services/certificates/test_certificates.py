"""Certificates of a decision: what they say, by which layout they are printed, and the finished file."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from desktop_app.domain.certificates.certificates import BLANKS, FieldKey, Offset
from desktop_app.domain.errors import InvalidRecord, RecordGone, UnreadableInput, UnwritableOutput
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.certificates.certificates import (
    checked,
    numbered,
    printed,
    problems,
    render,
    render_test_sheet,
    save,
)
from desktop_app.services.certificates.layouts import (
    Stock,
    StoredLayout,
    copied,
    default_layout,
    layout_for,
    layouts,
    offsets,
    save_layouts,
    save_offset,
    take_picture,
)
from desktop_app.services.certificates.texts import certificates_of, unsigned_note
from desktop_app.services.keeping import backups, history
from desktop_app.services.papers.issued import IssueFields, issue
from tests.books import labels, person, record_rows, refused, review_round, rows_of, year_without_day
from tests.certificates import decided, given, given_to_all, three

MERIT, FIGHTER = "certificate_of_merit", "grassroots_fighter"
PERSON, ALL = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE


def moved(right: float) -> StoredLayout:
    return StoredLayout(Stock(MERIT, PERSON), default_layout().moved(FieldKey.NAME, right, 0))


def text_of(content: bytes, page: int = 0) -> str:
    return " ".join(pypdf.PdfReader(io.BytesIO(content)).pages[page].extract_text().split())


def test_a_certificate_says_what_was_frozen_with_the_decision(book: Book) -> None:
    collective, woman, man = certificates_of(book, three(book, ""))
    assert [entry.number for entry in (collective, woman, man)] == [1, 2, 3]
    assert {name: woman.values[name] for name in ("danh xưng", "tên", "nơi công tác", "thành tích")} == {
        "danh xưng": "Bà",
        "tên": "Lộc Thị Đào",
        "nơi công tác": "Chuyên viên, Văn phòng Sở Ngoại vụ",
        "thành tích": "Đã có thành tích trong phong trào thi đua 6 tháng đầu năm 2026",
    }
    assert (collective.values["danh xưng"], collective.values["nơi công tác"]) == ("Tập thể", "Sở Ngoại vụ")
    assert man.values["danh xưng"] == "Ông (Bà)"
    assert woman.values["số sổ vàng"] == "02"
    assert woman.values["thẩm quyền"] == "Giám đốc Sở Ngoại vụ"
    assert " ".join(woman.values["ngày quyết định"].split()) == "ngày 02 tháng 7 năm 2026"
    assert [woman.values[name] for name in ("ngày", "tháng", "năm")] == ["02", "7", "2026"]
    assert [woman.values[name] for name in ("số quyết định", "người ký")] == ["15/QĐ-SNgV", "Hứa Văn Ước"]


def test_who_is_awarded_for_help_from_abroad_is_not_made_one_of_the_office(book: Book) -> None:
    society = "Hội Hữu nghị Hải Âu"
    decision_id = decided(
        book,
        given_to_all(society, commendation_type="external"),
        given("Sato Kenji", post_title="Chủ tịch", unit_name=society, commendation_type="external"),
    )
    collective, man = certificates_of(book, decision_id)
    assert collective.values["nơi công tác"] == ""
    assert man.values["nơi công tác"] == f"Chủ tịch, {society}"


def test_who_is_renamed_later_is_printed_as_decided(book: Book) -> None:
    decision_id = three(book)
    before = certificates_of(book, decision_id)
    with book.store.work("Đổi tên") as work:
        work.update("person", 1, {"full_name": "Lộc Thị Mận"})
        work.update("unit", 1, {"name": "Văn phòng Sở"})
    assert certificates_of(book, decision_id) == before


def test_a_reason_that_was_written_is_printed_as_it_is(book: Book) -> None:
    line = "Có thành tích xuất sắc trong công tác đối ngoại"
    award = given("Vi Thu Hà", reason_line=line, certificate_number="07/GK")
    (certificate,) = certificates_of(book, decided(book, award))
    assert (certificate.values["thành tích"], certificate.values["số bằng"]) == (line, "07/GK")
    assert certificate.values.keys() == BLANKS.keys()


def test_only_giay_khen_and_grassroots_fighters_get_a_certificate(book: Book) -> None:
    """Nghị định 152/2025/NĐ-CP, Điều 50, 54: Lao động tiên tiến brings money and no paper."""
    decision_id = decided(
        book,
        given("Vi Thu Hà", award="Lao động tiên tiến", award_code="advanced_worker"),
        given("Bế Quốc Dũng", award="Chiến sĩ thi đua cơ sở", award_code=FIGHTER, commendation_type="merit"),
        given_to_all("Văn phòng", award="Tập thể lao động tiên tiến", award_code="advanced_collective"),
        given("Lộc Thị Đào", award_code=""),
        given("Nông Văn Tám", cancelled_on="2026-08-01"),
        period_from="2025-01-01",
        period_to="2025-12-31",
    )
    fighter, merit = certificates_of(book, decision_id)
    assert [(entry.number, entry.award_code) for entry in (fighter, merit)] == [(2, FIGHTER), (4, MERIT)]
    assert [entry.values["việc tặng"] for entry in (fighter, merit)] == ["Tặng danh hiệu", "Tặng"]
    assert fighter.values["thành tích"] == "Đã đạt danh hiệu “Chiến sĩ thi đua cơ sở” năm 2025"


def test_a_decision_that_is_not_signed_leaves_number_and_day_blank(book: Book) -> None:
    review_round(book, "2026-H2")
    decision_id = decided(book, given("Vi Thu Hà"), number="", signed_on=None, round_id=1)
    (certificate,) = certificates_of(book, decision_id)
    assert certificate.values["số quyết định"].strip() == "/QĐ-SNgV"
    assert " ".join(certificate.values["ngày quyết định"].split()) == f"ngày tháng năm {year_without_day(2026)}"
    assert certificate.values["thời gian"] == "năm 2026"
    # The order of a draft may change still.
    assert certificate.values["số sổ vàng"] == ""
    certificate_file = printed(book, decision_id)
    assert certificate_file.file_name == "Giấy khen theo Quyết định chưa có số, số 01.pdf"
    assert certificate_file.notes[0].startswith("Quyết định chưa có số, ngày ký, người ký: GIÁM ĐỐC")


def test_certificates_of_a_decision_that_is_not_signed_say_so_and_who_is_to_sign(book: Book) -> None:
    unsigned = decided(book, given("Vi Thu Hà"), number="", signed_on=None, signer="Lộc Văn Thắng")
    assert ", người ký: GIÁM ĐỐC Lộc Văn Thắng:" in printed(book, unsigned).notes[0]
    signed = decided(book, given("Vi Thu Hà"))
    assert unsigned_note(book, signed) == ""
    # Bought stock may be printed before the signature, its number and day left to be written in.
    for decision_id, plain, marked in ((unsigned, True, True), (unsigned, False, False), (signed, True, False)):
        assert ("DỰ THẢO" in text_of(printed(book, decision_id, plain=plain).content)) is marked


def test_a_decision_without_certificates_of_ours_is_refused(book: Book) -> None:
    nobody = decided(book, given("Vi Thu Hà", award="Lao động tiên tiến", award_code="advanced_worker"))
    with refused(book, InvalidRecord, "không có giấy nào để in"):
        certificates_of(book, nobody)
    provincial = decided(book, given("Vi Thu Hà"), level="province")
    with refused(book, InvalidRecord, "do Chủ tịch UBND tỉnh Lạng Sơn in"):
        certificates_of(book, provincial)
    with refused(book, RecordGone):
        certificates_of(book, 99)


def test_the_layout_that_says_most_of_the_stock_wins(book: Book) -> None:
    three(book)
    general, of_unit = moved(1), replace(moved(2), stock=Stock(MERIT, PERSON, 1))
    for entry in (general, of_unit):
        save_layouts(book, [entry])
    stored_layouts = layouts(book)
    assert layout_for(stored_layouts, MERIT, PERSON, 1).layout == of_unit.layout
    assert layout_for(stored_layouts, MERIT, PERSON, 2).layout == general.layout
    assert layout_for(stored_layouts, MERIT, PERSON).layout == general.layout
    for award, kind in ((MERIT, ALL), (FIGHTER, PERSON)):
        assert layout_for(stored_layouts, award, kind, 1).layout == default_layout()
    save_layouts(book, [], [Stock(MERIT, PERSON, 1)])
    assert layout_for(layouts(book), MERIT, PERSON, 1).layout == general.layout


def test_a_stock_has_one_layout_and_saving_it_can_be_undone(book: Book) -> None:
    three(book)
    save_layouts(book, [moved(1)])
    before = record_rows(book)
    changes = save_layouts(book, [moved(2)])
    assert changes.kinds == {"certificate_layout"}
    assert len(layouts(book)) == 1
    history.undo(book)
    assert record_rows(book) == before
    save_layouts(book, [replace(moved(3), stock=Stock(MERIT, PERSON, 1))])
    assert labels(book)[-1] == "Lưu khuôn in Giấy khen – Cá nhân, riêng Văn phòng"


def test_a_layout_that_cannot_be_printed_or_is_for_nothing_is_refused(book: Book) -> None:
    name = default_layout().field(FieldKey.NAME)
    outside = default_layout().with_field(replace(name, x=200.0))
    with refused(book, InvalidRecord, "nằm ngoài tờ giấy"):
        save_layouts(book, [StoredLayout(Stock(MERIT, PERSON), outside)])
    with refused(book, InvalidRecord, "không có giấy khen"):
        save_layouts(book, [StoredLayout(Stock("advanced_worker", PERSON), default_layout())])
    with refused(book, RecordGone):
        save_layouts(book, [StoredLayout(Stock(MERIT, PERSON, 99), default_layout())])


def test_positions_of_another_stock_are_copied_without_its_words(book: Book) -> None:
    name = default_layout().field(FieldKey.NAME)
    source = StoredLayout(
        Stock(MERIT, PERSON, 1), default_layout().with_field(replace(name, x=40.0, width=200.0, wording="Ông {tên}"))
    )
    target = StoredLayout(Stock(MERIT, ALL), default_layout())
    got = copied(source, target)
    assert got.stock == target.stock
    assert (got.layout.field(FieldKey.NAME).x, got.layout.field(FieldKey.NAME).wording) == (40, "{tên}")


def test_the_picture_of_the_stock_is_stored_with_the_books_files(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "phôi.png"
    file.write_bytes(b"a picture")
    picture = take_picture(book, file)
    save_layouts(book, [replace(moved(1), picture=picture)])
    file.unlink()
    (stored_layout,) = layouts(book)
    assert stored_layout.picture == picture
    assert picture.path.read_bytes() == b"a picture"
    saved = tmp_path / "backups" / "sao.db"
    saved.parent.mkdir()
    backups.back_up(book, saved)
    assert [path.name for path in saved.parent.rglob(picture.sha256)] == [picture.sha256]
    with refused(book, UnreadableInput, "Không đọc được tệp"):
        take_picture(book, tmp_path / "không có.png")


def test_an_unreadable_layout_in_the_book_is_reported(book: Book) -> None:
    save_layouts(book, [moved(1)])
    with book.store.work("Hỏng") as work:
        work.update("certificate_layout", 1, {"layout": "{}"})
    with refused(book, UnreadableInput, "Khuôn in giấy khen trong sổ"):
        layouts(book)


def test_each_printer_has_its_offset(book: Book) -> None:
    save_offset(book, "  HP   LaserJet ", Offset(5, -12))
    save_offset(book, "Canon", Offset(1, 0))
    save_offset(book, "HP LaserJet", Offset(6, -12))
    assert offsets(book) == {"HP LaserJet": Offset(6, -12), "Canon": Offset(1, 0)}
    assert rows_of(book, "printer_offset", "printer, right_tenths, down_tenths") == [
        ("HP LaserJet", 6, -12),
        ("Canon", 1, 0),
    ]
    with refused(book, InvalidRecord, "20 mm"):
        save_offset(book, "Canon", Offset(201, 0))
    with refused(book, InvalidRecord, "Chọn máy in"):
        save_offset(book, "  ", Offset(1, 0))


def test_a_printer_that_is_not_off_needs_no_record(book: Book) -> None:
    assert save_offset(book, "Canon", Offset(0, 0)).change_id is None


def test_a_range_is_one_file_a_sheet_each(book: Book) -> None:
    decision_id = three(book)
    whole = printed(book, decision_id)
    assert len(pypdf.PdfReader(io.BytesIO(whole.content)).pages) == 3
    assert whole.file_name == "Giấy khen theo Quyết định 15-QĐ-SNgV, số 01-03.pdf"
    assert whole.notes == ()
    metadata = pypdf.PdfReader(io.BytesIO(whole.content)).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == ("Giấy khen theo Quyết định 15-QĐ-SNgV, số 01-03", "Sở Ngoại vụ")
    some = printed(book, decision_id, 2, 2)
    assert "Lộc Thị Đào" in text_of(some.content)
    assert some.file_name == "Giấy khen theo Quyết định 15-QĐ-SNgV, số 02.pdf"
    with refused(book, InvalidRecord, "Không có giấy nào từ số 4 đến số 9"):
        printed(book, decision_id, 4, 9)
    assert [entry.number for entry in numbered(certificates_of(book, decision_id), None, 2)] == [1, 2]


def test_plain_paper_can_be_asked_for_whatever_the_layout_says(book: Book) -> None:
    decision_id = three(book)
    save_layouts(book, [replace(moved(1), layout=replace(default_layout(), plain=True))])
    on_stock = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [on_stock in text_of(printed(book, decision_id).content, page) for page in range(3)] == [False, True, True]
    assert on_stock not in text_of(printed(book, decision_id, plain=False).content, 1)
    assert on_stock in text_of(printed(book, decision_id, plain=True).content, 0)


def test_each_recipient_is_printed_on_the_stock_of_her_unit(book: Book) -> None:
    decision_id = three(book)
    large = default_layout().resized(420, 297)
    save_layouts(book, [StoredLayout(Stock(MERIT, PERSON, 2), large)])
    pages = pypdf.PdfReader(io.BytesIO(printed(book, decision_id).content)).pages
    assert [round(float(page.mediabox.width) / 72 * 25.4) for page in pages] == [297, 297, 420]


def test_the_printers_offset_is_in_the_file_made_for_it(book: Book) -> None:
    decision_id = three(book)
    save_offset(book, "Canon", Offset(20, 0))
    straight, other = printed(book, decision_id, 2, 2), printed(book, decision_id, 2, 2, printer="Canon")

    def left(content: bytes) -> float:
        offsets_seen: list[float] = []
        page = pypdf.PdfReader(io.BytesIO(content)).pages[0]
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_: offsets_seen.append(cm[4] + tm[4]) if "Đào" in text else None
        )
        return offsets_seen[0]

    assert left(other.content) - left(straight.content) == pytest.approx(2 / 25.4 * 72, abs=0.01)


def test_what_is_wrong_with_a_range_is_said_once(book: Book) -> None:
    decision_id = three(book)
    number = replace(default_layout().field(FieldKey.BOOK_NUMBER), y=152.0)
    save_layouts(book, [StoredLayout(Stock(MERIT, PERSON), default_layout().with_field(number))])
    (note,) = printed(book, decision_id).notes
    assert note.endswith("(số 02, 03).")


def test_what_is_wrong_with_the_decision_is_said_of_its_certificates(book: Book) -> None:
    of_first = decided(book, given("Vi Thu Hà", reason_line="Đã có thành tích xuất sắc trong công tác lễ tân"))
    assert checked(book, of_first, plain=False) == ()
    second = decided(
        book,
        given("Lộc Thị Đào", reason_line="Đã có thành tích …"),
        given("Bế Quốc Dũng"),
        number="15",
        signer="",
        subject="Tặng Giấy khen quý II",
    )
    assert [finding.sentence for finding in checked(book, second, plain=False)] == [
        "Quyết định “Tặng Giấy khen quý II” ghi số “15”, thiếu ký hiệu sau số (ví dụ: 15/QĐ-SNgV).",
        "Quyết định “Tặng Giấy khen quý II” (số 15, ngày 02/07/2026) chưa ghi họ tên người ký.",
        "Số 15/QĐ-SNgV năm 2026 đã dùng cho quyết định “Tặng Giấy khen”.",
        "Lý do khen của “Lộc Thị Đào” chỉ ghi “Đã có thành tích …”, chưa nêu thành tích gì.",
        "Khen thưởng của “Bế Quốc Dũng” chưa ghi lý do khen.",
    ]
    of_one = printed(book, second, 2, 2, plain=False)
    assert "Khen thưởng của “Bế Quốc Dũng” chưa ghi lý do khen." in of_one.notes
    assert not any("Lộc Thị Đào" in note for note in of_one.notes)


def test_a_title_needs_no_reason_but_one_that_is_begun_would_be_printed(book: Book) -> None:
    title: dict[str, Any] = {"award": "Chiến sĩ thi đua cơ sở", "award_code": FIGHTER, "commendation_type": "merit"}
    of_year = {"period_from": "2025-01-01", "period_to": "2025-12-31"}
    assert checked(book, decided(book, given("Vi Thu Hà", **title), **of_year), plain=False) == ()
    begun = decided(
        book, given("Lộc Thị Đào", reason_line="Đã có thành tích …", **title), number="16/QĐ-SNgV", **of_year
    )
    (finding,) = checked(book, begun, plain=False)
    assert finding.sentence.endswith("chỉ ghi “Đã có thành tích …”, chưa nêu thành tích gì.")


@pytest.mark.parametrize("options", [{"round": "2026-H1"}, {"round": "2026-H1", "decision": "1"}])
def test_a_number_is_not_used_twice_by_a_decision_that_was_issued(book: Book, options: dict[str, str]) -> None:
    decision_id = three(book)
    issue(book, "award-decision", options, IssueFields())
    assert checked(book, decision_id, plain=False) == ()
    other = decided(book, given("Nông Văn Tám", reason_line="Có công"), subject="Tặng Giấy khen đột xuất")
    taken = [finding.sentence for finding in checked(book, other, plain=False)]
    assert [sentence.partition(" dùng cho ")[2] for sentence in taken] == [
        "“Quyết định khen thưởng 2026-H1”.",
        "quyết định “Tặng Giấy khen”.",
    ]


def test_a_long_post_over_the_achievement_is_refused_with_a_way_out(book: Book, tmp_path: Path) -> None:
    # On a second line it still has room.
    on_two_lines, on_three = (f"Phó Trưởng phòng phụ trách {'hợp tác quốc tế, ' * times}kiêm" for times in (8, 17))
    reason = "Đã có thành tích xuất sắc trong công tác lễ tân"
    of_two = decided(book, given("Vi Thu Hà", post_title=on_two_lines, reason_line=reason))
    assert printed(book, of_two).notes == ()
    decision_id = decided(book, given("Vi Thu Hà", post_title=on_three))
    with pytest.raises(InvalidRecord, match="Chức vụ, đơn vị: chữ chạm vào thành tích") as problem:
        save(book, decision_id, tmp_path / "giấy khen.pdf")
    assert problem.value.hint.startswith("Ghi chức vụ, đơn vị, thành tích ngắn hơn")
    assert not list(tmp_path.glob("*.pdf"))


def test_a_text_that_would_be_lost_is_refused_and_no_file_is_left(book: Book, tmp_path: Path) -> None:
    decision_id = decided(book, given("Vi Thu Hà", reason_line="Có thành tích " * 350))
    with refused(book, InvalidRecord, "Thành tích: chữ tràn ra ngoài tờ giấy (số 01)"):
        save(book, decision_id, tmp_path / "giấy khen.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
    assert any(problem.lost for problem in problems(certificates_of(book, decision_id), layouts(book)))


def test_a_file_that_cannot_be_written_is_told(book: Book, tmp_path: Path) -> None:
    (tmp_path / "giấy khen.pdf").mkdir()
    decision_id = three(book)
    with refused(book, UnwritableOutput):
        save(book, decision_id, tmp_path / "giấy khen.pdf")


def test_a_file_is_what_was_rendered(book: Book, tmp_path: Path) -> None:
    made = save(book, three(book), tmp_path / "giấy khen.pdf", 1, 2)
    assert (tmp_path / "giấy khen.pdf").read_bytes() == made.content
    assert len(pypdf.PdfReader(io.BytesIO(made.content)).pages) == 2


def test_an_odd_name_is_printed_whole(book: Book) -> None:
    name = "Trần <&> 😀 " + " ".join(["Hoàng"] * 9)
    person(book, "Trần Văn Bảy")
    (certificate,) = certificates_of(book, decided(book, given(name)))
    assert text_of(render([certificate], ())).count("Hoàng") == 9


def test_the_test_sheet_is_for_the_printer_and_the_sheet(book: Book) -> None:
    text = text_of(render_test_sheet(default_layout().resized(420, 297), "Canon", Offset(5, 0)))
    assert "Canon" in text
    assert "420 × 297 mm" in text
