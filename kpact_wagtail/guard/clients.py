"""How many forms one client sends in a day, without a table that could tell who it was.

What is kept is a hash under a key that only this form and this day have, until the day is over.
"""

import hmac
from ipaddress import ip_address, ip_network

from django.db import connections, router

from kpact_wagtail import crypto
from kpact_wagtail.conf import conf
from kpact_wagtail.state import ClientCount

from .stamps import today

#: Addresses that a proxy has rather than a visitor. To count them would lock everybody out at once.
INNER = [
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::/127",
        "fc00::/7",
        "fe80::/10",
    )
]

COUNT = """
    INSERT INTO {table} (client, scope, day, number) VALUES (%s, %s, %s, 1)
    ON CONFLICT (client, scope, day) DO UPDATE SET number = {table}.number + 1
    RETURNING number
"""


def count_client(request, scope):
    """Whether the client is within CLIENT_LIMIT for this form today, this time included.

    One query; none, and True, where the request does not tell clients apart.
    """
    client = find_client(request)
    if client is None:
        return True
    day = today()
    key = crypto.derive("client", scope, day.isoformat())
    digest = hmac.digest(key, client.encode(), "sha256").hex()
    return count(digest, scope, day) <= conf.CLIENT_LIMIT


def count(digest, scope, day):
    connection = connections[router.db_for_write(ClientCount)]
    table = connection.ops.quote_name(ClientCount._meta.db_table)
    when = connection.ops.adapt_datefield_value(day)
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(table=table), [digest, scope[:40], when])
        return cursor.fetchone()[0]


def find_client(request):
    """The IPv4 address or IPv6 /64 that a request came from; None where nobody can know."""
    address = parse(find_address(request))
    if address is None or any(address in network for network in INNER):
        return None
    if address.version == 6:
        return str(ip_network((int(address) >> 64 << 64, 64)))
    return str(address)


def find_address(request):
    """As written by the outermost proxy of ours, or the peer of the connection."""
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    proxies = conf.TRUSTED_PROXIES
    if proxies > 0 and hops[-1].strip():
        return hops[-min(proxies, len(hops))]
    return request.META.get("REMOTE_ADDR") or ""


def parse(text):
    """An address, without the port some proxies add and with IPv4 taken out of IPv6; or None."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def purge_clients():
    """Forget the counts of the days before today. A job of kpact_tick."""
    number, _ = ClientCount.objects.filter(day__lt=today()).delete()
    return {"deleted": number}
