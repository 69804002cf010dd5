from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class HomePage(Page):
    subpage_types = ["standard.StandardPage"]
    parent_page_types = ["wagtailcore.Page"]


class StandardPage(Page):
    body = StreamField([("paragraph", RichTextBlock())], blank=True)

    content_panels = [*Page.content_panels, "body"]
    subpage_types = ["standard.StandardPage"]
    parent_page_types = ["standard.HomePage", "standard.StandardPage"]
