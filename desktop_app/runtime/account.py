"""Who is at work as the machine knows it: the name of its account, and its own name."""

import getpass
import os
import sys


def login() -> str:
    """Return the name of the machine's account, "" where it has none."""
    try:
        return getpass.getuser()
    except (OSError, ImportError, KeyError):
        # Before Python 3.13 it says so in words of its own where nothing tells the user's name.
        return ""


def machine_name() -> str:
    """Return the name of this machine, "" where it has none."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
