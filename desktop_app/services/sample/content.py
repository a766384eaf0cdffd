"""What the sample says, read from the files in resources/sample."""

import tomllib
from functools import cache
from typing import Any

from desktop_app.runtime.resources import resource


@cache
def content(name: str) -> dict[str, Any]:
    """Return the content of one of the sample's files."""
    return tomllib.loads(resource("sample", f"{name}.toml").read_text(encoding="utf-8"))
