"""A network learns from a teacher's scores, and a killed run ends as one that was not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.factories import save_model
from trainer.recipes import Recipe, Stage

if TYPE_CHECKING:
    from trainer.film_sets import FilmSets

pytestmark = [
    pytest.mark.trainer,
    pytest.mark.slow,
    # Keras and NumPy warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

LEARNT = Stage(32, 2, 1e-3)
SELF_TAUGHT = Recipe("baseline", (LEARNT, Stage(32, 2, 1e-3, teacher=0.9)), batch=8)


class Killed(Exception):
    """Stands for the power cut."""


@pytest.fixture(scope="module")
def films(drawn_films: Path) -> FilmSets:
    from trainer.film_sets import film_sets

    return film_sets(drawn_films, validation_share=0.3, seed=0)


def train(recipe: Recipe, films: FilmSets, run: Path, **how: object) -> list[np.ndarray]:
    from trainer.run_folder import load_epoch
    from trainer.training import fit

    kill_after = how.pop("kill_after", None)

    def report(line: str) -> None:
        if kill_after is not None and line.startswith(f"epoch {kill_after + 1} "):
            raise Killed

    fit(recipe, films, run, seed=5, report=report, **how)  # type: ignore[arg-type]
    return load_epoch(run, recipe.epochs)[0].get_weights()


def test_a_self_taught_run_that_was_killed_ends_like_one_that_was_not(
    films: FilmSets, tmp_path: Path
) -> None:
    whole = train(SELF_TAUGHT, films, tmp_path / "whole")
    with pytest.raises(Killed):
        train(SELF_TAUGHT, films, tmp_path / "killed", kill_after=3)
    resumed = train(SELF_TAUGHT, films, tmp_path / "killed", resume=True)
    for first, second in zip(whole, resumed, strict=True):
        np.testing.assert_allclose(second, first, atol=1e-5)


def sure_of_pneumonia(folder: Path) -> Path:
    """Write a model that gives a high score to any film, and takes them in its own size."""
    return save_model(folder / "mean_grey-1.0.0.onnx", gain=1.5)


def test_a_pupil_comes_to_say_what_its_teacher_says(films: FilmSets, tmp_path: Path) -> None:
    from trainer.dataset import load_images
    from trainer.run_folder import load_epoch, read_run
    from trainer.training import logits_of

    teacher = sure_of_pneumonia(tmp_path)
    said = {}
    for share in (0.0, 1.0):
        run = tmp_path / f"pupil {share}"
        stages = (Stage(32, 4, 5e-3, teacher=share),)
        train(Recipe("baseline", stages, batch=8, teacher="mean_grey"), films, run, teacher=teacher)
        said[share] = logits_of(load_epoch(run)[0], load_images(films.validation, 32)).mean()
        recorded = read_run(run)[0].teacher
        assert recorded.startswith("mean_grey 1.0.0, SHA-256 ")
    assert said[1.0] > said[0.0] + 1


def test_a_file_of_another_model_does_not_teach(films: FilmSets, tmp_path: Path) -> None:
    taught = Recipe("baseline", (Stage(32, 1, 1e-3, teacher=0.5),), batch=8, teacher="resnet50")
    with pytest.raises(ValueError, match="holds mean_grey, and the recipe learns from resnet50"):
        train(taught, films, tmp_path / "run", teacher=sure_of_pneumonia(tmp_path))


def test_a_teacher_that_is_missing_is_named(films: FilmSets, tmp_path: Path) -> None:
    taught = Recipe("baseline", (Stage(32, 1, 1e-3, teacher=0.5),), batch=8, teacher="resnet50")
    with pytest.raises(ValueError, match="learns from resnet50"):
        train(taught, films, tmp_path)


def test_nobody_teaches_itself_before_it_has_learnt(films: FilmSets, tmp_path: Path) -> None:
    taught = Recipe("baseline", (Stage(32, 1, 1e-3, teacher=0.5),), batch=8)
    with pytest.raises(ValueError, match="cannot teach itself"):
        train(taught, films, tmp_path)


def test_the_newest_plain_file_teaches(tmp_path: Path) -> None:
    from trainer.cli import _newest

    for name in ("a-1.9.0", "a-1.10.0", "a-1.11.0+int8", "ab-2.0.0"):
        (tmp_path / f"{name}.onnx").touch()
    assert _newest(tmp_path, "a") == tmp_path / "a-1.10.0.onnx"
    assert _newest(tmp_path, "b") is None


def test_the_command_tells_which_model_to_fit_first(drawn_films: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from trainer.cli import app

    order = ["fit", "--data", str(drawn_films), "--model", "resnet50", "--version", "9.9.9"]
    told = CliRunner(env={"COLUMNS": "200"}).invoke(app, [*order, "--output", str(tmp_path)])
    assert told.exit_code == 2
    assert "fit efficientnet_lite0 first" in told.output
