"""The meeting at which a unit reviews its own people for a round, before the Council does."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from desktop_app.domain.council.councils import read_hours
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.domain.vietnamese import clean_line, clean_text


@dataclass(frozen=True, slots=True)
class UnitVote:
    """The totals of the unit's own vote on a nomination; who neither agrees nor is against says nothing."""

    nomination_id: int
    agree: int
    against: int = 0


def overtaken_words(held_on: date, session_on: date | None, signed_on: date | None) -> str:
    """Return what a unit's review came after although it comes before: the Council's session, the decision; or ""."""
    session = f"phiên họp Hội đồng ngày {session_on:%d/%m/%Y}" if session_on and session_on < held_on else ""
    decision = f"ngày ký quyết định {signed_on:%d/%m/%Y}" if signed_on and signed_on < held_on else ""
    after = " và ".join(filter(None, (session, decision)))
    return f"Cuộc họp bình xét của đơn vị ghi ngày {held_on:%d/%m/%Y}, sau {after}: xem lại ngày họp." if after else ""


@dataclass(frozen=True, slots=True)
class UnitReviewFields:
    """The review of a unit: `present` None where nobody counted; `absent` are names with reasons.

    Times are "08:30" or "". Votes are totals: who voted how is not recorded.
    """

    round_code: Annotated[str, Words("Đợt xét", short="Đợt", required=True)]
    unit_id: Annotated[int, Words("Đơn vị", required=True)]
    held_on: Annotated[date, Words("Ngày họp", required=True)]
    started_at: Annotated[str, Words("Bắt đầu", short="Giờ", help="ví dụ 8h30")] = ""
    ended_at: Annotated[str, Words("Kết thúc", help="ví dụ 8h30")] = ""
    place: Annotated[str, Words("Địa điểm")] = ""
    chair: Annotated[str, Words("Chủ trì")] = ""
    secretary: Annotated[str, Words("Thư ký")] = ""
    present: Annotated[int | None, Words("Số người có mặt", short="Có mặt")] = None
    absent: Annotated[str, Words("Vắng mặt, lý do")] = ""
    discussion: Annotated[str, Words("Thảo luận")] = ""
    votes: Annotated[tuple[UnitVote, ...], Words("Kết quả biểu quyết")] = ()

    def checked(self) -> "UnitReviewFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        started, ended = read_hours(self.started_at, self.ended_at)
        if self.present is not None and self.present < 1:
            raise InvalidRecord("Số người có mặt phải từ 1 trở lên.", "present")
        self._check_votes()
        return replace(
            self,
            started_at=started,
            ended_at=ended,
            place=clean_line(self.place),
            chair=clean_line(self.chair),
            secretary=clean_line(self.secretary),
            absent=clean_line(self.absent),
            discussion=clean_text(self.discussion),
        )

    def _check_votes(self) -> None:
        for vote in self.votes:
            if vote.agree < 0 or vote.against < 0:
                raise InvalidRecord("Số người đồng ý, không đồng ý không được nhỏ hơn 0.", "votes")
            if vote.agree + vote.against == 0:
                raise InvalidRecord("Ghi số người đồng ý hoặc không đồng ý, hoặc để trống cả hai.", "votes")
            if self.present is not None and vote.agree + vote.against > self.present:
                raise InvalidRecord(
                    f"Đồng ý và không đồng ý cộng lại là {vote.agree + vote.against}, nhiều hơn số người có mặt "
                    f"({self.present}).",
                    "votes",
                )
        if len({vote.nomination_id for vote in self.votes}) < len(self.votes):
            raise InvalidRecord("Một đề nghị có hai kết quả biểu quyết.", "votes")
