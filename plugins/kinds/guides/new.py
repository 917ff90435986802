"""Makes a new guide."""

from plugins.kinds import new_wording as wording
from plugins.kinds.file_naming import six_months_after
from plugins.kinds.new_file import Asked, Desk, Draft, NewFileRefused, Values, draft_of, is_called, with_title
from plugins.reading import wording as general


def new_guide(desk: Desk, asked: Asked) -> Draft | NewFileRefused:
    """Return a guide that is checked today; two of one title would be one too many."""
    named = with_title(asked)
    same = next((file for file in desk.tree.of(asked.files) if is_called(file, asked.title)), None)
    if same and asked.title.strip():
        return NewFileRefused(sentence=wording.SAME_TITLE.format(title=general.quoted(asked.title), path=same.path))
    if isinstance(named, NewFileRefused):
        return named
    values: Values = {
        ("judul",): asked.title.strip(),
        ("judul_en",): None,
        ("alias",): (),
        ("perubahan",): (),
        ("dicek",): desk.today.isoformat(),
        ("cek_lagi",): six_months_after(desk.today).isoformat(),
    }
    return draft_of(desk, named, values)
