"""Declares the registers in `content/data/`, and the file that says who the office is."""

from plugins.kinds.kind import ContentKind, Table, as_they_are, no_problems, not_searched
from plugins.kinds.tables.categories import CATEGORY_FILES, CategoryRow
from plugins.kinds.tables.holiday_notes import holiday_notes
from plugins.kinds.tables.holidays import HOLIDAY_FILES, HolidayYear, holiday_problems
from plugins.kinds.tables.search_words import SEARCH_WORD_FILES, SearchWords, found_pages, search_word_problems
from plugins.kinds.tables.sources import SOURCE_FILES, Source
from plugins.reading.office.office_file import OFFICE_FILES, OfficeHeader

OFFICE: ContentKind[OfficeHeader, OfficeHeader] = ContentKind(
    name="office",
    files=OFFICE_FILES,
    about="Mengisi alamat, telepon, dan jam kantor",
    has_example=False,
    checks=no_problems,
    notes=no_problems,
    model=OfficeHeader,
    model_checks=no_problems,
    shown=as_they_are,
    search=not_searched,
    translated=(),
    pages=None,
    new=None,
)
SEARCH_WORDS: ContentKind[SearchWords, SearchWords] = ContentKind(
    name="search words",
    files=SEARCH_WORD_FILES,
    about="Menambah kata yang dipahami kotak pencarian",
    has_example=False,
    checks=search_word_problems,
    notes=no_problems,
    model=SearchWords,
    model_checks=no_problems,
    shown=as_they_are,
    search=found_pages,
    translated=(),
    pages=None,
    new=None,
)
HOLIDAYS: Table[HolidayYear] = Table(
    name="holidays",
    files=HOLIDAY_FILES,
    about="Menambah hari libur",
    has_example=False,
    checks=holiday_problems,
    notes=holiday_notes,
    row=HolidayYear,
)
SOURCES: Table[Source] = Table(
    name="sources",
    files=SOURCE_FILES,
    about="Mencatat sumber sebuah fakta",
    has_example=False,
    checks=no_problems,
    notes=no_problems,
    row=Source,
)
CATEGORIES: Table[CategoryRow] = Table(
    name="categories",
    files=CATEGORY_FILES,
    about="Mengubah kelompok panduan",
    has_example=False,
    checks=no_problems,
    notes=no_problems,
    row=CategoryRow,
    row_address="/sumber/{key}/",
)
