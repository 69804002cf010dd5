"""Whether what a mail shows on a locked phone tells what the list is about. # C1"""

from django.utils.translation import gettext as _

from ..models import SiteSettings

#: Shorter words of a name, such as “and”, tell nothing.
SHORTEST_TELLING_WORD = 4


def find_telling_names(mailing_list):
    """Sentences about names in the mail identity that repeat the list’s public name or the organization’s."""
    public = {"name": mailing_list.name, **organization(mailing_list.site)}
    shown = {
        _("Name in mails"): mailing_list.mail_name,
        _("Sender"): mailing_list.sender_name,
        _("Subject"): mailing_list.subject,
        _("Subject of the welcome mail"): mailing_list.welcome_subject,
    }
    telling = set().union(*(words(text) for text in public.values()))
    for label, text in shown.items():
        said = sorted(words(text) & telling)
        if said:
            yield _(
                "“%(field)s” says “%(words)s”, as your public name does. Somebody who looks at the "
                "phone may understand. Choose harmless words."
            ) % {"field": label, "words": ", ".join(said)}


def organization(site):
    settings = SiteSettings.for_site(site)
    return {"organization": settings.organization_name, "legal": settings.legal_name}


def words(text):
    split = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    return {word for word in split if len(word) >= SHORTEST_TELLING_WORD}
