"""Attribution: a cue with its claimant and the beginning of its content, and the grammar that finds them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.analysis.claims.claimants import NounPhrases
from app.analysis.claims.complements import Complement, Complements, Shape
from app.analysis.claims.cues import Cue, CueForm
from app.analysis.claims.syntax import Syntax, words_of
from app.domain.annotations import Stance
from app.text.conjugation import Inflection, Tense

OBJECT_FRAMES = ("object", "act", "own", "talk")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its claimant and the beginning of its content, as token indexes.

    `offset` is where the content begins in the text; `shape` BEFORE says that it stands before the cue. `head` is
    the claimant that the syntax gives from elsewhere (the antecedent of «الذي قال»), `echo` marks «على حد قوله».
    """

    cue: Cue
    tokens: range
    shape: Shape
    token: int
    offset: int
    marker: int
    claimant: range | None = None
    inflection: Inflection | None = None
    head: range | None = None
    echo: bool = False
    relay: bool = False
    prefix: str = ""

    @property
    def is_participle(self) -> bool:
        """Tell whether the cue is an adverbial participle («مؤكدا»)."""
        return self.inflection is not None and self.inflection.tense is Tense.PARTICIPLE


class Grammar:
    """What the finders of cues share: the article's syntax, its noun phrases, its complements.

    `found` holds the attributions so far, `marked` the ties (أن, a colon) that a cue has taken already.
    """

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.phrases = NounPhrases(syntax)
        self.complements = Complements(syntax, self.phrases)
        self.marked: set[int] = set()
        self.found: list[Attribution] = []

    def build(
        self, index: int, form: CueForm, complement: Complement, claimant: range | None, **more: object
    ) -> Attribution:
        """Return the attribution of a verb or noun; `more` are further fields."""
        attribution = Attribution(
            form.cue,
            range(index, index + 1),
            complement.shape,
            complement.token,
            complement.offset,
            complement.marker,
            claimant,
            form.inflection,
            prefix=form.prefix,
        )
        return replace(attribution, **more) if more else attribution  # type: ignore[arg-type]

    def with_object(self, position: int, stop: int, cue: Cue) -> Complement | None:
        """Return the content of accusing, blaming and describing, which begins with its object."""
        words = self.syntax.tokens[position : min(position + 1, stop)]
        relative = bool(words) and self.syntax.has(position, "relative") and not cue.takes("accused")
        if not words or not words[0].is_word or relative:
            return None
        here = Complement(Shape.PHRASE, position, self.syntax.tokens[position].start, position)
        if cue.takes("accused"):
            return None if self.complements.is_bound(position, "ب") else here  # «اتهم بالقتل» is a passive
        if cue.takes("burdened"):
            return here if self.complements.has_word(position + 1, stop, "burden") else None
        if cue.takes("ascribed"):
            tied = self.complements.is_ascribed(position + 1, stop)
            return here if tied and self.complements.is_nominal(position) else None
        if cue.takes("estimated"):
            tied = self.complements.has_tie(position + 1, stop, "ب")
            return here if tied and self.complements.is_nominal(position) else None
        if cue.takes("considered") and self.complements.is_nominal(position):
            return here
        if cue.takes("described"):
            return here if self.complements.has_tie(position, stop, "ب") else None
        return None

    def is_speaker(self, phrase: range) -> bool:
        """Tell whether a noun phrase is of those who speak: a name, an office, a body."""
        syntax = self.syntax
        if any(syntax.is_person(index) for index in phrase) or syntax.stem_has(phrase.start, "feminine"):
            return True
        return (
            phrase.start in syntax.opening
            or syntax.mention_at(phrase.start) is not None
            or any(syntax.stem_has(phrase.start, name) for name in ("role", "body"))
        )


def _frames(*frames: str, prepositions: tuple[str, ...] = ()) -> Cue:
    """Return what the grammar asks for where no lemma of its own stands there."""
    return Cue("", "frame", Stance.ASSERT, frozenset(frames), frozenset(prepositions), frozenset())


SAYING = _frames("clause", "speech")
ACT = _frames("act")
FROM = _frames(prepositions=tuple(words_of("from")))
OF = _frames(prepositions=tuple(words_of("of")))
