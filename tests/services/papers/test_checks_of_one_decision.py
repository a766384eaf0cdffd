"""A paper of one of a round's decisions is told what lacks in that one, and not what lacks in the others."""

from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.papers import checks
from desktop_app.services.year.movements import save_movement
from tests.books import BookIds, individual, person, review_round, rows_of, unit

LACKING = (
    "“Bế Thị Bình” chưa ghi lý do khen",
    "77/QĐ-SNgV, ngày 03/07/2026) chưa ghi họ tên người ký",
    "ghi tên “Bế Thị Bình”, danh sách cán bộ nay ghi “Bế Thanh Bình”",
)


def lacking(book: Book, **options: str) -> list[bool]:
    text = "\n".join(remark.sentence for remark in checks.remarks(book, "award-decision", options))
    return [words in text for words in LACKING]


def test_what_lacks_in_another_decision_is_said_with_that(book: Book) -> None:
    office_unit = unit(book, "Văn phòng")
    review_round(book, "2026-H1")
    names = ("Lộc Thị Đào", "Bế Thị Bình")
    for name, number, signer in zip(names, ("76/QĐ-SNgV", "77/QĐ-SNgV"), ("Nông Văn Hải", ""), strict=True):
        who = person(book, name, office_unit)
        fields = DecisionFields("Về việc tặng Giấy khen", number, date(2026, 7, 3), signer, "Sở Ngoại vụ", "2026-H1")
        save_decision(book, None, fields, [individual(book, who, "2026-H1")])
    with book.store.work("Đính chính") as work:
        work.update("person", who, {"full_name": "Bế Thanh Bình"})
    first, second = (str(row_id) for (row_id,) in rows_of(book, "decision", "id"))
    # One paper told of the reasons missing in two other decisions, and of the signer of a third one.
    assert lacking(book, decision=first) == [False] * 3
    assert lacking(book, decision=second) == [True] * 3
    assert lacking(book, round="2026-H1") == [True] * 3


def test_a_paper_of_a_round_is_told_of_the_decision_that_it_prints(book: Book, filled: BookIds) -> None:
    of_collective = DecisionFields(
        "Về việc tặng Giấy khen cho tập thể", "76/QĐ-SNgV", date(2026, 7, 3), issuing_body="Sở", round_code="2026-H1"
    )
    of_person = DecisionFields("Về việc tặng Giấy khen", issuing_body="Sở", round_code="2026-H1")
    first = str(save_decision(book, None, of_collective, [filled.of_division]).only_id("decision"))
    second = str(save_decision(book, None, of_person, [filled.of_lan]).only_id("decision"))
    unsigned = "chưa ghi số, ngày ký: báo cáo, thống kê, sổ chưa tính"
    # The last decision is the draft that is printed; a notice is of the one that is signed.
    for kind, options, is_told in (
        ("award-decision", {"round": "2026-H1"}, True),
        ("award-decision", {"decision": first}, False),
        ("award-decision", {"decision": second}, True),
        ("award-notice", {"round": "2026-H1"}, False),
        ("payment-request", {"round": "2026-H1"}, False),
        ("ceremony-list", {"round": "2026-H1"}, True),
    ):
        text = "\n".join(remark.sentence for remark in checks.remarks(book, kind, options))
        assert (unsigned in text) is is_told, (kind, options)


def test_a_trich_yeu_that_leaves_out_the_movement_of_all_its_awards_is_told(book: Book, filled: BookIds) -> None:
    launched = MovementFields("Mỗi tuần một tin tốt", date(2026, 1, 5))
    movement = save_movement(book, None, launched).only_id("emulation_movement")
    with book.store.work("Phong trào") as work:
        values = {"commendation_type": CommendationType.MOVEMENT.value, "movement_id": movement}
        work.update("nomination", filled.of_lan, values)
    subject, number = "Về việc tặng Giấy khen 6 tháng đầu năm 2026", "76/QĐ-SNgV"
    fields = DecisionFields(subject, number, date(2026, 7, 3), "Nông Văn Hải", "Sở Ngoại vụ", "2026-H1")
    decision = save_decision(book, None, fields, [filled.of_lan]).only_id("decision")
    sentence = (
        "Trích yếu Quyết định số 76/QĐ-SNgV không nêu phong trào thi đua “Mỗi tuần một tin tốt” mà các khen thưởng của "
        "quyết định thuộc về: quyết định đã ký ghi sai thì đính chính."
    )

    def is_remarked() -> bool:
        return sentence in [remark.sentence for remark in checks.remarks(book, "award-decision", {"round": "2026-H1"})]

    assert is_remarked()
    with book.store.work("Trích yếu") as work:
        work.update("decision", decision, {"subject": "Về việc khen thưởng phong trào “Mỗi tuần - một tin tốt”"})
    assert not is_remarked()
    with book.store.work("Công trạng") as work:
        work.update("decision", decision, {"subject": fields.subject})
        (award,) = (row_id for (row_id,) in rows_of(book, "award", "id", f"decision_id = {decision}"))
        work.update("award", int(str(award)), {"commendation_type": CommendationType.MERIT.value})
    assert not is_remarked()
