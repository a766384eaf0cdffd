"""What a plan of the corpus is: its text and tables, and what is to be read from them; how it is written as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from desktop_app.domain.plan.deadlines import Deadline

_FONTS = ("LiberationSerif-Regular.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf", "times.ttf")
_FONT_FOLDERS = (Path("/usr/share/fonts"), Path("C:/Windows/Fonts"))

LEFT, ABOVE = "<", "^"
"""A cell that the one to its left, or the one above, goes on into."""

type Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TrueTask:
    """A task that the plan holds: who leads and supports by name, its deadline as `deadline_key` writes it."""

    text: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class CorpusPlan:
    """An invented plan, `body` from its first heading on, and what it holds; `file_type` is docx, txt or pdf."""

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
    apart: tuple[str, ...] | None = None
    """What is to be proposed apart, as no task; None: not told."""


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
    blocks: list[str | Grid] = [FRAME.letterhead, "KẾ HOẠCH", plan.title, *FRAME.opening, *plan.body, *FRAME.closing]
    blocks += [FRAME.signature, *plan.annex]
    match plan.file_type:
        case "docx":
            _write_word(path, blocks)
        case "txt":
            path.write_text("\n".join(_lines(blocks)), "utf-8")
        case "pdf":
            _write_pdf(path, _lines(blocks))
    return path


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


def _write_word(path: Path, blocks: Sequence[str | Grid]) -> None:
    document = docx.Document()
    before: str | Grid = ""
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            if not isinstance(before, str):
                document.add_paragraph("")  # else Word would make one table of both
            _add_table(document, block)
        before = block
    document.save(str(path))


def _add_table(document: object, grid: Grid) -> None:
    table = document.add_table(rows=len(grid), cols=len(grid[0]))  # type: ignore[attr-defined]
    cells = [row.cells for row in table.rows]
    for row, line in enumerate(grid):
        for column, text in enumerate(line):
            if text not in (LEFT, ABOVE):
                cells[row][column].text = text
    for row, line in enumerate(grid):
        for column, text in enumerate(line):
            width = 1
            while column + width < len(line) and line[column + width] == LEFT:
                width += 1
            height = 1
            while row + height < len(grid) and grid[row + height][column] == ABOVE:
                height += 1
            if text not in (LEFT, ABOVE) and (width > 1 or height > 1):
                merged = cells[row][column].merge(cells[row + height - 1][column + width - 1])
                merged.text = text


def _write_pdf(path: Path, lines: Sequence[str]) -> None:
    registerFont(TTFont("Corpus", next(_fonts())))
    style = ParagraphStyle("body", fontName="Corpus", fontSize=13, leading=17, firstLineIndent=36, spaceAfter=4)
    SimpleDocTemplate(str(path)).build([Paragraph(line, style) for line in lines])


def _fonts() -> Iterator[Path]:
    return (path for folder in _FONT_FOLDERS for name in _FONTS for path in sorted(folder.rglob(name)))
