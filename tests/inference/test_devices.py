"""Devices: what is said about them is true."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.errors import DeviceUnavailableError
from desktop.inference import devices as module
from desktop.inference.devices import choose_device, devices


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    devices.cache_clear()
    yield
    devices.cache_clear()


def test_the_cpu_is_always_there() -> None:
    device = choose_device("cpu")
    assert (device.name, device.provider, device.reason) == (
        "cpu",
        "CPUExecutionProvider",
        "asked for",
    )


def test_auto_says_why_not_the_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    _offer(monkeypatch, ["CUDAExecutionProvider", "CPUExecutionProvider"], cuda_fault="no driver")
    device = choose_device()
    assert device.name == "cpu"
    assert "no cuda: no driver" in device.reason


def test_auto_takes_the_gpu_when_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    _offer(monkeypatch, ["CUDAExecutionProvider", "CPUExecutionProvider"], cuda_fault="")
    assert choose_device().provider == "CUDAExecutionProvider"


def test_auto_leaves_slow_starters_to_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    _offer(monkeypatch, ["TensorrtExecutionProvider", "CPUExecutionProvider"], cuda_fault="")
    assert choose_device().name == "cpu"
    assert choose_device("tensorrt").provider == "TensorrtExecutionProvider"


def test_a_device_that_is_asked_for_and_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _offer(monkeypatch, ["CPUExecutionProvider"], cuda_fault="")
    with pytest.raises(DeviceUnavailableError, match="built without it") as caught:
        choose_device("cuda")
    assert "auto, cpu" in caught.value.remedy


def test_an_unknown_device_is_refused() -> None:
    with pytest.raises(DeviceUnavailableError, match="no such device"):
        choose_device("abacus")


def _offer(monkeypatch: pytest.MonkeyPatch, providers: list[str], *, cuda_fault: str) -> None:
    import onnxruntime

    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: providers)
    candidates = tuple(
        module._Candidate(
            c.name,
            c.provider,
            c.automatic,
            (lambda: cuda_fault) if c.name in {"cuda", "tensorrt"} else c.fault,
        )
        for c in module._CANDIDATES
    )
    monkeypatch.setattr(module, "_CANDIDATES", candidates)
