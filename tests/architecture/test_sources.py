"""What is written by hand stays small enough to read, says what it is for, and gives away no machine."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.architecture.sources import (
    PACKAGE,
    ROOT,
    attributes,
    classes,
    facts_of,
    functions,
    imported_modules,
    length,
    python_files,
    sentences_with_options,
    undocumented,
    vague_names,
)

LONGEST_FILE = 450
MOST_FILES = 14
"""Files that lie side by side in one folder of the program, `__init__.py` aside: more are several rooms."""
LONGEST_FUNCTION = 60
HAND_WRITTEN = python_files("desktop_app", "packaging", "tests")
NAMED = python_files("desktop_app", "tests")
# a migration is a list of tables as they were on one day, read from top to bottom and never changed again
MIGRATIONS = ROOT / "desktop_app" / "store" / "migrations" / "versions"

# in two halves, so that this file is not the first to be found
BETRAYALS = [
    first + second
    for first, second in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js"),
        ("crates", ".io"),
        ("proxy.", "golang"),
        ("deb.", "debian"),
        ("/wor", "k/"),
        ("/roo", "t/"),
        ("/tm", "p/"),
    )
]


def betrayals(text: str) -> list[str]:
    """Return the registries' hosts and the folders of one machine that the text names."""
    return [word for word in BETRAYALS if word in text]


def in_checkout(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_files_are_short() -> None:
    lines = {in_checkout(path): len(path.read_text(encoding="utf-8").splitlines()) for path in HAND_WRITTEN}
    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}


def test_a_folder_is_one_room() -> None:
    rooms = Counter(path.parent for path in python_files("desktop_app") if path.name != "__init__.py")
    assert {in_checkout(room): count for room, count in rooms.items() if count > MOST_FILES} == {}


def test_what_enter_is_is_said_once() -> None:
    named = [path for path in python_files("desktop_app") if "Key_Return" in path.read_text(encoding="utf-8")]
    assert [in_checkout(path) for path in named] == ["desktop_app/ui/base/keyboard/enter.py"]


def test_words_without_room_are_cut_in_one_place() -> None:
    drawn = python_files("desktop_app/ui")
    assert [in_checkout(path) for path in drawn if "elidedText" in facts_of(path).attributes] == [
        "desktop_app/ui/base/dress/whole_words.py"
    ]
    # Qt's own rows cut between letters; these draw their words themselves, or have no narrow columns.
    of_qt = [in_checkout(path) for path in drawn if "(QStyledItemDelegate)" in path.read_text(encoding="utf-8")]
    assert of_qt == [
        "desktop_app/ui/activities/news/month_view.py",
        "desktop_app/ui/base/dress/detailed_rows.py",
        "desktop_app/ui/base/dress/tables.py",
        "desktop_app/ui/frame/navigation.py",
        "desktop_app/ui/widgets/lists/figures/bands.py",
    ]


def test_the_tests_have_the_rooms_of_the_program() -> None:
    floors = ("domain", "intake", "papers", "services", "store", "ui")
    rooms = {path.parent.relative_to(ROOT / "tests") for path in python_files(*(f"tests/{floor}" for floor in floors))}
    assert {room.as_posix() for room in rooms if not (PACKAGE / room).is_dir()} == set()


