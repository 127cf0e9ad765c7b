"""The passphrase in the window: asked at the start, set, changed and removed; locking by hand and by time."""

from __future__ import annotations

import gc
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

from app.domain.records import Target, TargetKind
from app.jobs import import_files
from app.library import Attempts, Key, Library, key_store, new_key, salt_of
from app.library.encryption import cipher
from app.library.encryption.cipher import key_of
from app.settings import Settings, load_settings, save_settings
from tests.ui.desktop.conftest import ARTICLE
from ui.desktop.appearance import Appearance
from ui.desktop.dialogs import BackupsDialog, PassphraseDialog, TheirPassphraseDialog, passphrase
from ui.desktop.keyboard import ArabicKeys
from ui.desktop.languages import install_language
from ui.desktop.session import Session
from ui.desktop.tasks import Tasks

PASSPHRASE = "seven palms, one river"  # noqa: S105
OTHER = "another one altogether"
MARKERS = ("الزعفرانية", "مرجانية")


class Vault(KeyringBackend):
    """A keyring in memory, in the place of the system's."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


def _keys() -> list[Key]:
    return [kept for kept in gc.get_objects() if isinstance(kept, Key)]


class Doorway:
    """A session over a library, and what a test wants to know of it."""

    def __init__(self, qtbot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.path = folder / "library.isnad"
        self.settings = folder / "config" / "settings.json"
        save_settings(self.settings, Settings(language="en", theme="light"))
        self.appearance = Appearance("light")
        self.session: Session | None = None
        # What another test left is none of this library's.
        self._others = _keys()

    def fill(self, passphrase_: str | None = None) -> None:
        from app.analysis.pipeline import analyse
        from app.importing import from_pasted

        with Library.open(self.path, new_key(passphrase_) if passphrase_ else None) as library:
            document = from_pasted(f"{ARTICLE}\n{MARKERS[0]}")
            library.articles.add(document, analyse(document))
            library.notes.add(1, Target(TargetKind.ARTICLE, 1), MARKERS[1])

    def begin(self, key=None) -> None:
        self.session = Session(
            self.path,
            self.appearance,
            self.settings,
            lambda path, key: Tasks(path, lambda: ThreadPoolExecutor(1), key),
        )
        self.session.begin([], key)

    @property
    def window(self):
        return self.session.window

    @property
    def dialog(self):
        return self.session.dialog

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def keys(self) -> list[Key]:
        """Return the keys of this test that are still in memory."""
        return [key for key in _keys() if not any(key is other for other in self._others)]

    def unlock(self, words: str = PASSPHRASE) -> None:
        dialog = self.dialog
        self.wait(lambda: not dialog.trouble.is_waiting)
        dialog.field.clear()
        QTest.keyClicks(dialog.field.line, words)
        self.wait(dialog.open_button.isEnabled)
        QTest.keyClick(dialog.field.line, Qt.Key.Key_Return)
        self.wait(lambda: self.dialog is not dialog or not dialog._is_trying)

    def wait_for_article(self) -> None:
        self.wait(lambda: self.window is not None and self.window.article.reading is not None)

    def passphrase_dialog(self) -> PassphraseDialog:
        self.wait(lambda: self.window.findChild(PassphraseDialog) is None)
        self.window.commands["passphrase"].trigger()
        return self.window.findChild(PassphraseDialog)

    def close(self) -> None:
        if self.session is None:
            return
        if self.dialog is not None:
            self.dialog.reject()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        self.session.end()


@pytest.fixture(autouse=True)
def vault(monkeypatch, tmp_path) -> Iterator[Vault]:
    """Keep what is remembered out of the person's own places, and stretch passphrases less."""
    monkeypatch.setattr(cipher, "ITERATIONS", 1000)
    monkeypatch.setattr("app.library.encryption.attempts.attempts_file", lambda: tmp_path / "data" / "attempts.json")
    before, made = keyring.get_keyring(), Vault()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def door(qtbot, tmp_path) -> Iterator[Doorway]:
    install_language("en")
    application = QApplication.instance()
    keys = ArabicKeys()
    application.installEventFilter(keys)
    made = Doorway(qtbot, tmp_path)
    yield made
    made.close()
    application.removeEventFilter(keys)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def texts(root: QObject) -> str:
    """Return all that the widgets and documents below a root hold."""
    found = []
    for widget in root.findChildren(QObject):
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QTextDocument | QTextEdit | QPlainTextEdit):
            found.append(widget.toPlainText())
        elif isinstance(widget, QWidget):
            found.append(widget.windowTitle())
    return "\n".join(found)


def test_a_plain_library_opens_without_a_question(door):
    door.fill()
    door.begin()
    door.wait_for_article()
    assert door.dialog is None


