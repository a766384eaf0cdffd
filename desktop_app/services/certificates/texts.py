"""The texts of a decision's certificates: names frozen with the awards, the decision's number and day, the signer."""

from collections.abc import Mapping
from datetime import date

from desktop_app.domain.certificates.certificates import CERTIFIED
from desktop_app.domain.certificates.texts import Certificate
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import Award, AwardLevel
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.citations import month_words
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import FORMS_OF_ADDRESS, post_words
from desktop_app.domain.round_codes import RoundCode, parse_round_code
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.wording import OPEN_YEAR, date_in_words, document_number
from desktop_app.papers.parts.awarded import book_number_words
from desktop_app.services.awards.choices import deciding_body
from desktop_app.services.awards.decisions import is_signed, year_of_decision
from desktop_app.services.awards.headings import achieved, period_words, year_words
from desktop_app.services.awards.money import catalogue_of
from desktop_app.services.awards.rows import achievement_of, is_from_abroad, times_of, told_reason, works_of
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, is_over
from desktop_app.services.office.offices import office_of_day, signer_words
from desktop_app.services.papers.kinds.awards import DECISION_KEY
from desktop_app.services.papers.law_day import law_day
from desktop_app.services.practice import mark_of
from desktop_app.services.standing.decision_numbers import whole_number
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_EITHER = "Ông (Bà)"
_COLLECTIVE = "Tập thể"
_OFFICE_ROOM, _DEPARTMENT = "van phong", "so "


def certificates_of(book: Book, decision_id: int) -> tuple[Certificate, ...]:
    """Return the certificates that a decision of the department gives, in the order of its list.

    Only Giấy khen and Chiến sĩ thi đua cơ sở bring one (Nghị định 152/2025/NĐ-CP, Điều 50 và 54); an award that was
    cancelled has none. While number and day are not given, their places stay blank. Raises InvalidRecord, RecordGone.
    """
    day = _day_of_draft(book, decision_id)
    with book.store.reading() as connection:
        decision = records.fetch(connection, "decision", decision_id)
        if decision["level"] != AwardLevel.DEPARTMENT:
            who = deciding_body(connection, decision, day) or "cấp ra quyết định"
            raise InvalidRecord(f"Giấy khen, bằng chứng nhận của quyết định này do {who} in.")
        awards = records.living(connection, "award", {"decision_id": decision_id, "cancelled_on": None}, "position")
        own_office = office_of_day(connection, from_iso(decision["signed_on"]) or day)
        texts = _DecisionTexts(connection, decision, own_office)
        mark = mark_of(book)
        certificates = tuple(texts.certificate(connection, row, mark) for row in awards if texts.code(row) in CERTIFIED)
    if not certificates:
        raise InvalidRecord(
            "Quyết định này không tặng Giấy khen hay danh hiệu Chiến sĩ thi đua cơ sở cho ai, không có giấy nào để in."
        )
    return certificates


def unsigned_note(book: Book, decision_id: int) -> str:
    """Return what there is to know of certificates printed before their decision is signed, "" of a signed one.

    Raises RecordGone.
    """
    day = _day_of_draft(book, decision_id)
    with book.store.reading() as connection:
        row = records.fetch(connection, "decision", decision_id)
        own_office = office_of_day(connection, from_iso(row["signed_on"]) or day)
    if is_signed(row):
        return ""
    by = signer_words(own_office, row["signer"], row["signer_title"])
    return (
        f"Quyết định chưa có số, ngày ký{f', người ký: {by}' if by else ''}: chỗ số và ngày để trống, số sổ vàng còn "
        "có thể đổi; in cả tờ trên giấy trắng thì có chữ “DỰ THẢO”."
    )


def _day_of_draft(book: Book, decision_id: int) -> date | None:
    """Return the day whose office an unsigned decision has on its paper, None for today's: its certificates have it."""
    past = law_day(book, DECISION_KEY, {"decision": str(decision_id)})
    return past.day if past is not None else None


