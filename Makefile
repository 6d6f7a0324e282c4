# make demo   sets everything up and opens the desk on a throw-away demo school
# make test   sets everything up and runs the whole test suite
#
# Needs Python 3.11 or newer (with venv) and make. Everything goes into .venv, from requirements.lock,
# every file checked against its hash. The set-up runs once, and again when the lock changes.

VENV  := .venv
RUN   := $(VENV)/bin/python
READY := $(VENV)/.ready

# The first interpreter here that is new enough; PYTHON=… overrides.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done)
PIP := $(RUN) -m pip install --quiet --quiet --disable-pip-version-check --no-input
UV  ?= uv

.PHONY: demo test bench pictures check lock clean ready

demo: $(READY)
	@$(VENV)/bin/dutydesk demo

# ARGS goes to pytest: make test ARGS="tests/model -k slots"
test: $(READY)
	$(RUN) -m pytest -n auto --dist loadfile $(ARGS)

bench: $(READY)
	$(RUN) -m tests.bench $(ARGS)

pictures: $(READY)
	$(RUN) -m tests.pictures docs

check: $(READY)
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) -m mypy --platform win32 tui model screens fixtures
	$(RUN) -m mypy --platform darwin tui model screens fixtures
	$(VENV)/bin/lint-imports --no-cache

# Everything the desk runs, tests and builds with, for every system; UPGRADE=--upgrade takes newer releases.
lock:
	$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-config --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--quiet $(UPGRADE) --output-file requirements.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache snapshot_report.html
	find tui model screens fixtures tests -name __pycache__ -type d -prune -exec rm -rf {} +

ready: $(READY)

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11 或更新版本 / Python 3.11 or newer is needed (or say: make PYTHON=/path/to/python3)" >&2; exit 1; }
	@echo "正在准备运行环境 (只需一次，约一分钟) / Setting up, once, about a minute …"
	@$(RUN) -m pip --version >/dev/null 2>&1 || { \
		$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
			echo "$(PYTHON) 缺少 venv / $(PYTHON) has no venv; on Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }; \
		$(PYTHON) -m venv $(VENV); }
	@$(RUN) -c '$(NEW_ENOUGH)' || { echo ".venv 的 Python 太旧 / .venv holds an older Python; delete it: rm -r .venv" >&2; exit 1; }
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(RUN) -m compileall -q tui model screens fixtures
	@touch $@
