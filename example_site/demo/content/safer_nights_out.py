"""An advocacy page of another kind: practical information, with notes on what comes next."""

PAGE = {
    "name": "safer-nights-out",
    "type": "advocacy",
    "parent": "home",
    "written_on": "2026-04-20",
    "image": "way-home",
    "topics": ["harm-reduction"],
    "reviewed_on": "2026-05-04",
    "review_every_months": 6,
    "no_store": True,
    "en": {
        "title": "Safer nights out",
        "slug": "going-out",
        "show_in_menus": True,
        "strapline": "Tomas and the night table",
        "discreet_title": "Going out",
        "search_description": "Practical care for a night out, without lectures.",
        "content_note": "Speaks of drugs and, after a note, of overdose.",
        "reviewed_by": "Tomas and two nurses who volunteer with us",
        "introduction": "Some people drink, some take something, some only dance. We do not ask "
        "which. On Friday nights we stand by the tram stop with water, earplugs and a kit, "
        "because everybody should get home.",
        "body": [
            (
                "text",
                """
                ## Before you go

                - Eat something, and drink water between other drinks.
                - Tell one person where you will be and when you want to be home.
                - Agree on a word that means “I want to leave now, no questions”.
                - Charge your phone. Put a bank note in your shoe for the ride.

                ## While you are out

                [Harm reduction](term:harm-reduction) begins with company. Whatever you take, the
                smallest first amount, not alone, and not mixed, is safer than the rest. If you use
                alone, ask somebody to call you at a set time.
                """,
            ),
            (
                "image",
                {
                    "image": {
                        "image": "night-table",
                        "decorative": False,
                        "alt_text": "A stall with a striped canopy at night: bottles of water, a "
                        "jar of earplugs, a small case, leaflets and a lantern.",
                    },
                    "caption": "The night table: everything on it is free.",
                    "credit": "Drawing: Lantern Row",
                    "long_description": "From one end of the table to the other stand three bottles "
                    "of water, a jar of colored earplugs, the kit with naloxone in its case, "
                    "two stacks of leaflets, and a lantern. A string of lights hangs above.",
                },
            ),
            (
                "content_note",
                {"text": "The next part says what to do in an overdose.", "skip": True},
            ),
            (
                "steps",
                {
                    "heading": "If somebody does not wake up",
                    "steps": [
                        {
                            "title": "Call out, and rub their breastbone with your knuckles",
                            "text": "Slow or no breathing, gray or blue lips, or a gurgling sound: "
                            "treat it as an overdose.",
                        },
                        {
                            "title": "Call the emergency number",
                            "text": "Say “not breathing” or “not waking up”, and where you are. You "
                            "do not have to say why.",
                        },
                        {
                            "title": "Give naloxone if you have it",
                            "text": "One spray in one nostril. If nothing changes after two to three "
                            "minutes, a second spray in the other. [Naloxone](term:naloxone) does "
                            "no harm if you were wrong.",
                        },
                        {
                            "title": "Breathe for them, or turn them on their side",
                            "text": "If they do not breathe, rescue breaths as the operator tells "
                            "you. If they do, the recovery position.",
                        },
                        {
                            "title": "Stay",
                            "text": "Naloxone wears off, and the overdose can come back. Stay until "
                            "help is there, and be kind: waking up like this is frightening.",
                        },
                    ],
                },
            ),
            (
                "crisis",
                {"heading": "Somebody is with you on the phone", "lines": ["never-alone"]},
            ),
            (
                "notice",
                {
                    "heading": "About calling for help",
                    "text": "Many places protect people who call for help in an overdose, and not "
                    "all do. Ask us what holds here before you need to know.",
                    "tone": "warning",
                },
            ),
            (
                "statistic",
                {
                    "form": "more_than",
                    "figure": 900,
                    "statement": "bottles of water went over the night table last summer, and one "
                    "kit was used.",
                    "year": 2026,
                    "source": "Our own tally",
                },
            ),
            (
                "quote",
                {
                    "text": "They gave me water and sat on the curb with me. It was an hour before "
                    "I could say thank you.",
                    "attribution": "Somebody on a Friday in June",
                },
            ),
            (
                "faq",
                {
                    "heading": "About the night table",
                    "questions": [
                        {
                            "question": "Do you work with the police?",
                            "answer": "No. We tell them we are there, as any street stall must. We "
                            "take no names and keep no notes about anybody.",
                        },
                        {
                            "question": "Can I get a kit without explaining why?",
                            "answer": "Yes. Come by, or read about [a kit by the "
                            "door](page:a-kit-by-the-door).",
                        },
                    ],
                },
            ),
            (
                "signup",
                {
                    "heading": "Stay in touch",
                    "text": "",
                    "lists": ["letters", "crew"],
                },
            ),
            (
                "resources",
                {
                    "heading": "While you are out",
                    "introduction": "Put the first number into your telephone before you go.",
                    "sections": [
                        {
                            "heading": "Tonight",
                            "entries": [
                                ("resource", "open-hand-line"),
                                ("resource", "night-lantern"),
                                ("resource", "night-van"),
                            ],
                            "free": True,
                            "confidential": True,
                        },
                        {
                            "heading": "Before the next time",
                            "entries": [
                                ("resource", "naloxone-in-an-hour"),
                                ("resource", "kit-by-post"),
                            ],
                            "free": True,
                        },
                    ],
                },
            ),
            ("timetable", {"heading": "Company, all week"}),
            (
                "articles",
                {
                    "heading": "Read on",
                    "topics": ["harm-reduction"],
                    "count": 3,
                    "pinned": ["a-kit-by-the-door"],
                },
            ),
        ],
    },
    "es": {
        "title": "Noches más seguras",
        "slug": "salir-de-noche",
        "show_in_menus": True,
        "strapline": "Tomas y la mesa nocturna",
        "discreet_title": "Salir de noche",
        "search_description": "Cuidado práctico para salir de noche, sin sermones.",
        "content_note": "Habla de drogas y, después de un aviso, de sobredosis.",
        "reviewed_by": "Tomas y dos personas de enfermería que colaboran con el grupo",
        "introduction": "Hay quien bebe, hay quien toma algo y hay quien solo baila. No "
        "preguntamos. Los viernes por la noche estamos junto a la parada del tranvía con agua, "
        "tapones para los oídos y un botiquín, porque toda la gente debería llegar a casa.",
        "body": [
            (
                "text",
                """
                ## Antes de salir

                - Come algo, y toma agua entre una bebida y otra.
                - Dile a alguien dónde vas a estar y a qué hora quieres volver.
                - Acuerda una palabra que signifique «me quiero ir ya, sin preguntas».
                - Carga el teléfono. Guarda un billete en el zapato para el regreso.

                ## Mientras estás fuera

                La [reducción de daños](term:harm-reduction) empieza por la compañía. Tomes lo que
                tomes, es menos riesgoso empezar con poco, no hacerlo a solas y no mezclar. Si
                consumes a solas, pide que alguien te llame a una hora fija.
                """,
            ),
            (
                "image",
                {
                    "image": {
                        "image": "night-table",
                        "decorative": False,
                        "alt_text": "Un puesto con toldo de rayas en la noche: botellas de agua, un "
                        "frasco de tapones, un maletín, folletos y un farol.",
                    },
                    "caption": "La mesa nocturna: todo lo que hay es gratis.",
                    "credit": "Dibujo: Lantern Row",
                    "long_description": "De un extremo a otro de la mesa hay tres botellas de agua, "
                    "un frasco de tapones de colores, el botiquín con naloxona en su maletín, dos "
                    "montones de folletos y un farol. Arriba cuelga una guirnalda de luces.",
                },
            ),
            (
                "content_note",
                {"text": "La parte que sigue dice qué hacer en una sobredosis.", "skip": True},
            ),
            (
                "steps",
                {
                    "heading": "Si alguien no despierta",
                    "steps": [
                        {
                            "title": "Llama a la persona y frótale el esternón con los nudillos",
                            "text": "Respiración lenta o ausente, labios grises o azulados, un "
                            "ruido como de gárgaras: actúa como si fuera una sobredosis.",
                        },
                        {
                            "title": "Llama al número de emergencias",
                            "text": "Di «no respira» o «no despierta», y dónde están. No tienes que "
                            "decir por qué.",
                        },
                        {
                            "title": "Da naloxona, si la tienes",
                            "text": "Una dosis en una fosa nasal. Si en dos o tres minutos nada "
                            "cambia, otra en la otra fosa. La [naloxona](term:naloxone) no hace "
                            "daño si no era eso.",
                        },
                        {
                            "title": "Dale respiración, o acuéstala de lado",
                            "text": "Si no respira, respiraciones de rescate como te indiquen por "
                            "teléfono. Si respira, la posición lateral de seguridad.",
                        },
                        {
                            "title": "Quédate",
                            "text": "El efecto de la naloxona pasa y la sobredosis puede volver. "
                            "Quédate hasta que llegue la ayuda y habla con cariño: despertar así da "
                            "miedo.",
                        },
                    ],
                },
            ),
            (
                "crisis",
                {"heading": "Alguien te acompaña al teléfono", "lines": ["never-alone"]},
            ),
            (
                "notice",
                {
                    "heading": "Sobre pedir ayuda",
                    "text": "En muchos lugares la ley protege a quien pide ayuda en una sobredosis, "
                    "pero no en todos. Pregúntanos qué vale aquí antes de necesitarlo.",
                    "tone": "warning",
                },
            ),
            (
                "statistic",
                {
                    "form": "more_than",
                    "figure": 900,
                    "statement": "botellas de agua pasaron por la mesa nocturna el verano pasado, y "
                    "se usó un botiquín.",
                    "year": 2026,
                    "source": "Nuestra propia cuenta",
                },
            ),
            (
                "quote",
                {
                    "text": "Me dieron agua y se sentaron conmigo en la acera. Tardé una hora en "
                    "poder dar las gracias.",
                    "attribution": "Alguien, un viernes de junio",
                },
            ),
            (
                "faq",
                {
                    "heading": "Sobre la mesa nocturna",
                    "questions": [
                        {
                            "question": "¿Trabajan con la policía?",
                            "answer": "No. Les avisamos de que estamos ahí, como debe hacer "
                            "cualquier puesto en la calle. No pedimos nombres ni anotamos nada "
                            "sobre nadie.",
                        },
                        {
                            "question": "¿Puedo llevarme un botiquín sin explicar para qué?",
                            "answer": "Sí. Pasa por la mesa, o lee sobre [un botiquín junto a la "
                            "puerta](page:a-kit-by-the-door).",
                        },
                    ],
                },
            ),
            (
                "signup",
                {
                    "heading": "Sigamos en contacto",
                    "text": "",
                    "lists": ["letters", "crew"],
                },
            ),
            (
                "resources",
                {
                    "heading": "Mientras estás fuera",
                    "introduction": "Guarda el primer número en tu teléfono antes de salir.",
                    "sections": [
                        {
                            "heading": "Esta noche",
                            "entries": [
                                ("resource", "open-hand-line"),
                                ("resource", "night-lantern"),
                                ("resource", "night-van"),
                            ],
                            "free": True,
                            "confidential": True,
                        },
                        {
                            "heading": "Antes de la próxima vez",
                            "entries": [
                                ("resource", "naloxone-in-an-hour"),
                                ("resource", "kit-by-post"),
                            ],
                            "free": True,
                        },
                    ],
                },
            ),
            ("timetable", {"heading": "Compañía, toda la semana"}),
            (
                "articles",
                {
                    "heading": "Sigue leyendo",
                    "topics": ["harm-reduction"],
                    "count": 3,
                    "pinned": ["a-kit-by-the-door"],
                },
            ),
        ],
    },
}
