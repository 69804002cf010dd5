"""Amounts as people of the page’s language write them (Unicode CLDR)."""

from decimal import Decimal, InvalidOperation

from ..codes import get_locale


def say_amount(amount, currency):
    """Such as “$20.00”, with the currency where there is one; "" for nothing and for no number."""
    if amount in (None, ""):
        return ""
    try:
        number = Decimal(str(amount))
    except InvalidOperation:
        return ""
    from babel.numbers import format_currency, format_decimal

    if not currency:
        return format_decimal(number, locale=get_locale())
    return format_currency(number, currency, locale=get_locale())
