"""Formulas that come together from the things that their parts stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from manim import Animation, AnimationGroup, FadeIn, ReplacementTransform, VMobject

from scenes.stage.type.writing import Written


def assemble(written: Written, sources: Mapping[str, VMobject], *, last: str = "") -> Iterator[Animation]:
    """Animations to be played in turn: the bare formula comes, then each part rises from its source.

    Parameters
    ----------
    written
        The formula, in its place.
    sources
        For the name of a part, the thing on the stage that it stands for.
    last
        The name of a part that is kept back until all others are there: the answer.
    """
    parts = {name: written.part(name) for name in sources}
    answer = list(written.part(last)) if last else []
    later = [*answer, *(shape for part in parts.values() for shape in part)]
    yield FadeIn(*(shape for shape in written if shape not in later))
    # The part itself sets out from its source: digits that turned into other digits could not be read.
    rising = (part.copy().match_height(sources[name]).move_to(sources[name]) for name, part in parts.items())
    yield AnimationGroup(*map(ReplacementTransform, rising, parts.values()), run_time=1.5)
    if answer:
        yield FadeIn(*answer)
