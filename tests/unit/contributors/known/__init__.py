"""What each contributor answers, and what that is in the codebook: written by hand, not derived.

A contributor has a module here, called as its folder, whose KNOWN is made with the helpers below.
"""

Known = list[tuple[str, dict[str, str], str | None]]
"""A variable, the cells of a case (all others blank), and the variable's label, None for NULL."""

ONLY_ONE = {
    "meansOfControlRestrictsFinancialAccess",
    "meansOfControlUsesChildren",
    "meansOfControlWithholdsDocuments",
    "meansOfControlOther",
}
"""Variables 11, 21, 24 and 25, which have no 0: a "no" is NULL."""

COUNTRIES = [
    ("Kosovo", "RS"),
    ("XKX", "RS"),
    ("Tibet", "CN"),
    ("Philippines", "PH"),
    ("GHA", "GH"),
    ("Namibia", "NA"),
    ("Unknown", None),
    ("", None),
]
"""As the codebook's appendix has it."""

EDGES = [
    (0, "0–8"), (8, "0–8"), (9, "9–17"), (17, "9–17"), (18, "18–20"), (20, "18–20"),
    (21, "21–23"), (23, "21–23"), (24, "24–26"), (26, "24–26"), (27, "27–29"), (29, "27–29"),
    (30, "30–38"), (38, "30–38"), (39, "39–47"), (47, "39–47"), (48, "48+"), (99, "48+"),
]  # fmt: skip
"""The first and the last age of each band."""


def said(variable: str, column: str, answers: dict[str, str | None]) -> Known:
    """A question in one column: what each answer is."""
    return [(variable, {column: cell}, label) for cell, label in answers.items()]


def countries(variable: str, column: str) -> Known:
    """A country that is written as people do."""
    return said(variable, column, dict(COUNTRIES))


def listed(
    column: str,
    separator: str,
    answers: dict[str, str],
    ruled_out: str = "",
    unchosen: str | None = None,
) -> Known:
    """A question with several answers in a cell, by variable; `ruled_out` is the column of a no."""
    found: Known = []
    for name, answer in answers.items():
        others = separator.join(other for other in answers.values() if other != answer)
        everything = separator.join(answers.values())
        found += said(name, column, {answer: "1", everything: "1", others: unchosen})
        if ruled_out:
            found.append((name, {ruled_out: answer}, no(name)))
    return found


def boxes(
    columns: dict[str, list[str]], yes: str, answers: dict[str, str | None], prefix: str = ""
) -> Known:
    """Questions with columns of their own: 1 where any has `yes`; where all have one of `answers`,
    what that is."""
    found: Known = []
    for name, names in columns.items():
        own = [prefix + column for column in names]
        found += [(name, {column: yes}, "1") for column in own]
        found += [(name, dict.fromkeys(own, cell), label) for cell, label in answers.items()]
    return found


def no(name: str) -> str | None:
    """What a "no" to a question is."""
    return None if name in ONLY_ONE else "0"
