"""The home page, and the pages that stand where there is nothing else."""