def named_twice(classes_by_file: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the public classes that several of the files declare, each with those files."""
    places: dict[str, list[str]] = {}
    for place, names in classes_by_file.items():
        for name in names:
            places.setdefault(name, []).append(place)
    return {name: files for name, files in places.items() if len(files) > 1}


def test_a_name_of_a_class_has_one_meaning() -> None:
    assert named_twice({in_checkout(path): facts_of(path).classes for path in python_files("desktop_app")}) == {}


def test_a_class_named_twice_is_found() -> None:
    sources = {"a.py": "class Span: ...", "b.py": "class Span: ...\nclass Other: ...", "c.py": "class _Span: ..."}
    classes_by_file = {place: classes(source) for place, source in sources.items()}
    assert named_twice(classes_by_file) == {"Span": ["a.py", "b.py"]}


def test_functions_are_short() -> None:
    long = [
        f"{in_checkout(path)}:{line} {name}"
        for path in HAND_WRITTEN
        if path.parent != MIGRATIONS
        for line, name, lines in facts_of(path).functions
        if lines > LONGEST_FUNCTION
    ]
    assert long == []


def test_a_function_is_measured_from_def_to_its_last_line() -> None:
    (outer, inner) = functions("@mark\ndef outer():\n    def inner():\n        pass\n\n    return inner\n\nx = 1\n")
    assert (length(outer), length(inner)) == (5, 2)


def test_what_is_public_is_documented() -> None:
    missing = [
        f"{in_checkout(path)}: {name}"
        for path in python_files("desktop_app", "packaging")
        for name in facts_of(path).undocumented
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("x = 1", ["module"]),
        ('"""D."""\ndef public(): pass', ["public"]),
        ('"""D."""\ndef _private(): pass', []),
        ('"""D."""\nclass A:\n    """D."""\n    async def b(self): pass', ["A.b"]),
        ('"""D."""\nclass A:\n    """D."""\n    @override\n    def b(self): pass', []),
        ('"""D."""\nclass A:\n    def b(self):\n        """D."""', ["A"]),
    ],
)
def test_a_missing_docstring_is_noticed(source: str, missing: list[str]) -> None:
    assert list(undocumented(source)) == missing


@pytest.mark.parametrize("package", ["domain", "runtime"])
def test_the_lowest_rooms_stand_on_the_standard_library(package: str) -> None:
    strangers = {
        f"{in_checkout(path)}: {module}"
        for path in python_files(f"desktop_app/{package}")
        for module in facts_of(path).imported_modules
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith(f"desktop_app.{package}")
    }
    assert strangers == set()


@pytest.mark.parametrize("package", ["ui", "cli"])
def test_the_store_is_reached_through_services(package: str) -> None:
    # A book has its store, which no import shows.
    paths = python_files(f"desktop_app/{package}")
    assert [in_checkout(path) for path in paths if "store" in facts_of(path).attributes] == []


def test_a_reach_into_the_store_is_noticed() -> None:
    assert "store" in attributes("with book.store.reading() as connection:\n    pass\n")
    assert "store" not in attributes("self.store_words = book.folder\n")


def test_imports_are_seen_wherever_they_stand() -> None:
    source = "import a.b as c, d\ndef f():\n    from e.f import g\n"
    assert imported_modules(source) == {"a.b", "d", "e.f"}


def test_what_functions_hold_has_a_name_of_the_field() -> None:
    names = {in_checkout(path): facts_of(path).vague_names for path in NAMED}
    assert {path: vague for path, vague in names.items() if vague} == {}


@pytest.mark.parametrize(
    ("source", "vague"),
    [
        ("def f():\n    found = 1\n", ["found"]),
        ("def f(kept):\n    return [one for one in kept]\n", ["kept", "one"]),
        ("def f():\n    with g() as told, h() as (said, row):\n        (met,) = row\n", ["told", "said", "met"]),
        ("key = lambda one: one\n", ["one"]),
        ("class _Told:\n    def said(self): ...\n", ["_Told", "said"]),
        ("class Check:\n    found: int\n    def f(self):\n        return f(found=self.found)\n", []),
    ],
)
def test_a_vague_name_is_noticed(source: str, vague: list[str]) -> None:
    assert sorted(vague_names(source)) == sorted(vague)


SAYS_WHAT_IS_TYPED = "desktop_app/papers/kinds/recovery_sheet.py"
"""Printed for whoever has to restore a book without its clerk."""


@pytest.mark.parametrize("package", ["domain", "intake", "papers", "services", "store", "ui"])
def test_only_the_command_line_speaks_of_its_options(package: str) -> None:
    sentences = {
        in_checkout(path): list(sentences_with_options(path.read_text(encoding="utf-8")))
        for path in python_files(f"desktop_app/{package}")
    }
    assert [path for path, texts in sentences.items() if texts and path != SAYS_WHAT_IS_TYPED] == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("raise E(f'{a} cần chọn đợt xét (--round).')", 1),
        ("raise E('xem lệnh list awards --json.')", 1),
        ("command += ['--convert-to', 'docx', f'--{name}']", 0),
        ("'Đợt xét -- năm nay'\nlabel = 'Đợt xét – năm nay'", 0),
        ("def f():\n    'Như --round của dòng lệnh.'", 0),
    ],
)
def test_an_option_in_a_sentence_is_noticed(source: str, count: int) -> None:
    assert len(list(sentences_with_options(source))) == count


def committed_texts() -> dict[str, str]:
    """Return each committed file, read letter by byte, by its path."""
    listing = ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"]
    names = subprocess.run(listing, stdout=subprocess.PIPE, check=True).stdout.decode().split("\0")
    texts = {name: (ROOT / name).read_text(encoding="latin-1") for name in names if name and (ROOT / name).is_file()}
    assert "pyproject.toml" in texts
    return texts


def test_committed_files_name_no_registry_and_no_machine() -> None:
    betrayals_by_file = {path: betrayals(text) for path, text in committed_texts().items()}
    assert {path: words for path, words in betrayals_by_file.items() if words} == {}


MERGE_MARK = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


def test_no_committed_file_has_the_marks_of_a_merge() -> None:
    assert [path for path, text in committed_texts().items() if MERGE_MARK.search(text)] == []


@pytest.mark.parametrize(("text", "is_marked"), [("a\n" + "<" * 7 + " HEAD\nb", True), ("a " + "<" * 7 + " b", False)])
def test_a_mark_of_a_merge_is_noticed(text: str, is_marked: bool) -> None:
    assert bool(MERGE_MARK.search(text)) == is_marked


@pytest.mark.parametrize("word", BETRAYALS)
def test_a_betrayal_is_noticed(word: str) -> None:
    assert betrayals(f"see https://{word} there") == [word]
