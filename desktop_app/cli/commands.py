"""What each command does: ask the services, answer."""

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date

from desktop_app.cli import certificates, findings, issuing
from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day
from desktop_app.cli.keeping import exports
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import BookDamaged, StoreProblem, UsageError
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.plan import OCCURRENCES, TASKS
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery, read_condition
from desktop_app.domain.rounds.states import NominationState
from desktop_app.runtime.paths import DataFolder, practice_folder
from desktop_app.services import lists
from desktop_app.services.book import Book, made, opened
from desktop_app.services.papers.kinds.catalogue import paper_kind, paper_kinds
from desktop_app.services.papers.kinds.options import DATED, OPTIONS

type Run = Callable[[DataFolder, argparse.Namespace, Answer], None]

SCOPES = ("round", "year", "state", "unit", "exemplar", "ids", "movement", "plan")
"""What lists can be narrowed by."""

_NEW_BOOKS = {
    "--sample": "với một cơ quan giả định, dữ liệu từ năm 2022",
    "--practice": "sổ thực hành: sổ mẫu ở chỗ riêng (không có --data thì cạnh thư mục dữ liệu), không lẫn với sổ thật",
    "--afresh": "sổ thực hành lập lại từ đầu",
}


def add_new_books(command: argparse.ArgumentParser) -> None:
    """Add the options that say what stands in a new book."""
    for flag, words in _NEW_BOOKS.items():
        command.add_argument(flag, action="store_true", help=words)


