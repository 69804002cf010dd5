"""An advocacy page of another kind: what tenants can do, and what is asked of the council."""

PAGE = {
    "name": "housing-rights",
    "type": "advocacy",
    "parent": "home",
    "written_on": "2026-02-09",
    "image": "doorway",
    "topics": ["housing"],
    "reviewed_on": "2026-08-15",
    "review_every_months": 12,
    "en": {
        "title": "A home is not a favor",
        "slug": "housing-rights",
        "show_in_menus": True,
        "strapline": "The tenants’ table at Lantern Row",
        "search_description": "What to do when a letter comes, and what tenants can ask for.",
        "reviewed_by": "the tenants’ table",
        "introduction": "A letter from a landlord can make the floor feel soft. Take a breath: in "
        "most places nobody can put you out with a letter alone, and there is nearly always "
        "time to ask somebody. This page is general information from neighbors. It is not legal "
        "advice.",
        "body": [
            (
                "notice",
                {
                    "heading": "The tenants’ table moves to Wednesday",
                    "text": "From 5 to 8 in the front room. Bring the letter, or a photo of it.",
                    "tone": "info",
                },
            ),
            (
                "steps",
                {
                    "heading": "When a letter has come",
                    "steps": [
                        {
                            "title": "Read the date twice",
                            "text": "Write down the day it arrived and any day it names. Photograph "
                            "every page and the envelope.",
                            "duration": "10 minutes",
                        },
                        {
                            "title": "Do not sign, and do not leave yet",
                            "text": "A letter is the beginning of a process, not the end of one. In "
                            "most places an [eviction](term:eviction) needs a court.",
                        },
                        {
                            "title": "Bring it to the tenants’ table",
                            "text": "We read it with you and find the clinic that can answer the "
                            "legal part. Bring a friend if you like.",
                            "duration": "about an hour",
                        },
                        {
                            "title": "Answer in writing, and keep a copy",
                            "text": "Short and plain is enough. We have drafts. See also [the first "
                            "hour after a notice](page:first-hour-after-a-notice).",
                            "duration": "30 minutes",
                        },
                    ],
                },
            ),
            (
                "image",
                {
                    "image": {
                        "image": "letter",
                        "decorative": False,
                        "alt_text": "A letter and an envelope on a kitchen table beside a mug; on "
                        "the calendar one day is circled.",
                    },
                    "caption": "The date matters more than the tone.",
                    "credit": "Drawing: Lantern Row",
                },
            ),
            (
                "statistic",
                {
                    "form": "of",
                    "figure": 41,
                    "total": 64,
                    "statement": "tenants we asked had put off asking for a repair because they "
                    "feared for their lease.",
                    "year": 2025,
                    "source": "Lantern Row, door-to-door questions in our own street",
                },
            ),
            (
                "faq",
                {
                    "heading": "What people ask first",
                    "questions": [
                        {
                            "question": "Can the locks be changed while I am out?",
                            "answer": "In most places, no: that is an unlawful lockout even if rent "
                            "is owed. If it happens, write down the time and call us or a legal "
                            "clinic the same day.",
                        },
                        {
                            "question": "I have no written lease. Do I have rights?",
                            "answer": "Very often, yes. Paying rent that is accepted usually makes "
                            "you a tenant. Receipts, messages and a neighbor’s word all help.",
                        },
                        {
                            "question": "What if I ask for a repair and the rent goes up?",
                            "answer": "That may be [retaliation](term:retaliation). Keep the two "
                            "dates, of the request and of the increase, side by side.",
                        },
                        {
                            "question": "Do you ask about immigration papers?",
                            "answer": "Never. We need the letter, and a way to reach you that is "
                            "safe for you.",
                        },
                    ],
                },
            ),
            (
                "definitions",
                {
                    "heading": "Words in those letters",
                    "definitions": ["eviction", "retaliation", "habitable"],
                },
            ),
            (
                "call_to_action",
                {
                    "heading": "A heater is not a luxury",
                    "text": "Every winter we hear from people who cook with the oven door open to "
                    "stay warm. A weekly inspection on demand would end that.",
                    "button": "Write to the council",
                    "link": {"url": "https://example.org/council/housing"},
                    "authority": "The city council’s committee on housing",
                    "ask": "Inspections within seven days of a complaint, from October to April",
                },
            ),
            (
                "resources",
                {
                    "heading": "Who helps with a home",
                    "introduction": "This list keeps itself up to date from our [directory](page:resources).",
                    "sections": [
                        {
                            "heading": "Call first",
                            "entries": [("resource", "roof-line"), ("resource", "kettle-street")],
                            "free": True,
                        },
                        {
                            "heading": "Company, deposits, beds",
                            "automatic": {
                                "audiences": ["tenants"],
                                "topics": ["housing"],
                                "kinds": ["service"],
                                "count": 6,
                            },
                        },
                        {
                            "heading": "To do by yourself",
                            "automatic": {
                                "audiences": ["tenants"],
                                "topics": ["housing"],
                                "kinds": ["tool", "training"],
                                "count": 6,
                            },
                            "free": True,
                        },
                    ],
                    "layout": "compact",
                },
            ),
            (
                "meetings",
                {
                    "heading": "Read it with others",
                    "audiences": ["tenants"],
                    "count": 4,
                },
            ),
            ("articles", {"heading": "More on housing", "topics": ["housing"], "count": 3}),
        ],
    },
    "es": {
        "title": "Una vivienda no es un favor",
        "slug": "derecho-a-la-vivienda",
        "show_in_menus": True,
        "strapline": "La mesa de inquilinato de Lantern Row",
        "search_description": "Qué hacer cuando llega una carta y qué puede pedir quien alquila.",
        "reviewed_by": "la mesa de inquilinato",
        "introduction": "Una carta de quien te alquila puede hacer que el suelo se sienta blando. "
        "Respira: en casi todas partes nadie puede echarte solo con una carta, y casi siempre "
        "hay tiempo de preguntar. Esta página es información general entre vecinas y vecinos. No "
        "es asesoría legal.",
        "body": [
            (
                "notice",
                {
                    "heading": "La mesa de inquilinato pasa al miércoles",
                    "text": "De 5 a 8 en la sala. Trae la carta, o una foto de ella.",
                    "tone": "info",
                },
            ),
            (
                "steps",
                {
                    "heading": "Cuando ha llegado una carta",
                    "steps": [
                        {
                            "title": "Lee la fecha dos veces",
                            "text": "Anota el día en que llegó y cada día que nombra. Toma una foto "
                            "de cada página y del sobre.",
                            "duration": "10 minutos",
                        },
                        {
                            "title": "No firmes y no te vayas todavía",
                            "text": "Una carta es el comienzo de un proceso, no el final. En casi "
                            "todas partes, un [desalojo](term:eviction) necesita un tribunal.",
                        },
                        {
                            "title": "Tráela a la mesa de inquilinato",
                            "text": "La leemos contigo y buscamos el consultorio jurídico que puede "
                            "responder la parte legal. Si quieres, ven con alguien de confianza.",
                            "duration": "una hora, más o menos",
                        },
                        {
                            "title": "Responde por escrito y guarda una copia",
                            "text": "Basta algo breve y claro. Tenemos borradores. Mira también [la "
                            "primera hora después del aviso](page:first-hour-after-a-notice).",
                            "duration": "30 minutos",
                        },
                    ],
                },
            ),
            (
                "image",
                {
                    "image": {
                        "image": "letter",
                        "decorative": False,
                        "alt_text": "Una carta y un sobre en la mesa de la cocina, junto a una "
                        "taza; en el calendario hay un día marcado.",
                    },
                    "caption": "La fecha importa más que el tono.",
                    "credit": "Dibujo: Lantern Row",
                },
            ),
            (
                "statistic",
                {
                    "form": "of",
                    "figure": 41,
                    "total": 64,
                    "statement": "personas que alquilan habían dejado de pedir un arreglo por miedo "
                    "a perder su contrato.",
                    "year": 2025,
                    "source": "Lantern Row, preguntas puerta a puerta en nuestra calle",
                },
            ),
            (
                "faq",
                {
                    "heading": "Lo que se pregunta primero",
                    "questions": [
                        {
                            "question": "¿Pueden cambiar la cerradura mientras no estoy?",
                            "answer": "En casi todas partes, no: es ilegal aunque se deba renta. Si "
                            "ocurre, anota la hora y llámanos, o llama a un consultorio jurídico, "
                            "el mismo día.",
                        },
                        {
                            "question": "No tengo contrato escrito. ¿Tengo derechos?",
                            "answer": "Muy a menudo, sí. Si pagas y te aceptan el pago, por lo "
                            "general hay un alquiler. Sirven los recibos, los mensajes y la palabra "
                            "de alguien del edificio.",
                        },
                        {
                            "question": "¿Y si pido un arreglo y me suben la renta?",
                            "answer": "Puede ser una [represalia](term:retaliation). Guarda juntas "
                            "las dos fechas: la del pedido y la del aumento.",
                        },
                        {
                            "question": "¿Preguntan por los papeles migratorios?",
                            "answer": "Nunca. Necesitamos la carta y una forma de comunicarnos que "
                            "sea segura para ti.",
                        },
                    ],
                },
            ),
            (
                "definitions",
                {
                    "heading": "Palabras de esas cartas",
                    "definitions": ["eviction", "retaliation", "habitable"],
                },
            ),
            (
                "call_to_action",
                {
                    "heading": "Una calefacción no es un lujo",
                    "text": "Cada invierno sabemos de gente que deja abierto el horno para no pasar "
                    "frío. Con inspecciones rápidas eso se acabaría.",
                    "button": "Escribe al concejo",
                    "link": {"url": "https://example.org/council/housing"},
                    "authority": "La comisión de vivienda del concejo municipal",
                    "ask": "Inspecciones en los siete días siguientes a una queja, de octubre a "
                    "abril",
                },
            ),
            (
                "resources",
                {
                    "heading": "Quién ayuda con la vivienda",
                    "introduction": "Esta lista se actualiza sola desde nuestro [directorio](page:resources).",
                    "sections": [
                        {
                            "heading": "Llama primero",
                            "entries": [("resource", "roof-line"), ("resource", "kettle-street")],
                            "free": True,
                        },
                        {
                            "heading": "Compañía, depósitos, camas",
                            "automatic": {
                                "audiences": ["tenants"],
                                "topics": ["housing"],
                                "kinds": ["service"],
                                "count": 6,
                            },
                        },
                        {
                            "heading": "Para hacerlo a solas",
                            "automatic": {
                                "audiences": ["tenants"],
                                "topics": ["housing"],
                                "kinds": ["tool", "training"],
                                "count": 6,
                            },
                            "free": True,
                        },
                    ],
                    "layout": "compact",
                },
            ),
            (
                "meetings",
                {
                    "heading": "Léela con otra gente",
                    "audiences": ["tenants"],
                    "count": 4,
                },
            ),
            ("articles", {"heading": "Más sobre vivienda", "topics": ["housing"], "count": 3}),
        ],
    },
}
