"""What a mark means, in the words of the interface: the contents of the hover card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.annotations import Category, Claim, DateExpression, Figure, Mention
from app.domain.reading import Reading
from app.domain.records import ClaimState, Target, TargetKind
from app.text.fold import fold
from ui.desktop.direction import isolated
from ui.desktop.labels import count, date_value, day, doubt, figure_value, label
from ui.desktop.reader.layers import LAYER_ROLES, MENTION_LAYERS
from ui.desktop.selection import Item, ItemKind

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# Under this name lupdate knows the function and collects what it is given.
translate = QCoreApplication.translate

_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Card:
    """A few lines on one mark: what it amounts to, and what is known of it. `role` is its colour in the themes."""

    role: str
    heading: str
    lines: tuple[str, ...]


def describe(item: Item, reading: Reading) -> Card:
    """Return what to tell of an item of the reading."""
    match item.kind:
        case ItemKind.MENTION:
            return _mention(item.index, reading)
        case ItemKind.DATE:
            return _date(item.index, reading)
        case ItemKind.FIGURE:
            return _figure(item.index, reading)
        case ItemKind.CLAIM:
            return _claim(item.index, reading)
        case ItemKind.HIGHLIGHT:
            return _highlight(item.index, reading)


def _mention(index: int, reading: Reading) -> Card:
    mention = reading.mentions[index]
    name = fold(mention.name)
    same = sum(1 for other in reading.mentions if other.type is mention.type and fold(other.name) == name)
    lines = [
        label(mention.type),
        translate("HoverCard", "times in this article: {count}").format(count=count(same)),
        *_doubt(mention),
    ]
    return Card(LAYER_ROLES[MENTION_LAYERS[mention.type]], mention.name, tuple(lines))


def _figure(index: int, reading: Reading) -> Card:
    figure = reading.analysis.figures[index]
    facts = [figure.counted or "", "" if figure.category is Category.OTHER else label(figure.category)]
    counted = " · ".join(isolated(fact) for fact in facts if fact)
    lines = [counted] if counted else []
    lines += _sayers(reading, "figures", index)
    return Card("figure", figure_value(figure, reading.document.text), (*lines, *_doubt(figure)))


def _date(index: int, reading: Reading) -> Card:
    found = reading.analysis.dates[index]
    words = found.span.of(reading.document.text)
    heading = date_value(found.value) or translate("HoverCard", "no certain day")
    lines = [_date_basis(words, found.value, reading), *_sayers(reading, "dates", index), *_doubt(found)]
    return Card("date", heading, tuple(line for line in lines if line))


def _date_basis(words: str, value: str | None, reading: Reading) -> str:
    """Tell where a date's value comes from: the words alone, where they name a year, or the publication date."""
    if value is None:
        return translate("HoverCard", "The words alone don't tell which.")
    if _YEAR.search(fold(words)):
        return translate("HoverCard", "as written in the article")
    published = reading.analysis.published
    if published is None:
        return ""
    basis = label(reading.analysis.published_basis)
    return translate("HoverCard", "reckoned from the publication, {date} ({basis})").format(
        date=isolated(day(published)), basis=basis
    )


def _claim(index: int, reading: Reading) -> Card:
    card = reading.claim_cards[index]
    claim, text = card.claim, reading.document.text
    lines = [f"{label(claim.stance)} · {label(claim.speech)}", isolated(f"«{_shortened(claim.content.of(text))}»")]
    if claim.hedge:
        lines.append(
            translate("HoverCard", "The writer keeps a distance: {words}").format(words=isolated(claim.hedge.of(text)))
        )
    if claim.chain:
        chain = " ← ".join(isolated(link.of(text)) for link in claim.chain)
        lines.append(translate("HoverCard", "Came through: {chain}").format(chain=chain))
    if card.repeated_by:
        again = len(card.repeated_by)
        lines.append(translate("HoverCard", "said again in this article: {count}").format(count=count(again)))
    if card.state is not ClaimState.NEW:
        lines.append(label(card.state))
    if card.reviewed_id is not None:
        lines += _kept(Target(TargetKind.CLAIM, card.reviewed_id), reading)
    return Card(
        "claim", claimant_words(claim, reading), (*lines, *(_doubt(claim) if card.state is ClaimState.NEW else ()))
    )


def _highlight(index: int, reading: Reading) -> Card:
    highlight = reading.highlights[index]
    kept = _kept(Target(TargetKind.HIGHLIGHT, highlight.id), reading)
    return Card("note", translate("HoverCard", "Your highlight"), tuple(kept))


def _kept(target: Target, reading: Reading) -> list[str]:
    """Return the reader's own notes and tags on something."""
    tags = reading.tags_on(target)
    told = [_shortened(note.text) for note in reading.notes_on(target)]
    if tags:
        names = translate("HoverCard", ", ").join(map(isolated, tags))
        told.append(translate("HoverCard", "Tags: {names}").format(names=names))
    return told


def _sayers(reading: Reading, kind: str, index: int) -> Iterator[str]:
    """Yield a line for each one who says what holds an item; whoever says it twice is named once."""
    named: set[str] = set()
    for card in reading.claim_cards:
        if index in getattr(card.claim, kind):
            who = claimant_words(card.claim, reading)
            if who not in named:
                named.add(who)
                yield translate("HoverCard", "says: {who}").format(who=isolated(who))


def claimant_words(claim: Claim, reading: Reading) -> str:
    """Return who makes a claim, by the fullest name known."""
    who = claim.entity or next(
        (span.of(reading.document.text) for span in (claim.resolved, claim.claimant) if span), ""
    )
    return who or translate("HoverCard", "somebody not named")


def _doubt(item: Mention | DateExpression | Figure | Claim) -> list[str]:
    return [words] if (words := doubt(item)) else []


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
