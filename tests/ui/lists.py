"""Worklists of a few films: what a reader made of them, and what is shown."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING

from desktop.review.findings import Status
from desktop.review.verdicts import Decision, Verdict, film_key
from desktop.ui.worklist.case import Case
from tests.ui.build import finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.review.findings import Finding
    from desktop.ui.worklist.state import Worklist

MOMENT = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


class Readings:
    """What a reader made of films, by the name of the file."""

    def __init__(self, *, blind: bool = False, **decisions: Decision) -> None:
        self.blind = blind
        self.decisions = decisions

    def case(self, one: Finding) -> Case:
        decision = self.decisions.get(one.ref.path.stem)
        key = film_key(one)
        if decision is None or key is None:
            return Case(one, veiled=self.blind and bool(one.assessments))
        return Case(one, Verdict(key.sha256, key.frame, decision, "Kim", MOMENT))


def of_patient(
    patient: str, name: str, probability: float, *, view: str = "", **more: object
) -> Finding:
    made = finding(name, probability, **more)
    assert made.film is not None
    facts = dataclasses.replace(made.film.facts, patient_key=patient, view=view)
    return dataclasses.replace(made, film=dataclasses.replace(made.film, facts=facts))


def fill(worklist: Worklist, *batches: Sequence[Finding]) -> None:
    for batch in batches:
        for change in worklist.admit(batch):
            worklist.carry_out(change)


def shown(worklist: Worklist) -> list[str]:
    return [row.finding.ref.path.stem for row in worklist.rows]


DAY = datetime.date(2026, 3, 1)
FILMS = [
    finding("b10.png", 0.9, others=(0.9,), age=4.0, date=DAY),
    finding("b2.png", 0.1, others=(0.2,), age=1.5),
    finding("a.png", 0.6, others=(0.1,), date=DAY - datetime.timedelta(days=3)),
    finding("o.png", 0.8, status=Status.OUT_OF_SCOPE, warnings=("lateral_view", "colour")),
    finding("u.png", None),
]
