"""One case on paper: film, scores, verdicts, and what to make of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from desktop.errors import UnreadableImageError
from desktop.imaging.limits import DEFAULT_LIMITS, Limits
from desktop.imaging.radiograph import SpacingBasis
from desktop.imaging.reading import read_radiograph
from desktop.imaging.screening import in_words
from desktop.imaging.tensor import presentation
from desktop.reporting.cases import STATUS_WORDS, fault_of, name_of
from desktop.reporting.overlay import burnt_in, shrunk
from desktop.reporting.pdf.layout import (
    MM,
    WIDTH,
    caution,
    facts,
    framed,
    paragraph,
    space,
    table,
    write_pages,
)
from desktop.reporting.pdf.models import models_section
from desktop.reporting.progress import Step, go_on, may_be_called_off
from desktop.reporting.whole_file import whole_file
from desktop.review.findings import Status

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Radiograph
    from desktop.reporting.cases import Provenance, ReportedCase
    from desktop.reporting.explaining import Explain, ReadFilm
    from desktop.review.verdicts import Verdict

LONGEST_SIDE = 1400
"""In pixels; 300 per inch at the size in which a film is printed."""

_TALLEST = 105 * MM
_LETTERS = 36
"""Ems in the width of an overlay, so that its words can be read at half a page's width."""

_STEPS = 2


