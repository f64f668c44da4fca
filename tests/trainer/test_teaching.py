"""A network learns from a teacher's scores, and a killed run ends as one that was not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

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


def sure_of_pneumonia(run: Path) -> Path:
    """Leave a finished run whose network calls every film pneumonia."""
    from trainer.architectures import ARCHITECTURES
    from trainer.run_folder import add_to_log, weights_file, write_run

    write_run(run, Recipe("baseline", (LEARNT,)), seed=0)
    model = ARCHITECTURES["baseline"].build(32)
    *others, kernel, bias = model.get_weights()
    model.set_weights([*others, np.zeros_like(kernel), np.full_like(bias, 4.0)])
    model.save_weights(weights_file(run, 1))
    add_to_log(run, {"epoch": 1, "size": 32, "validation_auc": 0.5, "shifted_auc": 0.5})
    return run


def test_a_pupil_comes_to_say_what_its_teacher_says(films: FilmSets, tmp_path: Path) -> None:
    from trainer.dataset import load_images
    from trainer.run_folder import load_epoch
    from trainer.training import logits_of

    teacher = sure_of_pneumonia(tmp_path / "teacher")
    said = {}
    for share in (0.0, 1.0):
        run = tmp_path / f"pupil {share}"
        stages = (Stage(32, 4, 5e-3, teacher=share),)
        train(Recipe("baseline", stages, batch=8, teacher="baseline"), films, run, teacher=teacher)
        said[share] = logits_of(load_epoch(run)[0], load_images(films.validation, 32)).mean()
    assert said[1.0] > said[0.0] + 1


def test_a_teacher_that_is_missing_is_named(films: FilmSets, tmp_path: Path) -> None:
    taught = Recipe("baseline", (Stage(32, 1, 1e-3, teacher=0.5),), batch=8, teacher="resnet50")
    with pytest.raises(ValueError, match="learns from resnet50"):
        train(taught, films, tmp_path)


def test_nobody_teaches_itself_before_it_has_learnt(films: FilmSets, tmp_path: Path) -> None:
    taught = Recipe("baseline", (Stage(32, 1, 1e-3, teacher=0.5),), batch=8)
    with pytest.raises(ValueError, match="cannot teach itself"):
        train(taught, films, tmp_path)


def test_the_command_tells_which_model_to_fit_first(drawn_films: Path, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from trainer.cli import app

    order = ["fit", "--data", str(drawn_films), "--model", "resnet50", "--version", "9.9.9"]
    told = CliRunner(env={"COLUMNS": "200"}).invoke(app, [*order, "--run", str(tmp_path)])
    assert told.exit_code == 2
    assert "fit efficientnet_lite0 first" in told.output
