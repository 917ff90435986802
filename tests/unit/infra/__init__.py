"""Tests of how the product reaches machines."""
