"""A plan as read from a document, before it becomes records: headings, tasks, units, recipients.

A proposal holds the parts of the plan, each with its place in the text (`TextSpan`, paragraph numbers from 0), so that
the clerk sees each part beside its text, corrects it, and applies the whole as one change.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import takewhile
from typing import Final

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.plan_record import PLAN_TYPES
from desktop_app.domain.vietnamese import clean_line


class AssignmentRole(StrEnum):
    """The role of a unit in a task."""

    LEAD = "lead"
    """Chủ trì."""
    SUPPORT = "support"
    """Phối hợp."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """Paragraphs `first` to `last` (both inclusive, from 0) of the plan's text."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading. `path` joins the markers from the top: "II/1/1.1"; `level` counts from 1.

    A heading that is nothing but a time ("Tháng 3") has no marker, and stands in the path by its title.
    """

    path: str
    marker: str
    title: str
    level: int
    span: TextSpan

    @property
    def line(self) -> str:
        """The heading as one line, with its marker if it has one."""
        return f"{self.marker}. {self.title}" if self.marker else self.title


@dataclass(frozen=True, slots=True)
class ProposedTask:
    """A task read from the text, under the heading `path`; `leads` and `supports` are units by name."""

    path: str
    text: str
    span: TextSpan
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: Deadline = field(default_factory=Deadline)
    recipients: tuple[str, ...] = ()
    """Who the task's result is sent to, in the plan's words."""
    further_deadlines: tuple[Deadline, ...] = ()
    """The deadlines that its text names after the first."""
    product: str = ""
    """What is to come of it, where the plan says so in a field or column of its own."""
    lead_choices: tuple[tuple[str, ...], ...] = ()
    """Who may lead it, where its words do not say it surely: `leads` themselves if any were read, then others."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A paragraph that stands among the tasks and is none (a target, a criterion, a note), as the task it would be."""

    task: ProposedTask
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedUnit:
    """A unit named in the plan, by the first full form of its name ("phòng …" capitalised at the start of a name)."""

    name: str
    kind: UnitKind


