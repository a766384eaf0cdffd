"""Whatever a document says, reading it as a plan ends in a sound proposal or in one clear refusal."""

import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.plan.plans import PlanProposal
from desktop_app.intake.files.lines import PrintedLine, join_lines
from desktop_app.intake.plan.deadlines import find_deadlines, read_deadline
from desktop_app.intake.plan.reader import proposal_to_json, read_plan

PLAN = Path(__file__).parents[2] / "resources/plans/ke-hoach-2022-2030.txt"
LINES = [line for line in PLAN.read_text("utf-8").splitlines() if line]
READ = read_plan(LINES, PLAN.name)

MARKERS = ["", "I. ", "II. ", "A. ", "1. ", "2. ", "1.1. ", "1.1.1. ", "a) ", "đ) ", "- ", "+ "]
PHRASES = [
    "Văn phòng Sở",
    "phòng Quản lý biên giới",
    "các phòng, đơn vị liên quan",
    "phối hợp với",
    "Toàn thể CCVCNLĐ",
    "chủ trì",
    "trước ngày 20/11 hằng năm",
    "Thời gian hoàn thành: Quý II",
    "Quyết định số 1/QĐ-X ngày 2/3/2024",
    "“giai đoạn 2022 - 2030”",
    "gửi về Sở Nội vụ",
    "MỤC ĐÍCH",
    "Nơi nhận:",
    "GIÁM ĐỐC",
    "và",
    ",",
    ";",
    ":",
    ".",
]

words = st.lists(st.sampled_from(PHRASES) | st.text(max_size=8), max_size=6).map(" ".join)
made_up = st.builds(lambda marker, text: marker + text, st.sampled_from(MARKERS), words)
bodies = st.lists(made_up | st.sampled_from(LINES) | st.text(max_size=40), max_size=25)


def read(paragraphs: list[str]) -> PlanProposal | None:
    try:
        return read_plan(paragraphs, "van-ban.txt")
    except UnreadableInput:
        return None


def assert_sound(plan: PlanProposal) -> None:
    paths = [heading.path for heading in plan.headings]
    assert len(set(paths)) == len(paths) > 0
    assert all(path.rsplit("/", 1)[0] in paths for path in paths if "/" in path)
    units = [unit.name for unit in plan.units]
    assert len(set(units)) == len(units)
    for task in plan.tasks:
        assert task.path in paths
        assert {*task.leads, *task.supports} <= set(units)
        assert not set(task.leads) & set(task.supports)
    for span in (*(heading.span for heading in plan.headings), *(task.span for task in plan.tasks)):
        assert 0 <= span.first <= span.last < len(plan.paragraphs)


@given(st.lists(st.text(max_size=20), max_size=8))
def test_arbitrary_paragraphs_are_refused_or_soundly_read(paragraphs: list[str]) -> None:
    if plan := read(paragraphs):
        assert_sound(plan)


@given(bodies)
def test_plans_of_any_build_are_soundly_read(body: list[str]) -> None:
    plan = read(["KẾ HOẠCH", "I. NỘI DUNG", *body])
    assert plan is not None
    assert_sound(plan)
    assert len(proposal_to_json(plan)) == 15


@given(bodies)
def test_decomposed_letters_make_no_difference(body: list[str]) -> None:
    paragraphs = ["KẾ HOẠCH", "I. NỘI DUNG", *body]
    assert read([unicodedata.normalize("NFD", text) for text in paragraphs]) == read(paragraphs)


@given(st.lists(st.tuples(st.sampled_from(range(len(LINES))), st.text("* _", max_size=4)), max_size=10))
def test_blank_and_drawn_paragraphs_make_no_difference(insertions: list[tuple[int, str]]) -> None:
    paragraphs = list(LINES)
    for place, drawn in insertions:
        paragraphs.insert(place, drawn.replace("* ", "**").replace("_ ", "__").strip("*_ ") or "  ")
    assert read(paragraphs) == READ


@given(words)
def test_a_deadline_s_words_stand_in_its_text(text: str) -> None:
    assert all(deadline.text.removeprefix("trước ngày ") in text for deadline in find_deadlines(text))
    assert read_deadline(text).text in text


@given(
    st.lists(
        st.builds(
            PrintedLine,
            text=st.sampled_from(LINES) | st.text(min_size=1, max_size=30),
            page=st.integers(0, 2),
            x=st.sampled_from([90.0, 126.0, 300.0]),
            y=st.floats(0, 842),
        ),
        max_size=30,
    )
)
def test_joining_lines_loses_no_words_but_page_numbers(lines: list[PrintedLine]) -> None:
    joined = " ".join(map(str, join_lines(lines))).split()
    words = [word for line in lines for word in line.text.split()]
    assert len(joined) <= len(words)
    assert [word for word in words if any(sign.isalpha() for sign in word)] == [
        word for word in joined if any(sign.isalpha() for sign in word)
    ]
