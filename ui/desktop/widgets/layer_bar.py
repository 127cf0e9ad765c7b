"""The bar above the article with a switch for each layer of mark-up."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from ui.desktop.appearance import Appearance
from ui.desktop.reader.layers import LAYER_ROLES, Layer

DOT, SIDE = 12, 2


class LayerBar(QFrame):
    """Buttons that follow the layers' actions; a full dot is a layer shown, a ring one that is hidden."""

    def __init__(self, actions: Mapping[Layer, QAction], appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("layer_bar")
        self._actions = actions
        self._appearance = appearance
        self._buttons: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 4, SIDE, 4)
        row.setSpacing(0)
        row.addStretch(1)
        for action in actions.values():
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(DOT, DOT))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setProperty("tone", "layer")
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch(1)
        self._fit()
        self._color()
        appearance.changed.connect(self._color)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the dots alone where the names would be cut."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the dots."""
        return QSize(len(self._buttons) * (DOT + 12), super().minimumSizeHint().height())

    def _fit(self) -> None:
        self._set_style(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if sum(button.sizeHint().width() for button in self._buttons) > self.width() - 2 * SIDE:
            self._set_style(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _set_style(self, style: Qt.ToolButtonStyle) -> None:
        for button in self._buttons:
            button.setToolButtonStyle(style)

    def _color(self) -> None:
        theme = self._appearance.theme
        for layer, action in self._actions.items():
            action.setIcon(_dots(theme.color(LAYER_ROLES[layer])))
        # A switch speaks by its dot: eight filled boxes would be louder than the article.
        self.setStyleSheet(
            "QToolButton { border: 1px solid transparent; background: transparent; padding: 2px 5px; }"
            f"QToolButton:focus {{ border-color: {theme.hex('focus')}; }}"
            f"QToolButton:hover {{ background: {theme.hex('hover')}; }}"
            f"QToolButton:!checked {{ color: {theme.hex('muted')}; }}"
        )


def _dots(color: QColor) -> QIcon:
    icon = QIcon()
    icon.addPixmap(_dot(color, is_full=True), QIcon.Mode.Normal, QIcon.State.On)
    icon.addPixmap(_dot(color, is_full=False), QIcon.Mode.Normal, QIcon.State.Off)
    return icon


def _dot(color: QColor, *, is_full: bool) -> QPixmap:
    scale = 3
    pixmap = QPixmap(DOT * scale, DOT * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(color)
    pen.setWidthF(1.5 * scale)
    painter.setPen(pen)
    painter.setBrush(color if is_full else Qt.BrushStyle.NoBrush)
    middle, radius = DOT * scale / 2, DOT * scale / 2 - 2.2 * scale
    painter.drawEllipse(QPointF(middle, middle), radius, radius)
    painter.end()
    return pixmap
