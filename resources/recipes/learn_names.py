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
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
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
    """Yield (folded word, is part of a person's name, is part of a person's or place's name) of a CoNLL file."""
    for line in path.read_text("utf-8").splitlines():
        cells = line.split()
        if len(cells) < 2:
            continue
        tags = {cell.split("-")[-1] for cell in cells[1:]}
        yield fold(cells[0]), "PERS" in tags, bool(tags & {"PERS", "LOC", "GPE"})


@dataclass(frozen=True)
class Seeds:
    """What is known before learning: given names, those that are everyday words too, and ranks, folded."""

    given: frozenset[str]
    also_common: frozenset[str]
    ranks: frozenset[str]


def seeds() -> Seeds:
    """Return what the hand-made lists say."""
    given: set[str] = set()
    common: set[str] = set()
    ranks: set[str] = set()
    for row in lexicon_table("given_names"):
        given |= set(fold(row["names"]).split())
        common |= set(fold(row["common"]).split())
    for row in lexicon_table("titles"):
        if row["kind"] == "rank":
            ranks |= {fold(row["word"]), "ال" + fold(row["word"])}
    given.discard(fold("علي"))  # Also how many write «على».
    return Seeds(frozenset(given - common), frozenset(common - {fold("علي")}), frozenset(ranks))


def place_heads() -> set[str]:
    """Return the nouns behind which a place's name stands, folded."""
    return {fold(row["word"]) for row in lexicon_table("place_heads")}


def successors(articles: list[list[str]], starts: AbstractSet[str]) -> Counter[str]:
    """Return how often each word stands right behind one of `starts`."""
    return Counter(word for words in articles for last, word in pairwise(words) if last in starts)


@dataclass
class Tags:
    """How often the annotators saw a word at all, in a person's name, and in a person's or place's name."""

    seen: Counter[str]
    person: Counter[str]
    name: Counter[str]

    def mostly_person(self, word: str) -> bool:
        """Tell whether most of a word's occurrences belong to persons' names."""
        return self.person[word] >= 2 and self.person[word] >= 0.7 * self.seen[word]

    def mostly_names(self) -> set[str]:
        """Return the words that mostly belong to names of persons and places."""
        return {word for word, count in self.name.items() if count >= 2 and count > 0.7 * self.seen[word]}


def count_tags(paths: Iterable[Path]) -> Tags:
    """Return the counts over the names corpora."""
    tags = Tags(Counter(), Counter(), Counter())
    for word, is_person, is_name in (item for path in paths for item in tagged(path)):
        tags.seen[word] += 1
        tags.person[word] += is_person
        tags.name[word] += is_name
    return tags


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


def learn_parts(
    articles: list[list[str]], total: Counter[str], given: AbstractSet[str], ranks: AbstractSet[str]
) -> Counter[str]:
    """Return the words that mostly stand behind a name part or rank, with how often they do."""
    parts: Counter[str] = Counter()
    for _ in range(ROUNDS):
        before = given | ranks | set(parts)
        pairs = Counter((last, word) for words in articles for last, word in pairwise(words) if last in before)
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


def is_name_with_clitics(word: str, names: AbstractSet[str], total: Counter[str]) -> bool:
    """Tell whether a word is mostly a name, or a clitic before a more frequent one («بلبنان»)."""
    stems = {split.stem if not split.has_article else "ال" + split.stem for split in splits(word)}
    return word in names or any(stem in names and total[stem] > total[word] for stem in stems)


def strip_derived(words: Iterable[str], known: set[str]) -> list[str]:
    """Leave out each word that a shorter known word gives by its prefixes."""
    return sorted(
        word for word in words if not any(split.stem in known for split in splits(word)[1:] if len(split.stem) > 2)
    )


def write_words(name: str, words: Iterable[str]) -> None:
    """Write a table of one column."""
    header = "# Made by resources/recipes/learn_names.py from word counts over SaudiNewsNet, CLEANANERCorp and Wojood."
    (LEXICONS / f"{name}.tsv").write_text("\n".join([header, "word", *sorted(words)]) + "\n", "utf-8")


def main() -> None:
    """Write both tables."""
    news, *corpora = (Path(argument) for argument in sys.argv[1:4])
    articles = list(news_texts(news))
    total = Counter(word for words in articles for word in words)
    known = seeds()
    tags = count_tags(corpora)
    parts = learn_parts(articles, total, known.given, known.ranks)
    behind = successors(articles, known.given | known.ranks | set(parts))
    # What the news uses often but seldom behind a name has another meaning as well.
    tagged_parts = {
        word
        for word in tags.person
        if word.isalpha()
        and tags.mostly_person(word)
        and may_be_part(word, total)
        and (total[word] <= 60 or behind[word] >= 0.2 * total[word])
    }
    refused = {word for word in parts if tags.seen[word] >= 3 and tags.person[word] < 0.3 * tags.seen[word]}
    names = (set(parts) | tagged_parts) - refused - known.given

    in_places = successors(articles, place_heads())
    mostly_names = tags.mostly_names() | {
        fold(row["name"]) for row in lexicon_table("places") if not row["also"] and " " not in row["name"]
    }
    likely = successors(articles, known.given | known.also_common | known.ranks | names)
    common = {
        word
        for word, count in total.items()
        if count >= COMMON_AT_LEAST
        and word not in names
        and word not in known.given
        and word.isalpha()
        and len(word) > 1
        and not is_name_with_clitics(word, mostly_names, total)
        and likely[word] < 0.3 * count
        and in_places[word] < 0.2 * count
    }
    write_words("name_parts", names)
    write_words("common_words", strip_derived(common, common))
    print(f"{len(names)} name parts, {len(common)} everyday words")


if __name__ == "__main__":
    main()
