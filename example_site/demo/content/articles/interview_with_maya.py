"""An interview."""

PAGE = {
    "name": "interview-with-maya",
    "type": "article",
    "parent": "articles",
    "date": "2026-10-05",
    "kind": "interview",
    "topics": ["sex-work"],
    "credits": [
        ("author", "rowan"),
        ("credit", {"role": "In conversation with", "name": "Maya"}),
    ],
    "image": "way-home",
    "en": {
        "title": "“Ask me what I need, not how I got here”",
        "slug": "ask-me-what-i-need",
        "discreet_title": "A conversation with Maya",
        "lead": "Maya on waiting rooms, good questions, and the nurse who got it right.",
        "content_note": "Speaks of being humiliated by a doctor.",
        "body": [
            (
                "text",
                """
                We met on a bench by the lake, because Maya had had enough of rooms. She read this
                text before it went out and took out what she wanted.

                ## When did you last see a doctor?

                Last week, for an earache. It went well, and I will tell you why: he looked at my
                ear.

                ## And when it does not go well?
                """,
            ),
            (
                "content_note",
                {"text": "The next part tells of a bad visit to a doctor.", "skip": True},
            ),
            (
                "text",
                """
                I once said what my work was, because the form asked. I had come about a cough. He
                put on a second pair of gloves. For a cough! Then he asked whether my parents knew.
                I said thank you, I do not know why, and I did not go to any doctor for three years.
                """,
            ),
            (
                "text",
                """
                ## What would a good question be?

                “What do you need today?” It is short, it works for everyone, and I get to decide
                what belongs to the answer. The nurse at the walk-in asks it with her hands already
                in her lap. Not on the keyboard. You notice that.

                ## What should people who treat you learn first?

                That [sex workers](term:sex-workers) know their own bodies; it is kind of the point.
                And that “Do you feel safe?”
                is a good question only if you can do something with a no.

                ## What do you need today?

                Company to the tram. Shall we?
                """,
            ),
            (
                "articles",
                {"heading": "More on sex work", "topics": ["sex-work"], "count": 2},
            ),
        ],
    },
    "es": {
        "title": "«Pregúntame qué necesito, no cómo llegué aquí»",
        "slug": "preguntame-que-necesito",
        "discreet_title": "Una conversación con Maya",
        "lead": "Maya, sobre las salas de espera, las buenas preguntas y la enfermera que acertó.",
        "content_note": "Habla de una humillación en una consulta médica.",
        "body": [
            (
                "text",
                """
                Nos vimos en un banco junto al lago, porque Maya estaba harta de las salas. Leyó
                este texto antes de que saliera y quitó lo que quiso.

                ## ¿Cuándo fuiste al médico por última vez?

                La semana pasada, por un dolor de oído. Fue bien, y te digo por qué: me miró el
                oído.

                ## ¿Y cuando no va bien?
                """,
            ),
            (
                "content_note",
                {"text": "La parte que sigue cuenta una mala visita al médico.", "skip": True},
            ),
            (
                "text",
                """
                Una vez dije en qué trabajo, porque el formulario lo preguntaba. Iba por una tos. Se
                puso un segundo par de guantes. ¡Por una tos! Después preguntó si mis padres lo
                sabían. Le di las gracias, no sé por qué, y estuve tres años sin ir al médico.
                """,
            ),
            (
                "text",
                """
                ## ¿Cuál sería una buena pregunta?

                «¿Qué necesitas hoy?». Es corta, sirve para cualquiera y soy yo quien decide qué
                entra en la respuesta. La enfermera de la clínica la hace con las manos ya en el
                regazo. No en el teclado. Eso se nota.

                ## ¿Qué debería aprender primero quien te atiende?

                Que las [personas trabajadoras sexuales](term:sex-workers) conocemos nuestro cuerpo;
                de eso se trata. Y que «¿te sientes segura?» es una
                buena pregunta solo si puedes hacer algo con un no.

                ## ¿Qué necesitas hoy?

                Compañía hasta el tranvía. ¿Vamos?
                """,
            ),
            (
                "articles",
                {"heading": "Más sobre trabajo sexual", "topics": ["sex-work"], "count": 2},
            ),
        ],
    },
}
