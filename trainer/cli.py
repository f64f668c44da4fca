"""The trainer's command line.

TensorFlow takes seconds to import; each command imports what it needs when it runs.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.errors import PneumoTriageError
from trainer.recipes import RECIPES

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(
    help="Build, measure and export the models that the desktop app reads with.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Data = Annotated[
    Path,
    typer.Option(
        "--data",
        help="Folder with train/ and val/, each with NORMAL/ and PNEUMONIA/, or laid out in "
        "another way that prepare knows; or the manifest.json that prepare wrote of one.",
        exists=True,
    ),
]
About = Annotated[
    Path | None,
    typer.Option(
        "--about",
        help="TOML file that says what the films are; needed for other films than Kermany's.",
        exists=True,
        dir_okay=False,
    ),
]
Output = Annotated[Path, typer.Option("--output", help="Folder for the ONNX file.")]


def _plain_version(value: str) -> str:
    """Refuse before hours of training what no card of a plain model could hold."""
    if not re.fullmatch(r"\d+\.\d+\.\d+([.-][0-9A-Za-z.-]{1,40})?", value):
        raise typer.BadParameter(
            f"{value} is no version such as 1.2.3 or 1.2.3-rc1; a + is for the quantised file "
            "of a version, which --int8 writes as well"
        )
    return value


Version = Annotated[
    str,
    typer.Option("--version", callback=_plain_version, help="Version of the model to be."),
]
SplitSeed = Annotated[int, typer.Option(help="Seed of the split by patient.")]
Int8 = Annotated[
    bool, typer.Option(help="Also try a quantised version; it is written if it is worth it.")
]

_MODELS = Path("resources") / "models"


@app.command()
def fit(
    data: Data,
    model: Annotated[str, typer.Option("--model", help=f"One of {', '.join(RECIPES)}.")],
    about: About = None,
    output: Output = _MODELS,
    run: Annotated[
        Path | None, typer.Option("--run", help="Folder for checkpoints and log.")
    ] = None,
    epochs: Annotated[
        int | None, typer.Option(min=1, help="Epochs at the recipe's last size only.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of weights, order and augmentation.")] = 0,
    split_seed: SplitSeed = 0,
    version: Version = "1.0.0",
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was broken off.")
    ] = False,
    teacher: Annotated[
        Path | None,
        typer.Option(
            "--teacher",
            help="ONNX file of the model that the recipe learns from; the newest one in the "
            "output folder if omitted.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    start: Annotated[
        Path | None,
        typer.Option(
            "--start",
            help="ONNX file of the same model to go on from, with the recipe's last stage, "
            "instead of learning from nothing.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    int8: Int8 = True,
) -> None:
    """Train a model and export it with its card."""
    if model not in RECIPES:
        raise typer.BadParameter(f"{model} is none of {', '.join(RECIPES)}", param_hint="--model")
    from trainer import exporting, training
    from trainer.film_sets import film_sets
    from trainer.provenance import about_films

    recipe = RECIPES[model]
    if epochs is not None or start is not None:
        recipe = recipe.last_stage(epochs)
    run = run or Path("runs") / f"{model}-{version}"
    if recipe.teacher:
        teacher = teacher or _newest(output, recipe.teacher)
        if teacher is None:
            raise typer.BadParameter(
                f"{model} learns from {recipe.teacher}, and {output} holds no file of it; "
                f"fit {recipe.teacher} first, or name a file",
                param_hint="--teacher",
            )
    films = film_sets(data, validation_share=recipe.validation_share, seed=split_seed)
    about_films(films.training, about)  # refused now rather than after hours
    for line in (
        f"{len(films.training)} films to learn from, {len(films.validation)} held out, "
        f"{len(films.shifted)} of another split",
        *films.notes,
    ):
        _report(line)
    training.fit(
        recipe,
        films,
        run,
        seed=seed,
        report=_report,
        resume=resume,
        teacher=teacher,
        start=start,
    )
    for path in exporting.export_run(
        run,
        data,
        output,
        about=about,
        version=version,
        split_seed=split_seed,
        int8=int8,
        report=_report,
    ):
        typer.echo(path)


def _newest(folder: Path, name: str) -> Path | None:
    """Return a model's file of the highest version that is not quantised, if there is one."""
    found = [path for path in folder.glob(f"{name}-*.onnx") if "+" not in path.stem]
    return max(found, key=lambda path: _numbers(path.stem), default=None)


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


@app.command()
def export(
    run: Annotated[Path, typer.Argument(help="Folder of a finished run.", exists=True)],
    data: Data,
    about: About = None,
    output: Output = _MODELS,
    version: Version = "1.0.0",
    split_seed: SplitSeed = 0,
    epoch: Annotated[
        int | None, typer.Option(min=1, help="Epoch to ship; chosen by the log if omitted.")
    ] = None,
    size: Annotated[
        int | None, typer.Option(min=32, help="Input size, if not the one trained at.")
    ] = None,
    int8: Int8 = True,
) -> None:
    """Calibrate, convert and measure a finished run again, without training."""
    from trainer import exporting

    for path in exporting.export_run(
        run,
        data,
        output,
        about=about,
        version=version,
        split_seed=split_seed,
        epoch=epoch,
        size=size,
        int8=int8,
        report=_report,
    ):
        typer.echo(path)


