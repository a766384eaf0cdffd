"""The decision that cancels awards: what is drafted, what is said of money that nobody recorded, what goes together."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields, recovery_due
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Paragraph
from desktop_app.papers.document.wording import money_figures
from desktop_app.services.awards.acts import cancel_awards, hand_over_awards, pay_awards, restore_awards
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book
from tests.books import refused, rows_of
from tests.services.papers.content.test_awarded import FILLINGS as OF_AWARDED
from tests.services.papers.content.test_awarded import made, remarks_of, words_of

WHY = "Lý do hủy bỏ theo khoản 2 Điều 93 Luật Thi đua, khen thưởng"
FILLINGS = {"decided": OF_AWARDED["decided"]}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def decided(book: Book) -> Book:
    """A signed decision on a collective (award 1) and two people (2, 3) of a round, a fourth person not decided on."""
    return book


def test_a_cancellation_is_drafted_before_it_is_signed(decided: Book) -> None:
    draft = made(decided, "award-cancellation", award="2")
    assert [block.text for block in draft.body if isinstance(block, Paragraph) and block.dotted] == [
        f"{WHY}: ",
    ]
    # Whether money was paid is not in the book: neither is said, but how much it would be, and the term by law.
    assert "chi tiền thưởng" not in words_of(draft)
    ((amount,),) = rows_of(decided, "award", "amount", "id = 2")
    assert (
        "Thu hồi giấy, bằng đã trao, tiền thưởng đã chi (nếu có): ………………… đồng (mức thưởng theo Quyết định số "
        f"15/QĐ-SNgV: {money_figures(int(str(amount)))} đồng); tiền nộp lại quỹ thi đua, khen thưởng của Sở, "
        "giấy, bằng nộp lại Sở trong thời hạn 15 ngày làm việc kể từ ngày ký Quyết định này."
    ) in words_of(draft)
    assert draft.titles is not None
    assert draft.titles.subject.endswith("(DỰ THẢO)")
    remarks = remarks_of(decided, "award-cancellation", award="2")
    assert all(words in remarks for words in ("chưa hủy bỏ", "Chưa ghi lý do hủy bỏ", "Sổ chưa ghi đã chi tiền thưởng"))
    cancel_awards(decided, [2], "", None, " Thành tích kê khai không đúng. ")
    assert rows_of(decided, "award", "cancelled_on, cancel_reason", "id = 2") == [
        (None, "Thành tích kê khai không đúng.")
    ]
    assert rows_of(decided, "nomination", "state", "nominee_name = 'Lộc Thị Đào'") == [("decided",)]
    text = words_of(made(decided, "award-cancellation", award="2"))
    assert f"{WHY}: Thành tích kê khai không đúng." in text
    assert "(DỰ THẢO)" not in text
    assert "Không trao giấy, bằng" not in text
    assert "Số: /QĐ-SNgV" in text


def test_a_title_without_a_certificate_is_cancelled_without_speaking_of_one(decided: Book) -> None:
    fields = DecisionFields("Về việc công nhận danh hiệu", "185/QĐ-SNgV", date(2026, 7, 20), issuing_body="Sở Ngoại vụ")
    # A title is of a year: whoever holds one of each is told which of them is cancelled.
    fields = replace(fields, period_from=date(2025, 1, 1), period_to=date(2025, 12, 31))
    direct = [DirectAward(NomineeKind.COLLECTIVE, 1, "advanced_collective")]
    save_direct_decision(decided, None, fields, direct)
    ((award,),) = rows_of(decided, "award", "id", "award_code = 'advanced_collective'")
    text = words_of(made(decided, "award-cancellation", award=str(award)))
    assert "công nhận danh hiệu “Tập thể lao động tiên tiến” năm 2025 đối với Văn phòng" in text
    # The Văn phòng itself, too, pays back to the fund that the money came from.
    assert "Thu hồi tiền thưởng đã chi (nếu có): ………………… đồng (mức thưởng theo Quyết định số 185/QĐ-SNgV: " in text
    assert "đồng); tiền nộp lại quỹ thi đua, khen thưởng của Sở trong thời hạn 15 ngày làm việc" in text
    assert "Văn phòng Sở trong thời hạn" not in text
    assert "giấy, bằng" not in text
    # What was called up at the ceremony was the title and its money.
    hand_over_awards(decided, [int(str(award))], date(2026, 7, 25))
    pay_awards(decided, [int(str(award))], date(2026, 7, 25))
    text = words_of(made(decided, "award-cancellation", award=str(award)))
    assert "Thu hồi tiền thưởng đã chi: " in text
    assert "bằng chứng nhận" not in text


def test_a_signed_cancellation_says_who_which_decision_why_and_what_is_given_back(decided: Book) -> None:
    pay_awards(decided, [2], date(2026, 7, 20))
    assert "chưa ghi đã chi" not in remarks_of(decided, "award-cancellation", award="2")
    hand_over_awards(decided, [2], date(2026, 7, 25))
    day = date(2026, 8, 3)
    cancel_awards(decided, [2], "Quyết định số 20/QĐ-SNgV", day, "Thành tích kê khai không đúng")
    text = words_of(made(decided, "award-cancellation", award="2"))
    assert "Số: 20/QĐ-SNgV" in text
    assert "ngày 03 tháng 8 năm 2026" in text
    assert "Về việc hủy bỏ một phần quyết định tặng Giấy khen đối với Lộc Thị Đào, Chuyên viên, Văn phòng" in text
    assert "Hủy bỏ một phần Quyết định số 15/QĐ-SNgV" in text
    assert ", phần tặng Giấy khen đối với Lộc Thị Đào, Chuyên viên, Văn phòng." in text
    ((amount,),) = rows_of(decided, "award", "amount", "id = 2")
    given_back = "Thu hồi Giấy khen đã trao, hiện vật khen thưởng kèm theo (nếu có) và tiền thưởng đã chi: "
    assert given_back + f"{amount:,}".replace(",", ".") in text
    assert "Chánh Văn phòng Sở, Kế toán trưởng và cá nhân có tên tại Điều 1 chịu trách nhiệm" in text
    due = recovery_due(day)
    assert f"chậm nhất ngày {due.day:02d} tháng {due.month} năm {due.year}" in text
    assert "Giấy, bằng đã trao chưa ghi số" in remarks_of(decided, "award-cancellation", award="2")


def test_who_loses_an_award_is_addressed_as_it_is_recorded_and_the_book_tells_the_day_once(decided: Book) -> None:
    with decided.store.work("Giới tính") as work:
        ((who,),) = rows_of(decided, "award", "person_id", "id = 2")
        work.update("person", int(str(who)), {"gender": "female"})
    cancel_awards(decided, [2], "Quyết định số 20/QĐ-SNgV ngày 03/8/2026", date(2026, 8, 3), "Kê khai không đúng")
    text = words_of(made(decided, "award-cancellation", award="2"))
    assert "tặng Giấy khen đối với bà Lộc Thị Đào, Chuyên viên, Văn phòng" in text
    award_book = words_of(made(decided, "award-book", year="2026"))
    assert award_book.count("03/8/2026") == 1


def test_what_one_document_cancels_is_one_paper(decided: Book) -> None:
    cancel_awards(decided, [2, 3], "Quyết định số 9/QĐ-SNgV", date(2026, 8, 3), "Không đủ điều kiện")
    for award in ("2", "3"):
        text = words_of(made(decided, "award-cancellation", award=award))
        assert "Số: 09/QĐ-SNgV" in text
        assert "Về việc hủy bỏ một phần quyết định tặng Giấy khen đối với 02 cá nhân" in text
        assert "phần tặng Giấy khen đối với 02 cá nhân, gồm:" in text
        assert "a) Lộc Thị Đào" in text
        assert "b) Bế Quốc Dũng" in text
        assert "Văn phòng" in text
    restore_awards(decided, [2])
    assert rows_of(decided, "award", "cancelled_on, cancel_document, cancel_reason", "id = 2") == [(None, "", "")]


def test_awards_that_one_document_cancels_for_reasons_of_their_own_are_each_told_their_own(decided: Book) -> None:
    for award, reason in ((2, "Kê khai thành tích chưa đúng."), (3, "Xét không đúng quy trình")):
        cancel_awards(decided, [award], "Quyết định số 9/QĐ-SNgV", date(2026, 8, 3), reason)
    of_second, of_third = (words_of(made(decided, "award-cancellation", award=award)) for award in ("2", "3"))
    assert of_second == of_third
    assert "a) Lộc Thị Đào, Chuyên viên, Văn phòng (lý do: kê khai thành tích chưa đúng);" in of_second
    assert "(lý do: xét không đúng quy trình)." in of_second
    assert f"{WHY}: như nêu tại từng điểm của Điều này." in of_second


def test_a_document_that_gives_no_reason_for_one_of_its_awards_leaves_a_line_for_it(decided: Book) -> None:
    cancel_awards(decided, [2], "Quyết định số 9/QĐ-SNgV", date(2026, 8, 3), "Kê khai thành tích chưa đúng")
    cancel_awards(decided, [3], "Quyết định số 9/QĐ-SNgV", date(2026, 8, 3))
    text = words_of(made(decided, "award-cancellation", award="2"))
    assert "(lý do: ……" in text
    assert "(DỰ THẢO)" in text
    assert "Chưa ghi lý do hủy bỏ của Bế Quốc Dũng" in remarks_of(decided, "award-cancellation", award="2")


def test_the_reason_kept_before_is_printed_after_signing(decided: Book) -> None:
    cancel_awards(decided, [2], "", None, "Không đủ điều kiện")
    cancel_awards(decided, [2], "20/QĐ-SNgV", date(2026, 8, 3))
    assert f"{WHY}: Không đủ điều kiện." in words_of(made(decided, "award-cancellation", award="2"))
    with refused(decided, InvalidRecord, "đã hủy bỏ"):
        cancel_awards(decided, [2], "", None, "Lý do khác")


def test_a_title_that_was_unpaid_beside_the_one_cancelled_is_due_and_said(decided: Book) -> None:
    # 60/QĐ took the money of the higher title back, and nothing told that the lower one is to be paid now.
    ((who,),) = rows_of(decided, "award", "person_id", "id = 2")
    fields = DecisionFields("Về việc công nhận danh hiệu", "185/QĐ-SNgV", date(2026, 7, 20), issuing_body="Sở Ngoại vụ")
    fields = replace(fields, period_from=date(2025, 1, 1), period_to=date(2025, 12, 31))
    titles = ("grassroots_fighter", "advanced_worker")
    given = [DirectAward(NomineeKind.INDIVIDUAL, int(str(who)), title) for title in titles]
    save_direct_decision(decided, None, fields, given)
    higher, lower = (str(rows_of(decided, "award", "id", f"award_code = '{title}'")[0][0]) for title in titles)
    due = "“Lao động tiên tiến” cùng thời gian của “Lộc Thị Đào” (185/QĐ-SNgV) không chi vì chỉ chi mức của “Chiến sĩ "
    assert due in remarks_of(decided, "award-cancellation", award=higher)
    assert "cùng thời gian của" not in remarks_of(decided, "award-cancellation", award=lower)
