"""What the machine offers a training: devices, workers and number formats.

Nothing else in the trainer asks for the machine, so a run on several GPUs, or on
several machines, needs no other code.
"""

from __future__ import annotations

import os
from pathlib import Path

import keras
import tensorflow as tf

_BFLOAT16_FLAGS = frozenset({"avx512_bf16", "amx_bf16"})
"""As Linux names them in ``/proc/cpuinfo``."""
_BFLOAT16_GPU = (8, 0)
"""NVIDIA's Ampere is the first generation that computes bfloat16."""


def distribution() -> tf.distribute.Strategy:
    """Choose how steps are spread, from what is present.

    Returns
    -------
    tf.distribute.Strategy
        Several workers when the environment variable ``TF_CONFIG`` names them (each
        worker is started with the same command and its own ``TF_CONFIG``); else all
        GPUs of this machine; else the one GPU, or the processor.
    """
    if os.environ.get("TF_CONFIG"):
        return tf.distribute.MultiWorkerMirroredStrategy()
    gpus = tf.config.list_logical_devices("GPU")
    processors = tf.config.list_logical_devices("CPU")
    if len(gpus) > 1:
        return tf.distribute.MirroredStrategy([gpu.name for gpu in gpus])
    if gpus:
        return tf.distribute.OneDeviceStrategy(gpus[0].name)
    if len(processors) > 1:
        return tf.distribute.MirroredStrategy([processor.name for processor in processors])
    return tf.distribute.get_strategy()


def is_chief() -> bool:
    """Whether this process writes the run's files: the only one, or worker 0."""
    resolver = tf.distribute.cluster_resolver.TFConfigClusterResolver()
    if not resolver.cluster_spec().as_dict():
        return True
    return resolver.task_type == "chief" or (
        resolver.task_type == "worker"
        and resolver.task_id == 0
        and "chief" not in resolver.cluster_spec().jobs
    )


def computes_bfloat16() -> bool:
    """Whether every device that would train multiplies bfloat16 in hardware."""
    gpus = tf.config.list_physical_devices("GPU")
    if gpus:
        details = (tf.config.experimental.get_device_details(gpu) for gpu in gpus)
        return all(some.get("compute_capability", (0, 0)) >= _BFLOAT16_GPU for some in details)
    cpuinfo = Path("/proc/cpuinfo")
    if not cpuinfo.exists():
        return False
    words = cpuinfo.read_text(encoding="utf-8", errors="replace").split()
    return not _BFLOAT16_FLAGS.isdisjoint(words)


def use_precision(*, bfloat16: bool) -> str:
    """Set in what precision networks built from now on compute; weights stay float32.

    Parameters
    ----------
    bfloat16 : bool
        Whether the recipe gains by it; it is used where the hardware has it.

    Returns
    -------
    str
        Keras's name of the policy.
    """
    policy = "mixed_bfloat16" if bfloat16 and computes_bfloat16() else "float32"
    keras.mixed_precision.set_global_policy(policy)
    return policy


def in_words(strategy: tf.distribute.Strategy, policy: str) -> str:
    """Return how a run computes, for its log and the model card."""
    kind = "GPU" if tf.config.list_physical_devices("GPU") else "CPU"
    replicas = strategy.num_replicas_in_sync
    return f"{replicas} × {kind}, {policy}, TensorFlow {tf.__version__}"
