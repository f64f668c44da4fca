"""Everything that a page says about one model, measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.report.audit import audit
from trainer.report.changes import DISTURBANCES, SHORTCUTS
from trainer.report.figures import figures_of
from trainer.report.material import score_sets
from trainer.report.originals import compare_sizes
from trainer.report.speed import measure_throughput
from trainer.report.strangers import measure_distances

if TYPE_CHECKING:
    from trainer.report.audit import Effect
    from trainer.report.figures import SetFigures
    from trainer.report.material import FilmLibrary
    from trainer.report.originals import FullSize
    from trainer.report.speed import Throughput
    from trainer.report.strangers import Distances
    from trainer.report.subject import Subject


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One model and all that was measured of it.

    Parameters
    ----------
    subject : Subject
        The model.
    shifted, held_out : SetFigures
        Figures on the films of another split, and on those of held-out patients.
    shortcuts, disturbances : tuple of Effect
        What changes do to the scores, by set and change.
    distances : tuple of Distances
        Empty when the card holds no reference.
    full_size : FullSize or None
        None when no originals were given.
    throughput : tuple of Throughput
        By batch size.
    """

    subject: Subject
    shifted: SetFigures
    held_out: SetFigures
    shortcuts: tuple[Effect, ...]
    disturbances: tuple[Effect, ...]
    distances: tuple[Distances, ...]
    full_size: FullSize | None
    throughput: tuple[Throughput, ...]

    @property
    def sets(self) -> tuple[SetFigures, SetFigures]:
        """Both sets of films, the shifted one first."""
        return self.shifted, self.held_out

    @property
    def default_point(self) -> str:
        """Name of the operating point that the app takes when the reader chooses none."""
        return self.subject.card.default_operating_point


def measure(subject: Subject, library: FilmLibrary) -> Measured:
    """Measure a model.

    Parameters
    ----------
    subject : Subject
        The model.
    library : FilmLibrary
        Where the films are.

    Returns
    -------
    Measured
        Everything; the time it takes is nearly all the network's.
    """
    scored = score_sets(subject, library)
    thresholds = {point.name: point.threshold for point in subject.card.operating_points}
    shifted, held_out = (figures_of(some, thresholds) for some in scored)
    effects = audit(subject, scored, (*SHORTCUTS, *DISTURBANCES), library)
    return Measured(
        subject=subject,
        shifted=shifted,
        held_out=held_out,
        shortcuts=tuple(one for one in effects if one.change in SHORTCUTS),
        disturbances=tuple(one for one in effects if one.change in DISTURBANCES),
        distances=measure_distances(subject, scored, library),
        full_size=compare_sizes(subject, library),
        throughput=measure_throughput(subject),
    )
