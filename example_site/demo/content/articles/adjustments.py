PAGE = {
    "name": "two-sentences",
    "type": "article",
    "parent": "articles",
    "date": "2026-06-08",
    "topics": ["disability"],
    "credits": [("author", "editors")],
    "en": {
        "title": "Two sentences are enough",
        "slug": "two-sentences-are-enough",
        "lead": "How to ask for an adjustment without telling your whole story.",
        "body": [
            (
                "text",
                """
                The Tuesday circle collects requests that worked. They have the same shape: one
                sentence says what is hard, the other says what would help. There is no diagnosis
                in any of them, and no apology.

                ## Five pairs

                - “By noon I can no longer follow the screen.” “May I do the paper work after lunch
                and the screen work before?”
                - “I cannot hear the back of the room.” “If people use the microphone, I can chair
                the meeting.”
                - “My medication makes mornings slow.” “I would like to start at ten and stay until
                six.”
                - “Standing for the whole shift hurts.” “A high stool at the till would do.”
                - “Sudden changes throw me.” “Could I see the new roster the day before?”

                ## Why it works

                A person with a budget can say yes to a stool. Nobody can say yes to a life story;
                they can only have feelings about it. An [adjustment](term:adjustment) is a
                practical thing, so ask for a practical thing.
                """,
            ),
            (
                "faq",
                {
                    "heading": "And if they ask for more?",
                    "questions": [
                        {
                            "question": "“What exactly do you have?”",
                            "answer": "“I would rather talk about the stool.” Say it kindly, and "
                            "wait.",
                        },
                        {
                            "question": "“What if everybody asked for that?”",
                            "answer": "“Then we would all have stools.”",
                        },
                    ],
                },
            ),
        ],
    },
    "es": {
        "title": "Bastan dos frases",
        "slug": "bastan-dos-frases",
        "lead": "Cómo pedir un ajuste sin contar toda tu historia.",
        "body": [
            (
                "text",
                """
                El círculo de los martes reúne peticiones que funcionaron. Todas tienen la misma
                forma: una frase dice qué cuesta y la otra qué ayudaría. En ninguna hay un
                diagnóstico ni una disculpa.

                ## Cinco pares

                - «Al mediodía ya no puedo seguir la pantalla». «¿Puedo hacer el papeleo después de
                comer y la pantalla antes?».
                - «No oigo el fondo de la sala». «Si se usa el micrófono, puedo moderar la reunión».
                - «Mi medicación me hace lentas las mañanas». «Quisiera entrar a las diez y salir a
                las seis».
                - «Me duele estar de pie todo el turno». «Con un taburete alto en la caja bastaría».
                - «Los cambios repentinos me descolocan». «¿Podría ver el nuevo horario un día
                antes?».

                ## Por qué funciona

                Quien tiene un presupuesto puede decirle que sí a un taburete. A la historia de una
                vida nadie puede decirle que sí: solo puede sentir algo al respecto. Un
                [ajuste](term:adjustment) es algo práctico; pide, pues, algo práctico.
                """,
            ),
            (
                "faq",
                {
                    "heading": "¿Y si quieren saber más?",
                    "questions": [
                        {
                            "question": "«¿Qué tienes exactamente?»",
                            "answer": "«Prefiero que hablemos del taburete». Dilo con amabilidad, y "
                            "espera.",
                        },
                        {
                            "question": "«¿Y si todo el mundo pidiera eso?»",
                            "answer": "«Entonces tendríamos taburetes para todo el mundo».",
                        },
                    ],
                },
            ),
        ],
    },
}
