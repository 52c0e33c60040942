"""Texts whose words are counted, and which of them is nearest."""
