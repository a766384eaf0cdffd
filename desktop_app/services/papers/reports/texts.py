"""Sentences of a report drafted from the records, in the plan's order. Each number in them is also a figure.

The clerk edits the draft before the report is issued.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_app.domain.numbers import format_number, percentage
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.year.activities import ACTIVITY_KIND_LABELS, POSTED_KINDS, ActivityKind
from desktop_app.services.papers.reports.facts import Facts, TaskFact

_DONE = (OccurrenceState.DONE, OccurrenceState.DONE_ON_TIME, OccurrenceState.DONE_LATE)
_POSTED = (
    (ActivityKind.GOOD_NEWS, "tin", "tin tốt"),
    (ActivityKind.STORY, "câu chuyện", "câu chuyện đẹp"),
    (ActivityKind.EXEMPLAR, "gương", "gương điển hình"),
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])")


@dataclass(slots=True)
class Draft:
    """Paragraphs by the key of the report's part, and the figures in them: name, unit, value."""

    paragraphs: dict[str, list[str]] = field(default_factory=dict)
    figures: list[tuple[str, str, str]] = field(default_factory=list)

    def say(self, key: str, text: str) -> None:
        """Add a paragraph to a part."""
        self.paragraphs.setdefault(key, []).append(text)

    def count(self, name: str, unit: str, value: int) -> str:
        """Record a figure and return its text."""
        written = format_number(value)
        if (name, unit, written) not in self.figures:
            self.figures.append((name, unit, written))
        return written


def draft_annual(facts: Facts, plan_keys: Mapping[str, str]) -> Draft:
    """Draft the parts of the annual report; `plan_keys` gives the part's key for each heading of the plan's part II."""
    draft = Draft()
    _direction(draft, facts)
    for path, key in plan_keys.items():
        _under_heading(draft, facts, path, key)
    _emulation(draft, facts)
    _assessment(draft, facts)
    _open_work(draft, facts)
    return draft


def draft_half_year(facts: Facts) -> Draft:
    """Draft the parts of the six-month report."""
    draft = Draft()
    _direction(draft, facts)
    activities = facts.activity_count()
    if activities:
        draft.say("movements", f"Đã tổ chức, ghi nhận {draft.count('Hoạt động', 'hoạt động', activities)} hoạt động.")
    _good_news(draft, facts, "movements")
    _emulation(draft, facts, "commendation")
    _assessment(draft, facts)
    _open_work(draft, facts)
    return draft


def _direction(draft: Draft, facts: Facts) -> None:
    documents = facts.activity_count(ActivityKind.DOCUMENT)
    briefings = facts.activity_count(ActivityKind.BRIEFING, ActivityKind.CONFERENCE)
    if documents or briefings:
        draft.say(
            "direction",
            f"Đã ban hành {draft.count('Văn bản đã ban hành', 'văn bản', documents)} văn bản chỉ đạo, triển khai; "
            "tổ chức "
            f"{draft.count('Hội nghị, buổi quán triệt', 'cuộc', briefings)} hội nghị, buổi quán triệt.",
        )
    total, informed = len(facts.staff), sum(person.since is not None for person in facts.staff)
    if total:
        share = format_number(percentage(informed, total) or 0)
        draft.figures.append(("Tỷ lệ CCVCNLĐ được quán triệt", "%", share))
        draft.say(
            "direction",
            f"Quán triệt Kế hoạch tới {draft.count('CCVCNLĐ được quán triệt', 'người', informed)} trên tổng số "
            f"{draft.count('CCVCNLĐ của cơ quan', 'người', total)} cán bộ, công chức, viên chức, người lao động "
            f"({share}%).",
        )


def _under_heading(draft: Draft, facts: Facts, path: str, key: str) -> None:
    inside = [task for task in facts.tasks if task.path == path or task.path.startswith(f"{path}/")]
    parts = []
    for kind, label in ACTIVITY_KIND_LABELS.items():
        number = facts.activity_count(kind, under=f"{path}/") if kind not in POSTED_KINDS else 0
        if number:
            parts.append(f"{label}: {draft.count(f'{label} (mục {path})', 'lần', number)}")
    if parts:
        draft.say(key, f"Các hoạt động trong kỳ: {'; '.join(parts)}.")
    for task in inside:
        if task.result:
            leads = ", ".join(task.leads)
            draft.say(key, f"- {f'{leads}: ' if leads else ''}{task.result.rstrip('.')}.")
    if path.endswith("/3") or "tin tốt" in (_title(facts, path)).casefold():
        _good_news(draft, facts, key)
    if "vi phạm" in _title(facts, path).casefold():
        _referrals(draft, facts, key)


def _title(facts: Facts, path: str) -> str:
    headings = facts.plan.headings if facts.plan else ()
    return next((heading.title for heading in headings if heading.path == path), "")


