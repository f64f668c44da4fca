"""A run can be repeated, broken off, taken up again and spread over devices and workers."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from trainer.recipes import Recipe, Stage

pytestmark = [
    pytest.mark.trainer,
    pytest.mark.slow,
    # Keras and NumPy warn of one another's ways; nothing here can mend that.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

ROOT = Path(__file__).parents[2]
RECIPE = Recipe("baseline", (Stage(32, 2, 1e-3), Stage(32, 3, 1e-3)), batch=8)

SPREAD = """
import sys
from pathlib import Path
import tensorflow as tf
if sys.argv[3] == "two processors":
    tf.config.set_logical_device_configuration(
        tf.config.list_physical_devices("CPU")[0], [tf.config.LogicalDeviceConfiguration()] * 2
    )
from tests.trainer.test_training import RECIPE
from trainer.film_sets import film_sets
from trainer.training import fit
films = film_sets(Path(sys.argv[1]), validation_share=0.3, seed=0)
fit(RECIPE, films, Path(sys.argv[2]), seed=5, report=lambda line: print(line, file=sys.stderr))
"""


class Killed(Exception):
    """Stands for the power cut."""


def train(
    data: Path, run: Path, *, seed: int = 5, resume: bool = False, kill_after: int | None = None
) -> list[np.ndarray]:
    """Fit, optionally until an epoch is written down, and return the last averaged weights."""
    from trainer.film_sets import film_sets
    from trainer.run_folder import load_epoch
    from trainer.training import fit

    def report(line: str) -> None:
        if kill_after is not None and line.startswith(f"epoch {kill_after + 1} "):
            raise Killed

    films = film_sets(data, validation_share=0.3, seed=0)
    fit(RECIPE, films, run, seed=seed, report=report, resume=resume)
    return load_epoch(run, RECIPE.epochs)[0].get_weights()


@pytest.fixture(scope="module")
def whole(drawn_films: Path, tmp_path_factory: pytest.TempPathFactory) -> list[np.ndarray]:
    return train(drawn_films, tmp_path_factory.mktemp("whole"))


def test_the_same_seed_gives_the_same_network(
    drawn_films: Path, tmp_path: Path, whole: list[np.ndarray]
) -> None:
    again = train(drawn_films, tmp_path / "again")
    other = train(drawn_films, tmp_path / "other", seed=6)
    for first, second in zip(whole, again, strict=True):
        np.testing.assert_allclose(second, first, atol=1e-6)
    assert any(np.abs(a - b).max() > 1e-2 for a, b in zip(whole, other, strict=True))


@pytest.mark.parametrize("done", [1, 3])
def test_a_run_that_was_killed_ends_like_one_that_was_not(
    drawn_films: Path, tmp_path: Path, whole: list[np.ndarray], done: int
) -> None:
    with pytest.raises(Killed):
        train(drawn_films, tmp_path, kill_after=done)
    resumed = train(drawn_films, tmp_path, resume=True)
    for first, second in zip(whole, resumed, strict=True):
        np.testing.assert_allclose(second, first, atol=1e-5)


def test_a_run_tells_its_course(drawn_films: Path, tmp_path: Path) -> None:
    from trainer.run_folder import read_log

    train(drawn_films, tmp_path)
    rows = read_log(tmp_path)
    assert [row["epoch"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row["stage"] for row in rows] == [1, 1, 2, 2, 2, 2]
    assert [row["epochs_averaged"] for row in rows] == [1, 1, 1, 1, 1, 3]
    assert all(0 <= row["shifted_auc"] <= 1 for row in rows)
    assert list((tmp_path / "tensorboard").glob("events.out.tfevents.*"))


def test_the_mean_of_the_last_stage_is_kept_beside_its_epochs(
    drawn_films: Path, tmp_path: Path
) -> None:
    from trainer.run_folder import load_epoch

    train(drawn_films, tmp_path)
    epochs = [load_epoch(tmp_path, epoch)[0].get_weights() for epoch in (3, 4, 5)]
    mean = load_epoch(tmp_path, 6)[0].get_weights()
    for *singles, averaged in zip(*epochs, mean, strict=True):
        np.testing.assert_allclose(np.mean(singles, axis=0), averaged, atol=1e-5)


def row(epoch: int, auc: float, averaged: int = 1) -> dict[str, float]:
    values = {"epoch": epoch, "size": 32, "stage": 1, "epochs_averaged": averaged}
    return values | {"validation_auc": auc, "shifted_auc": auc}


@pytest.mark.parametrize(
    ("rows", "chosen"),
    [
        ([row(1, 0.90), row(2, 0.95), row(3, 0.94)], 2),
        ([row(1, 0.90), row(2, 0.90)], 2),
        ([row(1, 0.90), row(2, 0.95), row(3, 0.946, averaged=2)], 3),
        ([row(1, 0.90), row(2, 0.95), row(3, 0.944, averaged=2)], 2),
    ],
)
def test_a_mean_is_chosen_unless_an_epoch_is_clearly_better(
    rows: list[dict[str, float]], chosen: int
) -> None:
    from trainer.run_folder import choose_epoch

    assert choose_epoch(rows, 32) == chosen


def test_a_new_run_in_an_old_folder_starts_from_nothing(
    drawn_films: Path, tmp_path: Path, whole: list[np.ndarray]
) -> None:
    train(drawn_films, tmp_path, seed=6)
    again = train(drawn_films, tmp_path)
    for first, second in zip(whole, again, strict=True):
        np.testing.assert_allclose(second, first, atol=1e-6)


def test_a_stage_that_gains_no_more_ends(drawn_films: Path, tmp_path: Path) -> None:
    from trainer.film_sets import film_sets
    from trainer.run_folder import read_log
    from trainer.training import fit

    # A rate of nearly nothing: no epoch can be better than the first.
    still = Recipe("baseline", (Stage(32, 9, 1e-12),), batch=8, patience=2, average_decay=0.0)
    films = film_sets(drawn_films, validation_share=0.3, seed=0)
    fit(still, films, tmp_path, seed=0, report=lambda _: None)
    epochs = [row for row in read_log(tmp_path) if row["epochs_averaged"] == 1]
    assert len(epochs) < 9


def spread(data: Path, run: Path, how: str, config: object = None) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "2"}
    if config is not None:
        environment["TF_CONFIG"] = json.dumps(config)
    return subprocess.Popen(
        [sys.executable, "-c", SPREAD, str(data), str(run), how],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def weights_of(run: Path) -> list[np.ndarray]:
    from trainer.run_folder import load_epoch

    return load_epoch(run, RECIPE.epochs)[0].get_weights()


def test_two_devices_share_a_run(drawn_films: Path, tmp_path: Path) -> None:
    process = spread(drawn_films, tmp_path, "two processors")
    _, log = process.communicate(timeout=250)
    assert process.returncode == 0, log
    assert "trains on 2 × CPU" in log
    assert all(np.isfinite(array).all() for array in weights_of(tmp_path))


def test_two_workers_share_a_run(drawn_films: Path, tmp_path: Path) -> None:
    addresses = []
    for _ in range(2):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            addresses.append(f"127.0.0.1:{probe.getsockname()[1]}")
    workers = [
        spread(
            drawn_films,
            tmp_path / "run",
            "workers",
            {"cluster": {"worker": addresses}, "task": {"type": "worker", "index": index}},
        )
        for index in range(2)
    ]
    logs = [worker.communicate(timeout=250)[1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], "\n".join(logs)
    assert all("trains on 2 × CPU" in log for log in logs)
    assert all(np.isfinite(array).all() for array in weights_of(tmp_path / "run"))
