"""The letter that tells the units how a round goes: its awards by the round's rules, the file, the timetable."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Final

from desktop_app.domain.fields import words_of
from desktop_app.domain.law.catalogue import Award, AwardLevel
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.offices import Office
from desktop_app.domain.rounds.states import DECIDED
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.model import Block, BodyRow, Closing, Document, Paragraph, SignatureBlock, Table
from desktop_app.papers.document.text import capitalised, lowered
from desktop_app.papers.document.wording import cited_article
from desktop_app.papers.kinds.awards.achievement_report import AchievementReportData, passages
from desktop_app.papers.kinds.awards.achievement_report import build as build_report
from desktop_app.papers.kinds.proposals import guidance
from desktop_app.papers.kinds.proposals.guidance import ReviewedAward
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.book import Book
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.launches import launched_by
from desktop_app.services.papers.content.submissions import undated_note
from desktop_app.services.papers.house_style.wordings import worded, wording_of
from desktop_app.services.review_rounds import TIMETABLE, Round, round_of
from desktop_app.services.rounds.required_papers import papers_for
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_LEVELS: Final = (AwardLevel.DEPARTMENT, AwardLevel.PROVINCE)
"""The levels whose awards the units propose; what goes higher up follows from these."""
_MINUTES, _OF_UNIT = "Biên bản", "Biên bản họp bình xét, đề nghị khen thưởng"
"""How the minutes that a file needs are called first, and what a unit calls its own."""
_BLANK_ROWS: Final = 3
"""The blank rows of each table of a form."""
_DOTS: Final = "…"
_PROVINCE: Final = "UBND tỉnh"
_WHOM: Final = {NomineeKind.COLLECTIVE: "tập thể", NomineeKind.INDIVIDUAL: "cá nhân"}
_ACT: Final = re.compile(r"Luật|Nghị định|Thông tư")


def guidance_paper(book: Book, code: str, on: date | None = None) -> Document:
    """Return the letter on a round. Raises InvalidRecord."""
    day, review_round = on or date.today(), round_of(book, code)
    own_office = office(book, day)
    with book.store.reading() as connection:
        # What it asks to compare with is the law that it cites, whatever the round was opened under.
        rules = catalogue_on(connection, day)
        law = rules.bases_on(day)
        movements = _movements(connection, review_round, day)
        launches = launched_by(connection, [{"movement_id": row["id"]} for row in movements], own_office)
    names = tuple(str(row["name"]) for row in movements)
    is_of_one = review_round.movement_id is not None
    awards = _offered(rules, review_round)
    data = guidance.GuidanceData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=day.year,
        occasion=review_round.code.occasion,
        first_day=review_round.from_date,
        last_day=review_round.to_date,
        awards=tuple(_row(award, own_office) for award in awards),
        files=tuple(_files(awards, day)),
        timetable={name: planned for name in TIMETABLE if (planned := getattr(review_round, name)) is not None},
        person_form=_form(book, NomineeKind.INDIVIDUAL, day),
        collective_form=_form(book, NomineeKind.COLLECTIVE, day),
        law=law,
        office_rule=own_office.office_rule,
        guided_by=review_round.guided_by,
        launched_by=launches,
        movement=names[0] if is_of_one else "",
        movements=() if is_of_one else names,
        copies_to=copies_to(own_office),
    )
    return worded(book, guidance.build, data, guidance.GUIDANCE, day)


def _movements(connection: Reader, review_round: Round, day: date) -> list[Record]:
    """Return the movement that a round is of, else those launched by a day that its span has days of."""
    if review_round.movement_id is not None:
        return [records.fetch(connection, "emulation_movement", review_round.movement_id)]
    first, last = review_round.from_date.isoformat(), review_round.to_date.isoformat()
    return [
        row
        for row in records.living(connection, "emulation_movement", order="from_date")
        if row["from_date"] <= last and (row["to_date"] or last) >= first
        if (row["document_date"] or row["from_date"]) <= day.isoformat()
        if not _is_decided(connection, row, review_round)
    ]


def _is_decided(connection: Reader, movement: Record, review_round: Round) -> bool:
    """Tell whether a movement was over before the half that a round ends, and an earlier round decided on it."""
    code = review_round.code
    half = date(code.year, 1 if code.half == 1 else 7, 1).isoformat()
    if movement["to_date"] is None or movement["to_date"] >= half:
        return False
    nominations = records.living(connection, "nomination", {"movement_id": movement["id"]})
    return any(row["state"] in DECIDED and row["round_id"] != review_round.id for row in nominations)


def guidance_note(book: Book, code: str, on: date | None = None) -> str:
    """Return a note on days that the timetable lacks, and on a letter without a date; "" for none."""
    review_round, words = round_of(book, code), words_of(Round)
    missing = [lowered(words[name].label) for name in TIMETABLE if getattr(review_round, name) is None]
    lacking = f"Đợt xét chưa ghi: {'; '.join(missing)}." if missing else ""
    with book.store.reading() as connection:
        rules = catalogue_on(connection, on or date.today())
    sources = ((award.name, award.provision.article) for award in _offered(rules, review_round))
    # An act as a whole: its articles are many, the criteria stand in one.
    whole = ", ".join(name for name, article in sources if _ACT.match(article) and "Điều" not in article)
    of_no_article = f"Quy định trong sổ chưa ghi điều nêu tiêu chuẩn, công văn chỉ nêu tên luật: {whole}."
    return "\n".join(filter(None, (lacking, of_no_article if whole else "", undated_note(on))))


def _offered(rules: RuleSet, review_round: Round) -> list[Award]:
    half = review_round.code.half
    codes = {award.code for kind in NomineeKind for award in rules.offered(half, kind)}
    return [award for award in rules.awards if award.code in codes and award.level in _LEVELS]


def _row(award: Award, own_office: Office) -> ReviewedAward:
    """Return an award as the letter lists it; the rules of all provinces say "UBND tỉnh", papers which one it is."""
    parent = own_office.parent_name
    decided_by = award.decided_by.replace(_PROVINCE, parent if parent.startswith(_PROVINCE) else _PROVINCE)
    whom = ", ".join(words for kind, words in _WHOM.items() if kind in award.terms)
    article = capitalised(cited_article(award.provision.article))
    return ReviewedAward(award.name, capitalised(whom), decided_by, article, award.is_title)


def _files(awards: list[Award], day: date) -> Iterator[str]:
    """Yield the papers that the files of these awards need, each once, whatever it is called for what is considered."""
    names_by_key: dict[str, dict[str, None]] = {}
    for award in awards:
        for paper in papers_for(award, CommendationType.MERIT, day, cited=True):
            name = _OF_UNIT if paper.name.startswith(_MINUTES) else clean_line(paper.name)
            name = f"{name}{' (nếu có)' if paper.if_cited else ''}"
            names_by_key.setdefault(paper.key, {})[name] = None
    for names in names_by_key.values():
        first, *others = names
        yield ", ".join((first, *(_without_beginning(name, first) for name in others)))


def _without_beginning(name: str, first: str) -> str:
    """Return a name without the words that it begins with as the `first` does: "xét khen thưởng"."""
    words = name.split()
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(words, first.split(), strict=False))))
    return " ".join(words[same:])


def _form(book: Book, kind: NomineeKind, day: date) -> Document:
    """Return a blank report of achievements: the one in use on the day, dots where the nominee is named."""
    nominee = AwardedRecipient(kind, _DOTS, _DOTS, _DOTS if kind is NomineeKind.INDIVIDUAL else "")
    data = AchievementReportData(issuer=issuer(office(book, day)), nominee=nominee, year=day.year, occasion=_DOTS)
    blank = build_report(data, wording_of(book, passages(kind), day))
    left, right = blank.closing.left, blank.closing.right
    return replace(
        blank,
        body=tuple(_to_fill_in(blank.body)),
        closing=Closing(
            left=replace(left, name="") if isinstance(left, SignatureBlock) else left,
            right=replace(right, name="") if right is not None else None,
        ),
    )


def _to_fill_in(body: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of a blank report: every blank of it is a line of dots that ends at the margin."""
    for block in body:
        if isinstance(block, Table):
            yield _with_blank_rows(block)
        elif isinstance(block, Paragraph) and block.text.endswith(_DOTS):
            yield replace(block, text=block.text.removesuffix(_DOTS).rstrip(), dotted=True)
        else:
            yield block


def _with_blank_rows(table: Table) -> Table:
    return replace(table, rows=(BodyRow(("",) * len(table.columns)),) * _BLANK_ROWS)
