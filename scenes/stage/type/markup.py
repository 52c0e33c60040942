"""Named parts in Typst markup: ``{{ content : name }}``, which ``writing`` colours and finds by name."""

from __future__ import annotations


def tint(source: object, name: str) -> str:
    """*source* as a part called *name*; a part with the name of a role has the colour of the role.

    Parameters
    ----------
    source
        Typst markup or mathematics: a text, or a symbol of the table.
    name
        A role (``"path"``), or any name for which the caller gives a role.
    """
    return f"{{{{ {source} : {name} }}}}"
