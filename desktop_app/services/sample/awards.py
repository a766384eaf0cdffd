"""The sample's decisions: those of its rounds, paid and handed over, and one of the province."""

from datetime import date, timedelta

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists
from desktop_app.services.awards.acts import hand_over_awards, pay_awards
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.awards.next_decision import next_decision
from desktop_app.services.book import Book
from desktop_app.services.office.offices import office
from desktop_app.services.office.people import person_choices
from desktop_app.services.rounds.checks import check_round
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.services.sample.days import next_working_day

_AGAIN = "Có thành tích mới ngoài đợt trước, Hội đồng thống nhất đề nghị."
_MERIT = "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2024"


def handed_on(signed_on: date) -> date:
    """Return the day of the ceremony at which the awards of a decision are handed over."""
    return next_working_day(signed_on + timedelta(days=9))


def decide(book: Book, code: str, number: str, signed_on: date) -> None:
    """Record the decision on a round's proposals, paid and handed over some days later."""
    own_office = office(book)
    rows = lists.everything(book, ListQuery("nominations", scope={"round": code, "proposed": True}))
    proposed, _ = next_decision(book, code)
    fields = DecisionFields(proposed.subject, number, signed_on, own_office.signer_name, own_office.name, code)
    # Whoever was awarded before is proposed again: the Council was told why.
    unexplained_ids = [nomination.id for nomination in check_round(book, code).nominations if nomination.unexplained]
    if unexplained_ids:
        set_for_many(book, unexplained_ids, SetForMany(exception_reason=_AGAIN))
    save_decision(book, None, fields, [row.id for row in rows])
    award_ids = [row.id for row in lists.everything(book, ListQuery("awards", scope={"round": code}))]
    pay_awards(book, award_ids, next_working_day(signed_on + timedelta(days=7)))
    hand_over_awards(book, award_ids, handed_on(signed_on))


def fill_province(book: Book) -> None:
    """Record a decision of the province."""
    first, _, third = [choice.id for choice in person_choices(book)][:3]
    fields = DecisionFields(
        "Về việc tặng Bằng khen của tỉnh",
        "163/QĐ-UBND",
        date(2025, 1, 22),
        issuing_body=f"Chủ tịch {office(book).parent_name}",
        level=AwardLevel.PROVINCE,
        period_from=date(2024, 1, 1),
        period_to=date(2024, 12, 31),
    )
    certificate = "provincial_certificate"
    # As their units stand.
    awards = [DirectAward(NomineeKind.INDIVIDUAL, who, certificate, reason_line=_MERIT) for who in (third, first)]
    save_direct_decision(book, None, fields, awards)
