"""One article in the list: its title in two lines; outlet, day and tags; how many of its claims are reviewed.

While a search is on, two lines more: where its words stand in the article, in the article's own letters.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.document import RIGHT_TO_LEFT_LANGUAGES
from app.domain.records import TAG_SEPARATOR, ArticleSummary
from app.domain.span import Span
from app.library.searching.snippets import Snippet
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.direction import is_right_to_left, isolated, isolated_name
from ui.desktop.item_models.articles import ArticleListModel, SnippetRole, StoryRole, SummaryRole
from ui.desktop.item_models.story_rows import StoryRow
from ui.desktop.style import tag_role
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

MARGIN, PADDING, GAP = 6, 9, 3
_INDENT = 16
_SNIPPET_LINES = 2
_BEFORE_MARK = 24
_LEAST_NAME = 28
_ELLIPSIS = "…"


class ArticleDelegate(QStyledItemDelegate):
    """Paints rows of one height, so that a long list need not be measured.

    `copies_clicked` carries the row where the number of a story's copies was clicked.
    """

    copies_clicked = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of every row; with snippets, rows are higher."""
        fonts = _fonts(option.font)
        title, facts = (QFontMetricsF(font).lineSpacing() for font in fonts)
        model = index.model()
        shows_snippets = isinstance(model, ArticleListModel) and model.shows_snippets
        snippet = _SNIPPET_LINES * facts + 2 * GAP if shows_snippets else 0
        return QSize(120, round(2 * title + GAP + snippet + max(facts, chip_height(fonts[1])) + 2 * PADDING))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row; one whose line is still on its way shows two quiet bars."""
        summary = index.data(SummaryRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        story = index.data(StoryRole)
        box, rtl = _content_box(option, story), option.direction is Qt.LayoutDirection.RightToLeft
        self._paint_stem(painter, option, story, rtl=rtl)
        if isinstance(summary, ArticleSummary):
            self._paint_summary(painter, box, option.font, summary, story, rtl=rtl)
            self._paint_copies(painter, option, summary, story)
            self._paint_snippet(painter, box, option.font, summary, index.data(SnippetRole))
        else:
            self._paint_placeholder(painter, box, rtl=rtl)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._appearance.theme
        box = QRectF(option.rect).adjusted(MARGIN, 1, -MARGIN, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("accent_tint"))
            painter.drawRoundedRect(box, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, 6, 6)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell of a click on the number of copies."""
        story, summary = index.data(StoryRole), index.data(SummaryRole)
        if (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(summary, ArticleSummary)
            and story is not None
            and story.is_first
            and self.copies_box(option, summary, story).contains(event.position())
        ):
            self.copies_clicked.emit(index)
            return True
        return super().editorEvent(event, model, option, index)

    def copies_box(self, option: QStyleOptionViewItem, summary: ArticleSummary, story: StoryRow) -> QRectF:
        """Return where a row shows how many copies its story has, in the view's coordinates."""
        font, rtl = _fonts(option.font)[1], option.direction is Qt.LayoutDirection.RightToLeft
        line = _facts_line(_content_box(option, story), font)
        metrics = QFontMetricsF(font)
        width = self._copies_width(metrics, story)
        box = QRectF(line.right() - self._progress_width(metrics, summary) - width, line.top(), width, line.height())
        return mirrored(box, line, rtl=rtl)

    def _copies_width(self, metrics: QFontMetricsF, story: StoryRow | None) -> float:
        if story is None or not story.is_first:
            return 0.0
        return metrics.horizontalAdvance(self._copies(story)) + 2 * CHIP_PADDING

    def _paint_copies(
        self, painter: QPainter, option: QStyleOptionViewItem, summary: ArticleSummary, story: StoryRow | None
    ) -> None:
        if story is not None and story.is_first:
            theme = self._appearance.theme
            painter.setFont(_fonts(option.font)[1])
            box = self.copies_box(option, summary, story)
            draw_chip(painter, box, self._copies(story), theme.color("text"), theme.color("hover"))

    def _copies(self, story: StoryRow) -> str:
        copies = self.tr("%n copies", "", story.copies)
        return f"{copies} {'▴' if story.is_open else '▾'}"

    def _progress_width(self, metrics: QFontMetricsF, summary: ArticleSummary) -> float:
        progress = self._progress(summary)
        return metrics.horizontalAdvance(progress) + 10 if progress else 0.0

    def _paint_stem(
        self, painter: QPainter, option: QStyleOptionViewItem, story: StoryRow | None, *, rtl: bool
    ) -> None:
        """Paint a line beside the copies that stand below their story's first article."""
        if story is None or story.is_first:
            return
        row = QRectF(option.rect)
        line = QRectF(row.left() + MARGIN + PADDING + 4, row.top(), 2, row.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._appearance.theme.color("border"))
        painter.drawRect(mirrored(line, row, rtl=rtl))

    def _paint_summary(
        self, painter: QPainter, box: QRectF, font: QFont, summary: ArticleSummary, story: StoryRow | None, *, rtl: bool
    ) -> None:
        theme = self._appearance.theme
        title_font, facts_font = _fonts(font)
        title_font.setWeight(QFont.Weight.Normal if summary.is_read else QFont.Weight.DemiBold)
        title_rtl = is_right_to_left(summary.title, otherwise=summary.language in RIGHT_TO_LEFT_LANGUAGES)
        title = Paragraph(summary.title, title_font, box.width(), rtl=title_rtl, most_lines=2)
        title.draw(painter, box.left(), box.top(), theme.color("text"))
        line = _facts_line(box, facts_font)
        height = line.height()
        painter.setFont(facts_font)
        metrics = QFontMetricsF(facts_font)
        progress = self._progress(summary)
        taken = self._progress_width(metrics, summary)
        done = summary.claims > 0 and summary.reviewed >= summary.claims
        end = mirrored(QRectF(line.right() - taken, line.top(), taken, height), line, rtl=rtl)
        painter.setPen(theme.color("state_accepted" if done else "muted"))
        painter.drawText(end, _aligned(not rtl), progress)
        room = line.width() - taken - self._copies_width(metrics, story) - CHIP_GAP
        facts = _facts(summary, metrics, room)
        start = mirrored(QRectF(line.left(), line.top(), room, height), line, rtl=rtl)
        painter.setPen(theme.color("muted"))
        painter.drawText(start, _aligned(rtl), facts)
        used = metrics.horizontalAdvance(facts) + 2 * CHIP_GAP
        self._paint_tags(painter, line, summary, (used, room - used), rtl=rtl)

    def _paint_snippet(
        self, painter: QPainter, box: QRectF, font: QFont, summary: ArticleSummary, snippet: Snippet | None
    ) -> None:
        """Paint where the words of a search stand, above the last line; a snippet runs as its article does."""
        if snippet is None:
            return
        theme, (title_font, facts_font) = self._appearance.theme, _fonts(font)
        top = box.top() + 2 * QFontMetricsF(title_font).lineSpacing() + GAP
        rtl = summary.language in RIGHT_TO_LEFT_LANGUAGES
        text, marks = _from_mark(snippet)
        words = Paragraph(text, facts_font, box.width(), rtl=rtl, most_lines=_SNIPPET_LINES, keeps_blanks=True)
        words.draw_marked(painter, QPointF(box.left(), top), theme.color("text"), marks, theme.color("find"))

    def _paint_tags(
        self, painter: QPainter, line: QRectF, summary: ArticleSummary, place: tuple[float, float], *, rtl: bool
    ) -> None:
        """Paint as many tags as there is room for, `place` being the first one's distance and the room in pixels."""
        distance, room = place
        theme = self._appearance.theme
        colors = summary.tag_colors or (None,) * len(summary.tags)
        chips = [
            Chip(tag.rpartition(TAG_SEPARATOR)[2], tag_role(color))
            for tag, color in zip(summary.tags, colors, strict=True)
        ]
        if room < 36:
            return
        for chip, chip_box in zip(chips, chip_boxes(chips, painter.font(), room), strict=True):
            if chip_box.top() == 0:
                moved = chip_box.translated(line.left() + distance, line.top())
                draw_chip(
                    painter,
                    mirrored(moved, line, rtl=rtl),
                    chip.text,
                    theme.color(chip.role),
                    theme.color(f"{chip.role}_tint"),
                )

    def _progress(self, summary: ArticleSummary) -> str:
        star = "★ " if summary.is_starred else ""
        if not summary.claims:
            return star.strip()
        return star + self.tr("{reviewed} of {total}").format(reviewed=summary.reviewed, total=summary.claims)

    def _paint_placeholder(self, painter: QPainter, box: QRectF, *, rtl: bool) -> None:
        painter.setBrush(self._appearance.theme.color("hover"))
        for top, share in ((4, 0.9), (26, 0.5)):
            bar = QRectF(box.left(), box.top() + top, box.width() * share, 10)
            painter.drawRoundedRect(mirrored(bar, box, rtl=rtl), 5, 5)


