import builtins

import pytest

from desktop_app.runtime.interpreter.import_hook import remove_import_hook


def test_the_import_that_was_replaced_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = builtins.__import__
    monkeypatch.setattr(builtins, "__orig_import__", ours, raising=False)
    monkeypatch.setattr(builtins, "__import__", lambda *_: None)
    remove_import_hook()
    assert builtins.__import__ is ours


def test_where_nothing_was_replaced_imports_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = builtins.__import__
    monkeypatch.delattr(builtins, "__orig_import__", raising=False)
    remove_import_hook()
    assert builtins.__import__ is ours
