"""Model fields for content: their blocks never enter a migration and their data is never dropped."""

from django.core.checks import Error
from django.core.signals import setting_changed
from django.db import models
from django.dispatch import receiver
from django.utils.module_loading import import_string
from wagtail.fields import StreamField

from .conf import DEFAULTS, conf
from .page_language import BodyOfPage
from .streams import SteadyStreamBlock, logger

_generation = 0


@receiver(setting_changed, dispatch_uid="kpact_wagtail.fields.forget_blocks")
def forget_blocks(*, setting, **kwargs):
    """Resolve blocks anew after a test changes what they depend on."""
    global _generation
    if setting in {"KPACT_WAGTAIL", "INSTALLED_APPS"}:
        _generation += 1


class ResolvingStreamField(StreamField):
    """A StreamField that finds its blocks by dotted path when they are first needed.

    Migrations hold no block at all, so adding, removing or ordering blocks never makes one; a
    historical model still sees today's blocks, so a data migration that saves keeps the content.
    """

    def __init__(self, **kwargs):
        kwargs.pop("block_types", None)
        super().__init__([], **kwargs)

    @property
    def block_path(self):
        raise NotImplementedError

    def load_block(self):
        """The stream block class; raises ImportError or TypeError where the path leads nowhere."""
        block = import_string(str(self.block_path))  # None becomes an ImportError
        if not (isinstance(block, type) and issubclass(block, SteadyStreamBlock)):
            raise TypeError(f"{self.block_path} is not a subclass of {SteadyStreamBlock.__name__}")
        return block

    def fallback_block(self):
        return SteadyStreamBlock

    @property
    def stream_block(self):
        generation, block = self.__dict__.get("_resolved", (None, None))
        if generation != _generation:
            try:
                block_class = self.load_block()
            except (ImportError, TypeError) as error:
                logger.error("%s: %s. Its content is kept.", self.block_path, error)
                block_class = self.fallback_block()
            block = block_class()
            block.set_meta_options(self.block_opts)
            self._resolved = (_generation, block)
        return block

    def deconstruct(self):
        return models.Field.deconstruct(self)

    def check(self, **kwargs):
        return [*super().check(**kwargs), *self._check_block_path()]

    def _check_block_path(self):
        try:
            self.load_block()
        except (ImportError, TypeError) as error:
            yield Error(
                f"The blocks of this field cannot be loaded: {error}.",
                hint=self.block_path_hint,
                obj=self,
                id="kpact_wagtail.E001",
            )

    block_path_hint = None


class BodyField(ResolvingStreamField):
    """The body of a page. Use it wherever editors compose a page from the suite's blocks.

    The blocks are those of ``KPACT_WAGTAIL["BODY_BLOCK"]``; a mistyped path falls back to the
    suite's own, keeps what it does not know and fails ``manage.py check`` (kpact_wagtail.E001).
    """

    block_path_hint = (
        'Set KPACT_WAGTAIL["BODY_BLOCK"] to the dotted path of your subclass of '
        "kpact_wagtail.blocks.BodyBlock."
    )

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.name, BodyOfPage(self))

    @property
    def block_path(self):
        return conf.BODY_BLOCK

    def fallback_block(self):
        return import_string(DEFAULTS["BODY_BLOCK"])


class RecordsField(ResolvingStreamField):
    """Repeated data of a page or snippet: opening hours, credits, links, schedule rules.

    ``RecordsField("kpact_wagtail.records.OfficeHoursBlock")``: one fixed stream block by dotted
    path. Unlike child tables it works on abstract models and travels with revisions,
    previews and translations.
    """

    block_path_hint = (
        "Give the dotted path of a subclass of kpact_wagtail.streams.SteadyStreamBlock."
    )

    def __init__(self, block, **kwargs):
        self._block_path = block
        super().__init__(**kwargs)

    @property
    def block_path(self):
        return self._block_path

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "block": self._block_path}
