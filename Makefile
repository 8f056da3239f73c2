# Everything is set up on first use, in .venv; the only needs are CPython 3.11 or newer, make and git.
# Another Python: make test PYTHON=python3.14 VENV=.venv-3.14

PYTHON ?= python3
VENV ?= .venv
RUN = $(VENV)/bin/python -m
RUMDL = $(VENV)/bin/rumdl
READY = $(VENV)/ready
export NO_MKDOCS_2_WARNING = 1
# Whatever the environment says: each of some hundred processes would compile all of our modules anew.
export PYTHONDONTWRITEBYTECODE =

.PHONY: help serve test browsers bench site check lint fix lock clean
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(firstword $(MAKEFILE_LIST))

serve: $(READY) ## both languages at http://127.0.0.1:8000, reloaded as you edit
	$(RUN) mkdocs serve --livereload --no-strict

test: lint ## everything that a pull request must pass; one file: make test ARGS=tests/test_pages.py
	$(RUN) browser.find --install chromium
	$(RUN) browser.build
	$(RUN) pytest --numprocesses auto --no-loadscope-reorder $(ARGS)

browsers: $(READY) ## every program in Chromium and Firefox, twenty minutes; note what came of it: make browsers ARGS=--update
	$(RUN) browser.find --install
	$(RUN) browser.check $(ARGS)
	$(RUN) pytest --browsers tests/test_browser_*.py tests/test_recorder.py tests/test_replay.py \
	    tests/test_run_in_firefox.py tests/test_run_in_page.py tests/test_runtime_build.py tests/test_steps.py

bench: $(READY) ## how fast programs start and run in the browser, beside plain Pyodide
	$(RUN) browser.find --install
	$(RUN) browser.bench $(ARGS)

# The site is built aside and becomes site/ only when all was green.
site: $(READY) ## check every program and page, then build site/
	rm -rf site
	$(RUN) snippets check
	$(RUN) snippets pages
	$(RUN) mkdocs build --strict --site-dir .cache/site
	mv .cache/site site

check: $(READY) ## run the programs that changed and check their output; all of them: make check ARGS=--all
	$(RUN) snippets check $(ARGS)

lint: $(READY) ## look for mistakes in Python, Markdown and Chinese typography
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUMDL) check --quiet
	$(RUN) tools.chinese

fix: $(READY) ## correct what `make lint` can correct by itself
	$(RUN) ruff check --fix-only
	$(RUN) ruff format
	$(RUMDL) fmt
	$(RUN) tools.chinese --fix

lock: $(READY) ## write requirements.txt from requirements.in; newer versions of all: make lock ARGS=--upgrade
	$(RUN) uv pip compile --quiet $(ARGS) --universal --python-version 3.11 --generate-hashes \
	    --no-header requirements.in --output-file requirements.txt

clean: ## remove all that make made
	rm -rf $(VENV) .cache .pytest_cache .ruff_cache .rumdl_cache *.egg-info site

# The set-up. `ready` is written last: an environment without it was left unfinished, and is made anew.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo 'This needs Python 3.11 or newer. Name yours: make $(MAKECMDGOALS) PYTHON=python3.14'; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || \
	    { echo 'Python has no venv here. On Debian and Ubuntu: sudo apt install python3-venv'; exit 1; } >&2
	@echo 'Setting up $(VENV): about a minute, and only when requirements.txt or pyproject.toml changed.'
	@test -e $@ || test ! -e $(VENV)/pyvenv.cfg || rm -rf $(VENV)
	@rm -f $@
	$(PYTHON) -m venv $(VENV)
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-compile --use-pep517 \
	    --require-hashes --requirement requirements.txt
	$(RUN) pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(VENV)/bin/python -W ignore -c 'import jieba' # compiled here, so that its old escapes are warned of nowhere
	@touch $@
