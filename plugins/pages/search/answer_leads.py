"""Keeps an index true while answers come and go, and says which of its files say something else."""

from collections.abc import Iterable

from plugins.edition.questions.answer_view import AnswerView
from plugins.edition.questions.answers import Answers
from plugins.edition.questions.changes import AnswerChanges
from plugins.kinds.findable import Findable
from plugins.pages.search.findable import answer as findable
from plugins.pages.search.index import Index


class AnswerLeads:
    """The answers of one index, each with the terms it stands under."""

    def __init__(self, index: Index, answers: Iterable[AnswerView]) -> None:
        self._index = index
        self._terms: dict[str, tuple[str, ...]] = {}
        for answer in answers:
            found = findable(answer)
            for term in self._noted(answer, found):
                index.leads_of(term).lead_to(found, first=False)

    def changed(self, changes: AnswerChanges) -> set[int]:
        """Let the index lead to the answers there are now; return the files that may be different."""
        touched = {term for name in changes.ids for term in self._terms.get(name, ())}
        files = self._index.files_of(touched)
        if changes.only_newer is not None:
            touched |= self._put_first(changes.only_newer)
        else:
            touched |= self._anew(changes, touched)
        return files | self._index.files_of(touched)

    def _put_first(self, newest: tuple[AnswerView, ...]) -> set[str]:
        terms: set[str] = set()
        for answer in reversed(newest):
            found = findable(answer)
            for term in self._noted(answer, found):
                self._index.leads_of(term).lead_to(found, first=True)
                terms.add(term)
        return terms

    def _anew(self, changes: AnswerChanges, touched: set[str]) -> set[str]:
        """Look through all answers for those that stand under a term of one that changed."""
        for name in changes.ids:
            self._terms.pop(name, None)
        changed = (changes.now.get(name) for name in changes.ids)
        terms = touched | {term for one in changed if one for term in self._noted(one, findable(one))}
        self._index.forget_answers(terms)
        self._lead_to(changes.now, terms)
        return terms

    def _lead_to(self, answers: Answers, terms: set[str]) -> None:
        for answer in answers:
            own = self._terms[answer.id]
            if not terms.isdisjoint(own):
                for term in own:
                    if term in terms:
                        self._index.leads_of(term).lead_to(findable(answer), first=False)

    def _noted(self, answer: AnswerView, found: Findable) -> tuple[str, ...]:
        terms = self._terms[answer.id] = self._index.terms_of(found)
        return terms
