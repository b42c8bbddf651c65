# Everything a person runs here, and all that CI runs. `make help` lists it. Works with GNU make 3.81 and newer.

# The first Python 3.11 or newer on the path; `make demo PYTHON=/some/python` takes another.
IS_NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c '$(IS_NEW_ENOUGH)' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check install
WORKERS ?= 2
# More words for the command, such as `make test ARGS="-k mastery"`.
ARGS ?=

.PHONY: help demo test check format style types soak golden languages docs bench bench-media clean
.DELETE_ON_ERROR:

help:
	@echo "make demo     build the sample school, and say which file to open"
	@echo "make test     run the tests (they take minutes, not hours)"
	@echo "make check    format, lint, types and tests: what must pass before a change lands"
	@echo "make format   rewrite the code in the one format"
	@echo "make soak     the long tests: faults, fuzzing, big schools"
	@echo "make golden   accept today's pages as the golden ones; read the diff before you commit it"
	@echo "make languages  list what the words of pages still lack in each language"
	@echo "make docs     build the handbook into build-docs/"
	@echo "make bench    time plfolio beside MkDocs and Hugo (make bench-media: photos, beside Pillow, sharp and Hugo)"
	@echo "make clean    remove everything that make and plfolio wrote here"

# 1 is plfolio's "done, but something in the content needs attention": the sample school has a student with mistakes.
demo: .venv/.plfolio
	@$(BIN)/plfolio build || [ $$? -eq 1 ]

test: .venv/.test .venv/.browser
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

check:
	@$(MAKE) --no-print-directory style
	@$(MAKE) --no-print-directory types
	@$(MAKE) --no-print-directory test

format: .venv/.dev
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

style: .venv/.dev
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check

types: .venv/.dev
	@$(BIN)/mypy

soak: .venv/.test .venv/.browser
	@$(BIN)/python -m pytest -n $(WORKERS) -m soak --hypothesis-profile=soak $(ARGS)

golden: .venv/.test
	@$(BIN)/python -m pytest -k golden --update-golden $(ARGS)

languages: .venv/.plfolio
	@$(BIN)/python tools/list_missing_words.py $(ARGS)

docs: .venv/.plfolio
	@$(BIN)/python -m mkdocs build --strict --quiet --site-dir build-docs
	@echo "Open build-docs/index.html"

bench: .venv/.plfolio
	@$(BIN)/python benchmarks/render.py $(ARGS)

bench-media: .venv/.plfolio
	@$(BIN)/python benchmarks/media.py $(ARGS)

clean:
	@rm -rf .venv .plfolio site build-docs dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find plfolio tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# Each stamp below says that a step is done; it is done again only when what it depends on changes.

.venv/.created:
	@if [ -z "$(PYTHON)" ]; then \
	  echo "plfolio needs Python 3.11 or newer, and there is none here. Install it, or say where it is: make PYTHON=/path/to/python" >&2; \
	  exit 1; fi
	@if ! "$(PYTHON)" -c '$(IS_NEW_ENOUGH)' 2>/dev/null; then \
	  echo "plfolio needs Python 3.11 or newer; $(PYTHON) is `"$(PYTHON)" --version 2>&1 | head -n 1`." >&2; exit 1; fi
	@echo "Making an environment in .venv"
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; exit 1; }
	@touch $@

.venv/.plfolio: .venv/.created pyproject.toml
	@echo "Installing plfolio into it"
	@$(PIP) --editable .
	@touch $@

.venv/.test: .venv/.plfolio
	@echo "Installing what the tests need"
	@$(PIP) --editable ".[dask,test]"
	@touch $@

.venv/.dev: .venv/.test
	@$(PIP) --editable ".[dev]"
	@touch $@

# The browser tests skip themselves where there is no browser; this says so, and goes on.
.venv/.browser: .venv/.created
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then \
	  touch $@; \
	elif [ "`id -u`" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the browser tests"; \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core fonts-noto-core; } \
	    >.venv/browser.log 2>&1 </dev/null \
	    && touch $@ || echo "Chromium could not be installed (see .venv/browser.log): the browser tests are skipped."; \
	else \
	  echo "There is no Chromium here: the browser tests are skipped."; \
	fi
