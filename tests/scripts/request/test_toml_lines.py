import tomllib

import pytest

from scripts.request.toml_lines import line_of

TEXT = """\
title = "A # course [not a table], \\"quoted\\""
quality = "m"

[[part]]
title = "One"          # lessons = ["not this"]
lessons = ["a", "b, [c]",
  # "commented",
  "d",
]

[[part]]
lessons = [
  "e",
  { lesson = "f", name = "g", rates = [1, [2, 3]] },
  "h",
]
title = "Two"
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 1),
        (("quality",), 2),
        (("missing",), 1),
        (("part", 0), 4),
        (("part", 0, "title"), 5),
        (("part", 0, "lessons"), 6),
        (("part", 0, "lessons", 1), 6),
        (("part", 0, "lessons", 2), 8),
        (("part", 0, "theme"), 4),
        (("part", 1), 11),
        (("part", 1, "lessons", 0), 13),
        (("part", 1, "lessons", 1), 14),
        (("part", 1, "lessons", 1, "rates"), 14),
        (("part", 1, "lessons", 2), 15),
        (("part", 1, "title"), 17),
        (("part", 7), 1),
    ],
)
def test_a_value_is_found_on_its_line(location: tuple[str | int, ...], line: int) -> None:
    assert tomllib.loads(TEXT)["part"]
    assert line_of(TEXT, location) == line
