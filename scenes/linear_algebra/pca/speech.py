"""What is said of principal components in words that depend on the cloud."""

from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.params import CloudParams
from scenes.stage.params.user_points import UserPoints, lacking
from scenes.stage.type.numerals import number

FACT_LABELS = {
    "largest": "variance along the first component",
    "kept": "share of the variance that it keeps",
    "sample_kept": "share that it keeps of three stations",
    "daily_kept": "share that two components keep of 24 hours",
}
"""What the key numbers of the film are called apart from it."""

PLACES = ("the valley", "the hill")
"""Where the temperatures of the drawn days were measured."""


def spoken(
    params: CloudParams, components: PrincipalComponents, stretched: PrincipalComponents
) -> dict[str, str]:
    """All that is said in words that depend on the cloud."""
    user_data = params.user_data
    return {
        "meeting": meeting(user_data) + lacking(user_data),
        "dropping": dropping(user_data),
        "centring": centring(standardized=params.standardized),
        "peak": peak(components),
        "second_axis": second_axis(components),
        "smaller_unit": smaller_unit(user_data),
        "other_units": other_units(components, stretched),
        "three_samples": three_samples(user_data),
    }


def features(user_data: UserPoints | None) -> tuple[str, str]:
    """The names of the two features, as they are spoken."""
    if user_data is None:
        return PLACES
    if user_data.names:
        return user_data.names[0], user_data.names[1]
    return "the first number", "the second number"


def meeting(user_data: UserPoints | None) -> str:
    """What a dot is."""
    if user_data is None:
        return "Each dot is one day: its noon temperature in the valley, and on the hill."
    if user_data.names:
        return f"Each dot is one sample: its {user_data.names[0]}, and its {user_data.names[1]}."
    return "Each dot is one sample, described by two numbers."


def dropping(user_data: UserPoints | None) -> str:
    """What is lost if only the first feature is kept."""
    kept = "the valley's number" if user_data is None else features(user_data)[0]
    return f"Keep only {kept}: each dot drops to its shadow, and the gap is lost."


def centring(*, standardized: bool) -> str:
    """From where the points are measured, and in what."""
    return f"So let [bold(d)|d] be each dot minus the mean{', in standard deviations' * standardized}."


def peak(components: PrincipalComponents) -> str:
    """Where the variance of the shadows of points of the plane is the largest, and how much there is."""
    first = number(components.variances[0])
    if components.is_round:
        return f"But here it's {first}, whichever way the line points."
    lost = ", and nothing is lost" if components.variances[1] == 0 else ""
    return f"It peaks at {_round_degrees(components)}, at {first}{lost}."


def second_axis(components: PrincipalComponents) -> str:
    """What happens at a right angle to the first axis, and what that means for a cloud on a line."""
    smallest = components.variances[1]
    other = "The other eigenvector is a quarter turn on."
    if smallest == 0:
        return f"{other} Its variance is zero: all dots lie on the first axis."
    return f"{other} It keeps what the first one loses: the least, {number(smallest)}."


def smaller_unit(user_data: UserPoints | None) -> str:
    """In which other unit the second feature is measured."""
    if user_data is None:
        return "Measure the hill in Fahrenheit."
    return f"Measure {features(user_data)[1]} in a smaller unit."


def other_units(components: PrincipalComponents, stretched: PrincipalComponents) -> str:
    """What happens to the first axis if the numbers of the second feature grow by a factor."""
    moved = abs(components.angle - stretched.angle)
    swung = min(moved, np.pi - moved)
    spread = "It spreads 1.8 times as wide"
    if stretched.is_round or swung < np.radians(1):
        return f"{spread}: the shares change, though the axis stays."
    return f"{spread}, and the first axis leans its way."


def three_samples(user_data: UserPoints | None) -> str:
    """What the three samples of three features are."""
    if user_data is None:
        return "Add a third station: any three days"
    return "Add a third feature: any three samples"


def _round_degrees(components: PrincipalComponents) -> str:
    return f"{number(np.degrees(components.angle), 0, fixed=True)} degrees"
