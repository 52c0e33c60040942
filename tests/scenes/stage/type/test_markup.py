from scenes.stage.type.markup import tint
from scenes.stage.type.writing import formula


def test_a_tinted_part_has_its_name_and_the_colour_of_its_role():
    written = formula(f"{tint('x', 'data')} + {tint(2, 'path')}")
    assert written.part("data")[0].fill_color == formula("x", role="data")[0].fill_color
    assert len(written.part("path")) == 1


def test_a_part_may_lie_in_another():
    written = formula(tint(f"x + {tint('y', 'slope')}", "data"))
    assert len(written.part("data")) == 3
    assert len(written.part("slope")) == 1
