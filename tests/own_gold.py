"""Our own gold articles, read from their marked-up text, and the score of an analysis against them.

The scoring is that of the annotation guide: spans are widened to whole words; names must agree in words (generic head
words aside) and type, dates in value, figures in both bounds, claims in cue and resolved claimant.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.annotations import (
    Analysis,
    Category,
    Claim,
    DateExpression,
    Figure,
    Mention,
    MentionType,
    Number,
    Precision,
    Speech,
    Stance,
)
from app.domain.span import Span

FOLDER = Path(__file__).parent / "fixtures" / "gold"
TYPES = {
    "p": MentionType.PERSON,
    "g": MentionType.GROUP,
    "o": MentionType.ORGANIZATION,
    "l": MentionType.PLACE,
    "w": MentionType.WEAPON,
}
_MARK = re.compile(r"\[([^|\[\]]+)\||\]|[^\[\]]+")


@dataclass
class GoldArticle:
    """One article with what a careful reader marked in it."""

    name: str
    published: date
    text: str
    mentions: list[Mention] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def own_gold() -> list[GoldArticle]:
    """Return all our own articles."""
    return [read_gold(path) for path in sorted(FOLDER.glob("*.gold"))]


def own_sentences() -> list[GoldArticle]:
    """Return the dispatches that the program is measured by and was never tuned on."""
    return [read_gold(path) for path in sorted((FOLDER / "sentences").glob("*.gold"))]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text: what ends in a full stop, a question or exclamation mark or with its line.

    Two dots, which headlines have for a comma, end nothing.
    """
    return [piece for piece in re.split(r"(?<=[^.][.؟!])\s+|\n+", text) if piece.strip()]


def read_folder(folder: Path) -> list[GoldArticle]:
    """Return the articles of a folder: our own (`NAME.gold`), and those of `NAME.json`, `.txt` and `.published`."""
    own = [read_gold(path) for path in sorted(folder.glob("*.gold"))]
    return own + [read_json_gold(path) for path in sorted(folder.glob("*.json")) if path.with_suffix(".txt").is_file()]


def read_json_gold(path: Path) -> GoldArticle:
    """Return the article of a text file with its gold and its day of publication in files beside it."""
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    found = json.loads(path.read_text("utf-8"))
    published = date.fromisoformat(path.with_suffix(".published").read_text("utf-8").strip())
    article = GoldArticle(path.stem, published, text)
    span = lambda item: Span(item["start"], item["end"])  # noqa: E731
    article.mentions = [Mention(span(m), MentionType(m["type"]), span(m).of(text)) for m in found["mentions"]]
    article.dates = [DateExpression(span(d), d["value"]) for d in found["dates"]]
    article.figures = [
        Figure(span(f), _number(f["low"]), _number(f["high"]), Precision(f["precision"]), Category(f["category"]))
        for f in found["figures"]
    ]
    for claim in found["claims"]:
        who, meant = (span(claim[key]) if claim[key] else None for key in ("claimant", "resolved"))
        stance, speech = Stance(claim["stance"]), Speech(claim["speech"])
        article.claims.append(Claim(span(claim["cue"]), who, meant, span(claim["content"]), stance, speech))
    return article


def _number(value: float | None) -> Number | None:
    return Decimal(str(value)) if isinstance(value, float) else value


def read_gold(path: Path) -> GoldArticle:
    """Return the article of one marked-up file."""
    head, _, rest = path.read_text("utf-8").partition("\n\n")
    marked, _, attributes = rest.rpartition("\n---\n")
    text, marks = unmark(marked + "\n")
    article = GoldArticle(path.stem, date.fromisoformat(head.removeprefix("published ").strip()), text)
    parts: dict[str, Span] = {}
    for tag, span in sorted(marks, key=lambda mark: mark[1]):
        kind, _, value = tag.partition("=")
        if kind in TYPES:
            article.mentions.append(Mention(span, TYPES[kind], span.of(text)))
        elif kind == "d":
            article.dates.append(DateExpression(span, None if value == "?" else value))
        elif kind == "f":
            article.figures.append(_figure(span, value))
        else:
            parts.update((kind[0] + number, span) for number in kind[1:].split(","))
    article.claims = [_claim(line, parts) for line in attributes.splitlines() if line.strip()]
    return article


