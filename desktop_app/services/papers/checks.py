"""What to look at before a paper is printed, each remark leading to the record where it is put right.

The paper itself is looked over (`papers.document.proofreading`); here its records are: what was left out of it and why,
what it lacks, and whether the papers of one round name the same people with the same titles.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.nominations import PROPOSED, NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import from_json
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.proofreading import About, findings, names_on
from desktop_app.services import lists
from desktop_app.services.awards.rows import proposed_of
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.papers import papers
from desktop_app.services.papers.content.submissions import proposed_by
from desktop_app.services.papers.issued import options_of
from desktop_app.services.papers.papers import Options, Progress
from desktop_app.services.papers.reports import papers as report_papers
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_MOST: Final = 20
"""Remarks of one sort; what is more is counted in a last one."""
_REPORTS: Final = {"annual-report": (ANNUAL, "year"), "half-year-report": (HALF_YEAR, "round")}
_OF_DECISION: Final = ("award-decision", "reward-list")
_OF_COUNCIL: Final = ("minutes", "vote-count", "ballot")
_WITHOUT_LIST: Final = "submission"
_OF_EXEMPLARS: Final = "exemplar-list"


class Place(StrEnum):
    """Where something that is no record of a list is put right."""

    OFFICE = "office"
    WORDING = "wording"
    ISSUE = "issue"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class PaperRemark:
    """A sentence, and what it leads to: rows of a list, a place, or nothing where the paper itself is all there is."""

    sentence: str
    query: ListQuery | None = None
    place: Place | None = None


_PLACES: Final = {
    About.OFFICE: Place.OFFICE,
    About.SIGNER: Place.ISSUE,
    About.NUMBER: Place.ISSUE,
    About.WORDING: Place.WORDING,
}


def remarks(book: Book, kind_key: str, options: Options, paper: Document | None = None) -> tuple[PaperRemark, ...]:
    """Return what to look at in a paper; `paper` spares making it again. Raises as `papers.document`."""
    paper = paper if paper is not None else papers.document(book, kind_key, options)
    note = papers.paper_kind(kind_key).note(book, options)
    told = (PaperRemark(note),) if note else ()
    if kind_key in _REPORTS:
        return (*told, *_of_paper(paper), *_of_report(book, kind_key, options))
    if not options.get("round"):
        return (*told, *_of_paper(paper))
    whole = _read_round(book, round_of(book, options["round"]))
    checked = whole.of(kind_key)
    named = _whom(book, checked, kind_key, options)
    listed = _counts(named) if kind_key == _WITHOUT_LIST else None
    found = (
        *told,
        *_of_paper(paper, listed),
        *_of_round(checked, kind_key),
        *_most(_names_that_differ(checked, names_on(paper), named, _known(checked, kind_key)), checked.query()),
        *_of_issued(book, whole, kind_key),
    )
    return tuple({remark.sentence: remark for remark in reversed(found)}.values())[::-1]


def looked_over(
    book: Book, kind_key: str, options: Options, progress: Progress | None = None
) -> tuple[papers.Paper, tuple[PaperRemark, ...]]:
    """Return a paper as PDF and what to look at in it, made once for both. Raises as `papers.render`, and Cancelled.

    What its note tells stands among the remarks: of the paper first, of its typeface last.
    """
    paper = papers.document(book, kind_key, options)
    made = papers.finished(book, kind_key, options, paper, PaperFormat.PDF, progress)
    typeface = papers.font_note(PaperFormat.PDF)
    found = remarks(book, kind_key, options, paper)
    return replace(made, note=""), (*found, *((PaperRemark(typeface),) if typeface else ()))


def _of_paper(paper: Document, listed: dict[str, int] | None = None) -> Iterator[PaperRemark]:
    for found in findings(paper, listed):
        yield PaperRemark(found.sentence, place=_PLACES.get(found.about))


def _of_report(book: Book, kind_key: str, options: Options) -> Iterator[PaperRemark]:
    kind, name = _REPORTS[kind_key]
    cut_off = date.fromisoformat(options["cut_off"]) if options.get("cut_off") else None
    for remark in report_papers.remarks(book, report(book, kind, options[name], cut_off)):
        yield PaperRemark(remark.sentence, place=Place.REPORT)


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a round's papers are made of, as it is now; `narrowed` is which of its nominations, {} for all."""

    round: Round
    nominations: tuple[Record, ...]
    ended: dict[int, Record]
    decisions: tuple[Record, ...]
    awards: tuple[Record, ...]
    narrowed: Mapping[str, object] = field(default_factory=dict)

    def of(self, kind_key: str) -> "_Checked":
        """Return what a kind of paper is made of: the list of those to be spread as models has them alone."""
        if kind_key != _OF_EXEMPLARS:
            return self
        marked = tuple(row for row in self.nominations if row["exemplar"])
        return replace(self, nominations=marked, narrowed={"exemplar": True})

    @property
    def list_name(self) -> str:
        """What the clerk calls the list that the nominations stand on."""
        return "danh sách đề nghị nhân rộng" if self.narrowed else "danh sách đề nghị"

    @property
    def proposed(self) -> list[Record]:
        """The nominations that stand on the round's list."""
        return [row for row in self.nominations if row["state"] in PROPOSED]

    @property
    def day(self) -> date:
        """The day the round's units are looked at: that of its decision, today while there is none."""
        signed = [row["signed_on"] for row in self.decisions if row["signed_on"]]
        return date.fromisoformat(max(signed)) if signed else date.today()

    def query(self, name: str = "", **scope: object) -> ListQuery:
        """Return the question for the round's nominations, or for one of them by its name."""
        return ListQuery("nominations", name, scope={"round": str(self.round.code), **self.narrowed, **scope})


