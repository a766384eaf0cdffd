"""The report on a year's emulation and commendation: what the book counts, and what the clerk wrote of the year."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.citations import day_words, joined_words
from desktop_app.domain.office.offices import Office
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.reports import emulation_report
from desktop_app.papers.parts.reports import ReportFrame
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.awards.waiting import given_but_waiting
from desktop_app.services.book import Book
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.awarded.emulation_year import EmulationYear, emulation_year
from desktop_app.services.papers.content.awarded.recognised import waiting_initiatives
from desktop_app.services.papers.content.awarded.year_awards import reported_award
from desktop_app.services.papers.content.awarded.year_council import sessions_sentence, without_session
from desktop_app.services.papers.content.awarded.year_texts import (
    closed_within,
    commendation,
    lines_of,
    money,
    movements,
    of_closed,
    registration,
    to_come,
)
from desktop_app.services.papers.decision_checks import called_otherwise
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.papers.reports.papers import cut_off_of
from desktop_app.services.papers.reports.texts.assessment import steps_over
from desktop_app.services.papers.reports.texts.causes import with_cause
from desktop_app.services.plan.deadlines import parts_over
from desktop_app.services.review_rounds import Round, rounds

_YEAR_END: Final = 2
"""The half of a year whose round says what the clerk wrote of the year."""
_RECORDED: Final = "đăng ký thi đua, phong trào, phiên họp, khen thưởng"
_WRITTEN: Final = {
    "strengths": "ưu điểm",
    "weaknesses": "tồn tại, hạn chế",
    "causes": "nguyên nhân",
    "next_steps": "phương hướng, nhiệm vụ",
}


def emulation_report_paper(book: Book, options: Options) -> Document:
    """Return the report on a year up to a day: by default its end, or today. Raises UsageError, InvalidRecord."""
    year = _year(options)
    own_office = office(book, day_of(options))
    cut_off = _cut_off(options, year)
    facts = emulation_year(book, year, cut_off, own_office.name)
    frame = ReportFrame(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=(day_of(options) or date.today()).year,
        first_day=facts.first,
        cut_off=cut_off,
        recipients=(),
        sections=(),
        copies_to=copies_to(own_office),
        basis=_basis(book, own_office, day_of(options) or cut_off),
    )
    of_year = _year_end(book, year)
    if of_year is None and facts.tells_nothing:
        # Not even a round: it would be lines to write on.
        raise InvalidRecord(
            f"Sổ không có {_RECORDED} nào của năm {facts.first.year}.",
            "year",
            "Chọn năm khác, hoặc ghi phong trào, quyết định của năm ấy vào sổ trước.",
        )
    written = {key: getattr(of_year, key) for key in _WRITTEN} if of_year is not None else {}
    nothing = f"Tính đến ngày {day_words(cut_off)}, chưa có số liệu về {_RECORDED} năm {year}."
    paragraphs = {
        "results": (nothing,) if facts.tells_nothing else (),
        "direction": (sessions_sentence(facts.sessions),) if facts.sessions else (),
        "registration": registration(facts),
        "movements": movements(facts),
        "commendation": commendation(facts),
        "strengths": lines_of(written.get("strengths", "")),
        "weaknesses": (
            *lines_of(with_cause(written.get("weaknesses", ""), written.get("causes", ""))),
            *of_closed(facts, "weaknesses"),
        ),
        "causes": (*lines_of(written.get("causes", "")), *of_closed(facts, "causes")),
        "next": to_come(facts, written.get("next_steps", "")),
    }
    # Each with its time, as titles have theirs: of one year, beside those of its first half.
    listed = tuple(reported_award(row, facts.order) for row in sorted(facts.awards, key=facts.order.place))
    data = emulation_report.EmulationReportData(frame, paragraphs, listed, money(facts))
    return worded(book, emulation_report.build, data, emulation_report.EMULATION_REPORT, cut_off)


def _basis(book: Book, own_office: Office, day: date) -> str:
    """Return the laws of a day and the province's rule: what the report is made under, no letter asking for it."""
    with book.store.reading() as connection:
        laws = [basis for basis in catalogue_on(connection, day).bases_on(day) if basis.startswith("Luật ")]
    return joined_words((*laws, *filter(None, [own_office.office_rule])))


