"""Which files of a folder or an archive are articles, and which only belong to a page that a browser saved there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath, PurePosixPath

from app.importing.formats import SUFFIXES

_PAGES = frozenset({".html", ".htm", ".xhtml"})
# Browsers name the folder beside a page in their own language: «page_files», «page-Dateien», «page_fichiers».
_ENDINGS = (
    *(".files", "_files", "-files", "_ملفات", "_ficheiros", "_arquivos", "_archivos", "_fichiers", "_file", "_fitxers"),
    *(
        "-Dateien",
        "_bestanden",
        "-filer",
        "_filer",
        "_tiedostot",
        "_pliki",
        "_soubory",
        "_subory",
        "_elemei",
        "_datoteke",
    ),
    *("_dosyalar", "_файлы", "_файли", "_fajlovi", "_failid", "_fails", "_bylos", "_קבצים", "_پرونده‌ها"),
)
_BY_SYSTEMS = frozenset({"__MACOSX"})


def is_article_name(name: str) -> bool:
    """Tell whether a file's name is that of a format which Isnad reads, and not hidden."""
    return not name.startswith(".") and PurePath(name).suffix.lower() in SUFFIXES


def is_passed_over(folder: str, beside: Iterable[str]) -> bool:
    """Tell whether a folder is hidden, or holds the parts of a page among the files `beside` it."""
    if folder.startswith(".") or folder in _BY_SYSTEMS:
        return True
    stems = {folder.removesuffix(ending) for ending in _ENDINGS if folder.endswith(ending)}
    return any(PurePath(name).stem in stems and PurePath(name).suffix.lower() in _PAGES for name in beside)


def article_members(names: Iterable[str]) -> list[str]:
    """Return, of the names of an archive's members, those of articles, in the archive's order."""
    names = list(names)
    beside: dict[str, set[str]] = {}
    for name in names:
        path = PurePosixPath(name)
        beside.setdefault(str(path.parent), set()).add(path.name)

    def is_in_sight(path: PurePosixPath) -> bool:
        folders = [folder for folder in path.parents if folder.name not in {"", ".."}]
        return not any(is_passed_over(folder.name, beside.get(str(folder.parent), ())) for folder in folders)

    return [name for name in names if is_article_name(PurePosixPath(name).name) and is_in_sight(PurePosixPath(name))]
