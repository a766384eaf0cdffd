"""Nominations on the command line: enter one, move several to another state, set fields of several."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.cli import findings, named
from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_optional_day
from desktop_app.domain.errors import UsageError
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.rounds.nominations import NominationFields, usual_type
from desktop_app.domain.rounds.states import STATE_LABELS, NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened

if TYPE_CHECKING:
    from desktop_app.cli.commands import Run
    from desktop_app.domain.changes import Changes
    from desktop_app.domain.law.catalogue import Award

type Act = Callable[[Book, Sequence[int]], Changes]


def nominate(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Nominate a person or a collective; without a summary, or with --draft, the nomination is a draft.

    As in the window, a nomination that fails a condition is completed only with a reason for the exception.
    """
    from desktop_app.services.rounds import nominations
    from desktop_app.services.rounds.checks import check_fields

    with opened(folder) as book:
        fields = _read_fields(book, options).checked()
        failed_checks = check_fields(book, fields)
        with _option_hint():
            changes = nominations.nominate(book, fields)
        nomination = nominations.nomination(book, changes.only_id("nomination"))
    value = {
        "nomination": nomination.id,
        "name": nomination.nominee_name,
        "award": nomination.award,
        "state": nomination.fields.state,
        "findings": [findings.finding_as_json(finding) for finding in failed_checks],
        "change": changes.change_id,
    }
    lines = [
        f"{changes.label}: mã số {nomination.id}, {nomination.award}, {STATE_LABELS[nomination.fields.state].lower()}."
    ]
    out.answer(value, [*lines, *(f"\t{findings.finding_in_words(finding)}" for finding in failed_checks)])


def _read_fields(book: Book, options: argparse.Namespace) -> NominationFields:
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
    movement_id = _movement(book, options)
    of_movement = round_.movement_id if movement_id is None else movement_id
    complete = options.summary.strip() and not options.draft
    return NominationFields(
        str(round_.code),
        NomineeKind.COLLECTIVE if person is None else NomineeKind.INDIVIDUAL,
        person,
        unit,
        award=award.code,
        commendation_type=_type(options) or usual_type(is_title=award.is_title, movement_id=of_movement),
        period_from=read_optional_day(options.period_from),
        period_to=read_optional_day(options.period_to),
        summary=options.summary,
        note=options.note,
        state=NominationState.COMPLETE if complete else NominationState.DRAFT,
        task_ids=tuple(named.task_named(tasks, typed).id for typed in options.task),
        reason_line=options.reason_line or "",
        exception_reason=options.exception_reason,
        exemplar=options.exemplar == "yes",
        movement_id=movement_id,
    )


def _movement(book: Book, options: argparse.Namespace) -> int | None:
    from desktop_app.services.year.movements import movement_choices

    return named.movement_named(movement_choices(book), options.movement).id if options.movement else None


def _type(options: argparse.Namespace) -> CommendationType | None:
    return None if options.type is None else named.type_named(options.type)


def _type_of(award: Award) -> CommendationType | None:
    """Return the commendation type that an award implies: a title is for regular merit (Luật 2022, Điều 8)."""
    return CommendationType.MERIT if award.is_title else None


@contextmanager
def _option_hint() -> Iterator[None]:
    """Add to a refusal that asks for a reason the option that gives the reason."""
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
    """Take nominations off hold, back to the state they had before."""
    from desktop_app.services.rounds import nomination_acts

    _carry_out(folder, options, out, nomination_acts.release)


