"""How a model file stores its weights, in a form for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.ui import words

if TYPE_CHECKING:
    from desktop.inference.contract import ModelCard, StorageEffect


def tr(text: str) -> str:
    """Return a text in the reader's language."""
    return QCoreApplication.translate("StorageText", text)


def storage_rows(card: ModelCard) -> list[tuple[str, str]]:
    """Return how weights are stored, why, and what that changed; nothing where unknown."""
    storage = card.storage
    if storage is None:
        return []
    rows = [(tr("Stored as"), _kind(storage.weights)), (tr("Why"), storage.note)]
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
    change = tr("by {mean:.4f} on average and {most:.4f} at most, on {n} films").format(
        mean=effect.mean_abs_change, most=effect.max_abs_change, n=words.number(effect.films)
    )
    areas = ", ".join(
        tr("{change:+.4f} on {data}").format(change=some.change, data=some.data)
        for some in effect.auc_changes
    )
    fast = tr("{ratio:.2f} × as fast, {batch} films at once on {threads} threads of {cpu}").format(
        ratio=speed.ratio, batch=speed.batch, threads=speed.threads, cpu=speed.processor
    )
    return [
        (tr("Scores against single precision"), tr("changed {how}").format(how=change)),
        (tr("ROC AUC against single precision"), areas),
        (tr("Speed against single precision"), fast),
    ]
