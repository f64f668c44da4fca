"""``pneumotriage models``: what is installed, and swapping one version for another."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.reporting import printing
from desktop.reporting import worklist as worklist_report

if TYPE_CHECKING:
    from desktop.registry import ModelRegistry

PASSED, FAILED = 0, 2

models_cli = typer.Typer(help="Installed models: list, check, install, activate, roll back.")

FileArgument = Annotated[Path, typer.Argument(help="A model file, .onnx.")]


@models_cli.command("list")
def models_list(context: typer.Context) -> None:
    """List the installed models and which version of each is active."""
    printing.print_models(_registry(context))


@models_cli.command("show")
def models_show(
    context: typer.Context,
    name: str,
    version: Annotated[str | None, typer.Option(help="The active one when omitted.")] = None,
) -> None:
    """Print a model's card as JSON, without its packed parts."""
    registry = _registry(context)
    model = registry.find(name, version) if version else registry.active(name)
    sys.stdout.buffer.write(worklist_report.encode(printing.card_as_json(model.card)))
    sys.stdout.buffer.flush()
    printing.print_storage(model.card)


@models_cli.command("verify")
def models_verify(context: typer.Context, file: FileArgument) -> None:
    """Check a model file without installing it."""
    verification = _registry(context).verify(file)
    for check in verification.checks:
        printing.print_check(check)
    raise typer.Exit(PASSED if verification.passed else FAILED)


@models_cli.command("install")
def models_install(context: typer.Context, file: FileArgument) -> None:
    """Check a model file and take it in; it is used once it is activated."""
    card = _registry(context).install(file).card
    printing.note(
        f"Installed {card.name} {card.version}. "
        f"Use it with: pneumotriage models activate {card.name} {card.version}"
    )


@models_cli.command("activate")
def models_activate(context: typer.Context, name: str, version: str) -> None:
    """Check an installed version again and use it from now on."""
    model = _registry(context).activate(name, version)
    printing.note(f"{model.card.name} {model.card.version} is active")


@models_cli.command("rollback")
def models_rollback(context: typer.Context, name: str) -> None:
    """Put back the version that was active before."""
    model = _registry(context).rollback(name)
    printing.note(f"{model.card.name} {model.card.version} is active again")


def _registry(context: typer.Context) -> ModelRegistry:
    registry: ModelRegistry = context.obj.registry()
    return registry
