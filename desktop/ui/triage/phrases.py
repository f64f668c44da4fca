"""What the triage strip says, ready for translation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.review.findings import Status
from desktop.review.policy import SET_BY_HAND, FlagPolicy, Rule, why
from desktop.ui import words
from desktop.ui.told.lookup import told
from desktop.ui.triage.state import PER

if TYPE_CHECKING:
    from desktop.inference.contract import Evaluation, ModelCard
    from desktop.review.expectation import Expectation, Share
    from desktop.review.findings import Finding, Threshold
    from desktop.ui.triage.state import Point

_WIDE = 0.02


def translate(text: str) -> str:
    """Return the text in the reader's language."""
    return QCoreApplication.translate("Triage", text)


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Triage", text))


REASONS = {
    "at_or_above": _("{title} gives {score}, at or above the threshold {threshold} ({name})"),
    "below": _("{title} gives {score}, below the threshold {threshold} ({name})"),
    "mean_at_or_above": _(
        "the mean of {n} models is {score}, at or above {threshold}, "
        "a threshold that stands in no model card: {who}"
    ),
    "mean_below": _(
        "the mean of {n} models is {score}, below {threshold}, "
        "a threshold that stands in no model card: {who}"
    ),
    "enough": _("flagged by {votes} of {n} models ({needed} needed): {who}"),
    "too_few": _("flagged by only {votes} of {n} models ({needed} needed): {who}"),
    "none": _("flagged by none of {n} models ({needed} needed)"),
    "vote": _("{title} {score} ≥ {threshold} ({name})"),
    "part": _("{title} {score}"),
    "by_hand": _("set by hand"),
}
"""`desktop.review.policy.TEXTS` once more, where the collector of texts finds them."""

RULES = {
    Rule.LEADING: _("Leading model alone"),
    Rule.ANY: _("Any one model"),
    Rule.MAJORITY: _("More than half"),
    Rule.MEAN: _("Mean of probabilities"),
}


def reason(finding: Finding) -> str:
    """Return why a film is flagged or not, out of scope or unreadable, in the reader's language."""
    if finding.status is not Status.OK:
        return words.of_screening(finding.reason)
    named = tuple(replace(one, threshold=_named(one.threshold)) for one in finding.assessments)
    return why(finding.policy, named, say=translate)


def _named(one: Threshold) -> Threshold:
    return one if one.name == SET_BY_HAND else replace(one, name=told(one.name))


def policy_suffix(policy: FlagPolicy) -> str:
    """Return how several models decide, to be put behind the leading one's name."""
    if policy.rule is Rule.LEADING:
        return ""
    return " · " + translate("flagged by: {rule}").format(rule=translate(RULES[policy.rule]))


def point(one: Point) -> str:
    """Return what an operating point is called in the chooser."""
    text = translate("{name} ≥ {value:.3f} (this site)") if one.of_site else "{name} ≥ {value:.3f}"
    return text.format(name=point_name(one.threshold), value=one.threshold.value)


def point_name(one: Threshold) -> str:
    """Return what a threshold is called."""
    return translate(SET_BY_HAND) if one.name == SET_BY_HAND else told(one.name)


def threshold(one: Threshold) -> str:
    """Return a threshold with its model and name."""
    text = translate("{title} ≥ {value:.3f} ({name})")
    return text.format(title=one.title or one.model, value=one.value, name=point_name(one))


def rule_in_force(policy: FlagPolicy, leading: Threshold, models: int, mean: float) -> str:
    """Return in a line by what films are flagged."""
    if policy.rule is Rule.LEADING:
        return threshold(leading)
    if policy.rule is Rule.MEAN:
        return translate("mean of {n} models ≥ {value:.3f}").format(n=models, value=mean)
    text = translate("at least {needed} of {n} models")
    return text.format(needed=policy.needed(models), n=models)


def flag_share(flagged: int, films: int) -> str:
    """Return which share of the films in scope is flagged; nothing while there are none."""
    return f"{words.FLAG_SIGN} {words.share(flagged / films)}" if films else ""


def flag_count(flagged: int, films: int, *, tried: bool = False) -> str:
    """Return how many films are flagged, or would be, with their share."""
    if not films:
        return translate("No films in scope yet")
    text = (
        translate("{sign} {flagged} of {films} films in scope would be flagged ({share})")
        if tried
        else translate("{sign} {flagged} of {films} films in scope flagged ({share})")
    )
    return text.format(
        sign=words.FLAG_SIGN,
        flagged=words.number(flagged),
        films=words.number(films),
        share=words.share(flagged / films),
    )


def change(more: int, where: str) -> str:
    """Return how the count differs from that at the point where the folder began."""
    if not more:
        return translate("as many as at {where}").format(where=where)
    text = (
        translate("{n} more than at {where}")
        if more > 0
        else translate("{n} fewer than at {where}")
    )
    return text.format(n=words.number(abs(more)), where=where)


