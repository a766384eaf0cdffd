"""The choices for making a paper: its round or year, then what depends on it (session, decision, tờ trình)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.plan.phases import without_phases
from desktop_app.domain.round_codes import FIRST_YEAR, RoundCode, parse_round_code
from desktop_app.domain.vietnamese import shortened
from desktop_app.services import lists
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.book import Book
from desktop_app.services.council.councils import councils
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.papers.content.preparing.unit_reviews import units_proposing
from desktop_app.services.papers.content.standing import recognitions_of
from desktop_app.services.papers.content.submissions import DIRECTION_LABELS, submissions_of
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import (
    ANY_UNIT,
    AWARD,
    AWARD_CHART,
    CHARTS,
    COUNCIL,
    DECIDED_ROUND,
    DECISION,
    EXEMPLARS_OF,
    HALF_YEAR,
    LATE_UNIT,
    LIST_FORM,
    LIST_OF,
    MOVEMENT,
    PHASE,
    PLAN,
    RECIPIENT,
    RECOGNITION,
    ROUND,
    ROUND_UNIT,
    SESSION,
    STANDING_AWARD,
    SUBMISSION,
    YEAR,
    ChoiceKind,
    plan_of,
)
from desktop_app.services.papers.reports.spans import NO_PHASE, is_before_plan, phases_of_plan
from desktop_app.services.papers.reports.tables.charts import CHART_CHOICES
from desktop_app.services.papers.reports.tables.reminders import units_to_remind
from desktop_app.services.plan.plan_records import chosen_plan, plan_choices
from desktop_app.services.review_rounds import rounds
from desktop_app.services.year.movements import movement_choices
from desktop_app.store import records


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A choice: its label, and the options of the paper that it sets."""

    label: str
    gives: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key under which the choice is remembered."""
        return ";".join(self.gives.values())


@dataclass(frozen=True, slots=True)
class PaperOption:
    """An option of a paper to choose: its name ("round"), its Vietnamese title, and the choices there are.

    `missing` tells the clerk what to do while there are no choices.
    """

    name: str
    title: str
    choices: tuple[PaperChoice, ...]
    missing: str = ""

    def taken(self, chosen: Options) -> PaperChoice | None:
        """Return the choice that fits the chosen options, else the first one; None if there are no choices."""
        matching = [
            choice
            for choice in self.choices
            if all(chosen.get(key, "") == value for key, value in choice.gives.items())
        ]
        return next(iter((*matching, *self.choices)), None)


NO_ROUND = "Chưa có đợt xét nào: tạo đợt xét ở trang Thi đua – Khen thưởng trước."
_ROUND_TITLE: Final = "Đợt xét"
_NO_MOVEMENT = "Chưa có phong trào nào: ghi phong trào ở trang Thi đua – Khen thưởng, thẻ Phong trào."
_NO_COUNCIL = "Chưa có Hội đồng nào: ghi Hội đồng ở trang Thi đua – Khen thưởng, thẻ Hội đồng."
_NO_PROPOSAL = "Đợt này chưa có đơn vị nào có đề nghị đã hoàn tất."
_NO_INITIATIVE = (
    "Năm này chưa có sáng kiến nào được công nhận hay chờ công nhận: ghi ở trang Tập thể – cá nhân, thẻ Theo năm."
)
_NO_AWARD = "Chưa có khen thưởng nào theo quyết định đã ký của Sở."
_NO_UNIT = "Không có đơn vị nào để đôn đốc."
_NO_YEAR = "Kế hoạch này chưa đến năm thực hiện."
_LIST_FORMS = {"": "Phụ lục kèm theo", "issued": "Danh sách ban hành kèm"}


def paper_options(book: Book, kind_key: str, chosen_so_far: Options) -> tuple[PaperOption, ...]:
    """Return the options to choose for a kind of paper, in order; `chosen_so_far` are the options chosen already.

    Choices that depend on a round are those of the chosen round, or else of the first. Raises UsageError.
    """
    options: list[PaperOption] = []
    chosen, choices = dict(chosen_so_far), paper_kind(kind_key).choices
    if PLAN in choices:
        # Also before it is chosen: only the years of the plan are offered.
        chosen.setdefault("plan", "")
    for choice in choices:
        option = _MAKERS[choice](book, chosen)
        options.append(option)
        current = option.taken(chosen)
        chosen |= current.gives if current is not None else {}
    return tuple(options)


def _rounds(book: Book, chosen: Options) -> PaperOption:
    del chosen
    choices = (
        PaperChoice(f"{review_round.code} – {review_round.code.title}", {"round": str(review_round.code)})
        for review_round in rounds(book)
    )
    return PaperOption("round", _ROUND_TITLE, tuple(choices), NO_ROUND)


def _decided_rounds(book: Book, chosen: Options) -> PaperOption:
    """Return the rounds, and after them the department's decisions that are of none."""
    scope = {"direct": True, "level": "department"}
    direct = (
        PaperChoice(_decision_words(row), {"round": "", "decision": str(row.id)})
        for row in lists.everything(book, ListQuery("decisions", scope=scope))
    )
    return PaperOption("round", _ROUND_TITLE, (*_rounds(book, chosen).choices, *direct), NO_ROUND)


