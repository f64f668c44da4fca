"""How cells of the worklist are painted: thumbnail, score with its bar, file with remark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.review.findings import Status
from desktop.review.verdicts import Decision
from desktop.ui import words
from desktop.ui.appearance import colours
from desktop.ui.worklist.columns import BY_NAME, remark
from desktop.ui.worklist.model import ROW_ROLE, AnyIndex
from desktop.ui.worklist.thumbnails import fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QSize

    from desktop.review.findings import Finding
    from desktop.ui.worklist.rows import Row
    from desktop.ui.worklist.thumbnails import Thumbnails

_MARGIN = 6
_BAR_HEIGHT = 5
_SMALLER = 0.88
_INDENT = 8
_BLANK = QColor("#20262d")


class CellDelegate(QStyledItemDelegate):
    """Paints the ground of a cell as the style does, and leaves the rest to subclasses."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell."""
        # Only the ground: initStyleOption() would ask the model for seven roles in vain.
        style = option.widget.style() if option.widget else QApplication.style()
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        style.drawPrimitive(panel, option, painter, option.widget)
        row = index.data(ROW_ROLE)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.fill(painter, option, row)
        painter.restore()

    def fill(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        """Paint what a cell says."""
        raise NotImplementedError


class FilmDelegate(CellDelegate):
    """The thumbnail, or a cross where there is none."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def fill(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        """Paint the thumbnail as large as the cell allows."""
        cell = option.rect.adjusted(2 + _INDENT * row.follows, 2, -2, -2)
        ratio = painter.device().devicePixelRatioF()
        film = row.finding.film
        pixmap = self._thumbnails.fitting(film, cell.size(), ratio) if film else None
        if row.follows:
            _draw_branch(painter, option.rect)
        if film is not None and pixmap is None:
            _draw_blank(painter, cell, fitted(film, cell.size(), 1))
            return
        if pixmap is None or pixmap.isNull():
            painter.setPen(QColor(colours().muted))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words.sign_of(row.finding))
            return
        size = pixmap.deviceIndependentSize()
        left = cell.left() + (cell.width() - size.width()) / 2
        painter.drawPixmap(QPointF(left, cell.top() + (cell.height() - size.height()) / 2), pixmap)


class ScoreDelegate(CellDelegate):
    """The score as a number and as a bar, with the threshold marked on it."""

    def fill(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        """Paint number and bar."""
        cell = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        finding = row.finding
        painter.setPen(_text_colour(option))
        if row.case.veiled:
            painter.setPen(QColor(colours().muted))
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, words.HIDDEN)
            return
        font = option.font
        font.setBold(finding.flagged)
        painter.setFont(font)
        ruling = finding.ruling
        if ruling is None:
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, words.NOT_A_NUMBER)
            return
        middle = cell.center().y()
        upper = QRect(cell.left(), cell.top(), cell.width(), middle - cell.top() + 4)
        align = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(upper, align, words.score(ruling[0]))
        bar = QRectF(cell.left(), middle + 8, cell.width(), _BAR_HEIGHT)
        _paint_bar(painter, bar, finding, selected=_is_selected(option))


class StatusDelegate(QStyledItemDelegate):
    """Sign and word, flagged ones bold and in their colour."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Colour the words."""
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if row is None:
            return
        veiled = row.case.veiled and row.finding.status is Status.OK
        option.font.setBold(row.finding.flagged and not veiled)
        colour = colours().muted if veiled else _status_colour(row.finding)
        option.palette.setColor(QPalette.ColorRole.Text, QColor(colour))


class VerdictDelegate(QStyledItemDelegate):
    """The reader's verdict: pneumonia bold, unread cases empty."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Weigh the words."""
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if row is not None:
            option.font.setBold(row.case.decision is Decision.PNEUMONIA)


class RankDelegate(QStyledItemDelegate):
    """The place in the order of priority, with a star on what the reader marked."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint the number, and the star in the corner."""
        super().paint(painter, option, index)
        row = index.data(ROW_ROLE)
        if row is not None and row.case.marked:
            painter.save()
            painter.setPen(QColor(colours().caution))
            corner = option.rect.adjusted(3, 1, 0, 0)
            painter.drawText(corner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, "★")
            painter.restore()


class FileDelegate(CellDelegate):
    """The file name and, beneath it, what must be known about the film.

    Parameters
    ----------
    tucked : callable returning sequence of str
        The names of columns for which there is no room; what they say stands here.
    """

    def __init__(self, tucked: Callable[[], Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tucked = tucked

    def fill(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        """Paint one or two lines."""
        cell = option.rect.adjusted(_MARGIN, 4, -_MARGIN, -4)
        finding, note = row.finding, row.case.note
        facts = [BY_NAME[column].text(row.case) for column in self._tucked()]
        parts = (note and f"✎ {note}", remark(finding), *facts)
        noticed = " · ".join(part for part in parts if part)
        name = words.film_name(finding.ref)
        painter.setPen(_text_colour(option))
        if not noticed:
            _draw_line(painter, cell, name, Qt.TextElideMode.ElideMiddle)
            return
        upper = QRect(cell.left(), cell.top(), cell.width(), cell.height() // 2)
        lower = upper.translated(0, cell.height() // 2)
        _draw_line(painter, upper, name, Qt.TextElideMode.ElideMiddle)
        font = option.font
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        painter.setFont(font)
        if not _is_selected(option):
            unreadable = finding.status is Status.UNREADABLE
            weighty = colours().caution if note or remark(finding) else colours().muted
            painter.setPen(QColor(colours().fault if unreadable else weighty))
        _draw_line(painter, lower, noticed, Qt.TextElideMode.ElideRight)


def _draw_blank(painter: QPainter, cell: QRect, size: QSize) -> None:
    """Draw a dark film in the place of one that is being unpacked."""
    film = QRect(cell.topLeft(), size)
    film.moveCenter(cell.center())
    painter.fillRect(film, _BLANK)


def _draw_branch(painter: QPainter, cell: QRect) -> None:
    """Draw the line that joins a film to its patient's film above it."""
    painter.setPen(QPen(QColor(colours().muted), 1))
    x, y = cell.left() + _INDENT // 2 + 1, cell.center().y()
    painter.drawLine(x, cell.top(), x, y)
    painter.drawLine(x, y, cell.left() + _INDENT + 1, y)


def _paint_bar(painter: QPainter, bar: QRectF, finding: Finding, *, selected: bool) -> None:
    ruling = finding.ruling
    if ruling is None:
        return
    chosen = colours()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chosen.ground if selected else chosen.line))
    painter.drawRoundedRect(bar, 2, 2)
    filled = QRectF(bar)
    filled.setWidth(max(bar.width() * ruling[0], 2.0))
    painter.setBrush(QColor(_bar_colour(finding)))
    painter.drawRoundedRect(filled, 2, 2)
    at = bar.left() + bar.width() * ruling[1]
    painter.setPen(QPen(QColor(chosen.text), 1.4))
    painter.drawLine(int(at), int(bar.top()) - 3, int(at), int(bar.bottom()) + 3)


def _draw_line(painter: QPainter, cell: QRect, text: str, elide: Qt.TextElideMode) -> None:
    short = painter.fontMetrics().elidedText(text, elide, cell.width())
    painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)


def _text_colour(option: QStyleOptionViewItem) -> QColor:
    roles = QPalette.ColorRole
    return option.palette.color(roles.HighlightedText if _is_selected(option) else roles.Text)


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _bar_colour(finding: Finding) -> str:
    if finding.status is not Status.OK:
        return colours().muted
    return colours().flagged if finding.flagged else colours().unflagged


def _status_colour(finding: Finding) -> str:
    if finding.status is Status.UNREADABLE:
        return colours().fault
    if finding.status is Status.OUT_OF_SCOPE:
        return colours().caution
    return colours().flagged if finding.flagged else colours().muted
