"""Tests of what people can rely on."""
