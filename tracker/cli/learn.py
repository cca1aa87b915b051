"""``tracker learn``: the pages of Learn, and one of them. The file is not opened."""

from __future__ import annotations

import click

from tracker.cli import output, wrapping
from tracker.cli.command import Command, json_option, pass_context
from tracker.cli.context import Context
from tracker.domain.learn_text import Block, Page, Point, Term


@click.command(
    cls=Command,
    examples=(
        "tracker learn              which pages there are",
        "tracker learn research     what research found and did not",
        "tracker learn saf          the beginning of a name is enough",
    ),
)
@click.argument("name", metavar="[PAGE]", required=False)
@json_option
@pass_context
def learn(context: Context, name: str | None) -> None:
    """Short pages with their sources: what to expect, research, words, safety."""
    from tracker.domain import learn as pages

    numbers = context.help_numbers()
    if name is not None:
        _print_page(context, pages.find(name, numbers))
    elif context.json:
        output.document(
            [
                {"id": page.id, "title": page.title, "about": page.about}
                for page in pages.pages(numbers)
            ]
        )
    else:
        wide = max(len(key) for key in pages.PAGES) + 2
        for page in pages.PAGES.values():
            for line in wrapping.lines(
                f"{page.title}: {page.about}",
                wrapping.width(),
                first=page.id.ljust(wide),
                rest=" " * wide,
            ):
                output.line(line)


def _print_page(context: Context, page: Page) -> None:
    from tracker.domain import learn_layout

    if not context.json:
        for row in learn_layout.rows(page, wrapping.width()):
            output.line(row.text)
        return
    output.document(
        {
            "id": page.id,
            "title": page.title,
            "sections": [
                {"heading": part.heading, "body": [_block(block) for block in part.body]}
                for part in page.sections
            ],
            "sources": list(page.sources),
        }
    )


def _block(block: Block) -> dict[str, str | list[str]]:
    match block:
        case Point(text):
            return {"point": text}
        case Term(word, meaning):
            return {"word": word, "meaning": list(meaning)}
        case _:
            return {"text": block}
