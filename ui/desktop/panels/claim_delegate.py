"""One claim as a card: who, in which stance, the words by their own direction, and chips for what they hold."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.records import ClaimState
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.item_models.claims import CardRole, CardText
from ui.desktop.widgets.painting import (
    CHIP_GAP,
    CHIP_PADDING,
    Chip,
    Paragraph,
    chip_boxes,
    chip_height,
    draw_chip,
    mirrored,
    scaled,
)

MARGIN, PADDING, GAP, BAR = 8, 12, 7, 3
FEW_LINES = 3

_STANCE_ROLES = {"deny": "danger", "allege": "figure", "accuse": "weapon", "warn": "weapon"}


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a card measures in the width at hand."""

    head: float
    words: Paragraph
    chips: list[QRectF]
    height: float


class ClaimDelegate(QStyledItemDelegate):
    """Paints cards; the chosen one shows all its words, the others their first lines."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view
        self._layouts: dict[tuple[object, ...], _Layout] = {}

    def renew(self) -> None:
        """Forget all measures (another theme or font)."""
        self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a card in the view's width."""
        width = self._view.viewport().width()
        layout = self._layout(index.data(CardRole), width, option.font, is_chosen=self._is_chosen(index))
        return QSize(width, round(layout.height + 2 * PADDING + MARGIN))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a card."""
        text: CardText = index.data(CardRole)
        is_chosen = self._is_chosen(index)
        layout = self._layout(text, option.rect.width(), option.font, is_chosen=is_chosen)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        box = QRectF(option.rect).adjusted(MARGIN + 0.5, MARGIN / 2 + 0.5, -MARGIN - 0.5, -MARGIN / 2 - 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, box, text, is_chosen=is_chosen, hovered=hovered, rtl=rtl)
        inner = box.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        self._paint_head(painter, QRectF(inner.left(), inner.top(), inner.width(), layout.head), option.font, text, rtl)
        top = inner.top() + layout.head + GAP
        layout.words.draw(painter, inner.left(), top, self._ink(text))
        painter.setFont(scaled(option.font, 0.86))
        self._paint_chips(painter, inner, top + layout.words.height + GAP, text.chips, layout.chips, rtl=rtl)
        painter.restore()

    def _is_chosen(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return self._view.currentIndex().row() == index.row()

    def _ink(self, text: CardText) -> QColor:
        return self._appearance.theme.color("muted" if text.card.state is ClaimState.REJECTED else "text")

    def _paint_ground(
        self, painter: QPainter, box: QRectF, text: CardText, *, is_chosen: bool, hovered: bool, rtl: bool
    ) -> None:
        theme = self._appearance.theme
        edge = theme.color("accent" if is_chosen else "muted" if hovered else "border")
        painter.setPen(QPen(edge, 1.6 if is_chosen else 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"state_{text.card.state.value}"))
        bar = QRectF(box.left() + 5, box.top() + 10, BAR, box.height() - 20)
        painter.drawRoundedRect(mirrored(bar, box, rtl=rtl), BAR / 2, BAR / 2)

    def _paint_head(
        self,
        painter: QPainter,
        line: QRectF,
        font: QFont,
        text: CardText,
        rtl: bool,
    ) -> None:
        """Paint claimant at the start; stance, state and repeats at the end."""
        theme, small = self._appearance.theme, scaled(font, 0.86)
        painter.setFont(small)
        metrics, at = QFontMetricsF(small), line.right()
        for chip in self._marks(text):
            width = metrics.horizontalAdvance(chip.text) + 2 * CHIP_PADDING
            height = chip_height(small)
            box = QRectF(at - width, line.top() + (line.height() - height) / 2, width, height)
            tint = theme.color("hover") if chip.role in {"muted", "text"} else _tint(theme.color(chip.role))
            draw_chip(painter, mirrored(box, line, rtl=rtl), chip.text, theme.color(chip.role), tint)
            at -= width + CHIP_GAP
        bold = scaled(font, 1.0, weight=QFont.Weight.DemiBold)
        room = QRectF(line.left(), line.top(), at - line.left(), line.height())
        painter.setFont(bold)
        painter.setPen(self._ink(text))
        words = QFontMetricsF(bold).elidedText(text.claimant, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if text.is_right_to_left else Qt.LayoutDirection.LeftToRight
        )
        painter.drawText(
            mirrored(room, line, rtl=rtl),
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter,
            words,
        )

    def _marks(self, text: CardText) -> list[Chip]:
        """Return the chips at the head's end, the outermost first."""
        marks = [Chip(text.stance, _STANCE_ROLES.get(text.card.claim.stance.value, "muted"))]
        if text.card.state is not ClaimState.NEW:
            marks.insert(0, Chip(labels.label(text.card.state), f"state_{text.card.state.value}"))
        if text.occurrences > 1:
            marks.append(Chip(f"×{text.occurrences}", "muted"))
        if text.is_unsure:
            marks.append(Chip("؟" if text.is_right_to_left else "?", "figure"))
        if text.has_notes:
            marks.append(Chip("✎", "note"))
        return marks

    def _paint_chips(
        self,
        painter: QPainter,
        inner: QRectF,
        top: float,
        chips: tuple[Chip, ...],
        boxes: list[QRectF],
        *,
        rtl: bool,
    ) -> None:
        theme = self._appearance.theme
        for chip, box in zip(chips, boxes, strict=False):
            moved = mirrored(box.translated(inner.left(), top), inner, rtl=rtl)
            draw_chip(painter, moved, chip.text, theme.color(chip.role), theme.color(f"{chip.role}_tint"))

    def _layout(self, text: CardText, width: float, font: QFont, *, is_chosen: bool) -> _Layout:
        key = (text, width, font.key(), is_chosen)
        if key not in self._layouts:
            if len(self._layouts) > 2000:
                self._layouts.clear()
            self._layouts[key] = self._measured(text, width, font, is_chosen=is_chosen)
        return self._layouts[key]

    def _measured(self, text: CardText, width: float, font: QFont, *, is_chosen: bool) -> _Layout:
        room = max(width - 2 * MARGIN - 2 * PADDING - 1, 60)
        naskh = QFont(self._appearance.fonts.text)
        naskh.setPointSizeF(font.pointSizeF() * 1.3)
        lines = None if is_chosen else FEW_LINES
        words = Paragraph(text.content, naskh, room, rtl=text.is_right_to_left, most_lines=lines)
        small = scaled(font, 0.86)
        boxes = chip_boxes(text.chips, small, room)
        if not is_chosen:
            boxes = [box for box in boxes if box.top() == 0]
        head = max(QFontMetricsF(font).height(), chip_height(small))
        chips = GAP + boxes[-1].bottom() if boxes else 0
        return _Layout(head, words, boxes, head + GAP + words.height + chips)


def _tint(color: QColor) -> QColor:
    """Return a colour faint enough to lie under its own ink."""
    tint = QColor(color)
    tint.setAlphaF(0.13)
    return tint
