PAGE = {
    "name": "first-hour-after-a-notice",
    "type": "article",
    "parent": "articles",
    "date": "2026-04-06",
    "topics": ["housing"],
    "credits": [("author", "ines")],
    "image": "letter",
    "en": {
        "title": "The first hour after a notice",
        "slug": "the-first-hour-after-a-notice",
        "lead": "What to do while the kettle boils, and what can wait until tomorrow.",
        "content_note": "Speaks of losing a home.",
        "body": [
            (
                "text",
                """
                Your hands may shake. That is what hands do. Put the letter on the table and the
                kettle on the stove; nothing in it gets worse in the next ten minutes.
                """,
            ),
            (
                "steps",
                {
                    "heading": "Sixty minutes",
                    "steps": [
                        {
                            "title": "Find three things in the letter",
                            "text": "Who sent it, which day it names, and what it says you should "
                            "do. Underline them in pencil.",
                            "duration": "10 minutes",
                        },
                        {
                            "title": "Photograph it, front and back",
                            "text": "The envelope too. Send the pictures to somebody you trust.",
                            "duration": "5 minutes",
                        },
                        {
                            "title": "Write down what happened before",
                            "text": "Repairs you asked for, rent you paid, words at the door. Dates "
                            "if you know them, “about Easter” if not.",
                            "duration": "20 minutes",
                        },
                        {
                            "title": "Tell one person",
                            "text": "A neighbor, a cousin, us. Most letters in a building come in "
                            "pairs: ask next door whether they got one.",
                            "duration": "15 minutes",
                        },
                        {"title": "Eat something", "duration": "10 minutes"},
                    ],
                },
            ),
            (
                "text",
                """
                ## What can wait

                Packing. Answering. Deciding. An [eviction](term:eviction) has steps, and the
                letter is usually the first of them. Tomorrow, or on Wednesday, bring it to [the
                tenants’ table](page:housing-rights).
                """,
            ),
        ],
    },
    "es": {
        "title": "La primera hora después del aviso",
        "slug": "la-primera-hora-despues-del-aviso",
        "lead": "Qué hacer mientras hierve el agua y qué puede esperar hasta mañana.",
        "content_note": "Habla de perder la vivienda.",
        "body": [
            (
                "text",
                """
                Puede que te tiemblen las manos. Es lo que hacen las manos. Deja la carta en la mesa
                y pon agua a hervir; nada de lo que dice empeora en los próximos diez minutos.
                """,
            ),
            (
                "steps",
                {
                    "heading": "Sesenta minutos",
                    "steps": [
                        {
                            "title": "Busca tres cosas en la carta",
                            "text": "Quién la envía, qué día nombra y qué dice que hagas. "
                            "Subráyalas con lápiz.",
                            "duration": "10 minutos",
                        },
                        {
                            "title": "Tómale fotos, por delante y por detrás",
                            "text": "También al sobre. Mándale las fotos a alguien de confianza.",
                            "duration": "5 minutos",
                        },
                        {
                            "title": "Anota lo que pasó antes",
                            "text": "Arreglos que pediste, rentas que pagaste, palabras en la "
                            "puerta. Con fechas si las sabes; si no, «por Semana Santa».",
                            "duration": "20 minutos",
                        },
                        {
                            "title": "Cuéntaselo a alguien",
                            "text": "Del edificio, de la familia, del grupo. Casi todas estas cartas "
                            "llegan de a dos: pregunta al lado si también recibieron una.",
                            "duration": "15 minutos",
                        },
                        {"title": "Come algo", "duration": "10 minutos"},
                    ],
                },
            ),
            (
                "text",
                """
                ## Lo que puede esperar

                Empacar. Responder. Decidir. Un [desalojo](term:eviction) tiene pasos, y la carta
                suele ser el primero. Mañana, o el miércoles, tráela a [la mesa de
                inquilinato](page:housing-rights).
                """,
            ),
        ],
    },
}
