"""A page as one HTML file that loads nothing from anywhere."""

from __future__ import annotations

import base64
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from trainer.report.content import numbered, typeset

if TYPE_CHECKING:
    from trainer.report.content import Block, Page


def html_of(page: Page) -> str:
    """Write a page as HTML.

    Parameters
    ----------
    page : Page
        What stands on it; every text is escaped.

    Returns
    -------
    str
        The whole file: style, charts and films are inside, and a content security
        policy forbids the browser to load anything else.
    """
    here = resources.files("trainer.report")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=lambda value: typeset(value) if type(value) is str else value,
    )
    template = environment.from_string((here / "page.html").read_text(encoding="utf-8"))
    names = numbered(page)

    def name(block: Block) -> str:
        return names[id(block)]

    return template.render(
        page=page,
        style=Markup((here / "page.css").read_text(encoding="utf-8")),
        names=name,
        kind_of=lambda block: type(block).__name__,
        base64=lambda content: base64.b64encode(content).decode("ascii"),
    )
