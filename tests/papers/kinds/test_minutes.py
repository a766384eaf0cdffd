from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import VoteRule
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document, Paragraph, Recipients
from desktop_app.papers.kinds.council.minutes import MINUTES, MinutesData, build
from desktop_app.papers.kinds.council.vote_count import VOTE_COUNT
from desktop_app.papers.kinds.council.vote_count import build as build_count
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.council import CouncilMember
from desktop_app.papers.parts.votes import VoteResult
from tests.papers.reading import bodies, body_paragraphs
from tests.papers.round_samples import (
    DAY,
    LAW,
    MEMBERS,
    ONE_AWAY,
    RULE,
    awarded,
    count_data,
    minutes_data,
    rows,
    tally,
    voted,
    wording,
)


def paper(data: MinutesData | None = None) -> Document:
    return build(data or minutes_data(), wording(MINUTES))


def text(data: MinutesData | None = None) -> str:
    return " ".join(body_paragraphs(paper(data)))


def test_minutes_follow_their_form() -> None:
    document = paper()
    assert document.letterhead is not None
    assert document.letterhead.place_date == ""
    assert document.letterhead.number_text.endswith("/BB-HĐTĐKT")
    assert document.titles is not None
    assert not document.titles.ruled
    lines = body_paragraphs(document)
    assert lines[:2] == [
        "Vào hồi 08 giờ 00 phút, ngày\u00a002 tháng\u00a07 năm\u00a02026, tại Phòng họp Sở Ngoại vụ, Hội đồng Thi đua "
        "- Khen thưởng thành lập theo Quyết định số 45/QĐ-SNgV ngày 10 tháng 3 năm 2026 của Giám đốc Sở Ngoại vụ họp "
        "xét khen thưởng sơ kết 6 tháng đầu năm 2026.",
        "Thành phần tham dự:",
    ]
    assert "Chủ trì: Vương Thị Ánh Tuyết, Giám đốc Sở, Chủ tịch Hội đồng." in lines
    assert lines[-1].startswith("Cuộc họp kết thúc vào 10 giờ 30 phút")
    assert lines[-1].endswith("./.")
    assert document.closing.left is not None
    assert document.closing.right is not None
    assert document.closing.left.capacity_lines == ("THƯ KÝ",)  # type: ignore[union-attr]
    assert (document.closing.right.capacity_lines, document.closing.right.name) == (("CHỦ TỌA",), MEMBERS[0].name)
    assert document.closing.below == Recipients(("Lưu: VT, Hồ sơ",))


def test_who_is_there_is_counted_from_the_members() -> None:
    assert "Tổng số thành viên Hội đồng: 07; có mặt: 07; vắng mặt: 0." in text()
    away = replace(minutes_data(), members=ONE_AWAY, votes=voted(rows(), ONE_AWAY)[1:0])
    assert "có mặt: 06; vắng mặt: 01 (Lương Văn Giang: đi công tác)." in text(away)
    wrote = (*MEMBERS[:-1], replace(MEMBERS[-1], absent="ốm", in_writing=True))
    data = replace(minutes_data(), members=wrote, votes=())
    assert "(Lộc Văn Tú: ốm); thành viên vắng mặt cho ý kiến bằng văn bản: Lộc Văn Tú." in text(data)
    assert bodies(paper(data))[0][-1][-1] == "Vắng: ốm; có ý kiến bằng văn bản"


def test_the_conclusion_follows_from_the_votes() -> None:
    document = paper()
    assert [row[-1] for row in bodies(document)[1]] == ["Không đạt", "Đạt", "Đạt", "Đạt"]
    assert [row[-2] for row in bodies(document)[1]] == ["71,43%", "100%", "100%", "100%"]
    assert "đề nghị tặng Giấy khen 6 tháng đầu năm 2026 cho 03 cá nhân có kết luận “Đạt”" in text()
    assert "Không đủ tỷ lệ đồng ý: Văn phòng." in text()
    assert "khi có tỷ lệ đồng ý từ 90% tổng số thành viên Hội đồng trở lên" in text()


