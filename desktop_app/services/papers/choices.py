"""What a paper can be made of, to be chosen from: its round or year, then what that has of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.round_codes import FIRST_YEAR, RoundCode
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.papers.content.submissions import DIRECTION_LABELS, submissions_of
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import (
    DECISION,
    HALF_YEAR,
    LATE_UNIT,
    LIST_FORM,
    RECIPIENT,
    ROUND,
    SESSION,
    SUBMISSION,
    YEAR,
    Choice,
)
from desktop_app.services.papers.reports.papers import units_to_remind
from desktop_app.services.review_rounds import rounds


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One thing to choose: its words, and the options of the paper that it gives."""

    label: str
    gives: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What it is remembered by."""
        return ";".join(self.gives.values())


@dataclass(frozen=True, slots=True)
class PaperOption:
    """Something to choose for a paper: its name ("round"), what the clerk calls it, and what there is.

    `missing` says what to do while there is nothing to choose.
    """

    name: str
    title: str
    choices: tuple[PaperChoice, ...]
    missing: str = ""

    def taken(self, chosen: Options) -> PaperChoice | None:
        """Return what is chosen of it, the first there is where that is none of its own; None for nothing at all."""
        fits = [one for one in self.choices if all(chosen.get(key, "") == said for key, said in one.gives.items())]
        return next(iter((*fits, *self.choices)), None)


NO_ROUND = "Chưa có đợt xét nào: tạo đợt xét ở trang Thi đua – Khen thưởng trước."
_ROUND_TITLE: Final = "Đợt xét"
_NO_UNIT = "Không có đơn vị nào để đôn đốc."
_LIST_FORMS = {"": "Phụ lục kèm theo", "issued": "Danh sách ban hành kèm"}


def paper_options(book: Book, kind_key: str, given: Options) -> tuple[PaperOption, ...]:
    """Return what is to be chosen for a kind of paper, in order; `given` is what is chosen so far.

    What depends on a round is asked of the round given, or else of the first there is. Raises UsageError.
    """
    options: list[PaperOption] = []
    chosen = dict(given)
    for choice in paper_kind(kind_key).choices:
        option = _MAKERS[choice](book, chosen)
        options.append(option)
        taken = option.taken(chosen)
        chosen |= taken.gives if taken is not None else {}
    return tuple(options)


def _rounds(book: Book, chosen: Options) -> PaperOption:
    del chosen
    choices = (PaperChoice(f"{one.code} – {one.code.title}", {"round": str(one.code)}) for one in rounds(book))
    return PaperOption("round", _ROUND_TITLE, tuple(choices), NO_ROUND)


def _half_years(book: Book, chosen: Options) -> PaperOption:
    del book, chosen
    codes = (RoundCode(year, 1) for year in _years())
    choices = (PaperChoice(f"6 tháng đầu năm {code.year}", {"round": str(code)}) for code in codes)
    return PaperOption("round", _ROUND_TITLE, tuple(choices), NO_ROUND)


def _year_choices(book: Book, chosen: Options) -> PaperOption:
    del book, chosen
    return PaperOption("year", "Năm", tuple(PaperChoice(f"Năm {year}", {"year": str(year)}) for year in _years()))


def _years() -> range:
    return range(date.today().year, FIRST_YEAR - 1, -1)


def _late_units(book: Book, chosen: Options) -> PaperOption:
    del chosen
    late = {unit_id: number for unit_id, _, number in units_to_remind(book)}
    named = sorted(unit_choices(book), key=lambda one: one.id not in late)
    choices = (
        PaperChoice(
            f"{one.name} ({late[one.id]} việc quá hạn)" if one.id in late else one.name,
            {"unit": str(one.id), "unit_name": one.name},
        )
        for one in named
    )
    return PaperOption("unit", "Đơn vị", tuple(choices), _NO_UNIT)


def _submissions(book: Book, chosen: Options) -> PaperOption:
    found = _of_round(chosen, lambda code: submissions_of(book, code))
    choices = [
        PaperChoice(
            f"{one.title} ({one.count})", {"direction": one.direction.value, "type": one.commendation_type.value}
        )
        for one in found
    ]
    for direction in dict.fromkeys(one.direction for one in found):
        if sum(one.direction is direction for one in found) > 1:
            label = f"{DIRECTION_LABELS[direction]} – mọi loại hình"
            choices.append(PaperChoice(label, {"direction": direction.value, "type": ""}))
    return PaperOption("submission", "Tờ trình", tuple(choices))


def _decisions(book: Book, chosen: Options) -> PaperOption:
    scope = {"round": chosen.get("round", ""), "level": "department"}
    found = lists.everything(book, ListQuery("decisions", scope=scope)) if scope["round"] else []
    choices = []
    for row in found:
        number, signed_on = row.values[0], row.values[1]
        day = f" ngày {signed_on:%d/%m/%Y}" if isinstance(signed_on, date) else ""
        choices.append(PaperChoice(f"{number or '(chưa có số)'}{day}", {"decision": str(row.id)}))
    return PaperOption("decision", "Quyết định", tuple(choices) or (PaperChoice("Dự thảo", {"decision": ""}),))


def _list_forms(book: Book, chosen: Options) -> PaperOption:
    del book, chosen
    forms = tuple(PaperChoice(label, {"list_form": value}) for value, label in _LIST_FORMS.items())
    return PaperOption("list_form", "Danh sách", forms)


def _sessions(book: Book, chosen: Options) -> PaperOption:
    found = _of_round(chosen, lambda code: tuple(sessions_of(book, code)))
    choices = [PaperChoice(f"Phiên họp {one.fields.held_on:%d/%m/%Y}", {"session": str(one.id)}) for one in found]
    return PaperOption("session", "Phiên họp", tuple(choices))


def _recipients(book: Book, chosen: Options) -> PaperOption:
    del chosen
    people = [
        PaperChoice(
            ", ".join(filter(None, (one.name, one.detail))), {"person": str(one.id), "unit": "", "name": one.name}
        )
        for one in person_choices(book)
    ]
    units = [PaperChoice(one.name, {"person": "", "unit": str(one.id), "name": one.name}) for one in unit_choices(book)]
    return PaperOption("recipient", "Cá nhân, tập thể", (*people, *units), "Sổ chưa có người hay tập thể nào.")


def _of_round[One](chosen: Options, ask: Callable[[str], tuple[One, ...]]) -> tuple[One, ...]:
    try:
        return ask(chosen["round"]) if chosen.get("round") else ()
    except InvalidRecord:
        # The paper itself will say why there is nothing.
        return ()


_MAKERS: Final[Mapping[Choice, Callable[[Book, Options], PaperOption]]] = {
    ROUND: _rounds,
    HALF_YEAR: _half_years,
    YEAR: _year_choices,
    LATE_UNIT: _late_units,
    SUBMISSION: _submissions,
    DECISION: _decisions,
    LIST_FORM: _list_forms,
    SESSION: _sessions,
    RECIPIENT: _recipients,
}
