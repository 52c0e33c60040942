"""Why the mean is best: a centre walks through it, and every way through it is squared."""
