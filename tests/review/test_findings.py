"""From scores to a worklist."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UnreadableImageError
from desktop.imaging.radiograph import HeaderFacts, ImageRef
from desktop.inference.classifier import Score
from desktop.inference.pipeline import FilmSummary, Outcome
from desktop.review.findings import (
    Finding,
    Status,
    Threshold,
    assess,
    count,
    reassess,
    threshold_from_card,
    worklist_order,
)
from tests.factories import card

HALF = {("mean_grey", "1.0.0"): Threshold("mean_grey", "1.0.0", 0.5, "balanced")}
SUMMARY = FilmSummary(HeaderFacts(), 10, 10, 8, "PNG", b"")


def scored(name: str, probability: float, *warnings: str) -> Finding:
    score = Score("mean_grey", "1.0.0", probability, 1.0)
    return assess(Outcome(ImageRef(Path(name)), (score,), warnings, SUMMARY), HALF)


def unreadable(name: str) -> Finding:
    error = UnreadableImageError(name, "the file is truncated", "Copy it again")
    return assess(Outcome(ImageRef(Path(name)), error=error), HALF)


def test_a_score_at_the_threshold_is_flagged() -> None:
    assert scored("a.png", 0.5).flagged
    assert not scored("a.png", 0.4999).flagged


def test_the_reason_names_model_score_threshold_and_operating_point() -> None:
    reason = scored("a.png", 0.731).reason
    for part in ("mean_grey", "0.731", "at or above", "0.500", "balanced"):
        assert part in reason


def test_the_reason_has_as_many_digits_as_tell_score_and_threshold_apart() -> None:
    assert "0.4996, below the threshold 0.5000" in scored("a.png", 0.4996).reason
    assert "0.500, at or above the threshold 0.500" not in scored("a.png", 0.50004).reason


def test_an_out_of_scope_film_keeps_its_score_but_is_never_flagged() -> None:
    finding = scored("hand.png", 0.99, "unlike_training")
    assert finding.status is Status.OUT_OF_SCOPE
    assert finding.probability == 0.99
    assert not finding.flagged
    assert "unlike" in finding.reason


def test_a_warning_alone_puts_nothing_out_of_scope() -> None:
    assert scored("old.png", 0.9, "outside_age").status is Status.OK


@pytest.mark.parametrize(
    ("here", "other", "named"),
    [
        ("b.dcm", ImageRef(Path("study/a.jpg")), "as a.jpg"),
        ("b/1.dcm", ImageRef(Path("a/1.dcm")), "as a/1.dcm"),
        ("b.dcm", ImageRef(Path("a.dcm"), frame=3), "as a.dcm, frame 3"),
        ("b.dcm", ImageRef(Path("b.dcm"), frame=2), "as frame 2"),
    ],
)
def test_a_duplicate_names_the_film_that_it_repeats_and_keeps_its_place(
    here: str, other: ImageRef, named: str
) -> None:
    score = Score("mean_grey", "1.0.0", 0.9, 1.0)
    ref = ImageRef(Path(here), frame=4)
    found = Outcome(ref, (score,), ("outside_age", "duplicate"), SUMMARY, duplicate_of=other)
    finding = assess(found, HALF)
    assert finding.status is Status.OK
    assert finding.flagged
    assert finding.remark.startswith("age outside")
    assert finding.remark.endswith(named)


def test_what_can_be_done_about_a_film_is_said() -> None:
    assert "without inversion" in scored("a.png", 0.2, "probably_inverted").advice
    assert scored("a.png", 0.2, "outside_age").advice == ""
    assert scored("a.png", 0.2, "lateral_view", "outside_age").remark.startswith("a lateral view; ")


def test_an_unreadable_film_says_what_is_wrong_and_what_to_do() -> None:
    finding = unreadable("cut.jpg")
    assert finding.status is Status.UNREADABLE
    assert finding.probability is None
    assert "cut.jpg: the file is truncated. Copy it again" in finding.error


def test_the_likeliest_pneumonia_comes_first_and_nothing_gets_lost() -> None:
    findings = [
        unreadable("z.jpg"),
        scored("hand.png", 1.0, "unlike_training"),
        scored("film10.png", 0.3),
        scored("film2.png", 0.3),
        scored("worst.png", 0.9),
    ]
    names = [finding.ref.path.name for finding in worklist_order(findings)]
    assert names == ["worst.png", "film2.png", "film10.png", "hand.png", "z.jpg"]


@given(st.lists(st.tuples(st.floats(0, 1), st.sampled_from(["", "unlike_training", "broken"]))))
def test_the_three_counts_add_up_to_the_images_found(kinds: list[tuple[float, str]]) -> None:
    findings = [
        unreadable(f"{n}.png") if kind == "broken" else scored(f"{n}.png", p, *filter(None, [kind]))
        for n, (p, kind) in enumerate(kinds)
    ]
    counts = count(findings)
    assert counts.found == len(findings)
    assert counts.flagged <= counts.scored


def test_another_threshold_changes_flag_and_reason_without_scoring_again() -> None:
    finding = scored("a.png", 0.6)
    strict = {("mean_grey", "1.0.0"): Threshold("mean_grey", "1.0.0", 0.7, "set by hand")}
    again = reassess(finding, strict)
    assert finding.flagged
    assert not again.flagged
    assert "set by hand" in again.reason


def test_a_threshold_belongs_to_one_version_of_one_model() -> None:
    threshold = threshold_from_card(card(version="2.0.0"), "high sensitivity")
    assert (threshold.model, threshold.version, threshold.value) == ("mean_grey", "2.0.0", 0.2)
