"""What is checked in the record of a decision, of a round or of none, and in its awards."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.fields import words_of
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.judging.caps import cap_sentence, cap_standing
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.votes import mark_words
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import count_words, day_words, joined_words
from desktop_app.domain.office.people import post_words
from desktop_app.domain.rounds.nominations import achievement_line
from desktop_app.domain.rounds.told_deeds import names_theme
from desktop_app.domain.vietnamese import fold, name_key, quoted
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.numbered import number_of
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import date_in_words
from desktop_app.services.awards.decisions import is_signed, year_of_decision
from desktop_app.services.awards.money import catalogue_of
from desktop_app.services.awards.rows import told_reason, works_of
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.people import as_former
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.remarks import PaperRemark, most
from desktop_app.services.standing.decision_numbers import whole_number
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_SAYS_NOTHING: Final = frozenset({"", "da co", "da co thanh tich", "da co thanh tich xuat sac", "co thanh tich"})
"""Reasons, folded and without signs, that do not say what was achieved."""


def says_nothing(reason: str) -> bool:
    """Tell whether a reason is empty, or only begins ("Đã có thành tích …")."""
    return _words(reason) in _SAYS_NOTHING


def _words(text: str) -> str:
    """Return the words of a text, folded, without the signs between them."""
    return " ".join(re.findall(r"\w+", fold(text)))


def of_direct_decision(book: Book, options: Options) -> Iterator[PaperRemark]:
    """Yield remarks on the record of a decision of no round."""
    chosen = options.get("decision", "")
    with book.store.reading() as connection:
        decisions = [records.fetch(connection, "decision", int(chosen))] if chosen.isdecimal() else []
        awards = tuple(awards_in_force(connection, decisions))
        catalogues = [(row, catalogue_of(connection, row)) for row in decisions]
        ids = [row["nomination_id"] for row in awards if row["nomination_id"] is not None]
        proposals = records.fetch_many(connection, "nomination", ids)
        otherwise = (*called_otherwise(connection, awards), *left_by_then(connection, awards))
    yield from incomplete(decisions)
    yield from most(without_amount(decisions, awards), ListQuery("awards"))
    lacking = without_reason(awards, proposals, titles_in(*(rules for _, rules in catalogues)))
    yield from most(lacking, ListQuery("awards"))
    yield from most(without_theme(awards), ListQuery("awards"))
    yield from most(iter(otherwise), ListQuery("awards"))
    for row, rules in catalogues:
        yield from of_several_types(row, awards)
        day = from_iso(row["signed_on"]) or date.today()
        yield from over_caps(rules, day, awards, of_decision_query(row["id"]))
        yield from _without_ballot(rules, day, awards, of_decision_query(row["id"]))


def _without_ballot(rules: RuleSet, day: date, awards: Iterable[Record], query: ListQuery) -> Iterator[PaperRemark]:
    """Yield remarks on awards of no round, thus of no session, that the law of their day puts to the ballot."""
    for code, award in {row["award_code"]: row["award"] for row in awards}.items():
        rule = rules.vote_rule(code, day)
        if rule.ballot and rule.awards and rule.provision.confirmed:
            least = f"{'trên' if rule.more_than else 'từ'} {mark_words(rule.share)}"
            sentence = (
                f"“{award}” phải được Hội đồng bỏ phiếu kín, đạt {least} ({rule.provision.article}); sổ không ghi"
            )
            yield PaperRemark(f"{sentence} phiếu nào.", query)


def is_own(decision: Record) -> bool:
    """Tell whether a decision is the department's own."""
    return bool(decision["level"] == AwardLevel.DEPARTMENT)


def is_own_signed(decision: Record) -> bool:
    """Tell whether a decision is the department's own, and signed."""
    return is_own(decision) and is_signed(decision)


def awards_in_force(connection: Reader, decisions: Iterable[Record]) -> Iterator[Record]:
    """Yield the awards of decisions that were not cancelled, in the order of their lists."""
    for decision in decisions:
        awards = records.living(connection, "award", {"decision_id": decision["id"]}, order="position")
        yield from (row for row in awards if row["cancelled_on"] is None)


def without_amount(decisions: Iterable[Record], awards: Iterable[Record]) -> Iterator[PaperRemark]:
    """Yield remarks on awards by signed decisions that have neither an amount nor the reason why there is none."""
    signed = {row["id"] for row in decisions if row["signed_on"]}
    for row in awards:
        if row["decision_id"] in signed and not row["amount"] and not row["unpaid_reason"]:
            query = of_decision_query(row["decision_id"], row["awarded_name"])
            yield PaperRemark(f"Khen thưởng của “{row['awarded_name']}” chưa có số tiền thưởng.", query)


