"""The Debian's NSIS for a build.py that runs under Wine, which cannot wait for a program of the Debian itself.

A small program of Windows (nsis.c) lays its arguments into a folder, and waits there for the answer.
"""

import contextlib
import os
import re
import shutil
import subprocess
import threading
from typing import Iterator

from wine import windows_python

HERE = os.path.dirname(os.path.abspath(__file__))
ASKED, ANSWERED = "asked", "answered"


@contextlib.contextmanager
def compiler(folder: str, drive_c: str) -> Iterator[str]:
    """Yield the path of a makensis.exe, which works as long as the block takes; the folder is its own."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    program, source = os.path.join(folder, "makensis.exe"), os.path.join(HERE, "nsis.c")
    named = '-DFOLDER=L"{}"'.format(folder)
    windows_python.run(windows_python.COMPILER, "-O2", "-municode", named, "-o", program, source)
    over = threading.Event()
    answering = threading.Thread(target=answer, args=(folder, drive_c, over))
    answering.start()
    try:
        yield program
    finally:
        over.set()
        answering.join()


def answer(folder: str, drive_c: str, over: threading.Event) -> None:
    """Compile what is asked for, until it is over."""
    nsis = shutil.which("makensis") or "/usr/bin/makensis"
    asked, answered = os.path.join(folder, ASKED), os.path.join(folder, ANSWERED)
    while not over.wait(0.1):
        if os.path.exists(asked):
            with open(asked, encoding="utf-8-sig") as stream:
                words = [debian_path(word, drive_c) for word in stream.read().splitlines()]
            os.remove(asked)
            done = subprocess.run([nsis, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            with open(answered + ".part", "wb") as answer_stream:
                answer_stream.write("{} ".format(done.returncode).encode() + done.stdout)
            os.rename(answered + ".part", answered)


def debian_path(word: str, drive_c: str) -> str:
    """Return an argument with a path of Windows in it as the Debian names that."""
    path = re.search(r"([CZ]):(\\.*)", word)
    if path is None:
        return word
    return word[: path.start()] + (drive_c if path.group(1) == "C" else "") + path.group(2).replace("\\", "/")
