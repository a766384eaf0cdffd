"""Makes a release: what is handed over on a stick, in dist/release/, by one command.

    python3 packaging/release.py              every check and test, the build of this system, and what goes with it
    python3 packaging/release.py accompany    only what goes with the packages that lie in dist/ already

What goes with them: the bill of materials (CycloneDX 1.6, of the pinned packages that are shipped), the licences word
for word, what is new, how to install, how to read a book without the program, and SHA256SUMS of all. Any Python that
starts dev.py starts this; nothing is fetched but what dev.py and build.py fetch.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from typing import Any, Dict, List

import build
import dev
import libraries
import pages

RELEASE = os.path.join(build.OUT, "release")
PACKAGES = (".deb", ".exe", ".tar.xz", ".zip")
PAGES = {
    "CO-GI-MOI.html": os.path.join("resources", "CHANGELOG.md"),
    "CAI-DAT.html": os.path.join("packaging", "install.md"),
    "READ-A-BOOK.md": os.path.join("packaging", "read-a-book.md"),
}
SUMS = "SHA256SUMS"
WORKS = (
    "import json; from dataclasses import asdict; from desktop_app.runtime.licences import shipped_works; "
    "print(json.dumps([asdict(work) for work in shipped_works()]))"
)


def main(arguments: List[str]) -> int:
    """Carry out one of the commands; return the exit status."""
    if arguments not in ([], ["accompany"]):
        wanted = arguments in (["-h"], ["--help"])
        (sys.stdout if wanted else sys.stderr).write(__doc__ or "")
        return 0 if wanted else 2
    try:
        dev.set_up("test")
        if not arguments and (dev.test([]) or build.main(["windows" if dev.WINDOWS else "linux"])):
            build.say("No release: a check, a test or the build failed.")
            return 1
        accompany(packages_in(build.OUT), shipped_works())
    except dev.SetUpFailed as problem:
        build.say(str(problem))
        return 1
    return 0


def packages_in(folder: str) -> List[str]:
    """Return the packages of this version in a folder. Raises SetUpFailed if there is none."""
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    packages = [name for name in names if name.endswith(PACKAGES) and build.version() in name]
    if not packages:
        raise dev.SetUpFailed("dist/ has no package of version {}: build it first.".format(build.version()))
    return [os.path.join(folder, name) for name in packages]


def shipped_works() -> List[Dict[str, Any]]:
    """Return the works of others that the program is shipped with, as resources/licences names them."""
    works: List[Dict[str, Any]] = json.loads(subprocess.check_output([dev.PYTHON, "-c", WORKS], cwd=dev.ROOT))
    return works


def accompany(packages: List[str], works: List[Dict[str, Any]]) -> None:
    """Make the folder of the release anew, with the packages and all that goes with them."""
    shutil.rmtree(RELEASE, ignore_errors=True)
    shutil.copytree(os.path.join(dev.ROOT, "resources", "licences"), os.path.join(RELEASE, "licences"))
    for name, page in PAGES.items():
        write_page(os.path.join(dev.ROOT, page), os.path.join(RELEASE, name))
        for picture in pictures_of(page):
            os.makedirs(os.path.dirname(os.path.join(RELEASE, picture)), exist_ok=True)
            shutil.copyfile(os.path.join(dev.ROOT, "packaging", picture), os.path.join(RELEASE, picture))
    for package in packages:
        shutil.copyfile(package, os.path.join(RELEASE, os.path.basename(package)))
    with open(os.path.join(RELEASE, "so-thi-dua.cdx.json"), "w", encoding="utf-8") as stream:
        json.dump(bill_of_materials(works), stream, ensure_ascii=False, indent=1)
    write_sums(RELEASE)
    build.say("{}: {} files".format(RELEASE, len(files_in(RELEASE))))


def write_page(source: str, path: str) -> None:
    """Write a page of the release from one of the checkout: for whoever has a browser and nothing else, or as it is."""
    with open(source, encoding="utf-8") as stream:
        text = stream.read()
    with open(path, "w", encoding="utf-8", newline="\n") as page:
        page.write(pages.html_page(text) if path.endswith(".html") else text)


def pictures_of(page: str) -> List[str]:
    """Return the pictures that a page shows, named from the folder packaging/."""
    with open(os.path.join(dev.ROOT, page), encoding="utf-8") as stream:
        return re.findall(r"!\[[^\]]*\]\(([^)]+)\)", stream.read())


def bill_of_materials(works: List[Dict[str, Any]]) -> Dict[str, Any]:
    """Return the bill of materials: each shipped package with its pinned version, its hashes and its licence.

    Raises SetUpFailed for a shipped package that is not pinned.
    """
    pinned = pins()
    components = []
    for work in works:
        for package in work["packages"]:
            if package not in pinned:
                raise dev.SetUpFailed("{} is shipped and not pinned.".format(package))
            version, hashes = pinned[package]["version"], pinned[package]["hashes"]
            components.append(
                {
                    "type": "library",
                    "bom-ref": "pkg:pypi/{}@{}".format(package, version),
                    "name": package,
                    "version": version,
                    "purl": "pkg:pypi/{}@{}".format(package, version),
                    "licenses": [{"expression": work["licence"]}],
                    "properties": [{"name": "pinned-sha256", "value": value} for value in hashes],
                }
            )
    program = {"type": "application", "name": "so-thi-dua", "version": build.version(), "bom-ref": "so-thi-dua"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": sorted(components, key=lambda component: component["bom-ref"]),
        "dependencies": [{"ref": "so-thi-dua", "dependsOn": sorted(part["bom-ref"] for part in components)}],
    }


def pins() -> Dict[str, Dict[str, Any]]:
    """Return the pinned version and hashes of each package of the lock, by its name."""
    pinned: Dict[str, Dict[str, Any]] = {}
    with open(dev.LOCK, encoding="utf-8") as stream:
        for entry in stream.read().replace("\\\n", " ").splitlines():
            named = re.match(r"([\w.-]+)==([\w.+!-]+)", entry)
            if named is not None:
                name, version = named.groups()
                pinned[name] = {"version": version, "hashes": re.findall("--hash=sha256:([0-9a-f]{64})", entry)}
    return pinned


def files_in(folder: str) -> List[str]:
    """Return the files below a folder, by their names from there with slashes, the sums apart."""
    names = [os.path.relpath(path, folder).replace(os.sep, "/") for path in libraries.every_file(folder)]
    return sorted(name for name in names if name != SUMS)


def write_sums(folder: str) -> None:
    """Write the checksums of all files of a folder as `sha256sum -c` reads them."""
    lines = []
    for name in files_in(folder):
        digest = hashlib.sha256()
        with open(os.path.join(folder, name), "rb") as stream:
            for block in iter(lambda: stream.read(1 << 20), b""):
                digest.update(block)
        lines.append("{}  {}\n".format(digest.hexdigest(), name))
    with open(os.path.join(folder, SUMS), "w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
