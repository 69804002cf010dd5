PAGE = {
    "name": "your-first-evening",
    "type": "article",
    "parent": "articles",
    "date": "2026-06-29",
    "topics": ["sex-work"],
    "credits": [("author", "maya"), ("author", "editors")],
    "image": "tea-table",
    "en": {
        "title": "Your first evening at the group",
        "slug": "your-first-evening",
        "discreet_title": "Your first evening",
        "lead": "What happens when you join, minute by minute, and what never happens.",
        "body": [
            (
                "text",
                """
                I was early and nearly left again. So this is for whoever is hovering over the
                button now: here is the whole evening, with nothing left out.
                """,
            ),
            (
                "steps",
                {
                    "heading": "An evening, in order",
                    "steps": [
                        {
                            "title": "You write to us",
                            "text": "Any address, any name. We answer with the day and a short talk "
                            "on the phone or in writing, as you prefer.",
                            "duration": "2 minutes",
                        },
                        {
                            "title": "You arrive with the camera off",
                            "text": "It may stay off. Somebody says hello to the name you typed.",
                            "duration": "5 minutes",
                        },
                        {
                            "title": "We read the agreements aloud",
                            "text": "What is said stays. No recording. No advice unless asked. "
                            "Anybody may leave at any time without a word.",
                            "duration": "5 minutes",
                        },
                        {
                            "title": "A round, then open talk",
                            "text": "You can pass. “I am only listening tonight” is a full answer.",
                            "duration": "75 minutes",
                        },
                        {
                            "title": "We close with one small thing",
                            "text": "Something each of us will do that week: sleep, call, refuse.",
                            "duration": "5 minutes",
                        },
                    ],
                },
            ),
            (
                "text",
                """
                ## What never happens

                Nobody asks how you came to the work or whether you want to leave it. Nobody
                reports you. Nobody prays over you. The group is for [sex workers](term:sex-workers)
                over 18, now or in the past; it is led by two of us.
                """,
            ),
            (
                "call_to_action",
                {
                    "heading": "Come once and see",
                    "text": "The next evening is in the first week of the month, online.",
                    "button": "Write to the group",
                    "link": {"email": "group@example.org"},
                },
            ),
        ],
    },
    "es": {
        "title": "Tu primera noche en el grupo",
        "slug": "tu-primera-noche",
        "discreet_title": "Tu primera noche",
        "lead": "Qué pasa cuando llegas, minuto a minuto, y qué no pasa nunca.",
        "body": [
            (
                "text",
                """
                Llegué temprano y casi me fui. Por eso, esto es para quien ahora mismo duda frente
                al botón: aquí está la noche entera, sin omitir nada.
                """,
            ),
            (
                "steps",
                {
                    "heading": "Una noche, en orden",
                    "steps": [
                        {
                            "title": "Nos escribes",
                            "text": "Desde cualquier dirección, con cualquier nombre. Te decimos el "
                            "día y conversamos un poco, por teléfono o por escrito, como prefieras.",
                            "duration": "2 minutos",
                        },
                        {
                            "title": "Entras con la cámara apagada",
                            "text": "Puede quedarse así. Alguien saluda al nombre que escribiste.",
                            "duration": "5 minutos",
                        },
                        {
                            "title": "Leemos los acuerdos en voz alta",
                            "text": "Lo que se dice, se queda. No se graba. No se dan consejos si no "
                            "se piden. Cualquiera puede irse cuando quiera, sin decir nada.",
                            "duration": "5 minutos",
                        },
                        {
                            "title": "Una ronda y después charla abierta",
                            "text": "Puedes pasar. «Hoy solo escucho» es una respuesta completa.",
                            "duration": "75 minutos",
                        },
                        {
                            "title": "Cerramos con algo pequeño",
                            "text": "Algo que cada persona hará esa semana: dormir, llamar, decir "
                            "que no.",
                            "duration": "5 minutos",
                        },
                    ],
                },
            ),
            (
                "text",
                """
                ## Lo que no pasa nunca

                Nadie pregunta cómo llegaste a este trabajo ni si quieres dejarlo. Nadie te
                denuncia. Nadie reza por ti. El grupo es para [personas trabajadoras
                sexuales](term:sex-workers) mayores de 18 años, de hoy o de antes; lo guían dos de
                nosotras.
                """,
            ),
            (
                "call_to_action",
                {
                    "heading": "Ven una vez y mira",
                    "text": "La próxima noche es en la primera semana del mes, en línea.",
                    "button": "Escríbele al grupo",
                    "link": {"email": "group@example.org"},
                },
            ),
        ],
    },
}
