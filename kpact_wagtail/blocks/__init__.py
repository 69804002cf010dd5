"""What an editor can put on a page. Import blocks from here; their modules may move."""

from .articles import ArticlesBlock
from .body import BodyBlock
from .call_to_action import CallToActionBlock
from .content_note import ContentNoteBlock
from .definitions import DefinitionsBlock
from .faq import FAQBlock
from .groups import GroupChooserBlock, GroupsBlock, SomeGroupsBlock
from .image import ImageBlock
from .meetings import MeetingsBlock
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
from .timetable import TimetableBlock

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
    "GroupChooserBlock",
    "GroupsBlock",
    "ImageBlock",
    "MeetingsBlock",
    "NoticeBlock",
    "PartBlock",
    "QuoteBlock",
    "ResourceChooserBlock",
    "ResourcesBlock",
    "SectionBlock",
    "SignupBlock",
    "SomeGroupsBlock",
    "StatisticBlock",
    "StepsBlock",
    "TextBlock",
    "TimetableBlock",
]
