"""What the clerk enters of one rule of a set, a dataclass a kind of rule, and the values of its table in the file.

Numbers and shares are entered as they are written ("0,3", "70 %", "2/3"); `values` reads them and names the field of
what cannot be read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, Final, Protocol

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.domain.law.catalogue import LEVEL_LABELS, AwardLevel, Frequency
from desktop_app.domain.law.province import parse_share
from desktop_app.domain.law.rule_tables import Values
from desktop_app.domain.law.votes import VOTE_BASE_LABELS, VoteBase, mark_words
from desktop_app.domain.numbers import parse_value
from desktop_app.domain.vietnamese import clean_line, clean_text, thousands

ARTICLE: Final = Words("Căn cứ", required=True, help="Văn bản, điều, khoản, ví dụ: Nghị định 152/2025/NĐ-CP, Điều 54.")
CONFIRMED: Final = Words("Đã xác nhận", help="Đã đối chiếu với văn bản (sổ ghi người và ngày xác nhận)")
NOTE: Final = Words("Lưu ý")
FIRST: Final = Words("Áp dụng từ ngày")
LAST: Final = Words("Đến ngày")


class RuleFields(Protocol):
    """The fields of a rule: their values for the file, and how they are made of them."""

    def values(self) -> Values:
        """Return the values of the rule's table. Raises InvalidRecord naming the field."""
        ...


class RatingWord(StrEnum):
    """A rating as the file writes it."""

    COMPLETED = "completed"
    GOOD = "good"
    EXCELLENT = "excellent"


class ConditionKind(StrEnum):
    """The conditions that the form offers; others stay as they are in the file."""

    RATING = "rating_run"
    TITLE = "title_run"
    INITIATIVES = "initiatives"
    HELD = "held_before"
    MEMBER_SHARE = "member_share"
    MEMBER_HOLDERS = "member_holders"
    MEMBERS_RATED = "members_rated"
    NO_DISCIPLINED = "no_member_disciplined"


CONDITION_LABELS: Final = {
    ConditionKind.RATING: "Xếp loại nhiều năm liên tục",
    ConditionKind.TITLE: "Danh hiệu đã đạt",
    ConditionKind.INITIATIVES: "Số sáng kiến",
    ConditionKind.HELD: "Đã được tặng trước đó",
    ConditionKind.MEMBER_SHARE: "Tỷ lệ thành viên đạt danh hiệu",
    ConditionKind.MEMBER_HOLDERS: "Số thành viên đạt danh hiệu",
    ConditionKind.MEMBERS_RATED: "100 % thành viên hoàn thành nhiệm vụ",
    ConditionKind.NO_DISCIPLINED: "Không có thành viên bị kỷ luật",
}
RATING_WORDS: Final = {
    RatingWord.COMPLETED: "Hoàn thành nhiệm vụ",
    RatingWord.GOOD: "Hoàn thành tốt nhiệm vụ",
    RatingWord.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
}
FREQUENCY_LABELS: Final = {
    Frequency.YEARLY: "Chỉ xét cuối năm",
    Frequency.EVERY_ROUND: "Mọi đợt",
    Frequency.RECORDED: "Chỉ ghi vào sổ",
}


@dataclass(frozen=True, slots=True)
class BasisFields:
    """A basis that papers cite."""

    text: Annotated[
        str, Words("Văn bản", required=True, help="Ghi đủ tên, số, ngày, cơ quan, trích yếu; không ghi chữ Căn cứ.")
    ]
    first: Annotated[date | None, Words("Viện dẫn từ ngày")] = None
    last: Annotated[date | None, LAST] = None

    def values(self) -> Values:
        """Return the values of the table."""
        if not clean_line(self.text):
            raise InvalidRecord("Nhập tên văn bản.", "text")
        return {"text": clean_line(self.text), "first": self.first, "last": self.last}


@dataclass(frozen=True, slots=True)
class SourceFields:
    """A rule of which only the article, its confirmation and the note are entered: a principle, the money."""

    article: Annotated[str, ARTICLE]
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table."""
        return _source(self.article, self.confirmed, self.note)


@dataclass(frozen=True, slots=True)
class MonthsFields:
    """The months of service in the year."""

    months: Annotated[str, Words("Số tháng", required=True)]
    article: Annotated[str, ARTICLE]
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table."""
        return {"months": _whole(self.months, "months")} | dict(_source(self.article, self.confirmed, self.note))