def _read_round(book: Book, found: Round) -> _Checked:
    with book.store.reading() as connection:
        decisions = records.living(connection, "decision", {"round_id": found.id})
        return _Checked(
            found,
            tuple(records.living(connection, "nomination", {"round_id": found.id}, order="list_key")),
            {row["id"]: row for row in records.of_kind(connection, "unit") if row["valid_to"]},
            tuple(decisions),
            tuple(_awards(connection, decisions)),
        )


def _awards(connection: Reader, decisions: Iterable[Record]) -> Iterator[Record]:
    for decision in decisions:
        given = records.living(connection, "award", {"decision_id": decision["id"]}, order="position")
        yield from (row for row in given if row["cancelled_on"] is None)


def _whom(book: Book, checked: _Checked, kind_key: str, options: Options) -> list[Record] | None:
    """Return the nominations that a paper of the round names all of, None where it names some of them."""
    if kind_key in _OF_COUNCIL and len(sessions_of(book, str(checked.round.code))) > 1:
        return None
    if kind_key not in (*_OF_DECISION, _WITHOUT_LIST):
        return checked.proposed
    if kind_key in _OF_DECISION and len(checked.decisions) > 1:
        return None
    try:
        if kind_key == _WITHOUT_LIST:
            return [one.row for one in proposed_by(book, checked.round, options)]
        return [one.row for one in proposed_of(book, checked.round) if not one.goes_up]
    except InvalidRecord:
        # Nobody is proposed so any more.
        return []


def _counts(rows: list[Record] | None) -> dict[str, int] | None:
    if rows is None:
        return None
    collectives = sum(row["kind"] == NomineeKind.COLLECTIVE for row in rows)
    return {"tập thể": collectives, "cá nhân": len(rows) - collectives}


def _of_round(checked: _Checked, kind_key: str) -> Iterator[PaperRemark]:
    yield from _left_out(checked)
    yield from _most(_without_achievement(checked), checked.query())
    yield from _most(_of_units_ended(checked), checked.query())
    if kind_key in _OF_DECISION:
        yield from _unsigned(checked)
        yield from _most(_without_amount(checked), ListQuery("awards"))
    yield from _most(_named_otherwise(checked), checked.query())


def _left_out(checked: _Checked) -> Iterator[PaperRemark]:
    for state, words in ((NominationState.DRAFT, "còn là nháp"), (NominationState.HELD, "đang tạm hoãn")):
        number = sum(row["state"] == state for row in checked.nominations)
        if number:
            yield PaperRemark(f"{number} đề nghị {words}, không có trong văn bản.", checked.query(state=state.value))


def _without_achievement(checked: _Checked) -> Iterator[PaperRemark]:
    for row in checked.proposed:
        if not row["summary"].strip() and not row["reason_line"].strip():
            sentence = f"Đề nghị “{row['nominee_name']}” chưa có tóm tắt thành tích, dòng lý do khen thưởng."
            yield PaperRemark(sentence, checked.query(row["nominee_name"], kind=row["kind"]))


def _of_units_ended(checked: _Checked) -> Iterator[PaperRemark]:
    for row in checked.proposed:
        ended = checked.ended.get(row["unit_id"])
        if ended is not None and date.fromisoformat(ended["valid_to"]) < checked.day:
            day = date.fromisoformat(ended["valid_to"])
            sentence = f"“{row['unit_name']}” của đề nghị “{row['nominee_name']}” đã hết hiệu lực từ {day:%d/%m/%Y}."
            yield PaperRemark(sentence, checked.query(row["nominee_name"], kind=row["kind"]))


def _unsigned(checked: _Checked) -> Iterator[PaperRemark]:
    """Yield the decisions that reports do not count yet, since their record has no number and date."""
    for row in checked.decisions:
        if not row["signed_on"] and any(award["decision_id"] == row["id"] for award in checked.awards):
            sentence = f"Quyết định “{row['subject']}” chưa ghi số, ngày ký: báo cáo chưa tính các khen thưởng này."
            yield PaperRemark(sentence, ListQuery("awards", scope={"decision": row["id"]}))


