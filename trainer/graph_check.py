"""Is a graph sound? Asked of every graph before it is measured."""

from __future__ import annotations

import onnx

from desktop.errors import ModelRejectedError


def checked(proto: onnx.ModelProto) -> onnx.ModelProto:
    """Check a graph with ONNX's own checker, and infer the shape of every value.

    Parameters
    ----------
    proto : onnx.ModelProto
        The graph.

    Returns
    -------
    onnx.ModelProto
        The same with the shapes in it.

    Raises
    ------
    ModelRejectedError
        If it breaks a rule of ONNX, or shapes contradict each other.
    """
    try:
        onnx.checker.check_model(proto, full_check=True)
        return onnx.shape_inference.infer_shapes(proto, strict_mode=True, data_prop=True)
    except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
        words = (str(error) or type(error).__name__).strip().splitlines()[0][:200]
        raise ModelRejectedError(
            "the exported graph",
            f"it is not valid ({words})",
            "Export with the library versions of the constraints file",
            code="graph",
        ) from error
