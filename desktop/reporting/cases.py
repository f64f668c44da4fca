"""What a report is about: cases with their verdicts, and by which names they go.

By default nothing in a report says who the patient is: a case is called by its running
number and the first digits of its content's hash, with which the holder of the film finds
it again and nobody else can.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import desktop
from desktop.reporting.wording import ENGLISH, Wording, to_say
from desktop.review.findings import Status, count, worklist_order
from desktop.review.policy import Rule
from desktop.review.verdicts import Decision, EntryKind, film_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.imaging.radiograph import ImageRef
    from desktop.inference.contract import ModelCard
    from desktop.review.findings import Counts, Finding, Threshold
    from desktop.review.triage import Team
    from desktop.review.verdicts import Entry, FilmKey, Verdict

CAUTION = to_say("For prioritisation only. Not for diagnostic use.")
STATUS_WORDS = {
    Status.OK: to_say("scored"),
    Status.OUT_OF_SCOPE: to_say("out of scope"),
    Status.UNREADABLE: to_say("unreadable"),
}
DECISION_WORDS = {
    Decision.PNEUMONIA: to_say("pneumonia"),
    Decision.NORMAL: to_say("normal"),
    Decision.UNSURE: to_say("unsure"),
    Decision.NOT_READABLE: to_say("not readable"),
}
POLICY_WORDS = {
    Rule.LEADING: to_say("the leading model alone decides"),
    Rule.ANY: to_say("a film is flagged when any of the models flags it"),
    Rule.MAJORITY: to_say("a film is flagged when more than half of the models flag it"),
    Rule.MEAN: to_say("a film is flagged by the mean of the models' calibrated probabilities"),
}
HASH_DIGITS = 12
"""So many digits of a SHA-256 name a film: 48 bits, no chance match among a million films."""


@dataclass(frozen=True, slots=True)
class ReportedModel:
    """One model as a report names it.

    Parameters
    ----------
    card : ModelCard
        What the model says about itself.
    threshold : Threshold
        In force when the report was asked for.
    device : str
        What it computed on, such as ``cpu``.
    """

    card: ModelCard
    threshold: Threshold
    device: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """With what a report's figures were made.

    Parameters
    ----------
    models : tuple of ReportedModel
        The leading one first.
    software : str
        Name and version of this program.
    written : datetime
        When the report was made, with time zone.
    """

    models: tuple[ReportedModel, ...]
    software: str = f"PneumoTriage {desktop.__version__}"
    written: datetime.datetime = field(
        default_factory=lambda: datetime.datetime.now(datetime.UTC).astimezone()
    )


def provenance(team: Team) -> Provenance:
    """Return with what a team's scores were made."""
    return Provenance(
        tuple(
            ReportedModel(c.card, team.thresholds[c.card.name, c.card.version], c.device.name)
            for c in team.classifiers
        )
    )


@dataclass(frozen=True, slots=True)
class ReportedCase:
    """One image with everything that was said about it.

    Parameters
    ----------
    number : int
        Running number in the report, from 1.
    finding : Finding
        What the models say.
    verdicts : tuple of Verdict
        What each reader says of it at last, the latest last; one without a decision is a
        note only.
    settlement : Verdict or None
        What settled a disagreement of readers, if it still holds.
    same_as : int or None
        Number of the case that shows the same film under another name, if one does.
    """

    number: int
    finding: Finding
    verdicts: tuple[Verdict, ...] = ()
    settlement: Verdict | None = None
    same_as: int | None = None

    @property
    def decided(self) -> tuple[Verdict, ...]:
        """The verdicts that decide something."""
        return tuple(verdict for verdict in self.verdicts if verdict.decision is not None)

    @property
    def verdict(self) -> Verdict | None:
        """What holds: the settlement, else the latest decision; None when undecided."""
        if self.settlement is not None:
            return self.settlement
        return self.decided[-1] if self.decided else None


