"""The `mlnotes` command; each subcommand imports only the room it opens."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mlnotes")
def main() -> None:
    """A JupyterLab course on machine-learning fundamentals, with exercises that answer."""


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def lab(options: tuple[str, ...]) -> None:
    """Open the course in JupyterLab; OPTIONS go to `jupyter lab`, as in --port=9000."""
    from mlnotes.lab import open_lab

    open_lab(options)


@main.command()
def progress() -> None:
    """Show which exercises you have solved."""
    from mlnotes import progress as table

    click.echo(table())


@main.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a notebook is out of date.")
def build(check: bool) -> None:
    """Write notebooks/ from solutions/."""
    from mlnotes.classroom.building import build_notebooks
    from mlnotes.classroom.markers import SourceError

    try:
        changed = build_notebooks(write=not check)
    except SourceError as error:
        raise click.ClickException(str(error)) from None
    for path in changed:
        click.echo(f"{'out of date' if check else 'written'}: {path}")
    if check and changed:
        raise click.ClickException("notebooks/ differs from solutions/; run `mlnotes build`")


@main.group()
def course() -> None:
    """Lay out an nbgrader course."""


@course.command()
@click.argument("directory", type=click.Path(path_type=Path))
def new(directory: Path) -> None:
    """Lay out a course in DIRECTORY that nbgrader accepts as it is."""
    from mlnotes.classroom.course import create_course
    from mlnotes.classroom.markers import SourceError

    try:
        create_course(directory)
    except (SourceError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"An nbgrader course is laid out in {directory}.")
