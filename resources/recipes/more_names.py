"""Make the list of given names and surnames that widens the hand-made one from Faker's Arabic providers.

    python resources/recipes/more_names.py

Needs Faker (MIT licence; build time only) and `common_words.tsv` of `learn_names.py`. Writes
`resources/lexicons/more_names.tsv`: names of one word, and whether each is also a form of an everyday word. Names that
are everyday words as they stand («سفير», «لقاء») are left out: beside them nothing but context tells a name.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.analysis.names.lexicon import NameLexicon, is_everyday, is_listed  # noqa: E402
from app.analysis.names.phrases import canonical  # noqa: E402
from app.resources import lexicon_table  # noqa: E402
from app.text.fold import fold  # noqa: E402

TARGET = ROOT / "resources" / "lexicons" / "more_names.tsv"
LOCALES = ("ar_AA", "ar_SA", "ar_PS", "ar_DZ")
FIRST = ("first_names", "first_names_male", "first_names_female")


def names() -> Iterator[str]:
    """Yield the given names of one word, and the surnames that have the shape of one («البرغوثي»)."""
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in FIRST:
            yield from getattr(provider, attribute, ())
        yield from (name for name in getattr(provider, "last_names", ()) if name.startswith("ال"))


def main() -> None:
    """Write the table."""
    words = NameLexicon()
    places = {fold(row["name"]) for table in ("places", "place_names") for row in lexicon_table(table)}
    rows: dict[str, str] = {}
    for name in names():
        word = canonical(fold(name))
        if " " in word or not word.isalpha() or len(word) < 4 or is_listed(word) or fold(name) in places:
            continue
        if word not in words.joiners and not word.startswith("ابو"):
            rows[word] = "also" if is_everyday(word) else ""
    header = ["# Made by resources/recipes/more_names.py from Faker's Arabic names (MIT).", "name\talso"]
    lines = header + [f"{word}\t{also}".rstrip() for word, also in sorted(rows.items())]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(len(rows), "names")


if __name__ == "__main__":
    main()
