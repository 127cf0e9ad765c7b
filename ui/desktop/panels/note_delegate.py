"""One note in the list: the words it is about, its tags, what the reader wrote."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.desktop.appearance import Appearance
from ui.desktop.item_models.notes import EntryRole, NoteEntry
from ui.desktop.style import tag_role
from ui.desktop.widgets.markdown import MarkdownText
from ui.desktop.widgets.painting import Chip, Paragraph, chip_boxes, draw_chip, mirrored, scaled

MARGIN, PADDING, GAP, BAR = 8, 10, 6, 4
MOST_LINES = 12
"""Lines of a note that its card shows; the editor has all of it."""


class NoteDelegate(QStyledItemDelegate):
    """Paints the entries of the notes panel."""

    def __init__(self, appearance: Appearance, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of an entry in the view's width."""
        width = self._view.viewport().width()
        quote, boxes, words = self._parts(index.data(EntryRole), width, option.font)
        heights = [quote.height, boxes[-1].bottom() if boxes else 0, words.height]
        inner = sum(heights) + GAP * (sum(1 for height in heights if height) - 1)
        return QSize(width, round(inner + 2 * PADDING + MARGIN))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint an entry."""
        entry: NoteEntry = index.data(EntryRole)
        theme = self._appearance.theme
        quote, boxes, words = self._parts(entry, option.rect.width(), option.font)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        box = QRectF(option.rect).adjusted(MARGIN + 0.5, MARGIN / 2 + 0.5, -MARGIN - 0.5, -MARGIN / 2 - 0.5)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if chosen else "border"), 1.6 if chosen else 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        top = inner.top()
        if quote.height:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._bar(entry))
            bar = QRectF(inner.left(), top + 2, BAR, quote.height - 4)
            painter.drawRoundedRect(mirrored(bar, inner, rtl=rtl), 2, 2)
            quote.draw(painter, inner.left() + (0 if rtl else 2 * BAR), top, theme.color("muted"))
            top += quote.height + GAP
        if boxes:
            painter.setFont(scaled(option.font, 0.86))
            for chip, place in zip(_chips(entry), boxes, strict=True):
                moved = mirrored(place.translated(inner.left(), top), inner, rtl=rtl)
                draw_chip(painter, moved, chip.text, theme.color(chip.role), theme.color(f"{chip.role}_tint"))
            top += boxes[-1].bottom() + GAP
        words.draw(painter, inner.left(), top, theme.color("text"), theme.color("accent"))
        painter.restore()

    def _bar(self, entry: NoteEntry) -> QColor:
        theme = self._appearance.theme
        if entry.subject.orphan is not None:
            return theme.color("danger")
        if entry.subject.highlight is not None:
            return theme.highlight(entry.subject.highlight.color)
        return theme.color("claim" if entry.subject.card else "note")

    def _parts(self, entry: NoteEntry, width: float, font: QFont) -> tuple[Paragraph, list[QRectF], MarkdownText]:
        room = max(width - 2 * MARGIN - 2 * PADDING - 1, 60)
        naskh = QFont(self._appearance.fonts.text)
        naskh.setPointSizeF(font.pointSizeF() * 1.2)
        quote = Paragraph(entry.quote, naskh, room - 2 * BAR, rtl=entry.is_right_to_left, most_lines=2)
        written = entry.note.text if entry.note else ""
        words = MarkdownText(written, font, room, MOST_LINES)
        return quote, chip_boxes(_chips(entry), scaled(font, 0.86), room), words


def _chips(entry: NoteEntry) -> list[Chip]:
    """Return the chips of an entry: that its words are lost, and its tags."""
    lost = [Chip(QCoreApplication.translate("NotesPanel", "Lost its place"), "danger")] if entry.subject.orphan else []
    return lost + [Chip(tagging.tag.name, tag_role(tagging.tag.color)) for tagging in entry.tags]
