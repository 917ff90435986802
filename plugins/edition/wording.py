"""What editors are told about files next to each other."""

EXAMPLE_VALUE = "{key} masih persis seperti di contoh. Tulis yang benar, atau hapus kalau tidak perlu."
EXAMPLE_BODY = "Tulisan ini masih persis seperti di contoh. Tulis yang benar, atau hapus."
# In front of what everybody reads of a corrected answer.
CORRECTED = "Diperbaiki:"
