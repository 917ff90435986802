"""Forms as open data: where each is had, what must be known, who signs."""

from collections.abc import Sequence
from typing import Any

from plugins.kinds.build_day import BuildDay
from plugins.kinds.forms.model import OfficialForm

Rows = list[dict[str, Any]]


def open_rows(forms: Sequence[OfficialForm], day: BuildDay) -> Rows:
    """Return a row for each form."""
    return [_row(form, day) for form in forms]


def _row(form: OfficialForm, day: BuildDay) -> dict[str, Any]:
    return {
        "slug": form.slug,
        "kode": form.code,
        "judul": form.title,
        "alamat": day.site_url + form.url,
        "lembar": day.site_url + form.sheet_url if form.sheet else None,
        "ganti": form.replaces.code if form.replaces else None,
        "di_mana": form.where,
        "siapkan": [{"tentang": known.about, "data": known.facts} for known in form.known],
        "tanda_tangan": [
            {"peran": signature.role, "petugas": signature.is_office, "meterai": signature.stamps}
            for signature in form.signatures
        ],
        "meterai": form.stamps,
        "belum_pasti": form.unsure,
        "dasar": [{"kunci": rule.id, "hukum": rule.law, "pasal": rule.article} for rule in form.law],
        "aturan_berubah": [{"kunci": one.id, "oleh": one.by, "kata": one.sentence} for one in form.changed_law],
        "sumber": form.sources,
        "teruji": form.certainty,
        "dicek": form.checked.isoformat(),
    }
