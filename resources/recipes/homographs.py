"""Find which listed names of one word are also forms of a verb («تدمر») or adverbs («دوما»), or «و» and a word.

    python resources/recipes/homographs.py NEWS

NEWS is SaudiNewsNet as JSON lines (xz). Writes `resources/lexicons/homographs.tsv`: the word and what else it is.

Such a word asks for a context that only a name has: a preposition, a place's noun, the end of a verbal noun's phrase.
An entry that the tables call ambiguous is left alone. Only counts over the whole corpus are used; no sentence is kept.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.analysis.names.phrases import ADVERB_ENDING, key_of  # noqa: E402
from app.resources import lexicon_table  # noqa: E402
from app.text.conjugation import Number, Tense, conjugate  # noqa: E402
from app.text.words import tokenize  # noqa: E402

TARGET = ROOT / "resources" / "lexicons" / "homographs.tsv"
FORMS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X")
FREQUENT = 10
OTHER_FORMS = 2
SHARE = 0.25
CONJUNCTIONS = "وف"
ADVERBS = 3
ADVERB_SHARE = 0.2
FINITE = frozenset({Tense.PERFECT, Tense.IMPERFECT})


def counts(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often the news uses each folded word, and how often it writes it with the adverb's ending."""
    total: Counter[str] = Counter()
    adverbs: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for token in tokenize(f"{article['title']}\n{article['text']}"):
                if token.is_word:
                    total[token.folded] += 1
                    adverbs[token.folded] += ADVERB_ENDING in token.text
    return total, adverbs


def entries() -> set[str]:
    """Return the listed places and bodies of one word that the hand-made tables' last word lets stand alone."""
    asked: dict[str, bool] = {}
    for table in ("place_names", "places", "actors"):
        for row in lexicon_table(table):
            key = key_of(row["name"])
            if len(key) == 1:
                asked[key[0]] = bool(row["also"])
    return {word for word, also in asked.items() if not also}


def roots(word: str) -> Iterator[str]:
    """Yield the roots of three letters that a word may be built on."""
    yield from {"".join(letters) for letters in combinations(word, 3) if "ا" not in letters and "ه" not in letters}


def is_verb(word: str, total: Counter[str]) -> bool:
    """Tell whether a word is a verb's singular of which the news uses the other forms, and not much less often."""
    for root in roots(word):
        for form in FORMS:
            finite = {
                written
                for written, inflection in conjugate(root, form)
                if inflection.tense in FINITE and inflection.number is Number.SINGULAR
            }
            others = [total[written] for written in finite - {word} if total[written] >= FREQUENT]
            if word in finite and len(others) >= OTHER_FORMS and sum(others) >= SHARE * total[word]:
                return True
    return False


def kind_of(word: str, total: Counter[str], adverbs: Counter[str]) -> str:
    """Return what a listed name is besides: an adverb, a more frequent word behind «و», a verb, or nothing."""
    if adverbs[word] >= max(ADVERBS, ADVERB_SHARE * total[word]):
        return "adverb"
    if word[0] in CONJUNCTIONS and len(word) > 3 and total[word[1:]] > max(FREQUENT, total[word]):
        return "joined"
    return "verb" if len(word) > 2 and is_verb(word, total) else ""


def main() -> None:
    """Write the table."""
    total, adverbs = counts(Path(sys.argv[1]))
    found = {word: kind_of(word, total, adverbs) for word in sorted(entries())}
    rows = [f"{word}\t{kind}" for word, kind in found.items() if kind]
    header = ["# Made by resources/recipes/homographs.py from word counts over SaudiNewsNet.", "word\talso"]
    TARGET.write_text("\n".join(header + rows) + "\n", "utf-8")
    print(len(rows), "homographs")


if __name__ == "__main__":
    main()
