"""The proposed register: held against the one taken in before, and mended by the clerk."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.drafts import (
    DraftAction,
    KnownTask,
    TaskDraft,
    correct,
    draft_tasks,
    drop,
    match_paragraphs,
    merge,
    places_to_split,
    rename_unit,
    split,
    take_over,
)
from desktop_app.domain.plan.plans import PlanProposal, ProposedTask, TextSpan

BOOKS = "Văn phòng xây dựng tủ sách dùng chung của cơ quan."
LAW = "Thanh tra giới thiệu sách pháp luật hằng tháng."
FAIR = "Chi đoàn tổ chức ngày hội đọc sách."
DATED = Deadline("trong Quý II", DeadlineKind.QUARTER, quarter=2)


def task(text: str, first: int, last: int | None = None, path: str = "II") -> ProposedTask:
    return ProposedTask(path, text, TextSpan(first, first if last is None else last))


def proposal(paragraphs: Sequence[str], *tasks: ProposedTask) -> PlanProposal:
    return PlanProposal("Kế hoạch", tuple(paragraphs), (), tasks, (), (), ())


def known(number: int, first: int, last: int | None = None, path: str = "II") -> KnownTask:
    return KnownTask(number, path, TextSpan(first, first if last is None else last))


def done(drafts: Sequence[TaskDraft]) -> list[tuple[str, int | None]]:
    return [(draft.action.value, draft.task_id) for draft in drafts]


def test_a_new_plan_s_tasks_are_all_added() -> None:
    assert done(draft_tasks(proposal([BOOKS, LAW], task(BOOKS, 0), task(LAW, 1)))) == [("add", None), ("add", None)]


def test_the_same_text_is_kept() -> None:
    text = [BOOKS, LAW]
    drafts = draft_tasks(proposal(text, task(BOOKS, 0), task(LAW, 1)), text, [known(5, 0), known(6, 1)])
    assert done(drafts) == [("keep", None), ("keep", None)]


def test_a_task_the_clerk_threw_away_is_not_proposed_again() -> None:
    text = [BOOKS, LAW]
    assert done(draft_tasks(proposal(text, task(BOOKS, 0), task(LAW, 1)), text, [known(6, 1)])) == [
        ("keep", None),
        ("keep", None),
    ]


def test_a_changed_paragraph_changes_its_task() -> None:
    changed = LAW.replace("hằng tháng", "hằng quý")
    after = proposal([BOOKS, changed], task(BOOKS, 0), task(changed, 1))
    assert done(draft_tasks(after, [BOOKS, LAW], [known(5, 0), known(6, 1)])) == [("keep", None), ("change", 6)]


def test_an_inserted_paragraph_adds_one_task_and_keeps_those_behind() -> None:
    after = proposal([BOOKS, FAIR, LAW], task(BOOKS, 0), task(FAIR, 1), task(LAW, 2))
    drafts = draft_tasks(after, [BOOKS, LAW], [known(5, 0), known(6, 1)])
    assert done(drafts) == [("keep", None), ("add", None), ("keep", None)]


def test_a_task_written_quite_anew_is_added() -> None:
    after = proposal([BOOKS, FAIR], task(BOOKS, 0), task(FAIR, 1))
    drafts = draft_tasks(after, [BOOKS, LAW], [known(5, 0), known(6, 1)])
    assert done(drafts) == [("keep", None), ("add", None), ("gone", 6)]


def test_under_another_heading_a_task_is_the_same_only_if_it_is_nearly_so() -> None:
    nearly, hardly = LAW.replace("tháng", "quý"), LAW.replace("sách pháp luật hằng tháng", "phim tài liệu")
    for changed, result in ((nearly, [("change", 6)]), (hardly, [("add", None), ("gone", 6)])):
        after = proposal([changed], task(changed, 0, path="III"))
        assert done(draft_tasks(after, [LAW], [known(6, 0)])) == result


def test_a_task_whose_words_stand_elsewhere_moves_there() -> None:
    before, after = [f"1. {BOOKS}", f"2. {LAW}", f"3. {FAIR}"], [f"1. {LAW}", "III. KHÁC", f"1. {BOOKS}", f"2. {FAIR}"]
    proposed = proposal(after, task(LAW, 0), task(BOOKS, 2, path="III"), task(FAIR, 3, path="III"))
    with_paths = [replace(known(number, place), moved_path="II") for number, place in ((5, 0), (6, 1), (7, 2))]
    drafts = draft_tasks(proposed, before, with_paths)
    assert done(drafts) == [("move", 6), ("move", 5), ("move", 7)]


def test_a_task_that_stands_unchanged_under_a_new_heading_moves_there() -> None:
    after = proposal([BOOKS, "III. KHÁC", LAW], task(BOOKS, 0), task(LAW, 2, path="III"))
    with_paths = [replace(known(number, place), moved_path="II") for number, place in ((5, 0), (6, 1))]
    assert done(draft_tasks(after, [BOOKS, LAW], with_paths)) == [("keep", None), ("move", 6)]


def test_two_changed_tasks_are_not_linked_to_the_same_one() -> None:
    entry, other = LAW.replace("tháng", "quý"), LAW.replace("tháng", "năm")
    after = proposal([entry, other], task(entry, 0), task(other, 1))
    assert done(draft_tasks(after, [LAW], [known(6, 0)])) == [("add", None), ("change", 6)]


def test_of_a_task_parted_in_two_the_part_that_says_what_it_said_goes_on_with_its_results() -> None:
    check = "Thanh tra kiểm tra việc chấp hành quy tắc ứng xử tại 04 đơn vị, hoàn thành trước ngày 30/6."
    plan = "Thanh tra xây dựng kế hoạch kiểm tra việc chấp hành quy tắc ứng xử, hoàn thành trước ngày 30/4."
    later = check.replace("04", "06").replace("30/6", "15/7")
    after = proposal([plan, later], task(plan, 0), task(later, 1))
    assert done(draft_tasks(after, [check], [known(5, 0)])) == [("add", None), ("change", 5)]


def test_of_a_task_of_several_paragraphs_one_changed_is_enough() -> None:
    before, after = [FAIR, "+ Cấp cơ sở"], [FAIR, "+ Cấp tỉnh"]
    drafts = draft_tasks(proposal(after, task("\n".join(after), 0, 1)), before, [known(7, 0, 1)])
    assert done(drafts) == [("change", 7)]


DRAFTS = (
    TaskDraft(ProposedTask("II", "Một.", TextSpan(3, 3), ("A",), ("B",), recipients=("X",)), DraftAction.CHANGE, 9),
    TaskDraft(ProposedTask("II", "Hai; ba.", TextSpan(4, 5), ("B", "C"), ("D",), DATED, ("X", "Y"))),
    TaskDraft(ProposedTask("III", "Bốn.", TextSpan(8, 8))),
)


def test_merging_joins_text_place_units_deadline_and_recipients() -> None:
    (joined, rest) = merge(DRAFTS, [0, 1])
    assert joined == TaskDraft(
        ProposedTask("II", "Một.\nHai; ba.", TextSpan(3, 5), ("A", "B", "C"), ("D",), DATED, ("X", "Y")),
        DraftAction.CHANGE,
        9,
    )
    assert rest == DRAFTS[2]


@pytest.mark.parametrize(
    ("places", "words"), [([1], "từ hai nhiệm vụ"), ([], "từ hai nhiệm vụ"), ([0, 2], "các nhiệm vụ liền nhau")]
)
def test_merging_takes_two_neighbours_at_least(places: list[int], words: str) -> None:
    with pytest.raises(InvalidRecord, match=words):
        merge(DRAFTS, places)


def test_a_kept_task_cannot_be_corrected() -> None:
    drafts = (*DRAFTS, replace(DRAFTS[0], action=DraftAction.KEEP))
    last = len(DRAFTS)
    refusal = pytest.raises(InvalidRecord, match="đã có trong sổ")
    with refusal:
        merge(drafts, [last - 1, last])
    with refusal:
        split(drafts, last, 2)
    with refusal:
        drop(drafts, [0, last])
    with refusal:
        correct(drafts, last, DRAFTS[0].task)


def test_a_task_is_mended_to_a_deadline_that_can_be() -> None:
    with pytest.raises(InvalidRecord, match="Không có ngày 31/4") as why:
        correct(DRAFTS, 0, replace(DRAFTS[0].task, deadline=Deadline("31/4", DeadlineKind.DAY, day=31, month=4)))
    assert why.value.field == "deadline"


def test_splitting_makes_two_tasks_of_one() -> None:
    drafts = split(DRAFTS, 1, len("Hai; "))
    assert [draft.task.text for draft in drafts] == ["Một.", "Hai;", "ba.", "Bốn."]
    assert drafts[1].task.leads == drafts[2].task.leads == ("B", "C")
    assert drafts[1].task.span == drafts[2].task.span == TextSpan(4, 5)


def test_of_a_changed_task_that_is_split_the_first_half_stays_the_task_there_was() -> None:
    drafts = split(DRAFTS, 0, 2)
    assert done(drafts[:2]) == [("change", 9), ("add", None)]


@pytest.mark.parametrize("at", [0, 8, 100])
def test_splitting_needs_words_on_both_sides(at: int) -> None:
    with pytest.raises(InvalidRecord):
        split(DRAFTS, 1, at)


def test_places_to_split_are_the_ends_of_clauses_but_the_last() -> None:
    text = "Rà soát; tổng hợp. Báo cáo (1.5 trang): gửi Sở."
    assert [text[:place] for place in places_to_split(text)] == [
        "Rà soát; ",
        "Rà soát; tổng hợp. ",
        "Rà soát; tổng hợp. Báo cáo (1.5 trang): ",
    ]
    assert places_to_split("Một câu. ") == []


def test_dropping_leaves_the_others_in_their_order() -> None:
    assert drop(DRAFTS, [1]) == (DRAFTS[0], DRAFTS[2])
    assert drop(DRAFTS, []) == DRAFTS
    assert drop(DRAFTS, [0, 1, 2]) == ()


def test_correcting_a_draft_keeps_its_action() -> None:
    drafts = correct(DRAFTS, 0, task("Khác.", 3))
    assert drafts[0] == TaskDraft(task("Khác.", 3), DraftAction.CHANGE, 9)
    assert drafts[1:] == DRAFTS[1:]
    with pytest.raises(InvalidRecord) as refused:
        correct(DRAFTS, 0, task(" \n", 3))
    assert refused.value.field == "text"


def test_unchanged_paragraphs_are_followed_to_their_new_places() -> None:
    assert match_paragraphs(["a", "b", "c"], ["x", "a", "c"]) == {0: 1, 2: 2}
    assert match_paragraphs([], ["a"]) == {}


def test_what_stands_apart_is_taken_over_at_its_place_and_written_only_then() -> None:
    reason = "Chỉ tiêu"
    apart = [
        TaskDraft(task(text, place), DraftAction.APART, reason=reason) for text, place in (("Hai.", 4), ("Tư.", 9))
    ]
    drafts = (TaskDraft(task("Một.", 3)), TaskDraft(task("Ba.", 6)), *apart)
    assert [draft.writes for draft in drafts] == [True, True, False, False]
    taken = take_over(drafts, [2])
    assert [(draft.task.text, draft.action) for draft in taken] == [
        ("Một.", DraftAction.ADD),
        ("Hai.", DraftAction.ADD),
        ("Ba.", DraftAction.ADD),
        ("Tư.", DraftAction.APART),
    ]
    with pytest.raises(InvalidRecord):
        take_over(taken, [0])
    with pytest.raises(InvalidRecord):
        drop(taken, [3])
    with pytest.raises(InvalidRecord):
        merge(taken, [2, 3])


def test_who_may_lead_is_renamed_and_stays_unsure_when_tasks_are_joined() -> None:
    unsure = TaskDraft(ProposedTask("II", "Một.", TextSpan(3, 3), ("A",), lead_choices=(("A",), ("A", "B"))))
    sure = TaskDraft(ProposedTask("II", "Hai.", TextSpan(4, 4), ("C",)))
    assert (unsure.leads_in_words, sure.leads_in_words) == ("A (chưa chắc)", "C")
    assert replace(unsure, action=DraftAction.KEEP).leads_in_words == "A"
    (renamed,) = rename_unit([unsure], "B", "A")
    assert renamed.task.lead_choices == (("A",),)
    (joined,) = merge([unsure, sure], [0, 1])
    assert joined.leads_in_words == "A; C (chưa chắc)"
    assert joined.task.lead_choices == (("A", "C"),)
    nobody = replace(unsure, task=replace(unsure.task, leads=()))
    (joined,) = merge([nobody, replace(nobody, task=replace(nobody.task, lead_choices=(("B",),)))], [0, 1])
    assert joined.leads_in_words == "(chưa rõ)"
    assert joined.task.lead_choices == (("A",), ("A", "B"), ("B",))
