"""Pictures of the program, for whoever changes it: `shots OUT` of its window, `papers OUT` of what it prints.

Run as `python3 packaging/dev.py shots OUT` or `papers OUT`, and as `shots --of-help` for the pictures of the help in
resources/help; `python -m tests.pictures install packaging/readme` takes those of packaging/install.md. The names of
the window's pictures say page, tab or dialog ("people.them-nguoi"), state of the book, colours and screen. What could
not be pictured is told in a line of its own.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that are asked for; return 0 if nothing went wrong and nothing new was passed over."""
    parser = argparse.ArgumentParser("python -m tests.pictures", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("shots", "papers", "install", "help"):
        commands.add_parser(name).add_argument("out", type=Path, help="folder for the pictures")
    view = commands.add_parser("view", help="one view of the window, in this process")
    view.add_argument("--out", type=Path, help="folder for the pictures; without it the window is only looked at")
    view.add_argument("--pages-alone", action="store_true", help="none of the windows that open from the pages")
    view.add_argument("--in-every-scheme", action="store_true", help="look at the pages in all colours")
    view.add_argument("view")
    view.add_argument("book", type=Path)
    view.add_argument("pages", nargs="*")
    of_help = commands.add_parser("help-of", help="the pictures of the help that one book gives, in this process")
    of_help.add_argument("state")
    of_help.add_argument("book", type=Path)
    of_help.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
    if options.command == "papers":
        from tests.pictures.papers import picture_papers

        return picture_papers(options.out)
    if options.command == "install":
        from tests.pictures.install import picture_install

        return picture_install(options.out)
    if options.command == "help":
        from tests.pictures.help import picture_help

        return picture_help(options.out)
    if options.command == "help-of":
        from tests.pictures.help import picture_topics

        return picture_topics(options.state, options.book, options.out)
    if options.command == "view":
        from tests.pictures.shots import picture_view

        return picture_view(
            options.view,
            options.book,
            options.out,
            options.pages,
            pages_alone=options.pages_alone,
            in_every_scheme=options.in_every_scheme,
        )
    from tests.pictures.shots import picture_window

    return picture_window(options.out)


if __name__ == "__main__":
    sys.exit(main())
