# Names for the things one does here; how they are done stands in the files they start.
.DEFAULT_GOAL := help
.NOTPARALLEL:
PYTHON ?= $(shell for name in python3 python python3.13 python3.12 python3.11; do command -v $$name && break; done)
BOOTSTRAP = "$(or $(PYTHON),$(error Python is not installed. Install Python 3.11, 3.12 or 3.13, then run the same command again))" packaging/bootstrap.py
VENV = .venv/bin/python
TEST = QT_QPA_PLATFORM=offscreen $(VENV) -m pytest
# All tests are many: two at a time, those of one file together, for they share what they set up.
ALL = -n 2 --dist loadfile
LAW_COVERED = --cov=casework/law --cov-report=term --cov-fail-under=100

.PHONY: help run test check format lint types rulings mutants torture torture-server golden translations bench screens

help: ## List these names
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile
run: ## Set up, and open the program on a demo office (without a display: make its letters and lists in out/)
	@$(BOOTSTRAP) run && $(VENV) -m cli demo --out out --open
test: ## Set up, and run the tests (some of them: make test ARGS=tests/db)
	@$(BOOTSTRAP) dev && $(TEST) $(or $(ARGS),$(ALL))
check: format lint types ## All that must pass before a change is done; the tests must reach every line and branch of the law
	@$(MAKE) test ARGS="$(ALL) $(LAW_COVERED)"
format: ## Check the layout of the code
	@$(BOOTSTRAP) dev && $(VENV) -m ruff format --check --quiet .
lint: ## Check the code against the rules in pyproject.toml
	@$(BOOTSTRAP) dev && $(VENV) -m ruff check --quiet .
types: ## Check the types
	@$(BOOTSTRAP) dev && $(VENV) -m mypy && $(VENV) -m mypy bench packaging --exclude bootstrap.py
rulings: ## Compare the engine with the published rulings
	@$(BOOTSTRAP) dev && $(VENV) -m tests.rulings
mutants: ## Change the law a little, thousands of times: a test must notice (about half an hour; it can be stopped)
	@$(BOOTSTRAP) dev && $(VENV) -m tests.mutants $(ARGS)
torture: ## Kill a writer, fill the disk, cut the power and flip bytes; nothing may be lost (ARGS="--rounds 20")
	@$(BOOTSTRAP) dev && $(VENV) -c "import sys; from tests.torture import main; sys.exit(main())" $(ARGS)
torture-server: ## Let 20 desks change 200 files on PostgreSQL for a minute; nothing may be lost (ARGS="--seconds 10")
	@$(BOOTSTRAP) dev && $(VENV) -m tests.torture_server $(ARGS)
golden: ## Rewrite the golden texts; read the difference like code
	@$(BOOTSTRAP) dev && $(TEST) --golden tests/documents tests/casework/letters tests/casework/law/test_told.py
translations: ## Gather the texts of the windows for the translators
	@$(BOOTSTRAP) dev && $(VENV) packaging/translations.py
bench: ## Measure against bare scripts, side by side
	@$(BOOTSTRAP) dev && $(VENV) bench/run.py $(ARGS)
screens: ## Take the picture in the README anew
	@$(BOOTSTRAP) run && rm -rf build/screens && $(VENV) -m cli demo --out build/screens --as-of 2026-11-22 && mkdir -p docs/screens && cp build/screens/screens/*vandaag.png docs/screens/vandaag.png
