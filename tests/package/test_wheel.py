"""A plain install holds everything that the program opens: the wheel is built and listed, without a network."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Return the names of the files in a freshly built wheel."""
    wheel = pytest.importorskip(
        "hatchling.builders.wheel", reason="hatchling, which builds the wheel, is not installed"
    )
    folder = tmp_path_factory.mktemp("wheel")
    (built,) = wheel.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        return frozenset(archive.namelist())


@pytest.mark.parametrize("package", ["app", "ui", "resources"])
def test_every_module_and_packaged_file_is_in_it(names: frozenset[str], package: str) -> None:
    files = (path for path in (ROOT / package).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    missing = {path.relative_to(ROOT).as_posix() for path in files} - names
    assert not missing


def test_the_kinds_of_data_are_there(names: frozenset[str]) -> None:
    for pattern in (
        "resources/lexicons/*.tsv",
        "resources/samples/sample.txt",
        "resources/themes/*.toml",
        "resources/themes/*.qss",
        "resources/icons/*.svg",
        "resources/translations/isnad_ar.qm",
        "resources/translations/isnad_en.qm",
    ):
        assert any(Path(name).match(pattern) for name in names), pattern


def test_nothing_else_is_in_it(names: frozenset[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"app", "ui", "resources"}
    assert any(name.endswith(".dist-info/entry_points.txt") for name in names)
    assert any(name.endswith("/LICENSE") for name in names)
