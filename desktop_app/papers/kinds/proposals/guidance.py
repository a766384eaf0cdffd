"""Công văn hướng dẫn bình xét: what can be proposed in a round, the file, the timetable, with its forms as annexes.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.5. A day of the timetable that is not recorded is left as dots.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.office.citations import day_words, joined_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Block,
    BodyRow,
    Closing,
    Document,
    GroupRow,
    Letterhead,
    Metadata,
    Orientation,
    Paragraph,
    Recipients,
    Section,
    SignatureBlock,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import CellKind, capitalised
from desktop_app.papers.document.wording import (
    attached_to,
    date_in_words,
    document_number,
    place_and_date,
)
from desktop_app.papers.kinds.proposals.unit_list import COLUMN_COUNT, unit_list
from desktop_app.papers.parts.council import centred
from desktop_app.papers.parts.endings import ended_annex, ended_text
from desktop_app.papers.parts.office import SIGN_HINT, Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.reports import AS_ABOVE, FILED, annex_names

_BLANK_ROWS = 4
_ROW_MM = 9
_DRAFTED_BY = "VP"
_DOTS = "…" * 15
"""What a report is for, in the title of its form."""
_REPORT = "Báo cáo thành tích"

GUIDANCE = Passages(
    "cong-van-huong-dan-binh-xet",
    "Công văn hướng dẫn bình xét",
    texts=(
        "subject",
        "opening",
        "subjects_heading",
        "awards_heading",
        "files_heading",
        "timetable_heading",
        "units_by",
        "files_by",
        "council_on",
        "submit_by",
        "conclusion",
        "list_file",
        "list_form",
        "list_total",
        "list_prepared_by",
        "list_signer",
        "person_form",
        "collective_form",
    ),
    lists=("addressees", "subjects", "awards", "files", "form_head"),
    blanks=(
        *("đợt", "cơ quan", "luật", "quy định", "phát động", "văn bản cấp trên", "từ ngày", "đến ngày"),
        *("phong trào", "các phong trào", "danh hiệu"),
    ),
    titles={
        "addressees": "Kính gửi",
        "subjects_heading": "Đề mục: đối tượng, thời gian",
        "subjects": "Đối tượng, thời gian",
        "awards_heading": "Đề mục: danh hiệu, hình thức",
        "awards": "Danh hiệu, hình thức",
        "files_heading": "Đề mục: hồ sơ",
        "files": "Hồ sơ",
        "timetable_heading": "Đề mục: thời gian thực hiện",
        "units_by": "Mốc: đơn vị họp bình xét",
        "files_by": "Mốc: gửi hồ sơ",
        "council_on": "Mốc: Hội đồng họp",
        "submit_by": "Mốc: trình khen thưởng",
        "list_file": "Hồ sơ: tên của danh sách theo mẫu",
        "list_form": "Phụ lục: mẫu danh sách",
        "list_total": "Phụ lục: dòng tổng cộng của mẫu danh sách",
        "list_prepared_by": "Phụ lục: người lập của mẫu danh sách",
        "list_signer": "Phụ lục: người ký của mẫu danh sách",
        "person_form": "Phụ lục: mẫu báo cáo của cá nhân",
        "collective_form": "Phụ lục: mẫu báo cáo của tập thể",
        "form_head": "Phụ lục: đơn vị cấp trên, đơn vị của mẫu báo cáo",
    },
)


@dataclass(frozen=True, slots=True)
class ReviewedAward:
    """An award that can be proposed: for whom ("cá nhân, tập thể"), who decides, and where its conditions stand."""

    name: str
    whom: str
    decided_by: str
    article: str
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class GuidanceData:
    """The data of the letter. `timetable` are the recorded days by passage; `law` the laws in force.

    `movement` is the one that the round is of; of a round of all work `movements` go on in its time. `launched_by` are
    the papers that launched these, as they are cited.
    `files` are the names of the papers of a file; `person_form` and `collective_form` are blank reports of
    achievements, whose body and signatures become annexes. `number` "" and `issued_on` None leave blanks.
    """

    issuer: Issuer
    signer: Signer
    year: int
    occasion: str
    first_day: date
    last_day: date
    awards: tuple[ReviewedAward, ...]
    files: tuple[str, ...]
    timetable: dict[str, date]
    person_form: Document
    collective_form: Document
    law: tuple[str, ...] = ()
    office_rule: str = ""
    guided_by: str = ""
    launched_by: str = ""
    movement: str = ""
    movements: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None


def build(data: GuidanceData, wording: Wording) -> Document:
    """Return the letter on A4 portrait with its forms."""
    words = wording.filled(
        {
            "đợt": clean_line(data.occasion),
            "cơ quan": data.issuer.name,
            "luật": "; ".join(map(clean_line, data.law)),
            "quy định": clean_line(data.office_rule),
            "văn bản cấp trên": clean_line(data.guided_by),
            "từ ngày": day_words(data.first_day),
            "đến ngày": day_words(data.last_day),
            "phát động": clean_line(data.launched_by),
            "phong trào": clean_line(data.movement),
            "các phong trào": joined_words(tuple(f"“{clean_line(name)}”" for name in data.movements)),
            # Titles are of a year: a round of six months has none.
            "danh hiệu": "danh hiệu thi đua" if any(award.is_title for award in data.awards) else "",
        }
    )
    head = letterhead(data.issuer, data.issued_on, data.year, data.number, f"{data.issuer.code}-{_DRAFTED_BY}")
    # "Như trên" names those whom the letter is addressed to.
    copies = [copy for copy in map(clean_line, data.copies_to) if copy not in words.lines("addressees")]
    return Document(
        metadata=Metadata(title=f"Công văn {words['subject']}", author=data.issuer.name),
        letterhead=replace(head, about=f"V/v {words['subject']}"),
        body=tuple(_body(data, words)),
        closing=Closing(left=Recipients((AS_ABOVE, *copies, data.filed)), right=data.signer.block()),
        annexes=tuple(_forms(data, words)),
        name="Công văn",
    )


def _body(data: GuidanceData, words: FilledPassages) -> Iterator[Block]:
    yield Addressees(words.lines("addressees"))
    yield Paragraph(words["opening"])
    yield _heading(1, words["subjects_heading"])
    yield from map(Paragraph, words.lines("subjects"))
    yield _heading(2, capitalised(words["awards_heading"]))
    yield from (Paragraph(line, keep_next=True) for line in words.lines("awards"))
    yield _awards(data.awards)
    yield _heading(3, words["files_heading"])
    yield from map(Paragraph, words.lines("files"))
    files = tuple(_files(data.files, words["list_file"]))
    for place, name in enumerate(files, start=1):
        yield Paragraph(f"- {name}{'.' if place == len(files) else ';'}")
    yield _heading(4, words["timetable_heading"])
    for key in ("units_by", "files_by", "council_on", "submit_by"):
        day = data.timetable.get(key)
        text = f"- {words[key].rstrip(' .;:')}"
        yield Paragraph(f"{text} {day_words(day)}.") if day else Paragraph(text, dotted=True)
    yield from ended_text(iter((Paragraph(words["conclusion"]),)))


def _files(names: tuple[str, ...], list_name: str) -> Iterator[str]:
    """Yield the papers of a file, each with the annex that has its form; the list goes behind what submits it."""
    list_form, person_form, collective_form = annex_names(3)
    own_list = f"{clean_line(list_name)} (theo mẫu tại {list_form})"
    for place, name in enumerate(map(clean_line, names)):
        reports = name.startswith(_REPORT)
        forms = f" (theo mẫu tại {person_form} đối với cá nhân, {collective_form} đối với tập thể)"
        yield f"{name}{forms}" if reports else name
        if place == 0:
            yield own_list
    if not names:
        yield own_list


def _heading(number: int, text: str) -> Paragraph:
    return Paragraph(f"{number}. {text}", bold=True, level=2)


def _awards(awards: tuple[ReviewedAward, ...]) -> Table:
    titled = any(award.is_title for award in awards)
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Danh hiệu, hình thức khen thưởng" if titled else "Hình thức khen thưởng", 48),
        TableColumn("Đối tượng", 24),
        TableColumn("Thẩm quyền quyết định", 38),
        TableColumn("Tiêu chuẩn theo", 45),
    )
    rows = (
        (clean_line(award.name), award.whom, clean_line(award.decided_by), clean_line(award.article))
        for award in awards
    )
    return Table(columns, tuple(BodyRow((number, *cells)) for number, cells in enumerate(rows, start=1)))


def _forms(data: GuidanceData, words: FilledPassages) -> Iterator[Section]:
    number = document_number(data.number, f"{data.issuer.code}-{_DRAFTED_BY}")
    source = attached_to("Công văn", number, date_in_words(data.issued_on, data.year), data.issuer.name)
    list_name, person_name, collective_name = annex_names(3)
    yield ended_annex(
        Section(
            titles=Titles(list_name, words["list_form"].upper(), source),
            body=(_blank_list(),),
            closing=Closing(
                lines=(words["list_total"],),
                left=SignatureBlock((words["list_prepared_by"].upper(),), hint=SIGN_HINT),
                right=SignatureBlock((words["list_signer"].upper(),), hint=SIGN_HINT),
            ),
            orientation=Orientation.LANDSCAPE,
        )
    )
    for name, key, form in (
        (person_name, "person_form", data.person_form),
        (collective_name, "collective_form", data.collective_form),
    ):
        titles = Titles(name, words[key].upper(), source)
        place_and_day = place_and_date(data.issuer.place, None, data.year)
        body = (*_form_head(form, words.lines("form_head"), place_and_day), *form.body)
        yield ended_annex(Section(titles=titles, body=body, closing=_signed_by_hand(form.closing)))


def _signed_by_hand(closing: Closing) -> Closing:
    """Return where a form is signed, with how: nobody's name stands there."""
    left, right = closing.left, closing.right
    return Closing(
        left=replace(left, hint=SIGN_HINT) if isinstance(left, SignatureBlock) else left,
        right=replace(right, hint=SIGN_HINT) if right is not None else None,
    )


def _form_head(form: Document, names: tuple[str, ...], place_and_day: str) -> Iterator[Block]:
    """Yield what the report itself begins with: who reports under whom, place and date, its title with room for what.

    `names` are what stands for the names of the bodies, the unit's own last; none where she wants none.
    """
    bodies = tuple(map(str.upper, names))
    yield Letterhead(bodies[:-1], bodies[-1:], place_date=place_and_day)
    if form.titles is not None:
        subject = form.titles.subject.split("…")[0].rstrip()
        yield centred(f"{form.titles.type_name}\n{subject} {_DOTS}")


def _blank_list() -> Table:
    blank = [BodyRow((number, *("",) * (COLUMN_COUNT - 1))) for number in range(1, 2 * _BLANK_ROWS + 1)]
    collectives, people = blank[:_BLANK_ROWS], blank[_BLANK_ROWS:]
    return unit_list((GroupRow("I. TẬP THỂ"), *collectives, GroupRow("II. CÁ NHÂN"), *people), _ROW_MM)
