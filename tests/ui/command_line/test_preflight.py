"""What keeps a window from opening is told before Qt would abort on it."""

from __future__ import annotations

import pytest

from ui.__main__ import main
from ui.command_line.preflight import missing_for_window


def missing(*files: str):
    return lambda file: file not in files


def everything(file: str) -> bool:
    return True


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "vnc:size=9x9"},
    ],
)
def test_nothing_is_missing_where_all_is_there(environment: dict[str, str]) -> None:
    assert missing_for_window(environment, platform="linux", is_there=everything) is None


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}])
def test_a_missing_display_is_told(environment: dict[str, str]) -> None:
    problem = missing_for_window(environment, platform="linux", is_there=everything)
    assert problem is not None
    assert "no display" in problem


def test_missing_libraries_are_named_with_their_packages() -> None:
    lacking = missing("libxcb-cursor.so.0", "libEGL.so.1")
    problem = missing_for_window({"DISPLAY": ":0"}, platform="linux", is_there=lacking)
    assert problem is not None
    assert "libEGL.so.1, libxcb-cursor.so.0" in problem
    assert "apt install libegl1 libxcb-cursor0" in problem
    assert "dnf install" in problem


@pytest.mark.parametrize(
    ("environment", "is_missed"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_only_the_display_in_use_is_asked_for_its_libraries(environment: dict[str, str], is_missed: bool) -> None:
    problem = missing_for_window(environment, platform="linux", is_there=missing("libxcb-cursor.so.0"))
    assert (problem is not None) == is_missed


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_bring_what_qt_needs(platform: str) -> None:
    assert missing_for_window({}, platform=platform, is_there=lambda file: False) is None


@pytest.mark.parametrize("arguments", [[], ["article.txt"], ["--library", "x.isnad"], ["./list"]])
def test_without_a_subcommand_the_window_is_asked_for(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ui.command_line.window.missing_for_window", lambda: "there is no display")
    assert main(arguments) == 1
    assert capsys.readouterr().err == "isnad: there is no display\n"
