"""`inv prove --fresh`: both commands of the README in an empty clone, on a bare Debian and on this machine's Python."""
