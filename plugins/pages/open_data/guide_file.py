"""Makes the open data of guides, and the schema they keep to."""

from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from feedback_api.domain.identity import Identity
from plugins.edition.edition import Edition
from plugins.kinds.guides import wording
from plugins.kinds.guides.case import Case, CaseCondition, CaseSet
from plugins.kinds.guides.case_texts import fee_words
from plugins.kinds.guides.model import Fee, Guide
from plugins.kinds.guides.question import When
from plugins.kinds.laws import wording as law_wording
from plugins.pages.open_data.guide_records import (
    AskedChoice,
    AskedQuestion,
    CaseDocumentRecord,
    CaseRecord,
    CostOption,
    GuideFile,
    GuideRecord,
    OrganizationRecord,
    RequiredDocument,
    StepRecord,
)

SCHEMA = "/data/skema/panduan.json"
GUIDES = "panduan"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def guide_file(edition: Edition) -> dict[str, Any]:
    """Return what is written to `/data/panduan.json`."""
    content = edition.content
    made = GuideFile(
        schema_address=edition.site_url + SCHEMA,
        day=edition.today,
        demonstration=edition.demonstration,
        organization=_organization(edition.content.office.identity),
        guides=tuple(_guide(guide, content.cases[guide.slug], edition.site_url) for guide in content.guides),
    )
    return made.model_dump(mode="json", by_alias=True)


def guide_schema(edition: Edition) -> dict[str, Any]:
    """Return the JSON Schema of that file."""
    return {"$schema": DIALECT, "$id": edition.site_url + SCHEMA, **_schema()}


@cache
def _schema() -> dict[str, Any]:
    """Return what the models say of themselves, which takes as long as several pages and never changes."""
    return GuideFile.model_json_schema(mode="serialization", by_alias=True)


def _organization(office: Identity) -> OrganizationRecord:
    return OrganizationRecord(
        id=uuid5(NAMESPACE_URL, office.slug),
        name=office.name,
        kind=office.kind,
        code=office.code,
        regency=office.regency,
        province=office.province,
        zone=office.zone.tz.key,
        email=office.email,
        address=office.address,
    )


def _guide(guide: Guide, made: CaseSet, site_url: str) -> GuideRecord:
    return GuideRecord(
        id=_id(guide),
        slug=guide.slug,
        name=guide.title,
        alternate_name=", ".join(guide.aliases) or None,
        description=_plain(guide.summary),
        url=site_url + guide.url,
        eligibility_description=" ".join(guide.who),
        application_process=" ".join(_step(step.text, step.condition) for step in made.everyone.steps),
        fees_description=guide.fee.text,
        alert=_alert(guide, made),
        assured_date=guide.checked,
        required_documents=_documents(guide),
        cost_options=_costs(guide),
        category=guide.category,
        time=guide.time,
        places=guide.places,
        proxy=guide.proxy,
        in_village=guide.in_village,
        questions=_questions(guide),
        cases=tuple(_case(case, site_url) for case in made.cases),
        not_needed=guide.not_needed,
        steps=tuple(StepRecord(text=step.text, when=step.when) for step in guide.steps),
        forms=guide.forms,
        law=guide.law,
        standard=guide.standard,
        owner=guide.owner,
        changes=guide.changes,
        changed_law=guide.changed_law,
        check_again=guide.check_again,
        approval=guide.approval,
    )


def _alert(guide: Guide, made: CaseSet) -> str | None:
    """Return what to be careful of: a law that changed, or that nobody has approved the guide."""
    if guide.changed_law:
        return law_wording.CHANGED.format(sentences=made.everyone.changes_in_law)
    return None if guide.approval else wording.NOT_APPROVED


def _documents(guide: Guide) -> tuple[RequiredDocument, ...]:
    return tuple(
        RequiredDocument(
            id=_id(guide, "berkas", paper.id),
            service_id=_id(guide),
            document=paper.name,
            key=paper.id,
            paper=paper.paper,
            short=paper.short,
            whose=paper.whose,
            issuer=paper.issuer,
            original=paper.original,
            had_where=paper.had_where,
            form=paper.form,
            filled=paper.filled,
            copies=paper.copies,
            per_person=paper.per_person,
            hint=paper.hint,
            when=paper.when,
            when_words=paper.when_words,
            certainty=paper.certainty,
            sources=paper.sources,
        )
        for paper in guide.documents
    )


def _costs(guide: Guide) -> tuple[CostOption, ...]:
    special = [(str(place), part.when, part.fee) for place, part in enumerate(guide.special) if part.fee]
    return tuple(_cost(guide, name, when, fee) for name, when, fee in [("", {}, guide.fee), *special])


def _cost(guide: Guide, name: str, when: When, fee: Fee) -> CostOption:
    return CostOption(
        id=_id(guide, "biaya", name),
        service_id=_id(guide),
        option=", ".join(option for options in when.values() for option in options) or None,
        amount=fee.amount_idr,
        amount_description=fee.text,
        brief=fee.brief,
        basis=fee.basis,
        certainty=fee.certainty,
        when=when,
    )


def _questions(guide: Guide) -> tuple[AskedQuestion, ...]:
    return tuple(
        AskedQuestion(
            id=question.id,
            text=question.text,
            makes_pages=question.makes_pages,
            choices=tuple(AskedChoice(key=key, text=choice.text) for key, choice in question.choices.items()),
        )
        for question in guide.questions
    )


def _case(case: Case, site_url: str) -> CaseRecord:
    return CaseRecord(
        slug=case.slug,
        name=case.title,
        url=site_url + case.url,
        ways=tuple(dict(way) for way in case.ways),
        description=_plain(case.summary),
        required_documents=tuple(
            CaseDocumentRecord(
                key=item.document.id,
                words=item.condition.alone if item.condition else None,
                when=item.condition.when if item.condition else {},
            )
            for item in case.documents
        ),
        steps=tuple(_step(step.text, step.condition) for step in case.steps),
        fees_description=case.fee.text,
        amount=case.fee.amount_idr,
        fee=fee_words(case),
        changed_law=case.changed_law,
        time=case.time.text,
        places=case.places,
    )


def _step(text: str, condition: CaseCondition | None) -> str:
    return f"{condition.alone}: {text}" if condition else text


def _plain(text: str) -> str:
    return text.replace("**", "")


def _id(guide: Guide, *names: str) -> UUID:
    return open_id(guide.file.office, guide.slug, *names)


def open_id(office: Identity, slug: str, *names: str) -> UUID:
    """Return the id of a guide, or of a part of it: of the office's name only, wherever the site is published."""
    here = uuid5(NAMESPACE_URL, f"{office.slug}/{GUIDES}")
    return uuid5(here, "/".join((slug, *names)))
