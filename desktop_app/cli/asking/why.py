"""Why a name is on a list, on the command line: the chain of records behind an award, a nomination, a person."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from desktop_app.cli.answer import Answer
from desktop_app.domain.awards.chains import STAGE_LABELS, Chain
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened


def show_chains(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the chains: each step with its day, its record and who entered it."""
    with opened(folder) as book:
        chains = _chains(book, options)
    out.answer([_as_json(chain) for chain in chains], list(_in_words(chains)))


def _chains(book: Book, options: argparse.Namespace) -> Sequence[Chain]:
    from desktop_app.domain.standing.year_records import Subject
    from desktop_app.domain.vocabulary import NomineeKind
    from desktop_app.services.papers.chains.read import chain_of_award, chain_of_nomination, chains_of

    if options.award is not None:
        return (chain_of_award(book, options.award),)
    if options.nomination is not None:
        return (chain_of_nomination(book, options.nomination),)
    if options.person is not None:
        return chains_of(book, Subject(NomineeKind.INDIVIDUAL, options.person))
    return chains_of(book, Subject(NomineeKind.COLLECTIVE, options.unit))


def _as_json(chain: Chain) -> dict[str, Any]:
    return {
        "name": chain.name,
        "place": chain.place,
        "award": chain.award,
        "occasion": chain.occasion,
        "state": chain.state,
        "nomination": chain.nomination_id,
        "awards": list(chain.award_ids),
        "steps": [
            {
                "stage": step.stage,
                "day": step.day,
                "text": step.text,
                "record": {"kind": step.record.kind, "id": step.record.id},
                "entered_at": step.entry.moment.isoformat() if step.entry is not None else None,
                "entered_by": step.entry.actor if step.entry is not None else None,
            }
            for step in chain.steps
        ],
    }


def _in_words(chains: Sequence[Chain]) -> Iterator[str]:
    if not chains:
        yield "Sổ chưa có đề nghị, khen thưởng nào của người, tập thể này."
    for chain in chains:
        place = f", {chain.place}" if chain.place else ""
        yield f"{chain.title}{place}: {chain.state}"
        for step in chain.steps:
            day = f"{step.day:%d/%m/%Y}" if step.day is not None else ""
            entry = f"ghi {step.entry.words}" if step.entry is not None else ""
            record = f"{step.record.kind}:{step.record.id}"
            yield "\t".join(("", STAGE_LABELS[step.stage], day, step.text, record, entry))
