"""The lock: every package of the project, pinned by hash, from nowhere in particular."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from desktop_app.runtime.licences import shipped_works
from desktop_app.runtime.resources import resource

ROOT = Path(__file__).parent.parent.parent
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")


def locked(lock: str = LOCK) -> dict[str, tuple[str, int]]:
    """Return the pinned version and the number of hashes of each package."""
    versions: dict[str, tuple[str, int]] = {}
    for block in lock.replace("\\\n", " ").splitlines():
        if block.strip() and not block.lstrip().startswith("#"):
            requirement = Requirement(block.split("--hash=")[0])
            (pin,) = requirement.specifier
            assert pin.operator == "=="
            versions[canonicalize_name(requirement.name)] = (pin.version, block.count("--hash=sha256:"))
    return versions


def test_every_package_is_pinned_by_hash() -> None:
    packages = locked()
    assert packages
    assert [name for name, (_version, hashes) in packages.items() if hashes == 0] == []


def test_the_lock_says_nothing_of_where_packages_come_from() -> None:
    options = [line for line in LOCK.splitlines() if line.startswith("-")]
    assert (options, "://" in LOCK) == ([], False)


def test_the_lock_has_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(line for extra in project["project"]["optional-dependencies"].values() for line in extra),
    ]
    packages = locked()
    missing = []
    for line in wanted:
        requirement = Requirement(line)
        version, _hashes = packages.get(canonicalize_name(requirement.name), ("", 0))
        if not version or not requirement.specifier.contains(version):
            missing.append(line)
    assert missing == []


MACHINES = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)


def needed(roots: Iterable[str]) -> set[str]:
    """Return every package that these need to run, and what those need, on a machine with Linux or Windows."""
    packages: set[str] = set()
    asked = [{**machine, "extra": ""} for machine in MACHINES]

    def needed_by(name: str) -> Iterator[str]:
        try:
            requires = distribution(name).requires or []
        except PackageNotFoundError:
            return  # of the other machine
        for line in requires:
            requirement = Requirement(line)
            if requirement.marker is None or any(requirement.marker.evaluate(machine) for machine in asked):
                yield canonicalize_name(requirement.name)

    waiting = list(roots)
    while waiting:
        new = set(needed_by(waiting.pop())) - packages
        packages |= new
        waiting += new
    return packages


def test_every_shipped_package_has_its_licence() -> None:
    licensed = {name for work in shipped_works() for name in work.packages}
    assert needed(["so-thi-dua"]) - licensed == set()
    # Whatever else is locked is a tool, which is not shipped.
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    tools = {canonicalize_name(Requirement(line).name) for lines in extras for line in lines}
    tools |= {canonicalize_name(Requirement(line).name) for line in project["build-system"]["requires"]}
    assert set(locked()) - tools - needed(tools) - licensed == set()
    assert licensed <= set(locked())
    texts = {name for work in shipped_works() for name in work.texts}
    assert texts == {file.name for file in resource("licences").glob("*.txt")}
    (qt,) = [work for work in shipped_works() if "pyside6-essentials" in work.packages]
    assert qt.licence == "LGPL-3.0-only"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.wording()
