"""How safe the data are, on the command line: what is known, where a second copy goes, a rehearsal."""

import argparse
from dataclasses import asdict

from desktop_app.cli.answer import Answer
from desktop_app.cli.keeping.packages import passphrase_of
from desktop_app.domain.errors import StoreProblem
from desktop_app.domain.vietnamese import quoted
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened


def show_safety(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Say how safe the data are, after what the options ask for."""
    from desktop_app.services.keeping.data_safety import choose_place, data_safety, give_passphrase
    from desktop_app.services.keeping.rehearsal import rehearse

    passphrase = passphrase_of(options, twice=options.place is not None)
    with opened(folder) as book:
        if options.place is not None or options.no_place:
            choose_place(book, options.place, passphrase)
        elif passphrase:
            give_passphrase(book, passphrase)
        proof = rehearse(book) if options.rehearse else None
        safety = data_safety(book)
    lines = [*safety.state, *safety.more, *(f"Nên làm: {step}" for step in safety.next_steps)]
    lines += [
        f"{line.actor}: {line.acts} việc trong 30 ngày qua, gần nhất {line.last_at:%H:%M %d/%m/%Y}: "
        f"{quoted(line.last_label)}."
        for line in safety.actors
    ]
    out.answer(asdict(safety), lines)
    if proof is not None and proof.problem:
        raise StoreProblem(proof.sentence, "Sao lưu lại rồi diễn tập lần nữa.")
