"""The options of papers as they are written, and the choices that give them.

This module imports little: the window reads it at start-up.
"""

from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum, auto
from typing import Final, NamedTuple

from desktop_app.domain.round_codes import parse_round_code


class OptionType(Enum):
    """How the value of an option is written."""

    TEXT = auto()
    YEAR = auto()
    ID = auto()


class OptionKind(NamedTuple):
    """An option of a paper: its name, its Vietnamese title, an example of its value, and help for the command line.

    `is_typed` is False for an option that only the window gives, such as the name of a record beside its id.
    `tells_apart` is False if another value makes only a new version: a report counted to a later day.
    """

    name: str
    title: str
    example: str = ""
    help: str = ""
    type: OptionType = OptionType.TEXT
    is_typed: bool = True
    tells_apart: bool = True

    @property
    def flag(self) -> str:
        """How it is written on the command line."""
        return f"--{self.name.replace('_', '-')}"


DATED: Final = "dated_on"
"""The day of a paper whose date is given when it is issued: law, office and signer are those of that day."""

_OPTIONS: Final = (
    OptionKind("round", "đợt xét", "2026-H1", "đợt xét"),
    OptionKind("year", "năm", "2026", "năm", OptionType.YEAR),
    OptionKind("plan", "kế hoạch", "MÃ", "kế hoạch, xem list plans; mặc định là kế hoạch của kỳ", OptionType.ID),
    OptionKind("unit", "đơn vị", "SỐ", "mã số đơn vị", OptionType.ID),
    OptionKind("person", "cá nhân", "SỐ", "mã số người", OptionType.ID),
    OptionKind("nomination", "đề nghị", "SỐ", "mã số đề nghị", OptionType.ID),
    OptionKind("award", "khen thưởng", "SỐ", "mã số khen thưởng, xem list awards", OptionType.ID),
    OptionKind("session", "phiên họp", "SỐ", "mã số phiên họp Hội đồng, xem list sessions", OptionType.ID),
    OptionKind("council", "Hội đồng", "SỐ", "mã số Hội đồng, xem list councils", OptionType.ID),
    OptionKind(
        "recognition",
        "quyết định công nhận",
        "SỐ/QĐ",
        "quyết định công nhận sáng kiến; không nêu là dự thảo cho số chờ",
    ),
    OptionKind("movement", "phong trào thi đua", "SỐ", "mã số phong trào, xem list movements", OptionType.ID),
    OptionKind("phase", "giai đoạn", "2022-2025", "giai đoạn của báo cáo sơ kết, tổng kết"),
    OptionKind("cut_off", "ngày chốt số liệu", "2026-11-15", "ngày chốt số liệu của báo cáo", tells_apart=False),
    OptionKind(
        "chart", "biểu đồ", "awards|tasks|both", "biểu đồ kèm trong báo cáo: khen thưởng, nhiệm vụ", tells_apart=False
    ),
    OptionKind("direction", "hướng trình", "inside|upward", "tờ trình, danh sách: trình Giám đốc Sở, hoặc lên tỉnh"),
    OptionKind("type", "loại hình", "merit", "tờ trình, danh sách của một loại hình: merit, movement, sudden…"),
    OptionKind("decision", "quyết định", "MÃ", "một quyết định của đợt, xem list decisions", OptionType.ID),
    OptionKind(
        "list_form", "kiểu danh sách", "annex|issued", "danh sách là Phụ lục, hoặc ban hành kèm", tells_apart=False
    ),
    OptionKind("name", "tên", is_typed=False, tells_apart=False),
    OptionKind("unit_name", "tên đơn vị", is_typed=False, tells_apart=False),
)
OPTIONS: Final = {option.name: option for option in _OPTIONS}
"""All options, by name."""


def plan_of(options: Mapping[str, str]) -> int | None:
    """Return the plan a paper is about, None for the first one."""
    return int(options["plan"]) if options.get("plan") else None


def day_of(options: Mapping[str, str]) -> date | None:
    """Return the day a paper is to bear, None while it has none."""
    return date.fromisoformat(options[DATED]) if options.get(DATED) else None


def last_day_of(options: Mapping[str, str]) -> date | None:
    """Return the last day of the round, the phase or the year among the options, None without any."""
    if options.get("round"):
        return parse_round_code(options["round"]).last_day
    last = options.get("phase", "")[-4:] or options.get("year", "")
    return date(int(last), 12, 31) if last.isdecimal() and MINYEAR <= int(last) <= MAXYEAR else None


def decision_words(options: Mapping[str, str]) -> str:
    """Return the words that tell a decision from others in the name of a file: its round, or else its id."""
    return options.get("round") or f"mã số {options.get('decision', '')}"


def unit_words(options: Mapping[str, str]) -> str:
    """Return the words for the unit of a paper in the name of a file, "" if it is of none."""
    return options.get("unit_name") or (f"đơn vị {options['unit']}" if options.get("unit") else "")


class ChoiceKind(NamedTuple):
    """A choice the clerk makes for a paper: the options it gives, and those the paper needs."""

    name: str
    gives: tuple[str, ...]
    needs: tuple[str, ...] = ()


ROUND: Final = ChoiceKind("round", ("round",), ("round",))
DECIDED_ROUND: Final = ChoiceKind("round", ("round", "decision"))
"""A round, or a decision that is of none."""
HALF_YEAR: Final = ChoiceKind("half_year", ("round",), ("round",))
"""The first half of a year, with or without a round."""
YEAR: Final = ChoiceKind("year", ("year",), ("year",))
PLAN: Final = ChoiceKind("plan", ("plan",))
PHASE: Final = ChoiceKind("phase", ("phase",), ("phase",))
"""Several years of the chosen plan."""
CHARTS: Final = ChoiceKind("charts", ("chart",))
"""Whether a report is to have a chart: of its awards, of its tasks, both."""
AWARD_CHART: Final = ChoiceKind("award_chart", ("chart",))
"""Whether a report without tasks is to have the chart of its awards."""
LATE_UNIT: Final = ChoiceKind("late_unit", ("unit", "unit_name"), ("unit",))
"""A unit; units that lead late tasks are offered first."""
SUBMISSION: Final = ChoiceKind("submission", ("direction", "type"))
LIST_OF: Final = ChoiceKind("list_of", ("direction", "type"))
"""The tờ trình that a list goes with, the first choice being the whole round."""
EXEMPLARS_OF: Final = ChoiceKind("exemplars_of", ("direction", "type"))
"""The same of a list of exemplars: a tờ trình without any has none."""
DECISION: Final = ChoiceKind("decision", ("decision",))
LIST_FORM: Final = ChoiceKind("list_form", ("list_form",))
SESSION: Final = ChoiceKind("session", ("session",))
COUNCIL: Final = ChoiceKind("council", ("council",))
ROUND_UNIT: Final = ChoiceKind("round_unit", ("unit", "unit_name"), ("unit",))
"""A unit that proposes in the chosen round."""
ANY_UNIT: Final = ChoiceKind("any_unit", ("unit", "unit_name"))
"""The whole office, or one unit."""
RECOGNITION: Final = ChoiceKind("recognition", ("recognition",))
RECIPIENT: Final = ChoiceKind("recipient", ("person", "unit", "name"))
AWARD: Final = ChoiceKind("award", ("award", "name"), ("award",))
"""An award by a signed decision of the department; cancelled ones are offered first."""
STANDING_AWARD: Final = ChoiceKind("standing_award", ("award", "name"), ("award",))
"""An award that stands, by a signed decision of a round: an extract has what that decision says."""
MOVEMENT: Final = ChoiceKind("movement", ("movement", "name"), ("movement",))
