"""The papers on an emulation movement: who registered, and the reports while it goes on and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.services.papers.kinds.declaration import (
    MenuEntry,
    MenuPlace,
    Options,
    PaperContent,
    PaperGroup,
    PaperKind,
)
from desktop_app.services.papers.kinds.options import MOVEMENT, day_of

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.book import Book


def _of(options: Options) -> str:
    return options.get("name") or f"số {options['movement']}"


def _last_day(book: Book, options: Options) -> date | None:
    from desktop_app.services.papers.content.movements.facts import movement_id_of
    from desktop_app.services.papers.reports.papers import cut_off_of
    from desktop_app.services.year.movements import movement

    fields = movement(book, movement_id_of(options))
    return cut_off_of(options) or fields.closed_on or fields.to_date


def _law_of(book: Book, options: Options) -> tuple[date, str]:
    from desktop_app.services.papers.content.movements.facts import launch_day, movement_id_of
    from desktop_app.services.year.movements import movement

    return launch_day(movement(book, movement_id_of(options)))


def _registration_list() -> PaperContent:
    from desktop_app.papers.kinds.movements import REGISTRATIONS
    from desktop_app.services.papers.content.movements.facts import movement_id_of
    from desktop_app.services.papers.content.movements.registrations import registration_list_paper

    return PaperContent(
        build=lambda book, options: registration_list_paper(book, movement_id_of(options), day_of(options)),
        file_name=lambda options: f"Danh sách đăng ký phong trào {_of(options)}",
        wordings=(REGISTRATIONS,),
        last_day=_last_day,
    )


def _interim_report() -> PaperContent:
    from desktop_app.papers.kinds.movements import INTERIM_REPORT
    from desktop_app.services.papers.content.movements.facts import movement_id_of
    from desktop_app.services.papers.content.movements.report import movement_report_paper, not_recorded
    from desktop_app.services.papers.reports.papers import cut_off_of

    return PaperContent(
        build=lambda book, options: movement_report_paper(
            book, movement_id_of(options), INTERIM_REPORT, cut_off_of(options), day_of(options)
        ),
        file_name=lambda options: f"Báo cáo sơ kết phong trào {_of(options)}",
        wordings=(INTERIM_REPORT,),
        last_day=_last_day,
        law_of=_law_of,
        note=lambda book, options: not_recorded(book, movement_id_of(options), cut_off_of(options), is_final=False),
    )


def _final_report() -> PaperContent:
    from desktop_app.papers.kinds.movements import FINAL_REPORT
    from desktop_app.services.papers.content.movements.facts import movement_id_of
    from desktop_app.services.papers.content.movements.report import movement_report_paper, not_recorded
    from desktop_app.services.papers.reports.papers import cut_off_of

    return PaperContent(
        build=lambda book, options: movement_report_paper(
            book, movement_id_of(options), FINAL_REPORT, cut_off_of(options), day_of(options)
        ),
        file_name=lambda options: f"Báo cáo tổng kết phong trào {_of(options)}",
        wordings=(FINAL_REPORT,),
        last_day=_last_day,
        law_of=_law_of,
        note=lambda book, options: not_recorded(book, movement_id_of(options), cut_off_of(options), is_final=True),
    )


MOVEMENT_REPORTS: Final = ("movement-interim-report", "movement-report")
"""The words of the reports on a movement: while it goes on, and when it is over."""
_INTERIM, _CLOSING = MOVEMENT_REPORTS
KINDS: Final = (
    PaperKind(
        "registration-list",
        "Danh sách đăng ký phong trào thi đua",
        PaperGroup.MOVEMENTS,
        (MOVEMENT,),
        _registration_list,
        menus=(MenuEntry(MenuPlace.MOVEMENT, "&Danh sách đăng ký…", "Danh sách đăng ký", "Ctrl+P"),),
        is_list=True,
    ),
    PaperKind(
        _INTERIM,
        "Báo cáo sơ kết phong trào thi đua",
        PaperGroup.MOVEMENTS,
        (MOVEMENT,),
        _interim_report,
        menus=(MenuEntry(MenuPlace.MOVEMENT, "Báo cáo sơ kết…", "Báo cáo sơ kết"),),
        more_options=("cut_off",),
        instead=_CLOSING,
    ),
    PaperKind(
        _CLOSING,
        "Báo cáo tổng kết phong trào thi đua",
        PaperGroup.MOVEMENTS,
        (MOVEMENT,),
        _final_report,
        menus=(MenuEntry(MenuPlace.MOVEMENT, "Báo cáo tổng kết…", "Báo cáo tổng kết"),),
        more_options=("cut_off",),
        instead=_INTERIM,
    ),
)
