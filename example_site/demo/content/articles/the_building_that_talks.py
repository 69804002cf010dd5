PAGE = {
    "name": "the-building-that-talks",
    "type": "article",
    "parent": "articles",
    "date": "2026-08-10",
    "topics": ["housing"],
    "credits": [
        ("author", "ines"),
        ("credit", {"role": "Told by", "name": "the tenants of number 9"}),
    ],
    "image": "lantern-row",
    "en": {
        "title": "The building that learned to talk to itself",
        "slug": "the-building-that-learned-to-talk-to-itself",
        "lead": "Eleven households, one stairwell, and a sheet of paper by the letter boxes.",
        "body": [
            (
                "text",
                """
                Number 9 has eleven doors, and for years each believed that its mold was its own
                fault. Then somebody taped a sheet to the wall by the letter boxes: “Is your
                bathroom wall wet? Draw a drop beside your number.” By Sunday there were eight
                drops.

                ## From drops to a letter

                They met on the stairs, because no flat was large enough. Those who did not want to
                be seen at a meeting put a note under a door. The letter they wrote has eight
                signatures and one photograph, and it asks for one thing: a wall that is dry by
                October.

                ## What we learned at the table

                - Ask a question that can be answered with a pencil.
                - Let people take part without showing their face.
                - Ask for one thing at a time, with a date.
                """,
            ),
            (
                "quote",
                {
                    "text": "I thought it was my cooking. It was the pipe. It was everybody’s pipe.",
                    "attribution": "A tenant on the third floor",
                },
            ),
            (
                "text",
                """
                The wall was opened in September. The sheet is still there; now it asks who can
                water the plants in August.
                """,
            ),
        ],
    },
    "es": {
        "title": "El edificio que aprendió a hablarse",
        "slug": "el-edificio-que-aprendio-a-hablarse",
        "lead": "Once hogares, una escalera y una hoja de papel junto a los buzones.",
        "body": [
            (
                "text",
                """
                El número 9 tiene once puertas, y durante años en cada una creían que el moho era
                culpa suya. Hasta que alguien pegó una hoja junto a los buzones: «¿Está húmeda la
                pared de tu baño? Dibuja una gota junto a tu número». El domingo había ocho gotas.

                ## De las gotas a una carta

                Se reunieron en la escalera, porque ningún departamento era lo bastante grande.
                Quien no quería que le vieran en una reunión dejaba una nota bajo una puerta. La
                carta tiene ocho firmas y una foto, y pide una sola cosa: una pared seca para
                octubre.

                ## Lo que aprendimos en la mesa

                - Haz una pregunta que se pueda responder con un lápiz.
                - Deja que la gente participe sin mostrar la cara.
                - Pide una cosa a la vez, con fecha.
                """,
            ),
            (
                "quote",
                {
                    "text": "Pensé que era por cocinar. Era la tubería. Era la tubería de todo el "
                    "edificio.",
                    "attribution": "Una inquilina del tercer piso",
                },
            ),
            (
                "text",
                """
                Abrieron la pared en septiembre. La hoja sigue ahí; ahora pregunta quién puede regar
                las plantas en agosto.
                """,
            ),
        ],
    },
}