def unmark(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    text, marks, opened = "", [], []
    for token in _MARK.finditer(marked):
        if token.group(1):
            opened.append((token.group(1), len(text)))
        elif token.group() == "]":
            tag, start = opened.pop()
            marks.append((tag, Span(start, len(text))))
        else:
            text += token.group()
    assert not opened, opened
    return text, marks


def _figure(span: Span, value: str) -> Figure:
    bounds, precision, category = value.split("/")
    low, dots, high = bounds.partition("..")
    number = lambda side: (int(side) if side.isdigit() else Decimal(side)) if side else None  # noqa: E731
    return Figure(span, number(low), number(high if dots else low), Precision(precision), Category(category))


def _claim(line: str, parts: dict[str, Span]) -> Claim:
    number, stance, speech, *by = line.split()
    claimant = parts.get("w" + number)
    resolved = parts[by[1]] if by else claimant
    return Claim(
        parts["c" + number], None if by else claimant, resolved, parts["k" + number], Stance(stance), Speech(speech)
    )


# ── scoring ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_WORD = re.compile(r"[\w\u064B-\u065F\u0670]+")
_GENERIC = set(
    """تنظيم حركة جماعة منظمة مجموعة فصيل وكالة قناة صحيفة شبكة موقع إذاعة تلفزيون مدينة بلدة قرية محافظة حي منطقة ولاية
    إقليم قضاء ناحية مديرية جزيرة جبل جبال قاعدة معسكر مخيم مستشفى جسر مطار معبر قطاع شارع طريق ريف نهر وادي قوات
    ميليشيا ميليشيات مليشيا مليشيات عناصر مقاتلي مسلحي متمردي""".split()
)
_PREFIX = re.compile(r"^(?:[وف]?[بلك]?)(?:ال)?")
_ACTOR = {MentionType.GROUP: "actor", MentionType.ORGANIZATION: "actor"}


class _Words:
    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [Span(*match.span()) for match in _WORD.finditer(text)]

    def of(self, span: Span | None) -> range:
        inside = [index for index, word in enumerate(self.spans) if span and word.overlaps(span)]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def bare(self, indexes: range) -> range:
        first = indexes.start
        while indexes.stop - first > 1 and self._is_generic(self.spans[first].of(self.text)):
            first += 1
        return range(first, indexes.stop)

    @staticmethod
    def _is_generic(word: str) -> bool:
        return any(word[cut:] in _GENERIC for cut in range(len(_PREFIX.match(word).group()) + 1))

    def words(self, indexes: Iterable[int]) -> Counter[str]:
        return Counter(self.spans[index].of(self.text) for index in indexes)


def _near(gold: range, found: range, slack: int) -> int:
    shared = min(gold.stop, found.stop) - max(gold.start, found.start)
    return max(0, shared) if len(found) <= len(gold) + slack else 0


def _pairs(gold: Sequence, found: Sequence, likeness) -> Iterator[tuple[int, int]]:
    ranked = sorted(
        ((likeness(a, b), -i, -j) for i, a in enumerate(gold) for j, b in enumerate(found) if likeness(a, b) > 0),
        reverse=True,
    )
    used_gold, used_found = set(), set()
    for _, i, j in ranked:
        if -i not in used_gold and -j not in used_found:
            used_gold.add(-i)
            used_found.add(-j)
            yield -i, -j


def _mention_keys(words: _Words, mentions: Sequence[Mention]) -> list[tuple[range, str]]:
    return [(words.bare(words.of(mention.span)), _ACTOR.get(mention.type, mention.type)) for mention in mentions]


def _date_pairs(
    words: _Words, gold: Sequence[DateExpression], found: Sequence[DateExpression]
) -> list[tuple[int, int]]:
    """Return the indexes of the dates that stand for each other, whatever their values."""
    return list(_pairs(gold, found, lambda a, b: _near(words.of(a.span), words.of(b.span), 4)))


def _same_bounds(a: Figure, b: Figure) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _figure_pairs(words: _Words, gold: Sequence[Figure], found: Sequence[Figure]) -> list[tuple[int, int]]:
    """Return the indexes of the figures that stand for each other, whatever their values."""

    def likeness(a: Figure, b: Figure) -> float:
        shared = _near(words.of(a.span), words.of(b.span), 4)
        return shared + 0.5 if shared and _same_bounds(a, b) else shared

    return list(_pairs(gold, found, likeness))


def _cue_pairs(words: _Words, gold: Sequence[Claim], found: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return the indexes of the claims whose cues stand for each other."""
    return list(_pairs(gold, found, lambda a, b: _cue_likeness(words, a.cue, b.cue)))


class Score:
    """Hits, gold and found of each layer, summed over articles; `f1` of a layer is between 0 and 1.

    `labels` holds the same for each type of mention, category of figure and stance of claim.
    """

    def __init__(self) -> None:
        self.tally: dict[str, Counter[str]] = {}
        self.labels: dict[str, dict[str, Counter[str]]] = {}

    def f1(self, layer: str) -> float:
        """Return a layer's F1 (an accuracy for what is judged on matched items only)."""
        return _f1(self.tally.get(layer, Counter()))

    def f1_by_label(self, layer: str) -> dict[str, float]:
        """Return the F1 of each label that the gold or the analysis uses."""
        return {label: _f1(count) for label, count in sorted(self.labels.get(layer, {}).items())}

    def macro_f1(self, layer: str) -> float:
        """Return the mean of the F1 of a layer's labels, each weighing the same."""
        scores = self.f1_by_label(layer).values()
        return sum(scores) / len(scores) if scores else 0.0

    def _add(self, layer: str, hit: int, gold: int, found: int) -> None:
        self.tally.setdefault(layer, Counter()).update(hit=hit, gold=gold, found=found)

    def _add_labels(self, layer: str, gold: Iterable[str], found: Iterable[str], hits: Iterable[str]) -> None:
        labels = self.labels.setdefault(layer, {})
        for kind, listed in (("gold", gold), ("found", found), ("hit", hits)):
            for label in listed:
                labels.setdefault(str(label), Counter())[kind] += 1

    def add(self, gold: GoldArticle, analysis: Analysis) -> None:
        """Score one article's analysis."""
        words = _Words(gold.text)
        self._add_mentions(words, gold.mentions, analysis.mentions)
        self._add_dates(words, gold.dates, analysis.dates)
        self._add_figures(words, gold.figures, analysis.figures)
        self._add_claims(words, gold, analysis.claims)

    def _add_mentions(self, words: _Words, gold: Sequence[Mention], found: Sequence[Mention]) -> None:
        ours, theirs = Counter(_mention_keys(words, gold)), Counter(_mention_keys(words, found))
        self._add("mentions", (ours & theirs).total(), ours.total(), theirs.total())
        kinds = ([kind for _, kind in keys.elements()] for keys in (ours, theirs, ours & theirs))
        self._add_labels("type", *kinds)

    def _add_dates(self, words: _Words, gold: Sequence[DateExpression], found: Sequence[DateExpression]) -> None:
        pairs = _date_pairs(words, gold, found)
        self._add("dates", sum(gold[i].value == found[j].value for i, j in pairs), len(gold), len(found))

    def _add_figures(self, words: _Words, gold: Sequence[Figure], found: Sequence[Figure]) -> None:
        pairs = _figure_pairs(words, gold, found)
        good = [(gold[i], found[j]) for i, j in pairs if _same_bounds(gold[i], found[j])]
        self._add("figures", len(good), len(gold), len(found))
        self._add("category", sum(a.category is b.category for a, b in good), len(good), len(good))
        hits = [a.category for a, b in good if a.category is b.category]
        self._add_labels("category", (a.category for a, _ in good), (b.category for _, b in good), hits)
        self._add("precision", sum(a.precision is b.precision for a, b in good), len(good), len(good))

    def _add_claims(self, words: _Words, article: GoldArticle, found: Sequence[Claim]) -> None:
        gold = article.claims
        pairs = _cue_pairs(words, gold, found)
        good = [(gold[i], found[j]) for i, j in pairs if _same_claimant(words, article, gold[i], found[j])]
        self._add("cues", len(pairs), len(gold), len(found))
        self._add("claims", len(good), len(gold), len(found))
        self._add("stance", sum(a.stance is b.stance for a, b in good), len(good), len(good))
        hits = [a.stance for a, b in good if a.stance is b.stance]
        self._add_labels("stance", (a.stance for a, _ in good), (b.stance for _, b in good), hits)
        self._add("speech", sum(a.speech is b.speech for a, b in good), len(good), len(good))
        for a, b in good:
            ours, theirs = words.of(a.content), words.of(b.content)
            self._add("content", _near(ours, theirs, 10**9), len(ours), len(theirs))


def _f1(count: Counter[str]) -> float:
    return 2 * count["hit"] / (count["gold"] + count["found"]) if count["gold"] + count["found"] else 0.0


def _cue_likeness(words: _Words, gold: Span, found: Span) -> float:
    if gold.of(words.text) == ":":
        return 0.5 if gold == found else 0
    return _near(words.of(gold), words.of(found), 3)


def _same_claimant(words: _Words, article: GoldArticle, gold: Claim, found: Claim) -> bool:
    ours, theirs = words.of(gold.resolved), words.of(found.resolved)
    if not ours or not theirs:
        return not ours and not theirs
    if len(theirs) > 2 * len(ours) + 3:
        return False
    for types in ({MentionType.PERSON}, {MentionType.GROUP, MentionType.ORGANIZATION}):
        inside = lambda span: [  # noqa: E731
            set(words.words(words.bare(words.of(mention.span))))
            for mention in article.mentions
            if mention.type in types and span is not None and span.contains(mention.span)  # noqa: B023
        ]
        named, other = inside(gold.resolved), inside(found.resolved)
        if named and other:
            return any(a <= b or b <= a for a in named for b in other)
    a, b = words.words(ours), words.words(theirs)
    shared = (a & b).total()
    return shared == min(len(ours), len(theirs)) or 2 * _near(ours, theirs, 10**9) >= max(len(ours), len(theirs))


# ── verdicts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Verdicts:
    """Whether each item of an analysis is right, layer by layer, in the order of the analysis.

    `date_spans` tells whether the words are a date at all, `categories` whether a figure is right in its bounds and in
    what it says happened.
    """

    mentions: list[bool]
    dates: list[bool]
    date_spans: list[bool]
    figures: list[bool]
    categories: list[bool]
    claims: list[bool]


def judge(gold: GoldArticle, analysis: Analysis) -> Verdicts:
    """Judge each item of an article's analysis by the same matching as `Score`."""
    words = _Words(gold.text)
    dated = {j: i for i, j in _date_pairs(words, gold.dates, analysis.dates)}
    counted = {j: i for i, j in _figure_pairs(words, gold.figures, analysis.figures)}
    said = {j: i for i, j in _cue_pairs(words, gold.claims, analysis.claims)}
    left = Counter(_mention_keys(words, gold.mentions))
    mentions = []
    for key in _mention_keys(words, analysis.mentions):
        mentions.append(left[key] > 0)
        left[key] -= 1
    counts = [(gold.figures[counted[j]] if j in counted else None, f) for j, f in enumerate(analysis.figures)]
    return Verdicts(
        mentions=mentions,
        dates=[j in dated and gold.dates[dated[j]].value == d.value for j, d in enumerate(analysis.dates)],
        date_spans=[j in dated for j in range(len(analysis.dates))],
        figures=[g is not None and _same_bounds(g, f) for g, f in counts],
        categories=[g is not None and _same_bounds(g, f) and g.category is f.category for g, f in counts],
        claims=[
            j in said and _same_claimant(words, gold, gold.claims[said[j]], claim)
            for j, claim in enumerate(analysis.claims)
        ],
    )
