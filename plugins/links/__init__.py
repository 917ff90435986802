"""Links in what editors write: those inside the site are checked at every build, those to others on request."""
