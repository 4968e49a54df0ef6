"""Words of Moodle's worksheet in English, German, French and Spanish, as its language packs have them."""

IDENTIFIER = ("Identifier", "ID", "Identifiant", "Identificador")
FULL_NAME = ("Full name", "Vollständiger Name", "Nom complet", "Nombre completo")
ID_NUMBER = ("ID number", "ID-Nummer", "Numéro d'identification", "Número de ID")
USERNAME = ("Username", "Anmeldename", "Nom d'utilisateur", "Nombre de usuario")
EMAIL = ("Email address", "E-Mail-Adresse", "Adresse de courriel", "Dirección de correo")
GRADE = ("Grade", "Bewertung", "Note", "Calificación")
MAXIMUM = ("Maximum grade", "Bestwertung", "Note maximale", "Calificación máxima")
CHANGEABLE = (
    "Grade can be changed",
    "Bewertung kann geändert werden",
    "La note peut être modifiée",
    "La calificación puede ser cambiada",
    "La calificación puede cambiarse",
)
SUBMITTED = (
    "Last modified (submission)",
    "Zuletzt geändert (Abgabe)",
    "Dernière modification (travail remis)",
    "Última modificación (entrega)",
)
GRADED = (
    "Last modified (grade)",
    "Zuletzt geändert (Bewertung)",
    "Dernière modification (note)",
    "Última modificación (calificación)",
)
NO = ("no", "nein", "non")
MONTHS = (
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)


def month_number(name: str) -> int | None:
    """The number of a month, from 1, by its German, French or Spanish name."""
    numbers = (names.split().index(name.casefold()) + 1 for names in MONTHS if name.casefold() in names.split())
    return next(numbers, None)
