from __future__ import annotations

from contextvars import copy_context
from itertools import combinations

import numpy as np
import pytest

from scenes.stage.shapes.theme import (
    DARK,
    LIGHT,
    ROLES,
    THEMES,
    Role,
    Theme,
    color,
    current_theme,
    using_theme,
)

# Machado, Oliveira and Fernandes, 2009: what is left of linear RGB at full severity.
SIGHTS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ.sum(axis=1)
MEANINGS: tuple[Role, ...] = ("data", "second", "path", "slope", "result", "dial", "class_zero", "class_one")
APART = 10.0  # CIE 1976 colour difference: ten times what can just be seen of two large patches


def linear(theme: Theme, role: Role) -> np.ndarray:
    encoded = np.asarray(theme.color(role).to_rgb())
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def contrast(theme: Theme, role: Role) -> float:
    lights = sorted(float(TO_XYZ[1] @ linear(theme, each)) + 0.05 for each in (role, "background"))
    return lights[1] / lights[0]


def lab(rgb: np.ndarray) -> np.ndarray:
    share = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    x, y, z = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
class TestPalette:
    def test_has_every_role(self, theme):
        assert set(theme.palette) == set(ROLES)
        assert THEMES[theme.name] is theme

    @pytest.mark.parametrize("role", [role for role in ROLES if role not in ("background", "faint")])
    def test_can_be_read(self, theme, role):
        assert contrast(theme, role) >= 4.5

    def test_grids_stay_behind_but_can_be_seen(self, theme):
        assert 1.2 <= contrast(theme, "faint") < contrast(theme, "muted") < contrast(theme, "ink")

    @pytest.mark.parametrize("sight", SIGHTS)
    @pytest.mark.parametrize(("one", "other"), list(combinations(MEANINGS, 2)))
    def test_colours_of_roles_can_be_distinguished(self, theme, one, other, sight):
        seen = [lab(SIGHTS[sight] @ linear(theme, role)) for role in (one, other)]
        assert np.linalg.norm(seen[0] - seen[1]) >= APART

    def test_colours_are_those_of_the_palette(self, theme):
        with using_theme(theme):
            assert [color(role).to_hex().upper() for role in ROLES] == [theme.palette[role] for role in ROLES]


def test_dark_is_dark_and_light_is_light():
    assert linear(DARK, "background").max() < 0.05
    assert linear(LIGHT, "background").min() > 0.8


def test_a_theme_holds_until_its_block_ends():
    assert current_theme() is DARK
    with using_theme(LIGHT):
        assert current_theme() is LIGHT
        with using_theme(DARK):
            assert color("ink") == DARK.color("ink")
        assert color("ink") == LIGHT.color("ink")
    assert current_theme() is DARK


def test_a_theme_ends_with_an_exception():
    with pytest.raises(RuntimeError, match="stop"), using_theme(LIGHT):
        raise RuntimeError("stop")
    assert current_theme() is DARK


def test_each_context_has_a_theme_of_its_own():
    context, block = copy_context(), using_theme(LIGHT)
    context.run(block.__enter__)
    assert context.run(current_theme) is LIGHT
    assert current_theme() is DARK
    context.run(block.__exit__, None, None, None)
    assert context.run(current_theme) is DARK


def test_palettes_cannot_be_changed():
    with pytest.raises(TypeError):
        DARK.palette["ink"] = "#000000"
