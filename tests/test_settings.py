"""The settings file: read with tolerance, written whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import Settings, load_settings, save_settings


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    settings = Settings("ar", "dark", "AAAA", (270, 700, 360), ("dates",), 1.2)
    path = tmp_path / "deep" / "settings.json"
    save_settings(path, settings)
    assert load_settings(path) == settings
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", "\x00", '{"language": 3, "panes": "x", "text_scale": "big"}']
)
def test_a_damaged_file_gives_the_usual_settings(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, "utf-8")
    assert load_settings(path) == Settings()


def test_what_is_whole_in_a_damaged_file_counts(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "sepia", "text_scale": 900, "panes": [1, -2]}', "utf-8")
    assert load_settings(path) == Settings(theme="sepia")
