"""A refusal that is shown in a notice: it goes with the next act that succeeds, and with nothing else."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.units import UnitFields
from desktop_app.services.book import Book
from desktop_app.services.office.units import add_unit
from desktop_app.ui.base.context import Context
from desktop_app.ui.plan.page import PlanPage
from desktop_app.ui.widgets.notice import Notice, refuse_in

REFUSED = InvalidRecord("Một đề nghị còn điều kiện chưa đạt.")
WindowRest = Callable[[], None]


def refuse(book: Book) -> Changes:
    raise REFUSED


def add(name: str) -> Callable[[Book], Changes]:
    return lambda book: add_unit(book, UnitFields(name))


def refused(context: Context, notice: Notice) -> None:
    context.act(refuse, failed=lambda problem: refuse_in(notice, context, problem))


def test_a_refusal_goes_when_an_act_begun_after_it_succeeds(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    refused(context, notice)
    # Under way when the refusal came: it is no answer to it.
    context.act(add("Văn phòng"))
    settled()
    assert not notice.isHidden()
    context.changed.emit(Changes("Của máy khác", {}))
    assert not notice.isHidden()
    refused(context, notice)
    settled()
    assert not notice.isHidden()
    context.act(add("Thanh tra"))
    settled()
    assert notice.isHidden()


def test_another_sentence_in_its_place_stays(qtbot: QtBot, context: Context, settled: WindowRest) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    refused(context, notice)
    settled()
    notice.say("Đã ghi.", "done")
    context.act(add("Thanh tra"))
    settled()
    assert (notice.isHidden(), notice.text) == (False, "Đã ghi.")


def test_a_page_takes_its_refusal_down_the_same_way(
    qtbot: QtBot, tmp_path: Path, context: Context, settled: WindowRest
) -> None:
    broken = tmp_path / "kế hoạch.docx"
    broken.write_bytes(b"PK")
    page = PlanPage(context)
    qtbot.addWidget(page)
    settled()
    page.read_plan(broken)
    settled()
    assert "kế hoạch.docx" in page.notice.text
    assert not page.notice.isHidden()
    context.act(add("Thanh tra"))
    settled()
    assert page.notice.isHidden()
