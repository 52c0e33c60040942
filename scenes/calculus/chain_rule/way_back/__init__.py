"""The way back through the chain, from the loss to two weights."""
