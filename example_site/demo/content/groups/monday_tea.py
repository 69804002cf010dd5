"""Every week, in a room, with a winter break."""

PAGE = {
    "name": "monday-tea",
    "type": "group",
    "parent": "groups",
    "written_on": "2026-02-20",
    "topics": ["housing", "harm-reduction"],
    "audiences": ["tenants", "migrants"],
    "openness": "open",
    "since_year": 2014,
    "capacity_in_person": 25,
    "languages": [("language", "en"), ("language", "es"), ("language", "pl")],
    "mode": "in_person",
    "time_zone": "America/Chicago",
    "schedule": [
        (
            "rule",
            {
                "repeats": "weekly",
                "days": ["Mo"],
                "start": "18:00:00",
                "end": "20:00:00",
                "first": "-3600",
            },
        ),
        (
            "skip",
            {
                "first": "12-24",
                "last": "12-24 +9",
                "reason": "Winter break",
                "reasons": [{"language": "es", "reason": "Pausa de invierno"}],
            },
        ),
    ],
    "joining": "drop_in",
    "contacts": [
        ("contact", {"method": "call", "value": "+13125550142"}),
        ("contact", {"method": "email", "value": "hello@example.org"}),
    ],
    "dial_in": "no",
    "venue": "Lantern Row, the front room",
    "address": "212 Lantern Row, Example City",
    "accessibility": [
        ("feature", {"feature": "step_free", "answer": "yes"}),
        ("feature", {"feature": "toilet", "answer": "yes"}),
        ("feature", {"feature": "hearing_loop", "answer": "no"}),
        ("feature", {"feature": "support_person", "answer": "yes"}),
        ("feature", {"feature": "service_animal", "answer": "yes"}),
    ],
    "kind": "social",
    "run_by": "peer",
    "facilitators": [("author", "ines"), ("author", "tomas")],
    "pseudonyms": "yes",
    "recording": "no",
    "leave_any_time": "yes",
    "crisis_lines": [("resource", "open-hand-line")],
    "cost": "free",
    "in_calendar": True,
    "in_structured_data": True,
    "verified_on": "-30",
    "review_every_months": 6,
    "en": {
        "title": "Monday tea",
        "slug": "monday-tea",
        "search_description": "Mondays from 6 to 8 in the front room: tea, a warm stove, somebody "
        "who has time.",
        "summary": "Tea, a warm stove and somebody who has time. There is no program, so you "
        "cannot come too late.",
        "eligibility": "Anybody who could use an evening among people",
        "description": """
            Some come with a letter they do not want to open alone. Some come for the biscuits.
            Both are good reasons. There is a big table for talk, a small one for paperwork, and a
            corner with a curtain where nobody will talk to you at all.
            """,
        "also_welcome": "Children, dogs, and people who sleep outside tonight",
        "typical_size": "8 to 20 people over the evening",
        "joining_words": "Come in by the side door. You need not say hello first.",
        "area": "five minutes from Uptown station",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "entrance",
                    "text": "The side door, which has a ramp, is open until half past seven. After "
                    "that, knock on the window.",
                },
            ),
            (
                "practicality",
                {"about": "food", "text": "Soup at seven. One pot is always without meat."},
            ),
            (
                "practicality",
                {"about": "childcare", "text": "A box of toys and usually a grandmother."},
            ),
            (
                "practicality",
                {
                    "about": "sensory",
                    "text": "Loud around seven, quiet before and after. The curtain corner has a "
                    "lamp you can turn off.",
                },
            ),
            ("practicality", {"about": "fares", "text": "Ask Ines for a bus card home."}),
        ],
        "duties": "Wash your own cup, if you can.",
        "guidelines": [
            ("guideline", {"title": "Nobody is sent away for how they smell, look or feel"}),
            (
                "guideline",
                {
                    "title": "No photographs",
                    "text": "Not of the soup either: somebody stands behind it.",
                },
            ),
        ],
    },
    "es": {
        "title": "Té de los lunes",
        "slug": "te-de-los-lunes",
        "search_description": "Los lunes de 6 a 8 en la sala: té, una estufa y alguien que tiene "
        "tiempo.",
        "summary": "Té, una estufa y alguien que tiene tiempo. No hay programa, así que no se "
        "puede llegar tarde.",
        "eligibility": "Cualquiera a quien le venga bien una tarde entre gente",
        "description": """
            Hay quien viene con una carta que no quiere abrir a solas. Hay quien viene por las
            galletas. Las dos razones valen. Hay una mesa grande para hablar, una chica para
            papeles y un rincón con cortina donde nadie te hablará.
            """,
        "also_welcome": "Niñas, niños, perros y quien duerme hoy en la calle",
        "typical_size": "De 8 a 20 personas a lo largo de la tarde",
        "joining_words": "Entra por la puerta lateral. No hace falta saludar primero.",
        "area": "a cinco minutos de la estación Uptown",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "entrance",
                    "text": "La puerta lateral, que tiene rampa, está abierta hasta las siete y "
                    "media. Después, toca en la ventana.",
                },
            ),
            (
                "practicality",
                {"about": "food", "text": "Sopa a las siete. Siempre hay una olla sin carne."},
            ),
            (
                "practicality",
                {"about": "childcare", "text": "Una caja de juguetes y casi siempre una abuela."},
            ),
            (
                "practicality",
                {
                    "about": "sensory",
                    "text": "Hay ruido hacia las siete; antes y después, calma. La lámpara del "
                    "rincón con cortina se puede apagar.",
                },
            ),
            (
                "practicality",
                {"about": "fares", "text": "Pídele a Ines una tarjeta de autobús para volver."},
            ),
        ],
        "duties": "Lava tu taza, si puedes.",
        "guidelines": [
            (
                "guideline",
                {"title": "A nadie se le echa por cómo huele, cómo se ve o cómo se siente"},
            ),
            (
                "guideline",
                {
                    "title": "Sin fotos",
                    "text": "Tampoco de la sopa: siempre hay alguien detrás.",
                },
            ),
        ],
    },
}
