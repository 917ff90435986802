"""The pocket edition: the whole site in one file that is kept on the phone, and one for each desa."""