@dataclass(frozen=True, slots=True)
class PlanProposal:
    """A whole plan as read. The spans refer to `paragraphs`, the clean text; the years are those of its period."""

    title: str
    paragraphs: tuple[str, ...]
    headings: tuple[Heading, ...]
    tasks: tuple[ProposedTask, ...]
    units: tuple[ProposedUnit, ...]
    legal_bases: tuple[str, ...]
    recipients: tuple[str, ...]
    signer_title: str = ""
    signer_name: str = ""
    from_year: int | None = None
    to_year: int | None = None
    other_tables: tuple[TextSpan, ...] = ()
    """The tables that hold no tasks; their rows are paragraphs like others."""
    set_aside: tuple[SetAside, ...] = ()
    """What is proposed apart: no tasks by what they say, each of which the clerk may take over."""
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What else a unit may be called, by its name, where the sentence does not tell where that ends."""
    remarks: tuple[str, ...] = ()
    """What to look at because the form of the document does not tell it surely, each a sentence."""

    @property
    def left_out(self) -> str:
        """The sentence that says what was read as text only, "" if nothing."""
        tables, others = len(self.other_tables), len(self.set_aside)
        sentences = [f"{tables} bảng không có nhiệm vụ, giữ nguyên trong văn bản."] if tables else []
        sentences += [f"{others} đoạn không phải nhiệm vụ, để riêng ở cuối bảng."] if others else []
        return " ".join(sentences)

    @property
    def document_type(self) -> str:
        """What the document calls itself: "Kế hoạch", "Chương trình"."""
        lines = (clean_line(paragraph).casefold() for paragraph in self.paragraphs[:_HEAD])
        return next((kind for line in lines for kind in PLAN_TYPES if line == kind.casefold()), PLAN_TYPES[0])

    @property
    def number(self) -> str:
        """The number that stands in its letterhead, "" for none, or where that is of the decision it is annexed to."""
        matches = map(_NUMBERED.match, self._letterhead)
        return next((match["number"] for match in matches if match), "")

    @property
    def dated_on(self) -> date | None:
        """The day in its letterhead, None for none."""
        for match in filter(None, map(_PLACED.search, self._letterhead)):
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
        return None

    @property
    def _letterhead(self) -> Sequence[str]:
        lines = [clean_line(paragraph) for paragraph in self.paragraphs[:_LONGEST_LETTERHEAD]]
        kinds = [kind.casefold() for kind in PLAN_TYPES]
        above = list(takewhile(lambda line: not any(line.casefold().startswith(kind) for kind in kinds), lines))
        # A plan that is annexed to a decision has no number and day of its own.
        return () if len(above) == len(lines) or _DECISION in map(str.casefold, above) else above

    @property
    def programme(self) -> str:
        """The paper of a higher body that the plan says it carries out, with its issuer; "" for none."""
        for paragraph in self.paragraphs[:_HEAD]:
            for basis in self.legal_bases:
                match = re.search(rf"{re.escape(basis)}(?: của {_ISSUER})?", paragraph)
                if match and _CARRIES_OUT.match(paragraph):
                    return match[0]
        return ""


def cited_in_full(text: str, paragraphs: Sequence[str]) -> str:
    """Return a text in which papers cited by their number alone are cited as the paragraphs of a plan do it in full.

    That is with day and issuer, and with what the paper is about where a paragraph has it as its basis.
    """
    return _SHORT_CITATION.sub(lambda cited: _full_citation(cited[0], paragraphs), text)


def _full_citation(cited: str, paragraphs: Sequence[str]) -> str:
    for paragraph in paragraphs:
        is_basis = paragraph.startswith("Căn cứ ")
        about = r"(?: (?:về|phê duyệt|ban hành|quy định)\b[^;.]*)?" if is_basis else ""
        match = re.search(rf"{re.escape(cited)},? ngày {_DAY} của {_ISSUER}{about}", paragraph)
        if match:
            return match[0]
    return cited


def place_words(path: str) -> str:
    """Return where a task stands in its plan, as a sentence cites it: "điểm 3.3 mục II" of the section "II/3/3.3"."""
    first, *below = path.split("/")
    return f"điểm {below[-1]} mục {first}" if below else f"mục {first}"


def with_unit_names(task: ProposedTask, names: Mapping[str, str]) -> ProposedTask:
    """Return a task whose units have other names: those that `names` gives for their old ones."""
    leads = tuple(dict.fromkeys(names.get(name, name) for name in task.leads))
    supports = tuple(dict.fromkeys(names.get(name, name) for name in task.supports))
    return replace(
        task,
        leads=leads,
        supports=tuple(name for name in supports if name not in leads),
        lead_choices=tuple(
            dict.fromkeys(tuple(dict.fromkeys(names.get(name, name) for name in each)) for each in task.lead_choices)
        ),
    )


def with_known_units(proposal: PlanProposal, names: Mapping[str, str]) -> PlanProposal:
    """Return a proposal in which units have the names that the book has for them."""
    units = {names.get(unit.name, unit.name): unit for unit in proposal.units}
    return replace(
        proposal,
        tasks=tuple(with_unit_names(task, names) for task in proposal.tasks),
        set_aside=tuple(replace(each, task=with_unit_names(each.task, names)) for each in proposal.set_aside),
        units=tuple(replace(unit, name=name) for name, unit in units.items()),
    )


_HEAD = 8
"""In how many paragraphs from its first a plan says what it is and what it carries out."""
_LONGEST_LETTERHEAD: Final = 16
_NUMBERED: Final = re.compile(r"Số\s*:?\s*(?P<number>\d+\s?/[^\W\d_][\w-]*(?:\s?-\s?\w+)*)", re.IGNORECASE)
_PLACED: Final = re.compile(r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>20\d\d)$", re.IGNORECASE)
_DECISION: Final = "quyết định"
_CARRIES_OUT = re.compile(r"(?:Căn cứ|Thực hiện|Triển khai)\b")
_PAPERS = "Luật|Nghị quyết|Nghị định|Quyết định|Chương trình|Kế hoạch|Chỉ thị|Thông tư|Công văn|Đề án"
_ISSUER = rf"[^,;.“”]+?(?= thực hiện | về | phê duyệt | ban hành | trên | quy định | và (?:{_PAPERS})|[,;.“”]|$)"
_DAY = r"\d{1,2}/\d{1,2}/\d{4}"
_SHORT_CITATION = re.compile(rf"\b(?:{_PAPERS}) số \d+(?:[-/][^\W_]+)+(?![-/\w]|,? ngày )")
