"""Installed models: install, verify, activate, roll back."""

from desktop.registry.models import ModelRegistry
from desktop.registry.shelf import BrokenModel, InstalledModel, shipped_models_folder
from desktop.registry.verification import Check, Verification

__all__ = [
    "BrokenModel",
    "Check",
    "InstalledModel",
    "ModelRegistry",
    "Verification",
    "shipped_models_folder",
]