@app.command()
def remeasure(
    model: Annotated[Path, typer.Argument(help="An ONNX model.", exists=True, dir_okay=False)],
    data: Data,
    version: Annotated[
        str,
        typer.Option("--version", callback=_plain_version, help="Version of the new file."),
    ],
    about: About = None,
    output: Output = _MODELS,
) -> None:
    """Choose a file's operating points anew and state its figures again; the network stays."""
    from trainer import remeasuring

    typer.echo(remeasuring.remeasure(model, data, output, version=version, about=about))


@app.command()
def evaluate(
    model: Annotated[Path, typer.Argument(help="An ONNX model, or the folder of a run.")],
    data: Annotated[
        Path,
        typer.Option(
            "--data", help="Folder with NORMAL/ and PNEUMONIA/, or a CSV of labels.", exists=True
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", help="JSON file; standard output if omitted.")
    ] = None,
) -> None:
    """Measure a model on a labelled folder, along the app's own pixel path."""
    from trainer import measuring

    found = measuring.evaluate_model(model, data)
    text = json.dumps(found, indent=2)
    if output is None:
        typer.echo(text)
    else:
        output.write_text(text + "\n", encoding="utf-8")
    for broken in found["unreadable"]:
        _report(f"left out: {broken['file']}: {broken['reason']}")
    if found["unreadable"]:
        raise typer.Exit(1)


@app.command()
def prepare(
    data: Annotated[
        Path,
        typer.Argument(
            help="Folder of labelled films (train/ and val/ or test/; NORMAL/ and PNEUMONIA/; or "
            "films with a CSV of labels), or a zip archive of one."
        ),
    ],
    labels: Annotated[
        Path | None,
        typer.Option("--labels", help="CSV with the columns file, label[, patient][, split]."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", help="Folder; runs/prepared-NAME if omitted.")
    ] = None,
) -> None:
    """Look at films before training: counts, broken files, duplicates, leaks, sizes, greys."""
    from trainer.preparing.preparation import prepare as look_at
    from trainer.preparing.printing import print_survey, progress_bar

    name = data.resolve().name if data.is_dir() else data.stem
    output = output or Path("runs") / f"prepared-{name}"
    with progress_bar() as bar:

        def started(films: int) -> Callable[[], object]:
            task = bar.add_task("Reading", total=films)
            return lambda: bar.advance(task)

        prepared = look_at(data, output, labels=labels, started=started)
    print_survey(prepared.survey)
    _report(f"written: {prepared.page} and {prepared.manifest}")
    if prepared.survey.unreadable:
        raise typer.Exit(1)


@app.command()
def report(
    data: Data,
    models: Annotated[
        list[Path] | None,
        typer.Argument(help="ONNX models; every one in resources/models if omitted."),
    ] = None,
    originals: Annotated[
        Path | None,
        typer.Option("--originals", help="Full-size originals of films in train/.", exists=True),
    ] = None,
    not_chest: Annotated[
        Path | None,
        typer.Option("--not-chest", help="Images that are no chest films.", exists=True),
    ] = None,
    output: Annotated[Path, typer.Option("--output", help="Folder for the pages.")] = (
        Path("runs") / "report"
    ),
    pictures: Annotated[
        bool,
        typer.Option(
            "--pictures/--no-pictures",
            help="Leave out films of patients and names of files: the pages may then go out.",
        ),
    ] = True,
) -> None:
    """Write a page on each model, HTML and PDF, and one that compares them."""
    from trainer.report.material import FilmLibrary
    from trainer.report.writing import write_reports

    library = FilmLibrary(data, originals=originals, not_chest=not_chest)
    paths = models or sorted(_MODELS.glob("*.onnx"))
    written = write_reports(paths, library, output, pictures=pictures, report=_report)
    for path in written.files:
        typer.echo(path)
    if written.refused:
        raise typer.Exit(1)


@app.command()
def samples(
    data: Data,
    output: Annotated[Path, typer.Option("--output", help="Folder for the study.")] = (
        Path("resources") / "samples"
    ),
    seed: Annotated[int, typer.Option(help="Decides which films are drawn.")] = 7,
    like: Annotated[
        Path | None,
        typer.Option("--like", help="Model that must not find the films strange.", exists=True),
    ] = None,
) -> None:
    """Draw a study of synthetic films from what the training films look like."""
    from trainer.samples import write_study

    for path in write_study(data / "train", output, seed=seed, like=like):
        _report(str(path))


def main() -> None:
    """Run the command line; the entry point ``pneumotriage-train``."""
    # Only TensorFlow's own errors: its start-up notes say nothing about this program.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    try:
        app()
    except PneumoTriageError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(2) from error


def _report(line: str) -> None:
    typer.echo(line, err=True)
