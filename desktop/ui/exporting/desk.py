"""Opens the export dialog on what is open in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from desktop.errors import NothingToDoError
from desktop.ui.exporting.dialog import ExportDialog
from desktop.ui.exporting.work import Open

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.review.findings import Finding
    from desktop.ui.actions import Actions
    from desktop.ui.services import Services
    from desktop.ui.session import Session


class ExportDesk(QObject):
    """Stands between the action *Export* and what is open.

    Parameters
    ----------
    services : Services
        Where verdicts are kept and films are read.
    session : Session
        The films that are open.
    actions : Actions
        The window's; there is something to export once films are found.
    selected : callable
        Returns the films that are selected in the worklist, and the one that is shown.
    hidden : callable
        Returns whether scores are hidden from the reader yet.
    name : callable
        Returns the name of the reading session; empty where it has none.
    window : QWidget
        Owns the dialog.

    Attributes
    ----------
    failed : Signal of Exception
        Nothing can be exported now, or a bug came up while writing.
    """

    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        session: Session,
        actions: Actions,
        *,
        selected: Callable[[], tuple[Sequence[Finding], Finding | None]],
        hidden: Callable[[], bool],
        name: Callable[[], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._session, self._window = services, session, window
        self._selected, self._hidden, self._name = selected, hidden, name
        self._action = actions["export"]
        self._action.triggered.connect(self.open)
        session.progressed.connect(self._on_progressed)
        self._on_progressed()

    @Slot()
    def open(self) -> None:
        """Ask what to export."""
        team = self._session.team
        if team is None:
            return
        if self._hidden():
            self.failed.emit(_blind())
            return
        selected, shown = self._selected()
        what = Open(
            findings=tuple(self._session.findings),
            team=team,
            name=self._name(),
            folders=tuple(self._session.paths),
            passed_over=self._session.progress.passed_over or 0,
            reading=self._session.progress.working,
        )
        dialog = ExportDialog(
            self._services, what, selected=selected, shown=shown, parent=self._window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.failed.connect(self.failed)
        dialog.open()

    @Slot()
    def _on_progressed(self) -> None:
        self._action.setEnabled(bool(self._session.findings and self._session.team))


def _blind() -> NothingToDoError:
    tr = QCoreApplication.translate
    return NothingToDoError(
        tr("ExportDesk", "Export"),
        tr("ExportDesk", "you read blind, and an export would show the scores of unread films"),
        tr("ExportDesk", "Give your verdicts first, or leave the blind first read"),
    )
