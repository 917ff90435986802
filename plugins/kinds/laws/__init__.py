"""The register of laws, and what has changed since guides were checked against them."""
