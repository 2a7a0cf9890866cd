"""Shows variables of the codebook: a list of many, a page of one."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from tenfold.codebook import Codebook, Variable, allowed_labels
from tenfold.terminal.words import facts, output


def show_variables(codebook: Codebook, variables: Sequence[Variable]) -> None:
    """Prints one variable in full, or several as a list by group."""
    if len(variables) == 1:
        _show_one(variables[0])
        return
    console = output()
    console.print(f"{codebook.about.title}, codebook version {codebook.about.version}")
    for group in codebook.group:
        members = [variable for variable in variables if variable.group == group.id]
        if not members:
            continue
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right", style="dim")
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold", style="dim")
        for variable in members:
            table.add_row(str(variable.number), variable.name, variable.label)
        console.print()
        console.print(Text(f"{group.title} ({group.id})", style="bold"))
        console.print(table)


def _show_one(variable: Variable) -> None:
    table = facts()
    title = Text(f"{variable.number} {variable.name}", style="bold")
    table.add_row("Label", variable.label)
    table.add_row("Group", variable.group)
    table.add_row("Type", variable.type + (", computed" if variable.computed else ""))
    labels = allowed_labels(variable)
    table.add_row("Values", ("NULL, " if variable.null else "") + "; ".join(labels))
    for value in variable.values:
        if value.definition:
            table.add_row("", Text.assemble((value.label, "italic"), f": {value.definition}"))
    table.add_row("Definition", variable.definition)
    table.add_row("Collected", variable.collected)
    relations = {
        "Note": variable.note,
        "Standard": variable.standard,
        "Computed from": ", ".join(variable.parents),
        "Broader": variable.broader or "",
        "Follows from": variable.follows.variable if variable.follows else "",
    }
    for word, text in relations.items():
        if text:
            table.add_row(word, text)
    output().print(title, table, sep="\n")
