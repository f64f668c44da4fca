"""Which films may be looked at beside another one. Plain values, no Qt."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from natsort import natsort_keygen, ns

from desktop.review.findings import Finding, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

_natural = natsort_keygen(alg=ns.IGNORECASE)


class Relation(StrEnum):
    """What a film has to do with the one it hangs beside."""

    SAME_FILM = "same film"
    SAME_PATIENT = "same patient"
    OTHER_PATIENT = "other patient"
    UNKNOWN = "unknown"


def relation(film: Finding, to: Finding) -> Relation:
    """Return whether two films are of one patient, as far as their files say."""
    if film.ref == to.ref:
        return Relation.SAME_FILM
    first, second = _patient(film), _patient(to)
    if not (first and second):
        return Relation.UNKNOWN
    return Relation.SAME_PATIENT if first == second else Relation.OTHER_PATIENT


def candidates(findings: Iterable[Finding], to: Finding) -> list[Finding]:
    """Return all films that can hang beside one, those of its patient first, latest first."""
    others = [one for one in findings if one.status is not Status.UNREADABLE and one.ref != to.ref]

    def key(one: Finding) -> tuple[object, ...]:
        same = relation(one, to) is Relation.SAME_PATIENT
        days = (datetime.date.max - (acquired(one) or datetime.date.min)).days
        return not same, days if same else 0, _natural(str(one.ref.path)), one.ref.frame

    return sorted(others, key=key)


def prior(findings: Iterable[Finding], to: Finding) -> Finding | None:
    """Return the patient's film taken last before one; failing that, another of the patient."""
    same = [one for one in candidates(findings, to) if relation(one, to) is Relation.SAME_PATIENT]
    taken = acquired(to)
    earlier = [
        one for one in same if taken and (date := acquired(one)) is not None and date <= taken
    ]
    return next(iter(earlier or same), None)


def acquired(finding: Finding) -> datetime.date | None:
    """Return when a film was taken, if its file says so."""
    return finding.film.facts.acquired if finding.film else None


def _patient(finding: Finding) -> str:
    return finding.film.facts.patient_key if finding.film else ""
