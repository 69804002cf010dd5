"""The base of rows that belong to somebody's address, such as a signature under a petition."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from . import crypto
from .addresses import normalize


class SealedAddress(models.Model):
    """A row with one mail address: sealed, found by a keyed hash, and in new keys after a rotation.

    Make it with ``for_address()``. Add a UniqueConstraint with ``address_index`` where an address
    may have one row only. Name further sealed columns in ``sealed_fields``; seal and open them with
    ``*self.place()``.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    sealed_address = models.BinaryField(_("sealed address"))
    address_index = models.CharField(_("keyed hash of the address"), max_length=64)
    index_key = models.CharField(_("index key"), max_length=16)

    sealed_fields = ("sealed_address",)
    blind_indexes = {"address_index": "index_key"}

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @classmethod
    def for_address(cls, address, **fields):
        """A new row for an Address, not saved. One query.

        Call it in the transaction that saves it. Raises FormsPaused while the index key changes.
        """
        state = crypto.get_state()
        if state.forms_paused_at:
            raise crypto.FormsPaused
        index, key_id = crypto.blind_index(address.index_form, state=state)
        row = cls(address_index=index, index_key=key_id, **fields)
        row.sealed_address = crypto.seal(address.exact, *row.place())
        return row

    def address(self):
        """The address, opened now. Raises crypto.Unreadable where no key fits."""
        return crypto.open_sealed(bytes(self.sealed_address), *self.place())

    def place(self):
        """What binds a sealed value to this row."""
        return self._meta.label, self.uuid

    def index_form(self):
        """What the keyed hash is made of; see rotation.py."""
        return normalize(self.address()).index_form
