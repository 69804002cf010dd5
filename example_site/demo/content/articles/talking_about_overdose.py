"""An article with a content note that travels into every teaser."""

PAGE = {
    "name": "talking-about-overdose",
    "type": "article",
    "parent": "articles",
    "date": "2026-10-26",
    "topics": ["harm-reduction"],
    "credits": [("author", "tomas")],
    "en": {
        "title": "How we talk about overdose without frightening people off",
        "slug": "how-we-talk-about-overdose",
        "lead": "Words we dropped, and what we say now.",
        "content_note": "Speaks of overdose and of people who died.",
        "body": [
            (
                "text",
                """
                Three people who used to stop at our table are dead. I will not tell how, because
                they would not have wanted to be a lesson. I will tell what we changed in our
                mouths, because that is ours.

                ## Dropped, and taken up

                - Not “clean” or “dirty”, of people or of tests. We say “not using”, “positive”.
                - Not “abuse”. We say “use”, and ask how it is going.
                - Not “just say no”. We say “not alone”.
                - Not “why do you do that?” We say “what does it do for you?”
                - Not “addict”. We say the name.

                ## Numbers are not a greeting

                We had a poster with a death toll. People looked at it and walked around the table.
                Now there is a picture of a lantern, and the kits lie in front. More kits go.
                """,
            ),
            (
                "content_note",
                {"text": "The next part is about grief.", "skip": True},
            ),
            (
                "text",
                """
                ## When somebody has died

                We put a cup of tea at their place for one evening. Whoever wants to says one thing
                that made them laugh. Then we check the dates on the kits. It helps to have
                something to do with your hands.
                """,
            ),
            (
                "definitions",
                {
                    "heading": "Words we kept",
                    "definitions": ["harm-reduction", "naloxone"],
                },
            ),
        ],
    },
    "es": {
        "title": "Cómo hablamos de la sobredosis sin ahuyentar a nadie",
        "slug": "como-hablamos-de-la-sobredosis",
        "lead": "Palabras que dejamos de usar y lo que decimos ahora.",
        "content_note": "Habla de sobredosis y de personas que murieron.",
        "body": [
            (
                "text",
                """
                Tres personas que solían parar en nuestra mesa han muerto. No contaré cómo, porque
                no habrían querido ser una lección. Contaré lo que cambiamos al hablar, porque eso
                es nuestro.

                ## Lo que dejamos y lo que adoptamos

                - Ni «limpio» ni «sucio», de personas ni de pruebas. Decimos «no consume»,
                «positivo».
                - Nada de «abuso». Decimos «consumo» y preguntamos cómo va.
                - Nada de «simplemente di que no». Decimos «no a solas».
                - Nada de «¿por qué haces eso?». Decimos «¿qué te da?».
                - Nada de «adicto». Decimos el nombre.

                ## Las cifras no son un saludo

                Teníamos un cartel con el número de muertes. La gente lo miraba y rodeaba la mesa.
                Ahora hay un dibujo de un farol y los botiquines están delante. Se llevan más.
                """,
            ),
            (
                "content_note",
                {"text": "La parte que sigue trata del duelo.", "skip": True},
            ),
            (
                "text",
                """
                ## Cuando alguien ha muerto

                Durante una noche dejamos una taza de té en su lugar. Quien quiere cuenta algo que
                le hizo reír. Después revisamos las fechas de los botiquines. Ayuda tener algo que
                hacer con las manos.
                """,
            ),
            (
                "definitions",
                {
                    "heading": "Palabras que conservamos",
                    "definitions": ["harm-reduction", "naloxone"],
                },
            ),
        ],
    },
}
