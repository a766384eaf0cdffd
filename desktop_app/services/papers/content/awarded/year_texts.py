"""What the report on a year's emulation and commendation says of its records, part by part."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from desktop_app.domain.office.citations import count_words, day_words, document_words, joined_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.text import capitalised, ended, inside_sentence
from desktop_app.papers.parts.report_tables import paid_words
from desktop_app.services.dates import from_iso
from desktop_app.services.papers.content.awarded.emulation_year import EmulationYear
from desktop_app.services.papers.content.awarded.recognised import initiatives_sentence
from desktop_app.services.papers.content.awarded.year_awards import counted, decided_lines, workers_lines
from desktop_app.services.papers.content.awarded.year_council import outside_words
from desktop_app.services.papers.content.registered import (
    closed_words,
    movement_of,
    proposals_counted,
    recipient_of,
    rest_sentence,
    to_come_sentences,
    undecided_sentence,
)
from desktop_app.services.papers.reports.texts.awards import awaited_told, cancelled_sentence, exemplars_told
from desktop_app.services.papers.reports.texts.causes import with_cause
from desktop_app.services.papers.reports.texts.sentences import plain
from desktop_app.services.plan.deadlines import still_to_come
from desktop_app.store.records import Record


def registration(facts: EmulationYear) -> tuple[str, ...]:
    """Return who had registered for a title, in sentences."""
    if not facts.registered:
        return ()
    titles = {row["registered_for"] for row in facts.registered}
    split = [
        f"{counted([row for row in facts.registered if row['registered_for'] == title])} đăng ký {title}"
        for title in sorted(titles - {""}, key=lambda title: facts.order.award_place("", title))
    ]
    if len(titles) == 1 and split:
        # All of them registered for one: it needs no number of its own.
        return (f"Có {counted(facts.registered)} đăng ký {next(iter(titles))} năm {facts.first.year}.",)
    among = f"{', trong đó' if '' in titles else ', gồm'} {'; '.join(split)}" if split else ""
    return (f"Có {counted(facts.registered)} đăng ký thi đua năm {facts.first.year}{among}.",)


def movements(facts: EmulationYear) -> tuple[str, ...]:
    """Return the movements that went on, one a sentence."""
    lines = []
    for row, counts in facts.movements:
        document = document_words(row["document_type"], row["document_number"], from_iso(row["document_date"]))
        cited = f" ({document})" if row["document_number"] or row["document_date"] else ""
        span = f"từ ngày {day_words(date.fromisoformat(row['from_date']))}"
        last = from_iso(row["to_date"])
        span += f" đến ngày {day_words(last)}" if last is not None else ""
        registered = f"; có {counts} đăng ký tham gia" if counts else ""
        closed = from_iso(row["closed_on"])
        is_closed = closed is not None and closed <= facts.cut_off
        ended = f"; {closed_words(closed, facts.criteria[row['id']])}" if closed is not None and is_closed else ""
        lines.append(f"phong trào thi đua “{row['name']}”{cited}, {span}{registered}{ended}.")
    # A list of one line is none.
    if len(lines) == 1:
        return (f"{facts.office_name} tổ chức {lines[0]}",)
    return tuple(f"- {capitalised(line)}" for line in lines)


def of_closed(facts: EmulationYear, column: str) -> Iterator[str]:
    """Yield what was recorded of each movement that was closed in the year."""
    for row in closed_within(facts):
        text = still_to_come(row[column], facts.cut_off) if column == "next_steps" else row[column]
        words = "; ".join(line.rstrip(" .;") for line in lines_of(text))
        if words:
            sentence = f"Phong trào thi đua “{row['name']}”: {inside_sentence(words)}."
            yield with_cause(sentence, row["causes"]) if column == "weaknesses" else sentence


def closed_within(facts: EmulationYear) -> Iterator[Record]:
    """Return the movements that were closed in the year."""
    days = facts.first, facts.cut_off
    return (row for row, _ in facts.movements if days[0] <= (from_iso(row["closed_on"]) or date.min) <= days[1])


def to_come(facts: EmulationYear, written: str) -> tuple[str, ...]:
    """Return what comes next: what was written of it, movements that go on, and what is to be decided."""
    lines = [*lines_of(written), *of_closed(facts, "next_steps")]
    is_written = bool(lines)
    for row, _ in facts.movements:
        # One that the clerk names is not told twice.
        if row["name"] not in written:
            lines += [f"- {sentence}" for sentence in to_come_sentences(movement_of(row), facts.cut_off)]
    passed = _passed(facts)
    for has_passed in (False, True):
        if those := [row for row in facts.undecided if (row["id"] in passed) is has_passed]:
            lines.append(plain(awaited_told(proposals_counted(those), has_passed=has_passed)))
    if facts.pending and not is_written:
        lines.append(f"- Theo dõi kết quả xét hồ sơ đang trình cấp trên: {_pending_words(facts)}.")
    return tuple(lines)


def _passed(facts: EmulationYear) -> frozenset[int]:
    return frozenset(proposal.nomination_id for each in facts.sessions for proposal in each.judged if proposal.passed)


def _pending_words(facts: EmulationYear) -> str:
    files = joined_words(tuple(f"{count_words(number)} hồ sơ {award}" for award, number in facts.pending.items()))
    all_long = facts.long_pending == facts.pending.total()
    long = "" if not facts.long_pending or all_long else f", trong đó {count_words(facts.long_pending)} hồ sơ"
    return f"{files}{long}{' trình trước năm ' + str(facts.first.year) if facts.long_pending else ''}"


def commendation(facts: EmulationYear) -> tuple[str, ...]:
    """Return what was given, what waits for a decision and what was cancelled, a paragraph each."""
    lines = []
    until = f"Tính đến ngày {day_words(facts.cut_off)},"
    during = "Trong năm" if facts.cut_off >= date(facts.first.year, 12, 31) else until
    if facts.awards:
        kinds = Counter(row["kind"] for row in facts.awards)
        nouns = ((NomineeKind.COLLECTIVE, "tập thể"), (NomineeKind.INDIVIDUAL, "cá nhân"))
        counts = [_times([row for row in facts.awards if row["kind"] == kind], noun) for kind, noun in nouns]
        only = "".join(f" {noun}" for kind, noun in nouns if kinds[kind] == len(facts.awards))
        split = "" if only else f", gồm {' và '.join(filter(None, counts))}"
        paid = f"; {paid_words(amount)}" if (amount := money(facts)) else ""
        number = count_words(len(facts.awards))
        apart = outside_words(facts.awards, facts.sessions, facts.judged_before, facts.order)
        sentence = f"{during} có {number} lượt khen thưởng{only} theo quyết định đã ký{split}{apart}{paid}"
        given = decided_lines(facts.awards, facts.order, facts.office_name)
        # A list of one line is none.
        lines += [f"{sentence}. {given[0].removeprefix('- ')}"] if len(given) == 1 else [f"{sentence}. Cụ thể:", *given]
        lines += workers_lines(facts.awards)
    titles = {row["registered_for"] for row in facts.registered} - {row["award"] for row in facts.awards}
    titles = {title for title in titles if facts.order.is_title("", title)}
    if during == until and titles:
        waiting = joined_words(tuple(sorted(titles, key=lambda title: facts.order.award_place("", title))))
        # What was given until that day says it already.
        beginning = "Chưa" if facts.awards else f"{until} chưa"
        lines.append(f"{beginning} có quyết định công nhận {waiting} năm {facts.first.year}.")
    if facts.initiatives:
        lines.append(initiatives_sentence(facts.initiatives, during))
    if facts.undecided:
        # Behind what was given it would read as if nobody else had been proposed.
        rest = rest_sentence(facts.undecided, facts.cut_off, _passed(facts))
        whole = undecided_sentence(facts.undecided, facts.voted_down, facts.cut_off, _passed(facts))
        lines.append(rest if facts.awards else whole)
    if facts.cancelled:
        lines.append(cancelled_sentence("Trong năm", facts.cancelled))
    if facts.cancelled_later:
        lines.append(cancelled_sentence(f"Sau ngày {day_words(facts.cut_off)}", facts.cancelled_later))
    if facts.pending:
        pending = f"{facts.office_name} đang trình cấp trên xem xét {_pending_words(facts)}"
        lines.append(f"{pending}; chưa tính vào số đã được khen thưởng.")
    if facts.exemplars:
        several = len(set(map(recipient_of, facts.exemplars)))
        lines.append(plain(exemplars_told([row["id"] for row in facts.exemplars], several)))
    return tuple(lines)


def money(facts: EmulationYear) -> int:
    """Return the money that goes with the awards, in đồng."""
    return sum(row["amount"] or 0 for row in facts.awards)


def _times(awards: Sequence[Record], noun: str) -> str:
    """Return "10 lượt tập thể (05 tập thể)" as below the list of names, without what repeats the number."""
    people = len({recipient_of(row) for row in awards})
    apart = f" ({count_words(people)} {noun})" if people < len(awards) else ""
    return f"{count_words(len(awards))} lượt {noun}{apart}" if awards else ""


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that the clerk wrote, without empty ones, each with its full stop."""
    return tuple(filter(None, ended(text).split("\n")))
