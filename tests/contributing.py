"""Renew the list of modules in CONTRIBUTING.md from their docstrings: `python tests/contributing.py`."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- modules: begin -->", "<!-- modules: end -->"
ROOMS = ("app", "ui", "resources")


def module_list() -> str:
    """Return the Markdown that names each module with the first line of its docstring, folder by folder."""
    lines: list[str] = []
    for room in ROOMS:
        for folder in sorted({path.parent for path in (ROOT / room).rglob("*.py")}):
            lines += [f"### {folder.relative_to(ROOT).as_posix()}/", ""]
            package = folder / "__init__.py"
            if package.exists() and duty(package):
                lines += [duty(package), ""]
            modules = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
            lines += [f"- `{path.relative_to(ROOT).as_posix()}`: {duty(path)}" for path in modules]
            lines += [""] if modules else []
    return "\n".join(lines)


def duty(path: Path) -> str:
    """Return the first paragraph of a module's docstring as one line."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def renewed(page: str) -> str:
    """Return the page with its list of modules as the code has it now."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{module_list()}\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