def incomplete(decisions: Iterable[Record]) -> Iterator[PaperRemark]:
    """Yield remarks on decisions, of a round or of none, whose number is without its symbol, or which nobody signs.

    And on those of a day to come: nothing is signed on it yet.
    """
    for row in decisions:
        yield from without_symbol(row)
        if row["signed_on"] and (signed_on := date.fromisoformat(row["signed_on"])) > date.today():
            sentence = (
                f"Quyết định số {row['number']} ghi ký ngày {signed_on:%d/%m/%Y}, ngày ấy chưa đến: xem lại ngày ký."
            )
            yield PaperRemark(sentence, of_decision_query(row["id"]))
        if row["signed_on"] and not row["signer"].strip():
            day = f"{date.fromisoformat(row['signed_on']):%d/%m/%Y}"
            which = f"số {row['number']}, ngày {day}" if row["number"] else f"ngày {day}"
            sentence = f"Quyết định “{row['subject']}” ({which}) chưa ghi họ tên người ký."
            yield PaperRemark(sentence, of_decision_query(row["id"]))


def unsigned(decisions: Iterable[Record], awards: Iterable[Record]) -> Iterator[PaperRemark]:
    """Yield remarks on decisions with awards that are not counted yet: their record has no number and date."""
    giving = {row["decision_id"] for row in awards}
    for row in decisions:
        if not row["signed_on"] and row["id"] in giving:
            sentence = (
                f"Quyết định “{row['subject']}” chưa ghi số, ngày ký: "
                "báo cáo, thống kê, sổ chưa tính các khen thưởng này."
            )
            yield PaperRemark(sentence, of_decision_query(row["id"]))


def of_counted(connection: Reader, year: int, until: date) -> Iterator[PaperRemark]:
    """Yield what is wrong with the decisions of a year that a paper up to a day counts, or leaves out for it.

    A number that two have and one without its symbol, no signer, and those that nobody has signed yet. Of a higher
    level only the last is said: its papers are not the office's.
    """
    own = _with_whole_numbers(connection)
    counted = [row for row in own if row["day"].year == year and row["day"] <= until]
    open_ones = [
        row
        for row in records.living(connection, "decision", {"signed_on": None})
        if year_of_decision(connection, row) == year
    ]
    yield from unsigned(open_ones, awards_in_force(connection, open_ones))
    yield from incomplete(counted)
    for alike in _by_number(counted).values():
        if len(alike) > 1:
            yield _shared(alike)


def over_caps(rules: RuleSet, day: date, awards: Iterable[Record], query: ListQuery) -> Iterator[PaperRemark]:
    """Yield remarks on titles that a decision of a day recognises for more people than the law of that day allows.

    Who has a higher title counts among those of the lower one, as with the proposals of a round.
    """
    given = list(awards)
    counts = {
        code: len({(row["kind"], row["person_id"], row["awarded_name"]) for row in given if row["award_code"] in codes})
        for code, codes in rules.counting_as.items()
    }
    for cap in rules.caps:
        standing = cap_standing(cap, counts)
        if cap.counted in counts and cap.of in counts and cap.holds_on(day) and standing.room < 0:
            yield PaperRemark(f"{cap_sentence(standing, rules).rstrip('.')} ({cap.provision.article}).", query)


def without_theme(awards: Iterable[Record]) -> Iterator[PaperRemark]:
    """Yield remarks on awards that nobody was proposed for, for a movement or a theme that no word names."""
    label = COMMENDATION_TYPE_LABELS[CommendationType.MOVEMENT]
    for row in awards:
        is_direct = row["nomination_id"] is None and row["commendation_type"] == CommendationType.MOVEMENT
        if is_direct and not names_theme(row["reason_line"]):
            sentence = (
                f"Khen thưởng của “{row['awarded_name']}” ghi loại hình “{label}” "
                "nhưng lý do khen không nêu phong trào, chuyên đề nào."
            )
            query = of_decision_query(row["decision_id"], row["awarded_name"])
            yield PaperRemark(sentence, query)


def of_several_types(decision: Record, awards: Iterable[Record]) -> Iterator[PaperRemark]:
    """Yield a remark on a decision that commends for more than one type, whose papers name each of them.

    Statistics and submissions are by type (Nghị định 152/2025/NĐ-CP, Điều 33).
    """
    which = f"Quyết định số {decision['number']}" if decision["number"] else f"Quyết định “{decision['subject']}”"
    for sentence in several_types(which, awards):
        yield PaperRemark(f"{sentence}.", of_decision_query(decision["id"]))


def several_types(which: str, rows: Iterable[Record]) -> Iterator[str]:
    """Yield, without its full stop, what is said of a decision whose awards or proposals are of more than one type."""
    kinds = {row["commendation_type"] or CommendationType.MERIT for row in rows}
    if len(kinds) > 1:
        names = joined_words(tuple(lowered(label) for kind, label in COMMENDATION_TYPE_LABELS.items() if kind in kinds))
        yield (
            f"{which} khen theo {count_words(len(kinds))} loại hình ({names}): mỗi loại hình nên có quyết "
            "định riêng, như tờ trình và thống kê"
        )


