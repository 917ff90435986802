"""Site, feedback function and press beside each other on one machine, started and ended as one."""
