"""Where labels come from: sub-folder names, a table, or the readers' verdicts.

Each source gives a `Labelling` of the films at hand. What it cannot use is left out and
counted, and what contradicts itself is left out and named: a wrong label would be held
against the models.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.review.verdicts import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from desktop.imaging.radiograph import ImageRef
    from desktop.review.findings import Finding
    from desktop.review.verdicts import FilmKey, Verdict

FOLDER_LABELS = {"normal": False, "pneumonia": True}
"""Names of folders, in any case, as in the public data set."""

Film = tuple[str, int]
"""A film in a labelling: its path as text, and its frame."""


class Source(StrEnum):
    """Where labels come from."""

    FOLDERS = "folders"
    TABLE = "table"
    VERDICTS = "verdicts"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A film whose labels contradict each other; it is left out.

    Parameters
    ----------
    film : str
        The file, and where that is not enough the frame.
    problem : str
        What contradicts what, in words.
    """

    film: str
    problem: str


@dataclass(frozen=True, slots=True)
class Labelling:
    """Labels of some films.

    Parameters
    ----------
    source : Source
        Where they come from.
    labels : mapping of Film to bool
        True for pneumonia; films without a label are absent.
    conflicts : tuple of Conflict
        Films left out because their labels contradict each other.
    left_out : mapping of str to int
        Why films with something like a label were left out, and how many: ``unsure``,
        ``not readable``, or what a table names that is not among the films.
    notes : tuple of str
        What else to know when reading the figures, in full sentences.
    patients : mapping of Film to str
        Equal for films of one patient, where the source names patients.
    """

    source: Source
    labels: Mapping[Film, bool]
    conflicts: tuple[Conflict, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    patients: Mapping[Film, str] = field(default_factory=dict)

    def of(self, finding: Finding) -> bool | None:
        """Return a film's label: True for pneumonia, None without one."""
        return self.labels.get(film_of(finding.ref))


def film_of(ref: ImageRef) -> Film:
    """Return what a labelling calls a film."""
    return str(ref.path), ref.frame


def named(ref: ImageRef) -> str:
    """Return a film's name for people."""
    return ref.path.name if ref.frame == 1 else f"{ref.path.name}, frame {ref.frame}"


def label_of(path: Path, root: Path) -> bool | None:
    """Read a film's label from the folders it lies in.

    Parameters
    ----------
    path : Path
        The film.
    root : Path
        The folder that was given; its own name counts as well.

    Returns
    -------
    bool or None
        True for pneumonia, False for normal, after the nearest folder that says so;
        None when none does.
    """
    for folder in path.parents:
        label = FOLDER_LABELS.get(folder.name.lower())
        if label is not None:
            return label
        if folder == root:
            break
    return None


def labels_from_folders(findings: Iterable[Finding], root: Path) -> Labelling:
    """Take labels from the names of the folders, NORMAL and PNEUMONIA in any case.

    Parameters
    ----------
    findings : iterable of Finding
        The films.
    root : Path
        The folder that was opened.

    Returns
    -------
    Labelling
        A film that lies in folders of both kinds, byte for byte, is in conflict with
        itself.
    """
    found = list(findings)
    labels = {
        film_of(one.ref): label
        for one in found
        if (label := label_of(one.ref.path, root)) is not None
    }
    conflicts = _same_content(found, labels)
    return Labelling(Source.FOLDERS, labels, conflicts)


def _same_content(findings: Sequence[Finding], labels: dict[Film, bool]) -> tuple[Conflict, ...]:
    """Take films out whose content also stands under the other label."""
    by_content: defaultdict[tuple[str, int], list[Finding]] = defaultdict(list)
    for one in findings:
        if one.ref.sha256 and film_of(one.ref) in labels:
            by_content[one.ref.sha256, one.ref.frame].append(one)
    conflicts = []
    for alike in by_content.values():
        if len({labels[film_of(one.ref)] for one in alike}) < 2:
            continue
        for one in alike:
            del labels[film_of(one.ref)]
            others = ", ".join(named(other.ref) for other in alike if other is not one)
            conflicts.append(
                Conflict(named(one.ref), f"the same film as {others}, which has the other label")
            )
    return tuple(conflicts)


def labels_from_verdicts(findings: Iterable[Finding], verdicts: Iterable[Verdict]) -> Labelling:
    """Take labels from what the readers decided.

    Parameters
    ----------
    findings : iterable of Finding
        The films.
    verdicts : iterable of Verdict
        In any order; the latest of each reader on a film counts.

    Returns
    -------
    Labelling
        Films that readers decided differently are in conflict; those that nobody called
        pneumonia or normal are left out and counted.
    """
    standing = _standing(verdicts)
    labels: dict[Film, bool] = {}
    conflicts: list[Conflict] = []
    left_out: Counter[str] = Counter()
    seen = used = 0
    for finding in findings:
        given = standing.get((finding.ref.sha256, finding.ref.frame), [])
        decided = [one for one in given if one.decision in _AS_LABEL]
        said = {_AS_LABEL[one.decision] for one in decided if one.decision is not None}
        if len(said) == 1:
            labels[film_of(finding.ref)] = said.pop()
            used += len(decided)
            seen += sum(not one.blind for one in decided)
        elif said:
            words = ", ".join(f"{one.reader}: {one.decision}" for one in decided)
            conflicts.append(Conflict(named(finding.ref), f"the readers differ ({words})"))
        elif given:
            kinds = {one.decision for one in given}
            unsure = Decision.UNSURE in kinds
            left_out["unsure" if unsure else "not readable"] += 1
    notes = (_seen_in_words(seen, used),) if seen else ()
    return Labelling(Source.VERDICTS, labels, tuple(conflicts), dict(left_out), notes)


def labels_from_consensus(
    findings: Iterable[Finding], consensus: Mapping[FilmKey, Decision]
) -> Labelling:
    """Take labels from what readers agreed on, or settled, after reading twice.

    Parameters
    ----------
    findings : iterable of Finding
        The films.
    consensus : mapping of FilmKey to Decision
        As the reading room gives it; films without one have no label.
    """
    labels: dict[Film, bool] = {}
    left_out: Counter[str] = Counter()
    settled = {(film.sha256, film.frame): decision for film, decision in consensus.items()}
    for finding in findings:
        decision = settled.get((finding.ref.sha256, finding.ref.frame))
        if decision in _AS_LABEL:
            labels[film_of(finding.ref)] = _AS_LABEL[decision]
        elif decision is not None:
            left_out[str(decision).replace("_", " ")] += 1
    return Labelling(Source.VERDICTS, labels, left_out=dict(left_out))


_AS_LABEL: dict[Decision | None, bool] = {Decision.PNEUMONIA: True, Decision.NORMAL: False}


def _standing(verdicts: Iterable[Verdict]) -> dict[tuple[str, int], list[Verdict]]:
    """Return each reader's latest verdict on each film, without those taken back."""
    latest: dict[tuple[str, int, str], Verdict] = {}
    for one in verdicts:
        key = one.sha256, one.frame, one.reader
        if key not in latest or latest[key].at <= one.at:
            latest[key] = one
    standing: defaultdict[tuple[str, int], list[Verdict]] = defaultdict(list)
    for one in latest.values():
        if one.decision is not None:
            standing[one.sha256, one.frame].append(one)
    return standing


def _seen_in_words(seen: int, used: int) -> str:
    return (
        f"{seen:,} of {used:,} verdicts were given with the scores in view. They lean towards "
        "what the models said, and flatter them: read blind for a fair measurement."
    )
