"""Make pictures of the window in both languages and all themes: `python tests/screenshots.py FOLDER [ARTICLE]`.

Without an article it is the shared seed article where that is present, else the bundled sample. No display is needed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "seed" / "article.txt"


def take(picture: Path, article: Path | None, language: str, theme: str) -> None:
    """Show the article in a window of its own, with its own library and settings, and save its picture."""
    with tempfile.TemporaryDirectory() as home:
        settings = Path(home) / "Isnad" / "settings.json"
        settings.parent.mkdir()
        settings.write_text(json.dumps({"language": language, "theme": theme}))
        environment = os.environ | {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        arguments = ["--picture", str(picture), *([str(article)] if article else [])]
        subprocess.run([sys.executable, "-m", "ui", *arguments], cwd=ROOT, env=environment, check=True)


def main() -> None:
    """Take all the pictures into the folder named first."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    article = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else SEED if SEED.exists() else None
    for language in ("ar", "en"):
        for theme in ("light", "sepia", "dark"):
            picture = folder / f"{language}-{theme}.png"
            take(picture, article, language, theme)
            sys.stdout.write(f"{picture}\n")


if __name__ == "__main__":
    main()
