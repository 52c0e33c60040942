"""Formulas whose parts come from the things in the picture that they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from manim import Animation, AnimationGroup, FadeIn, ReplacementTransform, VMobject

from scenes.stage.type.writing import Written


def assemble(written: Written, sources: Mapping[str, VMobject], *, last: str = "") -> Iterator[Animation]:
    """Animations to play one after another: the bare formula comes, then each part moves in from its source.

    Parameters
    ----------
    written
        The formula, in its place.
    sources
        The thing on the scene for each part, by the name of the part.
    last
        The name of a part that comes after all others: the answer.
    """
    parts = {name: written.part(name) for name in sources}
    answer = list(written.part(last)) if last else []
    later = [*answer, *(shape for part in parts.values() for shape in part)]
    yield FadeIn(*(shape for shape in written if shape not in later))
    # The part itself starts at its source: while digits turn into other digits, nobody can read them.
    rising = (part.copy().match_height(sources[name]).move_to(sources[name]) for name, part in parts.items())
    yield AnimationGroup(*map(ReplacementTransform, rising, parts.values()), run_time=1.5)
    if answer:
        yield FadeIn(*answer)
