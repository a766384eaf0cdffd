"""Recall and precision of the reading of plans, over the invented plans of tests/data/corpus.

    python -m tests.corpus [--missed]

Prints for headings, tasks, leads, supports and deadlines how many there are, how many were read, and the shares; with
--missed also each that was missed or is too much, by plan; then the same of lists, by target and by structure. Ends
with 1 if a share is below its goal.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.plan.plans import PlanProposal
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.plan.reader import propose
from tests import list_corpus
from tests.data.corpus import fields, script, tables
from tests.data.corpus.plans import CorpusPlan, deadline_key, write_plan

GOALS = {"headings": (0.99, 0.99), "tasks": (0.97, 0.93), "leads": (0.95, 0.95), "deadlines": (0.97, 0.97)}
LISTS_GOAL = 0.99
KINDS = ("headings", "tasks", "leads", "supports", "deadlines", "other tables", "apart")


@dataclass(slots=True)
class Score:
    """How many things of a kind the plans hold, how many were read, how many of those are true; and the others."""

    true: int = 0
    read: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, plan: str, true: Iterable[str], read: Iterable[str]) -> None:
        """Count what a plan holds and what was read from it."""
        held, got = Counter(true), Counter(read)
        self.true += held.total()
        self.read += got.total()
        self.right += (held & got).total()
        self.missed += [f"{plan}: missed {each}" for each in held - got]
        self.missed += [f"{plan}: too much {each}" for each in got - held]

    @property
    def recall(self) -> float:
        """The share of what the plans hold that was read."""
        return self.right / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        """The share of what was read that is true."""
        return self.right / self.read if self.read else 1.0


def corpus() -> list[CorpusPlan]:
    """Return the plans of the corpus."""
    return [*fields.plans(), *tables.plans(), *script.plans()]


def measure(plans: Iterable[CorpusPlan]) -> dict[str, Score]:
    """Write each plan as a file, read it, and count."""
    scores = {kind: Score() for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        for plan in plans:
            _count(scores, plan, propose(write_plan(plan, Path(folder))))
    return scores


def _count(scores: dict[str, Score], plan: CorpusPlan, read: PlanProposal) -> None:
    true = [(_words(task.text), task) for task in plan.tasks]
    got = [(_words(task.text), task) for task in read.tasks]
    scores["headings"].add(plan.name, plan.headings, [heading.path for heading in read.headings])
    scores["tasks"].add(plan.name, [words for words, _ in true], [words for words, _ in got])
    # Units and deadlines count for the tasks that were found: a missed task is a fault of its own.
    matched = {words for words, _ in true} & {words for words, _ in got}
    for kind in ("leads", "supports"):
        scores[kind].add(
            plan.name,
            [f"{words} / {fold(name)}" for words, task in true if words in matched for name in getattr(task, kind)],
            [f"{words} / {fold(name)}" for words, task in got if words in matched for name in getattr(task, kind)],
        )
    scores["deadlines"].add(
        plan.name,
        [f"{words} / {task.deadline}" for words, task in true if words in matched and task.deadline],
        [
            f"{words} / {key}"
            for words, task in got
            if words in matched and (key := deadline_key(task.deadline)) != "none"
        ],
    )
    if plan.apart is not None:
        scores["apart"].add(plan.name, map(_words, plan.apart), [_words(each.task.text) for each in read.set_aside])
    scores["other tables"].add(plan.name, ["table"] * plan.other_tables, ["table"] * len(read.other_tables))


def _words(text: str) -> str:
    return fold(text.split("\n")[0]).rstrip(" .;:,")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 if a goal is missed."""
    parser = argparse.ArgumentParser("python -m tests.corpus", description=__doc__)
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args(arguments)
    plans = corpus()
    scores = measure(plans)
    sys.stdout.write(f"{len(plans)} plans\n{'':14}{'held':>7}{'read':>7}{'right':>7}{'recall':>9}{'precision':>11}\n")
    below = False
    for kind, score in scores.items():
        counts = f"{score.true:7}{score.read:7}{score.right:7}"
        sys.stdout.write(f"{kind:14}{counts}{score.recall:9.3f}{score.precision:11.3f}\n")
        recall, precision = GOALS.get(kind, (0.0, 0.0))
        below = below or score.recall < recall or score.precision < precision
        for sentence in score.missed if options.missed else ():
            sys.stdout.write(f"    {sentence}\n")
    shares = list_corpus.measure(list_corpus.corpus())
    sys.stdout.write(f"\n{len(shares)} lists\n{list_corpus.table(shares, missed=options.missed)}")
    whole = list_corpus.total(shares.values())
    below = below or whole.untold > 0 or min(whole.rows.recall, whole.rows.precision, whole.columns.recall) < LISTS_GOAL
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
