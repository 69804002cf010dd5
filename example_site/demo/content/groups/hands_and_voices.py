"""First and third Tuesday online, last Friday in person with an interpreter, not in August."""

PAGE = {
    "name": "hands-and-voices",
    "type": "group",
    "parent": "groups",
    "written_on": "2026-02-23",
    "topics": ["disability"],
    "audiences": ["disabled-people"],
    "min_age": 16,
    "openness": "open",
    "since_year": 2018,
    "capacity_online": 20,
    "capacity_in_person": 14,
    "languages": [("language", "en"), ("language", "ase")],
    "mode": "online",
    "time_zone": "America/Chicago",
    "schedule": [
        (
            "rule",
            {
                "repeats": "monthly",
                "weeks": ["1", "3"],
                "days": ["Tu"],
                "start": "19:00:00",
                "end": "20:30:00",
                "first": "-800",
                "mode": "online",
            },
        ),
        (
            "rule",
            {
                "repeats": "monthly",
                "weeks": ["-1"],
                "days": ["Fr"],
                "start": "17:30:00",
                "end": "19:30:00",
                "first": "-800",
                "mode": "in_person",
                "venue": "Kettle Street library, room 3",
                "area": "near the Kettle Street tram stop",
                "interpreter": "ase",
            },
        ),
        ("pause", {"months": ["8"]}),
        (
            "skip",
            {
                "first": "12-24",
                "last": "12-24 +9",
                "reason": "The library is closed",
                "reasons": [{"language": "es", "reason": "La biblioteca está cerrada"}],
            },
        ),
    ],
    "joining": "register",
    "joining_url": "https://example.org/hands-and-voices",
    "contacts": [
        ("contact", {"method": "email", "value": "access@example.org"}),
        ("contact", {"method": "text", "value": "+13125550163"}),
        ("contact", {"method": "video_relay", "value": "+13125550164"}),
    ],
    "platform": "BigBlueButton",
    "dial_in": "yes",
    "venue": "Kettle Street library, room 3",
    "address": "40 Kettle Street, Example City",
    "accessibility": [
        ("feature", {"feature": "signing", "answer": "yes"}),
        ("feature", {"feature": "captions", "answer": "yes"}),
        ("feature", {"feature": "hearing_loop", "answer": "yes"}),
        ("feature", {"feature": "screen_reader", "answer": "yes"}),
        ("feature", {"feature": "step_free", "answer": "yes"}),
        ("feature", {"feature": "toilet", "answer": "yes"}),
        ("feature", {"feature": "quiet", "answer": "yes"}),
        ("feature", {"feature": "plain_language", "answer": "yes"}),
    ],
    "organizer": "together",
    "organizer_name": "Kettle Street Library",
    "organizer_url": "https://example.org/kettle-street-library",
    "kind": "support",
    "run_by": "peer",
    "facilitators": [
        ("person", {"name": "Aurelio", "pronouns": "he/him"}),
        ("person", {"name": "Wren", "pronouns": "they/them"}),
    ],
    "pseudonyms": "yes",
    "camera": "optional",
    "recording": "no",
    "chat_saved": "no",
    "leave_any_time": "yes",
    "cost": "free",
    "in_calendar": True,
    "in_structured_data": True,
    "verified_on": "-45",
    "review_every_months": 4,
    "en": {
        "title": "Hands and voices",
        "slug": "hands-and-voices",
        "search_description": "Disabled and Deaf people on work, offices and everything that was "
        "built for somebody else.",
        "summary": "For all who spend their days getting round what was built for somebody else. "
        "We complain well, and then we draft the letter together.",
        "eligibility": "Disabled, Deaf and chronically ill people from 16; no diagnosis needed",
        "description": """
            Tuesdays are on a screen, with captions made by a person. On Fridays we meet in the
            library, and two interpreters are there from the first minute to the last.

            Bring your [access needs](term:access-needs) or find out what they are. Nobody has to
            explain them twice: what you tell us once is there the next time, if you want that.
            """,
        "centred_on": "People whose needs cost employers nothing but a thought",
        "also_welcome": "Somebody who helps you, if you bring them",
        "typical_size": "About a dozen",
        "joining_words": "Sign up with a first name and what you need. On Fridays you can also just "
        "come.",
        "response_time": "By the next working day",
        "area": "near the Kettle Street tram stop",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "health",
                    "text": "On Fridays we wear masks and keep the windows open. There are masks "
                    "at the door.",
                },
            ),
            (
                "practicality",
                {
                    "about": "sensory",
                    "text": "Daylight lamps, no scents please, a quiet room next door.",
                },
            ),
            (
                "practicality",
                {
                    "about": "online",
                    "text": "Captions by a person. Speak, sign or type; the chat is read aloud.",
                },
            ),
        ],
        "guidelines": [
            ("guideline", {"title": "One at a time", "text": "The interpreters need it too."}),
            ("guideline", {"title": "No cures", "text": "No one asked for the diet."}),
        ],
    },
    "es": {
        "title": "Manos y voces",
        "slug": "manos-y-voces",
        "search_description": "Personas con discapacidad y personas sordas hablan del trabajo y de "
        "lo que se construyó para otras.",
        "summary": "Para quien pasa los días rodeando lo que se construyó para otra gente. Nos "
        "quejamos bien y luego escribimos la carta en conjunto.",
        "eligibility": "Personas con discapacidad, sordas o con enfermedades crónicas desde los 16 "
        "años; sin diagnóstico",
        "description": """
            Los martes es en la pantalla, con subtítulos hechos por una persona. Los viernes nos
            vemos en la biblioteca, y hay dos intérpretes del primer minuto al último.

            Trae tus [necesidades de acceso](term:access-needs) o descubre cuáles son. Nadie tiene
            que explicarlas dos veces: lo que cuentas una vez está ahí la siguiente, si quieres.
            """,
        "centred_on": "Personas cuyas necesidades solo cuestan pensar un poco",
        "also_welcome": "Quien te ayuda, si vienes en compañía",
        "typical_size": "Alrededor de una docena",
        "joining_words": "Inscríbete con un nombre y lo que necesitas. Los viernes también puedes "
        "venir sin avisar.",
        "response_time": "A más tardar el siguiente día hábil",
        "area": "cerca de la parada de tranvía Kettle Street",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "health",
                    "text": "Los viernes llevamos mascarilla y dejamos las ventanas abiertas. Hay "
                    "mascarillas en la puerta.",
                },
            ),
            (
                "practicality",
                {
                    "about": "sensory",
                    "text": "Luz de día, sin perfumes por favor, y una sala tranquila al lado.",
                },
            ),
            (
                "practicality",
                {
                    "about": "online",
                    "text": "Subtítulos hechos por una persona. Habla, usa señas o escribe; el chat "
                    "se lee en voz alta.",
                },
            ),
        ],
        "guidelines": [
            (
                "guideline",
                {
                    "title": "Una persona a la vez",
                    "text": "También lo necesitan las intérpretes.",
                },
            ),
            ("guideline", {"title": "Sin curas", "text": "Nadie preguntó por la dieta."}),
        ],
    },
}
