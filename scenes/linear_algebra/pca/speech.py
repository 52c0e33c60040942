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
        "other_units": other_units(components, stretched, user_data),
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
        return "Each dot is a day: its noon temperature in the valley, and on the hill."
    if user_data.names:
        return f"Each dot is one sample: its {user_data.names[0]}, and its {user_data.names[1]}."
    return "Each dot is one sample, described by two numbers."


def dropping(user_data: UserPoints | None) -> str:
    """What is lost if only the first feature is kept."""
    first, second = features(user_data)
    if user_data is None:
        return "Keep only one number a day, the valley's, and you lose the hill's."
    return f"Keep only one number for each, {first}, and you lose {second}."


def centring(*, standardized: bool) -> str:
    """From where the points are measured, and in what."""
    return (
        "Slid off the mean, a line loses more: let [bold(d)|d] be each dot minus the mean"
        f"{', in standard deviations' * standardized}."
    )


def peak(components: PrincipalComponents) -> str:
    """Where the variance of the shadows of points of the plane is the largest, and how much there is."""
    first = number(components.variances[0])
    if components.is_round:
        return f"But here it's {first}, whichever way the line points."
    lost = ", and lose nothing" if components.variances[1] == 0 else ""
    return f"It peaks at {_round_degrees(components)}, where we keep {first}{lost}."


def second_axis(components: PrincipalComponents) -> str:
    """What happens at a right angle to the first axis, and what that means for a cloud on a line."""
    smallest = components.variances[1]
    if smallest == 0:
        return "A quarter turn on, the variance is zero: all dots lie on the first axis, and nothing is lost."
    return (
        f"C is symmetric: a quarter turn on, it happens again, with the least variance: {number(smallest)}."
    )


def other_units(
    components: PrincipalComponents, stretched: PrincipalComponents, user_data: UserPoints | None
) -> str:
    """What happens to the first axis if the numbers of the second feature grow by a factor."""
    moved = abs(components.angle - stretched.angle)
    swung = min(moved, np.pi - moved)
    if user_data is None:
        spread, toward = "In Fahrenheit, the hill's spread is 1.8 times as wide", "it"
    else:
        toward = features(user_data)[1]
        spread = f"Take a unit that makes the spread of {toward} 1.8 times as wide"
    if stretched.is_round or swung < np.radians(1):
        return f"{spread}: the shares change, though the axis stays."
    return f"{spread}, and the first axis leans toward {toward}."


def three_samples(user_data: UserPoints | None) -> str:
    """What the three samples of three features are."""
    if user_data is None:
        return "Any three mornings"
    return "Any three samples"


def _round_degrees(components: PrincipalComponents) -> str:
    return f"{number(np.degrees(components.angle), 0, fixed=True)} degrees"
