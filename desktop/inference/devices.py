"""Execution providers: what is there, what was chosen, and why not the others.

ONNX Runtime lists a provider when it was built in, whether or not the machine has the
hardware, and falls back in silence. Here each device is asked for itself first, so
that the reader is told the truth about where the scores come from.
"""

from __future__ import annotations

import ctypes
import functools
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import DeviceUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

CPU = "cpu"
AUTO = "auto"

_CUDA_SUCCESS = 0


@dataclass(frozen=True, slots=True)
class Device:
    """A place where a model can run, and whether it can here.

    Parameters
    ----------
    name : str
        As given to ``--device``.
    provider : str
        ONNX Runtime's name for it.
    available : bool
        Whether it can be used on this machine.
    reason : str
        Why it is chosen or cannot be, in words.
    options : dict of str to str
        Options for the provider.
    """

    name: str
    provider: str
    available: bool
    reason: str
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    provider: str
    automatic: bool
    fault: Callable[[], str]
    options: dict[str, str] = field(default_factory=dict)


def _no_fault() -> str:
    return ""


def _cuda_fault() -> str:
    """Ask the driver itself whether there is a GPU; empty when there is."""
    library = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
    try:
        driver = ctypes.CDLL(library)
    except OSError:
        return "no NVIDIA driver is installed"
    count = ctypes.c_int(0)
    if driver.cuInit(0) != _CUDA_SUCCESS:
        return "the NVIDIA driver does not start"
    if driver.cuDeviceGetCount(ctypes.byref(count)) != _CUDA_SUCCESS or count.value < 1:
        return "the NVIDIA driver finds no GPU"
    return ""


# In the order of preference. TensorRT and OpenVINO compile a model for minutes when they
# first see it, so they are used on request only.
_CANDIDATES = (
    _Candidate(
        "cuda",
        "CUDAExecutionProvider",
        automatic=True,
        fault=_cuda_fault,
        options={
            "cudnn_conv_algo_search": "HEURISTIC",
            "arena_extend_strategy": "kSameAsRequested",
        },
    ),
    _Candidate(
        "directml", "DmlExecutionProvider", automatic=sys.platform == "win32", fault=_no_fault
    ),
    _Candidate("tensorrt", "TensorrtExecutionProvider", automatic=False, fault=_cuda_fault),
    _Candidate("openvino", "OpenVINOExecutionProvider", automatic=False, fault=_no_fault),
    _Candidate(CPU, "CPUExecutionProvider", automatic=True, fault=_no_fault),
)

DEVICE_NAMES = (AUTO, *(candidate.name for candidate in _CANDIDATES))


@functools.cache
def devices() -> tuple[Device, ...]:
    """Return every device this program knows, in the order of preference.

    Returns
    -------
    tuple of Device
        Those that cannot be used say why in ``reason``. The CPU is always there.
    """
    import onnxruntime

    built_in = set(onnxruntime.get_available_providers())
    found = []
    for candidate in _CANDIDATES:
        if candidate.provider not in built_in:
            fault = "this installation was built without it"
        else:
            fault = candidate.fault()
        found.append(
            Device(
                candidate.name, candidate.provider, not fault, fault or "found", candidate.options
            )
        )
    return tuple(found)


def choose_device(wanted: str = AUTO) -> Device:
    """Choose where models run.

    Parameters
    ----------
    wanted : str
        One of `DEVICE_NAMES`.

    Returns
    -------
    Device
        Its ``reason`` says why it was chosen and why not a faster one.

    Raises
    ------
    DeviceUnavailableError
        If a particular device was asked for and cannot be used.
    """
    known = devices()
    if wanted != AUTO:
        for device in known:
            if device.name == wanted and device.available:
                return _with_reason(device, "asked for")
        why = next((d.reason for d in known if d.name == wanted), "there is no such device")
        usable = ", ".join(device.name for device in known if device.available)
        raise DeviceUnavailableError(
            f"Device '{wanted}'", why, f"Use one of: auto, {usable}", code="device_unavailable"
        )
    automatic = {candidate.name for candidate in _CANDIDATES if candidate.automatic}
    passed: list[str] = []
    for device in known:
        if device.name not in automatic:
            continue
        if device.available:
            return _with_reason(device, "; ".join(passed) or "the fastest device found")
        passed.append(f"no {device.name}: {device.reason}")
    raise DeviceUnavailableError(
        "ONNX Runtime", "it offers no device at all", "Install PneumoTriage again"
    )


def _with_reason(device: Device, reason: str) -> Device:
    return Device(device.name, device.provider, device.available, reason, device.options)
