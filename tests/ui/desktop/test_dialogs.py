"""Dialogs: export, about, keys; and faults of ours that nobody handled."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from ui.desktop import application
from ui.desktop.dialogs import AboutDialog, ExportDialog, Exported, KeysDialog
from ui.desktop.dialogs.export import ALL, THIS


def export(desk, scope: int, form: int, path: Path) -> bytes:
    chosen = Exported(desk.reading, desk.pane.selected_ids())
    dialog = ExportDialog(desk.tasks, chosen, desk.appearance, desk.window)
    dialog.scopes.button(scope).setChecked(True)
    dialog.formats.button(form).setChecked(True)
    dialog.export_to(path)
    desk.wait(path.exists)
    desk.settle()
    return path.read_bytes()


def test_the_whole_library_is_exported(desk, tmp_path: Path) -> None:
    desk.open_article(desk.other, "other.txt")
    desk.open_article()
    data = json.loads(export(desk, ALL, 2, tmp_path / "out.json"))
    assert len(data["articles"]) == 2
    assert "out.json" in desk.window.statusBar().currentMessage()


@pytest.mark.parametrize(("form", "suffix"), [(0, ".md"), (1, ".csv")])
def test_the_open_article_alone_is_exported(desk, tmp_path: Path, form: int, suffix: str) -> None:
    desk.open_article(desk.other, "other.txt")
    desk.open_article()
    text = export(desk, THIS, form, tmp_path / f"out{suffix}").decode("utf-8-sig")
    assert "رويترز" in text
    assert "تعز" not in text


def test_the_sample_is_exported_without_being_stored(desk, tmp_path: Path) -> None:
    desk.window.start([])
    desk.wait(lambda: desk.reading is not None)
    assert desk.reading.document.title.encode() in export(desk, THIS, 0, tmp_path / "out.md")
    assert desk.stored() == []


def test_a_place_that_cannot_be_written_is_told(desk, tmp_path: Path) -> None:
    desk.open_article()
    dialog = ExportDialog(desk.tasks, Exported(desk.reading), desk.appearance, desk.window)
    dialog.export_to(tmp_path / "no such folder" / "out.md")
    desk.wait(desk.window.messages.isVisible)
    assert "out.md" in desk.window.messages.text


@pytest.mark.parametrize("ending", ["", "-wal"])
@pytest.mark.parametrize("is_stored", [True, False])
def test_the_library_is_never_written_over(desk, ending: str, is_stored: bool) -> None:
    if is_stored:
        desk.open_article()
    else:
        desk.window.start([])
        desk.wait(lambda: desk.reading is not None)
    path = desk.library_path.with_name(desk.library_path.name + ending)
    before = path.read_bytes()
    ExportDialog(desk.tasks, Exported(desk.reading), desk.appearance, desk.window).export_to(path)
    desk.wait(desk.window.messages.isVisible)
    assert "belongs to your library" in desk.window.messages.text
    assert path.read_bytes() == before


def test_a_folder_without_articles_is_told(desk, tmp_path: Path) -> None:
    empty = tmp_path / "صور"
    empty.mkdir()
    (empty / "a.png").write_bytes(b"x")
    desk.window.intake.open_files([empty])
    desk.wait(desk.window.messages.isVisible)
    assert "no article in the folder" in desk.window.messages.text
    assert "صور" in desk.window.messages.text


def test_the_overview_lists_every_key(desk) -> None:
    dialog = KeysDialog(desk.window.commands, desk.window)
    desk.qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for action in desk.window.commands.all():
        assert action.text().replace("&", "").rstrip("…") in words
    assert "Ctrl+F" in words


def test_the_about_box_names_version_and_library(desk) -> None:
    dialog = AboutDialog(desk.library_path, desk.appearance, desk.window)
    desk.qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert str(desk.library_path) in words


@pytest.mark.parametrize("name", ["keys", "about", "export", "published", "open", "open_folder"])
def test_each_dialog_opens_beside_the_window_and_blocks_nothing(desk, name: str) -> None:
    desk.open_article()
    desk.window.commands[name].trigger()
    dialogs = [dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].close()


def test_a_fault_is_logged_and_the_program_goes_on(desk, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log = tmp_path / "log" / "isnad.log"
    application.log_to(log)
    application.report_faults_to(desk)
    try:
        sys.excepthook(KeyError, KeyError("lost"), None)
    finally:
        for handler in list(application.LOG.handlers):
            handler.close()
            application.LOG.removeHandler(handler)
    assert "KeyError" in log.read_text("utf-8")
    assert desk.window.messages.isVisible()
