"""Weights of a model that learn one reader's ratings inside of a ball."""
