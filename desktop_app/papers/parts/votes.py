"""The Council's votes as papers print them: the table of results and phrases about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import VOTE_BASE_LABELS, VoteRule, VoteTally, mark_words, share_words
from desktop_app.domain.office.citations import joined_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import Align, BodyRow, GroupRow, HeaderCell, Table, TableColumn
from desktop_app.papers.document.text import CellKind, Value
from desktop_app.papers.document.wording import cited_article, percent
from desktop_app.papers.parts.awarded import AwardedRecipient, counted, named_apart
from desktop_app.papers.parts.council import CouncilMember

NO_CANDIDATES = "(Không có trường hợp nào.)"


@dataclass(frozen=True, slots=True)
class VoteResult:
    """A nominee, the vote and the rule that judges it; `tally` None, before the vote, leaves blank cells."""

    nominee: AwardedRecipient
    tally: VoteTally | None
    rule: VoteRule
    own_case: bool = False
    """Whether the nominee is a member of the Council who takes part in the vote."""
    voted_on: date | None = None
    """The day of the session, which a paper names where it tells of several."""

    @property
    def passed(self) -> bool | None:
        """Whether enough agreed, None before the vote."""
        return self.tally.passes(self.rule) if self.tally else None

    @property
    def share(self) -> str:
        """The share of those who agree, "91,67%", "" before the vote."""
        return percent(share_words(self.tally.share(self.rule.base), self.rule.share)) if self.tally else ""


def shares_of(votes: Sequence[VoteResult]) -> str:
    """Return the base of the shares in words; "" if rules differ, or without votes."""
    bases = {VOTE_BASE_LABELS[vote.rule.base] for vote in votes}
    return bases.pop() if len(bases) == 1 else ""


def least_share(votes: Sequence[VoteResult]) -> str:
    """Return the smallest share of those who agree, "" if a vote is missing, or if shares are of different bases."""
    shares = [vote.tally.share(vote.rule.base) for vote in votes if vote.tally]
    return percent(share_words(min(shares))) if shares and len(shares) == len(votes) and shares_of(votes) else ""


def agreed_by_least(votes: Sequence[VoteResult]) -> str:
    """Return what share agreed to each, "từ 87,5% tổng số thành viên Hội đồng trở lên"; of one share it is that."""
    share = least_share(votes)
    if not share:
        return ""
    is_one = len({vote.tally.share(vote.rule.base) for vote in votes if vote.tally}) == 1
    return f"{share} {shares_of(votes)}" if is_one else f"từ {share} {shares_of(votes)} trở lên"


def needed_by(votes: Sequence[VoteResult]) -> str:
    """Return the shares that the rules require, each with what it is required for and with its articles.

    Articles are cited as their law is called there. Of several shares the one of most awards is that of the others:
    "từ 80% … đối với danh hiệu “Chiến sĩ thi đua cơ sở”; từ 70% … đối với các trường hợp khác".
    """
    by_share: dict[str, list[VoteResult]] = {}
    for vote in votes:
        by_share.setdefault(_needed(vote.rule), []).append(vote)
    groups = sorted(by_share.items(), key=lambda group: (len(_awards(group[1])), group[0]))
    words = []
    for place, (share, group) in enumerate(groups, start=1):
        is_rest = place == len(groups) and len(_awards(group)) > 1
        of_what = "các trường hợp khác" if is_rest else _awarded(group)
        articles = dict.fromkeys(cited_article(clean_line(vote.rule.provision.article)) for vote in group)
        named = "; ".join(filter(None, articles))
        words.append(share + (f" đối với {of_what}" if len(groups) > 1 else "") + (f" (theo {named})" if named else ""))
    return "; ".join(words)


def _needed(rule: VoteRule) -> str:
    """Return the share that a rule requires: "từ 90% tổng số thành viên Hội đồng trở lên"."""
    share = f"{percent(mark_words(rule.share))} {VOTE_BASE_LABELS[rule.base]}"
    return f"trên {share}" if rule.more_than else f"từ {share} trở lên"


def _awards(votes: Sequence[VoteResult]) -> dict[str, bool]:
    """Return what is voted on, each award once, with whether it is a title."""
    return {clean_line(vote.nominee.award): vote.nominee.is_title for vote in votes}


def _awarded(votes: Sequence[VoteResult]) -> str:
    """Return the awards as a sentence names them: "danh hiệu “Chiến sĩ thi đua cơ sở” và Bằng khen của tỉnh"."""
    awards = _awards(votes)
    titles = joined_words(tuple(f"“{award}”" for award, is_title in awards.items() if is_title))
    forms = tuple(award for award, is_title in awards.items() if not is_title)
    return joined_words((f"danh hiệu {titles}", *forms) if titles else forms)


def outcome(votes: Sequence[VoteResult]) -> dict[str, str]:
    """Return the values of blanks about all votes together; while a vote is open, the number passed is empty.

    A member is said not to have voted on himself where the totals leave room for it.
    """
    complete = all(vote.tally for vote in votes)
    nominees = [vote.nominee for vote in votes]
    failed = [named_apart(vote.nominee, nominees) for vote in votes if vote.passed is False]
    silent = [
        clean_line(vote.nominee.name) for vote in votes if vote.own_case and vote.tally and not vote.tally.all_voted
    ]
    return {
        "tỷ lệ cần đạt": needed_by(votes),
        "số lượng đạt": counted([vote.nominee for vote in votes if vote.passed]) if complete else "",
        "không đạt": "; ".join(failed) if complete else "",
        "không tự biểu quyết": ", ".join(dict.fromkeys(silent)),
    }


def check_members(votes: Sequence[VoteResult], members: Sequence[CouncilMember]) -> None:
    """Raise InvalidRecord if a vote's figures do not add up, or count other members than the list has."""
    absent = [member for member in members if member.absent]
    listed = {
        "members": len(members),
        "present": len(members) - len(absent),
        "written": sum(member.in_writing for member in absent),
    }
    for vote in votes:
        for field, count in listed.items():
            if vote.tally and getattr(vote.tally.checked(), field) != count:
                raise InvalidRecord(
                    f"Kết quả biểu quyết đối với {clean_line(vote.nominee.name)}: {VoteTally.LABELS[field].lower()} là"
                    f" {getattr(vote.tally, field)}, danh sách Hội đồng ghi {count}.",
                    field,
                )


