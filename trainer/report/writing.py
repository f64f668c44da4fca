"""From model files to pages on disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import ModelRejectedError, NothingToDoError, OutputError
from trainer.report.comparison_page import comparison_page
from trainer.report.html import html_of
from trainer.report.measuring import measure
from trainer.report.model_page import model_page
from trainer.report.pdf import pdf_of
from trainer.report.subject import read_subject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trainer.report.content import Page
    from trainer.report.material import FilmLibrary

COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Reports:
    """What was written.

    Parameters
    ----------
    files : tuple of Path
        HTML and PDF of each page.
    refused : tuple of str
        Why a model has no page.
    """

    files: tuple[Path, ...]
    refused: tuple[str, ...]


def write_reports(
    models: Sequence[Path],
    library: FilmLibrary,
    output: Path,
    *,
    pictures: bool = True,
    report: Callable[[str], None] = lambda _: None,
) -> Reports:
    """Measure models and write a page for each, and one that compares them.

    Parameters
    ----------
    models : sequence of Path
        ONNX files with cards.
    library : FilmLibrary
        Where the films are.
    output : Path
        Folder for the pages.
    pictures : bool
        Whether films of patients and names of files may stand on them.
    report : callable
        Takes lines for the person who waits.

    Returns
    -------
    Reports
        A model that cannot be measured is named; the others go on.

    Raises
    ------
    NothingToDoError
        If no model can be measured; says why.
    OutputError
        If a page cannot be written.
    """
    measured, files, refused = [], [], []
    for path in models:
        report(f"measuring {path.name}")
        try:
            found = measure(read_subject(path), library)
        except ModelRejectedError as error:
            report(f"no page for {error}")
            refused.append(str(error))
            continue
        measured.append(found)
        page = model_page(found, library, pictures=pictures)
        files += _write(page, output, found.subject.name)
    if not measured:
        problem = f"no model can be reported on ({'; '.join(refused)})"
        raise NothingToDoError("report", problem, "Name models that were trained on these films")
    if len(measured) > 1:
        files += _write(comparison_page(measured), output, COMPARISON)
    return Reports(tuple(files), tuple(refused))


def _write(page: Page, folder: Path, name: str) -> list[Path]:
    written = []
    for suffix, content in ((".html", html_of(page).encode()), (".pdf", pdf_of(page))):
        path = folder / f"{name}{suffix}"
        unfinished = path.with_name(f"{path.name}.part")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(content)
            written.append(unfinished.replace(path))
        except OSError as error:
            problem = f"it cannot be written ({error.strerror or type(error).__name__})"
            raise OutputError(str(path), problem, "Choose another folder with --output") from error
    return written