def step(state: NominationState) -> Run:
    """Return the command that moves nominations to a state.

    Nominations that fail a condition without a reason keep their state, and the command names them; it refuses if
    none can be moved.
    """

    def run(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
        from desktop_app.services.rounds.nomination_acts import move

        with opened(folder) as book:
            with _option_hint():
                changes = move(book, options.ids, state, exception_reason=options.exception_reason)
            value = _as_json(book, options.ids, changes)
        left = [nomination["id"] for nomination in value["nominations"] if nomination["state"] != state]
        out.answer(value | {"left": left}, [f"{changes.label}."])

    return run


def take_back(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Move nominations back to the state before."""
    from desktop_app.services.rounds import nomination_acts

    _carry_out(folder, options, out, nomination_acts.take_back)


def withdraw(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Turn nominations back into drafts."""
    from desktop_app.services.rounds import nomination_acts

    _carry_out(folder, options, out, nomination_acts.withdraw)


def shift(direction: int) -> Run:
    """Return the command that moves a nomination up (-1) or down (1) the printed list of its round."""

    def run(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
        from desktop_app.services.rounds.nomination_copies import nominated_in
        from desktop_app.services.rounds.nominations import nomination
        from desktop_app.services.rounds.order.clerk_order import move_nomination

        if options.by < 1:
            raise UsageError("Số bậc (--by) phải từ 1 trở lên.")
        with opened(folder) as book:
            changes = move_nomination(book, options.id, direction * options.by)
            entries = nominated_in(book, nomination(book, options.id).fields.round_code)
        value = {"order": [entry.id for entry in entries], "label": changes.label, "change": changes.change_id}
        moved = changes.label if changes.change_id is not None else "Đã ở đầu hoặc cuối danh sách, không có gì thay đổi"
        out.answer(value, [f"{moved}.", *(f"{entry.id}\t{entry.name}\t{entry.award}" for entry in entries)])

    return run


def restore_order(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Give the list of a round its usual order again."""
    from desktop_app.services.rounds.order.clerk_order import restore_usual_order

    with opened(folder) as book:
        changes = restore_usual_order(book, options.round)
    out.answer({"label": changes.label, "change": changes.change_id}, [f"{changes.label}."])


def set_fields(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Set award, type, period, reason or exemplar mark of nominations; fields that are not given stay as they are."""
    from desktop_app.services.review_rounds import round_of
    from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
    from desktop_app.services.rounds.nominations import nomination

    days = read_optional_day(options.period_from), read_optional_day(options.period_to)
    exemplar = None if options.exemplar is None else options.exemplar == "yes"
    evidence = None if options.evidence is None else tuple(map(_evidence, options.evidence))
    common = (*days, options.reason_line, exemplar, options.exception_reason)
    values = SetForMany(None, _type(options), *common, evidence=evidence)
    if options.award is None and options.movement is None and values == SetForMany():
        hint = (
            "Có: --award, --type, --from, --to, --reason-line, --exemplar, --movement, --evidence, --exception-reason."
        )
        raise UsageError("Chưa nêu gì để sửa.", hint)

    def act(book: Book, ids: Sequence[int]) -> Changes:
        movement_id = _movement(book, options)
        if options.award is None:
            return set_for_many(book, ids, replace(values, movement_id=movement_id))
        round_ = round_of(book, nomination(book, ids[0]).fields.round_code)
        award = named.award_named(book, round_, options.award)
        kind = values.commendation_type or _type_of(award)
        return set_for_many(book, ids, SetForMany(award.code, kind, *common, movement_id, evidence))

    _carry_out(folder, options, out, act)


def _evidence(typed: str) -> RecordRef:
    kind, _, number = typed.partition(":")
    if not number.isdecimal():
        raise UsageError(f"“{typed}” không phải căn cứ.", "Viết như activity:12, task:3 hoặc initiative:4.")
    return RecordRef(kind, int(number))


def draft(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Draft the summaries of nominations from the records, and say what is cited but has no role on record."""
    from desktop_app.services.rounds.nominations import nomination
    from desktop_app.services.rounds.summaries.acts import draft_summaries

    with opened(folder) as book:
        drafted = draft_summaries(book, options.ids, replace_written=options.replace)
        written = [nomination(book, nomination_id) for nomination_id in drafted.untold]
    value = [
        {
            "id": entry.id,
            "name": entry.nominee_name,
            "summary": entry.fields.summary,
            "untold": list(drafted.untold[entry.id]),
        }
        for entry in written
    ]
    lines = [f"{drafted.changes.label}."]
    for entry in written:
        lines += [f"{entry.id}\t{entry.nominee_name}", *(f"\t{line}" for line in entry.fields.summary.split("\n"))]
        lines += [f"\tChưa ghi vai trò, không đưa vào: {title}" for title in drafted.untold[entry.id]]
    out.answer({"nominations": value, "label": drafted.changes.label, "change": drafted.changes.change_id}, lines)


def _carry_out(folder: DataFolder, options: argparse.Namespace, out: Answer, act: Act) -> None:
    with opened(folder) as book:
        with _option_hint():
            changes = act(book, options.ids)
        value = _as_json(book, options.ids, changes)
    out.answer(value, [f"{changes.label}."])


def _as_json(book: Book, ids: Sequence[int], changes: Changes) -> dict[str, Any]:
    """Return the nominations after the change as JSON data."""
    from desktop_app.services.rounds.nominations import nomination

    records = [nomination(book, nomination_id) for nomination_id in dict.fromkeys(ids)]
    became = [{"id": record.id, "name": record.nominee_name, "state": record.fields.state} for record in records]
    return {"nominations": became, "label": changes.label, "change": changes.change_id}
