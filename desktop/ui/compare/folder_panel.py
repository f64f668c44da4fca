"""The open folder in the comparison: how far the models agree, and where they do not."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import words
from desktop.ui.compare.dispute_model import DisputeModel
from desktop.ui.worklist.model import FINDING_ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.compare.folder import FolderAgreement

SHOWN = 200
_CELL = "0.999 " + words.FLAG_SIGN
_PADDING = 20
_BREAKS = re.compile(r"(?<=-)|\s")
"""Where Qt goes on in another line."""


class FolderPanel(QWidget):
    """Shows how far the models agree on the open folder.

    Attributes
    ----------
    film_wanted : Signal of Finding
        The reader wants to see a film.
    """

    film_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = QLabel(self)
        self._said.setAccessibleName(self.tr("Agreement of the models"))
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._model = DisputeModel(self)
        self._films = self._make_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._said)
        layout.addWidget(self._films, 1)
        self.show_agreement(None, busy=False)

    @property
    def films(self) -> QTableView:
        """The films on which the models disagree."""
        return self._films

    @property
    def text(self) -> str:
        """What is said about the agreement."""
        return self._said.text()

    def show_agreement(
        self,
        found: FolderAgreement | None,
        *,
        busy: bool,
        titles: Mapping[str, str] | None = None,
    ) -> None:
        """Show how far the models agree.

        Parameters
        ----------
        found : FolderAgreement or None
            None while there is nothing to compare.
        busy : bool
            Whether more films will come.
        titles : mapping of str to str, optional
            What the models are called; their names where it is silent.
        """
        self._films.setVisible(found is not None)
        if found is None:
            self._said.setText(
                self.tr("No folder is open, or fewer than two models have scored it.")
            )
            self._model.show_films((), ())
            return
        called = tuple((titles or {}).get(name, name) for name in found.models)
        disputed = found.disputed()
        self._said.setText(self._summary(found, called, len(disputed), busy=busy))
        self._model.show_films(called, disputed[:SHOWN])
        self._fit_columns(called)

    def _summary(
        self, found: FolderAgreement, called: tuple[str, ...], disputed: int, *, busy: bool
    ) -> str:
        n = found.agreement.n
        head = self.tr("All {m} models decide the same on {same} of {n} films ({share})").format(
            m=len(called),
            same=words.number(n - disputed),
            n=words.number(n),
            share=words.share(found.agreement.unanimous),
        )
        flags = " · ".join(
            self.tr("{model} {n} ({share})").format(
                model=escape(name),
                n=words.number(found.flagged(at)),
                share=words.share(found.agreement.flag_rates[at]),
            )
            for at, name in enumerate(called)
        )
        pairs = "".join(
            f"<tr><td style='padding-right:14px'>{escape(called[pair.first])} – "
            f"{escape(called[pair.second])}</td>"
            f"<td style='padding-right:14px'>{words.share(pair.share)}</td>"
            f"<td>{_kappa(pair.kappa)}</td></tr>"
            for pair in found.agreement.pairs
        )
        so_far = " – " + self.tr("so far") if busy else ""
        titles = "".join(
            f"<td style='padding-right:14px'><i>{title}</i></td>"
            for title in (self.tr("Pair"), self.tr("same decision"), self.tr("Cohen’s κ"))
        )
        return (
            f"<b>{head}</b>{so_far}<br>"
            + self.tr("Flagged: {flags}").format(flags=flags)
            + f"<table style='margin-top:4px'><tr>{titles}</tr>{pairs}</table>"
        )

    def _fit_columns(self, called: tuple[str, ...]) -> None:
        """Give numbers the room they need, with titles in two lines, and the films the rest."""
        header, metrics = self._films.horizontalHeader(), self._films.fontMetrics()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, title in enumerate((words.translate("Spread"), *called), start=1):
            longest = max(map(metrics.horizontalAdvance, (_CELL, *_BREAKS.split(title))))
            self._films.setColumnWidth(at, longest + _PADDING)

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName(self.tr("Films on which the models disagree"))
        table.setToolTip(self.tr("Double-click a film to see it in the worklist"))
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.verticalHeader().setVisible(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        titles = table.horizontalHeader()
        titles.setHighlightSections(False)
        titles.setFixedHeight(2 * table.fontMetrics().height() + _PADDING // 2)
        table.activated.connect(self._on_activated)
        return table

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        finding = index.data(FINDING_ROLE)
        if finding is not None:
            self.film_wanted.emit(finding)


def _kappa(value: float | None) -> str:
    return words.translate("undefined") if value is None else f"{value:.2f}"
