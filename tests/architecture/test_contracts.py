"""The import contracts of pyproject.toml are kept, and each of them bites."""

import shutil
import sys
import tomllib
from copy import deepcopy
from typing import override

import pytest
from grimp import ImportGraph
from importlinter.adapters.building import GraphBuilder
from importlinter.application import use_cases
from importlinter.application.app_config import settings
from importlinter.application.ports.reporting import Report
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


def checked() -> Report:
    """Return what comes of checking each contract with the package `desktop_app` that is first on the path."""
    options = use_cases.read_user_options(str(ROOT / "pyproject.toml"))
    report = use_cases.create_report(options, cache_dir=None)
    assert not report.invalid_contract_options
    return report


def broken(report: Report) -> set[str]:
    return {contract.name for contract, check in report.get_contracts_and_checks() if not check.kept}


@pytest.fixture(autouse=True, scope="module")
def configured() -> None:
    configure()
    for name, kind in KINDS.items():
        registry.register(kind, name)


def planted(number: int) -> str:
    """Return the dotted name of the module of one line that stands for an entry of `PLANTED`."""
    _contract, place, _line = PLANTED[number]
    return f"desktop_app.{place.replace('/', '.')}.planted_{number}"


@pytest.fixture(scope="module")
def planted_everywhere(configured: None, tmp_path_factory: pytest.TempPathFactory) -> ImportGraph:
    """Return who imports whom in a copy of the package in which every bad import is planted, read once for all."""
    del configured
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(PACKAGE, folder / "desktop_app", ignore=shutil.ignore_patterns("__pycache__"))
    for number, (_contract, _place, line) in enumerate(PLANTED):
        module = folder.joinpath(*planted(number).split(".")).with_suffix(".py")
        # The place may be a new folder.
        module.parent.mkdir(exist_ok=True)
        (module.parent / "__init__.py").touch()
        module.write_text(line + "\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        patch.delitem(sys.modules, "desktop_app", raising=False)
        report = checked()
    assert broken(report) == set(NAMES.values())
    graph: ImportGraph = report.graph
    return graph


def with_one_planted(everywhere: ImportGraph, number: int) -> ImportGraph:
    """Return the graph without the other planted modules, and without the folders that are there for them alone."""
    graph = deepcopy(everywhere)
    assert graph.find_modules_directly_imported_by(planted(number))
    for other in range(len(PLANTED)):
        if other != number:
            graph.remove_module(planted(other))
            place = planted(other).rpartition(".")[0]
            if not (PACKAGE.parent / place.replace(".", "/")).exists():
                graph.remove_module(place)
    return graph


class ReadBefore(GraphBuilder):
    """Gives the linter a graph in place of what it would read."""

    def __init__(self, graph: ImportGraph) -> None:
        self.graph = graph

    @override
    def build(self, *_what: object, **_how: object) -> ImportGraph:
        return self.graph


def test_the_contracts_are_kept() -> None:
    assert broken(checked()) == set()


@pytest.mark.parametrize("number", range(len(PLANTED)), ids=["-".join(case) for case in PLANTED])
def test_one_bad_import_breaks_its_contract_and_no_other(
    planted_everywhere: ImportGraph, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    contract, _place, _line = PLANTED[number]
    graph = with_one_planted(planted_everywhere, number)
    monkeypatch.setattr(settings, "GRAPH_BUILDER", ReadBefore(graph))
    assert broken(checked()) == {NAMES[contract]}


def test_every_contract_has_a_bad_import() -> None:
    assert {contract for contract, _folder, _line in PLANTED} == set(NAMES)
