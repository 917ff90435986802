"""Everything the function can be asked to do, one verb a module."""
