from django.db import models
from wagtail.models import AbstractPage


class BasePage(AbstractPage):
    """Every page of this site has a colour."""

    colour = models.CharField(max_length=20, blank=True)

    promote_panels = [*AbstractPage.promote_panels, "colour"]
