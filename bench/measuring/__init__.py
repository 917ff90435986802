"""What every bench measures with: turns and their table, steps on a terminal, processes, requests."""
