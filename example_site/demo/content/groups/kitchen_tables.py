"""Several places, each with its own days."""

PAGE = {
    "name": "kitchen-tables",
    "type": "group",
    "parent": "groups",
    "written_on": "2026-03-23",
    "topics": ["housing"],
    "audiences": ["tenants"],
    "openness": "open",
    "since_year": 2016,
    "languages": [("language", "en"), ("language", "es"), ("language", "zh")],
    "mode": "in_person",
    "time_zone": "America/Chicago",
    "schedule": [
        (
            "rule",
            {
                "repeats": "monthly",
                "weeks": ["1"],
                "days": ["Mo"],
                "start": "19:00:00",
                "end": "20:30:00",
                "first": "-3000",
                "venue": "Kettle Street laundry",
                "address": "88 Kettle Street, Example City",
            },
        ),
        (
            "rule",
            {
                "repeats": "monthly",
                "weeks": ["2"],
                "days": ["Th"],
                "start": "18:30:00",
                "end": "20:00:00",
                "first": "-1400",
                "venue": "Millpond school, the dining hall",
                "address": "5 Millpond Lane, Example City",
                "interpreter": "zh",
            },
        ),
        (
            "rule",
            {
                "repeats": "monthly",
                "weeks": ["4"],
                "days": ["Sa"],
                "start": "10:00:00",
                "end": "12:00:00",
                "first": "-700",
                "venue": "Harbor Tower, the bicycle room",
                "address": "1 Harbor Tower, Example City",
            },
        ),
        ("skip", {"first": "Sa#4*2", "reason": "The bicycle room is being painted"}),
    ],
    "joining": "drop_in",
    "contacts": [
        ("contact", {"method": "call", "value": "+13125550167"}),
        ("contact", {"method": "email", "value": "tables@example.org"}),
    ],
    "accessibility": [
        ("feature", {"feature": "step_free", "answer": "yes"}),
        ("feature", {"feature": "toilet", "answer": "unknown"}),
        ("feature", {"feature": "support_person", "answer": "yes"}),
    ],
    "kind": "skills",
    "run_by": "peer",
    "facilitators": [("author", "ines")],
    "pseudonyms": "yes",
    "recording": "no",
    "leave_any_time": "yes",
    "cost": "free",
    "in_calendar": True,
    "verified_on": "-220",
    "review_every_months": 6,
    "alert_until": "+14",
    "en": {
        "title": "Kitchen tables for tenants",
        "slug": "kitchen-tables",
        "search_description": "Three tables in three neighborhoods where letters from landlords "
        "are read together.",
        "summary": "Three tables in three neighborhoods. Somebody puts a letter on it, and six "
        "people read it. That is nearly all.",
        "eligibility": "People who rent, sublet, or sleep on a friend’s sofa",
        "description": """
            Bring the letter, even if it is old. We read it aloud, find the date that matters, and
            write the answer before we go home. If the word [eviction](term:eviction) is in it, do
            not wait for the table: call.
            """,
        "typical_size": "4 to 12 people at each table",
        "joining_words": "Come with the letter, or without.",
        "alert": "The Millpond table has moved from the gym to the dining hall.",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "travel",
                    "text": "Kettle Street: tram 4. Millpond: bus 20 to the school gate. Harbor "
                    "Tower: the ramp is on the water side.",
                },
            ),
            ("practicality", {"about": "childcare", "text": "At Millpond only, in the library."}),
        ],
    },
}
