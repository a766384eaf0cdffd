"""A Python for Windows where there is none to be installed: made up for the rehearsal, never for a release.

Its library, its extension modules and the libraries of those are the genuine ones, from a wheel that ships them. What
the wheel has not is made here: python.exe (python.c), python3.dll that passes every call on, and the modules written
in Python, which are the system's of the same minor version.
"""

import glob
import os
import re
import shutil
import subprocess
import zipfile
from typing import Dict, List

HERE = os.path.dirname(os.path.abspath(__file__))
COMPILER = "x86_64-w64-mingw32-gcc"
LIBRARY = "/usr/lib/python3.13"
# Of the wheel's files: free-threaded ones, CPython's own tests, and the Tk that nothing here asks for.
NOT_TAKEN = re.compile(r"cp313t|_test|_ctypes_test|tcl86|tk86|_tkinter|api-ms-win|xx")
BESIDE_PYTHON = re.compile(r"python313|vcruntime|zlib1", re.IGNORECASE)
# What Wine has not and Qt asks for. Every call answers 0; ucnv_open says by its second parameter that it cannot.
ENTRY = "int DllMainCRTStartup(void *library, unsigned reason, void *reserved) { return 1; }\n"
EXPORT = "__declspec(dllexport) "
OPEN = EXPORT + "void *ucnv_open(const char *name, int *error) { if (error) *error = 4; return 0; }\n"
STUBS: Dict[str, List[str]] = {
    "icuuc": [
        *["ucnv_close", "ucnv_reset", "ucnv_getMaxCharSize", "ucnv_getName", "ucnv_getStandardName"],
        *["ucnv_getAvailableName", "ucnv_countAvailable", "ucnv_toUnicode", "ucnv_fromUnicode"],
        *["ucnv_toUCountPending", "ucnv_fromUCountPending", "ucnv_getToUCallBack", "ucnv_getFromUCallBack"],
        *["ucnv_setToUCallBack", "ucnv_setFromUCallBack", "ucnv_cbToUWriteUChars", "ucnv_cbFromUWriteUChars"],
        *["UCNV_FROM_U_CALLBACK_SUBSTITUTE", "UCNV_TO_U_CALLBACK_SUBSTITUTE"],
    ],
    "mscms": ["OpenColorProfileW", "CloseColorProfile", "GetColorProfileFromHandle", "WcsCreateIccProfile"],
}

# Of a byte that somebody else has locked, Windows says that it is denied; Wine says that something failed, not what.
LOCKS = """
import errno
import msvcrt

def locking(handle, mode, count, ask=msvcrt.locking):
    try:
        ask(handle, mode, count)
    except OSError as problem:
        if problem.errno:
            raise
        raise PermissionError(errno.EACCES, "Permission denied") from None

msvcrt.locking = locking
"""


def make_python(wheel: str, folder: str, work: str) -> None:
    """Make Scripts/python.exe, DLLs and Lib in a folder; packages are laid into Lib/site-packages by others."""
    scripts, modules = os.path.join(folder, "Scripts"), os.path.join(folder, "DLLs")
    for place in (scripts, modules, work):
        os.makedirs(place, exist_ok=True)
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            file = name.rpartition("/")[2]
            if name.startswith("deploy_libs/") and file and not NOT_TAKEN.search(file):
                with open(os.path.join(scripts if BESIDE_PYTHON.match(file) else modules, file), "wb") as stream:
                    stream.write(packed.read(name))
    run(COMPILER, "-O2", "-municode", "-o", os.path.join(scripts, "python.exe"), os.path.join(HERE, "python.c"))
    pass_on(os.path.join(scripts, "python313.dll"), os.path.join(scripts, "python3.dll"), work)
    unused = shutil.ignore_patterns(
        "test", "lib-dynload", "config-*", "__pycache__", "dist-packages", "sitecustomize.py"
    )
    shutil.copytree(LIBRARY, os.path.join(folder, "Lib"), ignore=unused, dirs_exist_ok=True)


def pass_on(library: str, beside: str, work: str) -> None:
    """Make the library that extension modules of the stable ABI are linked to: each name of it is one of the other."""
    import pefile  # of Debian, on the machine of the rehearsal

    names = [symbol.name.decode() for symbol in pefile.PE(library).DIRECTORY_ENTRY_EXPORT.symbols if symbol.name]
    definitions = os.path.join(work, "python3.def")
    with open(definitions, "w") as stream:
        stream.write("LIBRARY python3.dll\nEXPORTS\n")
        stream.writelines("{0} = python313.{0}\n".format(name) for name in names)
    link(beside, ENTRY, work, definitions)


def make_stubs(system: str, work: str) -> None:
    """Lay what Wine has not into its system folder: there it is Windows' own, and is packed with nothing."""
    for name, functions in STUBS.items():
        source = ENTRY + (OPEN if name == "icuuc" else "")
        source += "".join("{}long long {}(void) {{ return 0; }}\n".format(EXPORT, each) for each in functions)
        link(os.path.join(system, name + ".dll"), source, work)


def lay_locks(folder: str) -> str:
    """Write into a folder what Python reads at its start, so that a lock says what it says on Windows; return it."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "sitecustomize.py"), "w") as stream:
        stream.write(LOCKS)
    return folder


def link(target: str, source: str, work: str, *more: str) -> None:
    """Make a library of Windows from a source text."""
    written = os.path.join(work, os.path.basename(target) + ".c")
    with open(written, "w") as stream:
        stream.write(source)
    run(COMPILER, "-O2", "-shared", "-nostdlib", "-e", "DllMainCRTStartup", "-o", target, written, *more)


def the_wheel(folder: str) -> str:
    """Return the wheel that carries Python."""
    return glob.glob(os.path.join(folder, "panda3d-*.whl"))[0]


def run(*words: str) -> None:
    """Run one command; what it prints is the rehearsal's."""
    subprocess.run(words, check=True)