def emulation_report_note(book: Book, options: Options) -> str:
    """Return a note on what the clerk has not written of the year."""
    year = _year(options)
    code, cut_off = RoundCode(year, _YEAR_END), _cut_off(options, year)
    of_year = _year_end(book, year)
    if of_year is None:
        sentences = [f"Chưa có đợt {code.title}: đánh giá, phương hướng ghi ở đợt ấy."]
    else:
        missing = [words for key, words in _WRITTEN.items() if not getattr(of_year, key)]
        sentences = [f"Đợt {code.title} chưa ghi {', '.join(missing)}: ghi ở “Sửa đợt xét”."] if missing else []
    facts = emulation_year(book, year, cut_off, "")
    if facts.tells_nothing:
        sentences += [f"Đến ngày {cut_off:%d/%m/%Y} sổ chưa có {_RECORDED} nào của năm {year}."] if of_year else []
    else:
        unjudged = without_session(facts.awards, facts.sessions, facts.judged_before)
        sentences += filter(None, (*_left_out(facts), unjudged))
    with book.store.reading() as connection:
        sentences += waiting_initiatives(connection, year)
        sentences += (remark.sentence for remark in called_otherwise(connection, facts.awards))
        sentences += [
            f"“{row['nominee_name']}” đã được tặng {row['award']} nhưng đề nghị của đợt vẫn chờ quyết định, khen "
            "thưởng không nối với kết quả của Hội đồng: xóa ở quyết định đã nhập, rồi lập quyết định ấy từ đợt xét."
            for row in given_but_waiting(connection, facts.awards)
        ]
    for part in parts_over(of_year.next_steps if of_year is not None else "", cut_off):
        due = f"“{part}” (phương hướng, nhiệm vụ của đợt {code.title}) đến hạn trước ngày {day_words(cut_off)}"
        sentences.append(f"{due}, báo cáo vẫn nêu: sửa ở “Sửa đợt xét”.")
    for row in closed_within(facts):
        sentences += steps_over(row["name"], row["next_steps"], cut_off)
    return "\n".join(sentences)


def _left_out(facts: EmulationYear) -> Iterator[str]:
    """Yield which subjects of such a report are not told, nothing of them being on record."""
    subjects = {
        "phiên họp Hội đồng": facts.sessions,
        "đăng ký thi đua": facts.registered,
        "phong trào thi đua": facts.movements,
        "khen thưởng theo quyết định đã ký": facts.awards,
        "sáng kiến được công nhận": facts.initiatives,
        "gương điển hình đề nghị nhân rộng": facts.exemplars,
    }
    missing = [words for words, recorded in subjects.items() if not recorded]
    if missing:
        days = f"từ ngày {day_words(facts.first)} đến ngày {day_words(facts.cut_off)}"
        yield f"Báo cáo không nêu {', '.join(missing)}: sổ chưa ghi gì {days}."


def _year(options: Options) -> int:
    text = options["year"]
    if not (is_whole_number(text) and len(text) == 4):
        raise UsageError(f"Năm “{text}” phải viết bằng bốn chữ số.")
    return int(text)


def _cut_off(options: Options, year: int) -> date:
    asked_for = cut_off_of(options)
    if asked_for is not None and asked_for.year != year:
        raise InvalidRecord(f"Ngày chốt số liệu {asked_for:%d/%m/%Y} không thuộc năm {year}.", "cut_off")
    return asked_for or max(date(year, 1, 1), min(date(year, 12, 31), date.today()))


def _year_end(book: Book, year: int) -> Round | None:
    of_year = (row for row in rounds(book) if (row.code.year, row.code.half) == (year, _YEAR_END))
    return next(of_year, None)
