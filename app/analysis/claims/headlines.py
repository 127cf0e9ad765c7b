"""Headlines that attribute with a colon or a dash and no verb: «الأمم المتحدة: …», «قيادي في الحركة - …»."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.claims.attribution import Attribution
from app.analysis.claims.claimants import NounPhrases
from app.analysis.claims.complements import Complements, Shape
from app.analysis.claims.cues import Cue
from app.analysis.claims.syntax import Syntax
from app.domain.annotations import MentionType, Stance
from app.domain.span import Span

_COLON = Cue(":", "colon", Stance.ASSERT, frozenset(), frozenset(), frozenset())
_LONGEST_SPEAKER = 9


def find_headline(syntax: Syntax, title: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution of a headline's colon, None where it introduces no speech.

    A country before the colon tells where, not who, unless the article attributes words to that state.
    """
    inside = syntax.tokenized.token_range(title)
    colon = next((index for index in inside if syntax.tokens[index].text == ":"), None)
    if colon is None:
        colon = _dash(syntax, inside)
    if colon is None or colon + 1 >= inside.stop or colon == inside.start:
        return None
    if any(attribution.marker == colon for attribution in attributions):
        return None
    first = syntax.tokens[colon + 1]
    found = Attribution(_COLON, range(colon, colon + 1), Shape.SPEECH, colon + 1, first.start, colon)
    for attribution in reversed(attributions):
        if inside.start <= attribution.tokens.start < colon:
            head = attribution.claimant or attribution.head
            return _with(found, head, claimant=False) if head else None
    phrases = NounPhrases(syntax)
    speaker = phrases.read(inside.start, colon)
    if speaker is None or len(speaker) > _LONGEST_SPEAKER:
        return None
    acts = _ends_in_verb(syntax, speaker, colon)
    if speaker.stop != colon and not acts and not _ends_in_circumstance(syntax, phrases, speaker, colon):
        return None
    return _with(found, speaker, claimant=True) if _speaks(syntax, speaker, attributions) else None


def _dash(syntax: Syntax, title: range) -> int | None:
    """Return the dash behind the one who speaks («قيادي في الحركة - …»): a person or office, and nothing more."""
    dash = next((index for index in title if syntax.is_dash(index)), None)
    if dash is None or dash == title.start or syntax.tokens[dash - 1].end == syntax.tokens[dash].start:
        return None
    speaker = NounPhrases(syntax).read(title.start, dash)
    if speaker is None or speaker.stop != dash:
        return None
    return dash if syntax.is_person(title.start) or syntax.stem_has(title.start, "role") else None


def _ends_in_circumstance(syntax: Syntax, phrases: NounPhrases, speaker: range, colon: int) -> bool:
    """Tell whether nothing but a circumstance stands between a person and the colon («هادي في مؤتمر الرياض: …»)."""
    person = syntax.is_person(speaker.start) or syntax.stem_has(speaker.start, "role")
    return person and Complements(syntax, phrases).skip(speaker.stop, colon, _COLON) == colon


def _ends_in_verb(syntax: Syntax, speaker: range, colon: int) -> bool:
    """Tell whether one verb stands between a named speaker and the colon («حركة الشمال تقايض: …»)."""
    between = range(speaker.stop, colon)
    named = syntax.mention_at(speaker.start) is not None or syntax.stem_has(speaker.start, "body")
    return named and len(between) == 1 and syntax.folded[between.start].startswith(("ي", "ت"))


def _with(found: Attribution, head: range, *, claimant: bool) -> Attribution:
    return Attribution(
        found.cue,
        found.tokens,
        found.shape,
        found.token,
        found.offset,
        found.marker,
        claimant=head if claimant else None,
        head=head,
    )


def _speaks(syntax: Syntax, speaker: range, attributions: Sequence[Attribution]) -> bool:
    """Tell whether the words before the colon name somebody who speaks in the article, or can't be but a speaker."""
    words = {syntax.folded[index] for index in speaker if syntax.tokens[index].is_word}
    first = speaker.start + 1 if speaker.start in syntax.opening else speaker.start  # «"العفو الدولية": …»
    number = syntax.mention_at(first)
    place = number is not None and syntax.mentions[number].type is MentionType.PLACE
    for attribution in attributions:
        if attribution.claimant is None or attribution.claimant.start <= speaker.stop:
            continue
        named = {syntax.folded[index] for index in attribution.claimant}
        if words <= named and (not place or syntax.folded[attribution.claimant.start] in words):
            return True
    if number is not None and syntax.mention_range(number).start == first:
        return syntax.mentions[number].type in {MentionType.PERSON, MentionType.ORGANIZATION, MentionType.GROUP}
    known = ("role", "body", "ministry")  # «صحة غزة: …» stands for the ministry
    return any(syntax.stem_has(first, name) for name in known)
