"""Topics, audiences, definitions and authors. What stands beside the languages is equal in all."""

LANGUAGES = ["en", "es"]

TOPICS = {
    "sex-work": {
        "en": {
            "name": "Sex work",
            "slug": "sex-work",
            "description": "Rights, health and everyday life, told by people who do the work and "
            "by those who stand with them.",
        },
        "es": {
            "name": "Trabajo sexual",
            "slug": "trabajo-sexual",
            "description": "Derechos, salud y vida diaria, en palabras de quienes hacen este "
            "trabajo y de quienes están de su lado.",
        },
    },
    "housing": {
        "en": {
            "name": "Housing",
            "slug": "housing",
            "description": "Keeping a home, finding one, and what neighbors can do together.",
        },
        "es": {
            "name": "Vivienda",
            "slug": "vivienda",
            "description": "Conservar una vivienda, encontrarla y lo que un vecindario puede "
            "hacer en conjunto.",
        },
    },
    "harm-reduction": {
        "en": {
            "name": "Harm reduction",
            "slug": "harm-reduction",
            "description": "Meeting people where they are: practical care without conditions.",
        },
        "es": {
            "name": "Reducción de daños",
            "slug": "reduccion-de-danos",
            "description": "Acompañar a cada persona donde está: cuidado práctico, sin condiciones.",
        },
    },
    "disability": {
        "en": {
            "name": "Disability",
            "slug": "disability",
            "description": "Access at work, at meetings and in the street, as a right and a habit.",
        },
        "es": {
            "name": "Discapacidad",
            "slug": "discapacidad",
            "description": "Accesibilidad en el trabajo, en las reuniones y en la calle: un "
            "derecho y una costumbre.",
        },
    },
}

AUDIENCES = {
    "sex-workers": {
        "en": {"name": "Current and former sex workers", "slug": "sex-workers"},
        "es": {
            "name": "Personas que ejercen o ejercieron el trabajo sexual",
            "slug": "personas-trabajadoras-sexuales",
        },
    },
    "tenants": {
        "en": {"name": "Tenants", "slug": "tenants"},
        "es": {"name": "Personas que alquilan", "slug": "personas-que-alquilan"},
    },
    "clinicians": {
        "en": {"name": "Clinicians", "slug": "clinicians"},
        "es": {"name": "Profesionales de la salud", "slug": "profesionales-de-la-salud"},
    },
    "friends": {
        "en": {"name": "Friends and family", "slug": "friends-and-family"},
        "es": {"name": "Amistades y familia", "slug": "amistades-y-familia"},
    },
    "young-people": {
        "en": {"name": "Young people", "slug": "young-people"},
        "es": {"name": "Jóvenes", "slug": "jovenes"},
    },
    "disabled-people": {
        "en": {"name": "Disabled people", "slug": "disabled-people"},
        "es": {"name": "Personas con discapacidad", "slug": "personas-con-discapacidad"},
    },
    "migrants": {
        "en": {"name": "People new in the country", "slug": "new-in-the-country"},
        "es": {"name": "Personas recién llegadas al país", "slug": "recien-llegadas"},
    },
}

