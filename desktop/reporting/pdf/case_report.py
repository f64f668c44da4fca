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
from desktop.reporting.cases import DECISION_WORDS, STATUS_WORDS, fault_of, name_of
from desktop.reporting.overlay import burnt_in, shrunk
from desktop.reporting.pdf.fonts import wide_font
from desktop.reporting.pdf.layout import (
    MM,
    WIDTH,
    caution,
    facts,
    framed,
    paragraph,
    space,
    table,
    that_can_be_set,
    write_pages,
)
from desktop.reporting.pdf.models import models_section
from desktop.reporting.progress import Step, go_on, may_be_called_off
from desktop.reporting.whole_file import whole_file
from desktop.reporting.wording import ENGLISH, Wording, to_say
from desktop.review.findings import Status

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from desktop.imaging.radiograph import Radiograph
    from desktop.reporting.cases import Provenance, ReportedCase
    from desktop.reporting.explaining import Explain, ReadFilm
    from desktop.review.findings import Assessment
    from desktop.review.verdicts import Verdict

LONGEST_SIDE = 1400
"""In pixels; 300 per inch at the size in which a film is printed."""

_TALLEST = 105 * MM
_LETTERS = 36
"""Ems in the width of an overlay, so that its words can be read at half a page's width."""

_STEPS = 2

_BASES = {
    SpacingBasis.CALIBRATED: to_say("{size} mm, calibrated"),
    SpacingBasis.DETECTOR: to_say("{size} mm at the detector"),
}


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
    words: Wording = ENGLISH,
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
    words : Wording
        In which language; English where no font of this machine has its signs.
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
        words, no_font = that_can_be_set(words)
        film, trouble = _film(case, read, limits, with_identifiers=with_identifiers)
        yield Step(1, _STEPS, trouble)
        go_on(cancelled)
        story = [
            caution(words),
            space(3),
            paragraph(words.say("Case report"), "title"),
            paragraph(name_of(case, with_identifiers=with_identifiers, words=words)),
            _facts(case, limits, words, with_identifiers=with_identifiers),
            space(4),
            *(
                _pictured(case, film, explain, words)
                if film
                else _not_shown(case, trouble, words, with_identifiers=with_identifiers)
            ),
            *_scores(case, provenance, words),
            *_verdicts(case, words, with_notes=with_notes),
            *models_section(provenance, words),
        ]
        go_on(cancelled)
        doubt = write_pages(
            story, draft, title=words.say("PneumoTriage case report"), provenance=provenance,
            words=words, cancelled=cancelled,
        )  # fmt: skip
        go_on(cancelled)
        yield Step(_STEPS, _STEPS, no_font or doubt)


def _film(
    case: ReportedCase, read: ReadFilm, limits: Limits, *, with_identifiers: bool
) -> tuple[Radiograph | None, str]:
    """Return the film that was scored, or why it cannot be shown."""
    from desktop.reporting.dicom.identity import film_may_name_the_patient

    ref = case.finding.ref
    if case.finding.status is Status.UNREADABLE:
        return None, case.finding.reason  # whose film it is stands beside it
    if not with_identifiers and film_may_name_the_patient(ref, limits):
        return None, "it has the patient's name burnt in"
    try:
        film = read(ref)
    except UnreadableImageError as error:
        return None, f"it cannot be read any more, {error.problem}"
    if film.ref.sha256 != ref.sha256:
        return None, "it has changed since it was scored"
    return film, ""


def _facts(case: ReportedCase, limits: Limits, words: Wording, *, with_identifiers: bool) -> Any:
    summary = case.finding.film
    pairs = list(_patient(case, limits, words)) if with_identifiers else []
    pairs.append((words.say("Ended as"), words.say(STATUS_WORDS[case.finding.status])))
    if summary is not None:
        told = summary.facts
        size = words.say(
            "{width} × {height} pixels, {bits} bit",
            width=summary.width,
            height=summary.height,
            bits=summary.bits,
        )
        kind = ", ".join(filter(None, (summary.file_format, told.modality)))
        age = ", ".join(filter(None, (_age(told.age_years, words), told.sex)))
        acquired = str(told.acquired or "") if with_identifiers else ""
        pairs += [
            (words.say("Film"), words.say("{kind}, {size}", kind=kind, size=size)),
            (words.say("View"), told.view),
            (words.say("Age, sex"), age),
            (words.say("Acquired"), acquired),
        ]
        if told.spacing is not None and told.spacing.basis in _BASES:
            spacing = words.say(_BASES[told.spacing.basis], size=f"{told.spacing.row_mm:g}")
            pairs.append((words.say("Pixel spacing"), spacing))
    digest = case.finding.ref.sha256 if with_identifiers else ""
    pairs.append((words.say("Content SHA-256"), digest))
    return facts(pairs)


def _patient(case: ReportedCase, limits: Limits, words: Wording) -> Iterator[tuple[str, str]]:
    from desktop.reporting.dicom.identity import patient_of

    for name, value in patient_of(case.finding.ref, limits):
        yield words.say(name), value


