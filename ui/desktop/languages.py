"""The language of the interface: which one, its translations, the direction of the window."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from app.resources import resource_path

# Arabic as written in the Emirates has the month names that most Arab press uses, and Western digits (see `labels`).
_LOCALES = {
    "ar": QLocale(QLocale.Language.Arabic, QLocale.Country.UnitedArabEmirates),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def interface_language(choice: str) -> str:
    """Return "ar" or "en": what was chosen, else the system's language, Arabic where that is another one."""
    if choice in _LOCALES:
        return choice
    system = QLocale.system()
    if system.language() is QLocale.Language.C:
        return "ar"
    for language in system.uiLanguages():
        if language.partition("-")[0] in _LOCALES:
            return language.partition("-")[0]
    return "ar"


def install_language(choice: str) -> None:
    """Let the application speak a language ("system", "ar", "en") from now on and run in its direction."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    language = interface_language(choice)
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(_LOCALES[language])
    # The one installed last is asked first: our words go before Qt's own (see `qt_words`).
    folders = {
        "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        "isnad": str(resource_path("translations")),
    }
    for name, folder in folders.items():
        translator = QTranslator(application)
        if translator.load(f"{name}_{language}", folder):
            application.installTranslator(translator)
    is_arabic = language == "ar"
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_arabic else Qt.LayoutDirection.LeftToRight)
