"""What a unit's minutes say of those who met: how they are addressed, who was away, who met on himself."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers.document.model import BodyRow, Table
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.papers import papers
from desktop_app.services.papers.content.preparing.unit_reviews import units_proposing
from desktop_app.services.rounds.nominations import change_nomination
from desktop_app.services.rounds.nominations import nomination as nomination_of
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds, collective, individual, person, unit
from tests.papers.reading import docx_text
from tests.services.judging import MERIT, MOVEMENT
from tests.services.papers.content.test_unit_reviews import conclusion, note_of, of_unit, remarks_on_request


def test_who_led_or_wrote_down_the_review_of_herself_is_told(book: Book, filled: BookIds) -> None:
    options = of_unit(filled.office_unit)
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), secretary="Nông Thị Lan")
    review = save_unit_review(book, None, held).only_id("unit_review")
    words = "“Nông Thị Lan” là thư ký cuộc họp bình xét và là người được xét."
    assert words in note_of(book, options)
    assert words in remarks_on_request(book, options)
    save_unit_review(book, review, replace(held, secretary="Hứa Văn Ước"))
    assert "là người được xét." not in note_of(book, options)


def test_a_society_of_another_country_holds_no_meeting_of_a_unit(book: Book, filled: BookIds) -> None:
    society = unit(book, "Hội Hữu nghị Hải Âu", UnitKind.OTHER)
    nomination = collective(book, society)
    assert society in units_proposing(book, "2026-H1")
    fields = nomination_of(book, nomination)
    change_nomination(book, nomination, replace(fields.fields, commendation_type=CommendationType.EXTERNAL))
    assert society not in units_proposing(book, "2026-H1")
    for kind in ("unit-minutes", "unit-request"):
        with pytest.raises(InvalidRecord, match="không phải đơn vị của"):
            papers.document(book, kind, of_unit(society))


def test_the_minutes_address_whose_sex_is_on_record_and_count_who_was_away(book: Book, filled: BookIds) -> None:
    with book.store.work("Giới tính") as work:
        work.update("person", filled.lan, {"gender": "female"})
    absent = "Triệu Thị Én (nghỉ, có phép); Lộc Văn Yến"
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), secretary="Nông Thị Lan", absent=absent)
    save_unit_review(book, None, held)
    text = docx_text(papers.document(book, "unit-minutes", of_unit(filled.office_unit)))
    # The dash stays with the name: a line began with "- Chuyên viên".
    assert "Lan\u00a0- Chuyên" in text
    assert "bà Nông Thị Lan - Chuyên viên" in text.replace("\u00a0", " ")
    assert "vắng mặt: 02 người (Triệu Thị Én, nghỉ, có phép; Lộc Văn Yến)" in text.replace("\u00a0", " ")


def test_a_request_says_that_the_unit_met_only_where_its_meeting_is_on_record(book: Book, filled: BookIds) -> None:
    options = of_unit(filled.office_unit)
    claims = ("đã bình xét", "biên bản họp bình xét")
    text = docx_text(papers.document(book, "unit-request", options)).replace("\u00a0", " ")
    assert not [words for words in claims if words in text]
    assert "văn bản không viết là đã bình xét" in remarks_on_request(book, options)
    save_unit_review(book, None, UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10)))
    text = docx_text(papers.document(book, "unit-request", options)).replace("\u00a0", " ")
    assert [words for words in claims if words in text] == list(claims)
    # Of one nominee there is no "từng trường hợp".
    assert "báo cáo thành tích.)" in text
    assert "văn bản không viết là đã bình xét" not in remarks_on_request(book, options)


def test_a_reason_after_a_comma_is_nobody_who_was_away(book: Book, filled: BookIds) -> None:
    # One person with a reason was "02 người", where one of two had not come.
    person(book, "Lò Thị Hà", filled.office_unit, "Văn thư")
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), absent="Lò Thị Hà, nghỉ thai sản")
    review = save_unit_review(book, None, held).only_id("unit_review")

    def away(present: int | None) -> str:
        save_unit_review(book, review, replace(held, present=present))
        text = docx_text(papers.document(book, "unit-minutes", of_unit(filled.office_unit))).replace("\u00a0", " ")
        return text.partition("vắng mặt: ")[2].partition("\n")[0].rstrip(".")

    assert away(1) == "01 người (Lò Thị Hà, nghỉ thai sản)"
    # Of whom nobody counted who came, how many of the words are names nobody knows.
    assert away(None) == "Lò Thị Hà, nghỉ thai sản"


def test_the_conclusion_of_the_minutes_names_the_movement_that_awards_are_asked_for_in(
    book: Book, filled: BookIds
) -> None:
    # The purpose of the meeting named it, the conclusion did not.
    fields = MovementFields("Nói không với tin giả", date(2026, 1, 5), date(2026, 12, 31))
    movement = save_movement(book, None, fields).only_id("emulation_movement")
    of_movement = {"commendation_type": MOVEMENT.value, "movement_id": movement}
    with book.store.work("Phong trào") as work:
        work.update("nomination", filled.of_lan, of_movement)
    options = of_unit(filled.office_unit)
    asked = "đề nghị cấp có thẩm quyền tặng Giấy khen 6 tháng đầu năm 2026"
    in_movement = "trong phong trào thi đua “Nói không với tin giả”"
    assert f"{asked} {in_movement} đối với các trường hợp" in conclusion(book, options)
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), present=2, absent="không")
    votes = (UnitVote(filled.of_lan, 2),)
    review = save_unit_review(book, None, replace(held, votes=votes)).only_id("unit_review")
    assert f"{asked} {in_movement} đối với 01 cá nhân được 100%" in conclusion(book, options)
    other = individual(book, person(book, "Triệu Thị Én", filled.office_unit, "Nhân viên"))
    with book.store.work("Công trạng") as work:
        work.update("nomination", other, {"commendation_type": MERIT.value})
    save_unit_review(book, review, replace(held, votes=(*votes, UnitVote(other, 2))))
    # The counts had the movement last and the names had her first: who was proposed for what was read the other way.
    both = f"gồm 01 cá nhân theo loại hình công trạng: Triệu Thị Én; 01 cá nhân {in_movement}: Nông Thị Lan."
    assert f"{asked} đối với 02 cá nhân được 100% số người dự họp đồng ý, {both}" in conclusion(book, options)
    for kind in ("unit-minutes", "unit-request"):
        (table,) = (
            block
            for section in papers.document(book, kind, options).sections
            for block in section.body
            if isinstance(block, Table)
        )
        cells = [value for row in table.rows if isinstance(row, BodyRow) for value in row.values]
        assert [value for value in cells if str(value).startswith("Giấy khen")] == [
            "Giấy khen (phong trào)",
            "Giấy khen (công trạng)",
        ]
    # "từ 66,67% … trở lên" was read as what the rule asks for.
    save_unit_review(book, review, replace(held, present=3, votes=(UnitVote(filled.of_lan, 2, 1), UnitVote(other, 3))))
    assert "đối với 02 cá nhân được từ 66,67% đến 100% số người dự họp đồng ý, gồm" in conclusion(book, options)
    assert "báo cáo thành tích của từng trường hợp.)" in docx_text(papers.document(book, "unit-request", options))
    # Of those who did not pass nothing is asked for.
    save_unit_review(book, review, replace(held, votes=(UnitVote(filled.of_lan, 0, 2), UnitVote(other, 2))))
    assert f"{asked} theo loại hình công trạng đối với 01 cá nhân" in conclusion(book, options)
