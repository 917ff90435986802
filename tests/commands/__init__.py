"""Every command, run in a process of its own as people run it, and what the commands of the tests need themselves."""
