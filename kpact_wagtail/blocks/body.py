from ..page_language import in_language_of
from ..streams import SteadyStreamBlock
from .articles import ArticlesBlock
from .call_to_action import CallToActionBlock
from .content_note import ContentNoteBlock
from .definitions import DefinitionsBlock
from .faq import FAQBlock
from .groups import GroupsBlock
from .image import ImageBlock
from .meetings import MeetingsBlock
from .notice import NoticeBlock
from .quote import QuoteBlock
from .resources import CrisisBlock, ResourcesBlock
from .signup import SignupBlock
from .statistic import StatisticBlock
from .steps import StepsBlock
from .text import TextBlock
from .timetable import TimetableBlock


class BodyBlock(SteadyStreamBlock):
    """The blocks of a page body. Subclass it to add, remove (``text = None``) or order blocks.

    Name the subclass in ``KPACT_WAGTAIL["BODY_BLOCK"]``; no migration follows. Names of blocks are
    stored with the content: never rename one.
    """

    text = TextBlock()
    image = ImageBlock()
    quote = QuoteBlock()
    statistic = StatisticBlock()
    definitions = DefinitionsBlock()
    faq = FAQBlock()
    steps = StepsBlock()
    call_to_action = CallToActionBlock()
    notice = NoticeBlock()
    content_note = ContentNoteBlock()
    resources = ResourcesBlock()
    crisis = CrisisBlock()
    groups = GroupsBlock()
    timetable = TimetableBlock()
    meetings = MeetingsBlock()
    articles = ArticlesBlock()
    signup = SignupBlock()

    def get_api_representation(self, value, context=None):
        page = getattr(value, "page", None)
        with in_language_of(value):
            return super().get_api_representation(value, {**(context or {}), "page": page})