def _age(years: float | None, words: Wording) -> str:
    if years is None:
        return ""
    if years >= 2:
        return words.say("{n} years", n=int(years))
    months = int(years * 12)
    return words.say("1 month") if months == 1 else words.say("{n} months", n=months)


def _not_shown(
    case: ReportedCase, trouble: str, words: Wording, *, with_identifiers: bool
) -> list[Any]:
    why = (
        fault_of(case, with_identifiers=with_identifiers, words=words)
        if case.finding.status is Status.UNREADABLE
        else words.told(trouble)
    )
    return [paragraph(words.say("The film is not shown: {why}.", why=why.rstrip(".")))]


def _pictured(
    case: ReportedCase, film: Radiograph, explain: Explain | None, words: Wording
) -> list[Any]:
    plain = shrunk(presentation(film), LONGEST_SIDE)
    under = paragraph(words.say("The film at its default window."), "small")
    leading = case.finding.leading
    if explain is None or leading is None:
        return [_image(plain, WIDTH), under]
    model = f"{leading.score.model} {leading.score.version}"
    half = (WIDTH - 4 * MM) / 2
    laid = burnt_in(
        film, explain(film), [model], longest=LONGEST_SIDE, letters=_LETTERS, words=words,
        font=wide_font() if words is not ENGLISH else None,
    )  # fmt: skip
    # Both films at one scale, though the one has a strip below.
    shown = _image(laid, half)
    research = words.say("With the saliency map laid over it: research, no finding.")
    pair = framed(
        [[_image(plain, shown.drawWidth), shown], [under, paragraph(research, "small")]],
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


def _scores(case: ReportedCase, provenance: Provenance, words: Wording) -> list[Any]:
    finding = case.finding
    story = [paragraph(words.say("What the models say"), "section")]
    if not finding.assessments:
        return [*story, paragraph(words.say("No score: {why}.", why=words.reason(finding)))]
    flag = words.say("FLAGGED to be read first") if finding.flagged else words.say("not flagged")
    story.append(paragraph(words.say("{flag}: {reason}.", flag=flag, reason=words.reason(finding))))
    titles = {(m.card.name, m.card.version): m.card.title for m in provenance.models}
    in_scope = finding.status is Status.OK
    rows = [
        [
            titles.get((a.score.model, a.score.version), a.score.model),
            a.score.version,
            f"{a.score.probability:.3f}",
            words.say(
                "{threshold} ({name})",
                threshold=f"{a.threshold.value:.3f}",
                name=words.told(a.threshold.name),
            ),
            _decided(a, words) if in_scope else words.say("out of scope"),
        ]
        for a in finding.assessments
    ]
    heads = (
        words.say("Model"),
        words.say("Version"),
        words.say("Probability"),
        words.say("Threshold"),
        words.say("Decision"),
    )
    story.append(table(heads, rows, (30, 15, 16, 34, 18)))
    noted = words.noted(in_words(finding.warnings))
    if case.same_as is not None:
        noted += words.say(" (film {n} of this session)", n=str(case.same_as))
    if noted:
        story += [space(2), paragraph(words.say("Noted on this film: {what}.", what=noted))]
    return story


def _decided(one: Assessment, words: Wording) -> str:
    return words.say("flags") if one.flagged else words.say("does not flag")


def _verdicts(case: ReportedCase, words: Wording, *, with_notes: bool) -> list[Any]:
    story = [paragraph(words.say("What readers say"), "section")]
    told = [(verdict, verdict.reader) for verdict in case.decided]
    if case.settlement:
        settles = words.say("{reader} (settles)", reader=case.settlement.reader)
        told.append((case.settlement, settles))
    if told:
        heads = (
            words.say("Reader"),
            words.say("Verdict"),
            words.say("When"),
            words.say("Score then"),
            words.say("Time"),
        )
        rows = [_verdict_row(verdict, who, words) for verdict, who in told]
        story += [table(heads, rows, (26, 22, 28, 34, 12)), space(2)]
    else:
        story.append(paragraph(words.say("Nobody has given a verdict yet.")))
    if with_notes:
        noted = dict.fromkeys([*case.verdicts, *(verdict for verdict, _ in told)])
        story += [
            paragraph(words.say("Note by {reader}: {note}", reader=v.reader, note=v.note))
            for v in noted
            if v.note
        ]
    return story


def _verdict_row(verdict: Verdict, who: str, words: Wording) -> list[str]:
    seen = words.say("hidden until the verdict") if verdict.blind else words.say("shown")
    return [
        who,
        words.say(DECISION_WORDS[verdict.decision]) if verdict.decision else "",
        f"{verdict.at.astimezone():%Y-%m-%d %H:%M}",
        words.say("{score}\n({seen})", score=_score_then(verdict, words), seen=seen),
        "" if verdict.seconds is None else words.say("{n} s", n=f"{verdict.seconds:.0f}"),
    ]


def _score_then(verdict: Verdict, words: Wording) -> str:
    view = verdict.view
    if view is None:
        return words.say("no score")
    return words.say(
        "{model}: {score}, {flag}",
        model=f"{view.model} {view.version}",
        score=f"{view.probability:.3f}",
        flag=words.say("flagged") if view.flagged else words.say("not flagged"),
    )
