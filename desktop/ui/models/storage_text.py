"""How a model file stores its weights, in a form for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui import words
from desktop.ui.told.lookup import told

if TYPE_CHECKING:
    from desktop.inference.contract import ModelCard, StorageEffect


_LEAST = 1e-4


def tr(text: str) -> str:
    """Return a text in the reader's language."""
    return QCoreApplication.translate("StorageText", text)


def storage_rows(card: ModelCard) -> list[tuple[str, str]]:
    """Return how weights are stored, why, and what that changed; nothing where unknown."""
    storage = card.storage
    if storage is None:
        return []
    rows = [(tr("Stored as"), _kind(storage.weights)), (tr("Why"), told(storage.note))]
    return rows + (_changed(storage.effect) if storage.effect else [])


def short_storage(card: ModelCard) -> str:
    """Return in a few words what sets a quantised version apart; nothing for others."""
    if not card.quantised or card.storage is None or card.storage.effect is None:
        return ""
    times = f"{card.storage.effect.speed.ratio:.1f}"
    return tr("8-bit integers, {times} × as fast on a CPU").format(times=times)


def _kind(weights: str) -> str:
    kinds = {
        "float32": tr("single precision (32 bit)"),
        "float16": tr("half precision (16 bit), computed in single precision"),
        "int8": tr("8-bit integers, computed in integers"),
    }
    return kinds.get(weights, weights)


def _changed(effect: StorageEffect) -> list[tuple[str, str]]:
    speed = effect.speed
    change = tr("by {mean} on average, by {most} at most, on {n} films").format(
        mean=_small(effect.mean_abs_change),
        most=_small(effect.max_abs_change),
        n=words.number(effect.films),
    )
    areas = "; ".join(
        tr("{change} on {data}").format(change=_signed(some.change), data=told(some.data))
        for some in effect.auc_changes
    )
    fast = tr("{ratio:.2f} × as fast, {batch} films at once on {threads} threads of {cpu}").format(
        ratio=speed.ratio, batch=speed.batch, threads=speed.threads, cpu=speed.processor
    )
    return [
        (tr("Scores changed"), change),
        (tr("ROC AUC changed"), areas),
        (tr("Speed"), fast),
        (tr("Compared with"), tr("the same network in single precision")),
    ]


def _small(change: float) -> str:
    """Return a size with four digits, or that it is less than they show."""
    return f"{change:.4f}" if change >= _LEAST else tr("less than {n:.4f}").format(n=_LEAST)


def _signed(change: float) -> str:
    """Return a change with its sign; one that four digits do not show has none."""
    if abs(change) < _LEAST:
        return tr("by less than {n:.4f}").format(n=_LEAST)
    return tr("by {change}").format(change=f"{change:+.4f}".replace("-", "\N{MINUS SIGN}"))
