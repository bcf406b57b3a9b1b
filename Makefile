# One door for people, hooks and CI. `make` alone lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.PHONY: audit words sbom fuzz check-security sheetpack docs help picture up down test test-all test-ops test-faults services spark-env spark-reach spark-test test-browser-all unit coverage bench bench-dashboards soak scale load duckdb2 check check-types check-lint format uv env env-test env-dashboards browser clean

# Debian's own Python, where it is there: it is what servers run, and takes a quarter less CPU than one built without optimisation.
export UV_PYTHON := $(or $(wildcard /usr/bin/python3.11),3.11)
export UV_PYTHON_DOWNLOADS := never
export UV_NO_PROGRESS := 1
export DO_NOT_TRACK := 1

UV = $(shell command -v uv 2>/dev/null || echo $(CURDIR)/.uv/bin/uv)
BIN := $(CURDIR)/.venv/bin

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

up: ## start everything: the demo network where none is declared, pipeline, dashboards
	@$(MAKE) --no-print-directory -j2 env env-dashboards
	@$(BIN)/crossings up

down: ## stop what `up` started
	@if [ -x $(BIN)/crossings ]; then $(BIN)/crossings down; else echo "Nothing was started here."; fi

test: env-test env-dashboards browser unit ## unit, contract, integration and browser tests
	@$(BIN)/pytest tests/contract tests/security tests/integration -n 3 --dist loadfile --no-loadscope-reorder --durations=10
	@$(BIN)/pytest tests/browser --durations=10

test-all: export CROSSINGS_TESTS = all
test-all: test coverage ## the same with the coverage of the unit tests, every point at which a release is killed or its disk is full, and every account in every language

test-ops: env-test env-dashboards services ## one server in use: production profile, backup and restore, silence, bad days; with real PostgreSQL, Redis, nginx
	@$(BIN)/pytest tests/ops -n 3 --dist loadfile --no-loadscope-reorder --durations=10

test-browser-all: env-test env-dashboards browser ## every role and language at both widths; pictures in tests/browser/shots
	@CROSSINGS_TESTS=all $(BIN)/pytest tests/browser

picture: env-test env-dashboards browser ## the picture in the README, anew, from the pages of the demo network
	@$(BIN)/pytest tests/browser/test_arrival.py -k first_screen
	@cp tests/browser/shots/first-screen.png docs/images/first-screen.png

unit: env-test ## the unit tests alone
	@$(BIN)/pytest tests/unit -n 2

# Rooms that unit tests answer for. Others are tested where a home is built, which is not measured.
UNIT_ROOMS = dashboards/expand warehouse/alerts warehouse/contract/declaration warehouse/contract/gate warehouse/contract/keying \
	warehouse/definitions warehouse/disclosure/attacks warehouse/estimators warehouse/gazetteer warehouse/intake/returns warehouse/keys \
	warehouse/networks warehouse/release/files warehouse/tokens warehouse/trends warehouse/verdict
PYTHON_ROOMS = warehouse dagster_project dashboards expectations
comma := ,
nothing :=

coverage: env-test ## the unit tests, and how many branches of the code they take: fails below what pyproject.toml says
	@rm -rf build/coverage && mkdir -p build/coverage
	@$(BIN)/coverage run -m pytest tests/unit -n 2 --durations=10
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report
	@$(BIN)/coverage report --include="$(subst $(nothing) $(nothing),$(comma),$(UNIT_ROOMS:=/*))" --fail-under=97

words: env-dashboards ## what a translator has to do: catalogues get their new codes, and each missing or doubtful text is named
	@$(CURDIR)/.venv-dashboards/bin/python -m dashboards.messages

