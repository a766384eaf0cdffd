from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import BodyRow, GroupRow
from desktop_app.papers.parts.awarded import (
    AwardedRecipient,
    award_act,
    award_time,
    by_award,
    counted,
    grouped_by_award,
    whom,
)
from tests.papers.round_samples import TITLES, awarded, rows


def test_people_are_counted_in_words() -> None:
    assert counted(rows(3, 1)) == "01 tập thể và 03 cá nhân"
    assert counted(rows(12, 0)) == "12 cá nhân"
    assert counted(rows(0, 2)) == "02 tập thể"
    assert counted(()) == ""
    assert whom(rows(3, 0)) == "cá nhân"
    assert whom(rows(0, 1)) == "tập thể"
    assert whom(rows(1, 1)) == whom(()) == "tập thể, cá nhân"


@pytest.mark.parametrize(
    ("given_rows", "act"),
    [
        (rows(), "tặng Giấy khen"),
        (TITLES[-2:], "công nhận danh hiệu “Lao động tiên tiến”"),
        (TITLES, "công nhận danh hiệu thi đua"),
        ((*TITLES, *rows()), "khen thưởng"),
        # A flag is given, though the law counts it among the titles.
        ((replace(TITLES[0], award="Cờ thi đua của tỉnh"),), "tặng Cờ thi đua của tỉnh"),
        ((), "khen thưởng"),
    ],
)
def test_what_is_done_is_named(given_rows: tuple[AwardedRecipient, ...], act: str) -> None:
    assert award_act(given_rows) == act


def test_a_list_is_numbered_throughout_and_grouped() -> None:
    given_rows = (*TITLES[:3], awarded(0))
    listed = list(grouped_by_award(given_rows, [(row.name,) for row in given_rows], "(Không có.)"))
    assert [row.text for row in listed if isinstance(row, GroupRow)] == [
        "I. TẬP THỂ LAO ĐỘNG TIÊN TIẾN",
        "II. LAO ĐỘNG TIÊN TIẾN",
        "III. GIẤY KHEN - CÁ NHÂN",
    ]
    assert [row.values[0] for row in listed if isinstance(row, BodyRow)] == [1, 2, 3, 4]
    assert list(grouped_by_award((), (), "(Không có.)")) == [GroupRow("(Không có.)")]
    assert list(grouped_by_award(rows(1, 1), [("a",), ("b",)], ""))[::2] == [
        GroupRow("I. TẬP THỂ", "tập thể"),
        GroupRow("II. CÁ NHÂN", "cá nhân"),
    ]


def test_titles_are_told_before_forms_also_of_people_after_collectives() -> None:
    in_order = (TITLES[0], awarded(0, NomineeKind.COLLECTIVE), TITLES[-1], awarded(0))
    assert [group[0].award for group in by_award(in_order)] == [TITLES[0].award, TITLES[-1].award, "Giấy khen"]
    assert [group[0] for group in by_award(in_order, by_one=False)] == list(in_order[:3])


kinds = st.sampled_from(NomineeKind)
lists = st.lists(
    st.builds(AwardedRecipient, kinds, st.just("An"), st.sampled_from(["Giấy khen", "Bằng khen"])), max_size=20
)


@given(lists)
def test_grouping_loses_nobody_and_counts_agree(given_rows: list[AwardedRecipient]) -> None:
    groups = by_award(given_rows)
    assert sorted(map(id, (row for group in groups for row in group))) == sorted(map(id, given_rows))
    listed = grouped_by_award(given_rows, [()] * len(given_rows), "(Không có.)")
    assert sum(isinstance(row, BodyRow) for row in listed) == len(given_rows)
    digits = [int(word) for word in counted(given_rows).split() if word.isdecimal()]
    assert sum(digits) == len(given_rows)


def test_the_post_stands_below_the_name() -> None:
    row = replace(awarded(0), name=" Nông  Thị Bích Đào ", position_and_unit="Chuyên viên,\nVăn phòng ")
    assert row.name_and_post == "Nông Thị Bích Đào\nChuyên viên,\nVăn phòng"
    assert awarded(0, NomineeKind.COLLECTIVE).name_and_post == "Văn phòng"


def test_a_giay_khen_is_of_its_six_months_and_only_commendation_in_general_is_interim() -> None:
    occasion = "sơ kết 6 tháng đầu năm 2026"
    rows = [AwardedRecipient(NomineeKind.INDIVIDUAL, "Lộc Thị Đào", award) for award in ("Giấy khen", "Bằng khen")]
    for chosen, words in (
        (rows[:1], "tặng Giấy khen 6 tháng đầu năm 2026"),
        (rows, "khen thưởng sơ kết 6 tháng đầu năm 2026"),
    ):
        assert f"{award_act(chosen)} {award_time(chosen, occasion)}" == words


def test_the_highest_award_is_told_first_whoever_has_it() -> None:
    # What the Prime Minister gives a person stood behind what the province gives a collective.
    of_province, of_minister = rows(0, 1)[0], replace(rows(1, 0)[0], award="Bằng khen của Thủ tướng Chính phủ")
    in_order = by_award((replace(of_province, rank=7), replace(of_minister, rank=3)), by_one=False)
    assert [group[0].rank for group in in_order] == [3, 7]
