"""A group of commands whose modules are imported when they run, so that help appears at once."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click


class LazyGroup(click.Group):
    """Commands by name: the module and attribute that hold each (``hrposter.cli.render:render``), and its line in the help."""

    def __init__(self, name: str, table: Mapping[str, tuple[str, str]], help: str) -> None:
        super().__init__(name, help=help, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table: what people need first comes first."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None for a name that is not in the table."""
        if cmd_name not in self.table:
            return None
        module, _, attribute = self.table[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the lines of the table, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self.table.items()])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; UsageError names the nearest for a misspelt one."""
        if args and args[0] not in self.table and not args[0].startswith("-"):
            from hrposter.diagnostics import UsageError
            from hrposter.resources import unknown

            raise UsageError(unknown("command", args[0], tuple(self.table)))
        return super().resolve_command(ctx, args)
