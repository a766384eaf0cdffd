"""What to look at first on a paper of a round: the day whose law it bears, and whether a nominee would sign it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.rules import RuleSet, catalogue_for
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import count_words
from desktop_app.domain.rounds.states import LISTED
from desktop_app.domain.vietnamese import name_key
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.model import Document, SignatureBlock
from desktop_app.papers.document.numbered import date_of, own_letterhead
from desktop_app.papers.document.proofreading import names_on
from desktop_app.papers.document.wording import OPEN_YEAR, cited
from desktop_app.papers.parts.passages import Passages
from desktop_app.services.book import Book
from desktop_app.services.law.rules import rule_sets
from desktop_app.services.papers.content.decisions import decided_round
from desktop_app.services.papers.content.submissions import proposed_by, undated_note
from desktop_app.services.papers.house_style.wordings import vouched_note
from desktop_app.services.papers.kinds.awards import DECISION_KEY
from desktop_app.services.papers.kinds.council import MINUTES_KEY
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.papers.kinds.proposals import EXEMPLARS_KEY, PROPOSING, SUBMISSION_KEY, UNIT_MINUTES_KEY
from desktop_app.services.papers.law_day import LawDay, not_after, not_before
from desktop_app.services.papers.remarks import PaperRemark, RemarkPlace
from desktop_app.services.papers.rounds.checked import CheckedRound
from desktop_app.services.review_rounds import Round, rounds
from desktop_app.store import records
from desktop_app.store.records import Reader

_CITING: Final = (SUBMISSION_KEY, MINUTES_KEY, DECISION_KEY)
"""The papers made of a round's files which cite the law that these are judged by."""
_FIELDS: Final = "ô “Lập theo ngày”, hoặc “Ngày văn bản” khi phát hành"


def round_code_of(book: Book, options: Options, *, is_report: bool) -> str:
    """Return the code of the round that a paper is of, "" for none.

    A report is of half a year, whether that had a round of review or not.
    """
    code = options.get("round") or decided_round(book, options.get("decision", ""))
    return "" if is_report and all(str(each.code) != code for each in rounds(book)) else code


def day_and_notes(
    review_round: Round | None, paper: Document, options: Options, past: LawDay | None, notes: Iterable[str]
) -> Iterator[PaperRemark]:
    """Yield of which day a paper without one is made, and the notes on it without what that has said already."""
    of_day = tuple(
        _of_past_year(paper, past) if review_round is None else _of_today(review_round, paper, options, past)
    )
    yield from of_day
    repeated = undated_note(None) if of_day else ""
    for note in notes:
        # Each line of a note is about something else.
        yield from map(PaperRemark, filter(None, note.replace(repeated, "").split("\n")))


def _of_today(review_round: Round, paper: Document, options: Options, past: LawDay | None) -> Iterator[PaperRemark]:
    """Yield a remark on a paper of a round that is over which has no day yet: of which day its law and signer are."""
    code, today = review_round.code, date.today()
    letterhead = own_letterhead(paper)
    is_dated = letterhead is None or not letterhead.place_date or date_of(paper) is not None
    if not is_dated and day_of(options) is None and code.last_day < today:
        chosen = (
            f"{'để trống năm; ' if past.is_over else ''}{past.chosen}"
            if past is not None
            else f"ghi năm, căn cứ pháp lý, cơ quan, người ký của hôm nay ({today:%d/%m/%Y})"
        )
        # What follows a decision has no day before it: its own day is chosen already.
        example = "" if past is not None else f" (ví dụ {code.last_day:%d/%m/%Y})"
        sentence = f"Đợt {code.title} đã qua, văn bản chưa có ngày nên {chosen}. Ngày khác{example}: {_FIELDS}."
        yield PaperRemark(sentence, place=RemarkPlace.ISSUE)


def of_unit_minutes(kind_key: str, past: LawDay | None) -> Iterator[PaperRemark]:
    """Yield by which day the minutes of a unit are made: no line of place and date of theirs says so."""
    if kind_key == UNIT_MINUTES_KEY and past is not None:
        yield PaperRemark(f"Biên bản lấy {past.chosen}.", place=RemarkPlace.ISSUE)


