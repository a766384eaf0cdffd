"""A province's own values, which replace those of a rule set: since 1/7/2025 the province rules much of the procedure.

(NĐ 152/2025, Điều 6 khoản 2.) They are stored as JSON text, in the settings and in each round judged by them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED, Cap, RuleSet
from desktop_app.domain.law.votes import VoteBase, VoteRule
from desktop_app.domain.numbers import parse_value
from desktop_app.domain.provisions import Provision
from desktop_app.domain.toml_entries import Entry
from desktop_app.domain.vietnamese import clean_line

ALL_OTHERS = ""
"""In place of an award's code: the vote rule for every award without a rule of its own."""

_MOST_MONTHS = 12


@dataclass(frozen=True, slots=True)
class ProvinceVote:
    """How the Council votes: at least `share` of the base (more than it, if `more_than`), by ballot or not."""

    share: Fraction
    base: VoteBase = VoteBase.MEMBERS
    ballot: bool = False
    more_than: bool = False


@dataclass(frozen=True, slots=True)
class ProvinceCap:
    """At most `share` of those counted under `of` may be counted under `counted`."""

    counted: str
    of: str
    share: Fraction

    def checked(self) -> "ProvinceCap":
        """Return the cap. Raises InvalidRecord if it is impossible."""
        _check_share(self.share, "caps")
        if self.counted == self.of:
            raise InvalidRecord("Tỷ lệ phải tính trên một số khác.", "caps")
        return self


