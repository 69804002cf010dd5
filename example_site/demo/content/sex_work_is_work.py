"""The page the suite began with."""

PAGE = {
    "name": "sex-work-is-work",
    "type": "advocacy",
    "parent": "home",
    "written_on": "2026-03-02",
    "topics": ["sex-work"],
    "reviewed_on": "2026-09-01",
    "review_every_months": 6,
    "quick_exit": "show",
    "en": {
        "title": "Sex Work is Work",
        "slug": "sex-work-is-work",
        "show_in_menus": True,
        "search_description": "Facts, support and reading for sex workers and those at their side.",
        "content_note": "One sentence names violence, abuse and trafficking.",
        "reviewed_by": "the support group",
        "introduction": "Often referred to as “the world’s oldest profession,” sex work has been a "
        "controversial and misunderstood trade throughout human history. Sex workers face various "
        "forms of discrimination and life-threatening danger, compounded by the fact that many "
        "types of sex work remain criminalized in many countries. Without laws protecting their "
        "well-being, sex workers can become the victims of violence, abuse, hate crimes, and "
        "trafficking.",
        "body": [
            (
                "text",
                """
                Supporting sex workers starts with embracing the reality in which these
                individuals live. We must be willing to question our assumptions, let go of our
                judgments, and learn the facts about sex work. Read more in our blog,
                [Sex Work 101](page:sex-work-101).
                """,
            ),
            (
                "groups",
                {
                    "heading": "Support Group",
                    "groups": ["sex-worker-support"],
                    "view_all": False,
                },
            ),
            (
                "resources",
                {
                    "heading": "Sex Worker Support: Reading, Resources, and Advocacy",
                    "introduction": "We are proud to uplift our friends and colleagues who support "
                    "and advocate for sex workers. Below are a few articles for clinicians about "
                    "working with current/former sex workers, as well as links to external "
                    "advocacy and support organizations.",
                    "sections": [
                        {
                            "heading": "For Current and Former Sex Workers",
                            "entries": [
                                ("resource", "swop-chicago"),
                                ("resource", "support-group"),
                                ("resource", "harm-reduction-coalition"),
                                ("resource", "pineapple-support"),
                            ],
                        },
                        {
                            "heading": "Advocacy",
                            "introduction": "We are gathering this list with the people it is for. "
                            "Whom should it name? [Write to us](mailto:hello@example.org).",
                            "entries": [("page", "street-patrols")],
                        },
                        {
                            "heading": "For Clinicians",
                            "entries": [
                                ("resource", "equitable-care"),
                                ("resource", "affirming-therapy"),
                                ("resource", "competent-care"),
                            ],
                        },
                    ],
                    "check_first": False,
                },
            ),
            (
                "articles",
                {
                    "heading": "Recent articles",
                    "topics": ["sex-work"],
                    "count": 3,
                    "view_all": True,
                },
            ),
            (
                "signup",
                {
                    "heading": "Join our Mailing List",
                    "text": "Subscribe to the Lantern Row mailing list for upcoming event news, "
                    "resources, networking opportunities, and more!",
                    "lists": ["letters"],
                },
            ),
        ],
    },
    "es": {
        "title": "El trabajo sexual es trabajo",
        "slug": "el-trabajo-sexual-es-trabajo",
        "show_in_menus": True,
        "search_description": "Información, apoyo y lecturas para personas trabajadoras sexuales y "
        "para quienes están a su lado.",
        "content_note": "Una frase nombra la violencia, el abuso y la trata.",
        "reviewed_by": "el grupo de apoyo",
        "introduction": "El trabajo sexual, al que suele llamarse «el oficio más antiguo del "
        "mundo», ha sido a lo largo de la historia un oficio polémico y mal comprendido. Quienes "
        "lo ejercen enfrentan diversas formas de discriminación y peligros para su vida, "
        "agravados porque en muchos países gran parte del trabajo sexual sigue siendo delito. Sin "
        "leyes que protejan su bienestar, pueden ser víctimas de violencia, abusos, crímenes de "
        "odio y trata.",
        "body": [
            (
                "text",
                """
                Apoyar a las personas trabajadoras sexuales empieza por aceptar la realidad en la
                que viven. Hace falta cuestionar lo que damos por sentado, dejar los juicios de
                lado y conocer los hechos. Lee más en nuestro blog:
                [Trabajo sexual: lo básico](page:sex-work-101).
                """,
            ),
            (
                "groups",
                {
                    "heading": "Grupo de apoyo",
                    "groups": ["sex-worker-support"],
                    "view_all": False,
                },
            ),
            (
                "resources",
                {
                    "heading": "Apoyo al trabajo sexual: lecturas, recursos e incidencia",
                    "introduction": "Con orgullo damos a conocer a amistades y colegas que apoyan y "
                    "defienden a las personas trabajadoras sexuales. Abajo hay algunos artículos "
                    "para profesionales de la salud sobre el trabajo con quienes ejercen o "
                    "ejercieron el trabajo sexual, y enlaces a organizaciones de apoyo e "
                    "incidencia.",
                    "sections": [
                        {
                            "heading": "Para quienes ejercen o ejercieron el trabajo sexual",
                            "entries": [
                                ("resource", "swop-chicago"),
                                ("resource", "support-group"),
                                ("resource", "harm-reduction-coalition"),
                                ("resource", "pineapple-support"),
                            ],
                        },
                        {
                            "heading": "Incidencia",
                            "introduction": "Estamos reuniendo esta lista con las personas para "
                            "quienes es. ¿A quién debería nombrar? "
                            "[Escríbenos](mailto:hello@example.org).",
                            "entries": [("page", "street-patrols")],
                        },
                        {
                            "heading": "Para profesionales de la salud",
                            "entries": [
                                ("resource", "equitable-care"),
                                ("resource", "affirming-therapy"),
                                ("resource", "competent-care"),
                            ],
                        },
                    ],
                    "check_first": False,
                },
            ),
            (
                "articles",
                {
                    "heading": "Artículos recientes",
                    "topics": ["sex-work"],
                    "count": 3,
                    "view_all": True,
                },
            ),
            (
                "signup",
                {
                    "heading": "Únete a nuestra lista de correo",
                    "text": "Suscríbete a la lista de correo de Lantern Row para recibir noticias "
                    "de próximos eventos, recursos, oportunidades de encuentro y más.",
                    "lists": ["letters"],
                },
            ),
        ],
    },
}
