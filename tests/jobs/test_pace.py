"""How long work will still take is told from how it went of late."""

from __future__ import annotations

import pytest

from app.jobs import pace
from app.jobs.pace import Pace


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    return now


def test_an_even_pace_goes_on(clock: list[float]) -> None:
    work = Pace()
    work.begin()
    told = []
    for done in range(10, 100, 10):
        clock[0] += 10
        told.append(work.seconds_left(done, 100))
    assert told == pytest.approx([90, 80, 70, 60, 50, 40, 30, 20, 10])


def test_nothing_is_told_before_it_can_be_known(clock: list[float]) -> None:
    work = Pace()
    work.begin(5)
    assert work.seconds_left(5, 100) is None
    clock[0] += 1
    assert work.seconds_left(7, 100) is None
    clock[0] += 100
    assert Pace().seconds_left(5, 10) is None


def test_what_was_there_already_does_not_promise_too_much(clock: list[float]) -> None:
    work = Pace()
    work.begin()
    clock[0] += 5
    work.seconds_left(9000, 10_000)
    for done in range(9000, 9200):
        clock[0] += 1
        left = work.seconds_left(done + 1, 10_000)
    assert left == pytest.approx(800)
