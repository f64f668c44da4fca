"""The survey as tables, the same for the terminal and for the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.preparing.remarks import NOTABLE_AUC, NOTABLE_EFFECT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.preparing.distributions import Distribution, Range
    from trainer.preparing.survey import Count, Survey

Rows = tuple[tuple[str, ...], ...]

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of words and figures.

    Parameters
    ----------
    title : str
        What it shows.
    head : tuple of str
        Names of the columns.
    rows : tuple of tuple of str
        Cells, as many in each row as there are columns.
    words : int
        How many columns, from the left, hold words; the others hold figures.
    note : str
        How to read it.
    """

    title: str
    head: tuple[str, ...]
    rows: Rows
    words: int
    note: str = ""


def tables_of(survey: Survey) -> tuple[TextTable, ...]:
    """Return every table that has something to show."""
    tables = (
        _counts(survey.counts),
        _broken(survey),
        _repeats(survey),
        _leaks(survey),
        _sizes(survey.distributions),
        _greys(survey.distributions),
        _shifts(survey),
        _tells(survey),
    )
    return tuple(table for table in tables if table.rows)


def _counts(counts: Sequence[Count]) -> TextTable:
    def figures(some: Sequence[Count]) -> tuple[str, ...]:
        return tuple(
            f"{sum(getattr(count, name) for count in some):,}"
            for name in ("films", "bacterial", "viral", "unreadable")
        )

    rows = [
        (c.split, c.label, *figures([c])[:1], f"{c.patients:,}", *figures([c])[1:]) for c in counts
    ]
    films, *others = figures(counts)
    # The same patient may stand in several rows, so these do not add up.
    rows.append(("together", "", films, "", *others))
    return TextTable(
        "Films",
        ("split", "class", "films", "patients", "bacterial", "viral", "unreadable"),
        tuple(rows),
        words=2,
        note="Patients as told by table, DICOM header or file name. Bacterial and viral as the "
        "file names say. Unreadable films are not among the films.",
    )


def _broken(survey: Survey) -> TextTable:
    rows = [("unreadable film", broken.name, broken.problem) for broken in survey.unreadable]
    rows += [("in the way", other.name, other.problem) for other in survey.problems]
    rows += [
        (kind, names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1:,} more", "")
        for kind, names in (
            ("image without a label", survey.unlabelled),
            ("no image", survey.no_images),
        )
        if names
    ]
    return TextTable("What was left out", ("kind", "file", "reason"), tuple(rows), words=3)


def _repeats(survey: Survey) -> TextTable:
    repeats = survey.repeats
    kinds = (
        ("same content", repeats.exact),
        ("same look, other content", repeats.near),
        ("same film, other label", repeats.contradictions),
    )
    rows = tuple(
        (kind, _examples(sets), f"{len(sets):,}", f"{sum(map(len, sets)):,}")
        for kind, sets in kinds
        if sets
    )
    return TextTable(
        "Films that stand there more than once", ("kind", "examples", "sets", "files"), rows, 2
    )


def _leaks(survey: Survey) -> TextTable:
    rows = tuple(
        (
            f"{leak.first} and {leak.second}",
            f"same {leak.by}",
            _examples(leak.examples),
            f"{leak.shared:,}",
            f"{leak.first_films:,} + {leak.second_films:,}",
        )
        for leak in survey.repeats.leaks
    )
    return TextTable(
        "Leaks between splits",
        ("splits", "by", "examples", "shared", "films"),
        rows,
        words=3,
        note="Where numbers were given anew in each split, the same patient may be two children; "
        "that cannot be known, so fit takes them for one.",
    )


def _sizes(distributions: Sequence[Distribution]) -> TextTable:
    rows = tuple(
        (
            *(d.split, d.label, "; ".join(f"{n:,} {name}" for name, n in d.formats.items())),
            *(_range(d.columns), _range(d.rows), _range(d.aspect, digits=2), f"{d.sizes:,}"),
        )
        for d in distributions
    )
    head = ("split", "class", "formats", "columns", "rows", "width / height", "sizes")
    note = "Smallest, median and largest; the last column counts different sizes."
    return TextTable("Sizes", head, rows, words=3, note=note)


def _greys(distributions: Sequence[Distribution]) -> TextTable:
    percents = [f"{percent} %" for percent in distributions[0].percentiles] if distributions else []
    rows = tuple(
        (
            *(d.split, d.label),
            f"{d.brightness:.1f} ± {d.brightness_spread:.1f}",
            f"{d.contrast:.1f} ± {d.contrast_spread:.1f}",
            *(f"{grey:.0f}" for grey in d.percentiles.values()),
        )
        for d in distributions
    )
    return TextTable(
        "Greys",
        ("split", "class", "brightness", "contrast", *percents),
        rows,
        words=2,
        note="0 is black, 255 white, at the window the network sees. Brightness is a film's mean "
        "grey and contrast the standard deviation of its greys, each with its standard deviation "
        "over the films; then the mean over the films of their percentiles.",
    )


def _shifts(survey: Survey) -> TextTable:
    rows = tuple(
        (
            *(f"{s.first} to {s.second}", s.label, s.quantity),
            *(f"{s.first_mean:.4g}", f"{s.second_mean:.4g}"),
            "–" if s.effect is None else f"{s.effect:+.2f}".replace("-", "−"),
            f"{s.overlap_lost:.2f}",
        )
        for s in survey.shifts
    )
    return TextTable(
        "Shift between splits",
        ("splits", "class", "quantity", "first", "second", "effect", "KS"),
        rows,
        words=3,
        note="Darkest and brightest grey: a film's first and 99th percentile. "
        "Effect: difference of the means in standard deviations; from "
        f"{NOTABLE_EFFECT:g} on it is notable. KS: largest distance of the cumulative "
        "distributions, 0 for equal ones, 1 for ones that do not meet.",
    )


def _tells(survey: Survey) -> TextTable:
    return TextTable(
        "What tells the classes apart without a look at the lungs",
        ("split", "quantity", "AUC"),
        tuple((tell.split, tell.quantity, f"{tell.auc:.2f}") for tell in survey.tells),
        words=2,
        note="ROC AUC of one plain number for pneumonia. 0.5 says nothing; "
        f"{NOTABLE_AUC:g} or more, {1 - NOTABLE_AUC:.1g} or less, is a shortcut that a network "
        "may take.",
    )


def _examples(sets: Sequence[Sequence[str]]) -> str:
    shown = [" = ".join(name.rpartition("/")[2] for name in names[:3]) for names in sets]
    more = f"; and {len(sets) - _EXAMPLES:,} more" if len(sets) > _EXAMPLES else ""
    return "; ".join(shown[:_EXAMPLES]) + more


def _range(values: Range, *, digits: int = 0) -> str:
    if values.least == values.most:
        return f"{values.least:,.{digits}f}"
    return " · ".join(f"{v:,.{digits}f}" for v in (values.least, values.median, values.most))