bench: env-test ## CPU of intake against the barest read, of linkage against the bare hash join and against Splink on clear text, of the models against SQL by hand, of protected marts against unprotected ones
	@$(BIN)/python -W ignore tests/bench/bench_intake.py
	@$(BIN)/python -W ignore tests/bench/bench_linkage.py
	@$(BIN)/python -W ignore tests/bench/bench_linkage_ceiling.py
	@$(BIN)/python -W ignore tests/bench/bench_models.py
	@$(BIN)/python -W ignore tests/bench/bench_protected.py

bench-dashboards: env-test env-dashboards browser ## how fast charts answer, and how fast tabs are drawn in a browser
	@$(BIN)/python -W ignore tests/bench/bench_dashboards.py

soak: env-test ## three years of an invented network, month by month; goes on where it was stopped; SOAK_HOME names the folder
	@$(BIN)/python -W ignore tests/soak/soak.py --plan $(or $(PLAN),full)

scale: env-test ## from a million contacts to a hundred: builds, a new month, a restated one, a release; SIZES="1000000 10000000"; goes on where it was stopped
	@$(BIN)/python -W ignore tests/scale/scale.py $(SIZES)

test-faults: env-test services ## kills, full disks, damage, keys, clocks, networks, stores, each against an unbroken run; RESULTS=write notes the outcome, CONTACTS=10000000 for little memory at that size
	@FAULTS_CONTACTS=$(or $(CONTACTS),300000) $(BIN)/pytest tests/faults -n 2 --durations=10

duckdb2: env-test ## what stands in the way of DuckDB 2: tried with its newest version on a copy of the demo network's home
	@UV_PROJECT_ENVIRONMENT=.venv-duckdb2 $(UV) sync -q --locked --group pipeline
	@$(UV) pip install -q --python .venv-duckdb2 --upgrade 'duckdb>=2,<3'
	@PATH="$$PATH:$(dir $(UV))" $(BIN)/python -W ignore tests/duckdb2/trial.py

spark-reach: env-test spark-env ## every model built by Apache Spark too, on the demo network; which tables are the same is written down. WITH=--workers: by two workers
	@$(BIN)/python -W ignore tests/spark/reach.py $(WITH)

spark-test: env-test spark-env ## what Spark says of SQL, keys and needs, and the tables of a small network beside DuckDB's
	@$(BIN)/pytest tests/spark --durations=5

load: env-test env-dashboards browser services ## many readers at once on one small server: ACCOUNTS=50 SECONDS=600; with KILLS=1 each process is killed under them afterwards
	@$(BIN)/python -W ignore tests/ops/load

check: env-test ## lint, types, import directions, SQL, links of the documentation
	@$(MAKE) -j2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target) check-types check-lint check-security
	@echo "check: all passed"

# The two halves take about as long as each other.
check-types: env-test
	@$(BIN)/mypy

check-lint: env-test
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict -q -d build/site
	@$(BIN)/sqlfluff lint dbt/models dbt/tests dashboards/assets/datasets --disable-progress-bar --processes 2

# What ruff's S rules do not look for; and known holes, where a service that knows of them can be reached.
check-security: env-test
	@$(BIN)/bandit -q -c pyproject.toml -r $(PYTHON_ROOMS)
	@PATH="$(dir $(UV)):$$PATH" $(BIN)/python .ci/audit.py --where-possible

audit: env-test ## known holes in the packages of both environments; fails where nobody could be asked. OSV_URL names a service of your own
	@PATH="$(dir $(UV)):$$PATH" $(BIN)/python .ci/audit.py

sbom: env-test env-dashboards ## what the program is made of, with licences, as CycloneDX in build/sbom
	@PATH="$(dir $(UV)):$$PATH" $(BIN)/python .ci/sbom.py build/sbom $(DEBIAN)

fuzz: env-test ## bad files for every reader, for SECONDS=600; SEED and READER choose which
	@PYTHONPATH=.:tests/fuzz:tests/homes:tests/unit/intake $(BIN)/python -W ignore tests/fuzz/fuzz.py $(or $(SECONDS),600) $(or $(SEED),$$(date +%s)) $(READER)

