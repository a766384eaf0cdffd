"""The declaration of every kind of paper holds: its formats, its wording, its options and its usage."""

import ast
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Final

import docx
import openpyxl
import pypdf
import pytest

from desktop_app import papers as floor
from desktop_app.cli import main
from desktop_app.cli.grammar import parser
from desktop_app.domain.errors import InvalidRecord, UnreadableInput, UsageError
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.model import Document
from desktop_app.papers.parts.passages import Passages, read_wordings, shipped_text
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import papers
from desktop_app.services.papers.choices import PaperOption, paper_options
from desktop_app.services.papers.house_style.wordings import every_wording, wording_of
from desktop_app.services.papers.issued import IssueFields, formats_of, issue
from desktop_app.services.papers.kinds.catalogue import offered_at, paper_kind, paper_kinds
from desktop_app.services.papers.kinds.declaration import MenuPlace, PaperKind
from desktop_app.services.papers.kinds.options import OPTIONS
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, PHASE, report
from tests.books import dump, refused, sample_in

FLOOR: Final = Path(floor.__path__[0])
KINDS: Final = paper_kinds()
type Choice = tuple[tuple[PaperOption, ...], Mapping[str, str], Document]
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
each_wording = pytest.mark.parametrize("passages", every_wording(), ids=lambda passages: passages.file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The sample, which these tests read only."""
    return sample_in(tmp_path_factory.mktemp("sample") / "book")


@pytest.fixture(scope="module")
def chosen_of(office: Book) -> Callable[[PaperKind], Choice]:
    """Tells what there is to choose for a kind in the office of the sample; asked once for all tests of a kind."""
    return cache(partial(choice_in, office))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(tmp_path_factory.mktemp("sample") / "book")) as book:
        yield book


def choice_in(book: Book, kind: PaperKind) -> Choice:
    """Return what there is to choose for a kind, what is chosen, and the paper: of the first of which there is one."""
    (first, *_) = paper_options(book, kind.key, {})
    for choice in first.choices:
        chosen = dict(choice.gives)
        options = paper_options(book, kind.key, chosen)
        for option in options:
            taken = option.taken(chosen)
            chosen |= taken.gives if taken is not None else {}
        try:
            return options, chosen, papers.document(book, kind.key, chosen)
        except InvalidRecord:
            # This round has no decision, that unit no late task.
            continue
    raise AssertionError(f"the sample has no {kind.key}")


def read_back(content: bytes, format: PaperFormat) -> str:
    """Return the words of a finished paper, on one line."""
    file = io.BytesIO(content)
    if format is PaperFormat.PDF:
        texts = [page.extract_text() for page in pypdf.PdfReader(file).pages]
    elif format is PaperFormat.DOCX:
        word = docx.Document(file)
        texts = [paragraph.text for paragraph in word.paragraphs]
        texts += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    else:
        cells = (cell for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows() for cell in row)
        texts = [str(cell.value) for cell in cells if cell.value is not None]
    return " ".join(unicodedata.normalize("NFC", " ".join(texts)).casefold().split())


@each_kind
def test_it_is_made_of_the_sample_in_every_format_that_it_is_handed_on_in(
    office: Book, chosen_of: Callable[[PaperKind], Choice], kind: PaperKind
) -> None:
    _, chosen, made = chosen_of(kind)
    formats = formats_of(kind)
    assert (PaperFormat.XLSX in formats) == kind.is_list
    for format in formats:
        paper = papers.render(office, kind.key, chosen, format)
        assert paper.file_name.endswith(f".{format.value}")
        text = read_back(paper.content, format)
        assert "ngoại vụ" in text
        if made.titles is not None:
            assert " ".join(made.titles.type_name.casefold().split()) in text


@each_kind
def test_each_thing_to_choose_can_be_said_on_the_command_line(
    chosen_of: Callable[[PaperKind], Choice], kind: PaperKind
) -> None:
    options, chosen, _ = chosen_of(kind)
    command_line = parser()
    for option in options:
        for choice in option.choices:
            typed_options = {
                name: value for name, value in {**chosen, **choice.gives}.items() if value and OPTIONS[name].is_typed
            }
            read = command_line.parse_args(["paper", kind.key, *typed(typed_options)])
            assert {name: str(getattr(read, name)) for name in typed_options} == typed_options
            kind.check_options(typed_options)


@each_kind
def test_it_is_written_by_the_command_line(
    chosen_of: Callable[[PaperKind], Choice], folder: DataFolder, tmp_path: Path, kind: PaperKind
) -> None:
    _, chosen, _ = chosen_of(kind)
    options = {name: value for name, value in chosen.items() if value and OPTIONS[name].is_typed}
    out = tmp_path / "van-ban.pdf"
    assert main(["--data", str(folder.root), "paper", kind.key, *typed(options), "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")


def typed(options: Mapping[str, str]) -> list[str]:
    return [word for name, value in options.items() for word in (OPTIONS[name].flag, value)]


@each_kind
def test_an_option_that_it_does_not_take_is_refused_by_the_act(book: Book, kind: PaperKind) -> None:
    needed = dict.fromkeys(kind.needs, "1")
    others = [name for name in (*OPTIONS, "khong-co") if name not in kind.options]
    assert others
    before = dump(book)
    for name in others:
        label = OPTIONS[name].title if name in OPTIONS else "khong-co"
        sentence = re.escape(f"Văn bản “{kind.title}” không có lựa chọn “{label}”; có: ")
        with pytest.raises(UsageError, match=sentence):
            papers.document(book, kind.key, {**needed, name: "1"})
        with pytest.raises(UsageError, match=sentence):
            issue(book, kind.key, {**needed, name: "1"}, IssueFields())
    assert dump(book) == before


@each_kind
def test_what_it_needs_is_asked_for_by_name(book: Book, kind: PaperKind) -> None:
    for name in kind.needs:
        with refused(book, UsageError, f"Văn bản “{kind.title}” cần chọn {OPTIONS[name].title}."):
            papers.document(book, kind.key, {other: "1" for other in kind.needs if other != name})


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["award-book", "--year", "2026", "--round", "2026-H1"],
            "không có lựa chọn “đợt xét”; có: năm.\nTrên dòng lệnh: --year.\n",
        ),
        (
            ["reward-list", "--round", "2026-H1", "--type", "merit"],
            "không có lựa chọn “loại hình”; có: đợt xét, quyết định.\nTrên dòng lệnh: --round, --decision.\n",
        ),
        (["submission", "--round", "2026-H1", "--first", "2"], "không có lựa chọn “first”; có: đợt xét, hướng trình"),
        (["certificates", "--decision", "1", "--round", "2026-H1"], "không có lựa chọn --round."),
    ],
)
def test_the_command_line_says_which_option_is_refused(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["--data", str(folder.root), "paper", *words, "--out", str(tmp_path / "van-ban.pdf")]) == 2
    assert sentence in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_command_line_lists_every_kind_with_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["papers"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for kind in KINDS:
        assert f"{kind.key}\t{kind.title}\t{kind.usage}" in lines
    assert paper_kind("submission").usage == "--round [--direction] [--type]"


@each_kind
def test_its_words_are_those_of_its_own_files(kind: PaperKind) -> None:
    content = kind.content()
    ways: tuple[dict[str, str], ...] = ({}, {"direction": "upward"}, {"unit": "1"}, {"person": "1"})
    assert {content.wording(way).file for way in ways} == {wording.file for wording in content.wordings}


def test_no_two_kinds_share_a_word_a_title_or_a_file() -> None:
    for names in (
        [kind.key for kind in KINDS],
        [kind.title for kind in KINDS],
        [entry.file for entry in every_wording()],
    ):
        assert len(set(names)) == len(names)


@cache
def asked_for_in(path: Path) -> frozenset[object]:
    """Return the constants in the functions of a module; outside of functions passages are declared."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    return frozenset(part.value for node in functions for part in ast.walk(node) if isinstance(part, ast.Constant))


def unused(passages: Passages, module: str) -> set[str]:
    """Return the passages that no function of the module, nor of the parts it is made of, asks for by name."""
    paths = (FLOOR / "kinds" / f"{module.replace('.', '/')}.py", *(FLOOR / "parts").glob("*.py"))
    asked_for = frozenset().union(*map(asked_for_in, paths))
    return {*passages.texts, *passages.lists} - {*passages.plain, *asked_for}


def module_of(passages: Passages) -> str:
    """Return the module of `papers.kinds` that declares these passages."""
    floor = FLOOR / "kinds"
    modules = [".".join(path.relative_to(floor).with_suffix("").parts) for path in floor.rglob("*.py")]
    (name,) = [
        name
        for name in modules
        if any(value is passages for value in vars(import_module(f"desktop_app.papers.kinds.{name}")).values())
    ]
    return name


@each_wording
def test_every_passage_of_it_is_used(passages: Passages) -> None:
    assert unused(passages, module_of(passages)) == set()
    forgotten = replace(passages, texts=(*passages.texts, "forgotten passage"))
    assert unused(forgotten, module_of(passages)) == {"forgotten passage"}


_OF_ANOTHER_PLAN: Final = {ANNUAL: ("2026", 2), HALF_YEAR: ("2026-H1", 2), PHASE: ("2022-2030", 1)}
"""Another period, of the second plan in the sample if that has one, by kind of report: some headings are only of it."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.content().report], ids=lambda kind: kind.key)
def test_every_heading_of_a_report_is_used(
    office: Book, chosen_of: Callable[[PaperKind], Choice], kind: PaperKind
) -> None:
    _, chosen, _ = chosen_of(kind)
    content = kind.content()
    written_report = report(office, content.report, chosen[kind.needs[0]])
    period, plan_id = _OF_ANOTHER_PLAN[content.report]
    of_another_plan = report(office, content.report, period, plan_id=plan_id)
    (passages,) = content.wordings
    wording = wording_of(office, passages, written_report.cut_off)
    headings = {wording.texts[key] for key in passages.plain if key in wording.texts and key.endswith("_part")}
    assert headings <= {part.heading for part in (*written_report.parts, *of_another_plan.parts)}


@each_wording
def test_a_passage_that_its_file_lacks_is_named(passages: Passages) -> None:
    text = shipped_text(passages)
    lines = text.splitlines()
    for key in passages.texts:
        without = [line for line in lines if not line.startswith(f"{key} =")]
        assert len(without) < len(lines)
        with pytest.raises(UnreadableInput, match=key):
            read_wordings("\n".join(without), passages)


def test_each_place_offers_what_names_it_in_one_order() -> None:
    for place in MenuPlace:
        offered = offered_at(place)
        assert offered, place
        assert {kind.key for kind, _ in offered} == {kind.key for kind in KINDS if kind.at(place) is not None}
        assert len({entry.text for _, entry in offered}) == len(offered)


def test_every_option_is_taken_by_a_kind() -> None:
    assert {name for kind in KINDS for name in kind.options} == OPTIONS.keys()
