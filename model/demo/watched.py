"""Who is watched over at the demo school, by the verbs a counsellor uses: files, an incident, lists, a screening."""

from datetime import timedelta
from random import Random

from model import clock
from model.care import (
    cases,
    clocks,
    consents,
    contacts,
    guardians,
    incidents,
    interviews,
    lists,
    plan,
    referrals,
    screening,
)
from model.care.cases import Case
from model.committee import grid
from model.demo import tale, worries
from model.demo.people import Cast
from model.store import journal
from model.words import Words

STANDS = Words("演示数据不能撤销；可以重新建立演示学校", "Demo data stands; build the demo school anew instead")
RESULTS = 1260
"""Results of the screening: one for every student of the demo school, or as many as there are."""
FLAGGED_EVERY = 60
"""One in so many is to be talked to."""
SETTLED = 17
"""So many of them were."""


def watch(chance: Random, cast: Cast) -> None:
    """Screen the school, open files, run an incident, refer one student, fill the lists."""
    words = Words("填写演示学校的关注档案", "Wrote the care files of the demo school")
    with journal.writing("demo.watch", words, stands=STANDS):
        _screen(chance, cast)
        opened = [_open(cast, told) for told in tale.watched()]
        worries.lead_to_cases(cast, opened[:2])
        _follow(cast, opened)
        _incident(cast)
        _lists(cast)


def _open(cast: Cast, told: tale.Watched) -> Case:
    """A file as it was opened some days ago; where its review is overdue, it was due some days ago."""
    pupil = cast.pupils[told.pupil % len(cast.pupils)]
    with clock.stopped_at(clock.now() - timedelta(days=told.days_ago)):
        opening = clock.today()
        review_on = max(opening + timedelta(days=1), opening + timedelta(days=told.days_ago + told.review_in))
        return cases.open_case(
            pupil.id,
            told.level,
            str(told.why),
            review_on,
            reasons=told.reasons,
            danger=told.danger,
            owner=cast.posts[0],
        )


def _follow(cast: Cast, opened: list[Case]) -> None:
    """Plans, mentors, a talk, an assessment, a referral that is out."""
    now = clock.now()
    for case in opened[2:]:
        plan.write_parts(case.id, {"goals": str(tale.said("care.goals"))})
        plan.add_measure(case.id, str(tale.said("care.measure")), case.owner_name, clocks.next_review(1))
        grid.give_mentor(case.student_id, cast.posts[4])
        contacts.record(case.student_id, "talk", now - timedelta(days=3), str(tale.said("care.talk")), minutes=20)
    gravest = opened[-1]
    guardians.add(gravest.student_id, "mother", str(tale.said("care.mother")), "10000000001")
    guardians.add(
        gravest.student_id, "grandparent", str(tale.said("care.grandfather")), "10000000002", lives_with=False
    )
    consents.record(gravest.id, "signed", clock.today() - timedelta(days=2), str(tale.said("care.mother")))
    plan.write_parts(gravest.id, {"signals": str(tale.said("care.signals"))})
    contacts.record(
        gravest.student_id,
        "contact",
        now - timedelta(days=4),
        str(tale.said("care.parent")),
        way="telephone",
        spoke_with="parent",
    )
    plan.assess(opened[0].id, "low", str(tale.said("care.review")), clocks.next_review(1))
    known = referrals.apply(
        gravest.student_id, "hospital", str(tale.said("care.hospital")), str(tale.said("care.referral"))
    )
    referrals.approve(known.id, str(tale.said("school")))
    referrals.consent(known.id, "signed", "signed")
    referrals.send(known.id, clock.today() + timedelta(days=5))


def _incident(cast: Cast) -> None:
    """Told this morning: its report is out and its second step is next."""
    pupil = cast.pupils[300 % len(cast.pupils)]
    incidents.report(
        "ordinary",
        "relations",
        str(tale.said("care.incident")),
        str(tale.said("care.told_by")),
        student=pupil.id,
        owner=cast.posts[0],
    )


def _lists(cast: Cast) -> None:
    pupils = cast.pupils
    lists.put_on(pupils[77 % len(pupils)].id, "constitution", str(tale.said("care.constitution")))
    lists.put_on(pupils[130 % len(pupils)].id, "truancy", str(tale.said("care.truancy")), absent=True)
    lists.put_on(pupils[700 % len(pupils)].id, "psychological", str(tale.watched()[3].why))


def _screen(chance: Random, cast: Cast) -> None:
    """A batch of the whole school; most of the flagged have been talked to."""
    flags = tale.choices("care.flags")
    lines = [
        screening.Line(
            pupil.id,
            str(90 + chance.randrange(60) + (80 if n % FLAGGED_EVERY == 0 else 0)),
            {},
            str(flags[n % len(flags)]) if n % FLAGGED_EVERY == 0 else "",
            n % FLAGGED_EVERY == 0,
        )
        for n, pupil in enumerate(cast.pupils[:RESULTS])
    ]
    day = clock.today() - timedelta(days=20)
    batch = screening.take_in(str(tale.said("care.screening")), "MSSMHS", day, lines)
    for result in screening.flagged(batch.id)[:SETTLED]:
        interviews.settle(result.id, "nothing", str(tale.said("care.review")))
