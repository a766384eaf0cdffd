"""The import contracts of pyproject.toml are kept, and each of them bites."""

import shutil
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from importlinter.application import use_cases
from importlinter.configuration import configure
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.domain.contract import Contract, registry

from tests.architecture.sources import PACKAGE, ROOT

OPTIONS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
KINDS: dict[str, type[Contract]] = {
    "forbidden": ForbiddenContract,
    "layers": LayersContract,
}
NAMES = {contract["id"]: contract["name"] for contract in OPTIONS["contracts"]}

PLANTED = [
    ("arrows-point-down", "domain/office", "import desktop_app.runtime"),
    ("arrows-point-down", "papers", "import desktop_app.intake"),
    ("arrows-point-down", "store", "import desktop_app.services"),
    ("arrows-point-down", "utils", "import desktop_app.domain"),
    ("data-through-services", "ui/plan", "import desktop_app.store"),
    ("data-through-services", "ui/plan", "import desktop_app.papers"),
    ("qt-in-the-window", "services/office", "import PySide6.QtCore"),
    ("sql-in-the-store", "services/office", "import sqlalchemy"),
    ("sql-in-the-store", "ui/plan", "import sqlite3"),
    ("formats-at-the-edge", "services/office", "import openpyxl"),
    ("formats-at-the-edge", "store", "import pypdf"),
    ("no-opaque-blobs", "runtime", "import pickle"),
    ("window-in-layers", "ui/plan", "import desktop_app.ui.people"),
    ("window-in-layers", "ui/widgets", "import desktop_app.ui.frame"),
    ("window-in-layers", "ui/base", "import desktop_app.ui.widgets"),
    ("window-in-layers", "ui/plan", "import desktop_app.ui.frame"),
    ("window-in-layers", "ui/helpers", "import desktop_app.domain"),
    ("subjects-of-domain", "domain/office", "import desktop_app.domain.plan"),
    ("subjects-of-domain", "domain/helpers", "import desktop_app.domain.errors"),
    ("subjects-of-services", "services/rounds", "import desktop_app.services.council"),
    ("subjects-of-services", "services/helpers", "import desktop_app.services.book"),
]


def broken_contracts(read_before: Path | None = None) -> set[str]:
    """Return the names of the contracts that the package `desktop_app` first on the path breaks.

    What modules import is kept in the folder `read_before`, and read anew of those that have changed since.
    """
    configure()
    for name, kind in KINDS.items():
        registry.register(kind, name)
    options = use_cases.read_user_options(str(ROOT / "pyproject.toml"))
    report = use_cases.create_report(options, cache_dir=str(read_before) if read_before else None)
    assert not report.invalid_contract_options
    return {contract.name for contract, check in report.get_contracts_and_checks() if not check.kept}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the package, in which each test plants one module and takes it out again."""
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(PACKAGE, folder / "desktop_app", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def copied_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the copy of the package, which the linter finds in place of the real one."""
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, "desktop_app", raising=False)
    return folder / "desktop_app"


@contextmanager
def planted_in(folder: Path, line: str) -> Iterator[None]:
    """Put a module of one line into a folder of the package, which may be a new one, and take it out again."""
    is_new = not folder.exists()
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    planted = folder / "planted.py"
    planted.write_text(line + "\n", encoding="utf-8")
    try:
        yield
    finally:
        if is_new:
            shutil.rmtree(folder)
        else:
            planted.unlink()


def test_the_contracts_are_kept() -> None:
    assert broken_contracts() == set()


@pytest.mark.parametrize(("contract", "place", "line"), PLANTED)
def test_one_bad_import_breaks_its_contract_and_no_other(
    copied_package: Path, contract: str, place: str, line: str
) -> None:
    with planted_in(copied_package / place, line):
        assert broken_contracts(copied_package.parent / "read-before") == {NAMES[contract]}
    assert not list(copied_package.rglob("planted.py"))


def test_every_contract_has_a_bad_import() -> None:
    assert {contract for contract, _folder, _line in PLANTED} == set(NAMES)
