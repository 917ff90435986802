"""The office in a real browser, on a narrow phone, with and without scripts."""
