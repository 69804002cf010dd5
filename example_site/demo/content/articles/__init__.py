"""The article list and its twelve articles, newest last."""

from . import (
    adjustments,
    deposit_and_photos,
    first_evening,
    first_hour,
    interview_with_maya,
    kit_by_the_door,
    meeting_to_the_end,
    night_table_list,
    sex_work_101,
    street_patrols,
    talking_about_overdose,
    the_building_that_talks,
)

INDEX = {
    "name": "articles",
    "type": "article_index",
    "parent": "home",
    "written_on": "2026-01-12",
    "en": {
        "title": "Articles",
        "slug": "articles",
        "show_in_menus": True,
        "search_description": "Notes, interviews and statements from Lantern Row.",
        "introduction": "Notes, interviews and statements by people of the row and by guests. A "
        "content note stands before every text that may be hard to read.",
    },
    "es": {
        "title": "Artículos",
        "slug": "articulos",
        "show_in_menus": True,
        "search_description": "Apuntes, entrevistas y declaraciones de Lantern Row.",
        "introduction": "Apuntes, entrevistas y declaraciones de gente de la calle y de personas "
        "invitadas. Antes de cada texto que puede ser difícil hay una nota de contenido.",
    },
}

PAGES = [
    INDEX,
    sex_work_101.PAGE,
    deposit_and_photos.PAGE,
    first_hour.PAGE,
    kit_by_the_door.PAGE,
    adjustments.PAGE,
    first_evening.PAGE,
    night_table_list.PAGE,
    the_building_that_talks.PAGE,
    meeting_to_the_end.PAGE,
    interview_with_maya.PAGE,
    talking_about_overdose.PAGE,
    street_patrols.PAGE,
]
