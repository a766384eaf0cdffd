"""Causes by their kind and lessons: what a report over several years says beside the yearly one."""

from datetime import date

from desktop_app.domain.year.movements import MovementFields
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.papers.document.model import Paragraph
from desktop_app.papers.kinds.reports.phase_report import LESSONS, OBJECTIVE, SUBJECTIVE
from desktop_app.services.book import Book
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.reports.entered import ANNUAL, report, save_report
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.texts.causes import LINE_TO_FILL
from desktop_app.services.papers.reports.texts.looking_back import still_to_write
from desktop_app.services.year.movements import save_movement
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import BookIds

OPTIONS = {"phase": "2025-2026"}


def lines_of(book: Book) -> list[str]:
    body = papers.document(book, "phase-report", OPTIONS).body
    return [block.text for block in body if isinstance(block, Paragraph)]


def between(lines: list[str], first: str, last: str) -> list[str]:
    return lines[lines.index(first) + 1 : lines.index(last)]


def remarks_of(book: Book) -> str:
    return "\n".join(remark.sentence for remark in checks.remarks(book, "phase-report", OPTIONS))


def obstacle(book: Book, cause: str) -> None:
    fields = ObstacleFields(date(2026, 3, 2), "Thiếu máy ghi hình", cause=cause)
    save_obstacle(book, None, fields)


def test_causes_stand_by_the_kind_that_the_clerk_wrote(book: Book, filled: BookIds) -> None:
    # They stood in one list, though the outline of several years has them apart.
    obstacle(book, "Khách quan: dự toán giao trước khi máy hỏng; chủ quan: chưa rà soát máy hằng năm.")
    closed = {"closed_on": date(2026, 6, 10), "weaknesses": "Còn chậm.", "causes": "Ít người."}
    name, first, last = "Nói không với tin giả", date(2026, 1, 5), date(2026, 6, 1)
    save_movement(book, None, MovementFields(name, first, last, **closed))  # type: ignore[arg-type]
    lines = lines_of(book)
    subjective = between(lines, "b) Chủ quan", "4. Bài học kinh nghiệm")
    assert between(lines, "a) Khách quan", "b) Chủ quan") == [
        "Khó khăn, vướng mắc, phản ánh ngày 02/3/2026: nguyên nhân là dự toán giao trước khi máy hỏng."
    ]
    assert subjective == ["Khó khăn, vướng mắc, phản ánh ngày 02/3/2026: nguyên nhân là chưa rà soát máy hằng năm."]
    # Of this one nobody said it.
    assert "Phong trào thi đua “Nói không với tin giả”: ít người." in between(lines, "3. Nguyên nhân", "a) Khách quan")
    of_movement = "(Phong trào thi đua “Nói không với tin giả”)"
    assert f"Chưa phân khách quan, chủ quan của 01 nguyên nhân đã ghi {of_movement}: viết" in remarks_of(book)


def test_causes_of_which_nobody_wrote_a_kind_stand_in_one_list(book: Book, filled: BookIds) -> None:
    # Empty headings of both kinds stood below them.
    obstacle(book, "dự toán giao trước khi máy hỏng")
    lines = lines_of(book)
    # Dots stood among the weaknesses, though the causes follow.
    assert not [line for line in between(lines, "2. Tồn tại, hạn chế", "3. Nguyên nhân") if "...." in line]
    assert between(lines, "3. Nguyên nhân", "4. Bài học kinh nghiệm") == [
        "Nguyên nhân của 03 kỳ thực hiện của 03 nhiệm vụ quá hạn:",
        LINE_TO_FILL,
        "Khó khăn, vướng mắc, phản ánh ngày 02/3/2026: nguyên nhân là dự toán giao trước khi máy hỏng.",
        "Nguyên nhân của khó khăn, vướng mắc do Phòng Quản lý biên giới phản ánh ngày 09/3/2026:",
        LINE_TO_FILL,
    ]
    sentences = [remark.sentence for remark in checks.remarks(book, "phase-report", OPTIONS)]
    assert any("(Khó khăn, vướng mắc, phản ánh ngày 02/3/2026): viết “Khách quan:”" in each for each in sentences)


def test_what_waits_for_its_cause_is_no_cause_to_be_sorted() -> None:
    """The dots and their heading were counted: "03 nguyên nhân đã ghi" where one was."""
    owed = f"Nguyên nhân của 02 kỳ thực hiện hoàn thành sau hạn còn lại:\n{LINE_TO_FILL}"

    def part(key: str, text: str) -> ReportPart:
        return ReportPart(key, "3.", "Nguyên nhân", 2, text, text, edited=False)

    def unsorted(causes: str) -> list[str]:
        others = (part(OBJECTIVE, ""), part(SUBJECTIVE, ""), part(LESSONS, "Giao sớm."))
        return [sentence for _, sentence in still_to_write((part("causes", causes), *others))]

    assert unsorted(owed) == []
    (sentence,) = unsorted(f"Nhiệm vụ “Soạn” quá hạn: thiếu người.\n{owed}")
    assert "của 01 nguyên nhân đã ghi (Nhiệm vụ “Soạn” quá hạn): viết" in sentence


def test_what_is_owed_has_dots_and_is_said(book: Book, filled: BookIds) -> None:
    obstacle(book, "")
    lines = lines_of(book)
    parts = (("a) Khách quan", "b) Chủ quan"), ("b) Chủ quan", "4. Bài học kinh nghiệm"))
    for first, last in (*parts, ("4. Bài học kinh nghiệm", "IV. NHIỆM VỤ THỜI GIAN TỚI")):
        (dots,) = between(lines, first, last)
        assert set(dots) == {"."}
    sentences = [remark.sentence for remark in checks.remarks(book, "phase-report", OPTIONS)]
    for words in ("Mục “a) Khách quan” để dòng chấm.", "Chưa ghi bài học kinh nghiệm: "):
        assert any(words in sentence for sentence in sentences), words


def test_lessons_are_those_of_the_yearly_reports(book: Book, filled: BookIds) -> None:
    drafted = next(part.text for part in report(book, ANNUAL, "2026").parts if part.key == "strengths")
    written = f"{drafted}\nBài học kinh nghiệm: giao việc kèm thời hạn."
    save_report(book, ANNUAL, "2026", date(2026, 11, 15), {"strengths": written})
    lines = lines_of(book)
    heading = next(line for line in lines if line.endswith("Bài học kinh nghiệm"))
    assert lines[lines.index(heading) + 1] == "- Giao việc kèm thời hạn (năm 2026)."
    assert "bài học" not in remarks_of(book)
