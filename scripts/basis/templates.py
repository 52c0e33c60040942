"""Templates of HTML pages."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from scripts.basis.text import url_of, visible


def page_templates(package: str) -> Environment:
    """Return the templates in the folder ``templates`` of *package*.

    Values are made visible and escaped for HTML; a name that a template uses but is not given is an error.
    The filter ``url`` makes the address of a file from its path.
    """
    environment = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["url"] = url_of
    return environment


def _shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