def award_votes(*wanted: tuple[AwardedRecipient, int, VoteRule]) -> MinutesData:
    """Minutes of votes of seven: a nominee, how many agree, and the rule that judges."""
    return replace(
        minutes_data(), votes=tuple(VoteResult(who, tally(yes, 7 - yes, MEMBERS), by) for who, yes, by in wanted)
    )


HALF = replace(RULE, share=Fraction(1, 2), provision=Provision("Quy chế làm việc"))
CENTRE = AwardedRecipient(NomineeKind.COLLECTIVE, "Trung tâm Lữ hành", "Tập thể lao động tiên tiến", is_title=True)
BEST_CENTRE = replace(CENTRE, award="Tập thể lao động xuất sắc")
CLERK = AwardedRecipient(NomineeKind.INDIVIDUAL, "Nguyễn Thị Mơ", "Lao động tiên tiến", "Chuyên viên", is_title=True)
NAMESAKE = replace(CLERK, position_and_unit="Viên chức, Trung tâm Lữ hành")


def test_who_fails_for_one_award_and_passes_for_another_is_named_with_it() -> None:
    data = award_votes(
        (replace(BEST_CENTRE, note="Xin xem xét"), 3, RULE),
        (replace(CENTRE, note="Mới lập"), 7, RULE),
        (CLERK, 7, RULE),
        (NAMESAKE, 2, RULE),
        (awarded(4), 1, RULE),
    )
    of_post = "Nguyễn Thị Mơ, Viên chức, Trung tâm Lữ hành"
    failed = f"Trung tâm Lữ hành (Tập thể lao động xuất sắc); {of_post}; {awarded(4).name}."
    assert f"Không đủ tỷ lệ đồng ý: {failed}" in text(data)
    assert "- Trung tâm Lữ hành (Tập thể lao động xuất sắc): Xin xem xét; - Trung tâm Lữ hành (Tập thể" in text(data)
    count = build_count(replace(count_data(), votes=data.votes), wording(VOTE_COUNT))
    assert f"Không đạt: {failed}" in body_paragraphs(count)


def test_each_of_several_shares_says_what_it_is_needed_for() -> None:
    base = "tổng số thành viên Hội đồng trở lên"
    data = award_votes((BEST_CENTRE, 7, RULE), (CENTRE, 7, HALF), (CLERK, 7, HALF), (awarded(4), 7, HALF))
    best, others = "danh hiệu “Tập thể lao động xuất sắc”", "các trường hợp khác"
    of_best = f"từ 90% {base} đối với {best} (theo Quy chế của Hội đồng)"
    assert f"{of_best}; từ 50% {base} đối với {others} (theo Quy chế làm việc)" in text(data)
    two = award_votes((BEST_CENTRE, 7, RULE), (awarded(4), 7, HALF))
    assert f"từ 50% {base} đối với Giấy khen (theo Quy chế làm việc); từ 90% {base} đối với {best} (theo" in text(two)


def test_before_the_vote_there_is_room_to_write() -> None:
    open_votes = tuple(VoteResult(row, None, RULE) for row in rows())
    data = replace(minutes_data(), votes=open_votes, discussion=(), began=None, ended=None, place="")
    document = paper(data)
    assert bodies(document)[1][0][3:] == (None, None, None, "", "")
    dotted = [block for block in document.body if isinstance(block, Paragraph) and block.dotted]
    assert len(dotted) == 4
    assert f"tại {'.' * 40}, Hội đồng" in text(data)
    assert "Hội đồng thống nhất" not in text(data)
    assert "Vào hồi …… giờ …… phút, ngày" in text(data)
    # The day is known though nobody wrote down the hours.
    dated = text(replace(data, held_on=DAY))
    assert dated.count("…… giờ …… phút, ngày\u00a002 tháng\u00a07 năm\u00a02026") == 2


