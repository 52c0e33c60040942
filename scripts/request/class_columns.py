"""The column of a table that tells two classes apart: two of its classes, or one of them and all others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scripts.basis.errors import cut, listed, shown
from scripts.request.csv_files import Sheet, abridged
from scripts.request.number_cells import amount_of, is_unnamed_class

__all__ = ["ClassColumn", "class_column", "class_position"]

_MOST_CLASSES = 20
"""A column of more different texts is none of classes, unless it is named."""


@dataclass(frozen=True)
class ClassColumn:
    """The class of each row.

    Attributes
    ----------
    order
        The names of class 0 and of class 1, if the user gave them; else they have the usual order.
    """

    texts: tuple[str, ...]
    order: tuple[str, ...] = ()
    against_the_rest: bool = False

    def name(self, row: int) -> str:
        """The class of a row; empty if it has none."""
        text = self.texts[row]
        if is_unnamed_class(text):
            return ""
        return self.order[0] if self.against_the_rest and text != self.order[1] else text

    def is_elsewhere(self, row: int) -> bool:
        """Whether a row is of a class that is not among those asked for."""
        return bool(self.order) and bool(self.name(row)) and self.name(row) not in self.order


def class_position(sheet: Sheet, taken: Sequence[int], wanted: Sequence[str]) -> int | None:
    """Return which column beside those *taken* holds the *wanted* classes, or else two classes.

    If there is none, it is one that can be meant, though it has more classes.
    """
    free = {at: set(sheet.texts(at)) for at in range(len(sheet.header)) if at not in taken}
    few = {at: _classes(texts) for at, texts in free.items() if len(texts) <= 2 * _MOST_CLASSES}
    few = {at: classes for at, classes in few.items() if 2 <= len(classes) <= _MOST_CLASSES}
    fitting = [at for at, classes in few.items() if set(wanted) <= set(classes)]
    if not wanted:
        fitting = [at for at in fitting if len(few[at]) == 2]
    if fitting:
        return min(fitting, key=lambda at: len(few[at]))
    repeated = {at: classes for at, classes in few.items() if 2 * len(classes) < len(sheet.rows)}
    texts = (at for at, classes in repeated.items() if not any(map(amount_of, classes)))
    return next(texts, max(repeated, default=None))


def _classes(texts: Iterable[str]) -> list[str]:
    return sorted({text for text in texts if not is_unnamed_class(text)})


def class_column(sheet: Sheet, position: int, wanted: Sequence[str]) -> ClassColumn:
    """Return the classes in a column: the two *wanted*, or one against all others, or both that there are.

    Raises
    ------
    ValueError
        If they are not two, or a class that is wanted is not there; the message says what to set.
    """
    texts = sheet.texts(position)
    known = _classes(texts)
    name = f"{sheet.file}: {cut(sheet.header[position])}"
    unknown = [each for each in wanted if each not in known]
    if unknown:
        raise ValueError(f"{name} has no class {cut(unknown[0])}; its classes are {abridged(known)}")
    if len(wanted) > 2 or len(set(wanted)) < len(wanted):
        raise ValueError(f"classes takes two different classes, or one; it got {abridged(wanted)}")
    if len(wanted) == 2:
        return ClassColumn(texts, tuple(wanted))
    if len(wanted) == 1:
        return ClassColumn(texts, (f"not {wanted[0]}", wanted[0]), against_the_rest=True)
    if len(known) == 2:
        return ClassColumn(texts)
    if len(known) < 2:
        raise ValueError(
            f"{name} must tell two classes apart, but it has {listed(known) if known else 'none'}"
        )
    pair = ", ".join(f'"{each}"' for each in known[-2:])
    offered = f'; set classes=[{pair}], or one against the rest: classes=["{known[0]}"]'
    raise ValueError(
        f"{name} must tell two classes apart, but it has {len(known)}: {abridged(known)}"
        f"{offered if len(known) <= _MOST_CLASSES and len(shown(known)) < 80 else ''}"
    )
