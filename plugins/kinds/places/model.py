"""The table of places where things can be handed in, `content/data/tempat.yaml`."""

from typing import Literal

from pydantic import Field

from plugins.kinds.guides.model import Guide, GuidePlace
from plugins.kinds.places.fastest import Nearness
from plugins.kinds.villages.model import Village
from plugins.reading.content_model import Header
from plugins.reading.fields import Clock, ShortName, ShortNames, Text, Whole, YesNo

Weekday = Literal["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"]
WEEKDAYS: tuple[Weekday, ...] = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
NEARNESS = {
    "kios": Nearness.KIOSK,
    "balai_desa": Nearness.KIOSK,
    "loket": Nearness.COUNTER,
    "lain": Nearness.ELSEWHERE,
}
EXISTS = {"ada": True, "ya": True, "tidak": False}


class ServicePlace(Header):
    """One place; what is `None` nobody has filled in."""

    title: Text = Field(alias="judul")
    kind: Literal["kios", "balai_desa", "loket", "lain"] = Field(alias="jenis")
    serves: tuple[GuidePlace, ...] = Field(alias="melayani", min_length=1)
    categories: ShortNames | None = Field(default=None, alias="kategori")
    exists: Literal["ya", "tidak", "belum_diketahui"] = Field(alias="ada")
    opening_days: tuple[Weekday, ...] | None = Field(default=None, alias="hari")
    last_number: Clock | None = Field(default=None, alias="nomor_terakhir")
    working_days: dict[ShortName, Whole] = Field(default={}, alias="hari_kerja")
    verified: YesNo = Field(default=False, alias="teruji")

    @property
    def weekdays(self) -> frozenset[int] | None:
        """Return its opening days, Monday being 0."""
        return None if self.opening_days is None else frozenset(map(WEEKDAYS.index, self.opening_days))

    def takes(self, guide: Guide) -> bool:
        right_kind = self.categories is None or guide.category in self.categories
        return right_kind and not set(self.serves).isdisjoint(guide.places)

    def is_there(self, village: Village) -> bool | None:
        """Return whether it exists for the people of this village, or `None` if nobody knows."""
        return EXISTS.get(village.kiosk if self.kind == "kios" else self.exists)

    def days_for(self, guide: Guide) -> int | None:
        """Return how many working days it takes: what the office filled in, or what an approved guide binds it to."""
        bound = guide.time.max_working_days if guide.time.binding else None
        return self.working_days.get(guide.slug, bound)
