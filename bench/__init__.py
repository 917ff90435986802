"""Measures what the product costs, beside its peers or its budgets."""
