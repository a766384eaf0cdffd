"""Rehearses the Windows build here, under Wine: the same spec, the same installer, in a Debian of its own.

    python3 packaging/wine/rehearse.py [FOLDER]      as root, on a Debian with debootstrap; FOLDER: build/wine
    … rehearse.py [FOLDER] --frozen                  installs what an earlier rehearsal froze: for work on the installer
    … rehearse.py [FOLDER] --tests PATH... [--minutes 30]
                                                     only has tests run by that Python, each PATH's (or PATH,PATH…)
                                                     as a part for so long at most; seen/tests.md is their table (see
                                                     differences.md)

Makes in FOLDER a small Debian (as the machine's own apt gets it) with Wine, NSIS and a compiler, and there a Python for
Windows (windows_python.py) with the wheels of Windows that the locks pin. Then, all in that Debian, as performance.py
says step by step: has build.py make its packages (it freezes the program and has it do the main job), uses the
portable folder, installs, starts the window, upgrades, is refused, takes it away. What was seen is in FOLDER/seen:
rehearsal.txt, pictures, a printed list.

A rehearsal, not a release: the Python is put together, and Wine is not Windows. It takes half an hour (an
hour beside other work) and 6 GB.
What is made once (the Debian, Python, the wheels) is used again the next time.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from typing import List, Sequence

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

import build  # noqa: E402
import dev  # noqa: E402

SUITE = "trixie"
PACKAGES = [
    *["wine", "wine64", "nsis", "gcc-mingw-w64-x86-64-win32", "python3", "python3-pefile"],
    *["xvfb", "xdotool", "imagemagick", "poppler-utils", "fonts-wine", "fonts-liberation", "libgl1-mesa-dri"],
    "fonts-dejavu-core",
    *["libxcomposite1", "libxcursor1", "libxi6", "libxinerama1", "libxrandr2", "libxrender1", "libxxf86vm1"],
]
WITHIN = "rehearsal"
"""The folder of the Debian in which all happens: the checkout, the wheels, Wine's Windows, what was seen."""


def main(arguments: List[str]) -> int:
    """Rehearse; return the exit status."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", nargs="?", default=os.path.join(build.WORK, "wine"))
    reader.add_argument("--frozen", action="store_true")
    reader.add_argument("--tests", nargs="+", default=[], metavar="PATH")
    reader.add_argument("--minutes", default="30")
    options = reader.parse_args(arguments)
    folder, digest = os.path.abspath(options.folder), "" if options.frozen else build.locks_digest()
    root = os.path.join(folder, "debian")
    inner = os.path.join(root, WITHIN)
    try:
        dev.set_up("run")
        make_debian(root)
        lay_checkout(os.path.join(inner, "checkout"), keeping=("dist",) if options.frozen or options.tests else ())
        lay_wheels(inner)
        command = ["python3", "/{}/checkout/packaging/wine/performance.py".format(WITHIN), digest, options.minutes]
        status = subprocess.call(within(root, *command, *options.tests))
    except dev.SetUpFailed as problem:
        build.say(str(problem))
        return 1
    shutil.rmtree(os.path.join(folder, "seen"), ignore_errors=True)
    shutil.copytree(os.path.join(inner, "seen"), os.path.join(folder, "seen"))
    build.say("what was seen: " + os.path.join(folder, "seen"))
    return status


def within(root: str, *command: str) -> List[str]:
    """Return a command that runs in the Debian; whatever it leaves running ends with it."""
    clean = ["env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive"]
    space = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc=" + os.path.join(root, "proc")]
    return [*space, "chroot", root, *clean, *command]


def make_debian(root: str) -> None:
    """Make the Debian with its packages, from where the machine's apt gets its own, unless it is there."""
    if not os.path.exists(os.path.join(root, "usr", "bin", "apt-get")):
        maker = shutil.which("debootstrap") or "/usr/sbin/debootstrap"
        if os.geteuid() != 0 or not os.path.exists(maker):
            raise dev.SetUpFailed("the rehearsal needs root, and debootstrap.")
        build.say("making a Debian in " + root)
        os.makedirs(root)
        dev.call([maker, "--variant=minbase", SUITE, root, main_archive()])
    with open(os.path.join(root, "etc", "apt", "sources.list"), "w") as stream:
        stream.writelines("deb {} main\n".format(source) for source in sources())
    for file in os.listdir(os.path.join(root, "etc", "apt", "sources.list.d")):
        os.remove(os.path.join(root, "etc", "apt", "sources.list.d", file))
    for file in ("resolv.conf", "hosts"):
        shutil.copyfile(os.path.join("/etc", file), os.path.join(root, "etc", file))
    wanted = " ".join(PACKAGES)
    # One that is known and not there is shown, too.
    state = "dpkg-query --show --showformat '${{db:Status-Abbrev}}\n' {} 2>/dev/null | grep -c ^ii".format(wanted)
    there = subprocess.run(within(root, "sh", "-c", state), stdout=subprocess.PIPE).stdout.strip()
    if there != str(len(PACKAGES)).encode():
        build.say("installing Wine and NSIS in it")
        dev.call(within(root, "sh", "-c", "apt-get update -q && apt-get install -yq --no-install-recommends " + wanted))
    # Wine takes it for Windows' own, which on the clerk's workstation is this one; tests count by it.
    zone = os.path.join(root, "etc", "localtime")
    if os.path.lexists(zone):
        os.remove(zone)
    os.symlink("/usr/share/zoneinfo/Asia/Ho_Chi_Minh", zone)


