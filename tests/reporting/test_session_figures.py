"""What a session comes to: counts that add up, agreement by hand, and who disagreed where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sklearn.metrics import cohen_kappa_score

from desktop.reporting.cases import ReportedCase
from desktop.reporting.session_figures import session_figures
from desktop.review.findings import Status
from desktop.review.triage import Team
from desktop.review.verdicts import Decision, Verdict
from tests.factories import film
from tests.reporting.conftest import cases_of, decide

P, N, U = Decision.PNEUMONIA, Decision.NORMAL, Decision.UNSURE


@pytest.fixture
def cases(team: Team, tmp_path: Path) -> list[ReportedCase]:
    """Five films, the first three flagged."""
    paths = [film(tmp_path / f"{grey}.png", grey) for grey in (220, 200, 180, 90, 60)]
    return [replace(case, verdicts=()) for case in cases_of(paths, team)]


def read(
    cases: list[ReportedCase], reader: str, decisions: list[Decision | None]
) -> list[ReportedCase]:
    return [
        replace(case, verdicts=(*case.verdicts, decide(case.finding, decision, reader)))
        if decision
        else case
        for case, decision in zip(cases, decisions, strict=True)
    ]


def test_agreement_is_what_scikit_learn_makes_of_it(cases: list[ReportedCase]) -> None:
    (ann,) = session_figures(read(cases, "Ann", [P, N, P, N, P])).readers
    fold = ann.against_model
    assert (fold.both, fold.model_only, fold.reader_only, fold.neither) == (2, 1, 1, 1)
    flags, verdicts = [1, 1, 1, 0, 0], [1, 0, 1, 0, 1]
    assert fold.kappa == pytest.approx(cohen_kappa_score(flags, verdicts))
    assert fold.share is not None
    assert fold.share.value == pytest.approx(3 / 5)


def test_every_verdict_is_either_compared_or_counted_apart(cases: list[ReportedCase]) -> None:
    read_cases = read(cases, "Ann", [P, U, N, Decision.NOT_READABLE, N])
    outside = replace(read_cases[4].finding, status=Status.OUT_OF_SCOPE)
    read_cases[4] = replace(read_cases[4], finding=outside)
    (ann,) = session_figures(read_cases).readers
    assert ann.read == 5 == ann.against_model.n + ann.not_compared
    assert ann.against_model.n == 2
    assert sum(ann.decisions.values()) == 5


def test_films_read_as_pneumonia_though_not_flagged_come_first(cases: list[ReportedCase]) -> None:
    figures = session_figures(read(cases, "Ann", [N, P, None, P, N]))
    assert [d.case.number for d in figures.with_model] == [4, 1]
    assert (figures.unread, figures.unread_flagged) == (1, 1)


def test_readers_are_compared_with_each_other(cases: list[ReportedCase]) -> None:
    both = read(read(cases, "Bob", [P, P, U, N, None]), "Ann", [P, N, P, None, N])
    figures = session_figures(both)
    assert [reader.reader for reader in figures.readers] == ["Ann", "Bob"]
    assert [
        (d.case.number, d.verdict.reader, d.other and d.other.reader)
        for d in figures.between_readers
    ] == [(2, "Bob", "Ann"), (3, "Bob", "Ann")]


def test_a_verdict_counts_against_what_the_model_said_then(cases: list[ReportedCase]) -> None:
    verdict = decide(cases[0].finding, N)
    assert verdict.view is not None
    then: Verdict = replace(verdict, view=replace(verdict.view, flagged=False))
    figures = session_figures([replace(cases[0], verdicts=(then,))])
    assert figures.with_model == ()
    assert figures.readers[0].against_model.neither == 1


def test_time_per_case_is_told_in_quartiles(cases: list[ReportedCase]) -> None:
    times = [4.0, 8.0, 6.0, None, 10.0]
    timed = [
        replace(case, verdicts=(decide(case.finding, P, seconds=seconds, blind=seconds == 4.0),))
        for case, seconds in zip(cases, times, strict=True)
    ]
    (ann,) = session_figures(timed).readers
    assert ann.quartiles == (5.5, 7.0, 8.5)
    assert ann.blind == 1


def test_nothing_read_gives_no_figures(cases: list[ReportedCase]) -> None:
    figures = session_figures(cases)
    assert figures.readers == figures.with_model == figures.between_readers == ()
    assert figures.unread == 5
