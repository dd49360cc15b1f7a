"""Benchmarks of the budgets: ``python -m tests.bench``. Not collected by pytest, nothing asserts."""
