"""The papers on a round's proposals: lists and tờ trình."""

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
    EXEMPLARS_OF,
    LIST_OF,
    ROUND,
    ROUND_UNIT,
    SUBMISSION,
    day_of,
    unit_words,
)


def _guidance() -> PaperContent:
    from desktop_app.papers.kinds.proposals.guidance import GUIDANCE
    from desktop_app.services.papers.content.preparing import guidance

    return PaperContent(
        build=lambda book, options: guidance.guidance_paper(book, options["round"], day_of(options)),
        file_name=lambda options: f"Công văn hướng dẫn bình xét {options['round']}",
        wordings=(GUIDANCE,),
        note=lambda book, options: guidance.guidance_note(book, options["round"], day_of(options)),
    )


def _unit_minutes() -> PaperContent:
    from desktop_app.papers.kinds.proposals.unit_minutes import UNIT_MINUTES
    from desktop_app.services.papers.content.preparing import unit_reviews

    return PaperContent(
        build=lambda book, options: unit_reviews.unit_minutes_paper(book, options, day_of(options)),
        file_name=lambda options: f"Biên bản bình xét {options['round']} {unit_words(options)}",
        wordings=(UNIT_MINUTES,),
        note=unit_reviews.unit_minutes_note,
    )


def _unit_request() -> PaperContent:
    from desktop_app.papers.kinds.proposals.unit_request import UNIT_REQUEST
    from desktop_app.services.papers.content.preparing import unit_reviews

    return PaperContent(
        build=lambda book, options: unit_reviews.unit_request_paper(book, options, day_of(options)),
        file_name=lambda options: f"Đề nghị khen thưởng {options['round']} {unit_words(options)}",
        wordings=(UNIT_REQUEST,),
        note=unit_reviews.unit_request_note,
    )


def _nomination_list() -> PaperContent:
    from desktop_app.papers.kinds.proposals.nomination_list import NOMINATIONS
    from desktop_app.services.papers.content import rounds
    from desktop_app.services.papers.content.submissions import words_of
    from desktop_app.services.papers.round_checks import OF_LIST

    return PaperContent(
        build=lambda book, options: rounds.nomination_list_paper(book, options["round"], day_of(options), options),
        file_name=lambda options: f"Danh sách đề nghị khen thưởng {options['round']}{words_of(options)}",
        wordings=(NOMINATIONS,),
        note=lambda book, options: rounds.list_note(book, options["round"], day_of(options), options),
        round_checks=OF_LIST,
        check_issue=lambda book, options: rounds.check_list(book, options["round"], day_of(options), options),
        holds=lambda book, code, _plan: rounds.nomination_list_holds(book, code),
    )


def _submission() -> PaperContent:
    from desktop_app.papers.kinds.proposals.submission import TO_DIRECTOR, TO_PROVINCE
    from desktop_app.services.papers.content import submissions
    from desktop_app.services.papers.round_checks import OF_SUBMISSION

    return PaperContent(
        build=lambda book, options: submissions.submission_paper(
            book, options["round"], *submissions.asked(options), on=day_of(options)
        ),
        file_name=lambda options: f"Tờ trình đề nghị khen thưởng {options['round']}{submissions.words_of(options)}",
        wordings=(TO_DIRECTOR, TO_PROVINCE),
        worded_by=submissions.passages_of,
        note=lambda book, options: "\n".join(
            filter(
                None,
                (
                    submissions.several_types(book, options["round"], *submissions.asked(options)),
                    submissions.submission_note(book, options, day_of(options)),
                    submissions.undated_note(day_of(options)),
                ),
            )
        ),
        round_checks=OF_SUBMISSION,
        check_issue=lambda book, options: submissions.check_submission(book, options, day_of(options)),
    )


def _exemplar_list() -> PaperContent:
    from desktop_app.papers.kinds.proposals.nomination_list import EXEMPLARS
    from desktop_app.services.papers.content import rounds
    from desktop_app.services.papers.content.submissions import words_of
    from desktop_app.services.papers.round_checks import RoundComparison, exemplars

    return PaperContent(
        build=lambda book, options: rounds.exemplar_list_paper(book, options["round"], day_of(options), options),
        # Cut to the length of a file's name, the long title would leave no room for what tells lists apart.
        file_name=lambda options: (
            " ".join((_EXEMPLARS if not words_of(options) else "Danh sách đề nghị nhân rộng", options["round"]))
            + words_of(options)
        ),
        wordings=(EXEMPLARS,),
        note=lambda book, options: rounds.list_note(book, options["round"], day_of(options), options, exemplars=True),
        round_checks=RoundComparison(part=exemplars),
        check_issue=lambda book, options: rounds.check_list(
            book, options["round"], day_of(options), options, exemplars=True
        ),
    )


SUBMISSION_KEY: Final = "submission"
"""The word of the tờ trình, with which its list is issued."""
EXEMPLARS_KEY: Final = "exemplar-list"
"""The word of the list of those whose example is to be followed."""
PROPOSING: Final = ("nomination-list", SUBMISSION_KEY, EXEMPLARS_KEY, "unit-request")
"""The words of the papers by which somebody proposes others for an award."""
UNIT_MINUTES_KEY: Final = "unit-minutes"
OF_UNITS: Final = (UNIT_MINUTES_KEY, "unit-request")
"""The words of the papers that a unit writes when it has met on a round."""
GUIDANCE_KEY: Final = "review-guidance"
"""The word of the letter that guides the units, which their own papers cite once it is issued."""
_EXEMPLARS: Final = "Danh sách gương điển hình tiên tiến đề nghị nhân rộng"
# The list of proposals first, since it is printed most: page Văn bản opens with it.
KINDS: Final = (
    PaperKind(
        "nomination-list",
        "Danh sách đề nghị khen thưởng",
        PaperGroup.ROUND,
        (ROUND, LIST_OF),
        _nomination_list,
        menus=(
            MenuEntry(MenuPlace.NOMINATIONS, "&Danh sách đề nghị…", "Danh sách", "Ctrl+P"),
            MenuEntry(MenuPlace.REPORTS, "Danh sách đề nghị", is_last=True),
        ),
        is_list=True,
        step=RoundStep.PROPOSALS,
    ),
    PaperKind(
        SUBMISSION_KEY,
        "Tờ trình đề nghị khen thưởng",
        PaperGroup.ROUND,
        (ROUND, SUBMISSION),
        _submission,
        step=RoundStep.DECISION,
    ),
    PaperKind(
        EXEMPLARS_KEY,
        _EXEMPLARS,
        PaperGroup.ROUND,
        (ROUND, EXEMPLARS_OF),
        _exemplar_list,
        is_list=True,
        step=RoundStep.PROPOSALS,
    ),
    PaperKind(
        GUIDANCE_KEY,
        "Công văn hướng dẫn bình xét",
        PaperGroup.ROUND,
        (ROUND,),
        _guidance,
        step=RoundStep.PROPOSALS,
    ),
    PaperKind(
        UNIT_MINUTES_KEY,
        "Biên bản họp bình xét của đơn vị",
        PaperGroup.ROUND,
        (ROUND, ROUND_UNIT),
        _unit_minutes,
        step=RoundStep.PROPOSALS,
    ),
    PaperKind(
        "unit-request",
        "Đề nghị khen thưởng của đơn vị",
        PaperGroup.ROUND,
        (ROUND, ROUND_UNIT),
        _unit_request,
        step=RoundStep.PROPOSALS,
    ),
)
