"""One article of the library in the terminal: text, findings, and the reader's own notes and decisions."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.reading import Reading
from app.domain.records import Disagreement, Target, TargetKind
from app.domain.span import Span
from app.text.words import paragraphs
from ui.command_line.printable import printable
from ui.command_line.report import (
    certainty_of,
    dates_sheet,
    facts_line,
    figures_sheet,
    names_sheet,
    stance_of,
    words_of,
)
from ui.command_line.terminal import Sheet, Terminal

_STATE_STYLES = {"accepted": "green", "corrected": "green", "rejected": "red", "new": ""}


def print_reading(reading: Reading, copies: Sequence[int], *, shaped: bool) -> None:
    """Print an article of the library with everything known of it; `copies` are one story with it."""
    terminal = Terminal(shaped=shaped)
    document, analysis = reading.document, reading.analysis
    terminal.print_text(document.title or document.origin.name, "bold")
    terminal.print_text(facts_line(document.origin.name, document, analysis), "dim")
    if tags := reading.tags_on(_article(reading)):
        terminal.print_text("tags: " + " · ".join(tags))
    if copies:
        terminal.print_text("one story with: " + ", ".join(map(str, copies)))
    for part in analysis.parts:
        terminal.print_blank()
        terminal.print_text(words_of(document.text, part.span), "" if part.kind.value in {"title", "body"} else "dim")
    if not analysis.parts:
        for span in paragraphs(document.text):
            terminal.print_text(words_of(document.text, span))
    sheets = [_claims_sheet(reading), figures_sheet(document.text, analysis), names_sheet(reading.mentions)]
    for sheet in (*sheets, dates_sheet(document.text, analysis), _highlights_sheet(reading), _notes_sheet(reading)):
        terminal.print_sheet(sheet)
    for found in reading.disagreements:
        terminal.print_text(f"{found.source} differs: {told_difference(found)}")


def told_difference(found: Disagreement) -> str:
    """Return in what another library differs, in one line."""
    subject = f" «{found.subject}»" if found.subject else ""
    here, there = found.here or "–", found.there or "–"
    return printable(f"{found.kind.value.replace('_', ' ')}{subject}: here «{here}», there «{there}»")


def _article(reading: Reading) -> Target:
    return Target(TargetKind.ARTICLE, reading.article_id or 0)


def _claims_sheet(reading: Reading) -> Sheet:
    text = reading.document.text
    sheet = Sheet(
        f"Claims ({len(reading.claim_cards)})", ("#", "state", "stance", "speech", "certainty", "who says what")
    )
    for number, card in enumerate(reading.claim_cards, 1):
        claim = card.claim
        speaker = claim.claimant or claim.resolved
        head = f"{words_of(text, speaker) if speaker else '؟'} · {words_of(text, claim.cue)}"
        state = (card.state.value, _STATE_STYLES[card.state.value])
        words = [(head, "bold"), (words_of(text, claim.content), "")]
        if card.reviewed_id is not None:
            target = Target(TargetKind.CLAIM, card.reviewed_id)
            words += [(f"✎ {note.text}", "italic") for note in reading.notes_on(target)]
            words += [(f"# {tag}", "italic") for tag in reading.tags_on(target)]
        judged = (stance_of(claim), claim.speech.value, certainty_of(claim.certainty))
        sheet.add((str(number), state, *judged), words)
    return sheet


def _highlights_sheet(reading: Reading) -> Sheet:
    sheet = Sheet(f"Highlights ({len(reading.highlights)})", ("colour", "words"))
    for highlight in reading.highlights:
        target = Target(TargetKind.HIGHLIGHT, highlight.id)
        words = [(words_of(reading.document.text, Span(highlight.span.start, highlight.span.end)), "")]
        words += [(f"✎ {note.text}", "italic") for note in reading.notes_on(target)]
        words += [(f"# {tag}", "italic") for tag in reading.tags_on(target)]
        sheet.add((highlight.color,), words)
    return sheet


def _notes_sheet(reading: Reading) -> Sheet:
    notes = reading.notes_on(_article(reading))
    sheet = Sheet(f"Notes ({len(notes)})", ("written", "note"))
    for note in notes:
        sheet.add((f"{note.modified:%Y-%m-%d}",), [(line, "") for line in note.text.splitlines()])
    return sheet
