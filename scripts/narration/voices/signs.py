"""Signs of mathematics and of writing, and what a lecturer says for them in English."""

from __future__ import annotations

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

ALIKE = {
    **dict.fromkeys("’‘ʼ", "'"),
    **dict.fromkeys('“”„«»"`', " "),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("⋅∙•", "·"),
    **dict(zip("∕∣∥⋯ϵϕϑ∆µ⟨⟩", "/|‖…εφθΔμ()", strict=True)),
    "″": "′′",
}
"""Signs that are read like another one."""

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿˣʸᵏᵗᵀ", "0123456789+−=()inxyktT")
SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₘₙₚₜₓ", "0123456789+−=()aeijkmnptx")

ABBREVIATIONS = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "cf.": "compare",
    "approx.": "approximately",
    "w.r.t.": "with respect to",
    "vs.": "versus",
    "vs": "versus",
    "and/or": "or",
}

UNITS = {
    **{"mm": "millimetre", "cm": "centimetre", "m": "metre", "km": "kilometre", "kg": "kilogram"},
    **{"EUR": "euro", "USD": "dollar", "GBP": "pound", "CHF": "franc"},
}

TIMES = {"h": "hour", "s": "second"}
"""What a speed is counted by: metres per second."""

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound"}

POWERS = {"2": "squared", "3": "cubed", "T": "transpose", "⊤": "transpose"}

ACCENTS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar", "\u0305": "bar", "\u0307": "dot"}
"""Over a letter that stands alone."""

_GREEK = """
α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ ksi
ο omicron π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega
Γ gamma Δ delta Θ theta Λ lambda Ξ ksi Π pi Σ sigma Φ phi Ψ psi Ω omega
"""  # a voice would read "xi" as a Roman number

SIGNS = {
    **dict(zip(_GREEK.split()[::2], _GREEK.split()[1::2], strict=True)),
    "<=": "is at most",
    ">=": "is at least",
    "!=": "is not equal to",
    "==": "equals",
    "->": "to",
    "=>": "so",
    "=": "equals",
    "≠": "is not equal to",
    "≈": "is about",
    "∝": "is proportional to",
    "<": "is less than",
    ">": "is greater than",
    "≤": "is at most",
    "≥": "is at least",
    "≪": "is much less than",
    "≫": "is much greater than",
    "+": "plus",
    "−": "minus",
    "±": "plus or minus",
    "×": "times",
    "·": "times",
    "*": "times",
    "÷": "divided by",
    "√": "the square root of",
    "∑": "the sum of",
    "∏": "the product of",
    "∫": "the integral of",
    "∂": "partial",
    "∇": "grad",
    "∞": "infinity",
    "∈": "in",
    "∘": "after",
    "→": "to",
    "↦": "to",
    "⇒": "so",
    "⊥": "is perpendicular to",
    "⊤": "transpose",
    "½": "one half",
    "⅓": "one third",
    "⅔": "two thirds",
    "¼": "one quarter",
    "¾": "three quarters",
    "°": "degrees",
    "%": "percent",
    "‰": "per thousand",
    "′": "prime",
    "&": "and",
    "@": "at",
    "#": "number",
    "~": "about",
    "/": "over",
    "_": " ",
}
