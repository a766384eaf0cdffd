"""Printed lines become paragraphs again, by how they are set."""

from desktop_app.intake.files.lines import PrintedLine, join_lines

FULL = "Văn phòng Sở theo dõi, tổng hợp kết quả thực hiện của các phòng và"
LEFT, INDENT, PITCH = 90.0, 126.0, 18.0


def page(*lines: tuple[str, float, float], number: int = 0) -> list[PrintedLine]:
    """Return lines given as (text, x, drop from the line above)."""
    y = 800.0
    printed = []
    for text, x, drop in lines:
        y -= drop
        printed.append(PrintedLine(text, number, x, y))
    return printed


def test_nothing_makes_no_paragraph() -> None:
    assert join_lines([]) == ()


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = page((FULL, INDENT, PITCH), (FULL, LEFT, PITCH), (FULL, LEFT, PITCH), (FULL, INDENT, PITCH))
    assert join_lines(lines) == (" ".join([FULL] * 3), FULL)


def test_a_wider_gap_begins_a_paragraph() -> None:
    lines = page((FULL, LEFT, PITCH), (FULL, LEFT, PITCH), (FULL, LEFT, PITCH), (FULL, LEFT, 26.0))
    assert join_lines(lines) == (" ".join([FULL] * 3), FULL)


def test_a_line_that_is_not_filled_ends_its_paragraph() -> None:
    lines = page((FULL, LEFT, PITCH), ("đơn vị.", LEFT, PITCH), (FULL, LEFT, PITCH))
    assert join_lines(lines) == (f"{FULL} đơn vị.", FULL)


def test_a_marker_begins_a_paragraph_where_nothing_is_indented() -> None:
    lines = page((FULL, LEFT, PITCH), (f"- {FULL}", LEFT, PITCH), (f"1.2. {FULL}", LEFT, PITCH))
    assert join_lines(lines) == (FULL, f"- {FULL}", f"1.2. {FULL}")


def test_a_number_begins_one_in_a_text_at_the_edge_whose_head_and_signature_stand_in_the_middle() -> None:
    head = [("CỘNG HÒA XÃ HỘI", 300.0, PITCH), ("Độc lập", 320.0, PITCH), ("KẾ HOẠCH", 250.0, PITCH)]
    numbered = [(f"{number}. {FULL}", LEFT, PITCH) for number in ("I", "1", "2", "II", "1", "2", "3", "III")]
    paragraphs = join_lines(page(*head, *numbered, ("GIÁM ĐỐC", 350.0, PITCH)))
    assert paragraphs[3:-1] == tuple(text for text, _, _ in numbered)


def test_what_a_plan_is_made_by_stands_below_its_title() -> None:
    basis = "Thực hiện Chương trình số 29/CTr-UBND ngày 02/6/2022, Sở xây dựng Kế hoạch như sau:"
    assert join_lines(page((FULL, INDENT, PITCH), (basis, INDENT, PITCH))) == (FULL, basis)


def test_a_dash_inside_a_sentence_begins_none() -> None:
    years = f"{FULL} giai đoạn 2022"
    assert join_lines(page((years, LEFT, PITCH), ("- 2030 của Sở", LEFT, PITCH))) == (f"{years} - 2030 của Sở",)
    indented = page((FULL, INDENT, PITCH), ("- Hợp tác quốc tế", LEFT, PITCH), (FULL, INDENT, PITCH))
    assert join_lines(indented) == (f"{FULL} - Hợp tác quốc tế", FULL)


def test_a_paragraph_goes_on_over_the_page_without_the_page_number() -> None:
    lines = page((FULL, INDENT, PITCH), (FULL, LEFT, PITCH), (FULL, LEFT, PITCH))
    lines += page(("2", 300.0, 0.0), ("đơn vị.", LEFT, PITCH), (FULL, INDENT, PITCH), number=1)
    assert join_lines(lines) == (f"{' '.join([FULL] * 3)} đơn vị.", FULL)
