"""The pages of kinds that need nothing but a template."""
