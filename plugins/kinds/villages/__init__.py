"""Villages: the desa of the kecamatan."""
