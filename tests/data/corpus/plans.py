"""What a plan of the corpus is: its text and tables, and what is to be read from them; how it is written as a file."""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.intake.files.formats.conversion import office_program
from tests.data.corpus.grids import ABOVE, LEFT, Grid, merged_cells
from tests.data.corpus.old_letters import encoded
from tests.data.corpus.rich_texts import rich_text
from tests.data.corpus.word_files import write_word

_FONTS = ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf", "times.ttf")
_FONT_FOLDERS = (Path("/usr/share/fonts"), Path("C:/Windows/Fonts"))


@dataclass(frozen=True, slots=True)
class TrueTask:
    """A task that the plan holds: who leads and supports by name, its deadline as `deadline_key` writes it."""

    text: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class CorpusPlan:
    """An invented plan, `body` from its first heading on, and what it holds.

    `file_type` is docx, txt, pdf or rtf, or odt and doc, which LibreOffice makes; `form` says more of how it is
    written: the encoding of a text, "numbered" by Word, with "tracked" changes.
    """

    name: str
    body: tuple[str | Grid, ...]
    tasks: tuple[TrueTask, ...]
    headings: tuple[str, ...]
    file_type: str = "docx"
    other_tables: int = 0
    annex: tuple[str | Grid, ...] = ()
    title: str = "Triển khai công tác thanh niên trên không gian mạng năm 2026"
    structure: str = ""
    """What is tried with it: the shares are also printed by structure."""
    form: str = ""
    apart: tuple[str, ...] | None = None
    """What is to be proposed apart, as no task; None: not told."""
    bare: bool = False
    """Whether it has no section about its purpose."""


@dataclass(slots=True)
class Frame:
    """What stands around the body of every plan."""

    letterhead: Grid = (
        ("UBND TỈNH ĐÔNG SƠN\nSỞ NGOẠI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số:      /KH-SNgV", "Đông Sơn, ngày     tháng 01 năm 2026"),
    )
    opening: tuple[str, ...] = (
        "Thực hiện Chương trình số 29/CTr-UBND ngày 02/6/2022 của UBND tỉnh, Sở Ngoại vụ xây dựng Kế hoạch như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "- Nâng cao nhận thức của đoàn viên, thanh niên.",
        "- Bảo đảm thiết thực, tiết kiệm.",
    )
    closing: tuple[str, ...] = ("Trên đây là Kế hoạch của Sở Ngoại vụ.",)
    signature: Grid = (("Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.", "GIÁM ĐỐC\n\n\nLò Văn Mẫu"),)
    purposes: tuple[str, ...] = field(default=("I",))


FRAME = Frame()


def deadline_key(deadline: Deadline) -> str:
    """Return a deadline as one short word: "2026-11-20", "q2-2026", "m5", "2022..2030", with its recurrence."""
    parts = {
        "day": (deadline.year, deadline.month, deadline.day),
        "month": (deadline.year, deadline.month),
        "quarter": (deadline.year, deadline.quarter and f"q{deadline.quarter}"),
        "year": (deadline.year,),
        "range": (deadline.from_year, deadline.to_year, deadline.month),
    }.get(deadline.kind.value, (deadline.kind.value,))
    if deadline.kind.value in ("day", "month", "quarter", "year") and not any(parts):
        parts = (deadline.kind.value,)
    key = "-".join(str(part) for part in parts if part is not None)
    return key if deadline.recurrence.value == "once" else f"{key} {deadline.recurrence.value}"


def write_plan(plan: CorpusPlan, folder: Path) -> Path:
    """Write a plan as a file in `folder` and return its path."""
    path = folder / f"{plan.name}.{plan.file_type}"
    blocks: list[str | Grid] = [FRAME.letterhead, "KẾ HOẠCH", plan.title, *_opening(plan), *plan.body]
    blocks += [*FRAME.closing, FRAME.signature, *plan.annex]
    match plan.file_type:
        case "docx":
            write_word(path, blocks, plan.form)
        case "txt":
            path.write_bytes(encoded("\r\n".join(_lines(blocks)), plan.form or "utf-8"))
        case "pdf":
            _write_pdf(path, blocks)
        case "rtf":
            path.write_bytes(rich_text(blocks))
        case _:
            _convert(path, blocks)
    return path


def _opening(plan: CorpusPlan) -> tuple[str, ...]:
    return FRAME.opening[:1] if plan.bare else FRAME.opening


def _convert(path: Path, blocks: Sequence[str | Grid]) -> None:
    program = office_program()
    assert program is not None, "only LibreOffice writes this kind of file"
    source = path.with_suffix(".docx")
    write_word(source, blocks, "")
    profile = (path.parent / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", path.suffix[1:]]
    subprocess.run([*command, "--outdir", str(path.parent), str(source)], check=True, capture_output=True, timeout=120)


def _lines(blocks: Sequence[str | Grid]) -> list[str]:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
        elif block in (FRAME.letterhead, FRAME.signature):
            lines += [line for row in block for cell in row for line in cell.split("\n") if line]
        else:
            shown = (("" if cell in (LEFT, ABOVE) else cell.replace("\n", " ") for cell in row) for row in block)
            lines += ["\t".join(row) for row in shown]
    return lines


def _write_pdf(path: Path, blocks: Sequence[str | Grid]) -> None:
    registerFont(TTFont("Corpus", next(_fonts())))
    style = ParagraphStyle("body", fontName="Corpus", fontSize=13, leading=17, firstLineIndent=36, spaceAfter=4)
    cell = ParagraphStyle("cell", fontName="Corpus", fontSize=11, leading=14)
    parts: list[Flowable] = []
    for block in blocks:
        if isinstance(block, str):
            parts += [Paragraph(line, style) for line in block.split("\n")]
        elif block in (FRAME.letterhead, FRAME.signature):
            parts += [Paragraph(line, style) for row in block for text in row for line in text.split("\n") if line]
        else:
            parts += [_pdf_table(block, cell), Spacer(1, 12)]
    SimpleDocTemplate(str(path)).build(parts)


def _pdf_table(grid: Grid, style: ParagraphStyle) -> Table:
    spans = [
        ("SPAN", (column, row), (column + width - 1, row + height - 1))
        for row, column, width, height in merged_cells(grid)
    ]
    cells = [
        [Paragraph("" if text in (LEFT, ABOVE) else text.replace("\n", "<br/>"), style) for text in row] for row in grid
    ]
    lines: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Table(cells, colWidths=[440 / len(grid[0])] * len(grid[0]), style=[*lines, *spans])


def _fonts() -> Iterator[Path]:
    return (path for folder in _FONT_FOLDERS for name in _FONTS for path in sorted(folder.rglob(name)))