def _of_past_year(paper: Document, past: LawDay | None) -> Iterator[PaperRemark]:
    """Yield a remark on a paper of a year that is over which has no day yet."""
    letterhead = own_letterhead(paper)
    if past is not None and letterhead is not None and OPEN_YEAR in letterhead.place_date:
        yield PaperRemark(
            f"Năm {past.year} đã qua, văn bản chưa có ngày nên để trống năm; {past.chosen}. Ngày khác: {_FIELDS}.",
            place=RemarkPlace.ISSUE,
        )


def of_earlier_law(book: Book, review_round: Round, kind_key: str, paper: Document) -> Iterator[PaperRemark]:
    """Yield a remark on law that held when a round's files were due and that what is made of them no longer cites.

    It says which files go by which law: in the rules' own words, and by the days on which the units met.
    """
    due = review_round.files_by
    if kind_key not in _CITING or due is None:
        return
    text = as_json(paper)
    with book.store.reading() as connection:
        sets = rule_sets(connection)
        then = catalogue_for(sets, due)
        replaced = [basis for basis in then.bases_on(due) if cited(basis) not in text]
        later = next((rules for rules in sets if rules.first > due and _is_cited(rules, then, text)), None)
        if later is None or not replaced:
            return
        by_unit_day = _by_unit_day(connection, review_round, later.first)
    acts = ", ".join(basis.partition(" ngày ")[0] for basis in replaced)
    yield PaperRemark(
        f"Hạn gửi hồ sơ của đợt là {due:%d/%m/%Y}, khi còn áp dụng {acts}; văn bản viện dẫn quy định sau đó. "
        f"Xem điều khoản chuyển tiếp: hồ sơ nhận trước ngày {later.first:%d/%m/%Y} có thể vẫn xét theo quy định cũ. "
        f"{' '.join(filter(None, (later.note, by_unit_day)))}",
        place=RemarkPlace.ISSUE,
    )


def _is_cited(rules: RuleSet, then: RuleSet, text: str) -> bool:
    """Tell whether a paper cites what came with these rules."""
    return any(cited(basis.text) in text for basis in rules.bases if basis not in then.bases)


def _by_unit_day(connection: Reader, review_round: Round, first: date) -> str:
    """Return how many files of a round are of units that met before the first day of a law, and whose are not.

    Before its unit met no file can have come.
    """
    reviews = records.living(connection, "unit_review", {"round_id": review_round.id})
    days = {row["unit_id"]: row["held_on"] for row in reviews}
    rows = records.living(connection, "nomination", {"round_id": review_round.id})
    later = [row["nominee_name"] for row in rows if (days.get(row["unit_id"]) or "") >= first.isoformat()]
    unknown = [row["nominee_name"] for row in rows if not days.get(row["unit_id"])]
    earlier = len(rows) - len(later) - len(unknown)
    parts = (
        f"{count_words(earlier)} hồ sơ của đơn vị đã họp trước ngày {first:%d/%m/%Y}" if earlier else "",
        f"{count_words(len(later))} hồ sơ của đơn vị họp từ ngày đó ({', '.join(later)})" if later else "",
        f"chưa ghi ngày họp: {', '.join(unknown)}" if unknown else "",
    )
    return f"Theo ngày họp bình xét của đơn vị: {'; '.join(filter(None, parts))}." if rows else ""


def of_future(cut_off: date | None) -> Iterator[PaperRemark]:
    """Yield a remark on a report whose figures are taken up to a day that has not come yet."""
    today = date.today()
    if cut_off is not None and cut_off > today:
        yield PaperRemark(
            f"Ngày chốt số liệu {cut_off:%d/%m/%Y} chưa đến: số liệu mới đến hôm nay ({today:%d/%m/%Y}), còn thay đổi.",
            place=RemarkPlace.REPORT,
        )


