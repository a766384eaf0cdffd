"""Recall and precision of the reading of plans, over the invented plans of tests/data/corpus.

    python -m tests.corpus [--missed]

Prints for headings, tasks, leads, supports and deadlines how many there are, how many were read, and the shares, as a
whole and the shares by what is tried, and how sure the leads are; with --missed also each that was missed or is too
much, by plan; then the same of lists, by target and by structure. Ends with 1 if a share is below its goal.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.plan.plans import PlanProposal
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.plan.reader import propose
from tests import list_corpus
from tests.data.corpus import fields, formats, script, tables
from tests.data.corpus.plans import CorpusPlan, deadline_key, write_plan

GOALS = {"headings": (0.99, 0.99), "tasks": (0.97, 0.93), "leads": (0.95, 0.95), "deadlines": (0.97, 0.97)}
LISTS_GOAL = 0.99
SURELY_RIGHT, SURELY_WRONG = "surely right", "surely wrong"
KINDS = ("headings", "tasks", "leads", "supports", "deadlines", "other tables", "apart")


@dataclass(slots=True)
class Score(list_corpus.Share):
    """How many things of a kind the plans hold, were read and are right, and which were missed or are too much."""

    missed: list[str] = field(default_factory=list)

    def count(self, plan: str, true: Iterable[str], read: Iterable[str]) -> None:
        """Count what a plan holds and what was read from it."""
        self.missed += [f"{plan}: {each}" for each in self.add(true, read)]


def corpus() -> list[CorpusPlan]:
    """Return the plans of the corpus."""
    return [*fields.plans(), *tables.plans(), *script.plans(), *formats.plans()]


def measure(plans: Iterable[CorpusPlan]) -> dict[str, Score]:
    """Write each plan as a file, read it, and count."""
    scores = {kind: Score() for kind in KINDS}
    for plan, read in read_all(plans):
        _count(scores, plan, read)
    return scores


def read_all(plans: Iterable[CorpusPlan]) -> Iterator[tuple[CorpusPlan, PlanProposal]]:
    """Write each plan as a file and read it."""
    with tempfile.TemporaryDirectory() as folder:
        for plan in plans:
            yield plan, propose(write_plan(plan, Path(folder)))


def _count(scores: dict[str, Score], plan: CorpusPlan, read: PlanProposal) -> None:
    true = [(_words(task.text), task) for task in plan.tasks]
    got = [(_words(task.text), task) for task in read.tasks]
    scores["headings"].count(plan.name, plan.headings, [heading.path for heading in read.headings])
    scores["tasks"].count(plan.name, [words for words, _ in true], [words for words, _ in got])
    # Units and deadlines count for the tasks that were found: a missed task is a fault of its own.
    matched = {words for words, _ in true} & {words for words, _ in got}
    for kind in ("leads", "supports"):
        scores[kind].count(
            plan.name,
            [f"{words} / {fold(name)}" for words, task in true if words in matched for name in getattr(task, kind)],
            [f"{words} / {fold(name)}" for words, task in got if words in matched for name in getattr(task, kind)],
        )
    scores["deadlines"].count(
        plan.name,
        [f"{words} / {task.deadline}" for words, task in true if words in matched and task.deadline],
        [
            f"{words} / {key}"
            for words, task in got
            if words in matched and (key := deadline_key(task.deadline)) != "none"
        ],
    )
    if plan.apart is not None:
        scores["apart"].count(plan.name, map(_words, plan.apart), [_words(each.task.text) for each in read.set_aside])
    scores["other tables"].count(plan.name, ["table"] * plan.other_tables, ["table"] * len(read.other_tables))


def tally_leads(plan: CorpusPlan, read: PlanProposal) -> Counter[str]:
    """Return of how many tasks that were found the leads are surely right, surely wrong, or offered to choose from."""
    tally: Counter[str] = Counter()
    true = {_words(task.text): _folded(task.leads) for task in plan.tasks}
    for task in read.tasks:
        leads = true.get(_words(task.text))
        if leads is None:
            continue
        readings = [_folded(each) for each in task.lead_choices]
        if not readings:
            tally[SURELY_RIGHT if _folded(task.leads) == leads else SURELY_WRONG if task.leads else "nobody"] += 1
        elif _folded(task.leads) == leads:
            tally["unsure, right"] += 1
        else:
            tally["unsure, right one offered" if leads in readings else "unsure, right one not offered"] += 1
    return tally


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, names))


def _words(text: str) -> str:
    return fold(text.split("\n")[0]).rstrip(" .;:,")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 if a goal is missed."""
    parser = argparse.ArgumentParser("python -m tests.corpus", description=__doc__)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args(arguments)
    whole = {kind: Score() for kind in KINDS}
    structures: dict[str, dict[str, Score]] = {}
    leads: Counter[str] = Counter()
    for plan, read in read_all(corpus()):
        _count(whole, plan, read)
        leads += tally_leads(plan, read)
        by_kind = structures.setdefault(plan.structure or "others", {kind: Score() for kind in KINDS})
        _count(by_kind, plan, read)
    sys.stdout.write(f"{'':14}{'held':>7}{'read':>7}{'right':>7}{'recall':>9}{'precision':>11}\n")
    below = False
    for kind, score in whole.items():
        counts = f"{score.true:7}{score.read:7}{score.right:7}"
        sys.stdout.write(f"{kind:14}{counts}{score.recall:9.3f}{score.precision:11.3f}\n")
        recall, precision = GOALS.get(kind, (0.0, 0.0))
        below = below or score.recall < recall or score.precision < precision
        for sentence in score.missed if options.missed else ():
            sys.stdout.write(f"    {sentence}\n")
    sys.stdout.write(f"\nleads of tasks: {'; '.join(f'{count} {what}' for what, count in leads.most_common())}\n")
    _print_structures(structures)
    shares = list_corpus.measure(list_corpus.corpus())
    sys.stdout.write(f"\n{len(shares)} lists\n{list_corpus.table(shares, missed=options.missed)}")
    of_lists = list_corpus.total(shares.values())
    lowest = min(of_lists.rows.recall, of_lists.rows.precision, of_lists.columns.recall)
    below = below or of_lists.untold > 0 or lowest < LISTS_GOAL
    return 1 if below else 0


def _print_structures(structures: Mapping[str, Mapping[str, Score]]) -> None:
    """Print recall and precision of each kind for each structure."""
    sys.stdout.write(f"\n{'recall / precision':30}" + "".join(f"{kind:>16}" for kind in KINDS) + "\n")
    for structure, scores in sorted(structures.items()):
        shares = (
            f"{score.recall:.3f} / {score.precision:.3f}" if score.true or score.read else "-"
            for score in scores.values()
        )
        sys.stdout.write(f"{structure:30}" + "".join(f"{share:>16}" for share in shares) + "\n")


if __name__ == "__main__":
    sys.exit(main())
