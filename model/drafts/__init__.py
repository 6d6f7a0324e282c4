"""What a person typed or a file holds, checked before any verb sees it.

Pydantic lives here and only here; it is imported when the first form is saved, never on the
way to the first screen. ``check`` turns its findings into sentences beside their fields.
"""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from model import id_numbers
from model.errors import Invalid
from model.words import Words


class Draft(BaseModel):
    """A thing somebody typed; frozen once it is found good."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


AnyDraft = TypeVar("AnyDraft", bound=Draft)

_SENTENCES: dict[str, Words] = {
    "missing": Words("必填", "This is needed"),
    "string_too_short": Words("必填", "This is needed"),
    "string_too_long": Words("太长，最多 {max_length} 字", "Too long; at most {max_length} characters"),
    "string_type": Words("请填文字", "This should be text"),
    "int_parsing": Words("请填整数", "This should be a whole number"),
    "int_type": Words("请填整数", "This should be a whole number"),
    "greater_than_equal": Words("不能小于 {ge}", "Not less than {ge}"),
    "less_than_equal": Words("不能大于 {le}", "Not more than {le}"),
    "date_type": Words("请填日期，如 2026-11-25", "This should be a date such as 2026-11-25"),
    "date_from_datetime_parsing": Words("请填日期，如 2026-11-25", "This should be a date such as 2026-11-25"),
    "datetime_type": Words("请填日期和时间", "This should be a date and time"),
    "time_type": Words("请填时间，如 12:30", "This should be a time such as 12:30"),
    "time_parsing": Words("请填时间，如 12:30", "This should be a time such as 12:30"),
    "enum": Words("请从列表中选", "Choose from the list"),
    "literal_error": Words("请从列表中选", "Choose from the list"),
    "extra_forbidden": Words("没有这一项", "There is no such field"),
}


class Wrong(ValueError):
    """Raised inside a validator with the sentence to show under the field."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def no_identity(text: str) -> str:
    """The text, which holds no national identity number; raises ``Wrong`` inside a validator where it does."""
    if id_numbers.cut_out(text) != text:
        raise Wrong(id_numbers.NOT_STORED)
    return text


def check(kind: type[AnyDraft], values: Mapping[str, object]) -> AnyDraft:
    """The draft in ``values``. Raises ``Invalid`` with a sentence for every wrong field."""
    try:
        return kind.model_validate(dict(values))
    except ValidationError as error:
        problems: dict[str, Words] = {}
        for found in error.errors():
            field = str(found["loc"][0]) if found["loc"] else "form"
            context = found.get("ctx", {})
            reason = context.get("error")
            if isinstance(reason, Wrong):
                problems.setdefault(field, reason.words)
            else:
                said = _SENTENCES.get(found["type"], Words("这里填得不对：{told}", "Not right: {told}"))
                problems.setdefault(field, said.saying(told=found["msg"], **context))
        raise Invalid(problems) from error
