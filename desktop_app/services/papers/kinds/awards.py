"""The papers on awards: decision, list of rewards, book of awards, report of achievements."""

from typing import Final

from desktop_app.services.papers.kinds.declaration import (
    MenuEntry,
    MenuPlace,
    PaperContent,
    PaperGroup,
    PaperKind,
    RoundStep,
)
from desktop_app.services.papers.kinds.options import (
    DECIDED_ROUND,
    DECISION,
    LIST_FORM,
    RECIPIENT,
    YEAR,
    day_of,
    decision_words,
)


def _award_decision() -> PaperContent:
    from desktop_app.papers.kinds.awards.award_decision import DECISION as WORDS
    from desktop_app.services.papers.content import decisions
    from desktop_app.services.papers.round_checks import AS_SIGNED

    return PaperContent(
        build=lambda book, options: decisions.decision_paper(
            book, options.get("round", ""), day_of(options), options.get("decision", ""), options.get("list_form", "")
        ),
        file_name=lambda options: f"Quyết định khen thưởng {decision_words(options)}",
        wordings=(WORDS,),
        note=lambda book, options: decisions.decision_note(
            book, options.get("round", ""), day_of(options), options.get("decision", "")
        ),
        round_checks=AS_SIGNED,
        check_issue=lambda book, options: decisions.check_decision(
            book, options.get("round", ""), day_of(options), options.get("decision", "")
        ),
    )


def _reward_list() -> PaperContent:
    from desktop_app.papers.kinds.awards.reward_list import REWARDS
    from desktop_app.services.papers.content import decisions
    from desktop_app.services.papers.round_checks import OF_DECISION

    return PaperContent(
        build=lambda book, options: decisions.reward_paper(
            book, options.get("round", ""), day_of(options), options.get("decision", "")
        ),
        file_name=lambda options: f"Danh sách nhận tiền thưởng {decision_words(options)}",
        wordings=(REWARDS,),
        note=lambda book, options: decisions.reward_note(
            book, options.get("round", ""), day_of(options), options.get("decision", "")
        ),
        round_checks=OF_DECISION,
        check_issue=lambda book, options: decisions.check_rewards(
            book, options.get("round", ""), day_of(options), options.get("decision", "")
        ),
    )


def _award_book() -> PaperContent:
    from desktop_app.papers.kinds.awards.award_book import AWARDS
    from desktop_app.services.papers.content.awarded import year_book

    return PaperContent(
        build=lambda book, options: year_book.award_book_paper(book, options["year"], day_of(options)),
        file_name=lambda options: f"Sổ khen thưởng năm {options['year']}",
        wordings=(AWARDS,),
        note=lambda book, options: year_book.award_book_note(book, options["year"]),
        counts_decisions=True,
    )


def _achievement_report() -> PaperContent:
    from desktop_app.papers.kinds.awards.achievement_report import OF_COLLECTIVE, OF_PERSON
    from desktop_app.services.papers.content import achievement

    return PaperContent(
        build=achievement.achievement_paper,
        file_name=achievement.file_name,
        wordings=(OF_PERSON, OF_COLLECTIVE),
        worded_by=achievement.passages_of,
        note=achievement.blanks_note,
    )


def _dossier() -> PaperContent:
    from desktop_app.papers.kinds.awards.dossier import DOSSIER
    from desktop_app.services.papers.content import dossier

    return PaperContent(build=dossier.dossier_paper, file_name=dossier.file_name, wordings=(DOSSIER,))


DECISION_KEY: Final = "award-decision"
"""The word of the decision, which an extract of it looks for among what was issued."""
KINDS: Final = (
    PaperKind(
        DECISION_KEY,
        "Quyết định khen thưởng",
        PaperGroup.ROUND,
        (DECIDED_ROUND, DECISION, LIST_FORM),
        _award_decision,
        any_of=("round", "decision"),
        step=RoundStep.DECISION,
    ),
    PaperKind(
        "reward-list",
        "Danh sách nhận tiền thưởng",
        PaperGroup.ROUND,
        (DECIDED_ROUND, DECISION),
        _reward_list,
        any_of=("round", "decision"),
        is_list=True,
        step=RoundStep.HAND_OVER,
    ),
    PaperKind(
        "award-book",
        "Sổ khen thưởng",
        PaperGroup.ROUND,
        (YEAR,),
        _award_book,
        is_list=True,
        step=RoundStep.HAND_OVER,
    ),
    PaperKind(
        "achievement-report",
        "Báo cáo thành tích",
        PaperGroup.ROUND,
        (RECIPIENT,),
        _achievement_report,
        menus=(
            MenuEntry(MenuPlace.NOMINATION, "Báo &cáo thành tích…"),
            MenuEntry(MenuPlace.HISTORY, "&Báo cáo thành tích…", keys="Ctrl+P"),
        ),
        more_options=("nomination",),
        one_of=("nomination", "person", "unit"),
        step=RoundStep.PROPOSALS,
    ),
    PaperKind(
        "dossier",
        "Hồ sơ khen thưởng",
        PaperGroup.ROUND,
        (RECIPIENT,),
        _dossier,
        menus=(
            MenuEntry(MenuPlace.NOMINATION, "Hồ &sơ khen thưởng…", is_last=True),
            MenuEntry(MenuPlace.HISTORY, "Hồ sơ &khen thưởng…", is_last=True),
            MenuEntry(MenuPlace.CHAIN, "&In hồ sơ…", keys="Ctrl+P"),
        ),
        more_options=("award", "nomination"),
        one_of=("award", "nomination", "person", "unit"),
        step=RoundStep.HAND_OVER,
    ),
)
