"""flask search: the index made anew, and its quality judged on a list of questions."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click
from flask import current_app
from flask.cli import AppGroup

from storefront.insight import indexing
from storefront.insight.language import standard
from storefront.insight.search import judge_index, read_catalogue, read_questions

search = AppGroup("search", help="The search index.")


@search.command("rebuild")
def rebuild() -> None:
    """Make the index anew beside the old one, which answers meanwhile."""
    click.echo(f"{indexing.rebuild(current_app.extensions['search']):,} documents in the index")


def rebuild_when_missing() -> None:
    """The first start has goods and no index yet, and one after an upgrade may have none it can read."""
    if not current_app.extensions["search"].is_there():
        build_index()


def build_index() -> None:
    """Makes the index of all there is, and says so."""
    click.echo("Building the search index ...")
    indexing.rebuild(current_app.extensions["search"])


@search.command("judge")
@click.argument("catalogue", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("questions", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def judge(catalogue: Path, questions: Path) -> None:
    """Judge the search on CATALOGUE and QUESTIONS (two .tsv files), in an index of its own."""
    with (
        TemporaryDirectory() as folder,
        catalogue.open(encoding="utf-8") as goods,
        questions.open(encoding="utf-8") as asked,
    ):
        report = judge_index(Path(folder), standard(), read_catalogue(goods), read_questions(asked))
    click.echo(f"recall@10 {report.recall:.2f} precision@10 {report.precision:.2f}")
