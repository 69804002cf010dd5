"""An article by a guest."""

PAGE = {
    "name": "a-kit-by-the-door",
    "type": "article",
    "parent": "articles",
    "date": "2026-05-11",
    "topics": ["harm-reduction"],
    "credits": [
        ("author", "rowan"),
        ("credit", {"role": "Illustration", "name": "Lantern Row"}),
    ],
    "image": "kit-by-the-door",
    "en": {
        "title": "A kit by the door",
        "slug": "a-kit-by-the-door",
        "lead": "Why a counselor keeps naloxone where other people keep an umbrella.",
        "content_note": "Speaks of overdose.",
        "body": [
            (
                "text",
                """
                My clients noticed the yellow bag before they noticed the diploma. It hangs by the
                door of my office between two coats, and for a year nobody said a word about it.
                Then somebody asked: “Is that what I think it is?”

                It is. It holds two doses of [naloxone](term:naloxone), a pair of gloves, a face
                shield and a card that says what to do in four pictures. It cost me nothing but the
                walk to Lantern Row’s night table.

                ## What a bag on a hook says

                It says that somebody here has thought about you staying alive, before you told
                them anything. That is a good deal to say with a bag. I have read long policies
                that said less.

                ## Three habits

                - **Show it to the people you live with.** A kit nobody can find is no kit.
                - **Keep it between cold and heat.** Not in the car, not on the radiator.
                - **Look at the date when the clocks change.** An old dose is better than none; a
                new one is better than an old one.
                """,
            ),
            (
                "quote",
                {
                    "text": "I do not use anything. I took one for the man downstairs, and now we "
                    "say good morning.",
                    "attribution": "A client, with permission",
                },
            ),
            (
                "call_to_action",
                {
                    "heading": "Take a kit home",
                    "text": "Free, with five minutes of practice. No name, no form.",
                    "button": "When the table is there",
                    "link": {"page": "safer-nights-out"},
                },
            ),
        ],
    },
    "es": {
        "title": "Un botiquín junto a la puerta",
        "slug": "un-botiquin-junto-a-la-puerta",
        "lead": "Por qué una persona terapeuta guarda naloxona donde otras dejan el paraguas.",
        "content_note": "Habla de sobredosis.",
        "body": [
            (
                "text",
                """
                Quienes vienen a mi consulta vieron la bolsa amarilla antes que el diploma. Cuelga
                junto a la puerta, entre dos abrigos, y en un año nadie dijo nada. Hasta que
                alguien preguntó: «¿Es lo que creo que es?».

                Lo es. Lleva dos dosis de [naloxona](term:naloxone), un par de guantes, una
                mascarilla de reanimación y una tarjeta que dice qué hacer en cuatro dibujos. Me
                costó solo caminar hasta la mesa nocturna de Lantern Row.

                ## Lo que dice una bolsa en un gancho

                Dice que aquí alguien pensó en que sigas con vida antes de que contaras nada. Es
                mucho decir para una bolsa. He leído reglamentos largos que dicen menos.

                ## Tres costumbres

                - **Enséñasela a la gente con quien vives.** Un botiquín que nadie encuentra no es
                un botiquín.
                - **Guárdala entre el frío y el calor.** Ni en el auto ni sobre el radiador.
                - **Mira la fecha cuando cambia la hora.** Una dosis vencida es mejor que ninguna;
                una nueva es mejor que una vencida.
                """,
            ),
            (
                "quote",
                {
                    "text": "Yo no consumo nada. Llevé uno por el señor de abajo, y ahora nos "
                    "damos los buenos días.",
                    "attribution": "Alguien que viene a mi consulta, con su permiso",
                },
            ),
            (
                "call_to_action",
                {
                    "heading": "Llévate un botiquín",
                    "text": "Gratis, con cinco minutos de práctica. Sin nombre ni formulario.",
                    "button": "Cuándo está la mesa",
                    "link": {"page": "safer-nights-out"},
                },
            ),
        ],
    },
}
