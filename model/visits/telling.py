"""What is told of a visit, written down inside an open entry: its columns, topics and dangers."""

from model import id_numbers, word_lists
from model.errors import Refused
from model.store.query import tuples
from model.store.tables import VisitRow, VisitWordRow
from model.visits.visit import Details, Told, Visit
from model.words import Words


def as_details(told: Told) -> Details:
    """What is told, in the one shape in which two tellings are equal if they say the same.

    Raises ``Refused`` for a national identity number among it.
    """
    id_numbers.need_none(told.visitor_name, "visitor_name")
    id_numbers.need_none(told.remark, "remark")
    return Details(
        visitor=told.visitor,
        student=told.student,
        visitor_name=told.visitor_name.strip(),
        form=told.form,
        source=told.source or None,
        topics=tuple(sorted(set(told.topics))),
        dangers=tuple(sorted(set(told.dangers))),
        room=told.room,
        remark=told.remark.strip(),
    )


def columns(told: Details) -> dict[str, object]:
    """What of it stands in the visit's own row."""
    return {
        "visitor": told.visitor,
        "student": told.student,
        "visitor_name": told.visitor_name,
        "form": told.form,
        "source": told.source,
        "room": told.room,
        "remark": told.remark,
    }


def need_words(told: Details, had: Details) -> None:
    """Go on only if every word is offered, or stood there before. Raises ``Invalid`` beside the field."""
    word_lists.need([told.form], "form", field="form", had=[had.form])
    word_lists.need([told.source] if told.source else [], "source", field="source", had=[had.source or ""])
    word_lists.need(told.topics, "topic", field="topics", had=had.topics)
    word_lists.need(told.dangers, "danger", field="dangers", had=had.dangers)


def mark(visit_id: int, told: Details) -> None:
    """Give a visit the topics and dangers that are told, and no others."""
    wanted = {*told.topics, *told.dangers}
    of_visit = VisitWordRow.visit == visit_id
    there = {code for (code,) in tuples(VisitWordRow.select(VisitWordRow.word).where(of_visit))}
    for code in sorted(there - wanted):
        VisitWordRow.delete().where(of_visit, VisitWordRow.word == code).execute()
    for code in sorted(wanted - there):
        VisitWordRow.create(visit=visit_id, word=code)


def retell(before: Visit, told: Details) -> None:
    """Write over what was told. Raises ``Invalid``, and ``Refused`` where a group with members would be none any more."""
    need_words(told, before.details())
    if before.members and told.visitor != "group":
        raise Refused(
            "visit.has_members",
            Words("团体辅导还有成员，请先清空名单", "The group still has members; empty its list first"),
            "visitor",
        )
    VisitRow.update(**columns(told)).where(VisitRow.id == before.id).execute()
    mark(before.id, told)
