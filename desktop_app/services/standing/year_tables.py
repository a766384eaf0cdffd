"""The table of a year: each person or unit with rating, registration, awards and number of initiatives."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.law.judging.collectives import CollectiveYear
from desktop_app.domain.law.province import apply_province_rules
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.votes import share_words
from desktop_app.domain.law.year_facts import YearFacts
from desktop_app.domain.office.people import PostFields
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.standing.year_records import Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.law.rules import province_rules, rule_sets, rules_on
from desktop_app.services.office.people import post_fields
from desktop_app.services.standing import facts as standing
from desktop_app.services.standing.year_records import year_fields
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_NO_COLLECTIVES: Final = frozenset({UnitKind.COUNCIL.value, UnitKind.EVERYONE.value, UnitKind.OTHER.value})
"""Kinds of unit that the plan names but that are not rated: councils, "toàn thể", outside bodies."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One person or unit in a year: `awards` are the short names of its awards.

    `place` is the unit of a person, or a summary of a unit's members: "10 người: 7 LĐTT (70 %), 1 CSTĐCS".
    """

    fields: YearRecordFields
    name: str
    position: str = ""
    place: str = ""
    awards: tuple[str, ...] = ()
    initiatives: int = 0

    @property
    def subject(self) -> Subject:
        """The person or unit."""
        return self.fields.subject


def year_table(book: Book, kind: NomineeKind, year: int) -> list[YearRow]:
    """Return a row for each person with a post in the year, by name, or each own unit of the year, in order.

    People and units with a record of the year always have a row.
    """
    rules = rules_of_year(book, year)
    with book.store.reading() as connection:
        recorded = {
            fields.subject: fields
            for fields in map(year_fields, records.living(connection, "year_record", {"year": year}))
            if fields.subject.kind is kind
        }
        rows = (
            _people(connection, year, recorded)
            if kind is NomineeKind.INDIVIDUAL
            else _units(connection, year, recorded, rules)
        )
        years = standing.facts_of(connection, kind, [row.subject.id for row in rows], since=year)
    return [_with_facts(row, years[row.subject.id].get(year), rules) for row in rows]


def rules_of_year(book: Book, year: int) -> RuleSet:
    """Return the rules at the end of a year with the province's own values; the first ones for a year before them."""
    with book.store.reading() as connection:
        first = rule_sets(connection)[0].first
        rules = rules_on(connection, max(first, date(year, 12, 31)))
    province = province_rules(book)
    return rules if province.is_empty else apply_province_rules(rules, province)


def _with_facts(row: YearRow, facts: YearFacts | None, rules: RuleSet) -> YearRow:
    if facts is None:
        return row
    codes = [award.code for award in facts.awards]
    # From the highest down, as in the catalogue; awards that these rules lack come last.
    catalogue_names = [award.short for award in rules.awards if award.code in codes]
    awards = (*catalogue_names, *sorted({code for code in codes if code not in rules.by_code}))
    return replace(row, awards=awards, initiatives=len(facts.initiatives))


def _people(connection: Reader, year: int, recorded: dict[Subject, YearRecordFields]) -> list[YearRow]:
    units = {row["id"]: row["name"] for row in records.of_kind(connection, "unit")}
    last = date(year, 12, 31)
    posts: dict[int, PostFields] = {}
    ever_posted = set()
    for row in records.living(connection, "post", order="from_date"):
        post = post_fields(row)
        ever_posted.add(row["person_id"])
        if (post.from_date or last) <= last and (post.to_date is None or post.to_date.year >= year):
            posts[row["person_id"]] = post
    year_rows = []
    for person in records.living(connection, "person", order="name_key"):
        subject = Subject(NomineeKind.INDIVIDUAL, person["id"])
        last_post = posts.get(subject.id)
        if last_post or subject.id not in ever_posted or subject in recorded:
            fields = recorded.get(subject) or YearRecordFields(subject, year)
            place = units.get(last_post.unit_id, "") if last_post else ""
            year_rows.append(YearRow(fields, person["full_name"], last_post.position if last_post else "", place))
    return year_rows


def _units(connection: Reader, year: int, recorded: dict[Subject, YearRecordFields], rules: RuleSet) -> list[YearRow]:
    names = {}
    for unit in records.living(connection, "unit", order="position"):
        subject = Subject(NomineeKind.COLLECTIVE, unit["id"])
        if subject in recorded or (_existed(unit, year) and unit["kind"] not in _NO_COLLECTIVES):
            names[subject] = str(unit["name"])
    of_members = standing.collectives_in(connection, [subject.id for subject in names], year)
    return [
        YearRow(
            recorded.get(subject) or YearRecordFields(subject, year),
            name,
            place=_members(of_members[subject.id], rules),
        )
        for subject, name in names.items()
    ]


def _members(collective: CollectiveYear, rules: RuleSet) -> str:
    facts = collective.facts(rules)
    if not facts.members:
        return ""
    titles = [
        award
        for award in reversed(rules.awards)
        if award.is_title and not award.goes_up and NomineeKind.INDIVIDUAL in award.terms
    ]
    counts = [f"{facts.holders[award.code]} {award.short}" for award in titles]
    # The share that counts for collectives is that of the lowest title: holders of higher ones have it too.
    counts[0] += f" ({share_words(Fraction(facts.holders[titles[0].code], facts.members))})"
    return f"{facts.members} người: {', '.join(counts)}"


def _existed(unit: Record, year: int) -> bool:
    first, last = from_iso(unit["valid_from"]), from_iso(unit["valid_to"])
    return (first is None or first.year <= year) and (last is None or last.year >= year)
