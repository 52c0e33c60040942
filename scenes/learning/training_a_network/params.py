"""What a lecturer may change about the plants, the network and its training."""

from __future__ import annotations

from pydantic import Field

from mathkit.learning.label_rules import LabelRule
from mathkit.learning.networks.neural_network import Activation
from scenes.stage.lesson import LessonParams


class NetworkParams(LessonParams):
    """A rule behind the plants, a network of one hidden layer, and its training."""

    rule: LabelRule = Field("ring", description="what makes a point a square: its place on the plane")
    count: int = Field(120, ge=10, le=200, description="points to learn from, every second one a square")
    hidden: int = Field(4, ge=2, le=6, description="hidden neurons")
    activation: Activation = Field("tanh", description="how a hidden neuron bends its sum")
    learning_rate: float = Field(
        1.0, ge=0.01, le=3, description="learning rate: the step, as a multiple of the gradient"
    )
    epochs: int = Field(600, ge=10, le=2000, description="steps of the training, each over all points")
    seed: int = Field(18, ge=0, le=9999, description="draws the points and the weights at the start")
