"""Every damaged film ends as a radiograph or in one of our errors; and the harness would notice."""

from __future__ import annotations

import warnings
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableImageError
from desktop.imaging.isolation import Decoders
from desktop.imaging.radiograph import ImageRef, Radiograph
from tests.dicoms import dicom_file
from tests.fuzzing import campaign, harness, mutation, seeds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.imaging.limits import Limits

INPUTS = 300
SMALL = 60_000
"""Larger seeds are left to the long command."""

SUFFIXES = (".dcm", ".png", ".jpg", ".tif")


@pytest.fixture(scope="module")
def sound() -> list[seeds.Seed]:
    return [*seeds.drawn(), *(seed for seed in seeds.found() if len(seed.content) <= SMALL)]


@pytest.fixture(scope="module")
def decoders() -> Iterator[Decoders]:
    with Decoders(open_film=harness.open_film) as pool:
        yield pool


def refusal(decoders: Decoders, ref: ImageRef) -> UnreadableImageError | None:
    """Read a film; return the error that it ended in, if it did."""
    try:
        decoders.read(ref, campaign.LIMITS)
    except UnreadableImageError as error:
        return error
    return None


@pytest.mark.slow
def test_every_damaged_film_is_read_or_refused(
    decoders: Decoders, sound: list[seeds.Seed], tmp_path: Path
) -> None:
    codes: set[str] = set()

    @settings(
        max_examples=INPUTS,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**32), st.sampled_from(sound), st.sampled_from(sound))
    def read(number: int, seed: seeds.Seed, other: seeds.Seed) -> None:
        path = tmp_path / f"input{SUFFIXES[number % len(SUFFIXES)]}"
        path.write_bytes(mutation.damaged(seed, Random(number), other))
        error = refusal(decoders, ImageRef(path))
        codes.add(error.code if error else "read")
        if error:
            assert error.code not in harness.BUGS, (seed.name, number, other.name, str(error))
            assert str(path) in str(error)
            assert error.remedy

    read()
    assert {"read", "damaged", "truncated"} <= codes


@pytest.mark.slow
def test_sound_films_are_read(sound: list[seeds.Seed], tmp_path: Path) -> None:
    for seed in seeds.drawn():
        path = tmp_path / "film.png"
        path.write_bytes(seed.content)
        assert harness.open_film(ImageRef(path), campaign.LIMITS).decode().width >= 16, seed.name
    assert len(sound) > 100


def test_an_input_can_be_made_again(sound: list[seeds.Seed]) -> None:
    for number in range(60):
        once, twice = (
            mutation.damaged(random.choice(sound), random, random.choice(sound))
            for random in (Random(number), Random(number))
        )
        assert once == twice


class Film:
    decoded_bytes = 1

    def __init__(self, deed: str) -> None:
        self._deed = deed

    def decode(self) -> Radiograph:
        if self._deed == "raise":
            raise ZeroDivisionError
        if self._deed == "quiet":
            warnings.warn_explicit("side data", UserWarning, "x.py", 1, module="PIL.Image")
        raise UnreadableImageError("film", "it is damaged", "Export it again", code="damaged")


@pytest.mark.parametrize(
    ("deed", "code"), [("raise", "failed"), ("quiet", "damaged"), ("none", "damaged")]
)
def test_the_harness_tells_errors_that_were_not_foreseen(deed: str, code: str) -> None:
    with pytest.raises(UnreadableImageError) as caught:
        harness.CheckedFilm(Film(deed), ImageRef(Path("film"))).decode()
    assert caught.value.code == code


def warn_while_reading(ref: ImageRef, limits: Limits) -> harness.CheckedFilm:
    film = harness.open_film(ref, limits)
    np.float64(1) / np.float64(0)
    return film


def test_the_harness_tells_warnings(tmp_path: Path) -> None:
    ref = ImageRef(dicom_file(tmp_path / "film.dcm"))
    with pytest.raises(UnreadableImageError) as caught, harness.no_warnings(ref):
        warn_while_reading(ref, campaign.LIMITS)
    assert caught.value.code == "warning"
    assert "RuntimeWarning" in caught.value.problem


@pytest.mark.slow
def test_the_long_command_keeps_what_fails(
    sound: list[seeds.Seed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(harness, "BUGS", {"read"})
    tally = campaign.run(sound[:4], tmp_path, seconds=1.0)
    assert tally.inputs == tally.codes.total() > 0
    assert not tally.sound
    code, _, path = tally.failing[0]
    assert path.is_file()
    assert campaign.replay(path) == code == "read"
    assert f"{tally.inputs} inputs" in tally.in_words()
