"""The import contracts of pyproject.toml are kept, and each of them bites."""

import shutil
import sys
import tomllib
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


def broken_contracts() -> set[str]:
    """Return the names of the contracts that the package `desktop_app` first on the path breaks."""
    configure()
    for name, kind in KINDS.items():
        registry.register(kind, name)
    options = use_cases.read_user_options(str(ROOT / "pyproject.toml"))
    report = use_cases.create_report(options, cache_dir=None)
    assert not report.invalid_contract_options
    return {contract.name for contract, check in report.get_contracts_and_checks() if not check.kept}


@pytest.fixture
def copied_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the package that the linter finds in place of the real one."""
    copy = tmp_path / "desktop_app"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "desktop_app", raising=False)
    return copy


def test_the_contracts_are_kept() -> None:
    assert broken_contracts() == set()


@pytest.mark.parametrize(("contract", "folder", "line"), PLANTED)
def test_one_bad_import_breaks_its_contract_and_no_other(
    copied_package: Path, contract: str, folder: str, line: str
) -> None:
    planted = copied_package / folder / "planted.py"
    planted.parent.mkdir(exist_ok=True)
    (planted.parent / "__init__.py").touch()
    planted.write_text(line + "\n", encoding="utf-8")
    assert broken_contracts() == {NAMES[contract]}


def test_every_contract_has_a_bad_import() -> None:
    assert {contract for contract, _folder, _line in PLANTED} == set(NAMES)
