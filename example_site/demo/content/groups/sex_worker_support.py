"""The group of the page the suite began with: monthly, online."""

PAGE = {
    "name": "sex-worker-support",
    "type": "group",
    "parent": "groups",
    "written_on": "2026-02-18",
    "topics": ["sex-work"],
    "audiences": ["sex-workers"],
    "min_age": 18,
    "openness": "open",
    "since_year": 2021,
    "languages": [("language", "en")],
    "mode": "online",
    "platform": "Zoom",
    "dial_in": "yes",
    "time_zone": "America/Chicago",
    "schedule": [
        (
            "rule",
            {
                "repeats": "monthly",
                "weeks": ["1"],
                "days": ["Th"],
                "start": "19:00:00",
                "end": "20:30:00",
                "first": "-1200",
            },
        ),
    ],
    "joining": "ask_first",
    "emergency_contact": "no",
    "contacts": [
        (
            "contact",
            {
                "method": "email",
                "value": "group@example.org",
                "note": "Any name, any address.",
                "notes": [{"language": "es", "note": "Con cualquier nombre y dirección."}],
            },
        ),
        (
            "contact",
            {
                "method": "text",
                "value": "+13125550161",
                "note": "Answered on weekday evenings.",
                "notes": [{"language": "es", "note": "Respondemos entre semana por la tarde."}],
            },
        ),
    ],
    "accessibility": [
        ("feature", {"feature": "captions", "answer": "yes"}),
        ("feature", {"feature": "screen_reader", "answer": "yes"}),
    ],
    "kind": "support",
    "run_by": "peer",
    "facilitators": [
        ("author", "maya"),
        ("person", {"name": "Dee", "pronouns": "they/them"}),
    ],
    "pseudonyms": "yes",
    "camera": "optional",
    "recording": "no",
    "chat_saved": "no",
    "leave_any_time": "yes",
    "crisis_lines": [("resource", "open-hand-line")],
    "cost": "free",
    "verified_on": "-12",
    "review_every_months": 6,
    "quick_exit": "show",
    "en": {
        "title": "Sex Worker Support Group",
        "slug": "first-thursday",
        "discreet_title": "First Thursday",
        "search_description": "An evening online, once a month, led by peers.",
        "summary": "An evening online, once a month, led by two of us. You can listen, talk, or "
        "sit there with the camera off.",
        "eligibility": "Current and retired [sex workers](term:sex-workers) who are over 18 only",
        "description": """
            This online Zoom group is for current and retired [sex workers](term:sex-workers) who
            are over 18 only. We share stories, support one another, problem solve and experience a
            safer space to express and explore needs. The space is sex positive, sex worker
            positive and also has space for people with any range of experiences within the
            industry.

            Nobody asks how you came to the work, or whether you want to leave it. Maya has
            written down [what a first evening is like](page:your-first-evening).
            """,
        "centred_on": "People who do the work now, whatever they call it",
        "also_welcome": "People who stopped, last week or thirty years ago",
        "not_for": "Partners, friends, students and researchers. We like you; this hour is not "
        "yours.",
        "instead": "Those at somebody’s side meet in [Friends and family](page:friends-and-family).",
        "typical_size": "6 to 10 people",
        "joining_words": "Write to us with any name. We answer with a short talk, on the phone or "
        "in writing, and then the way in.",
        "steps": [
            ("step", {"text": "You write to us, from any address.", "duration": "2 minutes"}),
            (
                "step",
                {
                    "text": "Dee or Maya answers. You ask what you like; we ask whether you are "
                    "over 18 and do, or did, the work.",
                    "duration": "10 minutes",
                },
            ),
            ("step", {"text": "You get the way in on the day before the evening."}),
        ],
        "response_time": "Within two days, also at weekends",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "online",
                    "text": "Change the name you show before you come in. If you join by phone, "
                    "we see the last three digits of your number and nothing else.",
                },
            ),
        ],
        "supervision": "A counselor from the Millpond collective meets with the two of us every "
        "month. She hears no names.",
        "confidentiality_limits": "We are not bound by any law to report what you tell us. If you "
        "say that you are about to die, we stay with you, and ask you before we call anybody.",
        "guidelines": [
            ("guideline", {"title": "What is said stays here"}),
            (
                "guideline",
                {
                    "title": "No advice unless asked",
                    "text": "“Do you want ideas, or ears?” is a good question.",
                },
            ),
            ("guideline", {"title": "No names of clients, venues or towns"}),
            ("guideline", {"title": "No recruiting, no selling, no research"}),
        ],
    },
    "es": {
        "title": "Grupo de apoyo para personas trabajadoras sexuales",
        "slug": "primer-jueves",
        "discreet_title": "Primer jueves",
        "search_description": "Una tarde en línea al mes, a cargo de pares.",
        "summary": "Una tarde en línea al mes, a cargo de dos de nosotras. Puedes escuchar, hablar "
        "o quedarte con la cámara apagada.",
        "eligibility": "Solo mayores de 18 años: [personas trabajadoras "
        "sexuales](term:sex-workers) en activo o retiradas",
        "description": """
            Este grupo en línea, por Zoom, es solo para mayores de 18 años: [personas trabajadoras
            sexuales](term:sex-workers) en activo o retiradas. Compartimos historias, nos apoyamos,
            resolvemos problemas y tenemos un espacio más seguro para expresar y explorar lo que
            necesitamos. El espacio es positivo hacia la sexualidad y hacia el trabajo sexual, y en
            él caben todas las experiencias dentro de la industria.

            Nadie pregunta cómo llegaste al trabajo ni si quieres dejarlo. Maya escribió [cómo es
            la primera noche](page:your-first-evening). Hablamos en inglés; dos de nosotras
            entendemos español.
            """,
        "centred_on": "Quienes ejercen hoy, lo llamen como lo llamen",
        "also_welcome": "Quienes lo dejaron, la semana pasada o hace treinta años",
        "not_for": "Parejas, amistades, estudiantes e investigadoras. Las queremos; esta hora no "
        "es suya.",
        "instead": "Quienes acompañan a alguien se reúnen en [Amistades y "
        "familia](page:friends-and-family).",
        "typical_size": "De 6 a 10 personas",
        "joining_words": "Escríbenos con cualquier nombre. Respondemos con una charla corta, por "
        "teléfono o por escrito, y después con la manera de entrar.",
        "steps": [
            (
                "step",
                {"text": "Nos escribes, desde cualquier dirección.", "duration": "2 minutos"},
            ),
            (
                "step",
                {
                    "text": "Responde Dee o Maya. Preguntas lo que quieras; te preguntamos si "
                    "tienes más de 18 años y si ejerces o ejerciste.",
                    "duration": "10 minutos",
                },
            ),
            ("step", {"text": "Recibes la manera de entrar el día antes."}),
        ],
        "response_time": "En dos días, también en fin de semana",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "online",
                    "text": "Cambia el nombre que muestras antes de entrar. Si entras por "
                    "teléfono, vemos las tres últimas cifras de tu número y nada más.",
                },
            ),
        ],
        "supervision": "Una terapeuta del colectivo Millpond se reúne con nosotras cada mes. No "
        "oye ningún nombre.",
        "confidentiality_limits": "Ninguna ley nos obliga a informar de lo que nos cuentes. Si "
        "dices que estás a punto de morir, nos quedamos contigo y te preguntamos antes de llamar a "
        "nadie.",
        "guidelines": [
            ("guideline", {"title": "Lo que se dice se queda aquí"}),
            (
                "guideline",
                {
                    "title": "Sin consejos, salvo que los pidas",
                    "text": "«¿Quieres ideas, o que te escuchemos?» es una buena pregunta.",
                },
            ),
            ("guideline", {"title": "Sin nombres de clientes, locales ni ciudades"}),
            ("guideline", {"title": "Nadie recluta, vende ni investiga"}),
        ],
    },
}
