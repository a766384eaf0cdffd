"""The commands that record: read what was typed, ask the service, answer with the record's id."""

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.cli import named
from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_optional_day
from desktop_app.cli.recording.fields import entered, subjects
from desktop_app.domain.changes import Changes
from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.fields import words_of
from desktop_app.domain.numbers import parse_value
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import POSTED_KINDS, ActivityFields, ActivityKind, PeopleReached
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened

ACTIVITY: Final = tuple(name for name in words_of(ActivityFields) if name not in ("reached", "kind"))
"""The fields of an activity that have an option each; its kind is asked for apart."""
REACHED: Final = tuple(words_of(PeopleReached))
TASK: Final = ("from_date", "to_date")
"""Since when and until when a task is one of its plan; what else it is has its form and its lists."""
RESULT: Final = tuple(words_of(OccurrenceFields))
REFERRAL: Final = tuple(words_of(ReferralFields))
OBSTACLE: Final = tuple(words_of(ObstacleFields))
YEAR: Final = ("rating", "registered", "registered_for", "registered_on", "document", "note")
INITIATIVE: Final = ("year", "title", "scope", "document", "recognised_on", "recognised", "registered_on")
MOVEMENT: Final = tuple(name for name in words_of(MovementFields) if name != "criteria")
"""The fields of a movement that have an option each; its criteria are given one by one."""
ENDING: Final = ("closed_on", "weaknesses", "causes", "next_steps")
"""What is recorded of a movement when it is closed."""
UNIT_REVIEW: Final = tuple(
    name for name in words_of(UnitReviewFields) if name not in ("round_code", "unit_id", "votes")
)
HOLD: Final = ("from_date", "to_date", "document", "discipline")

type _Act = Callable[[Book, argparse.Namespace], tuple[Changes, str]]


