from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Finding:
    """One thing a site lacks, in a sentence, with where to put what.

    A note is worth knowing and no fault; ``blocks_trial`` says that no page can be rendered yet.
    """

    id: str
    message: str
    where: str = ""
    paste: str = ""
    is_note: bool = False
    blocks_trial: bool = False

    def as_dict(self):
        names = ("id", "message", "where", "paste")
        return {"level": "note" if self.is_note else "problem"} | {
            name: value for name, value in asdict(self).items() if name in names
        }
