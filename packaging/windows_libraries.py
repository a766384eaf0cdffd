"""Which libraries a frozen folder of Windows is linked to and neither it nor Windows has.

PYTHON windows_libraries.py FOLDER      names them and ends with 1 if there is any; PYTHON has pefile (build.lock)
"""

import os
import re
import sys
from typing import Dict, Iterator, Set

import libraries

# Names that Windows answers itself, without a file of that name.
ANSWERED = re.compile(r"^(api|ext)-ms-", re.IGNORECASE)
LINKED = (".exe", ".dll", ".pyd")


def main() -> int:
    """Name what is missing in the folder of the command line; return the exit status."""
    system = os.path.join(os.environ["SystemRoot"], "System32")
    missing = missing_libraries(sys.argv[1], {name.lower() for name in os.listdir(system)})
    for name, of in sorted(missing.items()):
        sys.stdout.write("{} for {}\n".format(name, of))
    return 1 if missing else 0


def missing_libraries(folder: str, system: Set[str]) -> Dict[str, str]:
    """Return the libraries that nobody has, with one file that needs them. Names of Windows know no capitals."""
    paths = list(linked_files(folder))
    there = system | {os.path.basename(path).lower() for path in paths}
    missing: Dict[str, str] = {}
    for path in paths:
        for name in sorted(needed_by(path) - there):
            if not ANSWERED.match(name):
                missing[name] = os.path.relpath(path, folder)
    return missing


def linked_files(folder: str) -> Iterator[str]:
    """Yield the paths of the programs and libraries in a folder."""
    for path in libraries.every_file(folder):
        if path.lower().endswith(LINKED):
            yield path


def needed_by(path: str) -> Set[str]:
    """Return the names, in small letters, of the libraries that have to be there when a file is loaded."""
    import pefile

    with pefile.PE(path, fast_load=True) as file:
        file.parse_data_directories(directories=[pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
        return {entry.dll.decode().lower() for entry in getattr(file, "DIRECTORY_ENTRY_IMPORT", [])}


if __name__ == "__main__":
    sys.exit(main())
