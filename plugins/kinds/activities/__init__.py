"""Activities: what happens in the kecamatan besides services."""
