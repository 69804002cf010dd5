"""The front page."""

PAGE = {
    "name": "home",
    "type": "home",
    "written_on": "2026-01-12",
    "image": "lantern-row",
    "en": {
        "title": "Lantern Row",
        "slug": "lantern-row",
        "strapline": "Neighbors who keep a light on",
        "search_description": "Peer support, plain information and advocacy, run by neighbors.",
        "introduction": "We are people who have been turned away somewhere: at a clinic, at a "
        "rental office, at work, at a door. So we opened one. Come with a question, or with none. "
        "You never have to give your name or tell your story to be helped here.",
        "body": [
            (
                "notice",
                {
                    "heading": "Open on Saturdays again",
                    "text": "The front room is open on Saturdays from 10 to 2. There is tea, a "
                    "ramp at the side door, and somebody at the table who has time.",
                    "tone": "info",
                },
            ),
            (
                "text",
                """
                ## What brings you here?

                - **You do sex work, or did.** [Sex work is work](page:sex-work-is-work) says where
                we stand, and how to find the support group.
                - **A letter about your home has come.** [A home is not a favor](page:housing-rights)
                goes through it with you, one step at a time.
                - **You or your friends are going out.** [Safer nights out](page:safer-nights-out)
                has no lectures, only what helps.
                - **Work is built for somebody else’s body or mind.** [Access is part of the
                job](page:access-at-work) has words you can use tomorrow.
                - **You would like company.** [Groups](page:groups) meet in rooms, kitchens and
                on screens; you can just listen.
                - **You need somebody now, or somewhere to go.** [Where to find
                help](page:resources) lists lines, rooms and reading, with their hours.
                """,
            ),
            (
                "quote",
                {
                    "text": "Nobody asked me what I had done to end up there. They asked whether I "
                    "took milk.",
                    "attribution": "Maya",
                    "role": "member of the support group",
                },
            ),
            ("meetings", {"heading": "This is next", "count": 4}),
            ("articles", {"heading": "From our notebook", "topics": [], "count": 3}),
            (
                "call_to_action",
                {
                    "heading": "Want to keep a light on with us?",
                    "text": "Two hours a month are enough. You will never sit at the table alone, "
                    "and you can stop whenever you like.",
                    "button": "Write to Ines",
                    "link": {"email": "volunteers@example.org"},
                },
            ),
        ],
    },
    "es": {
        "title": "Lantern Row",
        "slug": "lantern-row-es",
        "strapline": "Un vecindario que deja la luz encendida",
        "search_description": "Apoyo entre pares, información clara e incidencia, a cargo del "
        "vecindario.",
        "introduction": "Somos gente a quien en algún lugar le cerraron la puerta: en una clínica, "
        "en una inmobiliaria, en el trabajo. Por eso abrimos una. Ven con una pregunta, o sin "
        "ninguna. Para recibir ayuda aquí no hace falta que des tu nombre ni que cuentes tu "
        "historia.",
        "body": [
            (
                "notice",
                {
                    "heading": "Otra vez abierto los sábados",
                    "text": "La sala está abierta los sábados de 10 a 2. Hay té, una rampa en la "
                    "puerta lateral y alguien en la mesa que tiene tiempo.",
                    "tone": "info",
                },
            ),
            (
                "text",
                """
                ## ¿Qué te trae por aquí?

                - **Ejerces o ejerciste el trabajo sexual.** [El trabajo sexual es
                trabajo](page:sex-work-is-work) explica cuál es nuestra postura y cómo llegar al
                grupo de apoyo.
                - **Llegó una carta sobre tu vivienda.** [Una vivienda no es un
                favor](page:housing-rights) la recorre contigo, paso a paso.
                - **Vas a salir de noche.** [Noches más seguras](page:safer-nights-out) no da
                sermones: solo lo que ayuda.
                - **Tu trabajo está pensado para otro cuerpo u otra mente.** [La accesibilidad es
                parte del trabajo](page:access-at-work) tiene palabras que puedes usar mañana.
                - **Te vendría bien la compañía.** Hay [grupos](page:groups) en salas, cocinas y
                pantallas; puedes venir solo a escuchar.
                - **Necesitas a alguien ahora, o un lugar.** [Dónde encontrar
                ayuda](page:resources) reúne líneas, salas y lecturas, con sus horarios.
                """,
            ),
            (
                "quote",
                {
                    "text": "Nadie me preguntó qué había hecho para acabar ahí. Me preguntaron si "
                    "quería leche.",
                    "attribution": "Maya",
                    "role": "integrante del grupo de apoyo",
                },
            ),
            ("meetings", {"heading": "Lo que viene", "count": 4}),
            ("articles", {"heading": "De nuestro cuaderno", "topics": [], "count": 3}),
            (
                "call_to_action",
                {
                    "heading": "¿Quieres dejar una luz encendida?",
                    "text": "Bastan dos horas al mes. Nunca estarás a solas en la mesa y puedes "
                    "dejarlo cuando quieras.",
                    "button": "Escríbele a Ines",
                    "link": {"email": "volunteers@example.org"},
                },
            ),
        ],
    },
}
