"""Analyses gold articles and judges each item: what was known of it, and whether it is right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.analysis.certainty import Evidence, Layer, Weighed
from app.analysis.certainty.weighed import Item
from app.analysis.claims.finder import weigh_claims
from app.analysis.dates.finder import weigh_dates
from app.analysis.dates.publication import infer_published
from app.analysis.figures.finder import weigh_figures
from app.analysis.names.finder import weigh_mentions
from app.analysis.parts import find_parts
from app.domain.annotations import Analysis, MentionType
from app.domain.document import PublishedBasis
from app.text.words import TokenizedText
from tests.own_gold import GoldArticle, Verdicts, judge, read_folder

UNDATED = frozenset(f"published {basis}" for basis in (PublishedBasis.INFERRED, PublishedBasis.UNKNOWN))
"""The kinds of the dates that are read a second time, as if nobody told the day of publication."""


@dataclass(frozen=True)
class Source:
    """A folder of gold articles; of a `tuned` one the rules have learnt, so that nothing can be measured on it."""

    label: str
    folder: Path
    tuned: bool


@dataclass(frozen=True)
class Sample:
    """One found item: its article, its evidence, whether it is right, and other judgements by name."""

    source: Source
    article: str
    evidence: Evidence
    right: bool
    kind: str
    also: dict[str, bool] = field(default_factory=dict)


def stored(text: str) -> dict[Layer, list[Sample]]:
    """Return the items that `to_store` wrote."""
    data = json.loads(text)
    facts, sources = data["facts"], [Source(label, Path(), tuned=False) for label in data["sources"]]
    return {
        layer: [
            Sample(sources[source], article, frozenset(facts[fact] for fact in known), right, kind, also)
            for source, article, known, right, kind, also in data["layers"][layer]
        ]
        for layer in Layer
    }


def to_store(found: Mapping[Layer, Sequence[Sample]]) -> str:
    """Return the measured items as JSON: their facts and whether they are right, and no word of their articles."""
    kept = {layer: [item for item in items if not item.source.tuned] for layer, items in found.items()}
    facts = sorted({fact for items in kept.values() for item in items for fact in item.evidence})
    labels = sorted({item.source.label for items in kept.values() for item in items})
    place, number = ({value: at for at, value in enumerate(values)} for values in (facts, labels))
    layers = {
        layer.value: [
            [number[i.source.label], i.article, sorted(place[fact] for fact in i.evidence), i.right, i.kind, i.also]
            for i in items
        ]
        for layer, items in kept.items()
    }
    return json.dumps({"sources": labels, "facts": facts, "layers": layers}, separators=(",", ":")) + "\n"


def samples(sources: Iterable[Source]) -> dict[Layer, list[Sample]]:
    """Return all items that are found in the sources' articles, layer by layer, in the order of the text."""
    found: dict[Layer, list[Sample]] = {layer: [] for layer in Layer}
    for source in sources:
        for article in read_folder(source.folder):
            for layer, sample in _of_article(source, article):
                found[layer].append(sample)
    return found


def _of_article(source: Source, article: GoldArticle) -> Iterator[tuple[Layer, Sample]]:
    tokenized = TokenizedText(article.text)
    mentions = weigh_mentions(tokenized)
    dates = list(weigh_dates(tokenized, article.published, PublishedBasis.GIVEN))
    figures = list(weigh_figures(tokenized, _items(dates)))
    claims = weigh_claims(tokenized, find_parts(tokenized), _items(mentions), _items(dates), _items(figures))
    analysis = Analysis(
        "",
        "",
        mentions=_items(mentions),
        dates=_items(dates),
        figures=_items(figures),
        claims=_items(claims),
    )
    judged = judge(article, analysis)
    name = f"{source.label}/{article.name}"

    for mention, right in zip(mentions, judged.mentions, strict=True):
        kind = mention.item.type
        side = "actor" if kind in {MentionType.GROUP, MentionType.ORGANIZATION} else kind.value
        yield Layer.MENTIONS, Sample(source, name, mention.evidence, right, side)
    for found, right in zip(dates, judged.dates, strict=True):
        yield Layer.DATES, Sample(source, name, found.evidence, right, "published given")
    yield from _undated(source, article, tokenized, name)
    for figure, bounds, category in zip(figures, judged.figures, judged.categories, strict=True):
        also = {"bounds": bounds}
        yield Layer.FIGURES, Sample(source, name, figure.evidence, category, figure.item.unit, also)
    for claim, right in zip(claims, judged.claims, strict=True):
        yield Layer.CLAIMS, Sample(source, name, claim.evidence, right, claim.item.stance)


def _undated(
    source: Source, article: GoldArticle, tokenized: TokenizedText, name: str
) -> Iterator[tuple[Layer, Sample]]:
    """Yield the dates of the article as they are read when nobody tells the day of publication.

    A date that stays without a value for lack of that day asserts nothing but that its words are a date.
    """
    day: date | None = infer_published(tokenized)
    basis = PublishedBasis.INFERRED if day else PublishedBasis.UNKNOWN
    dates = list(weigh_dates(tokenized, day, basis))
    judged: Verdicts = judge(article, Analysis("", "", dates=_items(dates)))
    kind = f"published {basis}"
    for found, right, is_date in zip(dates, judged.dates, judged.date_spans, strict=True):
        is_open = "no value: day of publication unknown" in found.evidence
        yield Layer.DATES, Sample(source, name, found.evidence, is_date if is_open else right, kind)


def _items(weighed: Iterable[Weighed[Item]]) -> tuple[Item, ...]:
    return tuple(found.item for found in weighed)
