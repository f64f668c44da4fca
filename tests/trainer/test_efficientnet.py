"""EfficientNet-Lite0 keeps what it learnt on ImageNet."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

pytestmark = pytest.mark.trainer

efficientnet = pytest.importorskip("trainer.efficientnet")


class _Command:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("this must never run",)


def test_a_checkpoint_gives_its_tensors_by_name() -> None:
    weights = efficientnet.read_checkpoint(efficientnet.checkpoint_path())
    assert weights["_conv_stem.weight"].shape == (32, 3, 3, 3)
    assert weights["_blocks.0._depthwise_conv.weight"].shape == (32, 1, 3, 3)
    assert weights["_fc.bias"].shape == (1000,)
    assert weights["_bn0.running_var"].min() >= 0


def test_a_checkpoint_that_wants_to_run_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hostile.pth").write_bytes(pickle.dumps(_Command()))
    with pytest.raises(pickle.UnpicklingError, match="no need of"):
        efficientnet.read_checkpoint(tmp_path / "hostile.pth")


@pytest.mark.slow
def test_it_still_tells_a_temple_from_a_flower() -> None:
    """The two photographs of scikit-learn, in grey, named by ImageNet's own last layer."""
    import keras
    from PIL import Image
    from sklearn.datasets import load_sample_images

    image = keras.Input((224, 224, 1))
    model = keras.Model(image, efficientnet.features(image))
    efficientnet.load_imagenet_weights(model)
    weights = efficientnet.read_checkpoint(efficientnet.checkpoint_path())
    films = []
    for photograph in load_sample_images().images:
        square = photograph[:427, 100:527]
        grey = np.asarray(Image.fromarray(square).convert("L").resize((224, 224)), np.float32)
        films.append((grey[..., np.newaxis] - 127) / 128)
    pooled = model.predict(np.stack(films), verbose=0).mean(axis=(1, 2))
    logits = pooled @ weights["_fc.weight"].T + weights["_fc.bias"]
    temple, flower = (set(np.argsort(-row)[:10]) for row in logits)
    buildings = {442, 483, 497, 663, 668, 698, 832}
    assert temple & buildings
    assert 985 in flower
    assert not flower & buildings