def signed_by_nominee(
    book: Book, review_round: Round, kind_key: str, paper: Document, options: Options
) -> Iterator[PaperRemark]:
    """Yield a remark where who signs a proposal is among those that it proposes, with the way out."""
    signer = paper.closing.right
    if kind_key not in PROPOSING or not isinstance(signer, SignatureBlock) or not signer.name:
        return
    if name_key(signer.name) in _proposed_people(book, review_round, kind_key, paper, options):
        post = signer.capacity_lines[-1]
        proposal = "nhân rộng" if kind_key == EXEMPLARS_KEY else "khen thưởng"
        yield PaperRemark(
            f"“{signer.name}” ký văn bản đề nghị {proposal} chính mình: nên để cấp phó ký thay, khi phát hành ghi "
            f"người ký ấy, chức vụ là hai dòng “KT. {post}” và “PHÓ {post}”.",
            ListQuery("nominations", signer.name, scope={"round": str(review_round.code)}),
        )


def _proposed_people(book: Book, review_round: Round, kind_key: str, paper: Document, options: Options) -> set[str]:
    """Return the people whom a paper proposes: those it names itself, or of a tờ trình, which only counts them, its."""
    names = names_on(paper)
    if kind_key == SUBMISSION_KEY:
        rows = [proposal.row for proposal in proposed_by(book, review_round, options)]
    else:
        match = {"round_id": review_round.id}
        with book.store.reading() as connection:
            rows = [row for row in records.living(connection, "nomination", match) if row["nominee_name"] in names]
    people = [row for row in rows if row["kind"] == NomineeKind.INDIVIDUAL and row["state"] in LISTED]
    return {name_key(row["nominee_name"]) for row in people}


def impossible_day(book: Book, kind_key: str, paper: Document, options: Options) -> Iterator[PaperRemark]:
    """Yield remarks on a day that the paper cannot have: before what it follows, or after what it comes before."""
    day = date_of(paper) or day_of(options)
    if day is None:
        return
    first, last = not_before(book, kind_key, options), not_after(book, kind_key, options)
    if first is not None and day < first[0]:
        sentence = f"Ngày văn bản ({day:%d/%m/%Y}) trước {first[1]} ({first[0]:%d/%m/%Y}): xem lại ngày."
        yield PaperRemark(sentence, place=RemarkPlace.ISSUE)
    if last is not None and day > last[0]:
        sentence = f"Ngày văn bản ({day:%d/%m/%Y}) sau {last[1]} ({last[0]:%d/%m/%Y}): xem lại ngày."
        yield PaperRemark(sentence, place=RemarkPlace.ISSUE)


def decided_before(checked: CheckedRound, day: date | None) -> Iterator[PaperRemark]:
    """Yield a remark where who is proposed was decided on before the day of the tờ trình, whose law is of that day.

    Signed decisions of a higher level come long after what the office proposed to its director.
    """
    ids = {row["id"] for row in checked.nominations}
    own = {award["decision_id"] for award in checked.awards if award["nomination_id"] in ids}
    signed = [
        row
        for row in checked.decisions
        if row["signed_on"] and row["level"] == AwardLevel.DEPARTMENT and row["id"] in own
    ]
    days = sorted(date.fromisoformat(row["signed_on"]) for row in signed)
    if days and days[0] < (day or date.today()):
        when = f"ngày {day:%d/%m/%Y}" if day is not None else f"chưa có ngày, tính là {date.today():%d/%m/%Y}"
        sentence = f"Đợt đã có quyết định ký ngày {days[0]:%d/%m/%Y}, trước tờ trình này ({when})."
        yield PaperRemark(sentence, ListQuery("decisions", scope={"round": str(checked.round.code)}))


def vouched_for(book: Book, passages: Passages, paper: Document, options: Options) -> Iterator[PaperRemark]:
    """Yield a remark on what a tờ trình says of its cases and no record tells."""
    if note := vouched_note(book, passages, "appraisal", paper, day_of(options) or date.today()):
        yield PaperRemark(note)
