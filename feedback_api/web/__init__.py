"""What every page and answer of the function shares: templates, headers, errors, limits."""
