"""A report for each of many cases, in a folder of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.reading import read_radiograph
from desktop.reporting.cases import HASH_DIGITS, name_of
from desktop.reporting.pdf.case_report import export_case_pdf
from desktop.reporting.progress import Step, go_on, may_be_called_off
from desktop.reporting.whole_file import whole_folder
from desktop.reporting.wording import ENGLISH

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desktop.reporting.cases import Provenance, ReportedCase
    from desktop.reporting.explaining import Explain, ReadFilm
    from desktop.reporting.wording import Wording


def export_case_pdfs(
    cases: Sequence[ReportedCase],
    provenance: Provenance,
    target: Path,
    *,
    explain: Explain | None = None,
    read: ReadFilm = read_radiograph,
    limits: Limits = DEFAULT_LIMITS,
    with_identifiers: bool = False,
    with_notes: bool = True,
    words: Wording = ENGLISH,
    cancelled: threading.Event | None = None,
) -> Iterator[Step]:
    """Write one report a case; the folder appears when all are written, or not at all.

    Parameters
    ----------
    cases : sequence of ReportedCase
        The cases.
    provenance, explain, read, limits, with_identifiers, with_notes, words
        As in `desktop.reporting.pdf.case_report.export_case_pdf`.
    target : Path
        A folder that is new or empty.
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
    """
    with may_be_called_off(), whole_folder(target) as draft:
        for done, case in enumerate(cases, start=1):
            go_on(cancelled)
            steps = export_case_pdf(
                case,
                provenance,
                draft / case_file_name(case),
                explain=explain,
                read=read,
                limits=limits,
                with_identifiers=with_identifiers,
                with_notes=with_notes,
                words=words,
                cancelled=cancelled,
            )
            troubles = [step.trouble for step in steps if step.trouble]
            name = name_of(case, with_identifiers=with_identifiers)
            yield Step(done, len(cases), "; ".join(troubles), name)
        go_on(cancelled)


def case_file_name(case: ReportedCase) -> str:
    """Return under which name a case's report stands beside others; it names nobody."""
    return f"film-{case.number:05}_{case.finding.ref.sha256[:HASH_DIGITS]}.pdf"
