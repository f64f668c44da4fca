"""What the frozen program holds, told without freezing it."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path

import bundle_contents
import pytest

CUDA = [
    "onnxruntime/capi/libonnxruntime_providers_cuda.so",
    "onnxruntime/capi/libonnxruntime_providers_tensorrt.so",
    "nvidia/cudnn/lib/libcudnn.so.9",
    "libcudart.so.13",
]
ALWAYS = [
    "onnxruntime/capi/onnxruntime_pybind11_state.so",
    "onnxruntime/capi/libonnxruntime_providers_shared.so",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "_openjpeg.so",
    "libgdcmMSFF.so.3.2",
]
NEVER = [
    "PySide6/Qt/plugins/tls/libqopensslbackend.so",
    "PySide6\\plugins\\tls\\qopensslbackend.dll",
    "libgtk-3.so.0",
]


@pytest.mark.parametrize(
    ("flavour", "left"), [("cpu", ALWAYS), ("cuda", [*CUDA, *ALWAYS])], ids=["cpu", "cuda"]
)
def test_gpu_libraries_go_into_the_cuda_flavour_only(flavour: str, left: list[str]) -> None:
    entries = [(name, "/somewhere", "BINARY") for name in (*CUDA, *NEVER, *ALWAYS)]
    assert [entry[0] for entry in bundle_contents.kept(entries, flavour)] == left


def test_windows_gets_a_program_with_and_one_without_a_console() -> None:
    programs = bundle_contents.programs("win32")
    assert {console for _, console in programs} == {True, False}
    # Windows' file names know no case.
    assert len({name.lower() for name, _ in programs}) == len(programs)
    assert bundle_contents.command_line_program("win32").endswith(".exe")


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_elsewhere_one_program_does_both(platform: str) -> None:
    assert len(bundle_contents.programs(platform)) == 1
    assert bundle_contents.command_line_program(platform) == "pneumotriage"


@pytest.mark.parametrize("name", bundle_contents.DECODERS)
def test_every_decoder_is_one_that_is_installed(name: str) -> None:
    assert distribution(name).version


def test_no_decoder_is_one_whose_licence_forbids_shipping_it() -> None:
    assert "pylibjpeg-libjpeg" not in bundle_contents.DECODERS


def test_what_is_left_out_is_nothing_the_program_imports(project_root: Path) -> None:
    sources = [
        path.read_text(encoding="utf-8") for path in (project_root / "desktop").rglob("*.py")
    ]
    for module in bundle_contents.EXCLUDED_MODULES:
        used = [f"import {module}\n", f"import {module} ", f"from {module} import"]
        assert not any(statement in source for source in sources for statement in used), module


def test_models_samples_and_migrations_are_taken_along() -> None:
    pytest.importorskip("PyInstaller")
    folders = {target for _, target in bundle_contents.data_files()}
    assert str(Path("resources", "models")) in folders
    assert str(Path("resources", "screening")) in folders
    assert str(Path("desktop", "review", "migrations", "versions")) in folders
    assert any("pylibjpeg_openjpeg" in target for target in folders)
