"""Every other week in another time zone, with a waiting list and dates picked by hand."""

PAGE = {
    "name": "cafe-luna",
    "type": "group",
    "parent": "groups",
    "written_on": "2026-03-09",
    "topics": ["sex-work"],
    "audiences": ["sex-workers", "migrants"],
    "min_age": 18,
    "openness": "closed",
    "since_year": 2022,
    "capacity_online": 12,
    "languages": [("language", "es"), ("language", "quc")],
    "mode": "online",
    "time_zone": "America/Los_Angeles",
    "schedule": [
        (
            "rule",
            {
                "repeats": "weekly",
                "every": 2,
                "days": ["Su"],
                "start": "17:00:00",
                "end": "18:30:00",
                "first": "-420",
            },
        ),
        (
            "rule",
            {
                "repeats": "dates",
                "dates": ["Sa*4", "Sa*9"],
                "start": "11:00:00",
                "end": "13:00:00",
                "note": "Paperwork morning",
            },
        ),
    ],
    "status": "waiting_list",
    "joining": "screening",
    "emergency_contact": "waivable",
    "contacts": [
        (
            "contact",
            {
                "method": "app",
                "value": "https://example.org/luna-chat",
                "label": "Signal",
                "languages": ["es"],
            },
        ),
        ("contact", {"method": "call", "value": "+13125550166", "languages": ["es", "quc"]}),
    ],
    "platform": "Jitsi",
    "dial_in": "no",
    "organizer": "together",
    "organizer_name": "Línea Brisa",
    "organizer_url": "https://example.org/brisa",
    "kind": "support",
    "run_by": "together",
    "facilitators": [
        ("person", {"name": "Itzel", "pronouns": "ella"}),
        ("person", {"name": "Noemí", "pronouns": "ella", "credentials": "LCSW"}),
    ],
    "pseudonyms": "yes",
    "camera": "off",
    "recording": "no",
    "chat_saved": "no",
    "leave_any_time": "yes",
    "crisis_lines": [("resource", "open-hand-line")],
    "cost": "free",
    "noindex": True,
    "quick_exit": "show",
    "verified_on": "-18",
    "review_every_months": 3,
    "en": {
        "title": "Café Luna: for workers new in the country",
        "slug": "cafe-luna",
        "discreet_title": "Café Luna",
        "summary": "A circle in Spanish and K’iche’ for people who do sex work far from where they "
        "were born. Papers, landlords, customers, homesickness.",
        "eligibility": "Migrants who do or did sex work, over 18, with any papers or none",
        "description": """
            The same twelve people, cameras off, so that a name and a voice are all anybody knows.
            On some Saturday mornings a lawyer answers questions; she writes nothing down.
            """,
        "typical_size": "9 to 12 people",
        "status_note": "A place becomes free every two or three months. We call in the order in "
        "which you wrote.",
        "joining_words": "A talk of twenty minutes with Itzel, by voice message if you like.",
        "response_time": "Within a week",
        "confidentiality_limits": "Noemí must report by law if a child is in danger. She says so "
        "at the start of each meeting. Itzel has no such duty.",
        "guidelines": [
            ("guideline", {"title": "Nobody asks for papers, and nobody shows any"}),
            ("guideline", {"title": "Headphones on, door closed"}),
        ],
    },
    "es": {
        "title": "Café Luna: para quienes llegaron hace poco",
        "slug": "cafe-luna",
        "discreet_title": "Café Luna",
        "summary": "Un círculo en español y k’iche’ para quienes hacen trabajo sexual lejos de "
        "donde nacieron. Papeles, renta, clientes, nostalgia.",
        "eligibility": "Migrantes que ejercen o ejercieron, mayores de 18 años, con los papeles "
        "que sean o sin ninguno",
        "description": """
            Las mismas doce personas, con la cámara apagada: lo único que se sabe de ti es un nombre
            y una voz. Algunos sábados por la mañana una abogada responde preguntas; no apunta nada.
            """,
        "typical_size": "De 9 a 12 personas",
        "status_note": "Cada dos o tres meses se libera un lugar. Llamamos en el orden en que nos "
        "escribieron.",
        "joining_words": "Una charla de veinte minutos con Itzel; por audio, si prefieres.",
        "response_time": "En una semana",
        "confidentiality_limits": "Por ley, Noemí tiene que avisar si una niña o un niño está en "
        "peligro. Lo dice al empezar cada reunión. Itzel no tiene ese deber.",
        "guidelines": [
            ("guideline", {"title": "Nadie pide papeles y nadie los enseña"}),
            ("guideline", {"title": "Audífonos puestos y puerta cerrada"}),
        ],
    },
}
