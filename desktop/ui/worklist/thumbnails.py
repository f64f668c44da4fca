"""Thumbnails as pixmaps, unpacked when a row is painted and kept within a bound."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

if TYPE_CHECKING:
    from desktop.review.findings import Finding

KEPT = 400


class Thumbnails:
    """The thumbnails seen last.

    Parameters
    ----------
    kept : int
        How many are kept unpacked; each takes some 40 kB.
    """

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._pixmaps: OrderedDict[bytes, QPixmap] = OrderedDict()
        self._small: OrderedDict[tuple[bytes, int, int, float], QPixmap] = OrderedDict()

    def __len__(self) -> int:
        return len(self._pixmaps)

    def of(self, finding: Finding) -> QPixmap | None:
        """Return the thumbnail of a film; None when it has none."""
        if finding.film is None:
            return None
        packed = finding.film.thumbnail
        pixmap = self._pixmaps.get(packed)
        if pixmap is None:
            pixmap = QPixmap()
            pixmap.loadFromData(packed)
            self._pixmaps[packed] = pixmap
            if len(self._pixmaps) > self._kept:
                self._pixmaps.popitem(last=False)
        else:
            self._pixmaps.move_to_end(packed)
        return None if pixmap.isNull() else pixmap

    def fitting(self, finding: Finding, cell: QSize, ratio: float) -> QPixmap | None:
        """Return the thumbnail as large as a cell allows, scaled once and not at each paint.

        Parameters
        ----------
        finding : Finding
            The film.
        cell : QSize
            In logical pixels.
        ratio : float
            Device pixels to a logical one.
        """
        if finding.film is None:
            return None
        key = (finding.film.thumbnail, cell.width(), cell.height(), ratio)
        small = self._small.get(key)
        if small is None:
            whole = self.of(finding)
            if whole is None:
                return None
            small = whole.scaled(
                cell * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(ratio)
            self._small[key] = small
            if len(self._small) > self._kept:
                self._small.popitem(last=False)
        else:
            self._small.move_to_end(key)
        return small
