"""An analysis as tables in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.domain.annotations import Analysis, Certainty, Claim, Figure, Mention, MentionType, Precision
from app.domain.document import Document, PublishedBasis
from app.domain.span import Span
from ui.command_line.terminal import Sheet, Styled, Terminal

_STANCE_STYLES = {"deny": "red", "accuse": "red", "allege": "yellow", "warn": "yellow", "confirm": "green"}
_CERTAINTY_STYLES = {Certainty.SURE: "green", Certainty.LIKELY: "", Certainty.UNSURE: "yellow"}
_TYPE_NAMES = {
    MentionType.PERSON: "person",
    MentionType.GROUP: "group",
    MentionType.ORGANIZATION: "organization",
    MentionType.PLACE: "place",
    MentionType.WEAPON: "weapon",
}
_BASIS = {PublishedBasis.GIVEN: "as you gave it", PublishedBasis.STATED: "stated", PublishedBasis.INFERRED: "inferred"}


def print_report(name: str, document: Document, analysis: Analysis, *, shaped: bool) -> None:
    """Print what was found in one article, as wide as the terminal is."""
    terminal = Terminal(shaped=shaped)
    terminal.print_text(document.title or name, "bold")
    terminal.print_text(facts_line(name, document, analysis), "dim")
    if not document.is_arabic:
        terminal.print_text(f"Not analysed: the text is not in Arabic (language: {document.language}).")
        return
    for sheet in (
        _claims(document.text, analysis),
        figures_sheet(document.text, analysis),
        names_sheet(analysis.mentions),
        dates_sheet(document.text, analysis),
    ):
        terminal.print_sheet(sheet)


def facts_line(name: str, document: Document, analysis: Analysis) -> str:
    """Return what is known of the article on one line."""
    published = analysis.published
    day = f"published {published} ({_BASIS[analysis.published_basis]})" if published else "no date of publication"
    return " · ".join(fact for fact in (name, document.outlet, document.author, day) if fact)


def words_of(text: str, span: Span) -> str:
    """Return a span's words on one line."""
    return " ".join(span.of(text).split())


def stance_of(claim: Claim) -> Styled:
    """Return a claim's stance in its colour."""
    return claim.stance.value, _STANCE_STYLES.get(claim.stance.value, "")


def certainty_of(certainty: Certainty | None) -> Styled:
    """Return how sure the analyser is of an item, in its colour; "" where it doesn't say."""
    return (certainty.value, _CERTAINTY_STYLES[certainty]) if certainty else ("", "")


def _claims(text: str, analysis: Analysis) -> Sheet:
    sheet = Sheet(f"Claims ({len(analysis.claims)})", ("#", "stance", "speech", "certainty", "who says what"))
    for number, claim in enumerate(analysis.claims, 1):
        speech = claim.speech.value if claim.repeats is None else f"repeats {claim.repeats + 1}"
        speaker = claim.claimant or claim.resolved
        head = f"{words_of(text, speaker) if speaker else '؟'} · {words_of(text, claim.cue)}"
        cells = (str(number), stance_of(claim), speech, certainty_of(claim.certainty))
        sheet.add(cells, ((head, "bold"), (words_of(text, claim.content), "")))
    return sheet


def figures_sheet(text: str, analysis: Analysis) -> Sheet:
    """Return the table of figures."""
    claims = _claims_of_figures(analysis.claims)
    sheet = Sheet(f"Figures ({len(analysis.figures)})", ("value", "unit", "category", "claim", "certainty", "words"))
    for index, figure in enumerate(analysis.figures):
        told = (value_of(figure), figure.unit, figure.category.value, claims.get(index, ""))
        sheet.add((*told, certainty_of(figure.certainty)), ((words_of(text, figure.span), ""),))
    return sheet


def _claims_of_figures(claims: Sequence[Claim]) -> dict[int, str]:
    """Return, for a figure's index, the number of the first claim that holds it."""
    found: dict[int, str] = {}
    for number, claim in enumerate(claims, 1):
        for figure in claim.figures:
            found.setdefault(figure, str(number))
    return found


def value_of(figure: Figure) -> str:
    """Return a figure's value as people write it: «31,915», «≥ 30», «20–30»; a vague count has its words alone."""
    low, high = figure.low, figure.high
    if figure.precision is Precision.VAGUE or low is high is None:
        return "vague"
    if low is None:
        return f"≤ {high:,}"
    if high is None:
        return f"≥ {low:,}"
    if low != high:
        return f"{low:,}–{high:,}"
    return f"~ {low:,}" if figure.precision is Precision.APPROX else f"{low:,}"


def names_sheet(mentions: Sequence[Mention]) -> Sheet:
    """Return the table of names, each once with its count; of its places the surest says how sure it is."""
    counted = Counter((mention.type, mention.name) for mention in mentions)
    surest = {(found.type, found.name): found.certainty for found in sorted(mentions, key=_doubtfulness, reverse=True)}
    sheet = Sheet(f"Names ({len(counted)})", ("type", "times", "certainty", "name"))
    for kind in MentionType:
        of_kind = [(name, count) for (type_, name), count in counted.items() if type_ is kind]
        for name, count in sorted(of_kind, key=lambda pair: -pair[1]):
            sheet.add((_TYPE_NAMES[kind], str(count), certainty_of(surest[kind, name])), ((name, ""),))
    return sheet


def _doubtfulness(mention: Mention) -> int:
    return list(Certainty).index(mention.certainty) if mention.certainty else len(Certainty)


def dates_sheet(text: str, analysis: Analysis) -> Sheet:
    """Return the table of dates."""
    sheet = Sheet(f"Dates ({len(analysis.dates)})", ("value", "certainty", "words"))
    for found in analysis.dates:
        cells = (found.value or "undecided", certainty_of(found.certainty))
        sheet.add(cells, ((words_of(text, found.span), ""),))
    return sheet