@dataclass(frozen=True, slots=True)
class QuorumFields:
    """The share of members who must come."""

    share: Annotated[str, Words("Tỷ lệ dự họp", required=True, help="Ví dụ 2/3.")]
    article: Annotated[str, ARTICLE]
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table."""
        return {"share": _share(self.share, "share")} | dict(_source(self.article, self.confirmed, self.note))


@dataclass(frozen=True, slots=True)
class UnitVoteFields:
    """The share of those at a unit's own meeting who must agree on a nominee."""

    share: Annotated[
        str, Words("Tỷ lệ đồng ý", required=True, help="Trên số người dự họp, ví dụ 50\N{NO-BREAK SPACE}% hoặc 2/3.")
    ]
    article: Annotated[str, ARTICLE]
    more_than: Annotated[bool, Words("Phải trên tỷ lệ này")] = False
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table."""
        of_vote = {"share": _share(self.share, "share"), "more_than": self.more_than or None}
        return of_vote | dict(_source(self.article, self.confirmed, self.note))


@dataclass(frozen=True, slots=True)
class VoteFields:
    """The votes that an award needs; "" for all awards without a rule of their own."""

    share: Annotated[str, Words("Tỷ lệ", required=True, help="Ví dụ 70 % hoặc 2/3.")]
    article: Annotated[str, ARTICLE]
    award: Annotated[str, Words("Danh hiệu, hình thức")] = ""
    base: Annotated[VoteBase, Words("Tính trên", values=VOTE_BASE_LABELS)] = VoteBase.MEMBERS
    ballot: Annotated[bool, Words("Bỏ phiếu kín")] = False
    more_than: Annotated[bool, Words("Phải trên tỷ lệ này")] = False
    first: Annotated[date | None, FIRST] = None
    last: Annotated[date | None, LAST] = None
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table; those of several awards keep them."""
        own = {} if "," in self.award else {"awards": [self.award] if self.award else None}
        return {
            **own,
            "share": _share(self.share, "share"),
            "base": self.base.value,
            "ballot": self.ballot,
            "more_than": self.more_than,
            "first": self.first,
            "last": self.last,
            **_source(self.article, self.confirmed, self.note),
        }


@dataclass(frozen=True, slots=True)
class CapFields:
    """At most so many of those counted by another title or rating."""

    counted: Annotated[str, Words("Được đề nghị", required=True)]
    of: Annotated[str, Words("Trên số", required=True)]
    share: Annotated[str, Words("Không quá", required=True, help="Ví dụ 20 %.")]
    article: Annotated[str, ARTICLE]
    at_most: Annotated[str, Words("Được phép đến", help="Khi cấp có thẩm quyền quyết định; không có thì để trống.")] = (
        ""
    )
    first: Annotated[date | None, FIRST] = None
    last: Annotated[date | None, LAST] = None
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table."""
        if self.counted == self.of:
            raise InvalidRecord("Tỷ lệ phải tính trên một số khác.", "of")
        return {
            "counted": self.counted,
            "of": self.of,
            "share": _share(self.share, "share"),
            "at_most": _share(self.at_most, "at_most") if self.at_most.strip() else None,
            "first": self.first,
            "last": self.last,
            **_source(self.article, self.confirmed, self.note),
        }


@dataclass(frozen=True, slots=True)
class SalaryFields:
    """A base salary from a day on."""

    first: Annotated[date | None, Words("Từ ngày", required=True)]
    amount: Annotated[str, Words("Đồng/tháng", required=True, help="Ví dụ 2.530.000.")]
    article: Annotated[str, ARTICLE]
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table."""
        if self.first is None:
            raise InvalidRecord("Nhập ngày áp dụng mức lương cơ sở.", "first")
        amount = parse_value(self.amount, "amount")
        if amount != int(amount):
            raise InvalidRecord("Mức lương cơ sở là số đồng nguyên.", "amount")
        return {"first": self.first, "amount": int(amount), **_source(self.article, self.confirmed, self.note)}


