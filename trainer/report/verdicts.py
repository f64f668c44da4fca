"""What the audit's figures mean, in plain words and by rules that stand on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.report.material import SHIFTED
from trainer.report.wording import inline_difference, inline_share, listed, of, plain_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.report.audit import Effect

HARDLY, LITTLE = 0.02, 0.05
"""Mean change of the score, and share of flags that turn, up to which a model hardly reacts,
or reacts a little."""

LOST = 0.70
"""A ROC area up to which most of the discrimination is lost."""

RULES = (
    f"For the corners and the letter: “hardly reacts” means that the score moves by at most "
    f"{HARDLY:.2f} on average and at most {plain_percent(HARDLY)} of the flags turn, in both sets; "
    f"“reacts a little” means at most {LITTLE:.2f} and {plain_percent(LITTLE)}. For the lungs and "
    "the border: nothing is left when the interval of the ROC area holds 0.5, and most is lost "
    f"when the area is at most {LOST:.2f}."
)

_HIDES_LUNGS = {"lungs_covered", "border_only"}
_TOO_FEW = "Too few films for a verdict."


def verdict(effects: Sequence[Effect]) -> str:
    """Say what one change shows.

    Parameters
    ----------
    effects : sequence of Effect
        Of the same change, on each set.

    Returns
    -------
    str
        Full sentences; the worse of the sets decides.
    """
    if effects[0].change.key in _HIDES_LUNGS:
        return _without_lungs(effects)
    return _cosmetic(effects)


def _cosmetic(effects: Sequence[Effect]) -> str:
    known = [one for one in effects if one.moved is not None]
    if not known:
        return _TOO_FEW
    moved = max(one.moved.value for one in known if one.moved is not None)
    turned = max(one.flips / one.n for one in known)
    reaction = "reacts to it"
    for name, limit in (("hardly reacts", HARDLY), ("reacts a little", LITTLE)):
        if moved <= limit and turned <= limit:
            reaction = name
            break
    flips = listed(f"{of(one.flips, one.n)} {_short(one)}" for one in known)
    return f"The model {reaction}: the flag turns on {flips}. {_discrimination(known)}"


def _discrimination(effects: Sequence[Effect]) -> str:
    changed = [
        one
        for one in effects
        if one.difference is not None and (one.difference.low > 0 or one.difference.high < 0)
    ]
    if not changed:
        return "No evidence that it tells pneumonia from normal better or worse."
    told = (f"{inline_difference(one.difference)} on {_short(one)}" for one in changed)
    return f"The ROC area changes by {listed(told)}."


def _without_lungs(effects: Sequence[Effect]) -> str:
    known = [one for one in effects if one.after is not None]
    if not known:
        return _TOO_FEW
    worst = max(known, key=lambda one: one.after.value if one.after else 0.0)
    assert worst.after is not None  # that is how they were chosen
    areas = listed(f"{inline_share(one.after, digits=2)} on {_short(one)}" for one in known)
    left = f"The ROC area that is left is {areas}."
    covered = effects[0].change.key == "lungs_covered"
    if all(one.after is not None and one.after.low <= 0.5 <= one.after.high for one in known):
        ending = "what it goes by lies there" if covered else "the border tells nothing"
        return f"{left} Nothing is left: {ending}."
    if worst.after.value <= LOST:
        return f"{left} Most is lost, though something outside the lungs still helps."
    if covered:
        return (
            f"{left} Much is left: what lies outside the lungs (exposure, collimation, the child's "
            "build) also tells these classes apart, and the model can use it."
        )
    return (
        f"{left} Much is left: the border alone tells these classes apart, so part of every "
        "figure on this page may not be the lung's."
    )


def _short(effect: Effect) -> str:
    return "shifted films" if effect.of == SHIFTED else "films of held-out patients"
