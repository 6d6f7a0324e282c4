"""Takes a roster in: one entry of the journal for all of it, nothing at all where nothing is different."""

from dataclasses import replace

from model import rights
from model.errors import ChangedSince, DeskError
from model.people.roster_compare import planned
from model.people.roster_lines import Reading
from model.people.roster_plan import Change, FactChange, RosterPlan
from model.people.roster_write import Progress, write
from model.rights import Right
from model.store import journal
from model.values import dataclass
from model.words import Words

__all__ = ["Change", "FactChange", "Progress", "RosterDone", "RosterPlan", "need_agreement", "preview", "take_in"]


@dataclass(frozen=True, slots=True)
class RosterDone:
    """What was taken in."""

    new: int
    """Students enrolled."""
    changed: int
    """Students of whom something was changed."""
    returned: int
    """Students who had left and are here again."""
    left: int
    """Students marked as left."""
    unchanged: int
    """Students told as the desk had them."""
    left_out: int
    """Problems that kept a row out."""
    entry: int | None
    """The journal entry that takes all of it back; ``None`` if nothing was different."""

    def words(self) -> Words:
        """What was done, in a sentence; of what there was none nothing is said."""
        counted = zip((self.new, self.changed, self.returned, self.left), _DONE, strict=True)
        told = [words.saying(n=n) for n, words in counted if n] or [_NOTHING]
        return Words("，".join(each.zh for each in told), ", ".join(each.en for each in told))


_DONE = (
    Words("新增{n}人", "{n} new"),
    Words("更新{n}人", "{n} changed"),
    Words("返校{n}人", "{n} back"),
    Words("离校{n}人", "{n} left"),
)
_NOTHING = Words("没有变化", "nothing is different")
_TAKE_IN = Words("导入名册{file}：{done}", "Took in the roster {file}: {done}")


def preview(reading: Reading, file: str = "") -> RosterPlan:
    """What taking this roster in would do; nothing is written."""
    rights.need(Right.PEOPLE)
    return planned(reading, file)


def take_in(
    plan: RosterPlan, *, leave_missing: bool = False, good_rows_only: bool = False, on_progress: Progress | None = None
) -> RosterDone:
    """Do what the plan says, as one change that one undo takes back.

    ``good_rows_only`` agrees that rows with a severe problem stay out, ``leave_missing`` that the
    missing students are marked as left today. Raises ``DeskError`` without the first where there are
    such rows, and with the second as well, because a row that could not be read may be one of the
    missing; ``ChangedSince`` if the plan no longer fits the students.
    """
    rights.need(Right.PEOPLE)
    need_agreement(plan, leave_missing=leave_missing, good_rows_only=good_rows_only)
    missing = plan.missing if leave_missing else ()
    done = RosterDone(
        new=len(plan.new),
        changed=len(plan.changed),
        returned=len(plan.returning),
        left=len(missing),
        unchanged=plan.unchanged,
        left_out=len(plan.left_out),
        entry=None,
    )
    if not plan.changes_something and not missing:
        return done
    words = _TAKE_IN.saying(file=plan.file, done=done.words())
    with journal.writing("roster.take_in", words, details={"file": plan.file}) as entry:
        if planned(plan.reading, plan.file) != plan:
            raise ChangedSince(
                Words("预览之后学生有变动，请重新预览", "The students have changed since the preview; look at it again")
            )
        write(plan, missing, on_progress or _quietly)
    return replace(done, entry=entry.number)


def need_agreement(plan: RosterPlan, *, leave_missing: bool, good_rows_only: bool) -> None:
    """Go on only if everything that wants a person's word has it. Raises ``DeskError`` as ``take_in``."""
    bad = len(plan.left_out)
    if bad and not good_rows_only:
        words = Words(
            "有{n}处问题，这些行不会导入；请改正，或同意只导入其余的行",
            "{n} {n:row has a problem and stays|rows have a problem and stay} out; mend {n:it|them}, or agree to take in the others",
        )
        raise DeskError(words.saying(n=bad), "good_rows_only")
    if bad and leave_missing and plan.missing:
        words = Words(
            "还有{n}行没有读成，其中可能就有未出现的学生；请先改正再标记离校",
            "{n} {n:row|rows} could not be read and may be {n:a missing student|the missing students}; "
            "mend {n:it|them} before marking anyone as left",
        )
        raise DeskError(words.saying(n=bad), "leave_missing")


def _quietly(_done: int, _total: int, _words: Words) -> None:
    """Nobody is watching."""
