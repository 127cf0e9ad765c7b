"""Renew the interface's translations: collect the strings of `ui/`, then compile what is translated.

Run from the project's root after changing a string:

    python resources/recipes/translations.py

New strings stand as unfinished in `resources/translations/isnad_ar.ts`; translate them (by hand or with Linguist) and
run this again. `isnad_en.ts` holds plural forms alone. A test fails while anything is unfinished or not compiled.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path("resources/translations")


def update() -> None:
    """Bring the two .ts files to the strings of the code."""
    sources = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "ui" / "desktop").rglob("*.py"))]
    common = ["-no-obsolete", "-locations", "none"]
    _run("pyside6-lupdate", *sources, *common, "-ts", str(FOLDER / "isnad_ar.ts"))
    _run("pyside6-lupdate", *sources, *common, "-pluralonly", "-ts", str(FOLDER / "isnad_en.ts"))


def compile_all() -> None:
    """Make the .qm files that the program loads."""
    for language in ("ar", "en"):
        _run("pyside6-lrelease", "-silent", str(FOLDER / f"isnad_{language}.ts"))


def _run(tool: str, *arguments: str) -> None:
    beside = Path(sys.executable).with_name(tool)
    subprocess.run([str(beside if beside.exists() else tool), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    update()
    compile_all()
