"""The films that a model is most wrong about, and how it does on parts of the films."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from trainer.report.content import Film, Films, Paragraph, Section, Table
from trainer.report.figures import subgroups_by_cause, subgroups_by_size, worst_errors
from trainer.report.wording import listed, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.report.content import Block
    from trainer.report.figures import SetFigures, Subgroup
    from trainer.report.material import FilmLibrary
    from trainer.report.measuring import Measured

WORST = "Worst errors"
SUBGROUPS = "Subgroups"

_SHOWN_SIDE = 224
_QUALITY = 88


def worst_section(measured: Measured, library: FilmLibrary, *, pictures: bool) -> Section:
    """Show the worst misses and false alarms, or say that they were left out."""
    if not pictures:
        text = (
            "Left out on request (--no-pictures): neither films of patients nor names of files "
            "stand on this page."
        )
        return Section(WORST, (Paragraph(text),))
    blocks: list[Block] = [
        Paragraph(
            f"The worst errors at the operating point “{measured.default_point}”, at most eight "
            "of a kind, each film as the pixel path squashes it. The figure before a name is the "
            "film's score."
        )
    ]
    blocks += [
        _worst(found, measured, library, misses=misses)
        for found in measured.sets
        for misses in (True, False)
    ]
    return Section(WORST, tuple(blocks))


def _worst(
    found: SetFigures, measured: Measured, library: FilmLibrary, *, misses: bool
) -> Films | Paragraph:
    scored = found.scored
    chosen = worst_errors(scored, measured.subject.threshold, misses=misses)
    counts = found.by_point[measured.default_point].confusion
    total = counts.false_negative if misses else counts.false_positive
    one, many, flagged = (
        ("pneumonia", "pneumonias", "not flagged")
        if misses
        else ("normal film", "normal films", "flagged")
    )
    if not chosen:
        return Paragraph(f"{scored.name}: there is no {one} that was {flagged}.")
    paths = [scored.films[i].path for i in chosen]
    images = library.decoded(paths, (_SHOWN_SIDE, _SHOWN_SIDE)).images[..., 0]
    films = tuple(
        Film(jpeg_of(image), (f"{scored.scores[i]:.3f}  {path.name}",))
        for i, path, image in zip(chosen, paths, images, strict=True)
    )
    if total == 1:
        return Films(f"{scored.name}: the only {one} that was {flagged}.", films)
    order = "lowest" if misses else "highest"
    which = f"all {total}" if total == len(chosen) else f"the {len(chosen)} worst of {total}"
    return Films(f"{scored.name}: {which} {many} that were {flagged}, {order} score first.", films)


def jpeg_of(image: NDArray[np.uint8]) -> bytes:
    """Return a grey image, uint8 ``[rows, columns]``, as a JPEG file."""
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(image)).save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def subgroups_section(measured: Measured) -> Section:
    """Tabulate sensitivity and specificity of parts of the films."""
    threshold = measured.subject.threshold
    parts = [
        part for found in measured.sets for part in subgroups_by_cause(found.scored, threshold)
    ]
    blocks: list[Block] = [
        _table(
            parts,
            "By the cause that the file name states. The ROC area of a pneumonia subgroup is taken "
            "against all normal films of its set.",
        )
    ]
    sized = [part for found in measured.sets for part in subgroups_by_size(found.scored, threshold)]
    if sized:
        blocks.append(_table(sized, "By the size of the film in its file."))
    else:
        blocks.append(Paragraph(_one_size(measured)))
    blocks.append(_by_original_size(measured, threshold))
    return Section(SUBGROUPS, tuple(blocks))


def _one_size(measured: Measured) -> str:
    sizes = {tuple(found.scored.sizes[0].tolist()) for found in measured.sets}
    told = listed(sorted(f"{columns} × {rows}" for rows, columns in sizes))
    return (
        f"All films of both sets have {told} pixels in their files: they were squashed before, so "
        "that nothing can be said here about the size of a film."
    )


def _by_original_size(measured: Measured, threshold: float) -> Block:
    full = measured.full_size
    if full is None:
        return Paragraph("No full-size originals were given (--originals).")
    parts = subgroups_by_size(full.full, threshold)
    if not parts:
        return Paragraph("All full-size originals are of one size.")
    return _table(
        parts,
        f"By the size of {len(full.full.films)} full-size originals. The model has learnt from the "
        f"squashed copies of {full.learnt_from} of them, so the figures flatter; what counts is "
        "the difference between the thirds. Size and class go together in these films.",
    )


def _table(parts: Sequence[Subgroup], caption: str) -> Table:
    return Table(
        f"{caption} At the default operating point; 95 % intervals: Wilson, for areas DeLong.",
        ("Films", "Part", "Normal", "Pneumonia", "Sensitivity", "Specificity", "ROC area"),
        tuple(
            (
                "" if before is not None and before.of == part.of else part.of,
                part.name,
                str(part.normal),
                str(part.pneumonia),
                share(part.sensitivity) if part.pneumonia else "",
                share(part.specificity) if part.normal else "",
                share(part.roc_auc) if part.pneumonia else "",
            )
            for before, part in zip((None, *parts), parts, strict=False)
        ),
        words=frozenset({0, 1}),
        widths=(0.16, 0.26, 0.09, 0.11, 0.13, 0.13, 0.12),
    )
