"""No command of the course removes or overwrites what somebody wrote in its folders."""

import subprocess
from datetime import date

import pytest

from mlnotes.classroom.building import build_notebooks
from mlnotes.classroom.files import move_aside

TODAY = date.today().isoformat()


@pytest.fixture
def notebook(root):
    """The small notebook, built."""
    build_notebooks(root=root)
    return root / "notebooks" / "01_small" / "01_small.ipynb"


def edit_source(root, old="How far", new="How near"):
    source = root / "solutions" / "01_small.py"
    source.write_text(source.read_text().replace(old, new))


def contents(root) -> dict[str, str]:
    return {path.name: path.read_text() for path in (root / "notebooks").rglob("*.ipynb")}


def test_a_notebook_that_nobody_touched_is_replaced(root, notebook):
    edit_source(root)
    assert build_notebooks(root=root).kept == []
    assert list(contents(root)) == ["01_small.ipynb"]
    assert "How near" in notebook.read_text()


@pytest.mark.parametrize("source_changes", [True, False])
def test_a_notebook_with_work_in_it_is_kept_beside_the_new_edition(root, notebook, source_changes):
    new = notebook.read_text()
    work = new.replace("raise NotImplementedError()", "return my_answer")
    notebook.write_text(work)
    if source_changes:
        edit_source(root)
        new = new.replace("How far", "How near")
    done = build_notebooks(root=root)
    kept = f"01_small-mine-{TODAY}.ipynb"
    assert [path.as_posix() for path in done.kept] == [f"notebooks/01_small/{kept}"]
    assert contents(root)[kept] == work
    assert "NotImplementedError" in contents(root)["01_small.ipynb"]
    assert build_notebooks(root=root).kept == []
    assert contents(root)[kept] == work


def test_work_kept_earlier_is_not_overwritten_by_work_kept_later(root, notebook):
    for answer in ("first", "second", "third"):
        notebook.write_text(answer)
        build_notebooks(root=root)
    aside = {name: text for name, text in contents(root).items() if "mine" in name}
    assert aside == {
        f"01_small-mine-{TODAY}.ipynb": "first",
        f"01_small-mine-{TODAY}-2.ipynb": "second",
        f"01_small-mine-{TODAY}-3.ipynb": "third",
    }


def test_what_an_author_gets_back_from_git_is_nobodys_work(root, notebook):
    def git(*arguments: str) -> None:
        names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True)

    git("init")
    git("add", "--all")
    git("commit", "--message", "built")
    edit_source(root)
    build_notebooks(root=root)
    git("checkout", "--", notebook.relative_to(root).as_posix())
    assert "How far" in notebook.read_text()
    assert build_notebooks(root=root).kept == []
    assert list(contents(root)) == ["01_small.ipynb"]
    assert "How near" in notebook.read_text()


def test_without_the_list_of_lessons_every_other_notebook_counts_as_work(root, notebook):
    old = notebook.read_text()
    (root / "mlnotes" / "exercises" / "lessons.json").unlink()
    edit_source(root)
    build_notebooks(root=root)
    assert contents(root)[f"01_small-mine-{TODAY}.ipynb"] == old


@pytest.mark.parametrize("worked_in", [True, False])
def test_a_lesson_that_is_dropped_leaves_only_what_somebody_wrote(root, notebook, worked_in):
    dropped = root / "solutions" / "02_dropped.py"
    text = (root / "solutions" / "01_small.py").read_text()
    dropped.write_text(text.partition('# %% nbgrader={"grade_id": "mse_loss"')[0])
    build_notebooks(root=root)
    left = root / "notebooks" / "02_dropped" / "02_dropped.ipynb"
    if worked_in:
        left.write_text("my work")
    dropped.unlink()
    build_notebooks(root=root)
    assert left.exists() == left.parent.exists() == worked_in
    assert not worked_in or left.read_text() == "my work"
    assert build_notebooks(root=root).changed == []


def test_notebooks_and_files_of_a_learners_own_stay_whatever_their_names(root, notebook):
    own = [
        notebook.with_name("01_small-mine.ipynb"),
        notebook.with_suffix(".draft"),
        root / "notebooks" / "03_trials" / "03_trials.ipynb",
        root / "notebooks" / "my notes.ipynb",
    ]
    for path in own:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    edit_source(root)
    done = build_notebooks(root=root)
    assert [path.name for path in done.changed] == ["lessons.json", "01_small.ipynb"]
    assert [path.read_text() for path in own] == ["mine"] * 4


def test_comparing_moves_nothing(root, notebook):
    notebook.write_text("my work")
    done = build_notebooks(write=False, root=root)
    assert (len(done.changed), done.kept) == (1, [])
    assert contents(root) == {"01_small.ipynb": "my work"}


def test_a_malformed_source_moves_nothing(root, notebook):
    notebook.write_text("my work")
    edit_source(root, "### END SOLUTION", "")
    with pytest.raises(ValueError, match="END SOLUTION"):
        build_notebooks(root=root)
    assert contents(root) == {"01_small.ipynb": "my work"}


def test_what_is_moved_aside_says_where_it_went(tmp_path):
    path = tmp_path / "a notebook.ipynb"
    path.write_text("work")
    aside = move_aside(path)
    assert aside == tmp_path / f"a notebook-mine-{TODAY}.ipynb"
    assert aside.read_text() == "work"
    assert not path.exists()