def sources() -> List[str]:
    """Return the archives of the suite that the machine's apt knows, each with the name of its part."""
    query = ["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE)", "Created-By: Packages"]
    shown = subprocess.run(query, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    known = sorted({line for line in shown.splitlines() if line.split()[1:2] and SUITE in line.split()[1]})
    if not known:
        raise dev.SetUpFailed("apt knows no archive of Debian {}; run apt-get update first.".format(SUITE))
    return known


def main_archive() -> str:
    """Return where the suite itself, without its updates, is got from."""
    return next(line.split()[0] for line in sources() if line.split()[1] == SUITE)


def lay_checkout(place: str, keeping: Sequence[str]) -> None:
    """Lay the checkout's files into the Debian as they are now, in place of what lay there; not what git ignores."""
    command = ["git", "-C", dev.ROOT, "ls-files", "-coz", "--exclude-standard"]
    listed = subprocess.check_output(command)
    for name in os.listdir(place) if os.path.isdir(place) else []:
        if name not in ("build", *keeping):
            path = os.path.join(place, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
    for name in listed.decode().split("\0"):
        source, target = os.path.join(dev.ROOT, name), os.path.join(place, name)
        if name and os.path.isfile(source):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy2(source, target)


def lay_wheels(inner: str) -> None:
    """Get the wheels of Windows, each by its hash: those of Python itself, and installed ones in `site-packages`."""
    mark, digest = os.path.join(inner, "wheels-finished"), build.locks_digest()
    if os.path.exists(mark) and open(mark).read() == digest:
        return
    build.say("getting the wheels of Windows")
    wheels, site = os.path.join(inner, "wheels"), os.path.join(inner, "site-packages")
    shutil.rmtree(wheels, ignore_errors=True)
    shutil.rmtree(site, ignore_errors=True)
    lock = os.path.join(inner, "windows.lock")
    with open(lock, "w", encoding="utf-8") as stream:
        stream.write(pinned_for_windows())
    pip = [dev.PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    windows = ["--platform", "win_amd64", "--python-version", "3.13", "--only-binary", ":all:", "--no-deps"]
    hashes = ["--require-hashes", "-r"]
    dev.call([*pip, "download", *windows, "--dest", wheels, *hashes, os.path.join(HERE, "python.lock")])
    dev.call([*pip, "install", *windows, "--no-compile", "--target", site, *hashes, lock])
    with open(mark, "w") as stream:
        stream.write(digest)


def pinned_for_windows() -> str:
    """Return the locks as Windows reads them: pip asks the markers of the machine that it runs on."""
    lines = []
    for path in build.LOCKS:
        with open(path, encoding="utf-8") as stream:
            lines.append(re.sub(r" ; sys_platform == 'win32'", "", stream.read()))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