def _command(act: _Act) -> Callable[[DataFolder, argparse.Namespace, Answer], None]:
    """Return the command that carries out an act, which names the kind of record that it leaves."""

    def run(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
        with opened(folder) as book:
            changes, kind = act(book, options)
        ids = sorted(changes.ids.get(kind, ()))
        value = {kind: ids[0] if len(ids) == 1 else ids, "label": changes.label, "change": changes.change_id}
        number = f" (mã số {ids[0]})" if len(ids) == 1 else ""
        out.answer(
            value, [f"{changes.label}{number}." if changes.change_id is not None else "Không có gì khác với sổ."]
        )

    return run


def _activity(book: Book, options: argparse.Namespace) -> ActivityFields:
    values = entered(book, ActivityFields, (*ACTIVITY, "kind"), options)
    values.setdefault("kind", ActivityKind.GOOD_NEWS)
    return ActivityFields(**values, reached=PeopleReached(**entered(book, PeopleReached, REACHED, options)))


def _add_activity(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import activities

    return activities.add_activity(book, _activity(book, options)), "activity"


def _add_good_news(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import good_news

    fields = _activity(book, options)
    if fields.kind not in POSTED_KINDS:
        raise InvalidRecord("Tin tốt, câu chuyện đẹp, gương điển hình thì ghi ở đây; hoạt động khác: activity add.")
    return good_news.post(book, fields, again=options.again), "activity"


def _task_result(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.plan import occurrences
    from desktop_app.services.plan.tasks import task_choices

    given = entered(book, OccurrenceFields, RESULT, options)
    if not given:
        raise UsageError("Chưa nêu gì để ghi.", "Có: --result, --progress, --done-on, --document-number…")
    task = named.task_named(task_choices(book), options.task)
    occurrence_id = occurrences.occurrence_in(book, task.id, options.period, read_optional_day(options.due_on))
    fields = replace(occurrences.occurrence(book, occurrence_id).fields, **given)
    return occurrences.record_result(book, occurrence_id, fields), "occurrence"


def _set_task(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.plan import tasks

    given = entered(book, TaskFields, TASK, options)
    if not given:
        raise UsageError("Chưa nêu gì để ghi.", "Có: --from, --to.")
    task_id = named.task_named(tasks.task_choices(book), options.task).id
    return tasks.change_task(book, task_id, replace(tasks.task(book, task_id), **given)), "task"


def _add_obstacle(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import obstacles

    fields = ObstacleFields(**entered(book, ObstacleFields, OBSTACLE, options))
    return obstacles.save_obstacle(book, None, fields), "obstacle"


def _put_obstacle(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import obstacles

    return obstacles.put_to_leadership(book, options.id, _day(options)), "obstacle"


def _answer_obstacle(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import obstacles

    before = obstacles.obstacle(book, options.id)
    after = replace(before, answer=options.answer, answered_on=_day(options))
    return obstacles.save_obstacle(book, options.id, after), "obstacle"


def _close_obstacle(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import obstacles

    return obstacles.close_obstacle(book, options.id, _day(options)), "obstacle"


def _add_referral(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import obstacles

    fields = ReferralFields(**entered(book, ReferralFields, REFERRAL, options))
    return obstacles.save_referral(book, None, fields), "referral"


def _indicator_value(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import indicators

    indicators.checked_period(options.period)
    chosen = named.indicator_named(indicators.indicator_choices(book), options.indicator)
    value = parse_value(options.value) if options.value.strip() else None
    return indicators.record_value(book, chosen.id, options.period, value, options.source), "indicator_value"


def _indicator_plan(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import indicators

    chosen = named.indicator_named(indicators.indicator_choices(book), options.indicator)
    draft = replace(indicators.indicator(book, chosen.id), plan_id=options.plan or None)
    return indicators.save_indicator(book, chosen.id, draft), "indicator"


def _set_rating(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.standing import year_records

    given = entered(book, YearRecordFields, YEAR, options)
    whose = subjects(book, options)
    if not whose:
        raise UsageError("Thiếu người hoặc tập thể: --person, --unit.")
    if not given:
        raise UsageError(
            "Chưa nêu gì để ghi.", "Có: --rating, --registered, --registered-for, --registered-on, --document…"
        )
    return year_records.set_values(book, whose, options.year, given), "year_record"


def _add_initiative(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.standing import year_records

    (whose,) = subjects(book, options)
    given = entered(book, InitiativeFields, INITIATIVE, options)
    recognised = InitiativeFields.is_recognised_by(given.get("document", ""), given.get("recognised_on"))
    fields = InitiativeFields(whose, **{"recognised": recognised} | given)
    return year_records.save_initiative(book, None, fields), "initiative"


def _set_hold(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.standing import year_records

    (whose,) = subjects(book, options)
    return year_records.save_hold(book, None, HoldFields(whose, **entered(book, HoldFields, HOLD, options))), "hold"


def _release_hold(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.standing import year_records

    return year_records.end_hold(book, options.id, _day(options)), "hold"


def _add_movement(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import movements

    criteria = tuple(Criterion(text, target) for text, target in map(_pair, options.criterion))
    fields = MovementFields(**entered(book, MovementFields, MOVEMENT, options), criteria=criteria)
    return movements.save_movement(book, None, fields), "emulation_movement"


def _register(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import movements, registrations

    chosen = named.movement_named(movements.movement_choices(book), options.movement)
    whose = subjects(book, options)
    changes = registrations.register(
        book,
        chosen.id,
        _day(options),
        units=[subject.id for subject in whose if subject.kind is NomineeKind.COLLECTIVE],
        people=[subject.id for subject in whose if subject.kind is NomineeKind.INDIVIDUAL],
        content=options.content,
    )
    return changes, "movement_registration"


def _close_movement(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.year import movements

    chosen = named.movement_named(movements.movement_choices(book), options.movement)
    fields = movements.movement(book, chosen.id)
    results = dict(map(_pair, options.result))
    if unknown := results.keys() - {str(number) for number in range(1, len(fields.criteria) + 1)}:
        raise InvalidRecord(f"Phong trào này không có tiêu chí số {min(unknown)}.", "criteria")
    criteria = tuple(
        replace(criterion, result=results.get(str(number), criterion.result))
        for number, criterion in enumerate(fields.criteria, 1)
    )
    ending = {"closed_on": date.today()} | entered(book, MovementFields, ENDING, options)
    after = replace(fields, **ending, criteria=criteria)
    return movements.save_movement(book, chosen.id, after), "emulation_movement"


def _set_unit_review(book: Book, options: argparse.Namespace) -> tuple[Changes, str]:
    from desktop_app.services.council import unit_reviews

    (unit,) = subjects(book, options)
    code = str(parse_round_code(options.round))
    given = entered(book, UnitReviewFields, UNIT_REVIEW, options)
    stored = unit_reviews.stored_review(book, code, unit.id)
    before = stored.fields.votes if stored is not None else ()
    votes = {vote.nomination_id: vote for vote in (*before, *map(_unit_vote, options.vote))}
    given["votes"] = tuple(vote for vote in votes.values() if vote.agree or vote.against)
    if stored is None:
        return unit_reviews.save_unit_review(book, None, UnitReviewFields(code, unit.id, **given)), "unit_review"
    return unit_reviews.save_unit_review(book, stored.id, replace(stored.fields, **given)), "unit_review"


def _unit_vote(typed: str) -> UnitVote:
    """Return the vote that is typed "12=7" (seven agree) or "12=7-1" (and one does not); "12=0" takes it away."""
    match = re.fullmatch(r"\s*(\d{1,9})\s*=\s*(\d{1,4})\s*(?:-\s*(\d{1,4})\s*)?", typed)
    if match is None:
        raise UsageError(
            f"“{typed}” không phải kết quả biểu quyết.", "Viết như 12=7-1: mã đề nghị, đồng ý, không đồng ý."
        )
    return UnitVote(int(match[1]), int(match[2]), int(match[3] or 0))


def _pair(typed: str) -> tuple[str, str]:
    """Return what stands before and after the first colon: a criterion and its target, a number and its result."""
    before, _, after = typed.partition(":")
    return before.strip(), after.strip()


def _day(options: argparse.Namespace) -> date:
    return read_optional_day(options.date) or date.today()


add_activity, add_good_news = _command(_add_activity), _command(_add_good_news)
task_result = _command(_task_result)
set_task = _command(_set_task)
add_obstacle, put_obstacle = _command(_add_obstacle), _command(_put_obstacle)
answer_obstacle, close_obstacle = _command(_answer_obstacle), _command(_close_obstacle)
add_referral, indicator_value = _command(_add_referral), _command(_indicator_value)
indicator_plan = _command(_indicator_plan)
set_rating, add_initiative = _command(_set_rating), _command(_add_initiative)
add_movement, register = _command(_add_movement), _command(_register)
close_movement = _command(_close_movement)
set_unit_review = _command(_set_unit_review)
set_hold, release_hold = _command(_set_hold), _command(_release_hold)