class _DecisionTexts:
    """The texts that all certificates of a decision have in common."""

    def __init__(self, connection: Reader, decision: Record, own_office: Office) -> None:
        self._named = own_office
        self._code = _round_code(connection, decision)
        signed_on = from_iso(decision["signed_on"])
        self._rules = catalogue_of(connection, decision)
        first, last = from_iso(decision["period_from"]), from_iso(decision["period_to"])
        self._period = period_words(self._code, first, last)
        self._title_year = year_words(self._code, first, last)
        self._is_signed = is_signed(decision)
        self._values = {
            "cơ quan": own_office.name,
            "thời gian": self._period,
            "số quyết định": whole_number(connection, decision) or document_number("", f"QĐ-{own_office.code}"),
            "ngày quyết định": date_in_words(signed_on, _blank_year(connection, decision)),
            "ngày": f"{signed_on.day:02d}" if signed_on else "",
            "tháng": month_words(signed_on.month) if signed_on else "",
            "năm": str(signed_on.year) if signed_on else "",
            "địa danh": own_office.place,
            "thẩm quyền": f"Giám đốc {own_office.name}",
            "chức vụ người ký": decision["signer_title"] or own_office.signer_title,
            "người ký": decision["signer"] or own_office.signer_name,
        }

    def code(self, row: Record) -> str:
        """Return the award's code; decisions recorded before there were codes name it alone."""
        return str(row["award_code"]) or next(
            (award.code for award in self._rules.awards if award.name == row["award"]), ""
        )

    def certificate(self, connection: Reader, row: Record, mark: str) -> Certificate:
        """Return what one award's certificate says."""
        kind, code = NomineeKind(row["kind"]), self.code(row)
        name = row["awarded_name"]
        of_person = kind is NomineeKind.INDIVIDUAL
        place = post_words(row["post_title"], row["unit_name"]) if of_person else ""
        values = {
            **self._values,
            "danh xưng": _addressee(connection, row) if of_person else _COLLECTIVE,
            "tên": name,
            "chức vụ": row["post_title"] if of_person else "",
            "đơn vị": row["unit_name"] if of_person else "",
            "nơi công tác": place if is_from_abroad(row) else _at_office(place, self._named.name),
            "thành tích": self._reason(connection, row, is_title=_is_title(self._rules, code)),
            # The order of a draft is not that of the decision yet.
            "số sổ vàng": book_number_words(row["position"]) if self._is_signed else "",
            "số bằng": row["certificate_number"],
            "việc tặng": "Tặng danh hiệu" if _is_title(self._rules, code) else "Tặng",
            "hình thức": row["award"],
        }
        whose = (row["position"], code, row["award"], kind, row["unit_id"], name)
        return Certificate(*whose, values, mark, is_draft=not self._is_signed)

    def _reason(self, connection: Reader, row: Record, *, is_title: bool) -> str:
        nomination_id = row["nomination_id"]
        proposal = records.fetch(connection, "nomination", nomination_id) if nomination_id is not None else None
        if not is_title:
            _, (movement,) = works_of(connection, [row])
            (time,) = times_of(connection, [row], self._code, self._period)
            return achieved(row, told_reason(row, proposal), time, movement)
        reason = str(row["reason_line"]) or (achievement_of(proposal) if proposal is not None else "")
        # The year of a title stands nowhere else, and on stock perhaps not even its name.
        reached = f"đạt danh hiệu “{row['award']}” {self._title_year}".strip()
        merit = reason.strip(" .;")
        if fold(str(row["award"])) in fold(merit):
            return str(merit)
        return f"{merit}, {reached}" if merit else f"Đã {reached}"


def _at_office(place: str, office_name: str) -> str:
    """Return a post or a unit with its office: "Chánh Văn phòng Sở Ngoại vụ", "Phòng Lễ tân, Sở Ngoại vụ"."""
    is_of_sort = fold(place).endswith(_OFFICE_ROOM) and fold(office_name).startswith(_DEPARTMENT)
    return f"{place} {office_name}" if is_of_sort else post_words(place, office_name)


def _round_code(connection: Reader, decision: Record) -> RoundCode | None:
    if decision["round_id"] is None:
        return None
    return parse_round_code(records.fetch(connection, "review_round", decision["round_id"])["code"])


def _blank_year(connection: Reader, decision: Record) -> int | str:
    """Return the year of a decision without a day: left open where it is over, as on the decision itself."""
    return OPEN_YEAR if is_over(year_of_decision(connection, decision)) else date.today().year


def _addressee(connection: Reader, row: Record) -> str:
    if row["person_id"] is None:
        return _EITHER
    return FORMS_OF_ADDRESS.get(records.fetch(connection, "person", row["person_id"])["gender"], _EITHER)


def _is_title(rules: RuleSet, code: str) -> bool:
    awards: Mapping[str, Award] = {award.code: award for award in rules.awards}
    return code in awards and awards[code].is_title