def test_the_passphrase_is_asked_before_there_is_a_window(door):
    door.fill(PASSPHRASE)
    door.begin()
    assert door.window is None
    assert door.dialog.isVisible()
    assert not door.dialog.keep.isChecked()
    assert not door.dialog.open_button.isEnabled()
    door.unlock()
    door.wait_for_article()
    assert MARKERS[0] in door.window.article.reading.document.text


def test_a_wrong_passphrase_is_told_and_waits_longer_each_time(door):
    door.fill(PASSPHRASE)
    before = door.path.read_bytes()
    door.begin()
    door.unlock("not this one")
    dialog = door.dialog
    door.wait(lambda: "doesn't open the library" in dialog.trouble.text())
    assert "Try again in 1 second" in dialog.trouble.text()
    assert not dialog.open_button.isEnabled()
    QTest.keyClick(dialog.field.line, Qt.Key.Key_Return)
    assert not dialog._is_trying
    door.unlock("nor this")
    door.wait(lambda: "Try again in 2 seconds" in dialog.trouble.text())
    assert door.path.read_bytes() == before
    dialog.reject()
    door.begin()
    assert "Try again" in door.dialog.trouble.text()
    door.unlock()
    door.wait_for_article()
    assert Attempts(door.path).seconds_left == 0


def test_letters_can_be_shown_and_their_alphabet_is_named(door):
    door.fill(PASSPHRASE)
    door.begin()
    field = door.dialog.field
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    field._eye.trigger()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    QTest.keyClicks(field.line, "abc")
    assert field.hint.text() == "Latin letters"
    field.line.setText("نخلة")
    assert field.hint.text() == "Arabic letters"
    field.line.setText("نخلة palm")
    assert field.hint.text() == "Letters of several alphabets"


def test_the_keyring_holds_the_key_only_when_it_is_wanted(door, vault):
    door.fill(PASSPHRASE)
    door.begin()
    door.unlock()
    door.wait_for_article()
    assert vault.kept == {}
    door.session.lock()
    door.dialog.keep.setChecked(True)
    door.unlock()
    door.wait_for_article()
    (kept,) = vault.kept.values()
    assert PASSPHRASE not in kept
    door.close()
    door.begin()
    door.wait_for_article()
    assert door.dialog is None


def test_a_keyring_that_writes_plain_files_is_none(vault, monkeypatch):
    monkeypatch.setattr(Vault, "priority", 0.5)
    assert not key_store.has_keyring()