def _good_news(draft: Draft, facts: Facts, key: str) -> None:
    posted = [
        f"{draft.count(ACTIVITY_KIND_LABELS[kind], unit, number)} {words}"
        for kind, unit, words in _POSTED
        if (number := facts.activity_count(kind))
    ]
    if posted:
        draft.say(key, f"Hưởng ứng Cuộc vận động, đã đăng tải, chia sẻ {', '.join(posted)}.")
    reached = facts.reached_count(*POSTED_KINDS)
    if reached:
        draft.say(key, f"Số lượt người tiếp cận: {draft.count('Lượt người tiếp cận', 'lượt', reached)} lượt.")


def _referrals(draft: Draft, facts: Facts, key: str) -> None:
    total = sum(facts.referrals.values())
    if total:
        kinds = ", ".join(f"{kind[0].lower()}{kind[1:]}" for kind in facts.referrals)
        written = draft.count("Vụ việc đã chuyển cơ quan chức năng", "vụ", total)
        draft.say(key, f"Đã chuyển cơ quan chức năng xử lý {written} vụ việc ({kinds}).")
    else:
        draft.say(key, "Trong kỳ không phát hiện thông tin vi phạm phải chuyển cơ quan chức năng.")


def _emulation(draft: Draft, facts: Facts, key: str = "emulation") -> None:
    collectives, individuals = len(facts.proposed["collective"]), len(facts.proposed["individual"])
    if collectives or individuals:
        draft.say(
            key,
            "Đã đề nghị khen thưởng "
            f"{draft.count('Tập thể được đề nghị khen thưởng', 'tập thể', collectives)} tập thể, "
            f"{draft.count('Cá nhân được đề nghị khen thưởng', 'cá nhân', individuals)} cá nhân.",
        )
    if facts.exemplars:
        written = draft.count("Gương điển hình đề nghị nhân rộng", "gương", len(facts.exemplars))
        draft.say(key, f"Đã đề nghị nhân rộng {written} gương điển hình tiên tiến.")
    sums = [sum(award.kind == kind for award in facts.awards) for kind in ("Tập thể", "Cá nhân")]
    if facts.awards:
        draft.say(
            key,
            f"Được tặng theo quyết định đã ký: {draft.count('Tập thể được khen thưởng', 'tập thể', sums[0])} tập thể, "
            f"{draft.count('Cá nhân được khen thưởng', 'cá nhân', sums[1])} cá nhân (danh sách kèm theo).",
        )


def _assessment(draft: Draft, facts: Facts) -> None:
    dated = [task for task in facts.tasks if task.state is not OccurrenceState.NO_DUE]
    done = sum(task.state in _DONE for task in dated)
    late = [task for task in dated if task.state is OccurrenceState.LATE]
    if dated:
        draft.say(
            "strengths",
            f"Hoàn thành {draft.count('Nhiệm vụ có thời hạn đã hoàn thành', 'nhiệm vụ', done)} trên "
            f"{draft.count('Nhiệm vụ có thời hạn trong kỳ', 'nhiệm vụ', len(dated))} nhiệm vụ có thời hạn trong kỳ.",
        )
    if facts.solved_obstacles:
        written = draft.count("Khó khăn, vướng mắc đã giải quyết", "vụ việc", len(facts.solved_obstacles))
        draft.say("strengths", f"Đã giải quyết xong {written} khó khăn, vướng mắc.")
    if late:
        draft.say("weaknesses", f"Còn {draft.count('Nhiệm vụ quá hạn', 'nhiệm vụ', len(late))} nhiệm vụ quá hạn.")
    for task in facts.tasks:
        if task.difficulty:
            draft.say("weaknesses", f"- {_task_name(task)}: {task.difficulty.rstrip('.')}.")
    for obstacle in facts.open_obstacles:
        unit = f"{obstacle.unit}: " if obstacle.unit else ""
        draft.say("weaknesses", f"- {unit}{obstacle.content.rstrip('.')}.")


def _open_work(draft: Draft, facts: Facts) -> None:
    open_states = (OccurrenceState.LATE, OccurrenceState.DUE_SOON, OccurrenceState.OPEN)
    for task_name in dict.fromkeys(_task_name(task) for task in facts.tasks if task.state in open_states):
        draft.say("next", f"- {task_name}.")
    for obstacle in facts.open_obstacles:
        if obstacle.proposal:
            draft.say("proposals", f"- {obstacle.proposal.rstrip('.')}.")


def _task_name(task: TaskFact) -> str:
    # A task is named by its first whole sentence: a signed paper has no sentence that breaks off.
    return _SENTENCE.split(task.text.replace("\n", " "), maxsplit=1)[0].rstrip(" .;")
