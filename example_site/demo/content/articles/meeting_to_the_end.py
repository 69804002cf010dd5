"""An article by two authors."""

PAGE = {
    "name": "meeting-to-the-end",
    "type": "article",
    "parent": "articles",
    "date": "2026-09-07",
    "topics": ["disability"],
    "credits": [("author", "tomas"), ("author", "rowan")],
    "image": "meeting-room",
    "en": {
        "title": "A meeting everyone can stay in until the end",
        "slug": "a-meeting-everyone-can-stay-in",
        "lead": "Eleven small habits that cost nothing, from a room that got them wrong first.",
        "body": [
            (
                "text",
                """
                At our first open evening four people left in the break. We asked them why, and
                wrote down what they said. It was never the topic.

                ## Before

                - Say in the invitation how long it takes, and where the step is.
                - Ask for [access needs](term:access-needs) with a blank line, not with a list.
                - Put the chairs out with gaps, so that a wheelchair is not an event.

                ## During

                - Begin with the way out: where it is, and that anybody may use it.
                - One voice at a time, through the microphone, “loud voices” included.
                - Read aloud what is on the slide.
                - Ten minutes of break in every hour, and mean it.
                - Let people stand, lie down, knit, or turn their back.

                ## After

                - Send the notes within two days.
                - Ask those who left.
                - Change one thing, and say that you did.
                """,
            ),
            (
                "quote",
                {
                    "text": "The gap in the row of chairs told me somebody had expected me.",
                    "attribution": "A guest at the second evening",
                },
            ),
        ],
    },
    "es": {
        "title": "Una reunión en la que puedas quedarte hasta el final",
        "slug": "una-reunion-hasta-el-final",
        "lead": "Once costumbres pequeñas que no cuestan nada, de una sala que empezó haciéndolo "
        "mal.",
        "body": [
            (
                "text",
                """
                En nuestra primera noche abierta, cuatro personas se fueron en la pausa. Les
                preguntamos por qué y anotamos lo que dijeron. Nunca fue por el tema.

                ## Antes

                - Di en la invitación cuánto dura y dónde está el escalón.
                - Pregunta por las [necesidades de acceso](term:access-needs) con una línea en
                blanco, no con una lista.
                - Coloca las sillas con huecos, para que una silla de ruedas no sea un
                acontecimiento.

                ## Durante

                - Empieza por la salida: dónde está, y que cualquiera puede usarla.
                - Una voz a la vez, por el micrófono, también las voces fuertes.
                - Lee en voz alta lo que está en la pantalla.
                - Diez minutos de pausa por hora, de verdad.
                - Deja que la gente esté de pie, se acueste, teja o dé la espalda.

                ## Después

                - Envía las notas en dos días.
                - Pregunta a quienes se fueron.
                - Cambia una cosa y di que la cambiaste.
                """,
            ),
            (
                "quote",
                {
                    "text": "El hueco en la fila de sillas me dijo que alguien me esperaba.",
                    "attribution": "Alguien que vino la segunda noche",
                },
            ),
        ],
    },
}
