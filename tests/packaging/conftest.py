"""The set-up script in a stand-in checkout."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with no more of the checkout in it than the script looks at."""
    folder = tmp_path / "a checkout"
    (folder / "packaging").mkdir(parents=True)
    for name in ("packaging/dev.py", "packaging/requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def dev(checkout: Path) -> ModuleType:
    """Return the script, loaded from the stand-in checkout."""
    spec = importlib.util.spec_from_file_location("dev", checkout / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
