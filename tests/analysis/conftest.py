"""What the tests of the analysis tell beside passing: the scores by type and label, at the end of a run."""

from __future__ import annotations

import pytest

PREFIX = "information "


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the scores that tests recorded as information."""
    reports = terminalreporter.stats.get("passed", [])
    recorded = {
        name.removeprefix(PREFIX): value
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name.startswith(PREFIX)
    }
    if recorded:
        terminalreporter.section("scores for information")
        for name, value in recorded.items():
            terminalreporter.line(f"{name:34} {value}")
