"""What is to be said of the Council's sessions before a paper of theirs, or one that cites them, is printed."""

import re
from collections.abc import Iterator
from typing import Final

from desktop_app.domain.council.councils import Presence
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.citations import count_words
from desktop_app.domain.vietnamese import name_key
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.services.papers.rounds.checked import CheckedRound, counted
from desktop_app.services.standing import decision_numbers

_COUNTED: Final = re.compile(r"(\d+)\s(?:lượt\s)?(tập thể|cá nhân)(?!\w)")


def tellers_proposed(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on those who counted the votes on themselves."""
    rows = {row["id"]: row for row in checked.nominations}
    for session in checked.sessions:
        tellers = {name_key(name): name for name in session.fields.tellers}
        put_rows = [rows[nomination_id] for nomination_id in session.nominations if nomination_id in rows]
        for row in put_rows:
            if row["kind"] == NomineeKind.INDIVIDUAL and name_key(row["nominee_name"]) in tellers:
                sentence = (
                    f"“{row['nominee_name']}” ở trong Ban kiểm phiếu ngày {session.fields.held_on:%d/%m/%Y} "
                    "và là người được đưa ra biểu quyết."
                )
                yield PaperRemark(sentence, checked.sessions_query)


def tellers_away(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on those who are said to have counted the ballots of a session they were not at."""
    for session in checked.sessions:
        away = {
            name_key(member.fields.full_name)
            for member, attended in session.attendance
            if attended.presence is not Presence.PRESENT
        }
        for name in session.fields.tellers:
            if name_key(name) in away:
                sentence = (
                    f"“{name}” ở trong Ban kiểm phiếu ngày {session.fields.held_on:%d/%m/%Y} "
                    "nhưng ghi vắng mặt ở phiên họp đó."
                )
                yield PaperRemark(sentence, checked.sessions_query)


def minutes_incomplete(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on what the papers that cite the Council's session cannot say of it.

    One that has not voted is cited by none, which their note tells.
    """
    session = next((session.fields for session in checked.sessions if session.id in checked.voted), None)
    if session is None:
        return
    if not session.number.strip():
        which = f"Biên bản họp Hội đồng ngày {session.held_on:%d/%m/%Y} chưa ghi số"
        sentence = f"{which}: căn cứ “Xét kết quả họp Hội đồng…” chỉ nêu ngày họp."
        yield PaperRemark(sentence, checked.sessions_query)
    unvoted = [row["nominee_name"] for row in checked.proposed if row["id"] not in checked.passed]
    if unvoted:
        others = f" và {count_words(len(unvoted) - 1)} đề nghị khác" if len(unvoted) > 1 else ""
        sentence = f"Chưa ghi kết quả biểu quyết của Hội đồng đối với “{unvoted[0]}”{others}."
        yield PaperRemark(sentence, checked.sessions_query)


def counts_typed(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on numbers that the minutes' own words state and the Council's list does not have."""
    rows = {row["id"]: row for row in checked.whole}
    for session in checked.sessions:
        put = counted([rows[nomination_id] for nomination_id in session.nominations if nomination_id in rows])
        passed = counted(
            [rows[row_id] for row_id in session.nominations if row_id in rows and row_id in checked.passed]
        )
        for number, word in _COUNTED.findall(f"{session.fields.discussion} {session.fields.conclusion}"):
            if int(number) not in (put[word], passed[word]):
                sentence = (
                    f"Nội dung biên bản họp ngày {session.fields.held_on:%d/%m/%Y} ghi {int(number)} {word}, "
                    f"trong khi đưa ra Hội đồng {put[word]} {word}, đạt {passed[word]}."
                )
                yield PaperRemark(sentence, checked.sessions_query)


def council_without_symbol(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on decisions that set up a Council whose numbers have no symbol."""
    for number in checked.council_numbers:
        if sentence := decision_numbers.council_without_symbol(number):
            yield PaperRemark(sentence, checked.sessions_query)


def joined_since(checked: CheckedRound) -> Iterator[PaperRemark]:
    """Yield remarks on members who came onto a Council after the decision that its papers say set it up."""
    for session in checked.sessions:
        council = checked.councils.get(session.fields.council_id)
        since = council and (council["valid_from"] or council["decided_on"])
        if not council or not since or not council["decision_number"]:
            continue
        names = [
            member.fields.full_name
            for member, _ in session.attendance
            if member.fields.from_date is not None and member.fields.from_date.isoformat() > since
        ]
        if names:
            sentence = (
                f"{', '.join(names)} giữ chức danh trong Hội đồng sau Quyết định số {council['decision_number']} thành "
                "lập Hội đồng, văn bản chỉ nêu quyết định này: có quyết định kiện toàn thì ghi thành Hội đồng mới."
            )
            yield PaperRemark(sentence, ListQuery("councils"))
