"""The catalogue of columns as a table for the reference page."""

from __future__ import annotations

from companion.people.columns import COLUMNS


def columns_markdown() -> str:
    """Every column with its meaning, an example and the headers that mean it, as a Markdown table."""
    lines = [
        "| column | what it holds | for instance | headers that mean it | only in want of a better |",
        "|---|---|---|---|---|",
    ]
    for column in COLUMNS:
        name = f"**{column.name}**" + (" (needed)" if column.needed else "")
        cells = (name, column.meaning, column.example, ", ".join(column.also), ", ".join(column.perhaps))
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
