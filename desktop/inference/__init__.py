"""Pixels to scores: ONNX Runtime lives here and in the registry only."""