def make_book(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Make a new book, empty or with the sample, or the one to practise with."""
    if options.afresh and not options.practice:
        raise UsageError("--afresh đi với --practice.")
    if options.practice:
        from desktop_app.services.sample.practice import prepare_practice

        place = folder if options.data is not None else practice_folder()
        prepare_practice(place, afresh=options.afresh)
        out.answer({"data": str(place.root), "practice": True}, [f"Sổ thực hành ở “{place.root}”."])
        return
    # A sample that was killed before it was done has left an empty book.
    with made(folder, or_blank=options.sample) as book:
        if options.sample:
            from desktop_app.services.sample import book as sample

            sample.fill(book)
    out.answer({"data": str(folder.root), "sample": options.sample}, [f"Đã tạo sổ mới trong “{folder.root}”."])


def check_nominations(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Say what speaks against the nominations of a round, with articles and records."""
    from desktop_app.services.rounds import checks as round_checks

    with opened(folder) as book:
        checks = round_checks.check_round(book, options.round)
    out.answer(findings.as_json(checks), list(findings.in_words(checks)))


def show_list(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print a list."""
    given = {name: getattr(options, name) for name in SCOPES if getattr(options, name) is not None}
    # What came of tasks in a year is asked for as "tasks" too: that is the clerk's word for it.
    kind = "occurrences" if options.kind == "tasks" and {"year", "state"} & set(given) else options.kind
    if kind == NOMINATIONS.key and given.get("state", NominationState.DRAFT) not in list(NominationState):
        raise UsageError(f"Không có bước “{given['state']}”; có: {', '.join(NominationState)}.")
    query = ListQuery(kind, options.text, options.sort, options.descending, given, options.trash, group=options.group)
    query = lists.checked_query(query)
    asked = tuple(read_condition(LIST_KINDS[kind], text) for text in options.where)
    query = replace(query, conditions=asked)
    with opened(folder) as book:
        query = exports.narrowed(book, _of_a_plan(book, query), options)
        if options.out is None:
            answer_list(book, query, out)
        else:
            exports.write_list(book, query, options, out)


def _of_a_plan(book: Book, query: ListQuery) -> ListQuery:
    """Return the query on tasks of a plan, without one of all in force. Raises InvalidRecord for an unknown id."""
    from desktop_app.services.plan.plan_records import followed_scope

    if "plan" not in query.scope and ("ids" in query.scope or query.kind not in (TASKS.key, OCCURRENCES.key)):
        return query
    of_plan = followed_scope(book, query.scope.get("plan"))
    return query if query.in_trash else replace(query, scope={**query.scope, **of_plan})


def answer_list(book: Book, query: ListQuery, out: Answer) -> None:
    """Print all rows of a list."""
    columns = LIST_KINDS[query.kind].columns
    rows = lists.everything(book, query)
    value = [{"id": row.id} | dict(zip((c.key for c in columns), row.values, strict=True)) for row in rows]
    lines = ["\t".join(column.title for column in columns)]
    lines += ["\t".join(_as_text(cell) for cell in row.values) for row in rows]
    out.answer(value, lines)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return " ".join(str(value).split())


def show_papers(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the kinds of paper."""
    del folder, options
    shown = [(kind.key, kind.title, kind.needs, kind.typed_options, kind.usage) for kind in paper_kinds()]
    of_decision = (certificates.NEEDS, certificates.NEEDS, " ".join(f"--{name}" for name in certificates.NEEDS))
    shown.append((certificates.KIND, certificates.TITLE, *of_decision))
    value = [
        {"kind": key, "title": title, "needs": needs, "options": options} for key, title, needs, options, _ in shown
    ]
    out.answer(value, [f"{key}\t{title}\t{usage}" for key, title, _, _, usage in shown])


def write_paper(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write a paper to a file, issue it, or say what to look at in it."""
    from desktop_app.services.papers import papers

    if options.kind == certificates.KIND:
        certificates.write(folder, options, _paper_options(options), out)
        return
    given = _paper_options(options)
    paper_kind(options.kind)
    _refuse_useless(options)
    if options.date and not options.issue:
        given[DATED] = read_day(options.date).isoformat()
    if options.check:
        (issuing.check if options.edited is None else issuing.compare)(folder, options, given, out)
        return
    if options.out is None and not options.issue:
        raise UsageError("Thiếu tên tệp: --out FILE.", "Chỉ khi phát hành (--issue) mới không cần tệp.")
    if options.out is not None:
        papers.paper_format(options.out)
    if options.issue:
        issuing.issue(folder, options, given, out)
        return
    with opened(folder) as book:
        if options.date:
            papers.refuse_other_day(book, options.kind, given, papers.document(book, options.kind, given))
        paper = papers.save(book, options.kind, given, options.out)
    lines = [f"Đã ghi “{options.out}”.", *filter(None, [paper.note])]
    out.answer({"out": options.out, "bytes": len(paper.content), "note": paper.note}, lines)


def _refuse_useless(options: argparse.Namespace) -> None:
    """Refuse options that the command would pass over. Raises UsageError."""
    for_issue = {name: getattr(options, name) is not None for name in ("number", "date", "signer")}
    if options.edited is not None and not (options.check or options.issue):
        raise UsageError("--edited cần --check (xem chỗ khác) hoặc --issue (lấy lại làm bản phát hành).")
    if options.signed_copy is not None and (options.edited is None or options.check):
        raise UsageError("--signed-copy chỉ dùng khi lấy lại bản sửa bằng Word: --issue --edited FILE.docx.")
    given = [name for name, is_given in for_issue.items() if is_given]
    if options.check:
        # The law, office and signer of the day that it is going to bear.
        given = [name for name in given if name != "date" or options.edited is not None]
        given += [name for name, is_given in (("issue", options.issue), ("out", options.out is not None)) if is_given]
        if given:
            raise UsageError(f"--check chỉ xem, không ghi: bỏ {', '.join(f'--{name}' for name in given)}.")
    elif not options.issue and (given := [name for name in given if name != "date"]):
        # A draft is made for a day, too, whose law, office and signer it has.
        flags = ", ".join(f"--{name}" for name in given)
        raise UsageError(f"{flags} chỉ dùng khi phát hành.", "Thêm --issue để phát hành văn bản.")


def _paper_options(options: argparse.Namespace) -> dict[str, str]:
    """Return what a paper was given, whichever kind takes it: the paper refuses what is none of its own."""
    typed = (*(name for name, option in OPTIONS.items() if option.is_typed), *certificates.OPTIONS)
    return {name: str(getattr(options, name)) for name in typed if getattr(options, name) is not None}


def check_book(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Check the data, and repair what can be computed afresh."""
    from desktop_app.services.keeping import checks

    try:
        with opened(folder) as book:
            result = checks.check(book, repair=options.repair)
    except BookDamaged:
        if not options.repair:
            raise
        result = checks.repair_closed(folder)
    lines = list(result.found) or ["Dữ liệu nguyên vẹn."]
    if options.repair and result.found:
        lines += result.lost
        lines.append("Còn lỗi chưa sửa được." if result.left else f"Đã sửa xong ({result.mended} bản ghi).")
        lines.append(f"Dữ liệu trước khi sửa được giữ ở “{result.kept}”.")
    out.answer(asdict(result), [*lines, *filter(None, [result.privacy])])
    if result.left:
        raise StoreProblem("Dữ liệu có lỗi." if not options.repair else "Dữ liệu còn lỗi.", "Phục hồi từ bản sao lưu.")


def step(act: Callable[[Book], Changes]) -> Run:
    """Return the command that undoes or does again one step."""

    def run(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
        del options
        with opened(folder) as book:
            changes = act(book)
        answer_change(changes, out)

    return run


def answer_change(changes: Changes, out: Answer) -> None:
    """Say what was done; for machines with the records that it touched."""
    touched = {kind: sorted(ids) for kind, ids in changes.ids.items()}
    out.answer({"label": changes.label, "change": changes.change_id, "ids": touched}, [f"{changes.label}."])
