"""Write structured reports and captures of many cases into a folder.

>>> for step in export_dicom(cases, provenance, folder):  # doctest: +SKIP
...     print(step.done, "of", step.total, step.trouble)
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import NothingToDoError, PneumoTriageError
from desktop.imaging.dicom import DicomHeader
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.reading import open_film, read_radiograph
from desktop.reporting.cases import name_of
from desktop.reporting.dicom.capture import secondary_capture
from desktop.reporting.dicom.identity import (
    KEPT,
    Pseudonyms,
    may_name_the_patient,
    source_of,
)
from desktop.reporting.dicom.structured_report import structured_report
from desktop.reporting.progress import Step, go_on, may_be_called_off
from desktop.reporting.whole_file import whole_folder
from desktop.review.findings import Status

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence

    from pydicom.dataset import Dataset

    from desktop.reporting.cases import Provenance, ReportedCase
    from desktop.reporting.dicom.identity import Source
    from desktop.reporting.explaining import Explain, ReadFilm

NOT_DICOM = "did not come as DICOM: there is nothing in the PACS to refer to"
NO_SCORE = "could not be read, so there is no score to report"
CHANGED = "the file has changed since it was scored; open the folder again"
NAMED = (
    "the film has the patient's name burnt in; its capture was left out, as it would "
    "not be de-identified"
)


def export_dicom(
    cases: Sequence[ReportedCase],
    provenance: Provenance,
    target: Path,
    *,
    explain: Explain | None = None,
    read: ReadFilm = read_radiograph,
    limits: Limits = DEFAULT_LIMITS,
    identified: bool = False,
    cancelled: threading.Event | None = None,
) -> Iterator[Step]:
    """Write one structured report a case, and one capture where the model can be asked.

    Parameters
    ----------
    cases : sequence of ReportedCase
        Those that did not come as DICOM, or could not be read, are told of in their step.
    provenance : Provenance
        Software and models.
    target : Path
        A folder that is new or empty; it appears when all is written, or not at all.
    explain : callable, optional
        Tells where the leading model looked, see `desktop.reporting.explaining`; without
        it there are no captures.
    read : callable
        Reads a film for its capture.
    limits : Limits
        What a film's header may ask for.
    identified : bool
        Keep patient and study, so that a PACS files the objects next to the film. By
        default they are de-identified, see `desktop.reporting.dicom.identity`.
    cancelled : threading.Event, optional
        When set, nothing is written at all.

    Yields
    ------
    Step
        After each case.

    Raises
    ------
    OutputError
        If the folder cannot be written, or holds something already.
    NothingToDoError
        If no case could be exported; then there is no folder.
    """
    pseudonyms = None if identified else Pseudonyms()
    with may_be_called_off(), whole_folder(target) as draft:
        for done, case in enumerate(cases, start=1):
            go_on(cancelled)
            trouble = _export(case, provenance, draft, explain, read, limits, pseudonyms)
            yield Step(done, len(cases), trouble, name_of(case, with_identifiers=identified))
        go_on(cancelled)
        if not any(draft.iterdir()):
            raise NothingToDoError(
                "DICOM export",
                "none of these films could be exported",
                "Choose films that came as DICOM and were scored",
            )


def _export(
    case: ReportedCase,
    provenance: Provenance,
    folder: Path,
    explain: Explain | None,
    read: ReadFilm,
    limits: Limits,
    pseudonyms: Pseudonyms | None,
) -> str:
    """Write one case's objects; return what could not be done, in words."""
    if case.finding.status is Status.UNREADABLE:
        return NO_SCORE
    try:
        opened = open_film(case.finding.ref, limits)
        if not isinstance(opened.header, DicomHeader):
            return NOT_DICOM
        if opened.ref.sha256 != case.finding.ref.sha256:
            return CHANGED
        dataset = opened.header.dataset
        source = source_of(
            dataset,
            case.finding.ref.path,
            sha256=opened.ref.sha256,
            pseudonyms=pseudonyms,
        )
        stem = folder / f"film-{case.number:05}_{opened.ref.sha256[:12]}"
        _save(structured_report(case, source, provenance), Path(f"{stem}_report.dcm"))
        if explain is None:
            return _emptied(source)
        if pseudonyms is not None and may_name_the_patient(dataset):
            return NAMED
        film = read(case.finding.ref)
        capture = secondary_capture(case, source, provenance, film=film, saliency=explain(film))
        _save(capture, Path(f"{stem}_overlay.dcm"))
    except PneumoTriageError as error:
        # Its text may name the file, which the step does itself where that is wanted.
        return f"{error.problem}. {error.remedy}"
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # A header strange enough to trip highdicom; one film never stops the others.
        return f"its header does not allow it ({type(error).__name__})"
    return _emptied(source)


def _emptied(source: Source) -> str:
    lost = [keyword for keyword in source.left_out if keyword in KEPT]
    if not lost:
        return ""
    return f"written without {', '.join(lost)}: the film's own values break the standard's rules"


def _save(dataset: Dataset, path: Path) -> None:
    dataset.save_as(path, enforce_file_format=True)
