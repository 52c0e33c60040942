"""The page of a sweep: all variants side by side, small and in step, each a whole film at a click."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scripts.request.parameter_text import readable
from scripts.series.page import cues_of, page_template
from scripts.series.sweeps.records import SweepRecord, VariantRecord

_SHOWN_WORDS, _SHOWN_NUMBERS = 1, 2
"""Results that stand under a film at first: words, then the first numbers. The viewer chooses others."""
_MOST_COLUMNS = 6


def write_sweep_page(record: SweepRecord, folder: Path) -> Path:
    """Write ``index.html`` into the folder that the films of a sweep are in, and return its path."""
    page = folder / "index.html"
    page.write_text(
        page_template("sweep.html.j2").render(
            sweep=record,
            labels=[_labels(record, variant) for variant in record["variants"]],
            shown=_shown(record),
            columns=_columns(record),
            scale=_scale(record),
            beats=_beats(record),
            data=[_data(record, variant) for variant in record["variants"]],
        ),
        encoding="utf-8",
    )
    return page


def _labels(record: SweepRecord, variant: VariantRecord) -> list[tuple[str, str]]:
    """What distinguishes a variant from the others: each parameter of the grid, and its value in words."""
    return [
        (_words(axis["name"]), readable(axis["choices"][place]))
        for axis, place in zip(record["axes"], variant["places"], strict=True)
    ]


def _shown(record: SweepRecord) -> list[str]:
    def is_said(name: str) -> bool:
        return any(isinstance(variant["facts"].get(name), str) for variant in record["variants"])

    said = [name for name in record["distinguishing"] if is_said(name)]
    numbers = [name for name in record["distinguishing"] if not is_said(name)]
    return [*said[:_SHOWN_WORDS], *numbers[:_SHOWN_NUMBERS]]


def _columns(record: SweepRecord) -> int | None:
    """How many films stand in a row, so that a grid of two parameters is seen as a grid."""
    *others, last = [len(axis["choices"]) for axis in record["axes"]]
    return last if len(others) == 1 and 1 < last <= _MOST_COLUMNS else None


def _scale(record: SweepRecord) -> str:
    """Whether all films have the same axes, in words; nothing if these are fixed anyway."""
    films, apart = len(record["variants"]), len(record["apart"])
    if films < 2 or not any(variant["ranges"] for variant in record["variants"]):
        return ""
    same = "same axes where the lesson allows"
    return f"{same}, except in {apart} of {films}" if apart else same


def _beats(record: SweepRecord) -> list[tuple[str, str]]:
    """Names and titles of the beats of all variants, in order; some belong to some variants only."""
    titles: dict[str, str] = {}
    for variant in record["variants"]:
        titles |= {beat["name"]: beat["title"] for beat in variant["beats"]}
    return list(titles.items())


def _data(record: SweepRecord, variant: VariantRecord) -> dict[str, Any]:
    """What the page needs to play, sort and filter a variant."""
    return {
        "places": variant["places"],
        "facts": {name: variant["facts"].get(name) for name in record["distinguishing"]},
        "beats": {beat["name"]: (beat["start"], beat["end"]) for beat in variant["beats"]},
        "cues": cues_of(variant["beats"]),
    }


def _words(name: str) -> str:
    return name.replace("_", " ")