def _without_amount(checked: _Checked) -> Iterator[PaperRemark]:
    signed = {row["id"] for row in checked.decisions if row["signed_on"]}
    for row in checked.awards:
        if row["decision_id"] in signed and not row["amount"] and not row["unpaid_reason"]:
            query = ListQuery("awards", row["awarded_name"], scope={"decision": row["decision_id"]})
            yield PaperRemark(f"Khen thưởng của “{row['awarded_name']}” chưa có số tiền thưởng.", query)


def _named_otherwise(checked: _Checked) -> Iterator[PaperRemark]:
    """Yield the awards whose decision writes name, post or form otherwise than the nomination they come from."""
    proposals = {row["id"]: row for row in checked.nominations}
    for row in checked.awards:
        proposal = proposals.get(row["nomination_id"])
        if proposal is None:
            continue
        decided, proposed = _written(row, "awarded_name"), _written(proposal, "nominee_name")
        if decided != proposed:
            sentence = f"Quyết định ghi “{decided}”, đề nghị ghi “{proposed}”."
            yield PaperRemark(sentence, checked.query(proposal["nominee_name"], kind=proposal["kind"]))


def _written(row: Record, name: str) -> str:
    unit = row["unit_name"] if row["kind"] == NomineeKind.INDIVIDUAL else ""
    return ", ".join(filter(None, (row[name], row["post_title"], unit, row["award"])))


def _known(checked: _Checked, kind_key: str) -> set[str]:
    """Return whom a paper of the round may name: those of the Council name whom it turned down, too."""
    rows = checked.nominations if kind_key in _OF_COUNCIL else checked.proposed
    return {row["nominee_name"] for row in rows}


def _names_that_differ(
    checked: _Checked, names: dict[str, str], named: list[Record] | None, known: set[str]
) -> Iterator[PaperRemark]:
    """Yield whom the paper lists and the round does not, and the other way about."""
    if not names:
        return
    for name in names:
        if name not in known:
            sentence = f"“{name}” có trong văn bản mà không có trong {checked.list_name} của đợt."
            yield PaperRemark(sentence, ListQuery("awards", name) if checked.decisions else None)
    for row in named or ():
        if row["nominee_name"] not in names:
            sentence = f"“{row['nominee_name']}” có trong {checked.list_name} mà không có trong văn bản."
            yield PaperRemark(sentence, checked.query(row["nominee_name"], kind=row["kind"]))


def _of_issued(book: Book, whole: _Checked, kind_key: str) -> Iterator[PaperRemark]:
    """Yield where another paper of the round, as it was issued last, no longer agrees with the round."""
    code = str(whole.round.code)
    newest_first = [row.id for row in lists.everything(book, ListQuery("issued", scope={"round": code}))]
    with book.store.reading() as connection:
        rows = records.fetch_many(connection, "issued_paper", newest_first)
    # A round has several papers of a kind: a tờ trình for each type, a decision more than once.
    last = {(row["kind"], row["options"]): row for row in (rows[one] for one in reversed(newest_first))}
    for row in last.values():
        key, options = row["kind"], options_of(row["options"])
        if key == kind_key or key in _REPORTS:
            continue
        issued = ListQuery("issued", scope={"kind": key, "options": row["options"]})
        said = f"“{row['title']}” đã phát hành (bản {row['version']})"
        try:
            paper = from_json(row["content"])
        except ValueError:
            yield PaperRemark(f"{said}: nội dung lưu trong sổ bị hỏng, không đối chiếu được.", issued)
            continue
        checked = whole.of(key)
        names, named = names_on(paper), _whom(book, checked, key, options)
        wrong = [one.sentence for one in findings(paper, _counts(named)) if one.about is About.ROWS]
        differing = [one.sentence for one in _names_that_differ(checked, names, named, _known(checked, key))]
        for sentences in (wrong, differing, _posts_that_differ(checked, names)):
            yield from _most(_about(said, issued, sentences), issued)


def _about(said: str, query: ListQuery, sentences: Iterable[str]) -> Iterator[PaperRemark]:
    return (PaperRemark(f"{said}: {sentence}", query) for sentence in sentences)


def _posts_that_differ(checked: _Checked, names: dict[str, str]) -> Iterator[str]:
    for row in checked.proposed:
        now = ", ".join(filter(None, (row["post_title"], row["unit_name"])))
        then = names.get(row["nominee_name"], "")
        if row["kind"] == NomineeKind.INDIVIDUAL and then and then != now:
            yield f"“{row['nominee_name']}” ghi “{then}”, nay là “{now}”."


def _most(found: Iterator[PaperRemark], everything: ListQuery) -> Iterator[PaperRemark]:
    """Yield remarks of one sort, the first of many and how many more there are."""
    first = [remark for _, remark in zip(range(_MOST), found, strict=False)]
    yield from first
    more = sum(1 for _ in found)
    if more:
        yield PaperRemark(f"Và {more} trường hợp khác như vậy.", everything)
