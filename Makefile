# Everything a fresh machine needs is Python 3.11 or newer and make.
#   make run    the Discord bot when DISCORD_TOKEN is set (in the environment or in .env), else a conversation here
#   make test   linter, formatter, type checker, the check of the knowledge, tests
#   make bench  measures everything and writes it into docs/ (some minutes); BENCH_ARGS="--only question" a part
#   make soak   two minutes of questions in bad weather; SECONDS=3600, or SEED=7 COUNT=20000 to repeat a run
#   make fuzz   a minute of coverage-guided fuzzing for each target; FUZZ_SECONDS=600
#   make learn  learns anew from learning/ which words ask what, and what numbers and States in releases mean (minutes)
#   make lock   writes the requirements files anew from pyproject.toml
#   make clean  removes what the others made

RUN := .venv
TEST := .venv-test
LOCK := .venv-lock
UV_VERSION := 0.13.9
PYTEST_ARGS ?= -n 2 --dist worksteal
BENCH_ARGS ?= --into docs
SOAK_SECONDS = $(if $(filter file command environment,$(origin SECONDS)),$(SECONDS),120)
FUZZ_SECONDS ?= 60
PIP := -m pip --disable-pip-version-check --quiet

.PHONY: run test bench soak fuzz learn lock clean FORCE
.DEFAULT_GOAL := run

# Prints the first Python that is new enough and able to make an environment.
define FIND_PYTHON
for python in $(PYTHON) python3.11 python3 python3.12 python3.13 python3.14 python; do \
  if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
  then echo "$$python"; exit 0; fi; \
done; \
echo 'Treatybot needs Python 3.11 or newer with its venv module, and none was found; install it, or name it: make PYTHON=/path/to/python3.11' >&2; exit 1
endef

# An environment whose Python is gone (moved, upgraded) is made again.
$(foreach environment,$(RUN) $(TEST),$(if $(wildcard $(environment)/bin/python),,$(eval $(environment)/.ready: FORCE)))

$(RUN)/.ready: requirements.txt requirements-build.txt
	@$(call INSTALL,$(RUN),requirements.txt)

$(TEST)/.ready: requirements-dev.txt requirements-build.txt
	@$(call INSTALL,$(TEST),requirements-dev.txt)

# $(1) environment, $(2) requirements
define INSTALL
set -e; python=$$($(FIND_PYTHON)); \
echo "Setting up $(1) with $$($$python --version) (once; this takes a minute or so) ..."; \
"$$python" -m venv --clear $(1); \
$(1)/bin/python $(PIP) install --require-hashes -r $(2) -r requirements-build.txt; \
$(1)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .; \
touch $(1)/.ready
endef

run: $(RUN)/.ready
	@if $(RUN)/bin/python -c 'import sys; from bot import settings; sys.exit(not settings.has_token())'; \
	then $(RUN)/bin/python -m bot serve; else $(RUN)/bin/python -m bot chat; fi

test: $(TEST)/.ready
	$(TEST)/bin/python -m ruff check .
	$(TEST)/bin/python -m ruff format --check .
	$(TEST)/bin/python -m mypy --strict bot knowledge learning tests benchmarks fuzz
	$(TEST)/bin/python -m knowledge check
	$(TEST)/bin/python -m pytest $(PYTEST_ARGS)

bench: $(TEST)/.bench
	$(TEST)/bin/python -m benchmarks $(BENCH_ARGS)

soak: $(TEST)/.ready
	$(TEST)/bin/python -m tests.soak $(if $(COUNT),--count $(COUNT),--seconds $(SOAK_SECONDS)) $(if $(SEED),--seed $(SEED))

learn: $(TEST)/.bench
	$(TEST)/bin/python -m learning

fuzz: $(TEST)/.fuzz
	$(TEST)/bin/python -m fuzz --seconds $(FUZZ_SECONDS)

$(TEST)/.bench $(TEST)/.fuzz: $(TEST)/.%: requirements-%.txt $(TEST)/.ready
	$(TEST)/bin/python $(PIP) install --require-hashes -r $<
	@touch $@

lock: $(LOCK)/.ready
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) pyproject.toml --group dev --output-file requirements-dev.txt
	for group in bench fuzz; do $(COMPILE) --no-annotate --group $$group --output-file requirements-$$group.txt; done
	$(LOCK)/bin/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	  | $(COMPILE) - --no-annotate --output-file requirements-build.txt

COMPILE = $(LOCK)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
  --no-header --no-emit-index-url --no-emit-find-links

$(LOCK)/.ready:
	@set -e; python=$$($(FIND_PYTHON)); \
	"$$python" -m venv --clear $(LOCK); \
	$(LOCK)/bin/python $(PIP) install uv==$(UV_VERSION); \
	touch $@

clean:
	rm -rf $(RUN) $(TEST) $(LOCK) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find bot knowledge tests -name __pycache__ -type d -prune -exec rm -rf {} +