def export_case_pdf(
    case: ReportedCase,
    provenance: Provenance,
    target: Path,
    *,
    explain: Explain | None = None,
    read: ReadFilm = read_radiograph,
    limits: Limits = DEFAULT_LIMITS,
    with_identifiers: bool = False,
    with_notes: bool = True,
    cancelled: threading.Event | None = None,
) -> Iterator[Step]:
    """Write the report of one case, whole or not at all.

    Parameters
    ----------
    case : ReportedCase
        The case; an unreadable one is reported without a film.
    provenance : Provenance
        Software and models.
    target : Path
        The PDF to come.
    explain : callable, optional
        Tells where the leading model looked; the film with the overlay is printed too.
    read : callable
        Reads the film.
    limits : Limits
        What its header may ask for.
    with_identifiers : bool
        Also file name, date, and who the patient is, where the film says so.
    with_notes : bool
        Also the readers' own words, which may tell it too.
    cancelled : threading.Event, optional
        When set, nothing is written and an older file stays.

    Yields
    ------
    Step
        When the film is there, and when the report is.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    with may_be_called_off(), whole_file(target) as draft:
        film, trouble = _film(case, read, limits, with_identifiers=with_identifiers)
        yield Step(1, _STEPS, trouble)
        go_on(cancelled)
        story = [
            caution(),
            space(3),
            paragraph("Case report", "title"),
            paragraph(name_of(case, with_identifiers=with_identifiers)),
            _facts(case, limits, with_identifiers=with_identifiers),
            space(4),
            *_pictured(case, film, explain, trouble=trouble),
            *_scores(case, provenance),
            *_verdicts(case, with_notes=with_notes),
            *models_section(provenance),
        ]
        go_on(cancelled)
        doubt = write_pages(
            story, draft, title="PneumoTriage case report", provenance=provenance,
            cancelled=cancelled,
        )  # fmt: skip
        go_on(cancelled)
        yield Step(_STEPS, _STEPS, doubt)


def _film(
    case: ReportedCase, read: ReadFilm, limits: Limits, *, with_identifiers: bool
) -> tuple[Radiograph | None, str]:
    """Return the film that was scored, or why it cannot be shown."""
    from desktop.reporting.dicom.identity import film_may_name_the_patient

    ref = case.finding.ref
    if case.finding.status is Status.UNREADABLE:
        return None, fault_of(case, with_identifiers=with_identifiers)
    if not with_identifiers and film_may_name_the_patient(ref, limits):
        return None, "it has the patient's name burnt in"
    try:
        film = read(ref)
    except UnreadableImageError as error:
        return None, f"it cannot be read any more, {error.problem}"
    if film.ref.sha256 != ref.sha256:
        return None, "it has changed since it was scored"
    return film, ""


def _facts(case: ReportedCase, limits: Limits, *, with_identifiers: bool) -> Any:
    summary = case.finding.film
    pairs = list(_patient(case, limits)) if with_identifiers else []
    pairs.append(("Ended as", STATUS_WORDS[case.finding.status]))
    if summary is not None:
        told = summary.facts
        size = f"{summary.width:,} × {summary.height:,} pixels, {summary.bits} bit"
        pairs += [
            ("Film", f"{summary.file_format}, {told.modality} {size}".replace(",  ", ", ")),
            ("View", told.view),
            ("Age, sex", ", ".join(filter(None, (_age(told.age_years), told.sex)))),
            ("Acquired", str(told.acquired or "") if with_identifiers else ""),
        ]
        if told.spacing is not None and told.spacing.basis is not SpacingBasis.UNKNOWN:
            basis = f"{told.spacing.row_mm:g} mm, {told.spacing.basis}"
            pairs.append(("Pixel spacing", basis))
    pairs.append(("Content SHA-256", case.finding.ref.sha256 if with_identifiers else ""))
    return facts(pairs)


def _patient(case: ReportedCase, limits: Limits) -> Iterator[tuple[str, str]]:
    from desktop.reporting.dicom.identity import patient_of

    yield from patient_of(case.finding.ref, limits)


def _age(years: float | None) -> str:
    if years is None:
        return ""
    return f"{years:.0f} years" if years >= 2 else f"{years * 12:.0f} months"


def _pictured(
    case: ReportedCase, film: Radiograph | None, explain: Explain | None, *, trouble: str
) -> list[Any]:
    if film is None:
        return [paragraph(f"The film is not shown: {trouble}.")]
    plain = shrunk(presentation(film), LONGEST_SIDE)
    leading = case.finding.leading
    if explain is None or leading is None:
        return [_image(plain, WIDTH), paragraph("The film at its default window.", "small")]
    words = [f"{leading.score.model} {leading.score.version}"]
    laid = burnt_in(film, explain(film), words, longest=LONGEST_SIDE, letters=_LETTERS)
    half = (WIDTH - 4 * MM) / 2
    pair = framed(
        [
            [_image(plain, half), _image(laid, half)],
            [
                paragraph("The film at its default window.", "small"),
                paragraph("With the saliency map laid over it: research, no finding.", "small"),
            ],
        ],
        [WIDTH / 2, WIDTH / 2],
        [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)],
    )
    return [pair]


def _image(pixels: NDArray[Any], widest: float) -> Any:
    from PIL import Image as Picture
    from reportlab.platypus import Image

    height, width = pixels.shape[:2]
    scale = min(widest / width, _TALLEST / height)
    file = io.BytesIO()
    Picture.fromarray(pixels).save(file, "PNG")
    file.seek(0)
    return Image(file, width * scale, height * scale, hAlign="LEFT")


def _scores(case: ReportedCase, provenance: Provenance) -> list[Any]:
    finding = case.finding
    story = [paragraph("What the models say", "section")]
    if not finding.assessments:
        return [*story, paragraph(f"No score: {fault_of(case, with_identifiers=False)}.")]
    flag = "FLAGGED to be read first" if finding.flagged else "not flagged"
    story.append(paragraph(f"{flag}: {finding.reason}."))
    titles = {(m.card.name, m.card.version): m.card.title for m in provenance.models}
    in_scope = finding.status is Status.OK
    rows = [
        [
            titles.get((a.score.model, a.score.version), a.score.model),
            a.score.version,
            f"{a.score.probability:.3f}",
            f"{a.threshold.value:.3f} ({a.threshold.name})",
            ("flags" if a.flagged else "does not flag") if in_scope else "out of scope",
        ]
        for a in finding.assessments
    ]
    heads = ("Model", "Version", "Probability", "Threshold", "Decision")
    story.append(table(heads, rows, (30, 15, 16, 34, 18)))
    noted = in_words(finding.warnings)
    if case.same_as is not None:
        noted += f" (film {case.same_as} of this session)"
    if noted:
        story += [space(2), paragraph(f"Noted on this film: {noted}.")]
    return story


def _verdicts(case: ReportedCase, *, with_notes: bool) -> list[Any]:
    story = [paragraph("What readers say", "section")]
    told = [(verdict, "") for verdict in case.decided]
    told += [(case.settlement, " (settles)")] if case.settlement else []
    if told:
        heads = ("Reader", "Verdict", "When", "Score then", "Time")
        rows = [_verdict_row(verdict, role) for verdict, role in told]
        story += [table(heads, rows, (26, 22, 28, 34, 12)), space(2)]
    else:
        story.append(paragraph("Nobody has given a verdict yet."))
    if with_notes:
        noted = dict.fromkeys([*case.verdicts, *(verdict for verdict, _ in told)])
        story += [paragraph(f"Note by {v.reader}: {v.note}") for v in noted if v.note]
    return story


def _verdict_row(verdict: Verdict, role: str) -> list[str]:
    view = verdict.view
    said = "none"
    if view is not None:
        flag = "flagged" if view.flagged else "not flagged"
        said = f"{view.model} {view.version}: {view.probability:.3f}, {flag}"
    seen = "hidden until the verdict" if verdict.blind else "shown"
    return [
        f"{verdict.reader}{role}",
        verdict.decision.replace("_", " ") if verdict.decision else "",
        f"{verdict.at.astimezone():%Y-%m-%d %H:%M}",
        f"{said}\n({seen})",
        "" if verdict.seconds is None else f"{verdict.seconds:.0f} s",
    ]