sheetpack: env-test ## the partner-side tool for the network of CROSSINGS_HOME, to install and as one file, into build/sheetpack; PLATFORM=windows for another one, DEMO=1 for the demo network
	@$(BIN)/python -m warehouse.sealing.alone build/sheetpack $(PLATFORM) $(if $(DEMO),--demo)

docs: env-test ## write anew what is made of definitions: reference pages, and models, seeds, macros and tests of dbt
	@$(BIN)/python docs/generate.py

format: env-test ## format Python
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

env: .venv/.pipeline ## the pipeline's environment
env-test: .venv/.test ## the same, with what only tests need
env-dashboards: .venv-dashboards/.dashboards ## Superset's own environment

# One lock, two environments. `--inexact` keeps what tests need when `up` follows `test`.
.venv/.pipeline: uv.lock pyproject.toml | uv
	@echo "… the pipeline's environment (a few hundred packages from the lock)"
	@UV_PROJECT_ENVIRONMENT=.venv $(UV) sync -q --locked --inexact --group pipeline
	@touch $@

.venv/.test: .venv/.pipeline
	@UV_PROJECT_ENVIRONMENT=.venv $(UV) sync -q --locked --inexact --group pipeline --group dev --group browser --group docs
	@touch $@

# Spark with the adapter of dbt, for whoever has more than one machine holds: two gigabytes, and nothing else needs it.
spark-env: .venv-spark/.spark ## the environment of Apache Spark
.venv-spark/.spark: uv.lock pyproject.toml | uv
	@echo "… the environment of Apache Spark"
	@UV_PROJECT_ENVIRONMENT=.venv-spark $(UV) sync -q --locked --group pipeline --group spark
	@touch $@

.venv-dashboards/.dashboards: uv.lock pyproject.toml | uv
	@echo "… Superset's environment"
	@UV_PROJECT_ENVIRONMENT=.venv-dashboards $(UV) sync -q --locked --no-default-groups --group dashboards --no-install-project
	@touch $@

uv:
	@command -v uv >/dev/null || [ -x .uv/bin/uv ] || { echo "… uv, which makes the environments"; \
	  python3 -m venv .uv && .uv/bin/pip install -q --require-hashes -r .ci/uv.txt; } || { \
	  echo "uv could not be installed. Install Debian's python3-venv, or uv itself, and try again." >&2; exit 1; }

# Only the browser test needs a browser. Without root it is reported as not run, with what to install.
browser:
	@[ -x /usr/bin/chromium ] || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "… chromium, for the browser test"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-dejavu-core; } >/tmp/crossings-apt.log 2>&1 \
	    || echo "chromium could not be installed; see /tmp/crossings-apt.log" >&2; \
	else echo "NOTE: the browser test will not run. Install Debian's chromium: apt-get install chromium fonts-dejavu-core" >&2; fi

# Debian's servers and tools that tests of operation use. Nothing of them is started but by a test, on a port of its own.
SERVICES = postgresql redis-server nginx-light restic age openssh-server strace iproute2
DEBIAN = $(SERVICES) python3.11 chromium fonts-dejavu-core
services:
	@present=$$(dpkg-query -W -f '$${db:Status-Abbrev} $${Package}\n' $(SERVICES) 2>/dev/null | awk '/^ii/ {print $$2}'); \
	lacking=$$(for each in $(SERVICES); do grep -qx "$$each" <<<"$$present" || echo "$$each"; done); \
	[ -z "$$lacking" ] || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "… servers for the tests of operation:" $$lacking; \
	  { apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$lacking; } >/tmp/crossings-apt.log 2>&1 \
	    || { echo "They could not be installed; see /tmp/crossings-apt.log" >&2; exit 1; }; \
	else echo "Install these first: apt-get install" $$lacking >&2; exit 1; fi

clean: down ## remove the environments and the demo's state
	@rm -rf .venv .venv-dashboards .venv-duckdb2 .venv-spark .uv var