@dataclass(frozen=True, slots=True)
class AwardFields:
    """An award of the catalogue. A blank coefficient with `for_…` means no money; without `for_…` it is not given."""

    name: Annotated[str, Words("Tên", required=True)]
    short: Annotated[str, Words("Viết tắt", required=True)]
    decided_by: Annotated[str, Words("Người quyết định", required=True)]
    article: Annotated[str, ARTICLE]
    is_title: Annotated[bool, Words("Là danh hiệu thi đua")] = False
    level: Annotated[AwardLevel, Words("Cấp quyết định", values=LEVEL_LABELS)] = AwardLevel.PROVINCE
    frequency: Annotated[Frequency, Words("Xét khi nào", values=FREQUENCY_LABELS)] = Frequency.EVERY_ROUND
    for_individual: Annotated[bool, Words("Tặng cá nhân")] = True
    individual: Annotated[str, Words("Hệ số cá nhân", help="Ví dụ 0,3; không có tiền thưởng thì để trống.")] = ""
    for_collective: Annotated[bool, Words("Tặng tập thể")] = False
    collective: Annotated[str, Words("Hệ số tập thể")] = ""
    at_most: Annotated[bool, Words("Hệ số là mức cao nhất")] = False
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table, those of its recipients by dotted keys."""
        if not self.for_individual and not self.for_collective:
            raise InvalidRecord("Chọn tặng cá nhân hoặc tập thể.", "for_individual")
        for name in ("name", "short", "decided_by"):
            if not clean_line(getattr(self, name)):
                raise InvalidRecord("Nhập đủ tên, viết tắt và người quyết định.", name)
        source = dict(_source(self.article, self.confirmed, self.note))
        values: dict[str, object] = {
            "name": clean_line(self.name),
            "short": clean_line(self.short),
            "group": "title" if self.is_title else "form",
            "level": self.level.value,
            "frequency": self.frequency.value,
            "decided.by": clean_line(self.decided_by),
            "decided.confirmed": source["confirmed"],
            "decided.note": source["note"],
            **source,
        }
        for kind, given, text in (
            ("individual", self.for_individual, self.individual),
            ("collective", self.for_collective, self.collective),
        ):
            if not given:
                values[kind] = None
                continue
            values[f"{kind}.coefficient"] = _coefficient(text, kind) if text.strip() else None
            values[f"{kind}.at_most"] = True if self.at_most and text.strip() else None
        return values


@dataclass(frozen=True, slots=True)
class ConditionFields:
    """A condition of an award for one kind of recipient; which of the numbers count depends on its kind."""

    kind: Annotated[ConditionKind, Words("Điều kiện", values=CONDITION_LABELS)]
    article: Annotated[str, ARTICLE]
    rating: Annotated[RatingWord, Words("Xếp loại từ", values=RATING_WORDS)] = RatingWord.GOOD
    award: Annotated[str, Words("Danh hiệu, hình thức")] = ""
    count: Annotated[str, Words("Số lần, số sáng kiến, số người", help="Để trống: 1.")] = ""
    years: Annotated[str, Words("Trong số năm", help="Số năm gần nhất, kể cả năm xét; để trống: 1.")] = ""
    share: Annotated[str, Words("Tỷ lệ thành viên", help="Ví dụ 70 %.")] = ""
    confirmed: Annotated[bool, CONFIRMED] = False
    note: Annotated[str, NOTE] = ""

    def values(self) -> Values:
        """Return the values of the table."""
        count, years = _whole(self.count or "1", "count"), _whole(self.years or "1", "years")
        named = {"title": self._named()} if self.kind in _OF_TITLE else {}
        own: Mapping[ConditionKind, Values] = {
            ConditionKind.RATING: {"rating": self.rating.value, "years": years},
            ConditionKind.TITLE: {"times": count, "within": max(count, years)},
            ConditionKind.INITIATIVES: {"count": count, "within": years},
            ConditionKind.MEMBER_HOLDERS: {"count": count},
        }
        values = {**_NO_CONDITION, "kind": self.kind.value, **named, **own.get(self.kind, {})}
        if self.kind is ConditionKind.HELD:
            values |= {"award": self._named(), "years": years}
        if self.kind is ConditionKind.MEMBER_SHARE:
            values["share"] = _share(self.share, "share")
        return {**values, **_source(self.article, self.confirmed, self.note)}

    def _named(self) -> str:
        if not self.award:
            raise InvalidRecord("Chọn danh hiệu, hình thức.", "award")
        return self.award


_OF_TITLE: Final = (ConditionKind.TITLE, ConditionKind.MEMBER_SHARE, ConditionKind.MEMBER_HOLDERS)
_NO_CONDITION: Final[Values] = dict.fromkeys(("rating", "years", "title", "times", "within", "count", "award", "share"))


def fields_of_rule(path: str, table: Values) -> RuleFields:
    """Return the fields of a rule from the values of its table. Raises InvalidRecord for one that no form shows."""
    kind, _, rest = path.partition(".")
    if kind == "award":
        return _award(table) if "." not in rest else _condition(table)
    return _READERS[kind](table) if kind in _READERS else _of(SourceFields, table)


def _of[F](record: type[F], table: Values, **texts: object) -> F:
    names = {field.name for field in fields(record)}  # type: ignore[arg-type]
    own = {key: value for key, value in table.items() if key in names}
    own.setdefault("confirmed", True) if "confirmed" in names else None
    return record(**{**own, **texts})


def _vote(table: Values) -> VoteFields:
    awards = table.get("awards", [])
    names = ",".join(map(str, awards)) if isinstance(awards, list) else ""
    base = VoteBase(str(table.get("base", VoteBase.MEMBERS)))
    return _of(VoteFields, table, share=_share_text(table["share"]), award=names, base=base)


def _cap(table: Values) -> CapFields:
    most = _share_text(table["at_most"]) if "at_most" in table else ""
    return _of(CapFields, table, share=_share_text(table["share"]), at_most=most)


def _award(table: Values) -> AwardFields:
    person, collective = table.get("individual"), table.get("collective")
    decided: Any = table.get("decided", {})
    return _of(
        AwardFields,
        table,
        decided_by=str(decided.get("by", "")),
        is_title=table.get("group") == "title",
        level=AwardLevel(str(table["level"])),
        frequency=Frequency(str(table["frequency"])),
        for_individual=person is not None,
        individual=_number_text(person),
        for_collective=collective is not None,
        collective=_number_text(collective),
        at_most=any(isinstance(terms, dict) and bool(terms.get("at_most")) for terms in (person, collective)),
    )


def _condition(table: Values) -> ConditionFields:
    try:
        kind = ConditionKind(str(table["kind"]))
    except ValueError:
        raise InvalidRecord(
            "Điều kiện này gồm nhiều trường hợp, sửa trong tệp: xuất bộ quy định ra tệp, sửa, rồi nhập lại.", "kind"
        ) from None
    return _of(
        ConditionFields,
        table,
        kind=kind,
        rating=RatingWord(str(table.get("rating", RatingWord.GOOD))),
        award=str(table.get("title", table.get("award", ""))),
        count=str(table.get("times", table.get("count", ""))),
        years=str(table.get("within", table.get("years", ""))),
        share=_share_text(table["share"]) if "share" in table else "",
    )


_READERS: Final[Mapping[str, Callable[[Values], RuleFields]]] = {
    "basis": lambda table: _of(BasisFields, table),
    "newcomer": lambda table: _of(MonthsFields, table, months=str(table["months"])),
    "quorum": lambda table: _of(QuorumFields, table, share=_share_text(table["share"])),
    "unit_vote": lambda table: _of(UnitVoteFields, table, share=_share_text(table["share"])),
    "vote": _vote,
    "cap": _cap,
    "salary": lambda table: _of(SalaryFields, table, amount=thousands(int(str(table["amount"])))),
}


def _source(article: str, confirmed: bool, note: str) -> Values:
    if not clean_line(article):
        raise InvalidRecord("Nhập căn cứ của mục này.", "article")
    words = clean_line(clean_text(note).replace("\n", " "))
    if not confirmed and not words:
        words = "Đối chiếu với văn bản trước khi áp dụng."
    return {"article": clean_line(article), "confirmed": confirmed, "note": words or None}


def _share(text: str, field: str) -> str:
    share = parse_share(text, field)
    return f"{share.numerator}/{share.denominator}"


def _share_text(value: object) -> str:
    share = Fraction(value) if isinstance(value, str | int | Decimal) else Fraction(0)
    return mark_words(share)


def _whole(text: str, field: str) -> int:
    typed = text.strip()
    if not typed.isdecimal() or int(typed) < 1:
        raise InvalidRecord(f"“{typed}” không phải số nguyên từ 1 trở lên.", field)
    return int(typed)


def _coefficient(text: str, field: str) -> Decimal:
    return parse_value(text, field)


def _number_text(terms: object) -> str:
    coefficient = terms.get("coefficient") if isinstance(terms, dict) else None
    return f"{coefficient}".replace(".", ",") if coefficient is not None else ""
