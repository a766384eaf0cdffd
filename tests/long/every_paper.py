"""Every kind of paper, made of the sample for each of its choices: a finished PDF, or a sentence that refuses it."""

import argparse
import random
from pathlib import Path

from tests.books import book_in
from tests.long.tally import Tally
from tests.pictures.books import make_book
from tests.pictures.papers import every_paper
from tests.pictures.views import FULL


def run(options: argparse.Namespace, place: Path, chance: random.Random) -> Tally:
    """Make all papers; count them by kind."""
    del options, chance
    tally = Tally()
    make_book(place / "so", FULL)
    with book_in(place / "so") as book:
        for paper in every_paper(book):
            try:
                made = paper.made()
            except Exception as escaped:
                tally.faults.append(f"{paper.name}: {type(escaped).__name__}: {escaped}")
                continue
            tally.counts[paper.kind if made.content else "refused"] += 1
            if made.content.startswith(b"%PDF") == bool(made.refusal):
                tally.faults.append(f"{paper.name}: neither a PDF nor a sentence")
    return tally
