# `make demo` and `make test` are all a newcomer needs; each sets up both environments by itself.
PYTHON ?= python3
VENV := .venv
STUDENT := .venv-student
SITE := .venv-site
PY := $(VENV)/bin/python
PIP := -m pip --disable-pip-version-check -q
# It installs in seconds where pip takes minutes; copies, so that no two environments share a file.
UV := $(VENV)/bin/uv -q pip
INSTALL := install --link-mode copy --compile-bytecode
LOCKED := $(INSTALL) --require-hashes --no-deps -r
export UV_NO_PROGRESS := 1
BUSY := 20
UTILS := $(shell find dynaq_utils -type f -not -name '*.pyc')
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# Where a shell asks for no compiled files, every process of every test would compile all that it imports.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test attacks test-busy test-long corners web e2e hub jupyterhub pictures calibrate lint bench lab site build doctor lock clean

help: ## say what each target does
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed -E 's/^([a-z0-9-]+):[^#]*## /\1\t/' | column -t -s '	'

demo: setup ## grade a small class into ./demo and show the results
	@$(VENV)/bin/dynaq demo

test: setup lint ## every promise, once (long suites as a seeded sample; `make e2e` drives the browser)
	$(PY) -m pytest -m "not long and not browser and not corner and not web and not hub and not attacks" -n 4 --dist loadgroup

attacks: setup ## every attack of tests/attacks, apart from tests and beside them, behind both sandboxes (`make test` tries a seeded sample)
	$(PY) -m pytest tests/dynaq_grader/grading/test_attacks.py tests/dynaq_grader/any_course/test_attacks_together.py -n 2 --dist loadgroup

test-busy: setup ## hypothesis tests and a seeded sample of those that wait, beside 20 busy processes (under half an hour)
	$(PY) tests/beside_busy.py 20 $(PY) -m pytest --busy-sample $(BUSY) --timeout=0 \
	  -m "not long and not browser and not corner and not web and not hub and not attacks" -n 2 --dist loadgroup --durations 10

test-long: setup lint $(SITE)/.complete ## the full numbers of the long suites (several hours; goes on where it stopped), the corners and the browser
	$(PY) -m pytest tests --going-on build/passed -m "not browser and not hub" -n 2 --dist loadgroup
	$(PY) -m pytest -m browser tests/e2e tests/dynaq_grader/reports -n 2 --dist loadfile
	rm build/passed

corners: setup ## the notebook with the oldest, the newest and Colab's versions of everything
	$(PY) -m pytest -m corner -n 2 --dist loadgroup

web: setup $(SITE)/.complete ## the course's web site: built, looked into, and walked in a real browser with no other network
	$(PY) -m pytest -m web tests/web

e2e: setup ## JupyterLab, Formgrader and every page, driven in a real browser
	$(PY) -m pytest -m browser tests/e2e tests/dynaq_grader/reports -n 2 --dist loadfile

hub: setup ## docs/hub.md followed to a hub for two students, and walked in a real browser (as root; makes accounts, and removes them)
	$(PY) -m pytest -m hub tests/hub

jupyterhub: setup $(VENV)/.hub ## add JupyterHub and its proxy to the environment, for docs/hub.md

pictures: setup $(SITE)/.complete ## take the README's pictures anew
	PYTHONPATH=tests $(PY) -m e2e.pictures

calibrate: setup ## judge the whole bank of known answers
	$(VENV)/bin/dynaq calibrate

lint: $(VENV)/.complete ## ruff, codespell and mypy
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/codespell
	$(VENV)/bin/mypy

bench: setup ## speed beside stock nbgrader, by step and by size (about ten minutes; SIZES="10 100" for less)
	$(PY) bench $(SIZES)
	$(PY) bench/cells.py

lab: setup ## JupyterLab on a copy of the release, in ./lab
	@$(PY) -m dynaq_grader.cli.lab

site: setup $(SITE)/.complete ## the course as a static site that runs in the browser, in build/site
	@$(VENV)/bin/dynaq site build/site

build: setup ## rebuild release/ and notebooks/ from source/
	$(VENV)/bin/dynaq build

doctor: setup ## prove that the sandbox holds on this machine
	$(VENV)/bin/dynaq doctor