def _half_years(book: Book, chosen: Options) -> PaperOption:
    codes = _of_plan(book, chosen, [str(RoundCode(year, 1)) for year in _years()])
    choices = (PaperChoice(parse_round_code(code).time, {"round": code}) for code in codes)
    return PaperOption("round", _ROUND_TITLE, tuple(choices), _NO_YEAR)


def _year_choices(book: Book, chosen: Options) -> PaperOption:
    years = _of_plan(book, chosen, list(map(str, _years())))
    return PaperOption("year", "Năm", tuple(PaperChoice(f"Năm {year}", {"year": year}) for year in years), _NO_YEAR)


def _of_plan(book: Book, chosen: Options, periods: Sequence[str]) -> Iterator[str]:
    """Yield the periods for which a paper can be made: of one on a plan those that were not over before the plan."""
    plan = chosen_plan(book, plan_of(chosen)) if "plan" in chosen else None
    yield from (period for period in periods if plan is None or not is_before_plan(plan.fields, period))


def _plans(book: Book, chosen: Options) -> PaperOption:
    del chosen
    plans = plan_choices(book)
    # Of several the one that is meant without a word depends on the year.
    choices = [PaperChoice(plan.name, {"plan": str(plan.id) if len(plans) > 1 else ""}) for plan in plans]
    return PaperOption("plan", "Kế hoạch", tuple(choices) or (PaperChoice("Chưa có kế hoạch", {"plan": ""}),))


def _phases(book: Book, chosen: Options) -> PaperOption:
    plan = chosen_plan(book, plan_of(chosen))
    phases = phases_of_plan(book, plan_of(chosen))
    choices = (PaperChoice(f"Giai đoạn {phase.words}", {"phase": str(phase)}) for phase in phases)
    why = without_phases(plan.fields.from_year, plan.fields.to_year) if plan is not None else ""
    return PaperOption("phase", "Giai đoạn", tuple(choices), why or NO_PHASE)


def _charts_of(kind: ChoiceKind) -> PaperOption:
    choices = (PaperChoice(words, {"chart": key}) for key, words in CHART_CHOICES[kind].items())
    return PaperOption("chart", "Biểu đồ", tuple(choices))


def _years() -> range:
    return range(date.today().year, FIRST_YEAR - 1, -1)


def _late_units(book: Book, chosen: Options) -> PaperOption:
    late_counts = {unit_id: number for unit_id, _, number in units_to_remind(book, plan_id=plan_of(chosen))}
    units = sorted(unit_choices(book), key=lambda unit: unit.id not in late_counts)
    choices = (
        PaperChoice(
            f"{unit.name} ({late_counts[unit.id]} việc quá hạn)" if unit.id in late_counts else unit.name,
            {"unit": str(unit.id), "unit_name": unit.name},
        )
        for unit in units
    )
    return PaperOption("unit", "Đơn vị", tuple(choices), _NO_UNIT)


