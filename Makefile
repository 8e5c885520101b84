# `make lab` opens the course, `make test` proves it; the other targets are for authors and teachers.
# Every target works from a fresh clone with nothing but Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: lab update test verify course wheel build bench mutants picture lock everything

lab:
	@$(PYTHON) mlnotes/bootstrap.py requirements.lock
	@$(BIN)/mlnotes lab $(LAB_ARGS)

# Fetches the newest edition by git; notebooks that were worked in are kept.
update:
	@$(PYTHON) -m mlnotes.update

test: everything
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mlnotes build --check
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile --durations=25 $(TEST_ARGS)

# The same without samples: up to 200 seeds for each program, and every lesson and every known
# mistake graded by nbgrader.
verify:
	@MLNOTES_VERIFY=1 $(MAKE) --no-print-directory test

course: everything
	@$(BIN)/mlnotes course new "$(DIR)"

# The package as one file, for those who need no clone: a teacher's students.
wheel: everything
	@$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir "$(DIR)" .

build: everything
	@$(BIN)/mlnotes build

bench: everything
	@$(BIN)/python tests/bench.py

# Changes the code in one place at a time, to see that the tests notice; `make mutants SAMPLE=200`.
mutants: everything
	@$(BIN)/python tests/mutants.py $(if $(SAMPLE),--sample $(SAMPLE)) $(MUTANTS)

# The README's picture: what the walk through lesson 01 in a real browser looks like.
picture: everything
	@MLNOTES_PICTURES=tests/browser $(BIN)/python -m pytest tests/browser/test_walk.py -k mouse

# Both locks hold versions and hashes for every supported Python and platform, and no addresses.
lock: everything
	@$(BIN)/uv pip compile pyproject.toml --extra build $(LOCK_OPTIONS) -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --all-extras -c requirements.lock $(LOCK_OPTIONS) -o requirements-test.lock
LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet

everything:
	@$(PYTHON) mlnotes/bootstrap.py requirements-test.lock