def _from_mark(snippet: Snippet) -> Snippet:
    """Return a snippet from a little before its first mark on, so that the mark stands in the first lines."""
    start = snippet.marks[0].start if snippet.marks else 0
    cut = snippet.text.find(" ", max(0, start - _BEFORE_MARK), start) + 1
    if start <= _BEFORE_MARK or not cut:
        return snippet
    shift = len(_ELLIPSIS) - cut
    marks = tuple(Span(mark.start + shift, mark.end + shift) for mark in snippet.marks)
    return Snippet(_ELLIPSIS + snippet.text[cut:], marks)


def _content_box(option: QStyleOptionViewItem, story: StoryRow | None) -> QRectF:
    """Return the place of a row's words; copies below their story's first article stand further in."""
    box = QRectF(option.rect).adjusted(PADDING + MARGIN, PADDING, -PADDING - MARGIN, -PADDING)
    if story is None or story.is_first:
        return box
    rtl = option.direction is Qt.LayoutDirection.RightToLeft
    return box.adjusted(0, 0, -_INDENT, 0) if rtl else box.adjusted(_INDENT, 0, 0, 0)


def _facts_line(box: QRectF, font: QFont) -> QRectF:
    """Return the last line of a row, with outlet, day and tags."""
    height = chip_height(font)
    return QRectF(box.left(), box.bottom() - height, box.width(), height)


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    """Return the fonts of the title and of the facts below it."""
    return QFont(font), scaled(font, 0.88)


def _aligned(rtl: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def _facts(summary: ArticleSummary, metrics: QFontMetricsF, room: float) -> str:
    """Return outlet and day, the file's name where there is no outlet; in want of room, the name is cut or left out."""
    name = summary.outlet or summary.origin.name
    day = labels.short_day(summary.published) if summary.published is not None else ""
    rest = room - metrics.horizontalAdvance(f" · {day}") if day else room
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, rest) if rest >= _LEAST_NAME else ""
    apart = isolated_name(shown) if shown == name else isolated(shown)
    return " · ".join(filter(None, (apart if shown else "", day)))