def _submissions(book: Book, chosen: Options, *, exemplars: bool = False) -> PaperOption:
    submissions = _of_round(chosen, lambda code: submissions_of(book, code, exemplars=exemplars))
    choices = [
        PaperChoice(
            f"{submission.title} ({submission.count})",
            {"direction": submission.direction.value, "type": submission.commendation_type.value},
        )
        for submission in submissions
    ]
    for direction in dict.fromkeys(submission.direction for submission in submissions):
        if sum(submission.direction is direction for submission in submissions) > 1:
            label = f"{DIRECTION_LABELS[direction]} – mọi loại hình"
            choices.append(PaperChoice(label, {"direction": direction.value, "type": ""}))
    return PaperOption("submission", "Tờ trình", tuple(choices))


def _lists_of(book: Book, chosen: Options, *, exemplars: bool = False) -> PaperOption:
    whole = PaperChoice("Cả đợt", {"direction": "", "type": ""})
    submissions = _submissions(book, chosen, exemplars=exemplars)
    return PaperOption("list_of", "Kèm tờ trình", (whole, *submissions.choices))


def _exemplars_of(book: Book, chosen: Options) -> PaperOption:
    return _lists_of(book, chosen, exemplars=True)


def _decisions(book: Book, chosen: Options) -> PaperOption:
    scope = {"round": chosen.get("round", ""), "level": "department"}
    if not scope["round"] and chosen.get("decision"):
        return PaperOption("decision", "Quyết định", (PaperChoice("Không theo đợt", {"decision": chosen["decision"]}),))
    decision_rows = lists.everything(book, ListQuery("decisions", scope=scope)) if scope["round"] else []
    choices = [PaperChoice(_decision_words(row), {"decision": str(row.id)}) for row in decision_rows]
    return PaperOption("decision", "Quyết định", tuple(choices) or (PaperChoice("Dự thảo", {"decision": ""}),))


def _decision_words(row: ListRow) -> str:
    number, signed_on = row.values[0], row.values[1]
    day = f" ngày {signed_on:%d/%m/%Y}" if isinstance(signed_on, date) else ""
    return f"{number or '(chưa có số)'}{day}"


def _list_forms(book: Book, chosen: Options) -> PaperOption:
    del book, chosen
    forms = tuple(PaperChoice(label, {"list_form": value}) for value, label in _LIST_FORMS.items())
    return PaperOption("list_form", "Danh sách", forms)


def _sessions(book: Book, chosen: Options) -> PaperOption:
    sessions = _of_round(chosen, lambda code: tuple(sessions_of(book, code)))
    choices = [
        PaperChoice(f"Phiên họp {session.fields.held_on:%d/%m/%Y}", {"session": str(session.id)})
        for session in sessions
    ]
    return PaperOption("session", "Phiên họp", tuple(choices))


def _councils(book: Book, chosen: Options) -> PaperOption:
    del chosen
    choices = []
    for council in councils(book):
        fields = council.fields
        day = f" ngày {fields.decided_on:%d/%m/%Y}" if fields.decided_on else ""
        label = f"{fields.name}, {fields.decision_number or '(chưa có số)'}{day}"
        choices.append(PaperChoice(label, {"council": str(council.id)}))
    return PaperOption("council", "Hội đồng", tuple(choices), _NO_COUNCIL)


def _any_unit(book: Book, chosen: Options) -> PaperOption:
    del chosen
    units = (PaperChoice(unit.name, {"unit": str(unit.id), "unit_name": unit.name}) for unit in unit_choices(book))
    return PaperOption("unit", "Đơn vị", (PaperChoice("Toàn Sở", {"unit": "", "unit_name": ""}), *units))


def _round_units(book: Book, chosen: Options) -> PaperOption:
    counts = _of_round(chosen, lambda code: tuple(units_proposing(book, code).items()))
    names = {unit.id: unit.name for unit in unit_choices(book)}
    choices = (
        PaperChoice(f"{names[unit_id]} ({count} đề nghị)", {"unit": str(unit_id), "unit_name": names[unit_id]})
        for unit_id, count in counts
        if unit_id in names
    )
    return PaperOption("unit", "Đơn vị", tuple(choices), _NO_PROPOSAL)


