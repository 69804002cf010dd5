"""Who speaks on the site, and when somebody answers."""

SETTINGS = {
    "organization_name": "Lantern Row",
    "legal_name": "Lantern Row Mutual Support Association",
    "postal_address": "Lantern Row\nPO Box 12\nExample City",
    "email": "hello@example.org",
    "phone": "+1 312 555 0142",
    "office_hours": [
        {"type": "hours", "value": {"days": ["Mo", "We"], "opens": "16:00", "closes": "20:00"}},
        {"type": "hours", "value": {"days": ["Sa"], "opens": "10:00", "closes": "14:00"}},
    ],
    "office_hours_note": "Chicago time · hora de Chicago",
    "social_links": [
        {"type": "link", "value": {"label": "Mastodon", "url": "https://example.org/@lanternrow"}},
        {"type": "link", "value": {"label": "PeerTube", "url": "https://example.org/c/lanternrow"}},
    ],
}
