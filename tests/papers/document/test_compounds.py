from desktop_app.papers.document.compounds import kept_together
from desktop_app.papers.document.model import Document, Metadata, Titles
from tests.papers.reading import docx_text, pdf_pages

SUBJECT = (
    "Kết quả thực hiện Kế hoạch “Giáo dục lý tưởng cách mạng, đạo đức, lối sống văn hóa cho thanh niên, thiếu niên, "
    "nhi đồng trên không gian mạng giai đoạn 2022 - 2030” năm 2026"
)
LINES = [
    "Kết quả thực hiện Kế hoạch “Giáo dục lý tưởng cách mạng,",
    "đạo đức, lối sống văn hóa cho thanh niên, thiếu niên, nhi đồng",
    "trên không gian mạng giai đoạn 2022 - 2030” năm 2026",
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
