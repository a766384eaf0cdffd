"""Who may lead a task where its words do not say it surely."""

from collections import Counter

import pytest

from desktop_app.domain.plan.plans import ProposedTask
from desktop_app.intake.plan.reader import read_plan
from tests import corpus
from tests.data.corpus import script


def task(sentence: str) -> ProposedTask:
    return read_plan(["KẾ HOẠCH", "Ra quân", "I. NỘI DUNG", "1. Việc", f"- {sentence}"], "x.txt").tasks[0]


@pytest.mark.parametrize(
    ("sentence", "leads", "other"),
    [
        ("Ban QLĐT khoa kiểm tra, tổng hợp kết quả.", ("Ban QLĐT",), ("Ban QLĐT khoa",)),
        (
            "Các Khối, Cụm thi đua có trách nhiệm xây dựng kế hoạch.",
            ("Các Khối", "Cụm thi đua"),
            ("Các Khối, Cụm thi đua",),
        ),
        (
            "Các ban ngành đoàn thể địa phương và tổ dân phố phối hợp bảo đảm trật tự.",
            ("Các ban ngành đoàn thể địa phương và tổ dân phố",),
            ("Các ban ngành đoàn thể địa phương", "Tổ dân phố"),
        ),
        ("Người đứng đầu cơ quan chịu trách nhiệm về kết quả.", ("Người đứng đầu cơ quan",), ("Cơ quan",)),
        (
            "Thủ trưởng các cơ quan, tổ chức trong phạm vi quyền hạn của mình có trách nhiệm chỉ đạo thực hiện.",
            ("Các cơ quan, tổ chức",),
            ("Các cơ quan, tổ chức trong phạm vi quyền hạn",),
        ),
        ("Các công ty lữ hành, khách sạn chào khách tại bến.", ("Các công ty",), ("Các công ty lữ hành",)),
        ("Giáo họ Nậm Vì tổ chức trồng cây.", (), ("Giáo họ Nậm Vì",)),
        # Who stands where nobody else can is read whatever his first word is, and is to be confirmed.
        ("Đề nghị Hãng phim tỉnh tham gia đưa tin.", ("Hãng phim tỉnh",), ("Hãng phim tỉnh",)),
        ("Hãng phim tỉnh phối hợp với Sở Y tế quay phim.", ("Hãng phim tỉnh",), ("Hãng phim tỉnh",)),
        (
            "Các khách hàng công nghiệp, đặc biệt là nhà máy giấy thực hiện việc cắt giảm.",
            ("Các khách hàng công nghiệp",),
            ("Các khách hàng công nghiệp",),
        ),
    ],
)
def test_other_readings_are_offered_where_words_do_not_tell(
    sentence: str, leads: tuple[str, ...], other: tuple[str, ...]
) -> None:
    read = task(sentence)
    assert read.leads == leads
    assert other in read.lead_choices
    # What is filled in is the first of what is offered, so that it can be confirmed.
    assert not leads or read.lead_choices[0] == leads


@pytest.mark.parametrize(
    "sentence",
    [
        "Văn phòng Sở tham mưu kế hoạch.",
        "Phó Thủ tướng giao Sở Y tế Nậm Vì tiếp thu ý kiến.",
        "Đề nghị Hãng phim Sao Mai dựng phim tư liệu.",
        "Phát 2.000 tờ rơi tại các bản.",
        "Thi đua hoàn thành 100% chỉ tiêu được giao.",
        "Các phòng, đơn vị trực thuộc Sở đăng ký thi đua.",
        "UBND các xã, phường rà soát danh sách.",
        "Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Nội vụ tổ chức hội thi.",
        "Tổng hợp kết quả. Chủ trì: Ban QLĐT khoa Dược",
        "Cán bộ trực quầy phải ghi sổ khách trong ngày.",
        "Tăng cường tuyên truyền trên hệ thống loa cơ sở.",
        "Tổ chức hội thảo lấy ý kiến của các cơ quan, tổ chức, cá nhân và cộng đồng dân cư về phương án.",
    ],
)
def test_nothing_is_asked_where_the_words_tell(sentence: str) -> None:
    assert task(sentence).lead_choices == ()


def test_what_is_offered_may_be_a_name_and_does_not_begin_the_work() -> None:
    for names in task("Chủ tịch UBND xã Nậm Vì yêu cầu các đội dân phòng khẩn trương chủ động ứng trực.").lead_choices:
        assert not any(" yêu cầu " in name or name.endswith("chủ động") for name in names)


def test_the_corpus_is_never_surely_wrong() -> None:
    tally = sum((corpus.tally_leads(plan, read) for plan, read in corpus.read_all(script.plans())), Counter())
    assert tally[corpus.SURELY_WRONG] == 0
    unsure = sum(count for what, count in tally.items() if what.startswith("unsure"))
    assert unsure < 0.06 * tally.total()
