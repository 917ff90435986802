"""Links between pages: which addresses there are, and which links lead nowhere."""
