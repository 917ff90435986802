"""How each kind of personal detail is recognised; `personal_details.find` puts them together."""
