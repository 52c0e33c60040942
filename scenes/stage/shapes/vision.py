"""How colours are seen: their contrast, how far apart they are, and what the colour-blind see of them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike, NDArray

Colors = NDArray[np.float64]
"""sRGB values from 0 to 1, shape (…, 3)."""

BLINDNESS: Mapping[str, Colors] = MappingProxyType(
    {
        "protanopia": np.array(
            [
                (0.152286, 1.052583, -0.204868),
                (0.114503, 0.786281, 0.099216),
                (-0.003882, -0.048116, 1.051998),
            ]
        ),
        "deuteranopia": np.array(
            [
                (0.367322, 0.860646, -0.227968),
                (0.280085, 0.672501, 0.047413),
                (-0.011820, 0.042940, 0.968881),
            ]
        ),
        "tritanopia": np.array(
            [
                (1.255528, -0.076749, -0.178779),
                (-0.078411, 0.930809, 0.147602),
                (0.004733, 0.691367, 0.303900),
            ]
        ),
    }
)
"""Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency,
IEEE TVCG 15 (2009), at full severity; applied to linear light."""

_TO_XYZ = np.array(
    [
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    ]
)
_WHITE = _TO_XYZ.sum(axis=1)


def linear(colors: ArrayLike) -> Colors:
    """Light from sRGB values (IEC 61966-2-1); what no screen can show is cut off, as screens do."""
    values = np.clip(np.asarray(colors, dtype=np.float64), 0.0, 1.0)
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(first: ArrayLike, second: ArrayLike) -> Colors:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    one, other = (linear(colors) @ _TO_XYZ[1] for colors in (first, second))
    ratio: Colors = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return ratio


def seen_with(blindness: str, colors: ArrayLike) -> Colors:
    """What is left of *colors* (…, 3), as linear light, for somebody with that blindness."""
    return np.clip(linear(colors) @ BLINDNESS[blindness].T, 0.0, 1.0)


def difference(first: Colors, second: Colors) -> float:
    """How far two colours, given as linear light (3,), are apart: CIEDE2000.

    Sharma, Wu and Dalal, The CIEDE2000 Color-Difference Formula, Color Res. Appl. 30 (2005). About 1 can
    just be seen side by side; a pair of colours that differs at a glance has 10 or more.
    """
    (l1, a1, b1), (l2, a2, b2) = _lab(first), _lab(second)
    mean_chroma = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    grey = 1.5 - 0.5 * np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    c1, c2 = np.hypot(a1 * grey, b1), np.hypot(a2 * grey, b2)
    h1, h2 = np.arctan2(b1, a1 * grey) % (2 * np.pi), np.arctan2(b2, a2 * grey) % (2 * np.pi)
    turn = (h2 - h1 + np.pi) % (2 * np.pi) - np.pi if c1 * c2 else 0.0
    hue = h1 + turn / 2 if c1 * c2 else h1 + h2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * np.cos(hue - np.radians(30))
        + 0.24 * np.cos(2 * hue)
        + 0.32 * np.cos(3 * hue + np.radians(6))
        - 0.20 * np.cos(4 * hue - np.radians(63))
    )
    scale_l = 1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2)
    scale_c, scale_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * weight
    rotation = np.radians(60) * np.exp(-((((np.degrees(hue) % 360) - 275) / 25) ** 2))
    mixing = -np.sin(rotation) * 2 * np.sqrt(chroma**7 / (chroma**7 + 25**7))
    d_l = (l2 - l1) / scale_l
    d_c = (c2 - c1) / scale_c
    d_h = 2 * np.sqrt(c1 * c2) * np.sin(turn / 2) / scale_h
    return float(np.sqrt(max(d_l**2 + d_c**2 + d_h**2 + mixing * d_c * d_h, 0.0)))


def _lab(light: Colors) -> Colors:
    ratio = (_TO_XYZ @ light) / _WHITE
    root = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])