DEFINITIONS = {
    "sex-workers": {
        "en": {
            "term": "Sex workers",
            "definition": "Our definition of sex work includes phone sex, escorting, camming, "
            "sugaring, stripping, professional fetish/BDSM, other erotic labor.",
        },
        "es": {
            "term": "Personas trabajadoras sexuales",
            "definition": "Nuestra definición de trabajo sexual incluye las líneas eróticas, el "
            "acompañamiento, la cámara web, el *sugaring*, el striptease, el fetiche/BDSM "
            "profesional y otros trabajos eróticos.",
        },
    },
    "decriminalization": {
        "en": {
            "term": "Decriminalization",
            "definition": "Taking sex work between adults out of criminal law, so that the same "
            "labor, health and safety rules apply as to other work.",
        },
        "es": {
            "term": "Despenalización",
            "definition": "Sacar el trabajo sexual entre personas adultas del derecho penal, para "
            "que se rija por las mismas normas laborales, de salud y de seguridad que otros "
            "trabajos.",
        },
    },
    "eviction": {
        "en": {
            "term": "Eviction",
            "definition": "The process by which a landlord makes somebody leave a home. In most "
            "places it needs a court; a letter or a changed lock is not enough.",
        },
        "es": {
            "term": "Desalojo",
            "definition": "El proceso por el cual se obliga a alguien a dejar su vivienda. En casi "
            "todas partes hace falta un tribunal; no basta una carta ni un cambio de cerradura.",
        },
    },
    "retaliation": {
        "en": {
            "term": "Retaliation",
            "definition": "Punishing somebody for using a right: raising the rent, say, because a "
            "tenant asked for a repair.",
        },
        "es": {
            "term": "Represalia",
            "definition": "Castigar a alguien por ejercer un derecho: por ejemplo, subir el "
            "alquiler porque se pidió una reparación.",
        },
    },
    "habitable": {
        "en": {
            "term": "Habitable",
            "definition": "Fit to live in: heat, running water, doors that lock, no mold or pests.",
        },
        "es": {
            "term": "Habitable",
            "definition": "Apta para vivir: calefacción, agua corriente, puertas que cierran, sin "
            "moho ni plagas.",
        },
    },
    "harm-reduction": {
        "en": {
            "term": "Harm reduction",
            "definition": "Practical ways to make a risk smaller without asking anybody to change "
            "first.",
        },
        "es": {
            "term": "Reducción de daños",
            "definition": "Maneras prácticas de hacer menor un riesgo sin exigirle a nadie que "
            "cambie primero.",
        },
    },
    "naloxone": {
        "en": {
            "term": "Naloxone",
            "definition": "A medicine, often a nasal spray, that can reverse an opioid overdose. "
            "It does no harm to somebody who has taken no opioids.",
        },
        "es": {
            "term": "Naloxona",
            "definition": "Un medicamento, a menudo en aerosol nasal, que puede revertir una "
            "sobredosis de opioides. No le hace daño a quien no los ha tomado.",
        },
    },
    "adjustment": {
        "en": {
            "term": "Adjustment",
            "definition": "A change to how, where or when work is done, so that a disabled person "
            "can do it on equal terms. Some laws say *accommodation*.",
        },
        "es": {
            "term": "Ajuste razonable",
            "definition": "Un cambio en cómo, dónde o cuándo se hace un trabajo, para que una "
            "persona con discapacidad lo haga en igualdad de condiciones. Algunas leyes dicen "
            "*acomodo*.",
        },
    },
    "access-needs": {
        "en": {
            "term": "Access needs",
            "definition": "What a person needs in order to take part. Everybody has some; some are "
            "met without anyone noticing.",
        },
        "es": {
            "term": "Necesidades de acceso",
            "definition": "Lo que una persona necesita para participar. Toda la gente tiene "
            "alguna; unas se cubren sin que nadie lo note.",
        },
    },
}

AUTHORS = {
    "editors": {
        "name": "The Lantern Row editors",
        "en": {"about": "Five volunteers and a shared calendar."},
        "es": {"about": "Cinco voluntarias y voluntarios y un calendario compartido."},
    },
    "ines": {
        "name": "Ines Duarte",
        "pronouns": "she/her",
        "en": {"about": "Ines answers the phone on Wednesdays and keeps the tenants’ binder."},
        "es": {
            "about": "Ines atiende el teléfono los miércoles y cuida la carpeta de inquilinato."
        },
    },
    "tomas": {
        "name": "Tomas Weld",
        "pronouns": "he/they",
        "en": {"about": "Tomas packs the night table and checks the dates on everything."},
        "es": {"about": "Tomas prepara la mesa nocturna y revisa las fechas de todo."},
    },
    "maya": {
        "name": "Maya",
        "pronouns": "she/they",
        "role": "guest",
        "en": {"about": "Maya is not her name. She has come to the group since 2021."},
        "es": {"about": "Maya no es su nombre. Viene al grupo desde 2021."},
    },
    "rowan": {
        "name": "Rowan Achterveld",
        "pronouns": "they/them",
        "organization": "Millpond Counseling Collective",
        "role": "guest",
        "url": "https://example.org/millpond",
        "en": {
            "credentials": "LCSW",
            "about": "Rowan works with clients who have been turned away elsewhere.",
        },
        "es": {
            "credentials": "LCSW",
            "about": "Rowan acompaña a personas a quienes en otros lugares les cerraron la puerta.",
        },
    },
}
