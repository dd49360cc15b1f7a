"""Benchmarks of the budgets: ``python -m tests.bench``. pytest does not collect them."""
