# `make lab` opens the course, `make test` proves it; the other targets are for authors and teachers.
# Every target works from a fresh clone with nothing but Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: lab test verify bench course build lint lock

lab:
	@$(PYTHON) mlnotes/bootstrap.py requirements.lock
	@$(BIN)/mlnotes lab $(LAB_ARGS)

test: everything
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m pytest $(TEST_ARGS)

course: everything
	@$(BIN)/mlnotes course new "$(DIR)"

build: everything
	@$(BIN)/mlnotes build

bench: everything
	@$(BIN)/python tests/bench.py

# Both locks hold versions and hashes for every supported Python and platform, and no addresses.
lock: everything
	@$(BIN)/uv pip compile pyproject.toml --extra build $(LOCK_OPTIONS) -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --all-extras -c requirements.lock $(LOCK_OPTIONS) -o requirements-test.lock
LOCK_OPTIONS := --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet

.PHONY: everything
everything:
	@$(PYTHON) mlnotes/bootstrap.py requirements-test.lock
