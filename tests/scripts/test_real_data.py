"""Files as lecturers have them: what mathreel takes of them, and what it says of that."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sklearn.datasets import load_iris

from scripts.cli import main


def german_rents() -> str:
    """An export of German Excel: semicolons, decimal commas, points of thousands, blanks."""
    draw = random.Random(1)
    lines = ["Objekt-Nr;Straße;Wohnfläche (m²);Kaltmiete;Baujahr;Möbliert"]
    for row in range(1, 49):
        area = draw.uniform(28, 140)
        rent = f"{area * draw.uniform(9, 14):,.2f} €".translate({44: ".", 46: ","})
        furnished, year = draw.choice(["ja", "nein"]), draw.randint(1900, 2020)
        shown = "k. A." if row == 30 else f"{area:.1f}".replace(".", ",")
        lines.append(f"{row};Müllerstraße {row};{shown};{'' if row in (7, 19) else rent};{year};{furnished}")
    return "\r\n".join(lines) + "\r\n"


def iris() -> str:
    flowers = load_iris()
    rows = (
        ",".join([*map(str, values), str(flowers.target_names[kind])])
        for values, kind in zip(flowers.data, flowers.target, strict=True)
    )
    return "\n".join([",".join([*flowers.feature_names, "species"]), *rows, ""])


def passengers() -> str:
    """A table shaped like that of the Titanic's passengers."""
    draw = random.Random(2)
    lines = ["PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Parch,Ticket,Fare,Cabin,Embarked"]
    for row in range(1, 101):
        age = "" if row % 5 == 0 else draw.randint(1, 70)
        ticket = f"{draw.choice(['A/5 ', ''])}{draw.randint(10_000, 99_999)}"
        cabin = f"C{row}" if row % 4 == 0 else ""
        travelled = f'{draw.randint(0, 1)},{draw.randint(1, 3)},"Doe, Mr. {row}",male,{age}'
        family, fare = f"{draw.randint(0, 3)},{draw.randint(0, 2)}", f"{draw.uniform(5, 90):.4f}"
        lines.append(f"{row},{travelled},{family},{ticket},{fare},{cabin},{draw.choice('SCQ')}")
    return "\n".join(lines)


def survey() -> str:
    """Answers to a survey, with an identifier, a time and blanks."""
    draw = random.Random(3)
    lines = ["Respondent ID,Timestamp,Age,Hours of sleep,Satisfaction (1-5),Smoker"]
    for row in range(60):
        age, smoker = (
            "" if row in (3, 17) else draw.randint(19, 65),
            "" if row == 30 else ["yes", "no"][row % 2],
        )
        slept = "n/a" if row == 9 else f"{draw.gauss(7, 1):.1f}"
        who, when = 10_342 + 17 * row, f"2024-03-{1 + row % 28:02} 10:{row:02}"
        lines.append(f"{who},{when},{age},{slept},{draw.randint(1, 5)},{smoker}")
    return "\n".join(lines)


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Preview a lesson on a file up to the moment at which its picture is drawn."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scripts.engine.previews._take_still", lambda *given: given[-1].touch())

    def preview(lesson: str, content: bytes | str, *settings: str) -> Result:
        Path("a.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
        options = [part for setting in ("data=a.csv", *settings) for part in ("--set", setting)]
        return CliRunner().invoke(main, ["preview", lesson, *options, "--at", "1"], prog_name="mathreel")

    return preview


RENTS = "decimal comma, 1.402,04 € is 1402.04, {}3 of 48 rows left out (set columns to take others)"


@pytest.mark.parametrize(
    ("encoding", "separator", "said"),
    [
        ("cp1252", ";", RENTS.format("read as Windows-1252, ")),
        ("utf-8-sig", ";", RENTS.format("")),
        ("utf-16", "\t", RENTS.format("read as UTF-16, ")),
    ],
)
def test_a_german_excel_export(preview: Any, encoding: str, separator: str, said: str) -> None:
    content = german_rents().replace(";", separator).encode(encoding)
    result = preview("linear_regression", content)
    assert result.output.splitlines()[0] == f"a.csv: x = Wohnfläche (m²), y = Kaltmiete (€), {said}"
    assert result.exit_code == 0
    assert preview("pca", content, "missing=refuse").stderr == (
        "mathreel: pca: a.csv, row 8: Kaltmiete is empty, and 2 more rows lack a value: "
        "fill them in, or set missing='leave out'.\n"
    )


def test_the_real_iris(preview: Any) -> None:
    refused = preview("logistic_regression", iris())
    assert refused.exit_code == 2
    assert refused.stderr == (
        "mathreel: logistic_regression: a.csv: species must tell two classes apart, but it has 3: "
        'setosa, versicolor, virginica; set classes=["versicolor", "virginica"], '
        'or one against the rest: classes=["setosa"].\n'
    )
    two = preview("logistic_regression", iris(), 'classes=["versicolor", "virginica"]', "columns=3,4")
    said = "a.csv: x = petal length (cm), y = petal width (cm), class = species: {} rows"
    assert two.output.splitlines()[0] == said.format("versicolor and virginica, 100")
    one = preview("logistic_regression", iris(), "classes=setosa", "columns=3,4", "new_point=[1.5, 0.3]")
    assert one.output.splitlines()[0] == said.format("setosa against the rest, 150")


def test_a_table_of_passengers(preview: Any) -> None:
    taken = "a.csv: x = Age, y = Fare, "
    assert preview("linear_regression", passengers()).output.startswith(
        f"{taken}20 of 100 rows left out (set columns to take others)\n"
    )
    assert preview("logistic_regression", passengers()).output.startswith(
        f"{taken}class = Survived: 0 and 1, 20"
    )


def test_a_survey(preview: Any) -> None:
    taken = "a.csv: x = Age, y = Hours of sleep, "
    assert preview("k_means", survey()).output.startswith(f"{taken}3 of 60 rows left out (set")
    assert preview("logistic_regression", survey()).output.startswith(f"{taken}class = Smoker: no and yes, 4")
