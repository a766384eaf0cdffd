"""Nominations by the command line, in this process: entered, brought from step to step, set alike."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import main
from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, ParticipantRole
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.rounds.nomination_copies import nominated_in
from desktop_app.services.rounds.nominations import nomination
from desktop_app.services.year.activities import activity, add_activity, change_activity
from tests.books import (
    book_in,
    collective,
    copied_book,
    dump_file,
    import_plan,
    individual,
    person,
    review_round,
    rows_of,
    unit,
)
from tests.cli.refusals import assert_refused
from tests.services.judging import rated

CODE, YEAR_END = "2025-H1", "2025-H2"
TO = ("nominate", "--round", CODE, "--award", "Giấy khen")


def _fill(book: Book) -> None:
    office, centre = unit(book, "Văn phòng"), unit(book, "Trung tâm Thông tin")
    import_plan(book)
    review_round(book, CODE)
    review_round(book, YEAR_END)
    lan = person(book, "Nông Thị Lan", office, "Chuyên viên")
    hoa = person(book, "Bế Văn Hòa", centre, "Trưởng phòng")
    person(book, "Bế Văn Hòa", office, "Văn thư")
    # In the first half of a year a form is judged by the years before, which were rated.
    rated(book, lan, {2024: Rating.COMPLETED, 2025: Rating.COMPLETED})
    individual(book, lan, CODE)
    individual(book, hoa, CODE, summary="")
    collective(book, office, CODE)
    put_in_trash(book, "nomination", [individual(book, hoa, YEAR_END)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a plan, two people of one name and one of another, and two rounds, of which one has nominations.

    In the first round Lan (1) is complete, Hòa (2) a draft without summary, the unit (3) complete; Hòa (4) in the
    second is in the trash.
    """
    return copied_book(tmp_path / "book", _fill)


def ask(folder: Path, *words: str) -> int:
    return main(["--data", str(folder), *words])


def stored_values(folder: Path, columns: str, nomination_id: int) -> tuple[object, ...]:
    with book_in(folder) as book:
        (row,) = rows_of(book, "nomination", columns, f"id = {nomination_id}")
    return row


def states(folder: Path) -> list[object]:
    with book_in(folder) as book:
        return [state for (state,) in rows_of(book, "nomination", "state", "trashed_at IS NULL")]


def stored_order(folder: Path) -> list[int]:
    with book_in(folder) as book:
        return [entry.id for entry in nominated_in(book, CODE)]


