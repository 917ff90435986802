"""The Indonesian words of the survey: what each element is called, how it is asked, and its four answers."""

from dataclasses import dataclass

from feedback_api.domain.counting.survey import ELEMENTS


@dataclass(frozen=True, kw_only=True)
class ElementWords:
    """`name` is the regulation's own; the answers go from the worst to the best."""

    name: str
    question: str
    answers: tuple[str, str, str, str]


_SUITS = ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai")
_WORDS = (
    ElementWords(name="Persyaratan", question="Apakah syarat yang diminta sesuai dengan layanannya?", answers=_SUITS),
    ElementWords(
        name="Sistem, mekanisme, dan prosedur",
        question="Apakah cara mengurusnya mudah?",
        answers=("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    ElementWords(
        name="Waktu penyelesaian",
        question="Apakah urusannya cepat selesai?",
        answers=("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    ElementWords(
        name="Biaya/tarif",
        question="Bagaimana biayanya?",
        answers=("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    ),
    ElementWords(
        name="Produk spesifikasi jenis pelayanan",
        question="Apakah hasilnya sesuai dengan yang dijanjikan?",
        answers=_SUITS,
    ),
    ElementWords(
        name="Kompetensi pelaksana",
        question="Apakah petugasnya mampu melayani?",
        answers=("Tidak mampu", "Kurang mampu", "Mampu", "Sangat mampu"),
    ),
    ElementWords(
        name="Perilaku pelaksana",
        question="Apakah petugasnya sopan dan ramah?",
        answers=("Tidak sopan", "Kurang sopan", "Sopan dan ramah", "Sangat sopan dan ramah"),
    ),
    ElementWords(
        name="Sarana dan prasarana",
        question="Bagaimana ruang tunggu, loket, dan alatnya?",
        answers=("Buruk", "Cukup", "Baik", "Sangat baik"),
    ),
    ElementWords(
        name="Penanganan pengaduan, saran, dan masukan",
        question="Bagaimana keluhan dan saran ditangani?",
        answers=("Tidak ditangani", "Kurang baik", "Baik", "Sangat baik"),
    ),
)
ELEMENT_WORDS = {element.code: words for element, words in zip(ELEMENTS, _WORDS, strict=True)}
QUALITY_WORDS = {"A": "sangat baik", "B": "baik", "C": "kurang baik", "D": "tidak baik"}
ANSWER_MISSING = "Pilih satu jawaban: {question}"
