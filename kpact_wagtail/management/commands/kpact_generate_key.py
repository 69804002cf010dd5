import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kpact_wagtail.keys import Key, decode, generate, write_new

ADVICE = (
    'Put this line first into KPACT_WAGTAIL["KEYS"] or the file of KEY_FILE, above older keys. '
    "Print it twice and keep both papers away from the server and its backups. "
    "Without it nobody, you included, can ever read what it has sealed."
)


class Command(BaseCommand):
    help = "Makes a key that seals addresses, and prints it or adds it to a key file."
    requires_system_checks = []  # they want a key

    def add_arguments(self, parser):
        parser.add_argument(
            "--file", metavar="PATH", help="Add the key as the first line of this file instead."
        )

    def handle(self, *args, file=None, **options):
        key = generate()
        if file:
            add_first(Path(file), key)
            self.stdout.write(f"The key {Key(decode(key)).id} is now the first in {file}.")
        else:
            self.stdout.write(key)
        self.stderr.write(ADVICE.replace("this line", "its line") if file else ADVICE)


def add_first(path, key):
    """Put a key above those in a file, whose owner and closeness it keeps. Whole or not at all."""
    path = path.resolve()  # a link goes on leading to it
    fresh = path.with_name(f"{path.name}.new")
    try:
        before = path.stat() if path.exists() else None
        older = path.read_text() if before else ""
        write_new(fresh, f"{key}\n{older}")
        if before:
            keep_owner(fresh, before)
        os.replace(fresh, path)
    except FileExistsError:
        raise CommandError(f"{fresh} is there: somebody else is adding a key, or was stopped.")
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise CommandError(f"{path} cannot be written: {error.strerror}.")


def keep_owner(fresh, before):
    """A file that root adds to stays readable for the site; what others may is taken away."""
    if (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
        os.chown(fresh, before.st_uid, before.st_gid)
    os.chmod(fresh, before.st_mode & 0o640)
