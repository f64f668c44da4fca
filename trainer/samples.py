"""The sample study: synthetic films in the formats that the program reads.

Besides films of both classes the study holds a truncated file, and a film that is no
chest, to show what the program does with them.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from desktop.errors import NothingToDoError
from desktop.imaging.tensor import squash
from desktop.inference.contract import read_card
from trainer.dataset import find_films
from trainer.dicom_writing import Header, Storage, dicom_file
from trainer.phantom import hand_phantom
from trainer.reference import Space
from trainer.synthesis import draw, fit_film_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.synthesis import FilmModel

    Floats = NDArray[np.float64]

_FITTED_ON = 1300
_PLAIN = Storage()
_TRUNCATED_AT = 0.4
_DRAWN_AT_MOST = 40
_WELL_WITHIN = 0.97
"""Compression moves a film a little; one at the very threshold could fall beyond it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One film of the study.

    Parameters
    ----------
    name : str
        File name; its extension decides the format.
    drawn_from : {"normal", "pneumonia", "hand"}
        What it shows.
    height, width : int
        In pixels.
    storage : Storage
        How a DICOM file stores it.
    age : str
        Age in a DICOM file, as the standard writes it (PS3.5 6.2, AS).
    view : str
        View position in a DICOM file.
    bits : int
        Of a PNG, 8 or 16.
    truncated : bool
        Whether the file breaks off.
    """

    name: str
    drawn_from: str
    height: int
    width: int
    storage: Storage = _PLAIN
    age: str = "003Y"
    view: str = "AP"
    bits: int = 8
    truncated: bool = False


_TURNED = Storage(photometric="MONOCHROME1")
_JPEG_2000 = Storage(jpeg_2000=True)
_TURNED_JPEG_2000 = Storage(photometric="MONOCHROME1", jpeg_2000=True, modality="CR")
_COMPUTED = Storage(modality="CR")

STUDY = (
    Plan("film_01.jpg", "pneumonia", 1000, 1400),
    Plan("film_02.jpg", "normal", 1250, 1500),
    Plan("film_03.jpg", "normal", 700, 980),
    Plan("film_04.jpg", "pneumonia", 500, 760),
    Plan("film_05.jpg", "normal", 1700, 2000),
    Plan("film_06.jpg", "pneumonia", 860, 1280),
    Plan("film_07.dcm", "pneumonia", 560, 680, _PLAIN, "018M", "AP"),
    Plan("film_08.dcm", "normal", 600, 660, _TURNED, "004Y", "PA"),
    Plan("film_09.jpg", "normal", 960, 1240),
    Plan("film_10.jpg", "pneumonia", 720, 1100),
    Plan("film_11.png", "normal", 500, 600, bits=16),
    Plan("film_12.jpg", "pneumonia", 1104, 1480),
    Plan("film_13.dcm", "normal", 760, 880, _JPEG_2000, "003Y", "PA"),
    Plan("film_14.dcm", "pneumonia", 700, 880, _TURNED_JPEG_2000, "002Y", "AP"),
    Plan("film_15.jpg", "normal", 1320, 1600),
    Plan("film_16_truncated.jpg", "normal", 900, 900, truncated=True),
    Plan("film_17.jpg", "pneumonia", 640, 1000),
    Plan("film_18.png", "pneumonia", 600, 820),
    Plan("film_19.jpg", "normal", 1100, 1300),
    Plan("film_20.jpg", "hand", 1200, 900),
    Plan("film_21.jpg", "pneumonia", 1500, 1900),
    Plan("film_22.dcm", "normal", 520, 600, _COMPUTED, "005Y", "PA"),
    Plan("film_23.jpg", "pneumonia", 980, 1180),
    Plan("film_24.jpg", "normal", 840, 1020),
)

_README = """# A synthetic study

No patient is shown here. The chest films were drawn at random by
`pneumotriage-train samples` from principal-component models fitted to the training
films of each class; the hand is a drawing. Names, numbers and dates in the DICOM
headers are invented and say so. The films are for trying the program, not for
measuring a model.

