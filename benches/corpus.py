"""N-Quads of the shape that pressgraph writes, for the comparisons beside this file. The same count gives the same bytes."""

ID = "https://w3id.org/pressgraph/id/"
PG = "https://w3id.org/pressgraph/ontology#"


def write(path, quads):
    """Writes so many quads (rounded to whole claims) to `path` and returns how many they are."""
    written = 0
    with open(path, "w", encoding="utf-8") as out:
        for number in range(quads):
            document, claim = divmod(number, 130)
            graph = f"<{ID}doc/{document:06}>"
            name = f"<{ID}doc/{document:06}/claim/{claim:04}>"
            subject = f"<{ID}entity/Q{(document * 31 + claim * 7) % 5000}>"
            object_ = f"<{ID}entity/Q{(document * 31 + claim * 13) % 5000}>"
            text = f'"Sentence {claim} of article {document} says what one country did to another, and when."'
            out.write(f"{name} <{PG}subject> {subject} {graph} .\n{name} <{PG}object> {object_} {graph} .\n")
            out.write(f"{name} <{PG}status> <{PG}Reported> {graph} .\n{name} <{PG}evidenceText> {text} {graph} .\n")
            written += 4
            if written >= quads:
                return written
    return written
