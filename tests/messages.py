"""What the processes of a run tell the one that started them of each test: no more than that one makes use of.

Thirteen thousand tests, each with six messages that are written, sent, read and shown to every plugin, take a processor
half a minute.
"""

from collections.abc import Callable

import pytest

_TOLD_ALWAYS = ("skipped", "failed")


def send_what_is_used(config: pytest.Config) -> None:
    """Leave out that a test begins, and of one that passes that setting it up and clearing it away did, too.

    All is sent where times are asked for, a file of results, or a line for each test.
    """
    option = config.option
    if not hasattr(config, "workerinput") or option.durations is not None or option.xmlpath or option.verbose > 0:
        return
    (interactor,) = (plugin for plugin in config.pluginmanager.get_plugins() if hasattr(plugin, "sendevent"))
    interactor.sendevent = _without_the_unused(interactor.sendevent)


def _without_the_unused(send: Callable[..., None]) -> Callable[..., None]:
    def send_used(name: str, **content: object) -> None:
        if name == "logstart":
            return
        report = content.get("data")
        if name == "testreport" and isinstance(report, dict) and report["outcome"] not in _TOLD_ALWAYS:
            if report["when"] != "call":
                return
            # Names by which tests are chosen, which was done before.
            report["keywords"] = {}
        send(name, **content)

    return send_used
