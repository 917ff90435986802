"""Everything a build writes: one package for each group of pages or files."""
