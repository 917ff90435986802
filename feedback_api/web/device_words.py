"""Says in a word or two which browser on which machine somebody uses, as its owner would know it again."""

# In this order: most browsers say that they are others as well.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device_words(user_agent: str) -> str | None:
    """Return "Chrome, Android": no version, by which people could be told apart, and nothing that is unknown here."""
    known = (_first(_BROWSERS, user_agent), _first(_MACHINES, user_agent))
    return ", ".join(word for word in known if word) or None


def _first(words: tuple[tuple[str, str], ...], user_agent: str) -> str | None:
    return next((word for sign, word in words if sign in user_agent), None)
