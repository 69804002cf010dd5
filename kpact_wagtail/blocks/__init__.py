"""What an editor can put on a page. Import blocks from here; their modules may move."""

from .articles import ArticlesBlock
from .body import BodyBlock
from .call_to_action import CallToActionBlock
from .content_note import ContentNoteBlock
from .definitions import DefinitionsBlock
from .faq import FAQBlock
from .image import ImageBlock
from .notice import NoticeBlock
from .parts import PartBlock
from .quote import QuoteBlock
from .resources import (
    AutomaticBlock,
    CrisisBlock,
    EntriesBlock,
    ResourceChooserBlock,
    ResourcesBlock,
    SectionBlock,
)
from .signup import SignupBlock
from .statistic import StatisticBlock
from .steps import StepsBlock
from .text import TextBlock

__all__ = [
    "ArticlesBlock",
    "AutomaticBlock",
    "BodyBlock",
    "CallToActionBlock",
    "ContentNoteBlock",
    "CrisisBlock",
    "DefinitionsBlock",
    "EntriesBlock",
    "FAQBlock",
    "ImageBlock",
    "NoticeBlock",
    "PartBlock",
    "QuoteBlock",
    "ResourceChooserBlock",
    "ResourcesBlock",
    "SectionBlock",
    "SignupBlock",
    "StatisticBlock",
    "StepsBlock",
    "TextBlock",
]
