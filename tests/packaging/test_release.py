"""What goes with the packages of a release: the bill of materials, the licences, the pages, and the sums of all."""

import hashlib
import json
import re
import tomllib
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import build
import dev
import pages
import pytest
import release

from desktop_app import __version__, cli
from desktop_app.runtime.licences import shipped_works
from tests.processes import ROOT


def test_all_that_goes_with_a_package_is_beside_it_and_summed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / f"so-thi-dua_{__version__}_amd64.deb"
    package.write_bytes(b"a package")
    (tmp_path / "so-thi-dua_0.0.9_amd64.deb").write_bytes(b"an older one")
    there = tmp_path / "release"
    monkeypatch.setattr(release, "RELEASE", str(there))
    works = [asdict(work) for work in shipped_works()]
    release.accompany(release.packages_in(str(tmp_path)), works)
    lines = (there / release.SUMS).read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    shown = re.findall(r'<img src="(readme/[^"]+)"', (there / "CAI-DAT.html").read_text(encoding="utf-8"))
    assert len(shown) == 3
    assert all(sums[name] == hashlib.sha256((there / name).read_bytes()).hexdigest() for name in shown)
    assert {package.name, "CAI-DAT.html", "CO-GI-MOI.html", "READ-A-BOOK.md", "licences/index.toml"} < sums.keys()
    assert sums[package.name] == hashlib.sha256(b"a package").hexdigest()
    assert "so-thi-dua_0.0.9_amd64.deb" not in sums
    bill = json.loads((there / "so-thi-dua.cdx.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["version"]) == ("CycloneDX", build.version())
    named = {part["name"]: part["version"] for part in bill["components"]}
    assert named.keys() == {name for work in works for name in work["packages"]}
    assert named == {name: version(name) for name in named}
    assert all(part["licenses"][0]["expression"] and part["properties"] for part in bill["components"])


def test_a_page_for_a_browser_says_what_the_text_says() -> None:
    for name in ("packaging/install.md", "resources/CHANGELOG.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        on_page = "".join(body_of(pages.html_page(text)).itertext())
        marks = r"!\[[^]]*\]\([^)]*\)|\*\*|`|^#+ |^(-|\d+\.) "
        assert "".join(on_page.split()) == "".join(re.sub(marks, "", text, flags=re.MULTILINE).split())
    page = pages.html_page("# A\n\n1. một\n   hai\n\n   ![b](c.png)\n\n2. ba <c> **d**\n\nhết\n\n    e\n")
    assert "<title>A</title>" in page
    shown = ["h1", "ol", "li", "p", "p", "img", "li", "p", "strong", "p", "pre"]
    assert [element.tag for element in body_of(page).iter()][1:] == shown


def body_of(page: str) -> Element:
    """Return a page's body, every element of which is closed."""
    return fromstring(page[page.index("<body>") : page.index("</html>")])


def test_without_a_package_or_with_one_that_is_not_pinned_there_is_no_release(tmp_path: Path) -> None:
    with pytest.raises(dev.SetUpFailed, match=__version__):
        release.packages_in(str(tmp_path))
    with pytest.raises(dev.SetUpFailed, match="nosuch is shipped and not pinned"):
        release.bill_of_materials([{"packages": ["nosuch"], "licence": "MIT"}])
    assert release.main(["nothing"]) == 2


def test_the_version_stands_in_one_place(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert ROOT / project["tool"]["hatch"]["version"]["path"] == ROOT / "desktop_app" / "__init__.py"
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"Sổ Thi đua {__version__}\n"
