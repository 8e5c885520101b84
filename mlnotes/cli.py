"""The `mlnotes` command; each subcommand imports only the room it opens."""

from __future__ import annotations

import sys
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
def update() -> None:
    """Bring a clone of the course up to date; what you wrote in its notebooks is kept."""
    from mlnotes.update import main as bring_up_to_date

    bring_up_to_date()


@main.command()
def progress() -> None:
    """Show which lessons and exercises you have solved, and what comes next."""
    from mlnotes import progress as table

    # A title may hold a letter that an old Windows console lacks.
    sys.stdout.reconfigure(errors="replace")
    click.echo(table())


@main.command()
@click.option("--check", is_flag=True, help="Write nothing; fail when a notebook is out of date.")
@click.argument("lessons", nargs=-1)
def build(check: bool, lessons: tuple[str, ...]) -> None:
    """Write notebooks/ from solutions/, all of them or only LESSONS, as in 03_penalties."""
    from mlnotes.classroom.building import build_notebooks
    from mlnotes.classroom.markers import SourceError

    try:
        done = build_notebooks(*lessons, write=not check)
    except SourceError as error:
        raise click.ClickException(str(error)) from None
    for name, minutes in done.minutes.items():
        click.echo(f"{name}: {minutes}")
    for path in done.changed:
        click.echo(f"{'out of date' if check else 'written'}: {path}")
    for path in done.kept:
        click.echo(f"somebody's work was there, it is now: {path}")
    if check and done.changed:
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

    # The shell leaves a ~ as it is where make hands it on in quotes.
    directory = directory.expanduser()
    try:
        create_course(directory)
    except (SourceError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"An nbgrader course is laid out in {directory}.")
