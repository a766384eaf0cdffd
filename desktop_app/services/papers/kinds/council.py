"""The papers of the Council: ballots, the minutes of counting them, the minutes of a session."""

from typing import Final

from desktop_app.services.papers.kinds.declaration import (
    MenuEntry,
    MenuPlace,
    PaperContent,
    PaperGroup,
    PaperKind,
    RoundStep,
)
from desktop_app.services.papers.kinds.options import ROUND, SESSION


def _ballot() -> PaperContent:
    from desktop_app.papers.kinds.council.ballot import BALLOT
    from desktop_app.services.papers.content import council
    from desktop_app.services.papers.round_checks import OF_COUNCIL

    return PaperContent(
        build=council.ballot_paper,
        file_name=lambda options: f"Phiếu bầu {options['round']}",
        wordings=(BALLOT,),
        note=council.ballot_note,
        round_checks=OF_COUNCIL,
    )


def _vote_count() -> PaperContent:
    from desktop_app.papers.kinds.council.vote_count import VOTE_COUNT
    from desktop_app.services.papers.content import council
    from desktop_app.services.papers.round_checks import OF_COUNCIL

    return PaperContent(
        build=council.vote_count_paper,
        file_name=lambda options: f"Biên bản kiểm phiếu {options['round']}",
        wordings=(VOTE_COUNT,),
        note=council.vote_count_note,
        round_checks=OF_COUNCIL,
    )


def _minutes() -> PaperContent:
    from desktop_app.papers.kinds.council.minutes import MINUTES
    from desktop_app.services.papers.content import council
    from desktop_app.services.papers.round_checks import OF_COUNCIL

    return PaperContent(
        build=council.minutes_paper,
        file_name=lambda options: f"Biên bản họp Hội đồng {options['round']}",
        wordings=(MINUTES,),
        note=council.minutes_note,
        round_checks=OF_COUNCIL,
    )


KINDS: Final = (
    PaperKind(
        "ballot",
        "Phiếu bầu của Hội đồng",
        PaperGroup.COUNCIL,
        (ROUND, SESSION),
        _ballot,
        menus=(MenuEntry(MenuPlace.SESSION, "&Phiếu bầu…", "Phiếu bầu"),),
        step=RoundStep.COUNCIL,
    ),
    PaperKind(
        "vote-count",
        "Biên bản kiểm phiếu",
        PaperGroup.COUNCIL,
        (ROUND, SESSION),
        _vote_count,
        menus=(MenuEntry(MenuPlace.SESSION, "Biên bản &kiểm phiếu…", "Kiểm phiếu"),),
        step=RoundStep.COUNCIL,
    ),
    PaperKind(
        "minutes",
        "Biên bản họp Hội đồng",
        PaperGroup.COUNCIL,
        (ROUND, SESSION),
        _minutes,
        menus=(MenuEntry(MenuPlace.SESSION, "B&iên bản họp Hội đồng…", "Biên bản họp", "Ctrl+Shift+P"),),
        step=RoundStep.COUNCIL,
    ),
)
