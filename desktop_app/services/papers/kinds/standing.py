"""The papers on what stands for people and collectives in a year: titles registered for, and initiatives."""

from typing import Final

from desktop_app.services.papers.kinds.declaration import (
    MenuEntry,
    MenuPlace,
    Options,
    PaperContent,
    PaperGroup,
    PaperKind,
)
from desktop_app.services.papers.kinds.options import ANY_UNIT, RECOGNITION, YEAR, day_of, unit_words


def _registrations() -> PaperContent:
    from desktop_app.papers.kinds.standing.title_registrations import OF_OFFICE, OF_UNIT
    from desktop_app.services.papers.content import standing

    def file_name(options: Options) -> str:
        return " ".join(filter(None, (f"Đăng ký thi đua năm {options['year']}", unit_words(options))))

    return PaperContent(
        build=lambda book, options: standing.registrations_paper(book, options, day_of(options)),
        file_name=file_name,
        wordings=(OF_OFFICE, OF_UNIT),
        worded_by=standing.registrations_passages,
        note=standing.registrations_note,
    )


def _initiative_book() -> PaperContent:
    from desktop_app.papers.kinds.standing.initiative_book import INITIATIVE_BOOK
    from desktop_app.services.papers.content import standing

    return PaperContent(
        build=lambda book, options: standing.initiative_book_paper(book, options, day_of(options)),
        file_name=lambda options: f"Sổ đăng ký sáng kiến năm {options['year']}",
        wordings=(INITIATIVE_BOOK,),
        note=standing.initiative_book_note,
    )


def _initiative_decision() -> PaperContent:
    from desktop_app.papers.kinds.standing.initiative_decision import INITIATIVE_DECISION
    from desktop_app.services.papers.content import standing

    return PaperContent(
        build=lambda book, options: standing.initiative_decision_paper(book, options, day_of(options)),
        file_name=lambda options: f"Quyết định công nhận sáng kiến năm {options['year']}",
        wordings=(INITIATIVE_DECISION,),
        note=standing.initiative_decision_note,
        mark_issued=standing.recognise,
    )


KINDS: Final = (
    PaperKind(
        "title-registrations",
        "Đăng ký danh hiệu thi đua của năm",
        PaperGroup.YEAR,
        (YEAR, ANY_UNIT),
        _registrations,
        menus=(MenuEntry(MenuPlace.YEAR, "Danh sách đăng ký thi đua…"),),
        is_list=True,
    ),
    PaperKind(
        "initiative-book",
        "Sổ đăng ký sáng kiến",
        PaperGroup.YEAR,
        (YEAR,),
        _initiative_book,
        menus=(MenuEntry(MenuPlace.YEAR, "Sổ đăng ký sáng kiến…"),),
        is_list=True,
    ),
    PaperKind(
        "initiative-decision",
        "Quyết định công nhận sáng kiến",
        PaperGroup.YEAR,
        (YEAR, RECOGNITION),
        _initiative_decision,
        menus=(MenuEntry(MenuPlace.YEAR, "Quyết định công nhận sáng kiến…"),),
    ),
)
