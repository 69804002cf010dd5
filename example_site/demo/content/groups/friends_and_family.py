"""The last Wednesday of the month, one of them moved; whoever asks is shown the way in."""

PAGE = {
    "name": "friends-and-family",
    "type": "group",
    "parent": "groups",
    "written_on": "2026-03-16",
    "topics": ["harm-reduction", "sex-work"],
    "audiences": ["friends"],
    "openness": "open",
    "since_year": 2023,
    "languages": [("language", "en"), ("language", "es")],
    "mode": "online",
    "time_zone": "America/New_York",
    "schedule": [
        (
            "rule",
            {
                "repeats": "monthly",
                "weeks": ["-1"],
                "days": ["We"],
                "start": "20:00:00",
                "end": "21:15:00",
                "first": "-900",
            },
        ),
        (
            "move",
            {
                "day": "We#-1*2",
                "new_day": "We#-1*2 -1",
                "reason": "Rowan travels on Wednesday",
                "reasons": [{"language": "es", "reason": "Rowan viaja el miércoles"}],
            },
        ),
    ],
    "joining": "drop_in",
    "contacts": [("contact", {"method": "email", "value": "family@example.org"})],
    "platform": "Jitsi",
    "dial_in": "yes",
    "kind": "support",
    "run_by": "together",
    "facilitators": [
        ("author", "rowan"),
        ("person", {"name": "Pat", "pronouns": "she/her"}),
    ],
    "pseudonyms": "yes",
    "camera": "optional",
    "recording": "no",
    "chat_saved": "no",
    "leave_any_time": "yes",
    "crisis_lines": [("resource", "open-hand-line")],
    "cost": "suggested",
    "price": "5.00",
    "currency": "USD",
    "price_per": "session",
    "verified_on": "-90",
    "review_every_months": 6,
    "en": {
        "title": "Friends and family",
        "slug": "wednesday-kitchen",
        "discreet_title": "Wednesday kitchen",
        "summary": "For everybody who loves somebody and lies awake. We talk about you, for once, "
        "and not about them.",
        "eligibility": "People at the side of somebody who uses drugs or does sex work",
        "description": """
            You will not learn how to change somebody. You may learn how to sleep again, how to say
            no to a loan and yes to dinner, and what [harm reduction](term:harm-reduction) looks
            like at a kitchen table.
            """,
        "also_welcome": "Former partners, neighbors, grandparents",
        "not_for": "People who look for a way to make somebody stop",
        "instead": "Read [Talking about overdose](page:talking-about-overdose) first, and come "
        "when you are ready.",
        "typical_size": "5 to 15 people",
        "joining_words": "Press the button on this page a few minutes before we begin.",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "online",
                    "text": "No account is needed. You are asked for a name: any name will do.",
                },
            ),
        ],
        "confidentiality_limits": "Rowan must report by law if somebody is about to be killed or "
        "a child is in danger. Pat has no such duty.",
        "waiver": "Nobody asks, nobody counts. The box is a link at the end of the evening.",
        "guidelines": [
            ("guideline", {"title": "We speak of ourselves", "text": "“I” is a good first word."}),
        ],
    },
    "es": {
        "title": "Amistades y familia",
        "slug": "cocina-de-los-miercoles",
        "discreet_title": "Cocina de los miércoles",
        "summary": "Para quien quiere a alguien y no duerme. Por una vez se habla de ti, y no de "
        "esa persona.",
        "eligibility": "Quienes están al lado de alguien que usa drogas o hace trabajo sexual",
        "description": """
            Aquí no se aprende a cambiar a nadie. Quizá aprendas a dormir de nuevo, a decir que no
            a un préstamo y que sí a una cena, y cómo es la [reducción de
            daños](term:harm-reduction) en la mesa de la cocina.
            """,
        "also_welcome": "Exparejas, vecinas, vecinos, abuelas y abuelos",
        "not_for": "Quien busca la manera de hacer que alguien pare",
        "instead": "Lee primero [Hablar de sobredosis](page:talking-about-overdose) y ven cuando "
        "quieras.",
        "typical_size": "De 5 a 15 personas",
        "joining_words": "Pulsa el botón de esta página unos minutos antes de empezar.",
        "practicalities": [
            (
                "practicality",
                {
                    "about": "online",
                    "text": "No hace falta una cuenta. Se te pide un nombre: cualquiera sirve.",
                },
            ),
        ],
        "confidentiality_limits": "Por ley, Rowan tiene que avisar si alguien está a punto de "
        "morir o si una niña o un niño está en peligro. Pat no tiene ese deber.",
        "waiver": "Nadie pregunta y nadie cuenta. La caja es un enlace al final.",
        "guidelines": [
            (
                "guideline",
                {"title": "Hablamos de nosotras mismas", "text": "«Yo» es un buen comienzo."},
            ),
        ],
    },
}
