"""A statement, on two topics at once."""

PAGE = {
    "name": "street-patrols",
    "type": "article",
    "parent": "articles",
    "date": "2026-11-09",
    "kind": "statement",
    "topics": ["sex-work", "harm-reduction"],
    "credits": [("author", "editors")],
    "en": {
        "title": "Lamps, not patrols: our statement on the harbor streets",
        "slug": "lamps-not-patrols",
        "lead": "The council wants more patrols where people work at night. We ask for light, "
        "toilets and a tram that runs.",
        "body": [
            (
                "text",
                """
                The plan before the council would double the patrols in the four streets by the
                harbor. It says this will make the people who work there safer. Nobody asked them.
                We did: twenty-two of them, over three nights, at the night table.

                ## What they told us

                - Patrols move people to darker streets, farther from each other and from us.
                - Somebody who has been fined works one more night to pay it.
                - A person who fears being stopped does not carry a kit, and does not call.

                ## What we ask for

                1. Street lamps in all four streets, mended within a week.
                1. A public toilet that is open all night.
                1. The last tram at four instead of one.
                1. No fines for standing where one stands.
                """,
            ),
            (
                "statistic",
                {
                    "form": "of",
                    "figure": 19,
                    "total": 22,
                    "statement": "people we asked named light before anything else.",
                    "year": 2026,
                    "source": "Lantern Row, three nights at the table",
                },
            ),
            (
                "call_to_action",
                {
                    "heading": "Say it before the vote",
                    "text": "Two lines are enough. You do not need to say who you are or what you "
                    "do.",
                    "button": "Write to the council",
                    "link": {"url": "https://example.org/council/harbor"},
                    "authority": "The city council",
                    "ask": "Vote no on the patrols, and yes on the lamps",
                },
            ),
        ],
    },
    "es": {
        "title": "Faroles, no patrullas: nuestra declaración sobre las calles del puerto",
        "slug": "faroles-no-patrullas",
        "lead": "El concejo quiere más patrullas donde hay gente que trabaja de noche. Pedimos luz, "
        "baños y un tranvía que pase.",
        "body": [
            (
                "text",
                """
                El plan que discute el concejo duplicaría las patrullas en las cuatro calles del
                puerto. Dice que así quienes trabajan ahí tendrán más seguridad. Nadie les
                preguntó. Hablamos con veintidós personas, en tres noches, en la mesa nocturna.

                ## Lo que nos dijeron

                - Las patrullas empujan a la gente a calles más oscuras, lejos unas de otras y lejos
                de la mesa.
                - Quien recibe una multa trabaja una noche más para pagarla.
                - Quien teme que la detengan no lleva botiquín y no pide ayuda.

                ## Lo que pedimos

                1. Faroles en las cuatro calles, reparados en menos de una semana.
                1. Un baño público abierto toda la noche.
                1. El último tranvía a las cuatro y no a la una.
                1. Ninguna multa por estar donde se está.
                """,
            ),
            (
                "statistic",
                {
                    "form": "of",
                    "figure": 19,
                    "total": 22,
                    "statement": "personas nombraron la luz antes que cualquier otra cosa.",
                    "year": 2026,
                    "source": "Lantern Row, tres noches en la mesa",
                },
            ),
            (
                "call_to_action",
                {
                    "heading": "Dilo antes de la votación",
                    "text": "Bastan dos líneas. No hace falta que digas quién eres ni qué haces.",
                    "button": "Escribe al concejo",
                    "link": {"url": "https://example.org/council/harbor"},
                    "authority": "El concejo municipal",
                    "ask": "Votar no a las patrullas y sí a los faroles",
                },
            ),
        ],
    },
}
