"""The grammar of the commands that record."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop_app.cli.named import record_id, whole_number
from desktop_app.cli.recording import acts
from desktop_app.cli.recording.fields import add_options, add_subject
from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.fields import words_of
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, YearRecordFields
from desktop_app.domain.year.activities import ActivityFields, PeopleReached
from desktop_app.domain.year.movements import MovementFields, RegistrationFields
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields

if TYPE_CHECKING:
    from desktop_app.cli.commands import Run

GROUPS: Final = {
    "activity": "hoạt động của các đơn vị",
    "good-news": "tin tốt, câu chuyện đẹp, gương điển hình",
    "task": "nhiệm vụ: ghi kết quả, ngày bắt đầu, ngày thôi thực hiện",
    "obstacle": "khó khăn, vướng mắc: ghi, báo cáo, trả lời, giải quyết xong",
    "referral": "thông tin chuyển cơ quan có thẩm quyền",
    "indicator": "chỉ tiêu: ghi số liệu",
    "rating": "xếp loại, đăng ký thi đua từng năm",
    "initiative": "sáng kiến, đề tài đăng ký, được công nhận",
    "hold": "tạm dừng xét khen thưởng",
    "movement": "phong trào thi đua: phát động, đăng ký, tổng kết",
    "unit-review": "họp bình xét của đơn vị",
}
_ACTIVITY_FLAGS: Final = {"from_date": "--date", "to_date": "--to", "participants": "--participant"}


class RecordingCommand(NamedTuple):
    """A command that records: the group it is under, its name, what it does, and its options."""

    group: str
    name: str
    run: "Run"
    words: str
    add_options: Callable[[argparse.ArgumentParser], None]


def _activity(command: argparse.ArgumentParser) -> None:
    add_options(command, ActivityFields, ("kind", *acts.ACTIVITY), _ACTIVITY_FLAGS)
    add_options(command, PeopleReached, acts.REACHED)


def _good_news(command: argparse.ArgumentParser) -> None:
    words = "tin tốt (mặc định), câu chuyện đẹp, gương điển hình"
    command.add_argument("--kind", metavar="LOẠI", help=words)
    add_options(command, ActivityFields, acts.ACTIVITY, _ACTIVITY_FLAGS)
    add_options(command, PeopleReached, acts.REACHED)
    command.add_argument("--again", action="store_true", help="ghi cả khi liên kết đã có")


def _result(command: argparse.ArgumentParser) -> None:
    _named_task(command)
    command.add_argument("--period", metavar="2025-Q1", help="kỳ: 2025, 2025-H1, 2025-Q3, 2025-05")
    command.add_argument("--due", dest="due_on", metavar="2025-06-01", help="ngày đến hạn, khi kỳ có nhiều hạn")
    add_options(command, OccurrenceFields, acts.RESULT)


def _task(command: argparse.ArgumentParser) -> None:
    _named_task(command)
    add_options(command, TaskFields, acts.TASK, {"from_date": "--from", "to_date": "--to"})


def _named_task(command: argparse.ArgumentParser) -> None:
    command.add_argument("--task", required=True, metavar="MỤC|MÃ", help="nhiệm vụ: mục ở list tasks, hoặc mã số")


def _obstacle(command: argparse.ArgumentParser) -> None:
    add_options(command, ObstacleFields, acts.OBSTACLE, {"raised_on": "--date"})


def _step(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", type=record_id, metavar="MÃ", help="mã số: xem list obstacles --json, list holds --json")
    command.add_argument("--date", metavar="2026-07-15", help="ngày, mặc định là hôm nay")


def _answer(command: argparse.ArgumentParser) -> None:
    _step(command)
    words = words_of(ObstacleFields)["answer"].in_sentence
    command.add_argument("--answer", required=True, metavar="Ý KIẾN", help=words)


def _referral(command: argparse.ArgumentParser) -> None:
    add_options(command, ReferralFields, acts.REFERRAL, {"passed_on": "--date", "receiving_body": "--to"})


def _indicator(command: argparse.ArgumentParser) -> None:
    command.add_argument("indicator", metavar="TÊN|MÃ", help="chỉ tiêu: tên, hoặc mã số ở list indicators --json")
    command.add_argument("--period", required=True, metavar="2026|2026-H1", help="kỳ")
    command.add_argument("--value", required=True, metavar="92,5", help="số liệu; để trống ('') thì bỏ số đã ghi")
    command.add_argument("--source", default="", metavar="NGUỒN", help="nguồn số liệu")


def _indicator_plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("indicator", metavar="TÊN|MÃ", help="chỉ tiêu: tên, hoặc mã số ở list indicators --json")
    words = "kế hoạch của chỉ tiêu, xem list plans --json; 0 là của cả cơ quan"
    command.add_argument("--plan", required=True, type=whole_number, metavar="MÃ", help=words)


def _rating(command: argparse.ArgumentParser) -> None:
    command.add_argument("--year", required=True, type=whole_number, metavar="2025", help="năm")
    add_subject(command, several=True)
    add_options(command, YearRecordFields, acts.YEAR)


def _initiative(command: argparse.ArgumentParser) -> None:
    add_subject(command)
    add_options(command, InitiativeFields, acts.INITIATIVE)


def _hold(command: argparse.ArgumentParser) -> None:
    add_subject(command)
    add_options(command, HoldFields, acts.HOLD, {"from_date": "--from", "to_date": "--to"})


def _movement(command: argparse.ArgumentParser) -> None:
    add_options(command, MovementFields, acts.MOVEMENT, {"from_date": "--from", "to_date": "--to"})
    words = "một tiêu chí, có thể kèm chỉ tiêu sau dấu hai chấm; mỗi tiêu chí một lần"
    command.add_argument("--criterion", action="append", default=[], metavar="TIÊU CHÍ: CHỈ TIÊU", help=words)


def _register(command: argparse.ArgumentParser) -> None:
    _named_movement(command)
    add_subject(command, several=True)
    words = words_of(RegistrationFields)
    help_of_day = f"{words['registered_on'].in_sentence}, mặc định là hôm nay"
    command.add_argument("--date", metavar="2026-03-10", help=help_of_day)
    command.add_argument("--content", default="", metavar="NỘI DUNG", help=words["content"].in_sentence)


def _close(command: argparse.ArgumentParser) -> None:
    _named_movement(command)
    add_options(command, MovementFields, acts.ENDING, {"closed_on": "--date"})
    words = "kết quả của tiêu chí thứ mấy, mỗi tiêu chí một lần"
    command.add_argument("--result", action="append", default=[], metavar="SỐ: KẾT QUẢ", help=words)


def _unit_review(command: argparse.ArgumentParser) -> None:
    command.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    words = "đơn vị: tên, hoặc mã số ở list units --json"
    command.add_argument("--unit", required=True, metavar="TÊN|MÃ", help=words)
    command.set_defaults(person=None)
    add_options(command, UnitReviewFields, acts.UNIT_REVIEW, {"held_on": "--date"})
    words = "kết quả biểu quyết một đề nghị: mã số, số đồng ý, số không đồng ý; mỗi đề nghị một lần"
    command.add_argument("--vote", action="append", default=[], metavar="MÃ=7-1", help=words)


def _named_movement(command: argparse.ArgumentParser) -> None:
    words = "phong trào: tên, hoặc mã số ở list movements --json"
    command.add_argument("--movement", required=True, metavar="TÊN|MÃ", help=words)


COMMANDS: Final = (
    RecordingCommand("activity", "add", acts.add_activity, "ghi một hoạt động", _activity),
    RecordingCommand("good-news", "add", acts.add_good_news, "ghi một tin tốt, câu chuyện đẹp", _good_news),
    RecordingCommand("task", "result", acts.task_result, "ghi kết quả một nhiệm vụ trong một kỳ", _result),
    RecordingCommand("task", "set", acts.set_task, "ghi nhiệm vụ thực hiện từ ngày nào, thôi ngày nào", _task),
    RecordingCommand("obstacle", "add", acts.add_obstacle, "ghi một khó khăn, vướng mắc", _obstacle),
    RecordingCommand("obstacle", "put", acts.put_obstacle, "ghi đã báo cáo Lãnh đạo", _step),
    RecordingCommand("obstacle", "answer", acts.answer_obstacle, "ghi ý kiến trả lời", _answer),
    RecordingCommand("obstacle", "close", acts.close_obstacle, "ghi đã giải quyết xong", _step),
    RecordingCommand("referral", "add", acts.add_referral, "ghi một thông tin đã chuyển", _referral),
    RecordingCommand("indicator", "value", acts.indicator_value, "ghi số liệu một chỉ tiêu trong một kỳ", _indicator),
    RecordingCommand("indicator", "set", acts.indicator_plan, "ghi chỉ tiêu là của kế hoạch nào", _indicator_plan),
    RecordingCommand("rating", "set", acts.set_rating, "ghi xếp loại của một hoặc nhiều mục", _rating),
    RecordingCommand(
        "initiative", "add", acts.add_initiative, "ghi một sáng kiến đăng ký hoặc đã được công nhận", _initiative
    ),
    RecordingCommand("hold", "set", acts.set_hold, "ghi tạm dừng xét khen thưởng", _hold),
    RecordingCommand("movement", "add", acts.add_movement, "ghi một phong trào thi đua được phát động", _movement),
    RecordingCommand("movement", "register", acts.register, "ghi tập thể, cá nhân đăng ký phong trào", _register),
    RecordingCommand("movement", "close", acts.close_movement, "ghi tổng kết phong trào", _close),
    RecordingCommand(
        "unit-review", "set", acts.set_unit_review, "ghi, sửa cuộc họp bình xét của đơn vị trong đợt", _unit_review
    ),
    RecordingCommand("hold", "release", acts.release_hold, "ghi ngày thôi tạm dừng", _step),
)