def share(value: Share | None) -> str:
    """Return a share; a span of shares where the card tells no single one."""
    if value is None:
        return translate("not known")
    digits = _digits(value)
    least, most = (f"{n:.{digits}f}" for n in (value.least.value, value.most.value))
    return least if least == most else f"{least}–{most}"


def bounds(value: Share | None) -> str:
    """Return the bounds of a share, or of a span of shares."""
    if value is None:
        return ""
    digits = _digits(value)
    return f"({value.low:.{digits}f}–{value.high:.{digits}f})"


def share_spoken(value: Share | None) -> str:
    """Return the same in words, for those who listen."""
    if value is None:
        return translate("not known")
    text = (
        translate("{least:.2f}, 95 % interval {low:.2f} to {high:.2f}")
        if value.exact
        else translate("between {least:.2f} and {most:.2f}, 95 % interval {low:.2f} to {high:.2f}")
    )
    return text.format(
        least=value.least.value, most=value.most.value, low=value.low, high=value.high
    )


def prevalence(value: float) -> str:
    """Return a share of pneumonia as its field shows it."""
    return f"{100 * value:.1f}\N{NO-BREAK SPACE}%"


def example(found: Expectation) -> str:
    """Return what to expect as numbers of films, which are easier to grasp than shares."""
    ill = round(PER * found.prevalence)
    text = translate("Of {films} films with {ill} pneumonias: {flagged} flagged, {missed} missed.")
    sensitivity = found.sensitivity
    missed = (1 - sensitivity.most.value, 1 - sensitivity.least.value)
    return text.format(
        films=words.number(PER),
        ill=words.number(ill),
        flagged=_films(
            (found.flag_rate.least.value, found.flag_rate.most.value),
            (found.flag_rate.low, found.flag_rate.high),
            PER,
        ),
        missed=_films(missed, (1 - sensitivity.high, 1 - sensitivity.low), ill),
    )


def basis(measured: Evaluation, found: Expectation, policy: FlagPolicy) -> str:
    """Return where the figures come from, and how far they carry."""
    parts = [
        translate(
            "Model card, {data}. In brackets 95 % intervals ({methods}), for films of the same "
            "kind."
        ).format(data=told(measured.data), methods=_methods(found))
    ]
    if policy.rule is Rule.LEADING and not found.sensitivity.exact & found.specificity.exact:
        parts.append(
            translate("The threshold lies between two points of its curve, hence the spans.")
        )
    return words.sentences(parts)


def _methods(found: Expectation) -> str:
    if not found.counted:
        return translate("Wilson, Mercaldo")
    if found.by_patient:
        return translate("Wilson, widened by patient; MOVER-R")
    return translate("Wilson, MOVER-R")


def meaning(policy: FlagPolicy, cards: tuple[ModelCard, ...], found: Expectation | None) -> str:
    """Return what a policy of several models means for sensitivity; empty for one alone.

    Parameters
    ----------
    policy : FlagPolicy
        How the models decide together.
    cards : tuple of ModelCard
        Theirs.
    found : Expectation or None
        What the cards let expect of them together; None where they allow no bounds.
    """
    if policy.rule is Rule.LEADING:
        return ""
    n = len(cards)
    text = {
        Rule.ANY: translate(
            "One flag of {n} is enough: at least as sensitive as the most sensitive model, at most "
            "as specific as the least specific one."
        ),
        Rule.MAJORITY: translate(
            "{needed} of {n} must flag: a miss or a false alarm of a single model is outvoted, one "
            "that models share is not."
        ),
        Rule.MEAN: translate(
            "Flags wherever all {n} models reach the threshold, and never where none does. The "
            "mean is not calibrated, and no card holds a threshold for it: it starts at the "
            "leading model’s."
        ),
    }[policy.rule].format(n=n, needed=policy.needed(n))
    if found is not None and found.counted:
        counted = translate(
            "The cards hold the scores of the same films, so what the models do together is "
            "counted on these."
        )
        return words.sentences([text, counted])
    bounds = (
        translate("No card says how the models err together, so these are bounds;")
        if found is not None
        else translate(
            "The cards measure the models on different films and allow no bounds on what they do "
            "together;"
        )
    )
    where = translate("on films with known labels, Compare models counts it.")
    return words.sentences([text, bounds, where])


def _digits(value: Share) -> int:
    # More digits than the interval leaves meaning to would be pretence.
    return 2 if value.high - value.low >= _WIDE else 3


def _films(values: tuple[float, float], bounds: tuple[float, float], of: int) -> str:
    least, most, low, high = (words.number(round(of * n)) for n in (*values, *bounds))
    middle = least if least == most else f"{least}–{most}"
    return f"{middle} ({low}–{high})"
