"""Shortcuts, robustness, films unlike the training films, full size: sections of a model's page."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from desktop.imaging.radiograph import ImageRef
from desktop.imaging.reading import read_radiograph
from desktop.imaging.tensor import network_image
from trainer.report.audit import WORKING_SIDE
from trainer.report.changes import DISTURBANCES, SHORTCUTS
from trainer.report.charts import distance_chart
from trainer.report.content import Film, Films, Paragraph, Section, Table
from trainer.report.errors_shown import jpeg_of
from trainer.report.originals import HIGH
from trainer.report.verdicts import RULES, verdict
from trainer.report.wording import (
    TOO_FEW,
    difference,
    inline_difference,
    inline_share,
    of,
    percent,
    plain_percent,
    share,
    signed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from trainer.report.audit import Effect
    from trainer.report.changes import Change
    from trainer.report.content import Block
    from trainer.report.measuring import Measured

SHORTCUT_AUDIT = "Shortcut audit"
ROBUSTNESS = "Robustness"
STRANGERS = "Films unlike the training films"
FULL_SIZE = "Full-size and squashed films"

_SAMPLE = "film_01.jpg"


def shortcut_section(measured: Measured) -> Section:
    """Show what happens to scores when shortcuts, or the lungs, are taken away."""
    effects = measured.shortcuts
    verdicts = tuple(
        (change.title, verdict([one for one in effects if one.change is change]))
        for change in SHORTCUTS
    )
    return Section(
        SHORTCUT_AUDIT,
        (
            Paragraph(
                "A model may go by the letter on the cassette, the collimation or the exposure "
                "instead of the lung. Here films are changed, one thing at a time, and scored "
                f"again: {_samples(effects)}. {_described(SHORTCUTS)} A model that reads the lung "
                "keeps its scores under the first three changes and loses its discrimination "
                "under the last two."
            ),
            *_examples(SHORTCUTS, "The changes, on a synthetic film that is no patient's."),
            _effects(effects, "What each change does to the scores.", drift=True),
            Table(
                f"Verdicts. {RULES}",
                ("Change", "Verdict"),
                verdicts,
                words=frozenset({0, 1}),
                widths=(0.2, 0.8),
            ),
            Paragraph(
                "That a model can use something when the lungs are hidden does not prove that it "
                "does when they are seen; that a fill of one grey looks like no lung it has seen "
                "also moves its scores. The ROC area, which does not mind if all scores move "
                "alike, is therefore the figure to look at."
            ),
        ),
    )


def robustness_section(measured: Measured) -> Section:
    """Show what exposure, cropping, blur and compression cost."""
    effects = measured.disturbances
    return Section(
        ROBUSTNESS,
        (
            Paragraph(
                f"The same films, disturbed as other machines and archives might: "
                f"{_samples(effects)}. {_described(DISTURBANCES)}"
            ),
            *_examples(DISTURBANCES, "The disturbances, on a synthetic film that is no patient's."),
            _effects(effects, "What each disturbance does.", drift=False),
        ),
    )


def _samples(effects: Sequence[Effect]) -> str:
    counts = dict.fromkeys((one.of, one.n) for one in effects)
    return " and ".join(f"{n} films of “{name}”" for name, n in counts) + ", a fixed sample"


def _described(changes: Sequence[Change]) -> str:
    return " ".join(f"{change.title}: {_lowered(change.description)}" for change in changes)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _effects(effects: Sequence[Effect], caption: str, *, drift: bool) -> Table:
    """Tabulate effects, those of a change on both sets under each other."""
    changes = dict.fromkeys(one.change for one in effects)
    rows = [
        (
            one.change.title if one.of == effects[0].of else "",
            one.of,
            f"{share(one.moved)}\nmean {signed(one.drift)}" if drift else share(one.moved),
            share(one.moved_logit, digits=2),
            _flips(one),
            share(one.before),
            share(one.after),
            difference(one.difference),
        )
        for change in changes
        for one in effects
        if one.change is change
    ]
    notes = " Below the first, the mean with its sign." if drift else ""
    return Table(
        f"{caption} Mean absolute change of the score and of its log odds (95 % intervals: "
        f"bootstrap by patient).{notes} Flags that turn at the default operating point (Wilson). "
        "ROC area before and after (DeLong), and the difference on the same films (DeLong, "
        "paired). “Same order” means that not one film changed its place.",
        (
            *("Change", "Films", "Score moves", "Log odds move"),
            *("Flags turn", "Area before", "Area after", "Difference"),
        ),
        tuple(rows),
        words=frozenset({0, 1}),
        widths=(0.14, 0.17, 0.115, 0.1, 0.105, 0.11, 0.11, 0.15),
    )


def _flips(effect: Effect) -> str:
    count = of(effect.flips, effect.n)
    return (
        f"{count}\n{TOO_FEW if effect.flipped is None else percent(effect.flipped).split()[-2]} %"
    )


def _examples(changes: Sequence[Change], caption: str) -> tuple[Films, ...]:
    film = sample_film()
    if film is None:
        return ()
    shown = (
        Film(jpeg_of(film), ("Unchanged",)),
        *(Film(jpeg_of(change.apply(film)), (change.title,)) for change in changes),
    )
    return (Films(caption, shown, columns=6),)


def sample_film() -> NDArray[np.uint8] | None:
    """Return a synthetic film of the shipped study, uint8, or None where it is not there."""
    with resources.as_file(resources.files("resources") / "samples" / _SAMPLE) as path:
        if not path.is_file():
            return None
        film = read_radiograph(ImageRef(path))
    return network_image(film, height=WORKING_SIDE, width=WORKING_SIDE)


def strangers_section(measured: Measured) -> Section:
    """Show whether the model notices films unlike its training films."""
    reference = measured.subject.card.reference
    if reference is None or not measured.distances:
        text = (
            "The card holds no reference: this model cannot tell when a film is unlike those it "
            "was trained on, and scores a hand as it does a chest."
        )
        return Section(STRANGERS, (Paragraph(text),))
    rows = tuple(
        (one.name, str(len(one.values)), str(one.beyond), percent(one.share_beyond))
        for one in measured.distances
    )
    unreadable = sum(len(one.unreadable) for one in measured.distances)
    blocks: list[Block] = [
        Paragraph(
            f"The distance is Mahalanobis's, of the embedding. Beyond {reference.threshold:.1f} "
            "the app says that a film is unlike those the model was trained on. That threshold "
            f"was set on {reference.chosen_on}; so the shares of these two sets are what was asked "
            "for, not what will be found elsewhere."
        ),
        Table(
            "Films beyond the threshold, with Wilson's 95 % intervals.",
            ("Set", "Films", "Beyond", "Share"),
            rows,
            widths=(0.46, 0.16, 0.16, 0.22),
        ),
        distance_chart(
            measured.distances,
            reference.threshold,
            "Distances from the training films, each set adding up to 1. What lies farther out "
            "than the axis stands in its last bar.",
        ),
    ]
    if len(measured.distances) == len(measured.sets):
        blocks.append(Paragraph("No images other than chest films were given (--not-chest)."))
    if unreadable:
        blocks.append(Paragraph(f"{unreadable} of these files could not be read."))
    return Section(STRANGERS, tuple(blocks))


def full_size_section(measured: Measured) -> Section:
    """Show whether a film scores alike in full size and squashed."""
    full = measured.full_size
    if full is None:
        text = "No full-size originals were given (--originals)."
        return Section(FULL_SIZE, (Paragraph(text),))
    held_out = len(full.full.films) - full.learnt_from
    rows = (
        ("Mean absolute difference of the score", inline_share(full.moved, digits=4)),
        (
            f"{plain_percent(HIGH)} of the differences are at most",
            inline_share(full.moved_high, digits=4),
        ),
        ("ROC area, full size", inline_share(full.full_auc, digits=4)),
        ("ROC area, squashed", inline_share(full.squashed_auc, digits=4)),
        ("Difference, full size less squashed", inline_difference(full.difference, digits=4)),
    )
    return Section(
        FULL_SIZE,
        (
            Table(
                f"The same {len(full.full.films)} films in full size and squashed to the size of "
                f"the training films. The model has learnt from the squashed copies of "
                f"{full.learnt_from} of them and not from {held_out}, so the areas flatter; their "
                "difference does not. 95 % intervals: bootstrap by patient; for areas DeLong.",
                ("", "Value"),
                rows,
                widths=(0.55, 0.45),
            ),
        ),
    )
