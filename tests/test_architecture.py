"""The house stands as it was drawn: imports, sizes, one sentence for every module."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import contributing

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for room in ("app", "ui", "resources") for path in (ROOT / room).rglob("*.py"))
FILE_LIMIT, FUNCTION_LIMIT, PARAMETER_LIMIT = 500, 60, 6


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_no_room_imports_what_it_must_not() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_sizes_stay_within_the_outer_limits(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= FILE_LIMIT
    for function in functions(ast.parse(source)):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        assert length <= FUNCTION_LIMIT, f"{function.name} has {length} lines"
        parameters = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        counted = [parameter for parameter in parameters if parameter.arg not in {"self", "cls"}]
        if path.parent.name != "command_line":
            assert len(counted) <= PARAMETER_LIMIT, f"{function.name} has {len(counted)} parameters"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_its_one_duty(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_contributing_names_every_module_with_its_duty() -> None:
    page = contributing.PAGE.read_text("utf-8")
    assert page == contributing.renewed(page), "run: python tests/contributing.py"


@pytest.mark.parametrize(
    "arguments", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]], ids=" ".join
)
def test_lint_and_types_hold(arguments: list[str]) -> None:
    result = subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_nothing_over_sixteen_megabytes_is_committed() -> None:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.split(b"\0")
    for name in filter(None, names):
        path = ROOT / name.decode()
        assert not path.exists() or path.stat().st_size <= 16 * 2**20
