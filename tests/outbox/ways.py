"""Mail settings for a test: MAILERS from Django 6.1 on, EMAIL_… before."""

import django

SMTP = "django.core.mail.backends.smtp.EmailBackend"
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"
POSTMARK = "anymail.backends.postmark.EmailBackend"
HAS_MAILERS = django.VERSION >= (6, 1)
OLD_NAMES = {"username": "EMAIL_HOST_USER", "password": "EMAIL_HOST_PASSWORD"}


def use(settings, backend, second="", **options):
    """Send through a backend; ``second`` is that of the second way out. Gives the second’s name."""
    name = ("spare" if HAS_MAILERS else second) if second else ""
    settings.KPACT_WAGTAIL = {**settings.KPACT_WAGTAIL, "SECOND_MAILER": name}
    if HAS_MAILERS:
        settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}
        settings.MAILERS |= {"spare": {"BACKEND": second}} if second else {}
        return name
    settings.EMAIL_BACKEND = backend
    for option, value in options.items():
        setattr(settings, OLD_NAMES.get(option, f"EMAIL_{option.upper()}"), value)
    return name