_NUMBER = TableColumn("TT", 9, Align.CENTER, CellKind.ORDINAL)
_SHARE = TableColumn("Tỷ lệ đồng ý", 15, Align.CENTER)
_ONE_WORD = 12
"""The letters of an award that stands on one line in a narrow column ("Giấy khen")."""


def result_table(votes: Sequence[VoteResult]) -> Table:
    """Return the table of the Council's minutes: each vote and its verdict; blank cells before the vote."""
    columns = (
        _NUMBER,
        *_named(votes, 62, 25),
        *_votes("Đồng ý", "Không đồng ý", "Không ý kiến"),
        _SHARE,
        TableColumn("Kết luận", 18, Align.CENTER),
    )
    verdicts = {True: "Đạt", False: "Không đạt", None: ""}
    rows = [(*_who(vote), *_figures(vote)[1:], vote.share, verdicts[vote.passed]) for vote in votes]
    return _table(columns, 3, rows)


def count_table(votes: Sequence[VoteResult]) -> Table:
    """Return the table of the minutes of counting, with the valid ballots of each; blank cells before the count."""
    columns = (
        _NUMBER,
        *_named(votes, 67, 26),
        *_votes("Hợp lệ", "Đồng ý", "Không đồng ý", "Không ý kiến"),
        _SHARE,
    )
    return _table(columns, 4, [(*_who(vote), *_figures(vote), vote.share) for vote in votes])


def _named(votes: Sequence[VoteResult], name: float, award: float) -> tuple[TableColumn, ...]:
    """Return the columns of who is voted on and for what: names and posts take the room that short awards leave."""
    spare = 4 if all(len(vote.nominee.award) <= _ONE_WORD for vote in votes) else 0
    return TableColumn("Họ và tên (tên tập thể)", name + spare), TableColumn("Hình thức đề nghị", award - spare)


def _votes(*titles: str) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(title, 12, Align.CENTER, CellKind.INTEGER) for title in titles)


def _who(vote: VoteResult) -> tuple[Value, ...]:
    return vote.nominee.name_and_post, vote.nominee.award_and_type


def _figures(vote: VoteResult) -> tuple[Value, ...]:
    """Return the ballots that are valid, and of these who agrees, who does not, who has no opinion."""
    tally = vote.tally
    return (tally.valid, tally.agree, tally.against, tally.abstain) if tally else (None,) * 4


def _table(columns: Sequence[TableColumn], figures: int, rows: Sequence[tuple[Value, ...]]) -> Table:
    """Return the table; its head has the `figures` columns from the fourth on under one cell."""
    titles = [column.title for column in columns]
    first_row = (
        *(HeaderCell(title, rows=2) for title in titles[:3]),
        HeaderCell("Số phiếu", columns=figures),
        *(HeaderCell(title, rows=2) for title in titles[3 + figures :]),
    )
    second_row = tuple(map(HeaderCell, titles[3 : 3 + figures]))
    body = tuple(BodyRow((number, *row)) for number, row in enumerate(rows, start=1))
    return Table(tuple(columns), body or (GroupRow(NO_CANDIDATES),), (first_row, second_row))
