"""A task as it is put together from its paragraphs or from the row of a table, and what is proposed of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.plans import ProposedTask, TextSpan
from desktop_app.intake.files.markers import Rank
from desktop_app.intake.plan.deadlines import field_deadlines, find_deadlines
from desktop_app.intake.plan.doers.given import read_assigned, read_directed, read_partners, task_recipients
from desktop_app.intake.plan.doers.lists import read_named
from desktop_app.intake.plan.doers.subjects import read_subject, tells_each
from desktop_app.intake.plan.fields import Label, LabelledField
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.named import Body
from desktop_app.intake.plan.tasks.choices import lead_choices
from desktop_app.intake.plan.tasks.unit_names import UnitNames
from desktop_app.intake.plan.words import capitalised

_COMMITTEES = ("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân")


@dataclass(slots=True)
class TaskParts:
    """A task being put together from its paragraphs, or from the row of a table."""

    path: str
    text: str
    first: int
    last: int
    rank: int = Rank.DASH
    inherited: tuple[Body, ...] = ()
    details: list[str] = field(default_factory=list)
    leads: list[Body] = field(default_factory=list)
    supports: list[Body] = field(default_factory=list)
    deadlines: tuple[Deadline, ...] = ()
    products: list[str] = field(default_factory=list)
    stage: tuple[Deadline, ...] = ()
    """The time that the heading above it names, if it says none itself."""
    bidden: tuple[Body, ...] = ()
    """Whom the opening of the plan bids to do all that nobody else is said to do."""
    labelled: tuple[Body, ...] = ()
    """Who stands before the colon of its text, if only that tells who does it."""
    reason: str = ""
    """Why it is no task, "" for a task."""

    def take(self, fields: Sequence[LabelledField]) -> None:
        """Take over what labelled fields tell of the task."""
        for each in fields:
            match each.label:
                case Label.LEAD:
                    self.leads += read_named(each.value)
                    self.supports += read_partners(each.value)
                case Label.SUPPORT:
                    self.supports += read_named(each.value)
                case Label.DEADLINE if each.value:
                    self.deadlines += field_deadlines(free(each.value))
                case Label.PRODUCT if each.value:
                    self.products.append(each.value)
                case Label.DETAIL if each.value:
                    self.details.append(f"+ {capitalised(each.label_text)}: {each.value}")


def proposed_task(draft: TaskParts, names: UnitNames) -> ProposedTask:
    """Return what is proposed of a task that is put together; the units that it names are added to `names`."""
    # Below who is to do it, "Lãnh đạo các sở …" is what they do.
    by_place = any(body.placed for body in draft.inherited)
    of_above = draft.inherited and not by_place and (tells_each(draft.text) or draft.text.startswith("Lãnh đạo "))
    subject = () if of_above else read_subject(draft.text) or _directed(draft)
    bodies = draft.leads or subject or (draft.inherited if not by_place else ()) or read_assigned(draft.text)
    bodies = bodies or draft.labelled or draft.inherited or draft.bidden
    leads = names.names(_leading(bodies))
    related_bodies = [body for body in bodies if body not in _leading(bodies)]
    # What a field or a heading says is sure: nothing else stands in it.
    sure = bool(draft.leads or (draft.inherited and not subject))
    choices = lead_choices(draft.text, tuple(bodies), sure=sure and not any(body.placed for body in bodies))
    whole = "\n".join([draft.text, *draft.details])
    supports = names.names([*draft.supports, *related_bodies, *read_partners(whole)])
    recipients = tuple(map(free, task_recipients(whole)))
    whole = free(whole)
    stated = tuple(dict.fromkeys(draft.deadlines)) or find_deadlines(whole) or draft.stage
    return ProposedTask(
        path=draft.path,
        text=capitalised(whole),
        span=TextSpan(draft.first, draft.last),
        leads=leads,
        supports=tuple(name for name in supports if name not in leads),
        deadline=stated[0] if stated else Deadline(),
        further_deadlines=stated[1:],
        recipients=recipients,
        product=free("; ".join(dict.fromkeys(map(capitalised, draft.products)))),
        lead_choices=tuple(dict.fromkeys(names.like(_leading(each)) for each in choices)),
    )


def _directed(draft: TaskParts) -> tuple[Body, ...]:
    """Return whom a task directs who surely does it: a province's own committee above it directs them itself."""
    of_province = any(body.name.startswith(_COMMITTEES) and "tỉnh" in body.name for body in draft.inherited)
    return () if of_province else read_directed(draft.text, surely=True)


def _leading(bodies: Sequence[Body]) -> Sequence[Body]:
    """Return those who lead: not those of them who are only concerned, behind others who do it."""
    first = next((place for place, body in enumerate(bodies) if not body.related), len(bodies))
    return [body for place, body in enumerate(bodies) if place < first or not body.related]
