"""The article the seed page leads to."""

PAGE = {
    "name": "sex-work-101",
    "type": "article",
    "parent": "articles",
    "date": "2026-02-16",
    "topics": ["sex-work"],
    "credits": [("author", "editors")],
    "image": "doorway",
    "en": {
        "title": "Sex Work 101",
        "slug": "sex-work-101",
        "lead": "Eight things to know before you hold an opinion, and three to do once you have "
        "one.",
        "body": [
            (
                "text",
                """
                People who have never met a [sex worker](term:sex-workers), as far as they know,
                often ask us where to begin. Begin here. None of this is secret; it is only seldom
                said in one place.

                ## Eight things to know

                1. It is many jobs. A person who sings the blues on a phone line and a person who
                dances in a club share a stigma, not a workplace.
                1. The reasons are as mixed as for any job: rent, skill, children, curiosity, lack
                of a better offer.
                1. Working and being forced are not the same. Treating them as the same makes it
                harder to find the people who are forced.
                1. Danger comes less from the work than from having nobody to call. Where the work
                is a crime, calling for help can cost a home, a child or a visa.
                1. [Decriminalization](term:decriminalization) is what sex workers’ own groups ask
                for most often. It is not the same as licensing.
                1. Many have another job as well. You may know them from there.
                1. Former sex workers are not rescued people. Some left, some rest, some return.
                1. They are the experts. When you read a study, look whether they wrote a part of
                it.
                """,
            ),
            (
                "definitions",
                {
                    "heading": "Words as we use them",
                    "definitions": ["sex-workers", "decriminalization", "harm-reduction"],
                },
            ),
            (
                "text",
                """
                ## Three things to do

                - **Listen without a plan.** Somebody who tells you may want nothing but to have
                said it.
                - **Do not tell anybody else.** Being named by the wrong person can end a job, a
                lease or a custody hearing.
                - **Change one rule.** At your clinic, your union, your landlords’ association:
                find the sentence that shuts people out, and ask for another.

                If you do the work yourself: you are welcome at [the support
                group](page:your-first-evening), with any name you like.
                """,
            ),
        ],
    },
    "es": {
        "title": "Trabajo sexual: lo básico",
        "slug": "trabajo-sexual-lo-basico",
        "lead": "Ocho cosas que conviene saber antes de tener una opinión, y tres que puedes hacer "
        "cuando la tengas.",
        "body": [
            (
                "text",
                """
                Quienes nunca han conocido, que sepan, a una [persona trabajadora
                sexual](term:sex-workers) nos preguntan a menudo por dónde empezar. Por aquí. Nada
                de esto es secreto; solo que rara vez se dice en un mismo lugar.

                ## Ocho cosas que conviene saber

                1. Son muchos trabajos. Quien habla por una línea telefónica y quien baila en un
                club comparten un estigma, no un lugar de trabajo.
                1. Los motivos son tan variados como en cualquier empleo: el alquiler, el oficio,
                los hijos, la curiosidad, la falta de una oferta mejor.
                1. Trabajar y que te obliguen no es lo mismo. Tratarlo como lo mismo hace más
                difícil encontrar a quienes sí están bajo coacción.
                1. El peligro viene menos del trabajo que de no tener a quién llamar. Donde es
                delito, pedir ayuda puede costar la casa, un hijo o una visa.
                1. La [despenalización](term:decriminalization) es lo que más piden los grupos de
                personas trabajadoras sexuales. No es lo mismo que dar licencias.
                1. Mucha gente tiene además otro trabajo. Quizá la conozcas de ahí.
                1. Quienes lo dejaron no son «personas rescatadas». Hay quien se fue, quien
                descansa y quien vuelve.
                1. Son quienes más saben. Cuando leas un estudio, fíjate si escribieron una parte.
                """,
            ),
            (
                "definitions",
                {
                    "heading": "Palabras, como las usamos",
                    "definitions": ["sex-workers", "decriminalization", "harm-reduction"],
                },
            ),
            (
                "text",
                """
                ## Tres cosas que puedes hacer

                - **Escucha sin un plan.** Tal vez quien te lo cuenta solo quería decirlo.
                - **No se lo cuentes a nadie más.** Que te nombre la persona equivocada puede
                costar un empleo, un contrato o una custodia.
                - **Cambia una regla.** En tu clínica, tu sindicato, tu asociación: busca la frase
                que deja fuera a alguien y pide otra.

                Si tú haces este trabajo: en [el grupo de apoyo](page:your-first-evening) tienes
                un lugar, con el nombre que quieras.
                """,
            ),
        ],
    },
}