def name_of(case: ReportedCase, *, with_identifiers: bool, words: Wording = ENGLISH) -> str:
    """Return by what name a case goes in a report.

    Parameters
    ----------
    case : ReportedCase
        The case.
    with_identifiers : bool
        Call it by its file; else by running number and content hash.
    words : Wording
        In which language.
    """
    ref = case.finding.ref
    frame = words.say(", frame {n}", n=ref.frame) if ref.frame > 1 else ""
    if with_identifiers:
        return f"{ref.path}{frame}"
    digits = ref.sha256[:HASH_DIGITS]
    if not digits:
        return words.say("film {n}", n=str(case.number))
    return words.say("film {n} ({digits})", n=str(case.number), digits=f"{digits}{frame}")


def fault_of(case: ReportedCase, *, with_identifiers: bool, words: Wording = ENGLISH) -> str:
    """Return what is wrong with an unreadable file; the file's name only if asked for."""
    return words.error(case.finding) if with_identifiers else words.reason(case.finding)


def standing(entries: Iterable[Entry]) -> tuple[tuple[Verdict, ...], Verdict | None]:
    """Return of everything logged about one image what still holds.

    Parameters
    ----------
    entries : iterable of Entry
        On one image, oldest first.

    Returns
    -------
    verdicts : tuple of Verdict
        Each reader's last, the latest last; a reader who took the verdict back has none.
    settlement : Verdict or None
        What settled a disagreement, unless a reader decided otherwise since.
    """
    last: dict[str, Verdict] = {}
    settlement: Verdict | None = None
    for entry in entries:
        verdict = entry.verdict
        if entry.kind is EntryKind.SETTLEMENT:
            settlement = verdict if verdict.decision else None
        elif entry.kind is EntryKind.VERDICT:
            last.pop(verdict.reader, None)
            last[verdict.reader] = verdict
            if settlement and verdict.decision not in (None, settlement.decision):
                settlement = None
    kept = (verdict for verdict in last.values() if verdict.decision or verdict.note)
    return tuple(kept), settlement


def reported_cases(
    findings: Iterable[Finding], history: Iterable[Entry] = ()
) -> tuple[ReportedCase, ...]:
    """Return findings, numbered in worklist order, with the verdicts that stand.

    Parameters
    ----------
    findings : iterable of Finding
        In any order.
    history : iterable of Entry
        Everything logged about them, by all readers, oldest first, as
        `desktop.review.room.ReadingRoom.history` gives it.

    Returns
    -------
    tuple of ReportedCase
        In worklist order; numbers are counted from 1.
    """
    logged: dict[FilmKey, list[Entry]] = {}
    for entry in history:
        logged.setdefault(entry.verdict.film, []).append(entry)
    ordered = worklist_order(findings)
    numbers = {_place(finding.ref): number for number, finding in enumerate(ordered, start=1)}
    cases = []
    for number, finding in enumerate(ordered, start=1):
        key, same = film_key(finding), finding.duplicate_of
        verdicts, settlement = standing(logged.get(key, ()) if key else ())
        same_as = numbers.get(_place(same)) if same else None
        cases.append(ReportedCase(number, finding, verdicts, settlement, same_as))
    return tuple(cases)


def _place(ref: ImageRef) -> tuple[Path, int]:
    return ref.path, ref.frame


@dataclass(frozen=True, slots=True)
class ReportedSession:
    """A reading session as a report tells of it.

    Parameters
    ----------
    cases : tuple of ReportedCase
        In worklist order.
    provenance : Provenance
        Software and models.
    name : str
        What the reader called the session; told only with identifiers, as people name
        sessions after patients and wards.
    folders : tuple of str
        What was opened; told only with identifiers.
    passed_over : int
        Files that are no images at all.
    policy : str
        How several models decide together, in words; empty when the first one decides.
    audit_head : str
        Last hash of the chain of the logs, if the report is to carry it.
    audit_faults : tuple of str
        What a check of the logs found to be tampered with, in words.
    """

    cases: tuple[ReportedCase, ...]
    provenance: Provenance
    name: str = ""
    folders: tuple[str, ...] = ()
    passed_over: int = 0
    policy: str = ""
    audit_head: str = ""
    audit_faults: tuple[str, ...] = ()

    @property
    def counts(self) -> Counts:
        """How the images ended; the three add up to the images found."""
        return count(case.finding for case in self.cases)
