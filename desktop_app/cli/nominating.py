"""Nominations on the command line: entered one by one, brought from step to step, several set alike."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from desktop_app.cli import findings, named
from desktop_app.cli.answer import Answer
from desktop_app.cli.days import given_day
from desktop_app.domain.errors import UsageError
from desktop_app.domain.rounds.nominations import STATE_LABELS, NominationFields, NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened

if TYPE_CHECKING:
    from desktop_app.cli.commands import Run
    from desktop_app.domain.changes import Changes
    from desktop_app.domain.law.catalogue import Award

type Act = Callable[[Book, Sequence[int]], Changes]


def nominate(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Nominate a person or a collective; without a summary, or where that is asked for, as a draft.

    As in the window, a nomination that fails a condition is completed only with the reason for going on.
    """
    from desktop_app.services.rounds import nominations
    from desktop_app.services.rounds.checks import check_fields

    with opened(folder) as book:
        fields = _entered(book, options).checked()
        found = check_fields(book, fields)
        with _asking_here():
            changes = nominations.nominate(book, fields)
        kept = nominations.nomination(book, changes.only_id("nomination"))
    value = {
        "nomination": kept.id,
        "name": kept.nominee_name,
        "award": kept.award,
        "state": kept.fields.state,
        "findings": [findings.finding_as_json(one) for one in found],
        "change": changes.change_id,
    }
    lines = [f"{changes.label}: mã số {kept.id}, {kept.award}, {STATE_LABELS[kept.fields.state].lower()}."]
    out.answer(value, [*lines, *(f"\t{findings.finding_in_words(one)}" for one in found)])


def _entered(book: Book, options: argparse.Namespace) -> NominationFields:
    from desktop_app.services.office.people import person_choices
    from desktop_app.services.office.units import unit_choices
    from desktop_app.services.plan.tasks import task_choices
    from desktop_app.services.review_rounds import round_of

    round_ = round_of(book, options.round)
    award = named.award_named(book, round_, options.award)
    person = unit = None
    if options.person is not None:
        person = named.person_named(person_choices(book, round_.to_date), options.person).id
    else:
        unit = named.unit_named(unit_choices(book), options.unit).id
    tasks = task_choices(book) if options.task else ()
    complete = options.summary.strip() and not options.draft
    return NominationFields(
        str(round_.code),
        NomineeKind.COLLECTIVE if person is None else NomineeKind.INDIVIDUAL,
        person,
        unit,
        award=award.code,
        commendation_type=_type(options) or _type_of(award) or CommendationType.MOVEMENT,
        period_from=given_day(options.period_from),
        period_to=given_day(options.period_to),
        summary=options.summary,
        note=options.note,
        state=NominationState.COMPLETE if complete else NominationState.DRAFT,
        task_ids=tuple(named.task_named(tasks, one).id for one in options.task),
        reason_line=options.reason_line or "",
        exception_reason=options.exception_reason,
        exemplar=options.exemplar == "yes",
    )


def _type(options: argparse.Namespace) -> CommendationType | None:
    return None if options.type is None else named.type_named(options.type)


def _type_of(award: Award) -> CommendationType | None:
    """Return the type that an award brings with it: a title is for regular merit (Luật 2022, Điều 8)."""
    return CommendationType.MERIT if award.is_title else None


@contextmanager
def _asking_here() -> Iterator[None]:
    """Say of a refusal that asks for a reason how it is given on the command line."""
    from desktop_app.services.rounds.checks import ReasonRequired

    try:
        yield
    except ReasonRequired as problem:
        problem.hint = "Thêm --exception-reason LÝ-DO, hoặc để là nháp."
        raise


def hold(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Put nominations on hold for a reason."""
    from desktop_app.services.rounds.nomination_acts import move

    _carry_out(folder, options, out, lambda book, ids: move(book, ids, NominationState.HELD, options.reason))


def release(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Take nominations that are on hold back to what they were."""
    from desktop_app.services.rounds import nomination_acts

    _carry_out(folder, options, out, nomination_acts.release)


def step(state: NominationState) -> Run:
    """Return the command that brings nominations to a state.

    Those that fail a condition without a reason stay where they are: it says who, and refuses if none can go on.
    """

    def run(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
        from desktop_app.services.rounds.nomination_acts import move

        with opened(folder) as book:
            with _asking_here():
                changes = move(book, options.ids, state, exception_reason=options.exception_reason)
            value = _as_json(book, options.ids, changes)
        left = [one["id"] for one in value["nominations"] if one["state"] != state]
        out.answer(value | {"left": left}, [f"{changes.label}."])

    return run


def take_back(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Take nominations one step back."""
    from desktop_app.services.rounds import nomination_acts

    _carry_out(folder, options, out, nomination_acts.take_back)


def withdraw(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Take nominations back to be worked on as drafts."""
    from desktop_app.services.rounds import nomination_acts

    _carry_out(folder, options, out, nomination_acts.withdraw)


def set_alike(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Set award, type, period, reason or mark for nominations; what is not given stays as it is."""
    from desktop_app.services.review_rounds import round_of
    from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
    from desktop_app.services.rounds.nominations import nomination

    days = given_day(options.period_from), given_day(options.period_to)
    exemplar = None if options.exemplar is None else options.exemplar == "yes"
    common = (*days, options.reason_line, exemplar, options.exception_reason)
    wanted = SetForMany(None, _type(options), *common)
    if options.award is None and wanted == SetForMany():
        hint = "Có: --award, --type, --from, --to, --reason-line, --exemplar, --exception-reason."
        raise UsageError("Chưa nêu gì để sửa.", hint)

    def act(book: Book, ids: Sequence[int]) -> Changes:
        if options.award is None:
            return set_for_many(book, ids, wanted)
        round_ = round_of(book, nomination(book, ids[0]).fields.round_code)
        award = named.award_named(book, round_, options.award)
        kind = wanted.commendation_type or _type_of(award)
        return set_for_many(book, ids, SetForMany(award.code, kind, *common))

    _carry_out(folder, options, out, act)


def _carry_out(folder: DataFolder, options: argparse.Namespace, out: Answer, act: Act) -> None:
    with opened(folder) as book:
        with _asking_here():
            changes = act(book, options.ids)
        value = _as_json(book, options.ids, changes)
    out.answer(value, [f"{changes.label}."])


def _as_json(book: Book, ids: Sequence[int], changes: Changes) -> dict[str, Any]:
    """Return what nominations have become, for machines."""
    from desktop_app.services.rounds.nominations import nomination

    kept = [nomination(book, nomination_id) for nomination_id in dict.fromkeys(ids)]
    became = [{"id": one.id, "name": one.nominee_name, "state": one.fields.state} for one in kept]
    return {"nominations": became, "label": changes.label, "change": changes.change_id}
