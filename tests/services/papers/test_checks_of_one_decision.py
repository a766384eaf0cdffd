"""A paper of one of a round's decisions is told what lacks in that one, and not what lacks in the others."""

from datetime import date

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.papers import checks
from tests.books import individual, person, review_round, rows_of, unit

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