def answer(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - whatever JSON holds
    return json.loads(capsys.readouterr().out)


def test_a_person_is_nominated_with_all_options(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--summary", "Biên tập 12 tin.", "--type", "sudden", "--from", "2025-02-01", "--to", "2025-05-31")
    more = ("--reason-line", "Đã có thành tích", "--note", "gấp", "--exemplar", "yes", "--task", "iii/1", "--task", "2")
    assert ask(folder, *TO, "--person", "2", *options, *more) == 3
    assert "đã được đề nghị" in capsys.readouterr().err
    assert ask(folder, *TO, "--person", "3", *options, *more, "--json") == 0
    made = answer(capsys)
    assert (made["name"], made["award"], made["state"]) == ("Bế Văn Hòa", "Giấy khen", "complete")
    columns = "person_id, unit_name, post_title, award_code, commendation_type, period_from, period_to, state"
    assert stored_values(folder, columns, made["nomination"]) == (
        *(3, "Văn phòng", "Văn thư", "certificate_of_merit", "sudden"),
        *("2025-02-01", "2025-05-31", "complete"),
    )
    columns = "summary, reason_line, note, exemplar"
    assert stored_values(folder, columns, made["nomination"]) == ("Biên tập 12 tin.", "Đã có thành tích", "gấp", 1)
    with book_in(folder) as book:
        assert rows_of(book, "nomination_task", "nomination_id, task_id") == [(5, 5), (5, 2)]


def test_a_collective_without_a_summary_is_a_draft(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, *TO, "--unit", "trung tâm thông tin của Sở") == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert (
        first
        == "Đề nghị khen thưởng “Trung tâm Thông tin” (đợt sơ kết 6 tháng đầu năm 2025): mã số 5, Giấy khen, nháp."
    )
    assert stored_values(folder, "kind, unit_id, state, commendation_type", 5) == ("collective", 2, "draft", "merit")


TITLE = ("nominate", "--round", YEAR_END, "--award", "LĐTT", "--person", "nông thị lan", "--summary", "Tốt.")
"""Lan was not rated well enough for it."""


def test_a_nomination_that_fails_a_condition_needs_a_reason(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = dump_file(DataFolder(folder).database)
    assert ask(folder, *TITLE) == 3
    refusal = capsys.readouterr()
    assert refusal.out == ""
    assert "điều kiện chưa đạt" in refusal.err
    assert "--exception-reason" in refusal.err
    assert dump_file(DataFolder(folder).database) == before
    assert ask(folder, *TITLE, "--exception-reason", "Theo Kết luận số 4") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith(f"(đợt {round_title(YEAR_END)}): mã số 5, Lao động tiên tiến, đủ hồ sơ.")
    assert "Điều 24" in " ".join(lines[1:])
    assert stored_values(folder, "state, exception_reason", 5) == ("complete", "Theo Kết luận số 4")


def test_a_failing_draft_is_reported_and_not_completed_without_a_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(folder, *TITLE, "--draft", "--json") == 0
    drafted = answer(capsys)
    assert (drafted["state"], drafted["award"]) == ("draft", "Lao động tiên tiến")
    assert "failed" in [entry["weight"] for entry in drafted["findings"]]
    # A title is for regular merit.
    assert stored_values(folder, "commendation_type", drafted["nomination"]) == ("merit",)
    before = dump_file(DataFolder(folder).database)
    assert ask(folder, "nominations", "complete", "5") == 3
    refusal = capsys.readouterr().err
    assert "“Nông Thị Lan” (Lao động tiên tiến) còn 1 điều kiện chưa đạt" in refusal
    assert "Điều 24" in refusal
    assert "--exception-reason" in refusal
    assert dump_file(DataFolder(folder).database) == before
    assert ask(folder, "nominations", "complete", "5", "3") == 3
    assert "còn 1 điều kiện chưa đạt" in capsys.readouterr().err
    assert ask(folder, "nominations", "hold", "3", "--reason", "Thông báo số 7") == 0
    capsys.readouterr()
    assert ask(folder, "nominations", "complete", "5", "3") == 0
    assert "để lại “Nông Thị Lan” (Lao động tiên tiến)" in capsys.readouterr().out
    assert ask(folder, "nominations", "hold", "3", "--reason", "Thông báo số 7") == 0
    capsys.readouterr()
    assert ask(folder, "nominations", "complete", "5", "3", "--json") == 0
    assert answer(capsys)["left"] == [5]
    assert stored_values(folder, "state", 5) == ("draft",)
    assert ask(folder, "nominations", "complete", "5", "3", "--exception-reason", " Theo Kết luận số 4") == 0
    assert stored_values(folder, "state, exception_reason", 5) == ("complete", "Theo Kết luận số 4")
    assert stored_values(folder, "state, exception_reason", 3) == ("complete", "")


def test_nominations_go_from_step_to_step(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words, became in (
        (("hold", "1", "3", "--reason", "Thông báo số 7"), ["held", "draft", "held"]),
        (("release", "1", "3"), ["complete", "draft", "complete"]),
        (("to-council", "1"), ["council", "draft", "complete"]),
        (("take-back", "1"), ["complete", "draft", "complete"]),
        (("submit", "1", "3"), ["submitted", "draft", "submitted"]),
        (("withdraw", "3"), ["submitted", "draft", "draft"]),
        (("complete", "3"), ["submitted", "draft", "complete"]),
    ):
        assert ask(folder, "nominations", *words, "--json") == 0
        changed = {entry["id"]: entry["state"] for entry in answer(capsys)["nominations"]}
        assert states(folder) == became
        assert changed == {number: became[number - 1] for number in changed}
    assert ask(folder, "nominations", "take-back", "1") == 0
    assert capsys.readouterr().out == "Đề nghị “Nông Thị Lan”: lùi một bước.\n"
    assert ask(folder, "nominations", "hold", "1", "--reason", " Thông báo  số 9 ") == 0
    assert stored_values(folder, "state, state_reason", 1) == ("held", "Thông báo số 9")


def test_the_list_of_a_round_is_put_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    usual = stored_order(folder)
    last = usual[-1]
    assert ask(folder, "nominations", "up", str(last), "--json") == 0
    assert answer(capsys)["order"] == stored_order(folder)
    assert stored_order(folder).index(last) == len(usual) - 2
    assert ask(folder, "nominations", "down", str(last), "--by", "5") == 0
    assert stored_order(folder) == usual
    capsys.readouterr()
    assert ask(folder, "nominations", "down", str(last)) == 0
    assert capsys.readouterr().out.startswith("Đã ở đầu hoặc cuối danh sách, không có gì thay đổi.\n")
    assert ask(folder, "nominations", "down", str(last), "--by", "0") == 2
    assert ask(folder, "nominations", "usual-order", "--round", CODE) == 0
    assert stored_order(folder) == usual


def test_fields_of_several_nominations_are_set(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--type", "Công trạng", "--reason-line", "Vì tủ sách", "--exemplar", "yes", "--to", "2025-05-31")
    assert ask(folder, "nominations", "set", "1", "3", *words, "--json") == 0
    assert answer(capsys)["label"] == "2 đề nghị: sửa chung"
    columns = "commendation_type, reason_line, exemplar, period_from, period_to"
    for number in (1, 3):
        assert stored_values(folder, columns, number) == ("merit", "Vì tủ sách", 1, "2025-01-01", "2025-05-31")
    assert ask(folder, "nominations", "set", "1", "--exemplar", "no", "--reason-line", "") == 0
    assert stored_values(folder, "reason_line, exemplar", 1) == ("", None)
    to_the_province = ("nominations", "set", "1", "--award", "bằng khen của tỉnh")
    assert ask(folder, *to_the_province) == 3
    assert "“Nông Thị Lan” (Bằng khen của tỉnh)" in capsys.readouterr().err
    assert ask(folder, *to_the_province, "--exception-reason", "Theo Kết luận số 4") == 0
    assert stored_values(folder, "award_code, award", 1) == ("provincial_certificate", "Bằng khen của tỉnh")


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ((*TO[:3], "--award", "x"), 2, "Lệnh viết chưa đúng"),
        ((*TO, "--person", "1", "--unit", "1"), 2, "Lệnh viết chưa đúng"),
        ((*TO, "--person", "Bế Văn Hòa"), 3, "2 người “Bế Văn Hòa”: mã 2 (Trưởng phòng, Trung tâm Thông tin)"),
        ((*TO, "--person", "Nong Thi Lan"), 3, "Sổ không có người “Nong Thi Lan”."),
        ((*TO, "--person", "9"), 3, "Sổ không có người “9”."),
        ((*TO, "--unit", "Phòng Lễ tân"), 3, "Sổ không có đơn vị “Phòng Lễ tân”."),
        ((*TO, "--unit", "2", "--task", "II/1"), 3, "Có 2 nhiệm vụ ở mục “II/1”: mã 1 (Văn phòng Sở"),
        ((*TO, "--unit", "2", "--task", "V"), 3, "Sổ không có nhiệm vụ ở mục “V”."),
        ((*TO, "--unit", "2", "--type", "tốt"), 2, "Loại hình “tốt” không có; có: merit"),
        ((*TO, "--unit", "2", "--from", "1/2/2025"), 2, "phải viết dạng"),
        ((*TO, "--unit", "2", "--from", "2025-05-01", "--to", "2025-02-01"), 3, "phải sau ngày đầu"),
        (
            ("nominate", "--round", "2031-H1", "--award", "GK", "--unit", "2"),
            3,
            "Chưa có đợt sơ kết 6 tháng đầu năm 2031.",
        ),
        ((*TO[:3], "--award", "Cúp", "--unit", "2"), 3, "Hình thức “Cúp” không có trong danh mục của đợt 2025-H1."),
        ((*TO[:3], "--award", "LĐTT", "--person", "1"), 3, "được xét hằng năm"),
        ((*TO[:3], "--award", "TTLĐXS", "--person", "1"), 3, "không tặng cho cá nhân"),
        (("nominations", "complete"), 2, "Lệnh viết chưa đúng"),
        (("nominations", "complete", "một"), 2, "Lệnh viết chưa đúng"),
        (("nominations", "complete", "99999999999999999999"), 2, "Lệnh viết chưa đúng"),
        (("nominations", "complete", "1", "2"), 3, "“Bế Văn Hòa” chưa có tóm tắt thành tích."),
        (("nominations", "complete", "99"), 3, "không còn nữa"),
        (("nominations", "complete", "4"), 3, "“Bế Văn Hòa” đang ở trong thùng rác."),
        (("nominations", "set", "1", "4", "--exemplar", "yes"), 3, "đang ở trong thùng rác."),
        (("nominations", "hold", "1"), 2, "Lệnh viết chưa đúng"),
        (("nominations", "hold", "1", "--reason", " "), 3, "Nhập lý do tạm hoãn"),
        (("nominations", "release", "1"), 3, "“Nông Thị Lan” đang ở bước “Đủ hồ sơ”, không tạm hoãn."),
        (("nominations", "submit", "1", "2"), 3, "“Bế Văn Hòa” đang ở bước “Nháp”"),
        (("nominations", "to-council", "2"), 3, "“Bế Văn Hòa” đang ở bước “Nháp”"),
        (("nominations", "set", "1"), 2, "Chưa nêu gì để sửa."),
        (("nominations", "set", "1", "--exemplar", "có"), 2, "Lệnh viết chưa đúng"),
        (("nominations", "set", "1", "--award", "TTLĐXS"), 3, "“Tập thể lao động xuất sắc” không tặng cho cá nhân."),
        (("nominations", "set", "99", "--award", "GK"), 3, "không còn nữa"),
        (("nominations", "set", "1", "--evidence", "activity:99"), 3, "Không có activity:99 để làm căn cứ."),
        (("nominations", "set", "1", "--evidence", "person:1"), 3, "Không có person:1 để làm căn cứ."),
        (("nominations", "set", "1", "--evidence", "việc 3"), 2, "“việc 3” không phải căn cứ."),
        (("nominations", "draft-summary", "2"), 3, "“Bế Văn Hòa” chưa có gì ghi trong kỳ để soạn tóm tắt."),
        (("nominations", "draft-summary", "1"), 3, "“Nông Thị Lan” đã có tóm tắt thành tích."),
        (("nominations", "draft-summary", "4"), 3, "“Bế Văn Hòa” đang ở trong thùng rác."),
    ],
)
def test_an_impossible_command_is_refused_with_a_sentence_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, says: str
) -> None:
    assert_refused(folder, capsys, words, status, says)


def test_evidence_is_set_and_a_summary_drafted_from_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with book_in(folder) as book:
        for day, role in ((date(2025, 2, 9), ParticipantRole.SPEAKER), (date(2025, 4, 9), ParticipantRole.TOOK_PART)):
            held = ActivityFields(day, ActivityKind.EVENT, f"Ngày hội tháng {day.month}")
            add_activity(book, replace(held, participants=(Participant(1, role), Participant(2))))
    assert ask(folder, "nominations", "set", "1", "--evidence", "task:2", "activity:1", "task:2", "--json") == 0
    capsys.readouterr()
    with book_in(folder) as book:
        fields = nomination(book, 1).fields
        assert (fields.task_ids, fields.activity_ids, fields.initiative_ids) == ((2,), (1,), ())
    assert ask(folder, "nominations", "draft-summary", "1", "--replace", "--json") == 0
    (drafted,) = answer(capsys)["nominations"]
    assert drafted["summary"] == (
        "Ngày 09/02/2025 là báo cáo viên tại “Ngày hội tháng 2”.\nNăm 2024 được xếp loại hoàn thành nhiệm vụ."
    )
    assert stored_values(folder, "summary", 1) == (drafted["summary"],)
    # One that cites nothing then cites all that its nominee did in the period.
    assert ask(folder, "nominations", "draft-summary", "2") == 0
    assert stored_values(folder, "summary", 2) == ("Tham gia 02 sự kiện (từ tháng 02 đến tháng 4/2025).",)
    with book_in(folder) as book:
        assert nomination(book, 2).fields.activity_ids == (1, 2)
        change_activity(book, 1, replace(activity(book, 1), title="Ngày hội đọc sách"))
    capsys.readouterr()
    assert ask(folder, "nominations", "check", "--round", CODE) == 0
    assert capsys.readouterr().out.count("Tóm tắt thành tích: Tóm tắt cũ hơn hồ sơ: ghi ngày ") == 2
    assert ask(folder, "nominations", "set", "2", "--evidence") == 0
    with book_in(folder) as book:
        assert nomination(book, 2).fields.activity_ids == ()


def test_nominations_of_a_closed_round_are_not_moved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "round", "close", CODE, "--date", "2025-07-31") == 0
    before = dump_file(DataFolder(folder).database)
    for words in (("nominations", "submit", "1"), (*TO, "--unit", "2"), ("nominations", "set", "1", "--type", "merit")):
        assert ask(folder, *words) == 3
        assert "đã đóng từ ngày 31/07/2025" in capsys.readouterr().err
    assert dump_file(DataFolder(folder).database) == before


def test_a_list_is_filtered_to_exemplars(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "nominations", "set", "1", "--exemplar", "yes") == 0
    capsys.readouterr()
    assert ask(folder, "list", "nominations", "--round", CODE, "--exemplar", "--json") == 0
    assert [row["name"] for row in answer(capsys)] == ["Nông Thị Lan"]
    assert ask(folder, "list", "people", "--exemplar") == 2
    assert "không lọc theo “exemplar”" in capsys.readouterr().err
