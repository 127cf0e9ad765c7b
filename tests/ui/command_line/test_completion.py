"""`isnad completion`: what a real shell completes with the script."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from ui.__main__ import main

BASH = shutil.which("bash")


@pytest.fixture
def script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["completion", "bash"]) == 0
    path = tmp_path / "isnad.bash"
    path.write_text(capsys.readouterr().out, "utf-8")
    return path


@pytest.mark.skipif(BASH is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("isnad impo", {"import"}),
        ("isnad re", {"reanalyse", "reanalyze"}),
        ("isnad analyse --pu", {"--published"}),
        ("isnad export --format c", {"csv"}),
        ("isnad import new", {"news.txt"}),
        ("isnad analyse --output fol", {"folder"}),
    ],
)
def test_a_shell_completes(script: Path, tmp_path: Path, typed: str, offered: set[str]) -> None:
    (tmp_path / "news.txt").touch()
    (tmp_path / "folder").mkdir()
    words = typed.split()
    ask = f"""source {script}
COMP_WORDS=({" ".join(words)}); COMP_CWORD={len(words) - 1}; COMP_LINE='{typed}'; COMP_POINT={len(typed)}
_shtab_isnad
printf '%s\\n' "${{COMPREPLY[@]}}" """
    told = subprocess.run([BASH, "-c", ask], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert offered <= set(told.stdout.split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_each_shell_has_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "reanalyse" in capsys.readouterr().out


def test_another_shell_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "elvish"]) == 2
    assert "bash" in capsys.readouterr().err
