"""A ball with dents, and two ways to a point beyond its edge."""