.PHONY: setup
setup: $(VENV)/.complete $(STUDENT)/.complete

# An environment is rebuilt from nothing when its constraints change, so that nothing old stays in it.
$(VENV)/.complete: constraints.txt pyproject.toml grader/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "This needs Python 3.11, 3.12 or 3.13; name one with: make PYTHON=python3.12 ..."; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian: apt-get install python3-venv"; exit 2; }
	@echo "Setting up $(VENV) (once, about a minute) ..."
	@rm -rf $(VENV) && $(PYTHON) -m venv $(VENV)
	@mkdir -p build && sed -n '/^uv==/,/[^\\]$$/p' constraints.txt > build/uv.txt
	@$(PY) $(PIP) install --require-hashes --no-deps -r build/uv.txt
	@$(UV) $(LOCKED) constraints.txt --python $(PY)
	@$(UV) $(INSTALL) --no-deps --no-build-isolation -e . -e grader --python $(PY)
	@touch $@

$(STUDENT)/.interpreter: constraints-student.txt $(VENV)/.complete
	@echo "Setting up $(STUDENT) (once, in seconds) ..."
	@rm -rf $(STUDENT) && $$($(PY) -m dynaq_grader.course.student_environment) -m venv $(STUDENT)
	@$(UV) $(LOCKED) constraints-student.txt --python $(STUDENT)/bin/python
	@touch $@

$(STUDENT)/.complete: $(STUDENT)/.interpreter pyproject.toml $(UTILS)
	@rm -rf build/wheel && $(PY) $(PIP) wheel --no-deps --no-build-isolation -w build/wheel .
	@$(UV) $(INSTALL) --no-deps --reinstall build/wheel/dynaq_utils-*.whl --python $(STUDENT)/bin/python
	@touch $@

$(SITE)/.complete: constraints-site.txt $(VENV)/.complete
	@echo "Setting up $(SITE) (once, in seconds) ..."
	@rm -rf $(SITE) && $(PYTHON) -m venv $(SITE)
	@$(UV) $(LOCKED) constraints-site.txt --python $(SITE)/bin/python
	@touch $@

$(VENV)/.hub: constraints-hub.txt deploy/hub/package-lock.json $(VENV)/.complete
	@echo "Adding JupyterHub (once, in seconds) ..."
	@$(UV) $(LOCKED) constraints-hub.txt --python $(PY)
	@$(VENV)/bin/npm ci --silent --no-audit --no-fund --ignore-scripts --prefix deploy/hub
	@touch $@

lock: ## resolve the constraint files anew (needs uv)
	mkdir -p build && printf '.[notebook,gymnasium]\n./grader[cluster,dev,postgresql,similarity]\n' > build/lock.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate --no-emit-package dynaq-utils --no-emit-package dynaq-grader build/lock.in -o constraints.txt
	grep -E '^[a-z]' constraints.txt | sed 's/ *\\$$//' > build/lock.versions
	printf 'numpy>=1.26\nscipy>=1.11\nmatplotlib>=3.8\npillow>=10\ntqdm>=4.65\nipython>=7.34\npandas>=2.1\n' > build/lock-student.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate -c build/lock.versions build/lock-student.in -o constraints-student.txt
	printf 'jupyterhub>=6.1,<7\nnodejs-wheel>=22\n' > build/lock-hub.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate -c build/lock.versions build/lock-hub.in -o constraints-hub.txt
	grep -v '^jupyterlab-widgets=' build/lock.versions > build/lock-site.versions
	printf 'jupyterlite-core==0.6.4\njupyterlite-pyodide-kernel==0.6.1\njupyter-server>=2\njupyterlab-widgets==3.0.15\n' > build/lock-site.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate -c build/lock-site.versions build/lock-site.in -o constraints-site.txt
	printf 'comm\nipywidgets\ntqdm\n' > build/lock-pyodide.in
	uv pip compile --universal --no-deps --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-emit-find-links --no-header --no-annotate -c build/lock.versions build/lock-pyodide.in -o constraints-pyodide.txt

clean: ## remove what the targets above made, both environments included
	rm -rf $(VENV) $(STUDENT) $(SITE) build dist demo lab