def without_symbol(decision: Record) -> Iterator[PaperRemark]:
    """Yield a remark on a decision whose number was typed without its symbol, which papers print completed."""
    if decision["number"] and "/" not in decision["number"]:
        example = words_of(DecisionFields)["number"].help
        words = f"Quyết định “{decision['subject']}” ghi số “{decision['number']}”, thiếu ký hiệu sau số ({example})."
        yield PaperRemark(words, of_decision_query(decision["id"]))


def titles_in(*catalogues: RuleSet) -> frozenset[str]:
    """Return the codes of the titles that some catalogues have."""
    return frozenset(award.code for rules in catalogues for award in rules.awards if award.is_title)


def of_cited(connection: Reader, paper: Document) -> Iterator[PaperRemark]:
    """Yield remarks on the office's decisions that a paper cites by a number without symbol, or one that two have."""
    signed = _with_whole_numbers(connection)
    alike = _by_number(signed)
    faulty = [row for row in signed if "/" not in row["number"] or len(alike[row["whole"], row["day"].year]) > 1]
    text = as_json(paper).replace("\N{NO-BREAK SPACE}", " ") if faulty else ""
    of_number: set[tuple[str, int]] = set()
    for row in faulty:
        day, key = row["day"], (row["whole"], row["day"].year)
        days = (day_words(day), date_in_words(day, day.year).replace("\N{NO-BREAK SPACE}", " "))
        if re.search(rf"(?<!\d){re.escape(row['whole'])}", text) and any(words in text for words in days):
            yield from without_symbol(row)
            # Of its own number a paper is told with the others that have it.
            if len(alike[key]) > 1 and key not in of_number and row["whole"] != number_of(paper):
                of_number.add(key)
                yield _shared(alike[key])


def _with_whole_numbers(connection: Reader) -> list[Record]:
    """Return the office's signed decisions, each with its number as papers have it (`whole`) and its day (`day`)."""
    return [
        {**row, "whole": whole_number(connection, row), "day": date.fromisoformat(row["signed_on"])}
        for row in records.living(connection, "decision", {"level": AwardLevel.DEPARTMENT.value}, order="signed_on")
        if is_signed(row)
    ]


def _by_number(signed: Iterable[Record]) -> dict[tuple[str, int], list[Record]]:
    """Return decisions by their number and year."""
    alike: dict[tuple[str, int], list[Record]] = {}
    for row in signed:
        alike.setdefault((row["whole"], row["day"].year), []).append(row)
    return alike


def _shared(alike: Sequence[Record]) -> PaperRemark:
    """Return a remark on the decisions that have one number in one year."""
    which = "; ".join(f"“{row['subject']}” ngày {row['day']:%d/%m/%Y}" for row in alike)
    number, year = alike[0]["whole"], alike[0]["day"].year
    sentence = f"Số {number} năm {year} dùng cho {len(alike)} quyết định: {which}; sửa số ở quyết định ghi sai."
    return PaperRemark(sentence, of_decision_query(alike[-1]["id"]))


def without_reason(
    awards: Iterable[Record],
    proposals: Mapping[int, Record],
    titles: Collection[str],
    on_certificate: Mapping[int, str] | None = None,
) -> Iterator[PaperRemark]:
    """Yield remarks on awards of which neither they nor what proposed them (by its id) says what was achieved.

    `on_certificate` is what is printed on each one's certificate, by award; without it the decision is asked about. A
    title is recognised by its conditions, which no reason has to say; one that was only begun would be printed.
    """
    for row in awards:
        proposal = proposals.get(row["nomination_id"])
        reasons = [row["reason_line"], *([proposal["reason_line"], proposal["summary"]] if proposal else [])]
        if row["reason_line"].strip() and says_nothing(row["reason_line"]):
            sentence = f"Lý do khen của “{row['awarded_name']}” chỉ ghi “{row['reason_line']}”, chưa nêu thành tích gì."
        elif row["award_code"] not in titles and all(map(says_nothing, reasons)):
            sentence = f"Khen thưởng của “{row['awarded_name']}” chưa ghi lý do khen."
        elif row["award_code"] not in titles and proposal and not proposal["reason_line"].strip():
            printed, on_its_own = achievement_line("", proposal["summary"]), (on_certificate or {}).get(row["id"], "")
            # Of a movement the papers name the movement where nothing else is typed.
            general = on_its_own and printed.strip(" .;").casefold() not in on_its_own.casefold()
            if general or not told_reason(row, proposal):
                what = f"giấy in {quoted(on_its_own)}" if general else "in thành tích trong phong trào thi đua"
            else:
                what = f"in đoạn đầu của tóm tắt, “{printed}”"
            sentence = f"Đề nghị của “{row['awarded_name']}” chưa ghi lý do khen: {what}."
        else:
            continue
        yield PaperRemark(sentence, of_decision_query(row["decision_id"], row["awarded_name"]))


