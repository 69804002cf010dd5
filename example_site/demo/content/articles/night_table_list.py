PAGE = {
    "name": "night-table-list",
    "type": "article",
    "parent": "articles",
    "date": "2026-07-20",
    "topics": ["harm-reduction"],
    "credits": [("author", "tomas")],
    "image": "night-table",
    "en": {
        "title": "Water, earplugs, a way home: what the night table carries",
        "slug": "what-the-night-table-carries",
        "lead": "A packing list from two summers at the tram stop, for anyone who wants to start a "
        "table of their own.",
        "body": [
            (
                "text",
                """
                We began with a folding table and a guess. The guess was wrong: we brought
                leaflets, people wanted water. This is what we pack now for one Friday.

                - 60 bottles of water, and salty crackers
                - 100 pairs of earplugs
                - six kits with [naloxone](term:naloxone), and two people who can use them
                - condoms, lubricant, tissues, hair ties
                - a power bank with four kinds of cable
                - tram tickets, in an envelope, for whoever has lost theirs
                - two folding chairs: one for us, one for you

                ## What we stopped bringing

                Clipboards. As soon as there is a clipboard, people stand a meter farther away. We
                count bottles, not people.
                """,
            ),
            (
                "statistic",
                {
                    "form": "percent",
                    "figure": 70,
                    "statement": "of what we hand out on a Friday is plain water.",
                    "year": 2026,
                    "source": "Our own tally",
                },
            ),
            (
                "text",
                """
                ## If you want to start one

                Begin with water and a chair, on the same day every week, for eight weeks. Come and
                stand with us first; bring a jacket.
                """,
            ),
        ],
    },
    "es": {
        "title": "Agua, tapones, un regreso a casa: lo que lleva la mesa nocturna",
        "slug": "lo-que-lleva-la-mesa-nocturna",
        "lead": "Una lista de dos veranos en la parada del tranvía, para quien quiera montar su "
        "propia mesa.",
        "body": [
            (
                "text",
                """
                Empezamos con una mesa plegable y una suposición. La suposición era falsa: llevamos
                folletos y la gente quería agua. Esto es lo que llevamos ahora un viernes.

                - 60 botellas de agua y galletas saladas
                - 100 pares de tapones para los oídos
                - seis botiquines con [naloxona](term:naloxone) y dos personas que saben usarlos
                - condones, lubricante, pañuelos, ligas para el pelo
                - una batería con cuatro tipos de cable
                - boletos de tranvía, en un sobre, para quien perdió el suyo
                - dos sillas plegables: una nuestra y otra para ti

                ## Lo que dejamos de llevar

                Las planillas. En cuanto hay una planilla, la gente se para un metro más lejos.
                Contamos botellas, no personas.
                """,
            ),
            (
                "statistic",
                {
                    "form": "percent",
                    "figure": 70,
                    "statement": "de lo que repartimos un viernes es simplemente agua.",
                    "year": 2026,
                    "source": "Nuestra propia cuenta",
                },
            ),
            (
                "text",
                """
                ## Si quieres montar una

                Empieza con agua y una silla, el mismo día cada semana, ocho semanas. Antes, ven a
                acompañarnos una noche; trae abrigo.
                """,
            ),
        ],
    },
}