@dataclass(frozen=True, slots=True)
class ProvinceRules:
    """The values that the province sets; None and empty: as in the rule set. `source` is its decision and article."""

    source: str = ""
    newcomer_months: int | None = None
    quorum: Fraction | None = None
    votes: Mapping[str, ProvinceVote] = field(default_factory=dict)
    """Vote rules by award code, or ALL_OTHERS."""
    caps: tuple[ProvinceCap, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the province sets nothing."""
        return self.newcomer_months is None and self.quorum is None and not self.votes and not self.caps

    def checked(self) -> "ProvinceRules":
        """Return the values cleaned. Raises InvalidRecord naming the field."""
        source = clean_line(self.source)
        if not source and not self.is_empty:
            raise InvalidRecord("Nhập văn bản của tỉnh quy định các mức này.", "source")
        if self.newcomer_months is not None and not 1 <= self.newcomer_months <= _MOST_MONTHS:
            raise InvalidRecord(f"Thời gian công tác tối thiểu từ 1 đến {_MOST_MONTHS} tháng.", "newcomer_months")
        if self.quorum is not None:
            _check_share(self.quorum, "quorum")
        for vote in self.votes.values():
            _check_share(vote.share, "votes")
        for cap in self.caps:
            cap.checked()
        if len({cap.counted for cap in self.caps}) < len(self.caps):
            raise InvalidRecord("Mỗi danh hiệu chỉ có một tỷ lệ.", "caps")
        return replace(self, source=source)


def apply_province_rules(rule_set: RuleSet, settings: ProvinceRules) -> RuleSet:
    """Return the rules with the province's values in place of those of the set.

    Raises InvalidRecord for impossible values, and for an award that is not in the set.
    """
    settings = settings.checked()
    if settings.is_empty:
        return rule_set
    provision = Provision(settings.source)
    known_codes = {*rule_set.by_code, EXCELLENT_RATED, GOOD_RATED}
    for code in [code for cap in settings.caps for code in (cap.counted, cap.of) if code not in known_codes]:
        rule_set.award(code)
    newcomer = rule_set.newcomer
    if settings.newcomer_months is not None:
        newcomer = replace(newcomer, months=settings.newcomer_months, provision=provision)
    own_caps = tuple(Cap(cap.counted, cap.of, cap.share, provision) for cap in settings.caps)
    replaced = {cap.counted for cap in own_caps}
    return replace(
        rule_set,
        newcomer=newcomer,
        quorum=settings.quorum or rule_set.quorum,
        quorum_provision=provision if settings.quorum else rule_set.quorum_provision,
        votes=_votes(rule_set, settings.votes, provision),
        caps=(*(cap for cap in rule_set.caps if cap.counted not in replaced), *own_caps),
    )


def _votes(rule_set: RuleSet, province_votes: Mapping[str, ProvinceVote], provision: Provision) -> tuple[VoteRule, ...]:
    rules = []
    for rule in rule_set.votes:
        other_awards = tuple(code for code in rule.awards if code not in province_votes)
        if other_awards or (not rule.awards and ALL_OTHERS not in province_votes):
            rules.append(replace(rule, awards=other_awards))
    for code, vote in province_votes.items():
        awards = () if code == ALL_OTHERS else (rule_set.award(code).code,)
        rules.append(VoteRule(vote.share, provision, vote.base, vote.ballot, vote.more_than, awards))
    return tuple(rules)


def _check_share(share: Fraction, field_name: str) -> None:
    if not 0 < share <= 1:
        raise InvalidRecord("Tỷ lệ phải lớn hơn 0 và không quá 100 %.", field_name)


def parse_share(text: str, field_name: str = "share") -> Fraction:
    """Return the exact share that the clerk wrote: "70", "66,7 %", "2/3". Raises InvalidRecord."""
    written = text.strip()
    above, slash, below = written.partition("/")
    if slash and above.strip().isdecimal() and below.strip().isdecimal() and int(below):
        share = Fraction(int(above), int(below))
    elif slash:
        raise InvalidRecord(f"“{written}” không phải tỷ lệ.", field_name, "Viết như 70, 66,7 % hoặc 2/3.")
    else:
        share = Fraction(parse_value(written, field_name)) / 100
    _check_share(share, field_name)
    return share


def province_rules_text(rules: ProvinceRules) -> str:
    """Return the JSON text of the values."""
    data: dict[str, object] = {"source": rules.source} if rules.source else {}
    if rules.newcomer_months is not None:
        data["newcomer_months"] = rules.newcomer_months
    if rules.quorum is not None:
        data["quorum"] = str(rules.quorum)
    data["votes"] = [
        {"award": code, "share": str(vote.share), "base": vote.base, "ballot": vote.ballot, "more_than": vote.more_than}
        for code, vote in sorted(rules.votes.items())
    ]
    data["caps"] = [{"counted": cap.counted, "of": cap.of, "share": str(cap.share)} for cap in rules.caps]
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def parse_province_rules(text: str) -> ProvinceRules:
    """Return the values of a JSON text. Raises UnreadableInput naming the entry."""
    try:
        entry = Entry(json.loads(text, parse_float=Decimal), "Quy định của tỉnh")
    except ValueError as error:
        raise UnreadableInput("Quy định của tỉnh không đúng dạng JSON.") from error
    rules = ProvinceRules(
        source=entry.text("source", ""),
        newcomer_months=entry.whole("newcomer_months") if entry.has("newcomer_months") else None,
        quorum=entry.share("quorum") if entry.has("quorum") else None,
        votes=dict(_read_vote(part) for part in entry.tables("votes", "biểu quyết")),
        caps=tuple(_read_cap(part) for part in entry.tables("caps", "tỷ lệ")),
    )
    entry.finish()
    return rules


def _read_vote(entry: Entry) -> tuple[str, ProvinceVote]:
    code = entry.text("award", ALL_OTHERS)
    vote = ProvinceVote(
        entry.share("share"),
        entry.choice("base", VoteBase, VoteBase.MEMBERS),
        entry.flag("ballot"),
        entry.flag("more_than"),
    )
    entry.finish()
    return code, vote


def _read_cap(entry: Entry) -> ProvinceCap:
    cap = ProvinceCap(entry.text("counted"), entry.text("of"), entry.share("share"))
    entry.finish()
    return cap
