from dataclasses import replace

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import VoteTally
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.council.minutes import MINUTES
from desktop_app.papers.kinds.council.minutes import build as build_minutes
from desktop_app.papers.kinds.council.vote_count import VOTE_COUNT, VoteCountData, build
from desktop_app.papers.parts.votes import VoteResult
from tests.papers.reading import bodies, body_paragraphs, pdf_pages
from tests.papers.round_samples import MEMBERS, RULE, count_data, minutes_data, rows, wording


def paper(data: VoteCountData | None = None) -> Document:
    return build(data or count_data(), wording(VOTE_COUNT))


def text(data: VoteCountData | None = None) -> str:
    return " ".join(body_paragraphs(paper(data)))


def with_tallies(*tallies: VoteTally) -> VoteCountData:
    votes = tuple(VoteResult(row, tallied, RULE) for row, tallied in zip(rows(), tallies, strict=False))
    return replace(count_data(), votes=votes)


def test_ballots_are_counted_from_the_tallies() -> None:
    data = with_tallies(VoteTally(7, 6, 6, 6, 0, 0, 7, 7), VoteTally(7, 6, 5, 5, 0, 0, 7, 7))
    assert "Số phiếu phát ra: 07; số phiếu thu về: 06;" in text(data)
    assert "số phiếu hợp lệ: từ 05 đến 06 tùy trường hợp; số phiếu không hợp lệ: từ 0 đến 01 tùy trường hợp." in text(
        data
    )
    assert "số phiếu hợp lệ: 07; số phiếu không hợp lệ: 0." in text()
    assert "Số trường hợp được bỏ phiếu: 04;" in text()


def test_nominees_stand_in_the_order_of_the_minutes() -> None:
    names = [row[1] for row in bodies(paper())[0]]
    assert names == [row[1] for row in bodies(build_minutes(minutes_data(), wording(MINUTES)))[1]]
    assert [row[0] for row in bodies(paper())[0]] == [1, 2, 3, 4]
    assert "Đạt tỷ lệ đồng ý để đề nghị khen thưởng: 03 cá nhân." in text()
    assert "Không đạt: Văn phòng." in text()


def test_tellers_sign_with_their_head() -> None:
    document = paper()
    lines = body_paragraphs(document)
    tellers = "Ban kiểm phiếu gồm: Nông Văn Bình (Trưởng ban), Đỗ Thị Hà (Ủy viên), Hoàng Thị Diệp (Ủy viên)."
    assert lines[0].endswith(tellers)
    # Who is not known is written on a line of its own.
    unknown = body_paragraphs(paper(replace(count_data(), head_teller="", tellers=())))
    assert [line.strip(".;") for line in unknown[1:3]] == [
        "- " + "." * 60 + ": Trưởng ban",
        "- " + "." * 60 + ": Ủy viên",
    ]
    assert document.closing.left is not None
    assert document.closing.right is not None
    assert document.closing.left.capacity_lines == ("ỦY VIÊN",)  # type: ignore[union-attr]
    assert (document.closing.right.capacity_lines, document.closing.right.name) == (("TRƯỞNG BAN",), "Nông Văn Bình")


def test_it_says_as_the_minutes_who_was_there_and_who_wrote() -> None:
    members = (*MEMBERS[:-2], replace(MEMBERS[-2], absent="ốm"), replace(MEMBERS[-1], absent="học", in_writing=True))
    votes = (VoteResult(rows()[0], VoteTally(6, 6, 6, 6, 0, 0, 7, 5, 1), RULE),)
    counted = text(replace(count_data(), members=members, votes=votes))
    held = " ".join(
        body_paragraphs(build_minutes(replace(minutes_data(), members=members, votes=votes), wording(MINUTES)))
    )
    for sentence in (
        "Tổng số thành viên Hội đồng: 07; có mặt: 05; vắng mặt: 02 (Đỗ Thị Hà: ốm; Lộc Văn Tú: học); "
        "thành viên vắng mặt cho ý kiến bằng văn bản: Lộc Văn Tú.",
    ):
        assert sentence in counted
        assert sentence in held
    assert "06 (05 phiếu kín của thành viên có mặt và 01 phiếu lấy ý kiến bằng văn bản của thành viên vắng" in counted


def test_before_the_count_there_are_blanks() -> None:
    data = replace(count_data(), votes=tuple(VoteResult(row, None, RULE) for row in rows()), tellers=(), head_teller="")
    assert "Số phiếu phát ra: \u00a0" in text(data)
    assert "Đạt tỷ lệ" not in text(data)
    assert body_paragraphs(paper(data))[1].startswith("- ....")
    assert bodies(paper(data))[0][0][3:] == (None, None, None, None, "")


def test_nominees_on_one_ballot_cannot_have_different_numbers_of_ballots() -> None:
    data = with_tallies(VoteTally(7, 7, 7, 7, 0, 0, 7, 7), VoteTally(6, 6, 6, 6, 0, 0, 7, 7))
    with pytest.raises(InvalidRecord, match="ghi số phiếu phát ra khác nhau: 6, 7"):
        paper(data)


def test_without_nominees_it_says_so() -> None:
    assert "(Không có trường hợp nào.)" in str(paper(replace(count_data(), votes=())))


@pytest.mark.parametrize("count", [2, 4, 5])
def test_what_one_page_holds_stands_on_one_since_a_post_takes_the_room_that_figures_leave(count: int) -> None:
    post = "Trưởng phòng Lãnh sự - Hợp tác quốc tế"
    nominees = (replace(rows()[-1], name="Lương Thanh Bình", position_and_unit=post, award="Giấy khen"),) * count
    (page,) = pdf_pages(paper(count_data(nominees)))
    assert "TRƯỞNG BAN" in page.text()
    # No word of a head is parted in its narrow column.
    assert {"Hợp lệ", "Đồng ý", "đồng ý", "ý kiến"} <= {fragment.text for fragment in page.fragments}
