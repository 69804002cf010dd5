"""Eight evenings with a beginning and an end, on a sliding scale."""

PAGE = {
    "name": "letters-to-ourselves",
    "type": "group",
    "parent": "groups",
    "written_on": "2026-04-13",
    "topics": ["disability", "sex-work"],
    "audiences": ["sex-workers", "disabled-people"],
    "min_age": 18,
    "openness": "closed",
    "capacity_online": 8,
    "languages": [("language", "en")],
    "mode": "online",
    "time_zone": "America/Chicago",
    "schedule": [
        (
            "rule",
            {
                "repeats": "weekly",
                "days": ["We"],
                "start": "18:00:00",
                "end": "19:45:00",
                "first": "We*4",
                "count": 8,
            },
        ),
    ],
    "status": "starting",
    "starts_on": "We*4",
    "sessions": 8,
    "joining": "screening",
    "emergency_contact": "required",
    "contacts": [
        ("contact", {"method": "email", "value": "writing@example.org"}),
        ("contact", {"method": "call", "value": "+13125550168"}),
    ],
    "platform": "Zoom",
    "dial_in": "no",
    "accessibility": [("feature", {"feature": "captions", "answer": "yes"})],
    "kind": "therapy",
    "run_by": "professional",
    "facilitators": [("author", "rowan")],
    "pseudonyms": "yes",
    "camera": "on",
    "recording": "no",
    "chat_saved": "no",
    "leave_any_time": "yes",
    "crisis_lines": [("resource", "open-hand-line")],
    "cost": "sliding",
    "currency": "USD",
    "price_per": "course",
    "verified_on": "-7",
    "review_every_months": 3,
    "en": {
        "title": "Letters to ourselves: eight evenings of writing",
        "slug": "letters-to-ourselves",
        "search_description": "A closed writing group of eight, led by a counselor.",
        "summary": "Eight people, eight evenings, one letter each that nobody has to send. Led by "
        "a counselor who writes too.",
        "eligibility": "Adults who have been treated as a case and want to write as a person",
        "description": """
            Each evening begins with a line somebody else has written and ends with one of yours.
            You read aloud if you want to. Spelling is nobody’s business.
            """,
        "typical_size": "Eight, the same from start to end",
        "commitment": "Please come to at least six of the eight evenings.",
        "joining_words": "Write or call. Rowan talks with you for half an hour before you decide.",
        "steps": [
            ("step", {"text": "You write or call.", "duration": "5 minutes"}),
            (
                "step",
                {"text": "A talk with Rowan, to see whether it fits.", "duration": "30 minutes"},
            ),
            ("step", {"text": "You read and sign one page about what stays in the room."}),
            ("step", {"text": "You choose your price."}),
        ],
        "response_time": "Within three working days",
        "confidentiality_limits": "Rowan is a licensed counselor and must report if a child is in "
        "danger or somebody is about to be killed. Everything else stays with the nine of you.",
        "tiers": [
            (
                "tier",
                {
                    "name": "Solidarity rate",
                    "amount": "240.00",
                    "guidance": "If you have savings and no debts.",
                },
            ),
            (
                "tier",
                {
                    "name": "What it costs",
                    "amount": "160.00",
                    "guidance": "If you can pay the rent without thinking about it.",
                },
            ),
            (
                "tier",
                {
                    "name": "Community rate",
                    "amount": "40.00",
                    "guidance": "If you count before you shop.",
                },
            ),
        ],
        "waiver": "Two of the eight places cost nothing. Say “one of the two”; nobody asks why.",
        "hardship_contact": "Ines, money@example.org",
        "withdrawal": "Until the second evening you get all of it back.",
        "guidelines": [
            ("guideline", {"title": "Read, pass or burn it", "text": "All three are fine."}),
            ("guideline", {"title": "Nobody corrects anybody"}),
        ],
    },
    "es": {
        "title": "Cartas a nosotras mismas: ocho tardes de escritura",
        "slug": "cartas",
        "search_description": "Un grupo cerrado de ocho personas que escriben, con guía profesional.",
        "summary": "Ocho personas, ocho tardes y una carta de cada una que nadie tiene que enviar. "
        "Guía Rowan, que también escribe.",
        "eligibility": "Personas adultas a quienes trataron como un caso y quieren escribir como "
        "personas",
        "description": """
            Cada tarde empieza con una línea de otra persona y acaba con una tuya. Lees en voz alta
            si quieres. La ortografía no le importa a nadie. El grupo es en inglés; puedes escribir
            en el idioma que quieras.
            """,
        "typical_size": "Ocho, las mismas de principio a fin",
        "commitment": "Ven por favor al menos a seis de las ocho tardes.",
        "joining_words": "Escribe o llama. Rowan habla contigo media hora antes de que decidas.",
        "steps": [
            ("step", {"text": "Escribes o llamas.", "duration": "5 minutos"}),
            (
                "step",
                {"text": "Una charla con Rowan, para ver si encaja.", "duration": "30 minutos"},
            ),
            ("step", {"text": "Lees y firmas una página sobre lo que se queda en la sala."}),
            ("step", {"text": "Eliges tu precio."}),
        ],
        "response_time": "En tres días hábiles",
        "confidentiality_limits": "Rowan tiene licencia y debe avisar si una niña o un niño está en "
        "peligro o si alguien está a punto de morir. Lo demás se queda entre las nueve personas.",
        "tiers": [
            (
                "tier",
                {
                    "name": "Tarifa solidaria",
                    "amount": "240.00",
                    "guidance": "Si tienes ahorros y no tienes deudas.",
                },
            ),
            (
                "tier",
                {
                    "name": "Lo que cuesta",
                    "amount": "160.00",
                    "guidance": "Si pagas la renta sin pensarlo.",
                },
            ),
            (
                "tier",
                {
                    "name": "Tarifa comunitaria",
                    "amount": "40.00",
                    "guidance": "Si cuentas antes de ir a comprar.",
                },
            ),
        ],
        "waiver": "Dos de los ocho lugares no cuestan nada. Di «uno de los dos»; nadie pregunta por "
        "qué.",
        "hardship_contact": "Ines, money@example.org",
        "withdrawal": "Hasta la segunda tarde se devuelve todo.",
        "guidelines": [
            (
                "guideline",
                {"title": "Leer, pasar o quemar", "text": "Las tres cosas están bien."},
            ),
            ("guideline", {"title": "Nadie corrige a nadie"}),
        ],
    },
}