@pytest.mark.parametrize("way", ["Ctrl+L", "Arabic Ctrl+L", "idle"])
def test_locking_leaves_no_text_no_open_file_and_no_key(door, way):
    door.fill(PASSPHRASE)
    door.begin()
    door.unlock()
    door.wait_for_article()
    window = door.window
    door.wait(lambda: MARKERS[0] in texts(door.window))
    if way == "Ctrl+L":
        QTest.keyClick(window.workspace.reader, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    elif way == "Arabic Ctrl+L":
        control = Qt.KeyboardModifier.ControlModifier
        event = QKeyEvent(QEvent.Type.KeyPress, ord("م"), control, 38 + 8, 0, 0, "م")
        QApplication.sendEvent(window.workspace.reader, event)
    else:
        door.session.idle._touched -= 16 * 60
        door.session.idle.look()
    door.wait(lambda: door.window is None)
    del window
    assert door.dialog.isVisible()
    assert door.session._tasks is None
    # The thread that last worked with it may not have ended its turn yet.
    door.wait(lambda: not door.keys())
    assert not Path(f"{door.path}-wal").exists()
    shown = "\n".join(texts(widget) for widget in QApplication.topLevelWidgets())
    assert not any(marker in shown for marker in MARKERS)
    door.unlock()
    door.wait_for_article()
    assert door.window.article.reading.article_id == 1


def test_a_note_that_is_being_written_is_kept_when_the_library_locks(door):
    door.fill(PASSPHRASE)
    door.begin()
    door.unlock()
    door.wait_for_article()
    door.window.commands["note"].trigger()
    editor = QApplication.focusWidget() or door.window.workspace.side.notes.editor
    QTest.keyClicks(editor, "half a note")
    door.session.lock()
    with Library.open(door.path, key_of(PASSPHRASE, salt_of(door.path))) as library:
        assert any("half a note" in note.text for note in library.articles.reading(1).notes)


@pytest.mark.parametrize(("minutes", "is_locked"), [(0, False), (5, True), (60, False)])
def test_idle_time_is_as_set(door, minutes, is_locked):
    save_settings(door.settings, Settings(language="en", theme="light", lock_after=minutes))
    door.fill(PASSPHRASE)
    door.begin()
    door.unlock()
    door.wait_for_article()
    door.session.idle._touched = time.time() - 6 * 60
    QTest.keyClick(door.window.workspace.reader, Qt.Key.Key_Shift)
    door.wait(lambda: (door.window is None) == is_locked)


@pytest.fixture
def busy(door, tmp_path, monkeypatch):
    """Return a door whose library takes in files that wait for `busy.go`, idle for too long."""
    door.go = threading.Event()

    def slowly(source, known=None):
        door.go.wait(20)
        return import_files.prepare(source, known)

    monkeypatch.setattr("ui.desktop.intake.prepare", slowly)
    door.fill(PASSPHRASE)
    door.begin()
    door.unlock()
    door.wait_for_article()
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, file in enumerate(files):
        file.write_text(f"خبر {number}\n\nقالت الوزارة إن الجسر رقم {number} فُتح.\n" if number else "", "utf-8")
    door.window.intake.open_files(files)
    door.wait(lambda: door.window.intake.is_busy)
    door.session.idle._touched -= 16 * 60
    door.session.idle.look()
    door.wait(lambda: door.dialog is not None)
    yield door
    door.go.set()


def articles(door) -> int:
    with Library.open(door.path, key_of(PASSPHRASE, salt_of(door.path))) as library:
        return len(library.articles.ids())


def test_what_is_being_taken_in_goes_on_behind_the_lock_and_then_the_library_closes(busy):
    assert not busy.window.isVisible()
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [busy.dialog]
    assert "(0 of 3)" in busy.dialog.work.text()
    assert busy.dialog.work.isVisible()
    busy.go.set()
    busy.wait(lambda: busy.window is None)
    assert busy.session._tasks is None
    busy.wait(lambda: not busy.keys())
    assert not busy.dialog.work.isVisible()
    assert articles(busy) == 3
    busy.unlock()
    busy.wait_for_article()
    # What failed is told to whoever comes back.
    assert busy.window.messages.text == "«\u20660.txt\u2069» is empty."


def test_whoever_comes_back_meanwhile_finds_the_window_as_it_was(busy):
    window = busy.window
    busy.unlock()
    busy.wait(window.isVisible)
    assert busy.window is window
    assert busy.dialog is None
    busy.go.set()
    busy.wait(lambda: not window.intake.is_busy)
    busy.wait(lambda: len(window.workspace.library.model.ids) == 3)
    assert window.isVisible()


def test_a_wrong_passphrase_shows_nothing_of_what_goes_on(busy):
    busy.unlock("not this one")
    busy.wait(busy.dialog.trouble.isVisible)
    assert not busy.window.isVisible()


def test_by_hand_it_locks_at_once_and_the_rest_is_offered(door, busy):
    busy.unlock()
    busy.wait(busy.window.isVisible)
    busy.session.lock()
    assert busy.window is None
    assert busy.session._tasks is None
    busy.go.set()
    busy.unlock()
    busy.wait_for_article()
    busy.wait(lambda: "was imported last time" in busy.window.messages.text)


def test_a_plain_library_does_not_lock_and_offers_a_passphrase(door):
    door.fill()
    door.begin()
    door.wait_for_article()
    door.session.idle._touched -= 3600
    assert not door.session.idle.look()
    door.window.commands["lock"].trigger()
    door.wait(lambda: door.window.findChild(PassphraseDialog) is not None)


def test_a_passphrase_is_set_changed_and_removed_in_the_window(door, vault):
    door.fill()
    door.begin()
    door.wait_for_article()
    dialog = door.passphrase_dialog()
    dialog.wanted.line.setText("short")
    assert "at least 8 letters" in dialog.advice.text()
    dialog.wanted.line.setText(PASSPHRASE)
    dialog.again.line.setText(OTHER)
    assert "not the same" in dialog.advice.text()
    assert not dialog.set_button.isEnabled()
    dialog.again.line.setText(PASSPHRASE)
    dialog.set_button.click()
    door.wait(lambda: door.session._tasks.is_encrypted)
    first = salt_of(door.path)
    assert first is not None
    # What is on screen goes on.
    door.window.workspace.operations.articles.set_starred(1, is_starred=True)
    door.wait(lambda: "encrypted" in door.window.statusBar().currentMessage())
    _change(door, PASSPHRASE, OTHER, keeps=True)
    door.wait(lambda: salt_of(door.path) not in {first, None} and bool(vault.kept))
    dialog = door.passphrase_dialog()
    assert dialog.keep.isChecked()
    dialog.present.line.setText(OTHER)
    dialog.remove_button.click()
    door.wait(lambda: not door.session._tasks.is_encrypted)
    door.wait(lambda: vault.kept == {})
    door.close()
    with Library.open(door.path) as library:
        assert library.check().is_sound
        assert library.articles.summaries([1])[0].is_starred


def _change(door: Doorway, present: str, wanted: str, *, keeps: bool = False) -> PassphraseDialog:
    dialog = door.passphrase_dialog()
    dialog.keep.setChecked(keeps)
    dialog.present.line.setText(present)
    dialog.wanted.line.setText(wanted)
    dialog.again.line.setText(wanted)
    dialog.set_button.click()
    return dialog


def test_a_wrong_present_passphrase_changes_nothing(door):
    door.fill(PASSPHRASE)
    before = salt_of(door.path)
    door.begin()
    door.unlock()
    door.wait_for_article()
    dialog = _change(door, "wrong", OTHER)
    door.wait(lambda: "doesn't open the library" in dialog.trouble.text())
    assert not dialog.remove_button.isEnabled()
    assert salt_of(door.path) == before
    door.window.workspace.operations.articles.set_starred(1, is_starred=True)
    door.wait(lambda: bool(door.window.workspace.library.list.model().rowCount()))


def test_enter_never_removes_the_passphrase(door):
    door.fill(PASSPHRASE)
    door.begin()
    door.unlock()
    door.wait_for_article()
    dialog = door.passphrase_dialog()
    QTest.keyClicks(dialog.present.line, PASSPHRASE)
    for field in (dialog.present, dialog.wanted, dialog.again):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog._is_busy


def test_without_the_extra_it_is_said_what_to_install(door, monkeypatch):
    monkeypatch.setattr(passphrase, "can_encrypt", lambda: False)
    door.fill()
    door.begin()
    door.wait_for_article()
    dialog = door.passphrase_dialog()
    assert "isnad[encryption]" in dialog.findChild(QLabel, "install_command").text()


def test_the_chosen_idle_time_outlives_the_window(door):
    door.fill(PASSPHRASE)
    door.begin()
    door.unlock()
    door.wait_for_article()
    dialog = door.passphrase_dialog()
    dialog.lock_after.setCurrentIndex(1)
    dialog.lock_after.activated.emit(1)
    dialog.reject()
    door.session.lock()
    assert load_settings(door.settings).lock_after == 5


@pytest.mark.parametrize("is_set", [True, False])
def test_a_backup_under_another_passphrase_asks_for_that_and_is_brought_back(door, tmp_path, is_set):
    outside = tmp_path / "outside.isnad"
    door.fill(OTHER)
    with Library.open(door.path, key_of(OTHER, salt_of(door.path))) as library:
        library.backups.write_to(outside)
    shutil.copyfile(outside, door.folder / "kept")
    door.path.unlink()
    Library.open(door.path, new_key(PASSPHRASE) if is_set else None).close()
    kept = door.folder / "library.isnad-backups" / "library.20240101T000000.000000Z.by-hand.isnad"
    kept.parent.mkdir(exist_ok=True)
    shutil.move(door.folder / "kept", kept)
    door.begin()
    if is_set:
        door.unlock()
    door.wait_for_article()
    door.window.commands["backups"].trigger()
    shown = door.window.findChild(BackupsDialog)
    door.wait(lambda: shown.tree.topLevelItemCount() == 1)
    assert shown.tree.topLevelItem(0).text(5) == "by you · under another passphrase"
    QTest.mouseClick(shown.restore, Qt.MouseButton.LeftButton)
    asked = door.window.findChild(TheirPassphraseDialog)
    QTest.keyClicks(asked.field.line, "not this one")
    QTest.keyClick(asked.field.line, Qt.Key.Key_Return)
    door.wait(asked.trouble.isVisible)
    door.wait(lambda: not asked.trouble.is_waiting)
    asked.field.clear()
    QTest.keyClicks(asked.field.line, OTHER)
    QTest.keyClick(asked.field.line, Qt.Key.Key_Return)
    door.wait(lambda: door.window.findChild(QMessageBox, "restore_question") is not None)
    question = door.window.findChild(QMessageBox, "restore_question")
    told = "keeps the passphrase" if is_set else "will have none"
    assert told in question.informativeText()
    bring = next(button for button in question.buttons() if button.text() == "Bring back")
    QTest.mouseClick(bring, Qt.MouseButton.LeftButton)
    door.wait(lambda: list(door.window.workspace.library.model.ids) == [1])
    assert (salt_of(door.path) is not None) is is_set
    door.window.article.open(1)
    door.wait(lambda: MARKERS[0] in texts(door.window))


def test_nothing_that_the_window_writes_can_be_read(door):
    door.fill(PASSPHRASE)
    door.begin()
    door.unlock()
    door.wait_for_article()
    door.window.workspace.operations.articles.set_starred(1, is_starred=True)
    door.window.workspace.library.search.setText(MARKERS[0])
    door.wait(lambda: bool(door.window.workspace.library.list.model().rowCount()))
    door.session.lock()
    files = [file for file in door.folder.rglob("*") if file.is_file()]
    assert door.settings in files
    for file in files:
        content = file.read_bytes()
        assert not any(marker.encode() in content for marker in MARKERS), file
