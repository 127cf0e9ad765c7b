"""Mark-up: draws the marks under and over an article's letters, and in its margins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.domain.span import Span
from ui.desktop.reader.finder import Finder
from ui.desktop.reader.geometry import Geometry, Line, Run
from ui.desktop.reader.layers import ALL_LAYERS, Layer
from ui.desktop.reader.marks import Bracket, Form, Mark, Marks, NoteSign, no_marks
from ui.desktop.selection import Item
from ui.desktop.style import Theme, icon

# How far each form reaches above and below the baseline, in ems. A reader's highlight frames the program's tints, and
# lines lie below the tints, so that each stays visible where they meet.
_MARKER = (1.02, 0.60)
_CONTENT = (1.10, 0.68)
_TINT = (0.88, 0.44)
_CHOSEN_CUE = (1.22, 0.66)
"""Letters reach higher than a tint, and the cue's must not be cut by its frame."""
_LINE_BELOW = 0.53
_CORNER_EMS = 0.14
_LINE_WIDTH_EMS = 0.07
_CUE_WIDTH_EMS = 0.10

_BRACKET_GAP = 16.0
_LANE_WIDTH = 7.0
_LANES = 3
_SIGN_GAP = 12.0
_SIGN_SIZE = 15.0
MARGIN = _BRACKET_GAP + _LANES * _LANE_WIDTH + 7.0


@dataclass(slots=True)
class Shown:
    """What of an article's marks is shown at the moment."""

    marks: Marks = field(default_factory=no_marks)
    layers: frozenset[Layer] = ALL_LAYERS
    chosen: Item | None = None
    chosen_content: tuple[Span, ...] = ()
    chosen_claimants: tuple[Span, ...] = ()
    finder: Finder | None = None
    find_current: Span | None = None

    def words(self, stretch: Span) -> Iterator[Mark]:
        """Yield the marks in sight in a stretch of the text."""
        return (mark for mark in self.marks.words.overlapping(stretch) if mark.layer in self.layers)

    def brackets(self, stretch: Span) -> Iterator[Bracket]:
        """Yield the brackets in sight in a stretch of the text."""
        return self.marks.brackets.overlapping(stretch) if Layer.CLAIMS in self.layers else iter(())

    def hits(self, stretch: Span) -> list[Span]:
        """Return the hits of the find bar in a stretch of the text."""
        return self.finder.hits_in(stretch) if self.finder else []

    def notes(self, stretch: Span) -> Iterator[NoteSign]:
        """Yield the signs of notes in sight in a stretch of the text."""
        return (sign for sign in self.marks.notes.overlapping(stretch) if sign.layer in self.layers)


