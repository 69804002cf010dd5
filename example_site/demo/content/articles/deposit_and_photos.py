"""An article that another publication had first."""

PAGE = {
    "name": "deposit-and-photos",
    "type": "article",
    "parent": "articles",
    "date": "2026-03-09",
    "topics": ["housing"],
    "credits": [("author", "ines")],
    "republished_from": "The Hallway, a tenants’ newsletter",
    "republished_url": "https://example.org/the-hallway/deposit",
    "republished_on": "2025-11-20",
    "en": {
        "title": "Deposit, damage and the photo album",
        "slug": "deposit-damage-and-the-photo-album",
        "lead": "Forty photographs on the first day are worth more than an argument on the last.",
        "body": [
            (
                "text",
                """
                On the day you get the keys the flat is empty and the light is good. Use it. Before
                the first box comes in, walk through every room with your phone.

                ## What to photograph

                - every wall from the door, then every mark on it from close by;
                - the inside of the oven, the fridge and the cupboards;
                - windows, open and shut; locks, with the key in them;
                - the meters, so that the numbers can be read.

                Send the pictures to yourself by mail the same day. The date of that mail is hard
                to argue with. If you can, send a copy to the landlord with one friendly line: “For
                both our records.”

                ## And on the last day

                Do the same again, in the same order. Most people who come to our table about a
                deposit have pictures of the last day only. The pair is what counts.
                """,
            ),
            (
                "quote",
                {
                    "text": "He began to list the scratches. I opened the album. We had tea "
                    "instead.",
                    "attribution": "A neighbor from number 14",
                },
            ),
        ],
    },
    "es": {
        "title": "El depósito, los daños y el álbum de fotos",
        "slug": "deposito-danos-y-album-de-fotos",
        "lead": "Cuarenta fotos el primer día valen más que una discusión el último.",
        "body": [
            (
                "text",
                """
                El día en que te dan las llaves, la vivienda está vacía y hay buena luz.
                Aprovéchalo. Antes de que entre la primera caja, recorre cada cuarto con el
                teléfono.

                ## Qué fotografiar

                - cada pared desde la puerta, y después cada marca de cerca;
                - el interior del horno, del refrigerador y de los armarios;
                - las ventanas, abiertas y cerradas; las cerraduras, con la llave puesta;
                - los medidores, de modo que se lean los números.

                Envíate las fotos por correo ese mismo día. La fecha de ese correo es difícil de
                discutir. Si puedes, manda una copia a quien te alquila, con una línea amable:
                «Para que ambas partes la tengamos».

                ## Y el último día

                Haz lo mismo, en el mismo orden. Casi toda la gente que llega a nuestra mesa por un
                depósito tiene solo las fotos del último día. Lo que cuenta es el par.
                """,
            ),
            (
                "quote",
                {
                    "text": "Empezó a enumerar los rayones. Abrí el álbum. Terminamos tomando té.",
                    "attribution": "Una vecina del número 14",
                },
            ),
        ],
    },
}
