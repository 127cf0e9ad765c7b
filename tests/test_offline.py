"""Nothing ever opens a network connection: not the command line, not the window, not the processes they start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Network

ROOT = Path(__file__).resolve().parent.parent
OFFLINE = ROOT / "tests" / "fixtures" / "offline"
PAGE = """<html><head><title>خبر</title><link rel="stylesheet" href="http://example.org/a.css">
<script src="http://example.org/a.js"></script></head><body><article><h1>خبر عن قصف السوق</h1>
<img src="http://example.org/a.jpg"><p>أعلنت وزارة الصحة أن 12 شخصا قتلوا في قصف على سوق المدينة يوم أمس.</p>
<p>وقال شهود عيان إن القصف استمر ساعتين متواصلتين وإن الدفاع المدني انتشل الضحايا من تحت الأنقاض.</p>
</article></body></html>"""


def isnad(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PYTHONPATH": f"{OFFLINE}{os.pathsep}{ROOT}",
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-m", "ui", *arguments]
    options = {"env": environment, "cwd": tmp_path, "capture_output": True, "text": True, "timeout": 100}
    return subprocess.run(command, check=False, **options)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


def test_the_watch_itself_sees_a_socket(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        socket.socket(socket.AF_INET)
    assert Network.opened
    Network.opened.clear()
    environment = os.environ | {"PYTHONPATH": str(OFFLINE)}
    code = "import socket; socket.socket(socket.AF_INET6)"
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert b"AN INTERNET SOCKET" in result.stderr


def test_reading_keeping_and_exporting_opens_no_socket(tmp_path: Path, page: Path) -> None:
    for arguments in (
        ["analyse", "--json", str(page)],
        ["import", str(page)],
        ["list"],
        ["search", "وزارة"],
        ["show", "1"],
        ["export", "--format", "csv", "--output", str(tmp_path / "out.csv")],
    ):
        result = isnad(tmp_path, *arguments)
        assert result.returncode == 0, result.stderr
        assert "INTERNET" not in result.stderr
        assert "LOOKED UP" not in result.stderr


def test_the_window_opens_no_socket(tmp_path: Path, page: Path) -> None:
    picture = tmp_path / "window.png"
    result = isnad(tmp_path, "--picture", str(picture), str(page))
    assert result.returncode == 0, result.stderr
    assert picture.stat().st_size > 0
    assert "INTERNET" not in result.stderr
    assert "LOOKED UP" not in result.stderr
