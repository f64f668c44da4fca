"""What can be exported, as a table; no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from pathlib import Path

    from desktop.reporting.cases import ReportedCase
    from desktop.review.findings import Finding


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Export", text))


def spoken(text: str) -> str:
    """Return a text of these tables in the reader's language."""
    return QCoreApplication.translate("Export", text)


class Scope(StrEnum):
    """Which films are exported."""

    ALL = "all"
    SELECTED = "selected"
    FLAGGED = "flagged"
    DECIDED = "decided"


SCOPES = {
    Scope.ALL: _("All films"),
    Scope.SELECTED: _("Selected films"),
    Scope.FLAGGED: _("Flagged films"),
    Scope.DECIDED: _("Films with a verdict"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be exported.

    Parameters
    ----------
    name : str
        Stable short name; also part of the proposed file name.
    title, help : str
        What it is called, and what is in it.
    suffix : str
        Of the file; empty where a folder of files is written.
    scoped : bool
        Whether it can be made of some of the films only.
    notes : bool
        Whether it can hold the readers' own words.
    overlay : bool
        Whether it can show where the leading model looked.
    """

    name: str
    title: str
    help: str
    suffix: str = ""
    scoped: bool = True
    notes: bool = True
    overlay: bool = False

    def file_name(self, now: datetime.datetime) -> str:
        """Return a name for the file or folder that says nothing about a patient."""
        return f"pneumotriage-{self.name}-{now:%Y%m%d-%H%M%S}{self.suffix}"


KINDS = (
    Kind(
        "worklist-csv",
        _("Worklist, CSV"),
        _("One row for each image: score, flag, warnings and verdict. For spreadsheets."),
        ".csv",
    ),
    Kind(
        "worklist-xlsx",
        _("Worklist, Excel"),
        _("One row for each image, with a second sheet on software, models and counts."),
        ".xlsx",
    ),
    Kind(
        "worklist-json",
        _("Worklist, JSON"),
        _("One record for each image, with software, models and counts. For programs."),
        ".json",
    ),
    Kind(
        "session",
        _("Report of the session, PDF"),
        _(
            "Counts, what was read, where reader and model agree and differ, the films not yet "
            "read, and the versions of software and models."
        ),
        ".pdf",
        scoped=False,
    ),
    Kind(
        "case",
        _("Report of this film, PDF"),
        _("The film that is shown now, with its scores, reasons, warnings and verdicts."),
        ".pdf",
        scoped=False,
        overlay=True,
    ),
    Kind(
        "cases",
        _("Reports of films, PDF"),
        _("A new folder with a report for each film."),
        overlay=True,
    ),
    Kind(
        "dicom",
        _("DICOM SR and Secondary Capture"),
        _(
            "A new folder for the PACS: a structured report (TID 1500) for each film that came "
            "as DICOM, and a capture as a series of its own where the overlay is wanted."
        ),
        notes=False,
        overlay=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader asked for.

    Parameters
    ----------
    kind : Kind
        What.
    target : Path
        The file or folder to come.
    scope : Scope
        Which films.
    identified : bool
        Keep file names, patient and study.
    notes : bool
        Also the readers' own words.
    overlay : bool
        Also where the leading model looked.
    selected : tuple of Finding
        The films that are selected.
    shown : Finding or None
        The film that is shown.
    """

    kind: Kind
    target: Path
    scope: Scope = Scope.ALL
    identified: bool = False
    notes: bool = False
    overlay: bool = False
    selected: tuple[Finding, ...] = ()
    shown: Finding | None = None

    def takes(self) -> Callable[[ReportedCase], bool]:
        """Return whether a case belongs into the export."""
        if self.kind.name == "case":
            wanted = {_place(self.shown)} if self.shown else set()
        elif self.scope is Scope.SELECTED and self.kind.scoped:
            wanted = set(map(_place, self.selected))
        else:
            scope = self.scope if self.kind.scoped else Scope.ALL
            return _CHOICES[scope]
        return lambda case: _place(case.finding) in wanted


def _place(finding: Finding) -> tuple[Path, int]:
    return finding.ref.path, finding.ref.frame


_CHOICES: dict[Scope, Callable[[ReportedCase], bool]] = {
    Scope.ALL: lambda case: True,
    Scope.FLAGGED: lambda case: case.finding.flagged,
    Scope.DECIDED: lambda case: case.verdict is not None,
}
