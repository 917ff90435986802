"""The register of papers: what each is called, whose it is, who issues it and where it stays."""
