"""The fifth Wednesday, at an address that no page tells."""

PAGE = {
    "name": "fifth-wednesday",
    "type": "group",
    "parent": "groups",
    "written_on": "2026-04-06",
    "topics": ["sex-work", "harm-reduction"],
    "audiences": ["sex-workers"],
    "min_age": 18,
    "openness": "members",
    "since_year": 2019,
    "capacity_in_person": 16,
    "languages": [("language", "en")],
    "mode": "in_person",
    "time_zone": "America/Chicago",
    "schedule": [
        (
            "rule",
            {
                "repeats": "monthly",
                "weeks": ["5"],
                "days": ["We"],
                "start": "22:00:00",
                "end": "00:30:00",
                "first": "-2000",
            },
        ),
    ],
    "status": "full",
    "joining": "referral",
    "contacts": [("contact", {"method": "email", "value": "supper@example.org"})],
    "withheld": True,
    "accessibility": [
        ("feature", {"feature": "step_free", "answer": "no"}),
        ("feature", {"feature": "toilet", "answer": "no"}),
    ],
    "kind": "social",
    "run_by": "peer",
    "facilitators": [("person", {"name": "The cook"})],
    "pseudonyms": "yes",
    "recording": "no",
    "leave_any_time": "yes",
    "cost": "free",
    "noindex": True,
    "no_store": True,
    "quick_exit": "show",
    "verified_on": "-60",
    "review_every_months": 12,
    "en": {
        "title": "Late supper for night workers",
        "slug": "fifth-wednesday",
        "discreet_title": "Fifth Wednesday",
        "summary": "A hot meal at ten in the evening, in the months that have a fifth Wednesday. "
        "Sixteen chairs, no talk before the soup.",
        "eligibility": "Members of our groups who work at night",
        "status_note": "All chairs are taken at present. Ask again in the new year.",
        "not_for": "People who have not been to one of our groups yet",
        "instead": "Begin with the [Sex Worker Support Group](page:sex-worker-support).",
        "joining_words": "Somebody who sits at the table brings you the first time.",
        "area": "in the old market quarter",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "travel",
                    "text": "We tell you the place on the day, and somebody walks you to the tram "
                    "afterwards.",
                },
            ),
            ("practicality", {"about": "food", "text": "Say what you cannot eat; we remember."}),
        ],
    },
}
