"""What Ctrl+K offers beside records: acts of the window and of the page shown, pages, settings, papers, the keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_app.domain.vietnamese import fold, has_beginnings
from desktop_app.ui.frame.help.topics import help_topics
from desktop_app.ui.frame.help_windows import KEYS
from desktop_app.ui.frame.pages import PAGES, entry_of
from desktop_app.ui.frame.preferences.settings import section_of, settings_with
from desktop_app.ui.today.figures import PageWork

if TYPE_CHECKING:
    from desktop_app.ui.frame.menus import Menus
    from desktop_app.ui.widgets.page import Page

_MOST: Final = 6
_ACT: Final = "Việc"
"""The group of acts."""


class _ActElsewhere(NamedTuple):
    """An act of a page that need not be shown, nor made, to be found: `also` are other words for it."""

    words: str
    work: PageWork
    also: str = ""


_ELSEWHERE: Final = (
    _ActElsewhere("Thêm người…", PageWork("people", "add_person")),
    _ActElsewhere("Thêm đơn vị…", PageWork("people", "add_unit")),
    _ActElsewhere("Thêm hoạt động…", PageWork("activities", "add"), "ghi"),
    _ActElsewhere("Ghi tin tốt…", PageWork("activities", "add_news"), "thêm"),
    _ActElsewhere("Ghi câu chuyện đẹp…", PageWork("activities", "add_story"), "thêm"),
    _ActElsewhere("Ghi khó khăn…", PageWork("obstacles", "add"), "thêm vướng mắc"),
    _ActElsewhere("Thêm chỉ tiêu…", PageWork("indicators", "add"), "ghi"),
    _ActElsewhere("Tạo đợt xét…", PageWork("emulation", "new_round"), "thêm mở"),
    _ActElsewhere("Đề nghị cá nhân…", PageWork("emulation", "nominate"), "thêm ghi khen thưởng"),
    _ActElsewhere("Đề nghị tập thể…", PageWork("emulation", "nominate_unit"), "thêm ghi khen thưởng"),
    _ActElsewhere("Mở phiên họp…", PageWork("emulation", "open_session"), "thêm ghi họp hội đồng"),
    _ActElsewhere("Ghi quyết định…", PageWork("emulation", "record_decision"), "thêm khen thưởng"),
    _ActElsewhere("In giấy khen…", PageWork("emulation", "print_certificates")),
    _ActElsewhere("Ghi phong trào…", PageWork("emulation", "add_movement"), "thêm thi đua"),
    _ActElsewhere("Sao lưu ngay", PageWork("backup", "back_up")),
)


type Place = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class FinderLine:
    """A line of the finder: its group, words, what tells it from others, its icon, and what Enter does."""

    group: str
    words: str
    detail: str
    icon: str
    act: Callable[[], object]
    place: Place | None = None
    """By what it is remembered: the list and the id of a record, the group and the key of anything else.

    The key of an act names its page, too: others have acts of the same words.
    """


class ActChoices:
    """The acts that can be found; `page` is the one shown, whose acts are offered, `choose_paper` opens Văn bản."""

    def __init__(
        self,
        menus: "Menus",
        page: "Page | None",
        page_key: str,
        go_to: Callable[..., object],
        choose_paper: Callable[[str, Mapping[str, str]], object],
        show_topic: Callable[[str], object],
        show_setting: Callable[[str], object],
    ) -> None:
        self.go_to = go_to
        self._menus, self._choose_paper, self._show_topic = menus, choose_paper, show_topic
        self._show_setting = show_setting
        self._offered = [] if page is None else page.acts_in_menu()
        self._page_key = page_key if page is not None else ""

    def of_page(self) -> list[FinderLine]:
        """Return acts of the page shown, offered before anything is typed: Enter then does nothing without asking."""
        offered = self._acts_of(self._offered, "", self._page_key)
        return [choice for choice in offered if choice.words.endswith("…")][:_MOST]

    def recalled(self, places: Iterable[Place]) -> list[FinderLine]:
        """Return what was chosen lately and can be chosen now, in the order of `places`."""
        others = (*self._pages(""), *self._settings(""), *self._papers(""), *self._topics(""))
        # An act of the page shown comes last: it takes the place of the way to it from another page.
        lines = {line.place: line for line in (*others, *self._acts_elsewhere(""), *self._acts_here(""))}
        return [replace(lines[place], group="Vừa làm") for place in places if place in lines]

    def matching(self, text: str) -> list[FinderLine]:
        """Return pages, acts, settings, kinds of paper and keys whose words begin as those of `text` do."""
        here = self._acts_here(text)
        elsewhere = [line for line in self._acts_elsewhere(text) if line.words not in {each.words for each in here}]
        keys = [
            FinderLine("Trợ giúp", meaning, key, "help", self._menus.show_keys.trigger)
            for _, group in KEYS
            for key, meaning in group
            if _has(meaning, text)
        ]
        return [
            *self._pages(text)[:_MOST],
            *here[:_MOST],
            *elsewhere,
            *self._settings(text)[:_MOST],
            *self._papers(text)[:_MOST],
            *keys[:_MOST],
            *self._topics(text)[:_MOST],
        ]

    def _pages(self, text: str) -> list[FinderLine]:
        return [
            FinderLine("Trang", page.title, "", page.icon, partial(self.go_to, page.key), ("Trang", page.key))
            for page in PAGES
            if _has(page.title, text)
        ]

    def _papers(self, text: str) -> list[FinderLine]:
        from desktop_app.services.papers.kinds.catalogue import KINDS

        where = "chọn ở trang Văn bản"
        return [
            FinderLine("Văn bản", kind.title, where, "document", act, ("Văn bản", kind.key))
            for kind, act in ((kind, partial(self._choose_paper, kind.key, {})) for kind in KINDS)
            if _has(kind.title, text)
        ]

    def _settings(self, text: str) -> list[FinderLine]:
        group = "Thiết lập"
        return [
            FinderLine(group, setting.label, section_of(setting.key).title, "settings", act, (group, setting.key))
            for setting, act in ((each, partial(self._show_setting, each.key)) for each in settings_with(text))
        ]

    def _topics(self, text: str) -> list[FinderLine]:
        group = "Trợ giúp"
        return [
            FinderLine(group, topic.title, "mục trợ giúp", "help", act, (group, topic.key))
            for topic, act in ((each, partial(self._show_topic, each.key)) for each in help_topics())
            if topic.has(text)
        ]

    def _acts_here(self, text: str) -> list[FinderLine]:
        of_page = self._acts_of(self._offered, text, self._page_key)
        shown = {line.words for line in of_page}
        of_window = self._acts_of(self._menus.bar_actions(), text, "")
        return [*of_page, *(line for line in of_window if line.words not in shown)]

    def _acts_elsewhere(self, text: str) -> list[FinderLine]:
        return [
            FinderLine(_ACT, words, f"ở trang {entry_of(work.page).title}", "right", act, _act_place(work.page, words))
            for words, work, also, act in ((*each, partial(self._do, each.work)) for each in _ELSEWHERE)
            if _has(f"{words} {also}", text)
        ]

    def _do(self, work: PageWork) -> None:
        self.go_to(work.page, lambda page: page.works()[work.offer]())

    def _acts_of(self, offered: Iterable[QAction], text: str, page_key: str) -> list[FinderLine]:
        where = entry_of(page_key).title if page_key else ""
        seen: dict[str, FinderLine] = {}
        for action in _leaves(offered):
            words = action.text().replace("&", "")
            if action.isEnabled() and _has(words, text) and words not in seen:
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
                detail = " · ".join(filter(None, (keys, where)))
                seen[words] = FinderLine(_ACT, words, detail, "right", action.trigger, _act_place(page_key, words))
        return list(seen.values())


def _leaves(actions: Iterable[QAction]) -> Iterator[QAction]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _leaves(menu.actions())
        elif action.text() and not action.isSeparator():
            yield action


def _act_place(page_key: str, words: str) -> Place:
    return _ACT, f"{page_key}: {words}"


def _has(words: str, text: str) -> bool:
    return has_beginnings(fold(words), text)
