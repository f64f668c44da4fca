"""The export itself, as work for a task: no widgets, cancelled by an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import NothingToDoError
from desktop.reporting.cases import POLICY_WORDS, ReportedSession, provenance, reported_cases
from desktop.reporting.explaining import explain_with
from desktop.reporting.pdf.case_folder import export_case_pdfs
from desktop.reporting.pdf.case_report import export_case_pdf
from desktop.reporting.pdf.session_report import export_session_pdf
from desktop.reporting.wording import wording_in
from desktop.reporting.worklist_export import export_worklist
from desktop.review.verdicts import film_key
from desktop.ui.told.lookup import told
from desktop.ui.translation import spoken_language

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from desktop.reporting.explaining import Explain
    from desktop.reporting.progress import Step
    from desktop.review.findings import Finding
    from desktop.review.triage import Team
    from desktop.ui.exporting.kinds import Wish
    from desktop.ui.services import Services


@dataclass(frozen=True, slots=True)
class Written:
    """The export stands whole in its place.

    Parameters
    ----------
    target : Path
        The file or folder.
    films : int
        How many were wanted.
    files : int or None
        How many stand in the folder; None where it is a file.
    """

    target: Path
    films: int
    files: int | None


@dataclass(frozen=True, slots=True)
class Open:
    """What is open when an export is asked for: plain values, they cross to another thread.

    Parameters
    ----------
    findings : sequence of Finding
        All of them; numbers in an export are those of the whole worklist.
    team : Team
        The models that scored them.
    name : str
        Of the reading session; empty where it has none.
    folders : tuple of Path
        What was opened.
    passed_over : int
        Files that are no images.
    reading : bool
        Whether more findings are to come.
    """

    findings: Sequence[Finding]
    team: Team
    name: str = ""
    folders: tuple[Path, ...] = ()
    passed_over: int = 0
    reading: bool = False


def carry_out(
    services: Services, what: Open, wish: Wish, cancelled: threading.Event
) -> Iterator[Step | Written]:
    """Yield how far the export is, and at last that it is written.

    Parameters
    ----------
    services : Services
        Where verdicts are kept and films are read.
    what : Open
        What is open.
    wish : Wish
        What is wanted of it.
    cancelled : threading.Event
        When set, nothing is written; `Written` comes only where something was.

    Raises
    ------
    NothingToDoError
        If no film is left to export.
    OutputError
        If the file or folder cannot be written.
    """
    session = _session(services, what, wish)
    before = _stamp(wish.target)
    explain = explain_with(what.team.leading) if wish.overlay and wish.kind.overlay else None
    yield from _WRITERS[wish.kind.name](_Job(services, session, wish, explain, cancelled))
    # The wish to cancel may have come when all was done.
    if _stamp(wish.target) not in (None, before):
        files = len(list(wish.target.iterdir())) if wish.target.is_dir() else None
        yield Written(wish.target, len(session.cases), files)


def _session(services: Services, what: Open, wish: Wish) -> ReportedSession:
    keys = [key for key in map(film_key, what.findings) if key is not None]
    history = services.room.history(keys) if services.room is not None else ()
    cases = tuple(filter(wish.takes(), reported_cases(what.findings, history)))
    if not cases:
        raise NothingToDoError(
            "Export", "none of the films is of the kind that was chosen", "Choose other films"
        )
    audit = services.audit() if services.audit is not None else None
    return ReportedSession(
        cases=cases,
        provenance=provenance(what.team),
        name=what.name,
        folders=tuple(map(str, what.folders)),
        passed_over=what.passed_over,
        policy=POLICY_WORDS[what.team.policy.rule] if len(what.team.classifiers) > 1 else "",
        audit_head=audit.head.digest if audit else "",
        audit_faults=audit.faults if audit else (),
    )


@dataclass(frozen=True, slots=True)
class _Job:
    services: Services
    session: ReportedSession
    wish: Wish
    explain: Explain | None
    cancelled: threading.Event

    @property
    def films(self) -> dict[str, Any]:
        """What an export needs that shows films."""
        services = self.services
        return {"explain": self.explain, "read": services.read_film, "limits": services.limits}

    @property
    def told(self) -> dict[str, Any]:
        """What it may tell."""
        wish = self.wish
        return {
            "with_identifiers": wish.identified,
            "with_notes": wish.notes,
            "cancelled": self.cancelled,
        }

    @property
    def spoken(self) -> dict[str, Any]:
        """The same of an export for people, and in which language it is told."""
        return {**self.told, "words": wording_in(spoken_language())}


def _worklist(job: _Job) -> Iterator[Step]:
    kind = job.wish.kind.suffix.lstrip(".")
    return export_worklist(job.session, job.wish.target, kind, **job.told)


def _dicom(job: _Job) -> Iterator[Step]:
    from desktop.reporting.dicom.export import export_dicom  # takes pydicom along

    session, wish = job.session, job.wish
    return export_dicom(
        session.cases, session.provenance, wish.target, **job.films,
        identified=wish.identified, cancelled=job.cancelled,
    )  # fmt: skip


_WRITERS: dict[str, Callable[[_Job], Iterator[Step]]] = {
    "worklist-csv": _worklist,
    "worklist-xlsx": _worklist,
    "worklist-json": _worklist,
    "session": lambda job: export_session_pdf(job.session, job.wish.target, **job.spoken),
    "case": lambda job: export_case_pdf(
        job.session.cases[0], job.session.provenance, job.wish.target, **job.films, **job.spoken
    ),
    "cases": lambda job: export_case_pdfs(
        job.session.cases, job.session.provenance, job.wish.target, **job.films, **job.spoken
    ),
    "dicom": _dicom,
}


def _stamp(target: Path) -> tuple[int, int] | None:
    """Return by what a file or folder is told from one that took its place."""
    try:
        found = target.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _trouble(step: Step) -> str:
    trouble = told(step.trouble)
    return f"{told(step.film)}: {trouble}" if step.film else trouble


def first_troubles(steps: Sequence[Step], *, most: int = 3) -> list[str]:
    """Return what could not be exported; the same trouble of many films once, with their number.

    Parameters
    ----------
    steps : sequence of Step
        All of an export.
    most : int
        Up to so many films are named each for itself.
    """
    by_reason: dict[str, list[str]] = {}
    for step in steps:
        if step.trouble:
            by_reason.setdefault(told(step.trouble), []).append(_trouble(step))
    return [
        words
        for reason, each in by_reason.items()
        for words in (each if len(each) <= most else [f"{len(each):,} × {reason}"])
    ]
