"""The findings of a round's checks, on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from desktop_app.domain.law.judging.caps import cap_sentence
from desktop_app.domain.law.judging.findings import RULE_LABELS, Finding
from desktop_app.domain.provisions import UNCONFIRMED_MARK
from desktop_app.domain.rounds.states import STATE_LABELS

if TYPE_CHECKING:
    from desktop_app.services.rounds.checks import CheckedNomination, RoundChecks


def as_json(checks: RoundChecks) -> dict[str, Any]:
    """Return the checks as JSON data: the nominations with findings, and the caps."""
    return {
        "round": checks.round_code,
        "judged_on": checks.judged_on,
        "judged_as": checks.judged_as,
        "rules": checks.rules.code,
        "checked": len(checks.nominations),
        "nominations": [_nomination(nomination) for nomination in checks.with_findings],
        "caps": [
            {
                "counted": standing.cap.counted,
                "of": standing.cap.of,
                "number": standing.counted,
                "base": standing.of,
                "allowed": standing.allowed,
                "sentence": cap_sentence(standing, checks.rules),
                "article": standing.cap.provision.article,
                "confirmed": standing.cap.provision.confirmed,
            }
            for standing in checks.caps
        ],
    }


def in_words(checks: RoundChecks) -> Iterator[str]:
    """Yield the checks line by line: under each nomination its findings, each with its article."""
    yield (
        f"Đợt {checks.round_code}, xét theo {checks.rules.name}, tính đến ngày {checks.judged_on:%d/%m/%Y} "
        f"({checks.judged_as}): "
        f"{len(checks.nominations)} đề nghị, {len(checks.with_findings)} đề nghị có điều cần xem."
    )
    for nomination in checks.with_findings:
        where = f" ({nomination.unit_name})" if nomination.unit_name != nomination.name else ""
        yield f"{nomination.id}\t{nomination.name}{where} – {nomination.award}: {STATE_LABELS[nomination.state]}"
        yield from (f"\t{finding_in_words(finding)}" for finding in nomination.findings)
        if nomination.exception_reason:
            yield f"\tLý do vẫn đề nghị: {nomination.exception_reason}"
    for standing in checks.caps:
        mark = "" if standing.cap.provision.confirmed else f"; {UNCONFIRMED_MARK}"
        yield f"Tỷ lệ: {cap_sentence(standing, checks.rules)} [{standing.cap.provision.article}{mark}]"


def _nomination(nomination: CheckedNomination) -> dict[str, Any]:
    return {
        "id": nomination.id,
        "kind": nomination.kind,
        "name": nomination.name,
        "unit": nomination.unit_name,
        "award": nomination.award,
        "state": nomination.state,
        "exception_reason": nomination.exception_reason,
        "findings": [finding_as_json(finding) for finding in nomination.findings],
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON data."""
    return {
        "rule": finding.rule,
        "weight": finding.weight,
        "sentence": finding.sentence,
        "article": finding.article,
        "confirmed": finding.provision.confirmed,
        "note": finding.provision.note,
        "records": [{"kind": record.kind, "id": record.id} for record in finding.records],
    }


def finding_in_words(finding: Finding) -> str:
    """Return a finding with its article as one line."""
    mark = "" if finding.provision.confirmed else f"; {UNCONFIRMED_MARK}"
    return f"{RULE_LABELS[finding.rule]}: {finding.sentence} [{finding.article}{mark}]"
