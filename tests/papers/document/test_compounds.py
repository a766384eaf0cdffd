import pytest

from desktop_app.papers.document.lines.compounds import kept_together
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Align, BodyRow, Document, Metadata, Paragraph, Table, TableColumn, Titles
from tests.papers.reading import docx_cell_text, docx_package, docx_text, pdf_pages

SUBJECT = (
    "Kết quả thực hiện Kế hoạch “Giáo dục lý tưởng cách mạng, đạo đức, lối sống văn hóa cho thanh niên, thiếu niên, "
    "nhi đồng trên không gian mạng giai đoạn 2022 - 2030” năm 2026"
)
LINES = [
    "Kết quả thực hiện Kế hoạch “Giáo dục lý tưởng cách mạng,",
    "đạo đức, lối sống văn hóa cho thanh niên, thiếu niên,",
    "nhi đồng trên không gian mạng giai đoạn 2022 - 2030” năm 2026",
]


def test_words_of_several_syllables_hold_together_whatever_their_capitals() -> None:
    together = kept_together("DANH SÁCH tập thể, cá nhân có thành tích trên không gian mạng năm 2026")
    assert together.replace("\u00a0", "_") == ("DANH_SÁCH tập_thể, cá_nhân có_thành_tích trên không_gian_mạng năm_2026")
    assert kept_together("Bắc thi đuaa, cá nhânh") == "Bắc thi đuaa, cá nhânh"


def test_no_line_of_a_title_ends_within_a_word_neither_in_pdf_nor_in_word() -> None:
    document = Document(metadata=Metadata(title="Báo cáo", author="Sở"), titles=Titles("BÁO CÁO", SUBJECT))
    pdf = [fragment.text.replace("\u00a0", " ") for fragment in pdf_pages(document)[0].fragments]
    word = docx_text(document).replace("\u00a0", " ").split("\n")
    assert [line for line in pdf if line in LINES] == LINES
    assert [line for line in word if line in LINES] == LINES


@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        (
            "Về việc đề nghị tặng Giấy khen sơ kết 6 tháng đầu năm 2026, trình Giám đốc Sở Ngoại vụ",
            ["Về việc đề nghị tặng Giấy khen sơ kết 6 tháng đầu năm 2026,", "trình Giám đốc Sở Ngoại vụ"],
        ),
        (
            "Tổng kết phong trào thi đua “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”",
            ["Tổng kết phong trào thi đua", "“Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”"],
        ),
    ],
)
def test_a_line_of_a_title_ends_where_one_pauses(subject: str, lines: list[str]) -> None:
    document = Document(metadata=Metadata(title="", author="Sở"), titles=Titles("TỜ TRÌNH", subject))
    assert [fragment.text for fragment in pdf_pages(document)[0].fragments][1:] == lines
    assert "\n".join(lines) in docx_text(document)


def lines_and_word(text: str, width: float = 28, beside: str = "") -> tuple[list[str], str]:
    """The lines of a cell of a narrow column in the PDF, and its text in Word; the next cell is `beside` it."""
    columns = (TableColumn("Cấp", width, width_is_set=bool(beside)), TableColumn("Ghi chú", 25), TableColumn("", 112))
    document = Document(Metadata(""), body=(Table(columns, (BodyRow((text, beside, "")),)),))
    (_, row) = docx_package(document).tables[0]._tbl.tr_lst  # noqa: SLF001 - python-docx repeats merged cells
    edge = 30 + width * 165 / (137 + width)
    _, *lines = [piece.text for piece in pdf_pages(document)[0].fragments if piece.x / 72 * 25.4 < edge]
    return [line.replace("\u00a0", " ") for line in lines], docx_cell_text(row.tc_lst[0]).replace("\u00a0", "_")


def test_no_line_of_a_cell_ends_within_a_word_where_the_row_gets_no_higher() -> None:
    assert lines_and_word("Thực hiện ở đơn vị") == (["Thực hiện ở", "đơn vị"], "Thực_hiện ở đơn_vị")
    name = "Phòng Lãnh sự - Hợp tác quốc tế"
    assert lines_and_word(name, 34) == (["Phòng Lãnh sự -", "Hợp tác quốc tế"], "Phòng Lãnh_sự_- Hợp_tác quốc_tế")
    title = "Tập thể lao động tiên tiến"
    # The column becomes wider from the empty one where that leaves words whole in as many lines.
    assert lines_and_word(title, 30) == (["Tập thể lao động", "tiên tiến"], "Tập_thể lao_động tiên_tiến")
    # A month that is too wide with its year is parted from that, not from its number.
    assert lines_and_word("tháng 12 năm 2025", 22) == (["tháng 12", "năm 2025"], "tháng_12 năm_2025")
    # A number keeps its "số" and a day its "ngày", for which the column takes some room from the widest one.
    evidence = "Báo cáo số 106/BC-QLBG ngày 11/10/2024"
    assert lines_and_word(evidence, 25)[0] == ["Báo cáo", "số 106/BC-QLBG", "ngày 11/10/2024"]
    assert lines_and_word(evidence, 25)[1] == "Báo_cáo số_106/BC-QLBG ngày_11/10/2024"
    assert lines_and_word("Facebook: 03; Zalo: 02", 30)[1] == "Facebook:_03; Zalo:_02"
    # An address has a line of its own, or ends one behind a stroke.
    assert lines_and_word("https://vi-du.example/tin/20220703", 70)[0] == ["https://vi-du.example/tin/20220703"]
    address = "https://vi-du.example/tin/20220703/anh-thieu-nhi-doc-sach"
    assert lines_and_word(address, 54)[0] == ["https://vi-du.example/tin/", "20220703/anh-thieu-nhi", "-doc-sach"]
    # A line more is no higher row where its neighbour has as many.
    lines = ["Tập thể", "lao động", "tiên tiến"]
    assert lines_and_word(title, 30, "a\nb\nc") == (lines, "Tập_thể lao_động tiên_tiến")


