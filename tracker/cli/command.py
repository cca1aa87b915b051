"""How commands are declared: examples come first in their help, modules load when called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeVar

import click

from tracker.cli import output
from tracker.cli.context import Context

pass_context = click.make_pass_decorator(Context)

_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _Examples(click.Command):
    """A command whose help begins with examples."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **more: Any) -> None:
        more.setdefault("context_settings", _SETTINGS)
        super().__init__(*args, **more)
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"  {example}\n")
        formatter.write_paragraph()
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
        return option


class Command(_Examples):
    """One verb."""


class Group(_Examples, click.Group):
    """Verbs that share a name, in the order in which they are declared."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


class LazyGroup(Group):
    """The verbs of the program; the module of one is imported only when it is called.

    ``lazy``: for each name its module under ``tracker.cli``, the name in there, and what
    it does in a few words.
    """

    def __init__(
        self, *args: Any, lazy: Mapping[str, tuple[str, str, str]] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        module, name, _ = self.lazy[cmd_name]
        found = getattr(import_module(f"tracker.cli.{module}"), name)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, _, words) in self.lazy.items()])


Function = TypeVar("Function", bound=Callable[..., Any])


def json_option(function: Function) -> Function:
    """``--json``: one JSON document instead of text."""
    return click.option(
        "--json", "as_json", is_flag=True, expose_value=False, callback=_want_json,
        help="Print one JSON document.",
    )(function)  # fmt: skip


def yes_option(function: Function) -> Function:
    """``--yes``: keep what would be asked back."""
    return click.option(
        "--yes", is_flag=True, expose_value=False, callback=_say_yes,
        help="Do not ask whether it is meant.",
    )(function)  # fmt: skip


def _want_json(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_object(Context).json = True  # type: ignore[union-attr]


def _say_yes(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_object(Context).yes = True  # type: ignore[union-attr]


def _show_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        output.block(ctx.get_help())
        ctx.exit()
