"""The kinds of content: one package each, with its model and its checks."""