| file | drawn from | format |
| --- | --- | --- |
"""


def write_study(
    training: Path, output: Path, *, seed: int, like: Path | None = None
) -> Iterator[Path]:
    """Draw the study and write it, with a page that says what is what.

    Parameters
    ----------
    training : Path
        Films to fit the models to, in NORMAL and PNEUMONIA.
    output : Path
        Folder for the study.
    seed : int
        The same seed and films give the same pixels.
    like : Path, optional
        A model file; a chest film that it finds unlike its training films is drawn anew.

    Yields
    ------
    Path
        Each file, once it is written.
    """
    films = find_films(training)
    models = {}
    for name, pneumonia in (("normal", False), ("pneumonia", True)):
        of_class = [film for film in films if film.pneumonia is pneumonia]
        step = max(1, len(of_class) // _FITTED_ON)
        models[name] = fit_film_model(of_class[::step][:_FITTED_ON])
    judge = None if like is None else _judge_of(like)
    output.mkdir(parents=True, exist_ok=True)
    for number, plan in enumerate(STUDY, start=1):
        rng = np.random.default_rng([seed, number])
        if plan.drawn_from in models:
            film = _drawn(models[plan.drawn_from], plan, rng, judge)
        else:
            film = hand_phantom(plan.height, plan.width, rng)
        path = output / plan.name
        path.write_bytes(_file(plan, film, number))
        yield path
    readme = output / "README.md"
    readme.write_text(_README + "".join(_row(plan) for plan in STUDY), encoding="utf-8")
    yield readme


def _drawn(
    model: FilmModel,
    plan: Plan,
    rng: np.random.Generator,
    judge: Callable[[Floats], float] | None,
) -> Floats:
    """Draw a film, or the least strange of several."""
    best: tuple[float, Floats] | None = None
    for _ in range(1 if judge is None else _DRAWN_AT_MOST):
        film = draw(model, rng, height=plan.height, width=plan.width)
        strange = 0.0 if judge is None else judge(film)
        if best is None or strange < best[0]:
            best = strange, film
        if strange <= _WELL_WITHIN:
            break
    assert best is not None
    return best[1]


def _judge_of(model: Path) -> Callable[[Floats], float]:
    """Return what tells how far a film is from a model's training films; 1 is its threshold."""
    # TensorFlow comes with it, and takes seconds.
    from trainer.export import read_model, run_onnx

    proto, metadata = read_model(model)
    card = read_card(model.name, metadata)
    if card.reference is None:
        raise NothingToDoError(
            str(model), "it has no reference to tell films by", "Name a model that pools"
        )
    found = card.reference
    space = Space(
        found.mean.unpack().astype(np.float32), found.whitening.unpack().astype(np.float32)
    )

    def judge(film: Floats) -> float:
        grey = np.rint(film * 255).astype(np.uint8)
        seen = squash(grey, height=card.input.height, width=card.input.width)
        embedding = run_onnx(proto, seen[np.newaxis, ..., np.newaxis]).embedding
        return float(space.distances(embedding)[0] / found.threshold)

    return judge


def _file(plan: Plan, film: Floats, number: int) -> bytes:
    kind = plan.name.rpartition(".")[2]
    if kind == "dcm":
        header = Header(number=number, age=plan.age, view=plan.view)
        return dicom_file(film, header, plan.storage)
    content = _jpeg(film) if kind == "jpg" else _png(film, plan.bits)
    return content[: int(len(content) * _TRUNCATED_AT)] if plan.truncated else content


def _jpeg(film: Floats) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.rint(film * 255).astype(np.uint8)).save(buffer, "JPEG", quality=82)
    return buffer.getvalue()


def _png(film: Floats, bits: int) -> bytes:
    # Twelve bits in sixteen, as detectors deliver; the noise of the lowest four
    # would only make the file large.
    white, step = (255, 1) if bits == 8 else (4095, 16)
    grey = (np.rint(film * white) * step).astype(np.uint8 if bits == 8 else np.uint16)
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _row(plan: Plan) -> str:
    shown = f"{plan.drawn_from} films" if plan.drawn_from != "hand" else "no chest: a drawn hand"
    kind = plan.name.rpartition(".")[2].upper()
    if kind == "DCM":
        packed = "JPEG 2000" if plan.storage.jpeg_2000 else "uncompressed"
        text = f"DICOM {plan.storage.modality}, {plan.storage.photometric}, 12 bit, {packed}"
    else:
        text = "JPEG" if kind == "JPG" else f"PNG, {plan.bits} bit"
    broken = ", truncated on purpose" if plan.truncated else ""
    return f"| {plan.name} | {shown} | {text}, {plan.width} × {plan.height}{broken} |\n"
