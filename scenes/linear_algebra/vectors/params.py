"""A kind of parameter of this lesson."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scenes.stage.params.quantities import Hundredths

Factor = Annotated[float, Field(ge=-3, le=3), Hundredths]
"""A factor that leaves a vector inside the picture."""
