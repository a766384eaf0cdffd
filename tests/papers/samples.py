"""Invented offices and lists for the tests of papers."""

from datetime import date

from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.proposals import nomination_list as paper
from desktop_app.papers.kinds.proposals.nomination_list import ListEntry, NominationListData
from desktop_app.papers.parts.office import Issuer, Signer
from tests.papers.shipped import shipped_wording

ISSUER = Issuer("UBND tỉnh Sơn Hạ", "Sở Ngoại vụ", "SNgV", "Sơn Hạ")
SIGNER = Signer(("TL. Giám đốc", "Chánh Văn phòng"), "Vương Thị Ánh Tuyết")

NAMES = ("Nông Thị Bích Đào", "Hoàng Văn Đạt", "Lương Quốc Khánh", "Vy Thanh Thủy", "Đỗ Minh Đức")
POSTS = ("Chuyên viên, Văn phòng", "Phó Trưởng phòng, Phòng Lãnh sự - Hợp tác quốc tế", "Viên chức, Trung tâm Dịch vụ")
AWARDS = ("Giấy khen của Giám đốc Sở", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
SUMMARIES = (
    "Hoàn thành tốt nhiệm vụ.",
    "Tham mưu tổ chức 12 buổi tuyên truyền kỹ năng số cho đoàn viên, thanh niên; quản trị trang cộng đồng, đăng 86 tin"
    " tốt, tiếp cận 4.250 lượt người; hoàn thành tốt nhiệm vụ 6 tháng đầu năm.",
    "Có sáng kiến rút ngắn thời gian xử lý hồ sơ; tham gia đầy đủ các phong trào của cơ quan.",
)


def entry(number: int, votes: str = "") -> ListEntry:
    return ListEntry(
        name=NAMES[number % len(NAMES)],
        position_and_unit=POSTS[number % len(POSTS)],
        award=AWARDS[number % len(AWARDS)],
        summary=SUMMARIES[number % len(SUMMARIES)],
        votes=votes,
        note="Đặc cách" if number % 7 == 3 else "",
    )


def nomination_list(
    collectives: tuple[ListEntry, ...] = (), individuals: tuple[ListEntry, ...] = ()
) -> NominationListData:
    return NominationListData(
        issuer=ISSUER,
        round_title="sơ kết 6 tháng đầu năm 2026",
        year=2026,
        collectives=collectives,
        individuals=individuals,
        signer=SIGNER,
        prepared_by="Lộc Văn Tú",
    )


def build(data: NominationListData) -> Document:
    """Return the list in the program's own words."""
    return paper.build(data, shipped_wording(paper.NOMINATIONS, date(2026, 7, 2)))


def build_exemplars(data: NominationListData) -> Document:
    """Return the list of those to be spread as models in the program's own words."""
    return paper.build_exemplars(data, shipped_wording(paper.EXEMPLARS, date(2026, 7, 2)))


def long_list(individuals: int, collectives: int = 1, votes: str = "") -> NominationListData:
    return nomination_list(
        tuple(entry(number, votes) for number in range(collectives)),
        tuple(entry(number + 1, votes) for number in range(individuals)),
    )
