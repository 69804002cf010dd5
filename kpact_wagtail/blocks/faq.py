from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from .parts import Group, PartBlock, heading, simple_text


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = simple_text(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


def plain_text(rich_text):
    """One line of plain text, as readers of structured data want it."""
    return " ".join(get_text_for_indexing(str(rich_text.source)).split())


class FAQBlock(PartBlock):
    """Questions people really ask, each with its answer folded below it."""

    heading = heading()
    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    def get_structured_data(self, value):
        for item in value["questions"]:
            if item["question"] and item["answer"]:
                yield {
                    "@type": "Question",
                    "name": item["question"],
                    "acceptedAnswer": {
                        "@type": "Answer",
                        "text": plain_text(item["answer"]),
                    },
                }

    class Meta:
        icon = "help"
        group = Group.EXPLAIN
        label = _("Questions and answers")
        label_format = "{heading}"
        description = _("What people ask first, with short answers that open on a press.")
        template = "kpact_wagtail/blocks/faq.html"
        preview_value = {
            "heading": _("Before you come"),
            "questions": [
                {
                    "question": _("Do I have to give my name?"),
                    "answer": "<p>No. Any name will do.</p>",
                },
                {"question": _("What does it cost?"), "answer": "<p>Nothing.</p>"},
            ],
        }
