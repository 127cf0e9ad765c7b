"""The window in two languages and three colours; nothing is left untranslated."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from shiboken6 import isValid

from app.errors import UnreadableFileError
from app.resources import resource_path
from ui.desktop import labels
from ui.desktop.error_texts import TEMPLATES, error_text
from ui.desktop.languages import install_language

ROOT = Path(__file__).resolve().parents[3]
ARABIC_PLURALS = 6


def messages(language: str) -> list[ET.Element]:
    return ET.parse(resource_path("translations", f"isnad_{language}.ts")).getroot().findall("context/message")  # noqa: S314


@pytest.fixture
def arabic(qapp):
    install_language("ar")
    yield
    install_language("en")


def test_every_string_is_translated_into_arabic() -> None:
    for message in messages("ar"):
        translation = message.find("translation")
        source = message.findtext("source")
        assert translation.get("type") is None, source
        forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
        assert all(forms), source
        assert len(forms) == (ARABIC_PLURALS if message.get("numerus") else 1), source


def test_translations_keep_the_blanks_of_their_sources() -> None:
    import string

    def blanks(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for message in messages("ar"):
        if not message.get("numerus"):
            assert blanks(message.findtext("source")) == blanks(message.findtext("translation"))


def test_a_number_is_left_to_qt_only_where_its_plural_forms_are_known() -> None:
    for message in messages("ar"):
        assert message.get("numerus") or "%n" not in message.findtext("source")


def test_english_has_its_plural_forms() -> None:
    for message in messages("en"):
        assert all(form.text for form in message.iter("numerusform")), message.findtext("source")


def test_the_translations_hold_the_strings_of_the_code_and_are_compiled(tmp_path: Path) -> None:
    """Run the recipe in a copy: it must find nothing new and compile to the same files."""
    if not Path(sys.executable).with_name("pyside6-lupdate").exists():
        pytest.skip("Qt's translation tools are not installed beside Python")
    for folder in ("ui/desktop", "resources/translations", "resources/recipes"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, tmp_path / "resources/recipes/translations.py"], check=True, capture_output=True)
    for language in ("ar", "en"):
        fresh = tmp_path / "resources/translations" / f"isnad_{language}"
        ours = resource_path("translations", f"isnad_{language}.ts")
        assert _sources(fresh.with_suffix(".ts")) == _sources(ours), "run resources/recipes/translations.py"
        assert fresh.with_suffix(".qm").read_bytes() == ours.with_suffix(".qm").read_bytes()


def _sources(path: Path) -> set[tuple[str, str]]:
    contexts = ET.parse(path).getroot().findall("context")  # noqa: S314
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in contexts
        for message in context.findall("message")
    }


def test_every_error_of_the_core_has_its_sentence_here() -> None:
    found: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        if path.name == "errors.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("«{"):
                found.add(node.value)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                is_error = node.func.id.endswith("Error") and node.func.id not in {
                    "BugError",
                    "ValueError",
                    "TypeError",
                }
                if is_error and isinstance(node.args[0], ast.Constant):
                    found.add(node.args[0].value)
    assert found == set(TEMPLATES)


def test_an_error_speaks_arabic(arabic) -> None:
    error = UnreadableFileError("«{file}» is empty.", file="خبر.txt")
    assert error_text(error) == "«\u2066خبر.txt\u2069» ملف فارغ."


def test_every_domain_value_has_a_name_of_its_own(arabic) -> None:
    for type_ in labels.labelled_types():
        names = [labels.label(value) for value in type_]
        assert len(set(names)) == len(names)
        assert all(any("\u0600" <= letter <= "\u06ff" for letter in name) for name in names)


def test_days_are_worded_with_western_digits(arabic) -> None:
    assert labels.date_value("2018-03-28") == "28 مارس 2018"
    assert labels.date_value("2018-03") == "مارس 2018"
    assert labels.date_value(None) == ""


def test_qts_own_buttons_speak_arabic(arabic) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "&Yes") == "&نعم"


def test_qts_own_verbs_are_named_as_this_program_names_them(arabic) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "إلغاء"
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "&نسخ"


def test_the_window_is_mirrored_with_its_language(desk) -> None:
    reading = desk.open_article()
    window = desk.window
    before = window.workspace.library.mapTo(window, window.workspace.library.rect().topLeft()).x()
    window.choose_language("ar")
    desk.settle()
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    after = window.workspace.library.mapTo(window, window.workspace.library.rect().topLeft()).x()
    assert before < window.width() / 3 < after
    assert window.menuBar().actions()[0].text() == "&مقال"
    assert window.article.reading.article_id == reading.article_id
    assert desk.side.claims.model.rowCount() == len(reading.claim_cards)
    window.choose_language("en")
    assert window.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_language_theme_and_layers_outlive_the_window(desk) -> None:
    desk.open_article()
    desk.window.choose_language("ar")
    desk.window.choose_theme("dark")
    next(iter(desk.window.commands.layers.values())).trigger()
    desk.restart()
    assert desk.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert desk.appearance.theme.name == "dark"
    assert len(desk.window.workspace.layers) == 7


def test_answers_that_come_after_a_change_of_language_find_nobody(desk) -> None:
    desk.open_article()
    pane, errors = desk.pane, []
    desk.tasks.failed.connect(errors.append)
    pane.refresh()
    desk.window.choose_language("ar")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(pane)
    desk.settle()
    desk.wait(lambda: desk.pane.model.ids == [1])
    assert errors == []


def test_verbs_work_after_a_change_of_language(desk) -> None:
    desk.open_article()
    desk.window.choose_language("ar")
    desk.settle()
    desk.words("رويترز")
    desk.trigger("highlight")
    desk.wait(lambda: len(desk.reading.highlights) == 1)
    desk.wait(lambda: "تظليل" in desk.window.commands["undo"].text())
