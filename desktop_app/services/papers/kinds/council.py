"""The papers of the Council: what sets it up and convenes it, ballots, minutes of counting and of a session."""

from typing import Final

from desktop_app.services.papers.kinds.declaration import (
    MenuEntry,
    MenuPlace,
    PaperContent,
    PaperGroup,
    PaperKind,
    RoundStep,
)
from desktop_app.services.papers.kinds.options import COUNCIL, ROUND, SESSION, day_of


def _establishment() -> PaperContent:
    from desktop_app.papers.kinds.council.establishment import ESTABLISHMENT
    from desktop_app.services.papers.content import convening

    return PaperContent(
        build=lambda book, options: convening.establishment_paper(book, options, day_of(options)),
        file_name=lambda options: f"Quyết định thành lập Hội đồng {options.get('council', '')}",
        wordings=(ESTABLISHMENT,),
        note=convening.establishment_note,
        mark_issued=convening.take_number,
    )


def _invitation() -> PaperContent:
    from desktop_app.papers.kinds.council.invitation import INVITATION
    from desktop_app.services.papers.content import convening

    return PaperContent(
        build=convening.invitation_paper,
        file_name=lambda options: f"Giấy mời họp Hội đồng {options['round']}",
        wordings=(INVITATION,),
        note=convening.invitation_note,
    )


def _opinion_sheet() -> PaperContent:
    from desktop_app.papers.kinds.council.opinion_sheet import OPINION_SHEET
    from desktop_app.services.papers.content import convening
    from desktop_app.services.papers.round_checks import OF_COUNCIL

    return PaperContent(
        build=convening.opinion_sheet_paper,
        file_name=lambda options: f"Phiếu lấy ý kiến bằng văn bản {options['round']}",
        wordings=(OPINION_SHEET,),
        note=convening.opinion_sheet_note,
        round_checks=OF_COUNCIL,
    )


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


MINUTES_KEY: Final = "minutes"
INVITATION_KEY: Final = "council-invitation"
_OPINIONS_KEY: Final = "opinion-sheet"
CONVENING: Final = (INVITATION_KEY, _OPINIONS_KEY)
"""The words of the papers that go out before a session."""
_BALLOT, _VOTE_COUNT = "ballot", "vote-count"
OF_SESSION: Final = (_BALLOT, _VOTE_COUNT, MINUTES_KEY)
"""The words of the papers that are of the day of a session."""
KINDS: Final = (
    PaperKind(
        "council-decision",
        "Quyết định thành lập Hội đồng",
        PaperGroup.COUNCIL,
        (COUNCIL,),
        _establishment,
        menus=(MenuEntry(MenuPlace.COUNCIL, "&Quyết định thành lập…", "Quyết định thành lập", "Ctrl+P"),),
        step=RoundStep.COUNCIL,
    ),
    PaperKind(
        INVITATION_KEY,
        "Giấy mời họp Hội đồng",
        PaperGroup.COUNCIL,
        (ROUND, SESSION),
        _invitation,
        menus=(MenuEntry(MenuPlace.SESSION, "&Giấy mời họp…", "Giấy mời"),),
        step=RoundStep.COUNCIL,
    ),
    PaperKind(
        _BALLOT,
        "Phiếu bầu của Hội đồng",
        PaperGroup.COUNCIL,
        (ROUND, SESSION),
        _ballot,
        menus=(MenuEntry(MenuPlace.SESSION, "&Phiếu bầu…", "Phiếu bầu"),),
        step=RoundStep.COUNCIL,
    ),
    PaperKind(
        _OPINIONS_KEY,
        "Phiếu lấy ý kiến bằng văn bản",
        PaperGroup.COUNCIL,
        (ROUND, SESSION),
        _opinion_sheet,
        menus=(MenuEntry(MenuPlace.SESSION, "Phiếu &lấy ý kiến bằng văn bản…", "Lấy ý kiến"),),
        step=RoundStep.COUNCIL,
    ),
    PaperKind(
        _VOTE_COUNT,
        "Biên bản kiểm phiếu",
        PaperGroup.COUNCIL,
        (ROUND, SESSION),
        _vote_count,
        menus=(MenuEntry(MenuPlace.SESSION, "Biên bản &kiểm phiếu…", "Kiểm phiếu"),),
        step=RoundStep.COUNCIL,
    ),
    PaperKind(
        MINUTES_KEY,
        "Biên bản họp Hội đồng",
        PaperGroup.COUNCIL,
        (ROUND, SESSION),
        _minutes,
        menus=(MenuEntry(MenuPlace.SESSION, "B&iên bản họp Hội đồng…", "Biên bản họp", "Ctrl+Shift+P"),),
        step=RoundStep.COUNCIL,
    ),
)