def test_a_head_takes_the_width_of_its_words_from_the_widest_column() -> None:
    columns = (TableColumn("Hình thức đề nghị khen thưởng", 18), TableColumn("Thành tích", 147))
    document = Document(Metadata(""), body=(Table(columns, (BodyRow(("Giấy khen", "")),)),))
    lines = [piece.text for piece in pdf_pages(document)[0].fragments]
    assert lines[:3] == ["Hình thức", "đề nghị", "khen thưởng"]


def test_a_cell_of_few_words_takes_the_width_of_its_words_from_the_widest_column() -> None:
    columns = (TableColumn("Phạm vi", 20), TableColumn("Sáng kiến", 145))
    document = Document(Metadata(""), body=(Table(columns, (BodyRow(("Cấp cơ sở", "")),)),))
    assert "Cấp cơ sở" in [piece.text.replace("\u00a0", " ") for piece in pdf_pages(document)[0].fragments]


def test_a_justified_cell_and_a_head_in_the_text_end_no_line_within_a_number_or_before_what_follows() -> None:
    decides = "GIÁM ĐỐC SỞ NGOẠI VỤ, HỢP TÁC QUỐC TẾ, QUẢN LÝ BIÊN GIỚI VÀ CÔNG TÁC CỬA KHẨU TỈNH LẠNG SƠN"
    merit = "tốt nhiệm vụ; năm 2022 được công nhận “Tập thể lao động tiên tiến” (Quyết định số 182/QĐ-SNgV ngày 23/12)."
    table = Table((TableColumn("Thành tích", 165, Align.JUSTIFY),), (BodyRow((merit,)),))
    document = Document(Metadata(""), body=(Paragraph(decides, bold=True, align=Align.CENTER), table))
    lines = [piece.text.replace("\u00a0", " ") for piece in pdf_pages(document)[0].fragments]
    assert lines[1].startswith("QUẢN LÝ BIÊN GIỚI VÀ")
    assert any(line.startswith("số 182/QĐ-SNgV") for line in lines)
    word = docx_text(document)
    assert "\n".join(lines[:2]) in word.replace("\u00a0", " ")
    assert "số\u00a0182/QĐ-SNgV" in word


def test_lines_of_a_justified_cell_end_earlier_where_one_would_else_be_half_empty() -> None:
    # "(Báo cáo số 290/BC-SNgV" stood alone in two thirds of a line, "ngày 17/11/2025)." below it.
    deed = (
        "chủ trì nhiệm vụ “Theo dõi đánh giá kết quả thực hiện và thực hiện chế độ báo cáo trước ngày 20/11 hằng năm "
        "gửi về UBND tỉnh qua Sở Nội vụ và Tỉnh đoàn Lạng Sơn để tổng hợp, báo cáo theo quy định”, hoàn thành "
        "ngày 17/11/2025, đúng hạn (Báo cáo số 290/BC-SNgV ngày 17/11/2025)."
    )
    table = Table((TableColumn("Thành tích", 125, Align.JUSTIFY), TableColumn("", 40)), (BodyRow((deed, "")),))
    _, *lines = (piece.text for piece in pdf_pages(Document(Metadata(""), body=(table,)))[0].fragments if piece.text)
    assert all(times_width(line, 12, False, False) > 0.85 * 121 for line in lines[:-1]), lines


def test_no_line_of_a_text_parts_the_word_that_announces_a_list() -> None:
    # "…: 58.360.000 đồng. Cụ" ended a line, and "thể:" stood alone on the next one.
    for number in range(1, 30):
        text = f"{'Tiền thưởng kèm theo là một số ' * 2}{'i ' * number}đồng. Cụ thể:"
        document = Document(Metadata(""), body=(Paragraph(text),))
        lines = [fragment.text.replace("\u00a0", " ") for fragment in pdf_pages(document)[0].fragments]
        assert any(line.endswith("Cụ thể:") for line in lines)