def test_they_name_the_law_the_tellers_and_the_minutes_of_the_count() -> None:
    data = replace(minutes_data(), law=LAW, tellers=("Nông Văn Bình", "Đỗ Thị Hà"), held_on=DAY)
    lines = body_paragraphs(paper(data))
    at = lines.index("Chủ tọa nêu đối tượng, điều kiện, tiêu chuẩn khen thưởng quy định tại:")
    assert lines[at + 1 : at + 1 + len(LAW)] == [*(f"- {basis};" for basis in LAW[:-1]), f"- {LAW[-1]}."]
    tellers = "Ban kiểm phiếu gồm Nông Văn Bình (Trưởng ban), Đỗ Thị Hà (Ủy viên)."
    assert f"{tellers} Kết quả theo Biên bản kiểm phiếu ngày" in text(data)
    hands = text(replace(data, by_ballot=False))
    assert "kiểm phiếu" not in hands
    assert hands.count("Kết quả:") == 1


def test_hands_or_ballots() -> None:
    assert "Hội đồng bỏ phiếu kín đối với từng trường hợp" in text()
    assert "biểu quyết bằng hình thức giơ tay" in text(replace(minutes_data(), by_ballot=False))


@pytest.mark.parametrize(
    ("tallied", "says"),
    [
        (tally(6, 0, ONE_AWAY), "số thành viên dự họp là 6, danh sách Hội đồng ghi 7."),
        (replace(tally(7, 0, MEMBERS), members=12), "tổng số thành viên hội đồng là 12, danh sách Hội đồng ghi 7."),
        (replace(tally(7, 0, MEMBERS), agree=6), "cộng lại là 6, khác số phiếu hợp lệ (7)."),
    ],
)
def test_a_vote_that_does_not_fit_the_members_is_refused(tallied: object, says: str) -> None:
    data = replace(minutes_data(), votes=(VoteResult(rows()[0], tallied, RULE),))  # type: ignore[arg-type]
    with pytest.raises(InvalidRecord) as refused:
        paper(data)
    assert refused.value.message.endswith(says)


def test_without_members_and_votes_it_still_says_so() -> None:
    data = replace(minutes_data(), members=(), votes=())
    assert bodies(paper(data)) == [[], []]
    assert "(Chưa có danh sách thành viên Hội đồng.)" in str(paper(data))


def test_an_exception_is_told_to_the_council_with_its_reason() -> None:
    nominees = (replace(rows()[0], note="Mới công tác 5 tháng; có sáng kiến nổi bật."), *rows()[1:])
    lines = body_paragraphs(paper(minutes_data(nominees)))
    at = lines.index("Trường hợp còn điều kiện chưa đáp ứng, lý do đề nghị Hội đồng xem xét:")
    assert lines[at + 1] == "- Văn phòng: Mới công tác 5 tháng; có sáng kiến nổi bật."
    assert "điều kiện chưa đáp ứng" not in text()


def test_guests_and_what_the_chair_added_are_told() -> None:
    data = replace(
        minutes_data(), guests="Đại diện Công đoàn viên chức tỉnh", concluded=("Giao Văn phòng hoàn thiện.",)
    )
    assert "Khách mời (không tham gia biểu quyết): Đại diện Công đoàn viên chức tỉnh." in text(data)
    assert body_paragraphs(paper(data))[-2] == "Giao Văn phòng hoàn thiện."
    assert "Khách mời" not in text()


def test_without_chair_and_secretary_there_is_room_to_write_them() -> None:
    nobody = CouncilMember("")
    document = paper(replace(minutes_data(), chair=nobody, secretary=nobody))
    dotted = [block.text for block in document.body if isinstance(block, Paragraph) and block.dotted]
    assert dotted == ["Chủ trì:", "Thư ký:"]


def test_the_time_is_the_offices_clock() -> None:
    data = replace(minutes_data(), began=datetime(2026, 1, 5, 7, 5))
    assert "07 giờ 05 phút, ngày\u00a005 tháng\u00a001 năm\u00a02026" in text(data)
