"""Text that a spreadsheet must not take for a formula (domain 8.3, 9)."""

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")  # not said: signs that begin a formula


def looks_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate it: by its first sign, full-width or behind spaces as well."""
    return text.startswith(_STARTS) or text.lstrip().startswith(_STARTS)


def defused(text: str) -> str:
    """The text for a file without types, such as CSV: an apostrophe before what looks like a formula."""
    return f"'{text}" if looks_like_a_formula(text) else text
