"""The report on a year's emulation of which little or nothing was recorded."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.standing.year_records import InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.movements import MovementFields
from desktop_app.services.book import Book, opened
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers.content.awarded.year_awards import workers_lines
from desktop_app.services.papers.content.awarded.year_council import (
    HeldSession,
    JudgedProposal,
    sessions_held,
    sessions_sentence,
)
from desktop_app.services.papers.content.registered import criteria_with_results, rest_sentence
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.standing.year_records import save_initiative, save_year_record
from desktop_app.services.year.movements import save_movement
from tests.books import person, record_rows, review_round, rows_of, sample_in, unit
from tests.questions import questions
from tests.services.papers.content.test_awarded import made, remarks_of, words_of


def test_what_nobody_wrote_of_the_year_is_a_line_and_a_remark(book: Book) -> None:
    review_round(book, "2026-H2")
    assert "chưa ghi ưu điểm, tồn tại, hạn chế, nguyên nhân" in remarks_of(book, "emulation-report", year="2026")
    # Of a day, since one without is to bear the year of its day: a line more as soon as that is over.
    dated = {"year": "2026", DATED: "2026-12-10"}
    empty = words_of(made(book, "emulation-report", **dated))
    # One line for the assessment, one for what comes next.
    assert len(re.findall("…[… ]+", empty)) == 2
    assert "Ưu điểm" not in empty
    assert "chưa có số liệu về đăng ký thi đua, phong trào, phiên họp, khen thưởng năm 2026." in empty
    remark = "sổ chưa có đăng ký thi đua, phong trào, phiên họp, khen thưởng nào của năm 2026."
    assert remark in remarks_of(book, "emulation-report", year="2026")
    written = replace(
        round_of(book, "2026-H2"),
        strengths="Phong trào gắn với nhiệm vụ.",
        weaknesses="Còn chậm.",
        causes="Do thiếu người.",
        next_steps="Đẩy mạnh.\nGiao chỉ tiêu.",
    )
    change_round(book, written)
    text = words_of(made(book, "emulation-report", **dated))
    assert all(words in text for words in ("Phong trào gắn với nhiệm vụ.", "Còn chậm.", "Do thiếu người.", "Đẩy mạnh."))
    assert "……" not in text
    assert "chưa ghi" not in remarks_of(book, "emulation-report", year="2026")
    assert record_rows(book)


def test_a_year_that_goes_on_tells_what_has_no_decision_yet(tmp_path: Path) -> None:
    # Titles are decided on at the end of a year: of what is registered and proposed until then nothing was said.
    with opened(sample_in(tmp_path / "book")) as sample:
        going_on = words_of(made(sample, "emulation-report", year="2026", cut_off="2026-11-20"))
        ended = words_of(made(sample, "emulation-report", year="2025"))
    titles = "Tập thể lao động tiên tiến, Chiến sĩ thi đua cơ sở và Lao động tiên tiến"
    # The day is that of what was given, in the sentence before.
    assert f" Chưa có quyết định công nhận {titles} năm 2026." in going_on
    assert (
        "Còn 02 tập thể và 09 cá nhân được đề nghị khen thưởng, đến ngày 20/11/2026 chưa có kết quả xét của Hội đồng."
        in going_on
    )
    # The other reports of the year had it among what comes next.
    assert "- Hoàn thành việc xét, quyết định khen thưởng đối với 02 tập thể và 09 cá nhân đã được đề nghị." in going_on
    assert "Hoàn thành việc xét" not in ended
    assert "Tính đến ngày 20/11/2026, có 01 lượt khen thưởng" in going_on
    assert "chưa có quyết định" not in ended
    assert "Trong năm có 49 lượt" in ended


def test_a_year_is_told_with_as_many_questions_however_many_rounds_there_are(book: Book) -> None:
    def asked() -> int:
        return questions(book, lambda: made(book, "emulation-report", year="2025"))

    save_movement(book, None, MovementFields("Mỗi ngày một tin tốt", date(2025, 1, 15)))
    few = asked()
    for year in range(2022, 2025):
        review_round(book, f"{year}-H1")
    assert asked() == few


def test_only_what_a_movement_closed_in_the_year_leaves_to_do_is_remarked_on(book: Book) -> None:
    late = "Mở lớp trước ngày 15/5/2024"
    old = MovementFields("Cũ", date(2023, 1, 5), closed_on=date(2024, 3, 1), next_steps=late)
    save_movement(book, None, old)
    review_round(book, "2026-H2")
    options = {"year": "2026", "cut_off": "2026-11-20"}
    assert "Mở lớp" not in remarks_of(book, "emulation-report", **options)
    of_year = replace(old, name="Mới", from_date=date(2026, 1, 5), closed_on=date(2026, 3, 1))
    save_movement(book, None, of_year)
    left_out = f"“{late}” (nhiệm vụ tiếp theo của phong trào “Mới”) đến hạn trước ngày 20/11/2026 nên không nêu"
    assert left_out in remarks_of(book, "emulation-report", **options)
    change_round(book, replace(round_of(book, "2026-H2"), next_steps="Ban hành mẫu trước ngày 31/3/2026."))
    printed = "“Ban hành mẫu trước ngày 31/3/2026” (phương hướng, nhiệm vụ của đợt cuối năm 2026) đến hạn trước ngày"
    assert f"{printed} 20/11/2026, báo cáo vẫn nêu" in remarks_of(book, "emulation-report", **options)
    text = words_of(made(book, "emulation-report", **options))
    assert "Ban hành mẫu" in text
    assert "Mở lớp" not in text


def test_no_form_of_commendation_waits_to_be_recognised_as_a_title(book: Book) -> None:
    staff = person(book, "Lý Văn Kiên", unit(book, "Phòng Pháp chế"))
    subject = Subject(NomineeKind.INDIVIDUAL, staff)
    for title, is_told in (("Giấy khen của Giám đốc Sở", False), ("Lao động tiên tiến", True)):
        registered = YearRecordFields(
            subject, 2026, registered=True, registered_for=title, registered_on=date(2026, 1, 20)
        )
        save_year_record(book, registered)
        text = words_of(made(book, "emulation-report", year="2026", cut_off="2026-11-20"))
        assert f"đăng ký {title}" in text
        assert (f"chưa có quyết định công nhận {title}" in text) is is_told


def test_what_was_decided_on_after_the_day_of_the_report_had_no_decision_then(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as sample:
        before, after = (
            words_of(made(sample, "emulation-report", year="2025", cut_off=day)) for day in ("2025-12-21", "2025-12-31")
        )
    assert "Còn 02 tập thể và 08 cá nhân được đề nghị khen thưởng, đến ngày 21/12/2025 chưa có quyết định." in before
    assert "chưa có quyết định." not in after


def test_the_report_names_the_initiatives_that_were_recognised_in_the_year(book: Book) -> None:
    whose = Subject(NomineeKind.INDIVIDUAL, person(book, "Nông Thị Lan", unit(book, "Văn phòng")))
    recognised = InitiativeFields(
        whose, 2025, "Cổng tra cứu", Scope.BASE, "142/QĐ-SNgV", recognised_on=date(2025, 11, 10), recognised=True
    )
    # The decisions stood in the order of their days, the scopes before them in another.
    earlier = date(2025, 11, 3)
    for fields in (
        recognised,
        replace(recognised, title="Bộ câu hỏi", scope=Scope.PROVINCE, document="9/QĐ-UBND", recognised_on=earlier),
        replace(recognised, title="Năm sau", year=2026, recognised_on=date(2026, 1, 5)),
        replace(recognised, title="Chưa công nhận", document="", recognised_on=None, recognised=False),
    ):
        save_initiative(book, None, fields)
    text = words_of(made(book, "emulation-report", year="2025"))
    assert (
        "Trong năm có 02 sáng kiến được công nhận, gồm 01 cấp cơ sở và 01 cấp tỉnh (Quyết định số 142/QĐ-SNgV ngày "
        "10/11/2025 và Quyết định số 9/QĐ-UBND ngày 03/11/2025)."
    ) in text


def test_two_decisions_of_one_number_are_told_as_two(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        text = words_of(made(book, "emulation-report", year="2022"))
    cited = "(Quyết định số 96/QĐ-SNgV ngày 12/7/2022)"
    for given in ("01 tập thể", "02 cá nhân"):
        assert f"- Giám đốc Sở Ngoại vụ tặng Giấy khen về thành tích 6 tháng đầu năm 2022 cho {given} {cited}." in text


def test_the_report_opens_with_the_law_of_its_days_and_the_provinces_rule(book: Book) -> None:
    review_round(book, "2025-H2")
    law = "Thực hiện Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
    assert f"{law}, Sở Ngoại vụ báo cáo kết quả" in words_of(made(book, "emulation-report", year="2025"))
    change_office(book, replace(office(book), office_rule="Quyết định số 01/2025/QĐ-UBND"))
    cited = f"{law} và Quyết định số 01/2025/QĐ-UBND, Sở Ngoại vụ báo cáo"
    assert cited in words_of(made(book, "emulation-report", year="2025"))


def test_awards_are_counted_as_in_the_annex_who_has_two_once_as_a_person(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        text = words_of(made(book, "emulation-report", year="2025"))
    in_both = "10 lượt tập thể (05 tập thể) và 39 lượt cá nhân (25 cá nhân)"
    assert text.count(in_both) == 2
    assert re.search(r"họp 02 phiên \(các ngày \d", text)
    # A sum that stood in no annex.
    assert text.count("; tiền thưởng kèm theo: 58.360.000 đồng.") == 2
    annex = text[text.index("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2025") :]
    # Beside those of the first half each says its time, as titles do.
    assert "Giấy khen (năm 2025)" in annex
    assert "Giấy khen (6 tháng đầu năm 2025)" in annex
    assert "Bằng khen của tỉnh (năm 2024)" in annex


def test_a_single_movement_is_told_with_who_holds_it_and_not_as_a_list(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as sample:
        text = words_of(made(sample, "emulation-report", year="2025"))
    name = "phong trào thi đua “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”"
    assert f"3. Các phong trào thi đua Sở Ngoại vụ tổ chức {name} (Kế hoạch số 07/KH-SNgV" in text
    assert "; có 06 tập thể (05 phòng, đơn vị và Chi đoàn thanh niên Sở) và 25 cá nhân đăng ký tham gia; tổng" in text


def test_the_check_says_which_subjects_the_report_leaves_out(tmp_path: Path) -> None:
    # No session of the Council, no initiative: the report had no word on either, and nothing said so.
    with opened(sample_in(tmp_path / "book")) as sample:
        of_year = remarks_of(sample, "emulation-report", year="2026", cut_off="2026-11-20")
        of_year_before = remarks_of(sample, "emulation-report", year="2025")
        of_june = remarks_of(sample, "emulation-report", year="2025", cut_off="2025-06-30")
    days = "sổ chưa ghi gì từ ngày 01/01/2026 đến ngày 20/11/2026."
    assert f"Báo cáo không nêu phiên họp Hội đồng, sáng kiến được công nhận: {days}" in of_year
    assert "Báo cáo không nêu 02 sáng kiến của năm 2026 chưa được công nhận: khi có" in of_year
    assert "Báo cáo không nêu" not in of_year_before
    # What was recognised in November needs no decision.
    assert "chưa được công nhận" not in of_june


def test_the_council_is_told_with_its_votes_and_what_was_awarded_beside_them(tmp_path: Path) -> None:
    """Far more awards followed than proposals were judged, and of the one that failed nothing was said."""
    with opened(sample_in(tmp_path / "book")) as sample:
        text = words_of(made(sample, "emulation-report", year="2024"))
        remarks = remarks_of(sample, "emulation-report", year="2024")
        council = "session_id IN (SELECT id FROM council_session WHERE held_on LIKE '2024-%')"
        ((judged, passed),) = rows_of(sample, "vote_tally", "count(*), sum(passed)", council)
        ids = f"SELECT nomination_id FROM vote_tally WHERE {council}"
        given = "decision_id IN (SELECT id FROM decision WHERE signed_on LIKE '2024-%' AND trashed_at IS NULL)"
        of_year = f"{given} AND cancelled_on IS NULL"
        beside = f"{of_year} AND (nomination_id IS NULL OR nomination_id NOT IN ({ids}))"
        ((awards,),) = rows_of(sample, "award", "count(*)", of_year)
        ((others,),) = rows_of(sample, "award", "count(*)", beside)
    assert f"; {passed}/{judged} đề nghị đạt tỷ lệ biểu quyết, 02 đề nghị cho cá nhân không đạt." in text
    apart = f"; trong đó {others} lượt (đều là danh hiệu thi đua) không thuộc các đề nghị đã xét tại các phiên họp"
    # Behind the money it would be a part of that.
    assert f"{apart} của Hội đồng nêu trên; tiền thưởng kèm theo: " in text
    assert f"{others}/{awards} lượt khen thưởng (" in remarks
    assert "không qua phiên họp nào của Hội đồng đã ghi trong sổ" in remarks


def test_what_the_council_votes_on_again_is_one_proposal_with_its_last_vote() -> None:
    tied, stays = JudgedProposal(1, "Giáp Thị Sim", False, False), JudgedProposal(2, "Văn phòng", True, True)
    failed = JudgedProposal(3, "Sằm Thị Dung", False, False)
    first = HeldSession(date(2025, 12, 12), (tied, stays, failed))
    second = HeldSession(date(2025, 12, 19), (tied._replace(passed=True), failed))
    assert sessions_sentence((first, second)) == (
        "Hội đồng Thi đua - Khen thưởng họp 02 phiên (các ngày 12/12/2025 và 19/12/2025), xét 01 đề nghị cho tập thể "
        "và 02 đề nghị cho cá nhân, trong đó biểu quyết lại 02 đề nghị; 2/3 đề nghị đạt tỷ lệ biểu quyết, 01 đề nghị "
        "cho cá nhân không đạt."
    )


def test_who_is_awarded_for_help_from_abroad_is_neither_leader_nor_worker() -> None:
    def given(name: str, kind: str, *, leader: bool = False) -> dict[str, object]:
        return {
            "kind": "individual",
            "person_id": None,
            "unit_id": None,
            "awarded_name": name,
            "commendation_type": kind,
            "leader": leader,
        }

    awards = [given("Lộc Thị Đào", "merit"), given("Bế Văn An", "merit", leader=True), given("Sato Kenji", "external")]
    assert workers_lines(awards) == [
        "Cá nhân không giữ chức vụ lãnh đạo, quản lý: 1/2 cá nhân được khen thưởng (chiếm 50%)."
    ]


def test_who_is_proposed_for_two_awards_waits_once() -> None:
    def proposed(kind: str, who: int, **fields: object) -> dict[str, object]:
        link = {"person_id": who, "unit_id": 1} if kind == "individual" else {"person_id": None, "unit_id": who}
        return {"id": who, "kind": kind, "nominee_name": "", **link, **fields}

    people = [proposed("individual", who) for who in (1, 2, 2, 3)]
    waiting = [proposed("collective", 1), *people]
    assert rest_sentence(waiting, date(2026, 11, 29), ()).startswith(
        "Còn 01 tập thể và 04 lượt cá nhân (03 cá nhân) được đề nghị khen thưởng"
    )
    assert "01 tập thể và 01 cá nhân" in rest_sentence(waiting[:2], date(2026, 11, 29), ())


def test_without_a_session_nothing_is_outside_of_one(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as sample:
        options = {"year": "2026", "cut_off": "2026-11-20"}
        text = words_of(made(sample, "emulation-report", **options))
        remarks = remarks_of(sample, "emulation-report", **options)
    assert "không thuộc các đề nghị" not in text
    assert "không qua phiên họp" not in remarks


def test_sessions_and_criteria_are_read_with_as_many_questions_however_many_there_are(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as sample:
        rounds = {int(str(row_id)) for (row_id,) in rows_of(sample, "review_round", "id")}
        movements = [
            int(str(row_id)) for (row_id,) in rows_of(sample, "emulation_movement", "id", "trashed_at IS NULL")
        ]

        def held(last: str) -> int:
            with sample.store.reading() as connection:
                return len(sessions_held(connection, rounds, "2022-01-01", last))

        def reached(ids: list[int]) -> list[int]:
            with sample.store.reading() as connection:
                return [len(criteria) for criteria in criteria_with_results(connection, ids).values()]

        assert 0 < held("2022-12-31") < held("2026-12-31")
        assert questions(sample, lambda: held("2022-12-31")) == questions(sample, lambda: held("2026-12-31"))
        assert sum(map(bool, reached(movements))) > 1
        assert reached(movements) == [each for row_id in movements for each in reached([row_id])]
        assert questions(sample, lambda: reached(movements)) == questions(sample, lambda: reached(movements[:1]))
