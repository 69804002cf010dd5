"""Everything that is kept about a person, for that person (GDPR, Art. 15 and 20)."""


def export_person(person):
    """A dict for JSON: what is stored, opened, in the words of the database. Times are ISO 8601, UTC.

    tests/test_data_map.py holds that no field with personal data is missing.
    """
    return {
        "address": person.address(),
        "name": person.name(),
        "language": person.language,
        "created_at": person.created_at.isoformat(),
        "asked_at": person.asked_at.isoformat(),
        "subscriptions": [
            export_subscription(each)
            for each in person.subscriptions.select_related("mailing_list").order_by("pk")
        ],
        "consent": [
            export_event(each)
            for each in person.events.select_related("mailing_list", "wording").order_by("pk")
        ],
    }


def export_subscription(subscription):
    left = subscription.left_at
    return {
        "list": subscription.mailing_list.name,
        "state": subscription.state,
        "asked_at": subscription.asked_at.isoformat(),
        "changed_at": subscription.changed_at.isoformat(),
        "left_at": left.isoformat() if left else None,
    }


def export_event(event):
    return {
        "what": event.what,
        "how": event.how,
        "at": event.at.isoformat(),
        "list": event.mailing_list.name if event.mailing_list else None,
        "wording": event.wording.text if event.wording else None,
        "wording_version": event.wording.number if event.wording else None,
        "language": event.language,
        "page": event.page,
        "evidence": event.evidence,
    }
