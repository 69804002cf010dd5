"""The mailing lists: what each promises, and what its mails show on a locked phone."""

LISTS = {
    "letters": {
        "order": 1,
        "help_email": "hello@example.org",
        "sender_email": "post@example.org",
        "feed_page": "articles",
        "legal_name": "Lantern Row Mutual Support Association",
        "postal_address": "PO Box 12\nExample City",
        "en": {
            "name": "Lantern Row mailing list",
            "purpose": "Dates, new reading, and a word on what we are working on.",
            "volume": "About once a month",
            "promise": "We never tell anybody who is on this list. We do not look who opens a "
            "mail.",
            "other_ways": "You would rather not leave an address? Ask at the table on Saturdays: "
            "everything is on paper there too.",
            "processors": "Our mail server stands in our own front room.",
            "mail_name": "Post for you",
            "sender_name": "Ines",
            "welcome_subject": "Good to have you",
            "welcome_text": "You are in. The next mail comes around the first of the month.\n\n"
            "If you have changed your mind: the link below takes you off, with one press.\n\n"
            "Ines",
        },
        "es": {
            "name": "Lista de correo de Lantern Row",
            "purpose": "Fechas, lecturas nuevas y unas líneas sobre lo que estamos haciendo.",
            "volume": "Más o menos una vez al mes",
            "promise": "Nunca le decimos a nadie quién está en esta lista. No miramos quién abre "
            "un correo.",
            "other_ways": "¿Prefieres no dejar una dirección? Pregunta en la mesa los sábados: ahí "
            "está todo también en papel.",
            "processors": "Nuestro servidor de correo está en nuestra propia sala.",
            "mail_name": "Unas líneas para ti",
            "sender_name": "Ines",
            "welcome_subject": "Qué bueno que estés",
            "welcome_text": "Ya está. El próximo correo llega a principios de mes.\n\n"
            "Si cambiaste de idea, el enlace de abajo te da de baja al momento.\n\n"
            "Ines",
        },
    },
    "crew": {
        "order": 2,
        "joining": "approval",
        "direction": "discussion",
        "help_email": "hello@example.org",
        "sender_email": "post@example.org",
        "legal_name": "Lantern Row Mutual Support Association",
        "postal_address": "PO Box 12\nExample City",
        "en": {
            "name": "Night table crew",
            "purpose": "Who comes on Friday, what is running out, and how last Friday went.",
            "audience": "For those who stand at the table with us",
            "eligibility": "People over 18 who have come along once",
            "volume": "Two or three mails a week",
            "promise": "What is written here stays among us.",
            "mail_name": "Friday notes",
            "sender_name": "Tomas",
            "welcome_subject": "See you Friday",
            "welcome_text": "You are in. Write to everybody by answering any mail; your address is "
            "seen when you do.\n\nTomas",
        },
        "es": {
            "name": "Equipo de la mesa nocturna",
            "purpose": "Quién viene el viernes, qué se está acabando y cómo fue el viernes pasado.",
            "audience": "Para quienes están en la mesa con nosotros",
            "eligibility": "Mayores de 18 años que ya vinieron una vez",
            "volume": "Dos o tres correos por semana",
            "promise": "Lo que se escribe aquí se queda entre nosotros.",
            "mail_name": "Notas del viernes",
            "sender_name": "Tomas",
            "welcome_subject": "Nos vemos el viernes",
            "welcome_text": "Ya estás. Para escribirle a todo el equipo, responde a cualquier "
            "correo; al hacerlo se ve tu dirección.\n\nTomas",
        },
    },
}
