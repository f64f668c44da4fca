"""Learn what chest films look like from afar, for the screening of the app.

Upright films are shown as they are, and altered as films in the field are: cropped,
framed, darker or brighter. Inverted and turned copies and sheets of several films are made
of them. Films of patients that were not learnt from set the limit and are counted. Run::

    python -m trainer.looks --data ../shared/data/chest_xray

It takes about a minute and writes ``resources/screening/looks.npz``.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer
from PIL import Image

from desktop.imaging.screening.look import ATTITUDES, Looks, thumbnail
from trainer.dataset import find_films, load_images, split_by_patient

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Plane = NDArray[np.uint8]
    Floats = NDArray[np.float32]

OUTPUT = Path("resources") / "screening" / "looks.npz"
COMPONENTS = 32
ALTERED = 2
"""Altered copies of each film that are learnt from besides the film itself."""
PASSING_SHARE = 0.999
"""Share of the held-out films, as they are and altered, within the farthest distance."""
_PENALTY = 0.02
_SIDE = 96
_HELD_OUT = 0.2
_SEED = 20


def altered(film: Plane, rng: np.random.Generator) -> Plane:
    """Return a film as it might also have come: aslant, cropped, framed, darker or brighter.

    Parameters
    ----------
    film : ndarray of uint8, shape (side, side)
        An upright film.
    rng : numpy.random.Generator
        Draws the changes.

    Returns
    -------
    ndarray of uint8, shape (side, side)
        The film turned by up to 4 degrees, with up to 7 % cut off each edge, a gamma of
        0.7 to 1.4, and in every third case a black or white frame of up to 12 % at each edge.
    """
    side = film.shape[0]
    aslant = Image.fromarray(film).rotate(rng.uniform(-4, 4), Image.Resampling.BILINEAR)
    top, bottom, left, right = rng.integers(0, side // 14 + 1, 4)
    cut = np.asarray(aslant)[top : side - bottom, left : side - right]
    curve = 255 * (np.arange(256) / 255) ** rng.uniform(0.7, 1.4)
    lighter = curve.astype(np.uint8)[cut]
    if rng.random() > 1 / 3:
        return _stretched(lighter, side, side)
    top, bottom, left, right = rng.integers(0, side // 8, 4)
    framed = np.full((side, side), rng.choice([0, 0, 255]), np.uint8)
    framed[top : side - bottom, left : side - right] = _stretched(
        lighter, side - top - bottom, side - left - right
    )
    return framed


def sheet(films: Sequence[Plane], rng: np.random.Generator) -> Plane:
    """Lay two films side by side or one above the other, or four in a square.

    Parameters
    ----------
    films : sequence of ndarray of uint8, shape (side, side)
        Four films.
    rng : numpy.random.Generator
        Draws the layout, the gap and the widths.
    """
    layout = rng.choice(["beside", "beside", "above", "above", "square"])
    if layout == "square":
        rows = [_beside(films[:2], rng), _beside(films[2:], rng)]
        side = films[0].shape[0]
        return np.concatenate([_stretched(row, side // 2, side) for row in rows])
    if layout == "above":
        return _beside([film.T for film in films[:2]], rng).T
    return _beside(films[:2], rng)


def _beside(films: Sequence[Plane], rng: np.random.Generator) -> Plane:
    side = films[0].shape[0]
    gap = int(rng.choice([0, 0, 1, 3, 6]))
    height = side if rng.random() < 0.6 else int(rng.uniform(0.7, 1) * side)
    first = int(rng.uniform(0.36, 0.64) * side)
    out = np.full((side, side), rng.choice([0, 0, 30, 255]), np.uint8)
    rows = slice((side - height) // 2, (side - height) // 2 + height)
    out[rows, :first] = _stretched(films[0], height, first)
    out[rows, first + gap :] = _stretched(films[1], height, side - first - gap)
    return out


def _stretched(film: Plane, height: int, width: int) -> Plane:
    size = (max(1, width), max(1, height))
    return np.asarray(Image.fromarray(film).resize(size, Image.Resampling.BILINEAR))


_ATTITUDES: dict[str, Callable[[Plane], Plane]] = {
    "upright": lambda film: film,
    "inverted": lambda film: 255 - film,
    "on_left_side": lambda film: np.rot90(film, 1),
    "on_right_side": lambda film: np.rot90(film, 3),
    "upside_down": lambda film: np.rot90(film, 2),
}


def examples(films: Sequence[Plane], rng: np.random.Generator, copies: int) -> dict[str, Floats]:
    """Make thumbnails in every attitude.

    Parameters
    ----------
    films : sequence of ndarray of uint8, shape (side, side)
        Upright films.
    rng : numpy.random.Generator
        Draws the alterations.
    copies : int
        Altered copies of each film besides the film itself.

    Returns
    -------
    dict of str to ndarray of float32, shape (n, SIDE * SIDE)
        One entry for each of `ATTITUDES`.
    """
    upright = [*films, *(altered(film, rng) for film in films for _ in range(copies))]
    found = {
        name: np.stack([thumbnail(np.ascontiguousarray(turn(film))) for film in upright])
        for name, turn in _ATTITUDES.items()
    }
    # A frame may also have been laid around an inverted film, and is black all the same.
    framed = [thumbnail(altered(255 - film, rng)) for film in films]
    found["inverted"] = np.concatenate([found["inverted"], framed])
    drawn = rng.integers(0, len(upright), (len(upright), 4))
    sheets = [sheet([upright[i] for i in four], rng) for four in drawn]
    found["several"] = np.stack([thumbnail(np.ascontiguousarray(one)) for one in sheets])
    return found


def learn(training: dict[str, Floats], held_out: Floats) -> Looks:
    """Fit the regression and the components.

    Parameters
    ----------
    training : dict of str to ndarray of float32, shape (n, SIDE * SIDE)
        From `examples`.
    held_out : ndarray of float32, shape (n, SIDE * SIDE)
        Upright thumbnails of other patients; they set the farthest distance.

    Returns
    -------
    Looks
        For `save`.
    """
    from sklearn.decomposition import PCA
    from sklearn.linear_model import LogisticRegression

    seen = np.concatenate([training[name] for name in ATTITUDES])
    named = np.concatenate([np.full(len(training[n]), i) for i, n in enumerate(ATTITUDES)])
    told = LogisticRegression(C=_PENALTY, max_iter=300).fit(seen, named)
    space = PCA(COMPONENTS, svd_solver="full").fit(training["upright"])
    looks = Looks(
        weights=told.coef_.astype(np.float32),
        bias=told.intercept_.astype(np.float32),
        mean=space.mean_.astype(np.float32),
        components=space.components_.astype(np.float32),
        farthest=1.0,
    )
    distances = [looks.distance(one) for one in held_out]
    farthest = float(np.quantile(distances, PASSING_SHARE))
    return Looks(looks.weights, looks.bias, looks.mean, looks.components, farthest)


def save(looks: Looks, target: Path) -> None:
    """Write what was learnt, in half precision: some 16 KB."""
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        weights=looks.weights.astype(np.float16),
        bias=looks.bias.astype(np.float16),
        mean=looks.mean.astype(np.float16),
        components=looks.components.astype(np.float16),
        farthest=np.float32(looks.farthest),
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(buffer.getvalue())


def main(
    data: Annotated[Path, typer.Option(exists=True, help="Folder with train/.")],
    output: Annotated[Path, typer.Option(help="The file to write.")] = OUTPUT,
) -> None:
    """Learn what chest films look like, and say how well that tells them apart."""
    split = split_by_patient(find_films(data / "train"), validation_share=_HELD_OUT, seed=_SEED)
    rng = np.random.default_rng(_SEED)
    training = examples(list(load_images(split.training, _SIDE)[..., 0]), rng, ALTERED)
    held_out = examples(list(load_images(split.validation, _SIDE)[..., 0]), rng, 1)
    looks = learn(training, held_out["upright"])
    save(looks, output)
    for name, films in held_out.items():
        told = [looks.attitude(film)[0] for film in films]
        far = np.mean([looks.distance(film) > 1 for film in films])
        shares = ", ".join(f"{n} {told.count(n) / len(told):.4f}" for n in ATTITUDES if n in told)
        typer.echo(f"{name} ({len(films)}): taken for {shares}; beyond the distance {far:.4f}")


if __name__ == "__main__":
    typer.run(main)
