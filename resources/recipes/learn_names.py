"""Learn what words are everyday words, and what words are parts of persons' names.

    python resources/recipes/learn_names.py NEWS CLEANANERCORP WOJOOD

NEWS is SaudiNewsNet as JSON lines (xz), CLEANANERCORP its training part (CoNLL), WOJOOD the public sample's training
part. Writes `resources/lexicons/common_words.tsv` and `resources/lexicons/name_parts.tsv`. Only counts over the whole
corpora are kept; no sentence is.

A word is a name part when it stands behind a given name or a rank far more often than a chance word does, or when the
annotators of the two names corpora tagged most of its occurrences as a person's. Everyday words are those that are
frequent and neither that nor mostly a name of another type.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.resources import lexicon_table  # noqa: E402
from app.text.fold import fold  # noqa: E402
from app.text.words import splits, tokenize  # noqa: E402

LEXICONS = ROOT / "resources" / "lexicons"
COMMON_AT_LEAST = 30
PART_AT_LEAST = 6
PART_NEIGHBOURS = 4
PART_SHARE = 0.45
ROUNDS = 2


def news_texts(path: Path) -> Iterator[list[str]]:
    """Yield each article as folded tokens; punctuation is «.»."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield [
                token.folded if token.is_word else "." for token in tokenize(f"{article['title']}\n{article['text']}")
            ]


def tagged(path: Path) -> Iterator[tuple[str, bool, bool]]:
    """Yield (folded word, is part of a person's name, is part of any name) of a CoNLL file."""
    for line in path.read_text("utf-8").splitlines():
        cells = line.split()
        if len(cells) < 2:
            continue
        tags = {cell.split("-")[-1] for cell in cells[1:]}
        yield fold(cells[0]), "PERS" in tags, bool(tags & {"PERS", "LOC", "ORG", "GPE", "FAC", "MISC"})


def seeds() -> tuple[set[str], set[str]]:
    """Return the unambiguous given names and the ranks, folded."""
    given, ranks = set(), set()
    for row in lexicon_table("given_names"):
        given |= set(fold(row["names"]).split()) - set(fold(row["common"]).split())
    given.discard(fold("علي"))  # Also how many write «على».
    for row in lexicon_table("titles"):
        if row["kind"] == "rank":
            ranks |= {fold(row["word"]), "ال" + fold(row["word"])}
    return given, ranks


def may_be_part(word: str, total: Counter[str]) -> bool:
    """Tell whether a word has the shape of a name part: no clitics before a word that is known without them."""
    clitics = ("و",), ("ل",), ("ل", "ال"), ("ب",), ("ب", "ال")
    if (
        len(word) < 3
        or word.startswith("لل")
        or any(split.prefixes in clitics and total[split.stem] > total[word] for split in splits(word))
    ):
        return False
    bases = (
        word.removesuffix(ending) for ending in ("ها", "هم", "هما", "كم", "ه", "ات", "ين") if word.endswith(ending)
    )
    return not any(total[base] > total[word] or total[base + "ه"] > total[word] for base in bases)


def learn_parts(articles: list[list[str]], total: Counter[str], given: set[str], ranks: set[str]) -> Counter[str]:
    """Return the words that mostly stand behind a name part or rank, with how often they do."""
    parts: Counter[str] = Counter()
    for _ in range(ROUNDS):
        before = given | ranks | set(parts)
        pairs = Counter(
            (last, word) for words in articles for last, word in zip(words, words[1:], strict=False) if last in before
        )
        behind: Counter[str] = Counter()
        neighbours: Counter[str] = Counter()
        given_behind: Counter[str] = Counter()
        for (last, word), count in pairs.items():
            behind[word] += count
            neighbours[word] += 1
            given_behind[word] += count * (last in given)
        parts = Counter(
            {
                word: count
                for word, count in behind.items()
                if count >= PART_AT_LEAST
                and count >= PART_SHARE * total[word]
                # An idiom has one neighbour, a surname many - or a given name as its one neighbour.
                and (neighbours[word] >= PART_NEIGHBOURS or given_behind[word] >= 0.6 * total[word])
                and may_be_part(word, total)
            }
        )
    return parts


def is_name_with_clitics(word: str, names: set[str], total: Counter[str]) -> bool:
    """Tell whether a word is mostly a name, or a clitic before a more frequent one («بلبنان»)."""
    stems = {split.stem if not split.has_article else "ال" + split.stem for split in splits(word)}
    return word in names or any(stem in names and total[stem] > total[word] for stem in stems)


def strip_derived(words: Iterable[str], known: set[str]) -> list[str]:
    """Leave out each word that a shorter known word gives by its prefixes."""
    return sorted(
        word for word in words if not any(split.stem in known for split in splits(word)[1:] if len(split.stem) > 2)
    )


def main() -> None:
    """Write both tables."""
    news, *corpora = (Path(argument) for argument in sys.argv[1:4])
    articles = list(news_texts(news))
    total = Counter(word for words in articles for word in words)
    given, ranks = seeds()
    parts = learn_parts(articles, total, given, ranks)
    starts = given | ranks | set(parts)
    after_names: Counter[str] = Counter()
    before_names: Counter[str] = Counter()
    for words in articles:
        for word, following in zip(words, words[1:], strict=False):
            after_names[following] += word in starts
            before_names[word] += following in parts

    seen: Counter[str] = Counter()
    person: Counter[str] = Counter()
    name: Counter[str] = Counter()
    for word, is_person, is_name in (item for path in corpora for item in tagged(path)):
        seen[word] += 1
        person[word] += is_person
        name[word] += is_name
    tagged_parts = {
        w for w in person if person[w] >= 2 and person[w] >= 0.7 * seen[w] and w.isalpha() and may_be_part(w, total)
    }
    # What the news uses often but seldom behind a name has another meaning as well.
    tagged_parts -= {w for w in tagged_parts if total[w] > 60 and after_names[w] < 0.2 * total[w]}
    refused = {w for w in parts if seen[w] >= 3 and person[w] < 0.3 * seen[w]}
    names = (set(parts) | tagged_parts) - refused - given

    mostly_names = {word for word in seen if seen[word] >= 3 and name[word] > 0.7 * seen[word]}
    common = {
        word
        for word, count in total.items()
        if count >= COMMON_AT_LEAST
        and word not in names
        and word not in given
        and len(word) > 1
        and word != "."
        and not is_name_with_clitics(word, mostly_names, total)
        and after_names[word] + before_names[word] < 0.25 * count
    }
    header = (
        "# Made by resources/recipes/learn_names.py from word counts over SaudiNewsNet, CLEANANERCorp and Wojood.\n"
    )
    (LEXICONS / "name_parts.tsv").write_text(header + "word\n" + "\n".join(sorted(names)) + "\n", "utf-8")
    kept = strip_derived(common, common)
    (LEXICONS / "common_words.tsv").write_text(header + "word\n" + "\n".join(kept) + "\n", "utf-8")
    print(f"{len(names)} name parts, {len(kept)} of {len(common)} common words")


if __name__ == "__main__":
    main()
