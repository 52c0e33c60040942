"""What is true: the mathematics of the lessons, with NumPy and SciPy only.

Folders import one way. `arrays` and `functions` are the ground floor; `linear_algebra`, `calculus`,
`optimization` and `probability` stand on them; `learning` may use all of these.
"""