def called_otherwise(connection: Reader, awards: Iterable[Record]) -> Iterator[PaperRemark]:
    """Yield remarks on people whom a decision calls by a name that was corrected since: a reader takes them for two."""
    given = [row for row in awards if row["person_id"] is not None]
    people = records.fetch_many(connection, "person", sorted({row["person_id"] for row in given}))
    decisions = records.fetch_many(connection, "decision", sorted({row["decision_id"] for row in given}))
    for row in given:
        now, decision = people[row["person_id"]]["full_name"], decisions[row["decision_id"]]
        if name_key(now) != name_key(row["awarded_name"]):
            which = f"Quyết định số {decision['number']}" if decision["number"] else f"“{decision['subject']}”"
            called = f"{which} ghi tên “{row['awarded_name']}”, danh sách cán bộ nay ghi “{now}”"
            sentence = f"{called}: quyết định ghi sai thì đính chính."
            yield PaperRemark(sentence, of_decision_query(decision["id"], row["awarded_name"]))


def left_by_then(connection: Reader, awards: Iterable[Record]) -> Iterator[PaperRemark]:
    """Yield remarks on people whom a decision names by a post that was over on its day, today while it is unsigned."""
    given = [row for row in awards if row["person_id"] is not None]
    decisions = records.fetch_many(connection, "decision", sorted({row["decision_id"] for row in given}))
    for row in given:
        decision = decisions[row["decision_id"]]
        if left := _left(connection, row, from_iso(decision["signed_on"]) or date.today()):
            mend = "quyết định đã ký ghi sai thì đính chính" if is_signed(decision) else "sửa chức vụ ở đề nghị"
            sentence = f"“{row['awarded_name']}” {left}: {mend}."
            yield PaperRemark(sentence, of_decision_query(decision["id"], row["awarded_name"]))


def left_by_now(connection: Reader, nominations: Iterable[Record], code: str) -> Iterator[PaperRemark]:
    """Yield remarks on people of a round whom nothing is decided on, and whose post is over by today."""
    for row in nominations:
        if row["person_id"] is None or records.living(connection, "award", {"nomination_id": row["id"]}):
            continue
        if left := _left(connection, row, date.today()):
            query = ListQuery("nominations", row["nominee_name"], scope={"round": code})
            yield PaperRemark(f"“{row['nominee_name']}” {left}: sửa chức vụ ở đề nghị.", query)


def _left(connection: Reader, row: Record, day: date) -> str:
    """Return since when a person no longer holds the post that a row names, "" of who does on a day."""
    title = row["post_title"]
    match = {"person_id": row["person_id"], "unit_id": row["unit_id"]}
    posts = [post for post in records.living(connection, "post", match) if fold(post["position"]) == fold(title)]
    ends = [from_iso(post["to_date"]) or date.max for post in posts]
    if not ends or not title or max(ends) >= day:
        return ""
    since = f"{max(ends) + timedelta(days=1):%d/%m/%Y}"
    post = post_words(title, row["unit_name"])
    return f"thôi giữ chức vụ “{post}” từ ngày {since}; nếu phải ghi “{as_former(post)}”"


def movement_untold(connection: Reader, decisions: Iterable[Record], awards: Iterable[Record]) -> Iterator[PaperRemark]:
    """Yield remarks on own decisions whose recorded trích yếu names no movement, though each of their awards is in one.

    Papers cite them by it: what was a movement's reads there like the year's work.
    """
    given = list(awards)
    for decision in filter(is_own, decisions):
        kinds, movements = works_of(connection, [row for row in given if row["decision_id"] == decision["id"]])
        if set(kinds) != {CommendationType.MOVEMENT} or not all(movements):
            continue
        untold = [name for name in dict.fromkeys(movements) if _words(name) not in _words(decision["subject"])]
        if untold:
            named = joined_words(tuple(map(quoted, untold)))
            which = f"Trích yếu Quyết định số {decision['number']}" if decision["number"] else "Trích yếu quyết định"
            mend = "quyết định đã ký ghi sai thì đính chính" if is_signed(decision) else "sửa ở quyết định"
            sentence = (
                f"{which} không nêu phong trào thi đua {named} mà các khen thưởng của quyết định thuộc về: {mend}."
            )
            yield PaperRemark(sentence, of_decision_query(decision["id"]))


def of_decision_query(decision_id: int, name: str = "") -> ListQuery:
    """Return the list of a decision's awards, of one name or of all."""
    return ListQuery("awards", name, scope={"decision": decision_id})