def _recognitions(book: Book, chosen: Options) -> PaperOption:
    decisions = recognitions_of(book, chosen["year"]) if chosen.get("year") else []
    choices = (
        PaperChoice(f"{document or 'Dự thảo'} ({count} sáng kiến)", {"recognition": document})
        for document, count in decisions
    )
    return PaperOption("recognition", "Quyết định", tuple(choices), _NO_INITIATIVE)


def _recipients(book: Book, chosen: Options) -> PaperOption:
    del chosen
    people = [
        PaperChoice(
            ", ".join(filter(None, (person.name, person.detail))),
            {"person": str(person.id), "unit": "", "name": person.name},
        )
        for person in person_choices(book)
    ]
    units = [
        PaperChoice(unit.name, {"person": "", "unit": str(unit.id), "name": unit.name}) for unit in unit_choices(book)
    ]
    return PaperOption("recipient", "Cá nhân, tập thể", (*people, *units), "Sổ chưa có người hay tập thể nào.")


def _awards(book: Book, chosen: Options) -> PaperOption:
    del chosen
    return _award_option(book, standing=False)


def _standing_awards(book: Book, chosen: Options) -> PaperOption:
    del chosen
    return _award_option(book, standing=True)


def _award_option(book: Book, *, standing: bool) -> PaperOption:
    with book.store.reading() as connection:
        decisions = records.living(connection, "decision", {"level": AwardLevel.DEPARTMENT.value}, order="signed_on")
        signed = {
            row["id"]: row["number"]
            for row in reversed(decisions)
            if is_signed(row) and not (standing and row["round_id"] is None)
        }
        of_decisions = {decision_id: place for place, decision_id in enumerate(signed)}
        awards = [
            row
            for row in records.living(connection, "award", order="position")
            if row["decision_id"] in signed and not (standing and row["cancelled_on"])
        ]
    choices = (
        PaperChoice(
            f"{row['awarded_name']} – {row['award']}, {signed[row['decision_id']]}"
            f"{' (đã hủy bỏ)' if row['cancelled_on'] else ''}",
            {"award": str(row["id"]), "name": row["awarded_name"]},
        )
        for row in sorted(awards, key=lambda row: (row["cancelled_on"] is None, of_decisions[row["decision_id"]]))
    )
    return PaperOption("award", "Khen thưởng", tuple(choices), _NO_AWARD)


def _movements(book: Book, chosen: Options) -> PaperOption:
    del chosen
    choices = (
        PaperChoice(
            f"{shortened(movement.name, 60)} ({movement.detail})",
            {"movement": str(movement.id), "name": shortened(movement.name)},
        )
        for movement in movement_choices(book)
    )
    return PaperOption("movement", "Phong trào", tuple(choices), _NO_MOVEMENT)


def _of_round[T](chosen: Options, read: Callable[[str], tuple[T, ...]]) -> tuple[T, ...]:
    try:
        return read(chosen["round"]) if chosen.get("round") else ()
    except InvalidRecord:
        # The paper itself will say why there is nothing.
        return ()


_MAKERS: Final[Mapping[ChoiceKind, Callable[[Book, Options], PaperOption]]] = {
    ROUND: _rounds,
    DECIDED_ROUND: _decided_rounds,
    HALF_YEAR: _half_years,
    YEAR: _year_choices,
    PLAN: _plans,
    PHASE: _phases,
    CHARTS: lambda _book, _chosen: _charts_of(CHARTS),
    AWARD_CHART: lambda _book, _chosen: _charts_of(AWARD_CHART),
    LATE_UNIT: _late_units,
    SUBMISSION: _submissions,
    LIST_OF: _lists_of,
    EXEMPLARS_OF: _exemplars_of,
    DECISION: _decisions,
    LIST_FORM: _list_forms,
    SESSION: _sessions,
    COUNCIL: _councils,
    ROUND_UNIT: _round_units,
    ANY_UNIT: _any_unit,
    RECOGNITION: _recognitions,
    RECIPIENT: _recipients,
    AWARD: _awards,
    STANDING_AWARD: _standing_awards,
    MOVEMENT: _movements,
}