class Markup:
    """Draws what is shown of an article's marks with a theme's colours."""

    def __init__(self, geometry: Geometry, shown: Shown, theme: Theme, *, is_right_to_left: bool) -> None:
        self.geometry = geometry
        self.shown = shown
        self.theme = theme
        self._is_right_to_left = is_right_to_left

    def draw_under(self, painter: QPainter, lines: Sequence[Line]) -> None:
        """Draw what lies under the letters: the chosen claim's words, highlights, hits and tints."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in lines:
            marks = list(self.shown.words(line.span))
            for content in self.shown.chosen_content:
                self._fill(painter, content, line, _CONTENT, self.theme.color("claim_tint"))
            for mark in marks:
                if mark.form is Form.MARKER:
                    self._fill(painter, mark.span, line, _MARKER, self.theme.highlight(mark.role))
            for hit in self.shown.hits(line.span):
                role = "find_current" if hit == self.shown.find_current else "find"
                self._fill(painter, hit, line, _MARKER, self.theme.color(role))
            for mark in marks:
                if mark.form is Form.TINT:
                    self._draw_tint(painter, mark, line)
                elif mark.form is Form.CUE and mark.item == self.shown.chosen:
                    # The cue of a rejected claim is muted, which is no colour that lies under words.
                    ground = "hover" if mark.role == "muted" else f"{mark.role}_tint"
                    self._fill(painter, mark.span, line, _CHOSEN_CUE, self.theme.color(ground))

    def draw_over(self, painter: QPainter, lines: Sequence[Line]) -> None:
        """Draw what lies over the letters: lines beneath words, and frames around what is chosen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in lines:
            for mark in self.shown.words(line.span):
                self._draw_line(painter, mark, line)
                if mark.item == self.shown.chosen:
                    role = "note" if mark.form is Form.MARKER else mark.role
                    self._frame(painter, mark.span, line, _extent(mark), self.theme.color(role))
            for claimant in self.shown.chosen_claimants:
                self._frame(painter, claimant, line, _TINT, self.theme.color("claim"))

    def draw_margins(self, painter: QPainter, lines: Sequence[Line], edges: Run) -> None:
        """Draw claims' brackets in the margin where lines begin, and signs of notes where they end.

        `edges` are the left and right edge of the text.
        """
        for bracket in self.shown.brackets(lines_stretch(lines)):
            self._draw_bracket(painter, bracket, lines, edges)
        for sign, place in self.note_places(lines, edges):
            role = "accent" if sign.item == self.shown.chosen else "note"
            icon("note", self.theme, role).paint(painter, place.toAlignedRect())

    def colored_words(self, lines: Sequence[Line]) -> Iterator[tuple[Span, QColor]]:
        """Yield the words whose letters themselves are coloured: claims' cues, and dimmed words that were found."""
        stretch = lines_stretch(lines)
        for hit in self.shown.hits(stretch):
            yield hit, self.theme.color("text")
        for mark in self.shown.words(stretch):
            if mark.form is Form.CUE:
                yield mark.span, self.theme.color(mark.role)

    def items_at(self, point: QPointF, lines: Sequence[Line], edges: Run) -> list[Item]:
        """Return what is marked at a point of the page, the shortest mark first: what is drawn there, and only that."""
        for line in lines:
            near = sorted(self.shown.words(line.span), key=lambda mark: (len(mark.span), mark.form is not Form.CUE))
            found = [mark.item for mark in near if self._covers(mark, line, point)]
            if found:
                return found
        brackets = [
            (bracket.lane, bracket.item)
            for bracket in self.shown.brackets(lines_stretch(lines))
            if self._bracket_box(bracket, lines, edges).adjusted(-3, 0, 3, 0).contains(point)
        ]
        signs = [sign.item for sign, place in self.note_places(lines, edges) if place.contains(point)]
        return [*signs, *(item for _, item in sorted(brackets, key=lambda found: found[0]))]

    def _covers(self, mark: Mark, line: Line, point: QPointF) -> bool:
        above, below = _MARKER
        return any(line.band(run, above, below).contains(point) for run in self.geometry.runs(mark.span, line))

    def note_places(self, lines: Sequence[Line], edges: Run) -> Iterator[tuple[NoteSign, QRectF]]:
        """Yield the signs of notes in sight, each with the square it is drawn in."""
        left, right = edges
        x = left - _SIGN_GAP - _SIGN_SIZE if self._is_right_to_left else right + _SIGN_GAP
        for line in lines:
            starting = [sign for sign in self.shown.notes(line.span) if line.span.holds(sign.span.start)]
            for sign in starting[:1]:
                yield sign, QRectF(x, line.baseline - _SIGN_SIZE + 2, _SIGN_SIZE, _SIGN_SIZE)

    def _fill(self, painter: QPainter, span: Span, line: Line, extent: Run, color: QColor) -> None:
        painter.setBrush(color)
        for run in self.geometry.runs(span, line):
            self._round(painter, line.band(run, *extent), line)

    def _draw_tint(self, painter: QPainter, mark: Mark, line: Line) -> None:
        color = self.theme.color(f"{mark.role}_tint")
        if mark.is_unsure:
            color.setAlphaF(0.55)
        self._fill(painter, mark.span, line, _TINT, color)

    def _draw_line(self, painter: QPainter, mark: Mark, line: Line) -> None:
        """Draw the line beneath a figure, date or cue; what the program is unsure of is dotted, names too."""
        if mark.form is Form.MARKER or (mark.form is Form.TINT and not mark.is_unsure):
            return
        width = line.em * (_CUE_WIDTH_EMS if mark.form is Form.CUE else _LINE_WIDTH_EMS)
        below = _TINT[1] if mark.form is Form.TINT else _LINE_BELOW
        painter.setPen(_pen(self.theme.color(mark.role), max(width, 1.2), is_dotted=mark.is_unsure))
        y = line.baseline + below * line.em
        for left, right in self.geometry.runs(mark.span, line):
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _frame(self, painter: QPainter, span: Span, line: Line, extent: Run, color: QColor) -> None:
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in self.geometry.runs(span, line):
            self._round(painter, line.band(run, *extent).adjusted(-1, -1, 1, 1), line)

    def _round(self, painter: QPainter, band: QRectF, line: Line) -> None:
        corner = line.em * _CORNER_EMS
        painter.drawRoundedRect(band, corner, corner)

    def _draw_bracket(self, painter: QPainter, bracket: Bracket, lines: Sequence[Line], edges: Run) -> None:
        box = self._bracket_box(bracket, lines, edges)
        is_chosen = bracket.item == self.shown.chosen
        pen = _pen(self.theme.color(bracket.role), 2.5 if is_chosen else 1.25, is_dotted=bracket.is_unsure)
        painter.setPen(pen)
        x = box.center().x()
        foot = x + (-4.0 if self._is_right_to_left else 4.0)
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        if any(line.span.holds(bracket.span.start) for line in lines):
            painter.drawLine(QPointF(x, box.top()), QPointF(foot, box.top()))
        if any(line.span.holds(bracket.span.end - 1) for line in lines):
            painter.drawLine(QPointF(x, box.bottom()), QPointF(foot, box.bottom()))

    def _bracket_box(self, bracket: Bracket, lines: Sequence[Line], edges: Run) -> QRectF:
        held = [line for line in lines if line.span.overlaps(bracket.span)]
        if not held:
            return QRectF()
        left, right = edges
        away = _BRACKET_GAP + min(bracket.lane, _LANES - 1) * _LANE_WIDTH
        x = right + away if self._is_right_to_left else left - away
        top = held[0].baseline - held[0].em * _TINT[0]
        bottom = held[-1].baseline + held[-1].em * _TINT[1]
        return QRectF(x - 2, top, 4, bottom - top)


def _extent(mark: Mark) -> Run:
    match mark.form:
        case Form.MARKER:
            return _MARKER
        case Form.CUE:
            return _CHOSEN_CUE
        case _:
            return _TINT


def lines_stretch(lines: Sequence[Line]) -> Span:
    """Return the stretch of text from the first to the last line; an empty one where there are none."""
    return Span(lines[0].span.start, lines[-1].span.end) if lines else Span(0, 0)


def _pen(color: QColor, width: float, *, is_dotted: bool) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if is_dotted:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.2])
    return pen
