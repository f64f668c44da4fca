"""What a person should know first about a data folder, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.layouts import TRAIN
from trainer.preparing.repeats import CONTENT, LOOK, PATIENT

if TYPE_CHECKING:
    from trainer.preparing.distributions import Shift, Tell
    from trainer.preparing.repeats import Leak
    from trainer.preparing.survey import Survey

NOTABLE_EFFECT = 0.5
"""From here on a difference counts as medium (Cohen, *Statistical Power Analysis*, 1988)."""
NOTABLE_AUC = 0.7
"""A plain number that tells the classes apart this well is a shortcut worth knowing."""

_SHARED = {
    PATIENT: ("patient by name", "patients by name"),
    CONTENT: ("content, byte for byte", "contents, byte for byte"),
    LOOK: ("look, though the files differ", "looks, though the files differ"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence.

    Parameters
    ----------
    text : str
        The sentence.
    attention : bool
        Whether something should be done or known; otherwise all is well.
    """

    text: str
    attention: bool = True


def remarks_of(survey: Survey) -> tuple[Remark, ...]:
    """Say what to know first, most urgent first; good news last.

    Parameters
    ----------
    survey : Survey
        What was found.

    Returns
    -------
    tuple of Remark
        Never empty.
    """
    found = [
        *_about_files(survey),
        *_about_repeats(survey),
        *(Remark(_shift(shift)) for shift in survey.shifts if _is_notable(shift)),
        *(Remark(_tell(tell)) for tell in survey.tells if _gives_away(tell)),
    ]
    return tuple(sorted(found, key=lambda remark: not remark.attention))


def many(count: int, one: str, more: str | None = None) -> str:
    """Return a count with its noun: ``1 film``, ``1,341 films``."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _about_files(survey: Survey) -> list[Remark]:
    found = []
    if survey.unreadable:
        count = many(len(survey.unreadable), "film")
        found.append(Remark(f"{count} cannot be read and will not be learnt from."))
    else:
        found.append(Remark(f"All {survey.films:,} films can be read.", attention=False))
    if survey.problems:
        found.append(Remark(f"{many(len(survey.problems), 'thing')} stood in the way, see below."))
    if survey.unlabelled:
        count = many(len(survey.unlabelled), "image has", "images have")
        found.append(Remark(f"{count} no label: neither a folder nor a table gives one."))
    return found


def _about_repeats(survey: Survey) -> list[Remark]:
    repeats = survey.repeats
    found = [Remark(_leak(leak)) for leak in repeats.leaks]
    if not found and len({count.split for count in survey.counts}) > 1:
        words = "No two splits share a patient, a content or a look."
        found.append(Remark(words, attention=False))
    if repeats.contradictions:
        count = many(len(repeats.contradictions), "film stands", "films stand")
        found.append(Remark(f"{count} in both classes: one of the labels must be wrong."))
    extra, alike = (sum(len(names) - 1 for names in sets) for sets in (repeats.exact, repeats.near))
    twice = "fit keeps such films on one side of its split."
    if extra:
        count = many(extra, "film repeats", "films repeat")
        found.append(Remark(f"{count} another byte for byte; {twice}"))
    if alike:
        count = many(alike, "film looks", "films look")
        found.append(Remark(f"{count} as another does, though the files differ; {twice}"))
    if not extra and not alike:
        found.append(Remark("No film stands there twice.", attention=False))
    return found


def _leak(leak: Leak) -> str:
    text = (
        f"{leak.first} and {leak.second} share {many(leak.shared, *_SHARED[leak.by])}: "
        f"{many(leak.first_films, 'film')} of {leak.first}, {leak.second_films:,} of {leak.second}."
    )
    if leak.first == TRAIN:
        text += f" fit does not learn from those of {leak.first}."
    return text


def _is_notable(shift: Shift) -> bool:
    return shift.effect is None or abs(shift.effect) >= NOTABLE_EFFECT


def _shift(shift: Shift) -> str:
    by = "" if shift.effect is None else f", by {abs(shift.effect):.1f} standard deviations"
    way = "higher" if shift.second_mean > shift.first_mean else "lower"
    return (
        f"{shift.label} films: {shift.quantity} is {way} in {shift.second} than in {shift.first}"
        f"{by} ({shift.second_mean:.3g} against {shift.first_mean:.3g})."
    )


def _gives_away(tell: Tell) -> bool:
    return max(tell.auc, 1 - tell.auc) >= NOTABLE_AUC


def _tell(tell: Tell) -> str:
    way = "higher" if tell.auc > 0.5 else "lower"
    return (
        f"In {tell.split}, {tell.quantity} alone tells the classes apart with an AUC of "
        f"{max(tell.auc, 1 - tell.auc):.2f} (it is {way} in pneumonia): a shortcut."
    )
