"""Model files for the registry's shelf, sound or spoilt, and a log in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.factories import card, quantised_card, save_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.registry.events import ModelEvent


class EventsInMemory:
    """A `desktop.registry.events.ModelEventLog` that forgets."""

    def __init__(self) -> None:
        self.written: list[ModelEvent] = []

    def append(self, event: ModelEvent) -> ModelEvent:
        self.written.append(event)
        return event

    def events(self, name: str | None = None) -> tuple[ModelEvent, ...]:
        return tuple(event for event in self.written if name in {None, event.name})


def write_model(
    folder: Path,
    version: str = "1.0.0",
    *,
    name: str = "mean_grey",
    gain: float = 1.0,
    spoil: Callable[[Any], object] | None = None,
    **card_changes: Any,
) -> Path:
    """Write a tiny model under the name it should have.

    `gain` makes it stray from its golden films, `spoil` may change the graph in place,
    the other arguments replace parts of its card.
    """
    import onnx

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{version}.onnx"
    save_model(path, card(name=name, version=version, **card_changes), gain=gain)
    if spoil is not None:
        model = onnx.load(path)
        spoil(model)
        path.write_bytes(model.SerializeToString())
    return path


def quantise(model: Any) -> None:
    """Round the film to whole grey values, as a quantised graph does; the scores stay."""
    from onnx import TensorProto, helper

    for name, kind, value in (("s", TensorProto.FLOAT, 1.0), ("z", TensorProto.UINT8, 0)):
        model.graph.initializer.append(helper.make_tensor(name, kind, [], [value]))
    for node in model.graph.node:
        if node.input[0] == "image":
            node.input[0] = "film"
    nodes = [
        helper.make_node("QuantizeLinear", ["image", "s", "z"], ["whole"]),
        helper.make_node("DequantizeLinear", ["whole", "s", "z"], ["film"]),
    ]
    for place, node in enumerate(nodes):
        model.graph.node.insert(place, node)


def write_quantised(folder: Path, version: str = "1.0.0+int8", **card_changes: Any) -> Path:
    """Write a quantised version of the tiny model."""
    changes = quantised_card(version) | card_changes
    del changes["version"]
    return write_model(folder, version, spoil=quantise, **changes)
