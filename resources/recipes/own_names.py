"""Make the gazetteers of places and bodies from our own lists, with the spellings that rules give.

    python resources/recipes/own_names.py

Reads `lists/actors.tsv`, `lists/places.tsv` and `lists/spelling_rules.tsv` beside this file, and `common_words.tsv` and
`name_parts.tsv` of `learn_names.py`. Writes `actors.tsv` and `places.tsv` to `resources/lexicons`.

The lists are our own work, from general knowledge of seven wars (Syria, Iraq, Yemen, Libya, Sudan, Lebanon, Palestine):
states, armies and their units, armed groups, parties, coalitions, governments, United Nations bodies and missions,
humanitarian organizations, monitors, news agencies and outlets; provinces, districts, towns, quarters, camps,
crossings, airports, bases, rivers, roads. `also` says that a name is an everyday word too; a place's is worked out
where it is left out («no» says that it is a place first of all).
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.analysis.names.lexicon import is_everyday, lexicon  # noqa: E402
from app.analysis.names.phrases import canonical, key_of  # noqa: E402
from app.text.fold import fold  # noqa: E402

LISTS = Path(__file__).parent / "lists"
LEXICONS = ROOT / "resources" / "lexicons"
WELL_KNOWN = frozenset({"state", "region", "sea"})  # «لبنان» is the country before it is anything else
FAR = frozenset({"World"})
AT_WAR = frozenset({"Syria", "Iraq", "Yemen", "Libya", "Sudan", "Lebanon", "Palestine"})
_ARTICLE = re.compile("^(?:و?ال|لل)")
Words = tuple[str, ...]


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our own lists."""
    with (LISTS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {key: value or "" for key, value in row.items()}


@dataclass(frozen=True)
class Rule:
    """A rule of `spelling_rules.tsv`, folded."""

    where: str
    written: str
    also: str
    least: int
    own: frozenset[str] = frozenset()
    """Words that keep their letters."""

    def spellings(self, words: Words) -> Iterator[Words]:
        """Yield the spellings that the rule makes of a name's folded words."""
        first, rest, last = words[0], words[1:], words[-1]
        match self.where:
            case "inside":
                yield tuple(self._inside(word) for word in words)
            case "end" if last.endswith(self.written) and len(last) >= self.least:
                yield (*words[:-1], last.removesuffix(self.written) + self.also)
            case "ends":
                yield tuple(self._end(word) for word in words)
            case "first" if self.written.startswith("-"):
                if rest and first.endswith(self.written[1:]) and len(first) >= self.least:
                    yield (first.removesuffix(self.written[1:]) + self.also, *rest)
            case "first" if first == self.written:
                yield (self.also, *rest)
            case "join" if first == self.written and len(rest) == 1 and not rest[0].startswith("ال"):
                yield (first + rest[0],)
            case "split" if not rest and first.startswith(self.written) and len(first) >= self.least:
                yield (self.written, first.removeprefix(self.written))

    def _inside(self, word: str) -> str:
        long = len(word.removeprefix("ال")) >= self.least
        changes = long and not self._is_own(word) and not is_everyday(canonical(word))
        return word.replace(self.written, self.also) if changes else word

    def _end(self, word: str) -> str:
        if word.endswith(self.written) and len(word) >= self.least and not self._is_own(word):
            return word.removesuffix(self.written) + self.also
        return word

    def _is_own(self, word: str) -> bool:
        return _ARTICLE.sub("", word) in self.own


@cache
def rules(of: str) -> Sequence[Rule]:
    """Return the rules for places or actors."""
    found = [row for row in rows("spelling_rules") if row["of"] in {of, "any"}]
    own = frozenset(word for row in found if row["where"] == "own" for word in fold(row["written"]).split())
    return [
        Rule(row["where"], fold(row["written"]), fold(row["also"]), int(row["least"]), own)
        for row in found
        if row["where"] != "own"
    ]


def spellings(name: str, of: str) -> Iterator[str]:
    """Yield the name as listed, then the folded spellings that the rules give, each once by its canonical words.

    A spelling that is an everyday word is left out; two rules never work on one spelling.
    """
    seen = {key_of(name)}
    yield name
    words = tuple(fold(name.replace("-", " ")).split())
    for rule in rules(of):
        for made in rule.spellings(words):
            key = key_of(" ".join(made))
            if key not in seen and not (len(key) == 1 and is_everyday(key[0])):
                seen.add(key)
                yield " ".join(made)


def is_ambiguous(name: str) -> bool:
    """Tell whether a name of one word is also an everyday word, in any form, or a person's name."""
    key = key_of(name)
    words = lexicon()
    people = words.given | words.given_and_common | words.parts
    return len(key) == 1 and (len(key[0]) < 4 or is_everyday(key[0]) or key[0] in people)


def place_flag(row: dict[str, str], name: str) -> str:
    """Return "also" where a place's name is something else too."""
    if row["also"]:
        return "also" if row["also"] == "also" else ""
    known = row["kind"] in WELL_KNOWN or row["country"] in FAR
    return "also" if not known and is_ambiguous(name) else ""


def names_of(row: dict[str, str], of: str) -> Iterator[str]:
    """Yield a row's name and aliases, each with its spellings."""
    for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
        yield from spellings(name, of)


def write(table: str, header: str, lines: Iterable[str]) -> None:
    """Write a lexicon."""
    made = "# Made by resources/recipes/own_names.py from resources/recipes/lists."
    (LEXICONS / f"{table}.tsv").write_text("\n".join([made, header, *lines]) + "\n", "utf-8")


def place_lines() -> list[str]:
    """Return the lines of `places.tsv`, the first row that names a place by a key deciding."""
    lines: dict[Words, str] = {}
    for row in rows("places"):
        for name in names_of(row, "places"):
            country = row["country"] if row["country"] in AT_WAR else ""
            lines.setdefault(key_of(name), f"{name}\t{place_flag(row, name)}\t{country}".rstrip())
    return list(lines.values())


def actor_lines() -> list[str]:
    """Return the lines of `actors.tsv`."""
    lines: dict[Words, str] = {}
    for row in rows("actors"):
        for name in names_of(row, "actors"):
            lines.setdefault(key_of(name), f"{name}\t{row['type']}\t{row['also']}".rstrip())
    return list(lines.values())


def main() -> None:
    """Write both tables."""
    places, actors = place_lines(), actor_lines()
    write("places", "name\talso\tcountry", places)
    write("actors", "name\ttype\talso", actors)
    print(f"{len(places)} names of places, {len(actors)} of bodies")


if __name__ == "__main__":
    main()
