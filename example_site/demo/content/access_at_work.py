"""An advocacy page of another kind: a right, how to use it, and words to use it with."""

PAGE = {
    "name": "access-at-work",
    "type": "advocacy",
    "parent": "home",
    "written_on": "2026-05-18",
    "image": "tea-table",
    "topics": ["disability"],
    "reviewed_on": "2026-10-05",
    "review_every_months": 12,
    "en": {
        "title": "Access is part of the job",
        "slug": "access-at-work",
        "show_in_menus": True,
        "strapline": "Disabled workers and friends at Lantern Row",
        "search_description": "How to ask for an adjustment at work, with words you can use.",
        "reviewed_by": "the Tuesday circle",
        "introduction": "A ramp, a quiet desk, a later start, a meeting with captions: most of what "
        "disabled people need at work costs little and helps others too. You may ask for it, and "
        "you decide how much of yourself you tell.",
        "body": [
            (
                "definitions",
                {
                    "heading": "Two words first",
                    "definitions": ["adjustment", "access-needs"],
                    "sort": False,
                },
            ),
            (
                "text",
                """
                ## What you may ask for

                An [adjustment](term:adjustment) can be a thing, a time or a habit. People in our
                circle have asked for, and got:

                - a chair that fits, and leave to stand up in meetings;
                - instructions in writing as well as by word of mouth;
                - one day a week from home, or a start at ten;
                - a door that opens by a button;
                - notice of changes a day before they happen.

                You rarely need to name a diagnosis. Say what is hard and what would help.
                """,
            ),
            (
                "statistic",
                {
                    "form": "one_in",
                    "figure": 3,
                    "statement": "adjustments people in our circle got cost nothing at all.",
                    "year": 2026,
                    "source": "Lantern Row, 27 answers from the Tuesday circle",
                },
            ),
            (
                "steps",
                {
                    "heading": "How to ask",
                    "steps": [
                        {
                            "title": "Write one sentence about what is hard",
                            "text": "“I lose the thread when several people talk at once.”",
                            "duration": "5 minutes",
                        },
                        {
                            "title": "Write one sentence about what would help",
                            "text": "“If one person takes notes and shares them, I can do my part.”",
                            "duration": "5 minutes",
                        },
                        {
                            "title": "Send both to the person who can say yes",
                            "text": "By mail, so that there is a date. Suggest a try of four weeks: "
                            "it is easier to say yes to a try.",
                        },
                        {
                            "title": "Look at it together after four weeks",
                            "text": "Keep what works, and write down that it was agreed.",
                            "duration": "20 minutes",
                        },
                    ],
                },
            ),
            (
                "image",
                {
                    "image": {
                        "image": "meeting-room",
                        "decorative": False,
                        "alt_text": "Six people side by side on a rug in a bright room; one of them "
                        "sits in a wheelchair.",
                    },
                    "caption": "The Tuesday circle. Chairs leave room; nobody has to ask for it.",
                    "credit": "Drawing: Lantern Row",
                },
            ),
            (
                "quote",
                {
                    "text": "I had practiced a speech about my whole life. She read my two "
                    "sentences and said, “Sure. From Monday?”",
                    "attribution": "A member of the Tuesday circle",
                    "role": "works in a warehouse",
                },
            ),
            (
                "faq",
                {
                    "heading": "Questions from the circle",
                    "questions": [
                        {
                            "question": "Must I tell my employer what I have?",
                            "answer": "Often not. Some may ask a doctor to confirm that you need an "
                            "adjustment; that note need not name a diagnosis. Rules differ, so "
                            "ask before you sign a release.",
                        },
                        {
                            "question": "What if the answer is no?",
                            "answer": "Ask for the reason in writing, and offer a second idea. Then "
                            "talk to your union, a legal clinic, or us.",
                        },
                        {
                            "question": "I do sex work, or work without papers. Does this help me?",
                            "answer": "The law may not, and that is wrong. The two sentences still "
                            "work with colleagues and clients, and the circle is open to you.",
                        },
                    ],
                },
            ),
            (
                "call_to_action",
                {
                    "heading": "Read the two sentences first",
                    "text": "An article from the circle shows five pairs of sentences that worked.",
                    "button": "See the examples",
                    "link": {"page": "two-sentences"},
                },
            ),
            (
                "resources",
                {
                    "heading": "People who have done this before",
                    "introduction": "",
                    "sections": [
                        {
                            "heading": "",
                            "entries": [
                                ("resource", "slow-elevator"),
                                ("resource", "two-sentences-sheet"),
                                ("resource", "ramp-in-a-bag"),
                                ("resource", "deaf-night-desk"),
                            ],
                        },
                    ],
                    "layout": "compact",
                },
            ),
            (
                "groups",
                {
                    "heading": "The circle itself",
                    "introduction": "Come as you are, and tell us what you need. We ask once.",
                    "groups": ["hands-and-voices"],
                    "topics": ["disability"],
                    "count": 4,
                },
            ),
            ("articles", {"heading": "More from the circle", "topics": ["disability"], "count": 3}),
        ],
    },
    "es": {
        "title": "La accesibilidad es parte del trabajo",
        "slug": "accesibilidad-en-el-trabajo",
        "show_in_menus": True,
        "strapline": "Trabajadores y trabajadoras con discapacidad, y amistades, en Lantern Row",
        "search_description": "Cómo pedir un ajuste en el trabajo, con palabras que puedes usar.",
        "reviewed_by": "el círculo de los martes",
        "introduction": "Una rampa, un escritorio tranquilo, entrar más tarde, una reunión con "
        "subtítulos: casi todo lo que una persona con discapacidad necesita en el trabajo cuesta "
        "poco y también ayuda a otras. Puedes pedirlo, y tú decides cuánto cuentas de ti.",
        "body": [
            (
                "definitions",
                {
                    "heading": "Primero, dos palabras",
                    "definitions": ["adjustment", "access-needs"],
                    "sort": False,
                },
            ),
            (
                "text",
                """
                ## Qué puedes pedir

                Un [ajuste](term:adjustment) puede ser un objeto, un horario o una costumbre.
                En nuestro círculo hay quien pidió, y obtuvo:

                - una silla adecuada y permiso para ponerse de pie en las reuniones;
                - instrucciones por escrito además de habladas;
                - un día por semana desde casa, o entrar a las diez;
                - una puerta que se abre con un botón;
                - aviso de los cambios con un día de anticipación.

                Casi nunca hace falta nombrar un diagnóstico. Di qué te cuesta y qué te ayudaría.
                """,
            ),
            (
                "statistic",
                {
                    "form": "one_in",
                    "figure": 3,
                    "statement": "ajustes conseguidos en nuestro círculo no costó nada.",
                    "year": 2026,
                    "source": "Lantern Row, 27 respuestas del círculo de los martes",
                },
            ),
            (
                "steps",
                {
                    "heading": "Cómo pedirlo",
                    "steps": [
                        {
                            "title": "Escribe una frase sobre lo que te cuesta",
                            "text": "«Pierdo el hilo cuando varias personas hablan a la vez».",
                            "duration": "5 minutos",
                        },
                        {
                            "title": "Escribe una frase sobre lo que ayudaría",
                            "text": "«Si alguien toma notas y las comparte, puedo hacer mi parte».",
                            "duration": "5 minutos",
                        },
                        {
                            "title": "Envía las dos a quien puede decir que sí",
                            "text": "Por correo, para que quede una fecha. Propón una prueba de "
                            "cuatro semanas: es más fácil aceptar una prueba.",
                        },
                        {
                            "title": "Revísenlo en conjunto a las cuatro semanas",
                            "text": "Conserven lo que funciona y dejen por escrito el acuerdo.",
                            "duration": "20 minutos",
                        },
                    ],
                },
            ),
            (
                "image",
                {
                    "image": {
                        "image": "meeting-room",
                        "decorative": False,
                        "alt_text": "Seis personas, una junto a otra, sobre una alfombra en una "
                        "sala luminosa; una de ellas usa silla de ruedas.",
                    },
                    "caption": "El círculo de los martes. Las sillas dejan lugar; nadie tiene que "
                    "pedirlo.",
                    "credit": "Dibujo: Lantern Row",
                },
            ),
            (
                "quote",
                {
                    "text": "Había ensayado un discurso sobre toda mi vida. Leyó mis dos frases y "
                    "dijo: «Claro. ¿Desde el lunes?».",
                    "attribution": "Integrante del círculo de los martes",
                    "role": "trabaja en un almacén",
                },
            ),
            (
                "faq",
                {
                    "heading": "Preguntas del círculo",
                    "questions": [
                        {
                            "question": "¿Tengo que decir en el trabajo qué tengo?",
                            "answer": "A menudo, no. A veces pueden pedir que alguien de medicina "
                            "confirme que necesitas un ajuste; esa nota no tiene que nombrar un "
                            "diagnóstico. Las reglas cambian: pregunta antes de firmar un permiso.",
                        },
                        {
                            "question": "¿Y si la respuesta es no?",
                            "answer": "Pide la razón por escrito y propón otra idea. Después habla "
                            "con tu sindicato, con un consultorio jurídico o con el grupo.",
                        },
                        {
                            "question": "Hago trabajo sexual, o trabajo sin papeles. ¿Me sirve?",
                            "answer": "Puede que la ley no te sirva, y eso está mal. Las dos frases "
                            "también funcionan con colegas y clientes, y el círculo te recibe.",
                        },
                    ],
                },
            ),
            (
                "call_to_action",
                {
                    "heading": "Primero, lee las dos frases",
                    "text": "Un artículo del círculo muestra cinco pares de frases que funcionaron.",
                    "button": "Ver los ejemplos",
                    "link": {"page": "two-sentences"},
                },
            ),
            (
                "resources",
                {
                    "heading": "Gente que ya pasó por esto",
                    "introduction": "",
                    "sections": [
                        {
                            "heading": "",
                            "entries": [
                                ("resource", "slow-elevator"),
                                ("resource", "two-sentences-sheet"),
                                ("resource", "ramp-in-a-bag"),
                                ("resource", "deaf-night-desk"),
                            ],
                        },
                    ],
                    "layout": "compact",
                },
            ),
            (
                "groups",
                {
                    "heading": "El círculo",
                    "introduction": "Ven como eres y dinos qué necesitas. Preguntamos una vez.",
                    "groups": ["hands-and-voices"],
                    "topics": ["disability"],
                    "count": 4,
                },
            ),
            ("articles", {"heading": "Más del círculo", "topics": ["disability"], "count": 3}),
        ],
    },
}
