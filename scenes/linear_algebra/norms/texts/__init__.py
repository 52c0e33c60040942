"""Texts whose words are counted, and the search among them."""
