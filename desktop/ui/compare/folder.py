"""How far the models agree on the open folder. Plain values, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.evaluation.agreement import Agreement, agree
from desktop.review.findings import Finding, Status

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class FolderAgreement:
    """The models on the open folder.

    Parameters
    ----------
    models : tuple of str
        Their names.
    films : tuple of Finding
        The films all of them scored, in the order of `agreement`'s columns.
    agreement : Agreement
        How they compare.
    """

    models: tuple[str, ...]
    films: tuple[Finding, ...]
    agreement: Agreement

    def disputed(self) -> list[Finding]:
        """Return the films on which they do not all decide the same, widest spread first."""
        return [self.films[one.film] for one in self.agreement.films if len(set(one.flags)) > 1]

    def flagged(self, model: int) -> int:
        """Return how many films a model flags."""
        return round(self.agreement.flag_rates[model] * self.agreement.n)


def agree_on_folder(findings: Iterable[Finding]) -> FolderAgreement | None:
    """Compare the models on the films in scope.

    Parameters
    ----------
    findings : iterable of Finding
        Of one team of models.

    Returns
    -------
    FolderAgreement or None
        None while fewer than two models have scored a film.
    """
    films = tuple(one for one in findings if one.status is Status.OK)
    if not films or len(films[0].assessments) < 2:
        return None
    first = films[0].assessments
    scores = [[film.assessments[m].score.probability for film in films] for m in range(len(first))]
    agreement = agree(scores, [one.threshold.value for one in first])
    return FolderAgreement(tuple(one.score.model for one in first), films, agreement)


def spread(finding: Finding) -> float:
    """Return how far the models' scores of a film lie apart, 0 to 1."""
    scores = [one.score.probability for one in finding.assessments]
    return max(scores) - min(scores) if scores else 0.0
