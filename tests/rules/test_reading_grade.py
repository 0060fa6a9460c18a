"""REA001 works without a network and without nltk's dictionary, and never fetches one."""

import subprocess
import sys

PROGRAM = """
import socket, sys

def blocked(*args, **kwargs):
    raise OSError("no network here")

socket.socket.connect = socket.create_connection = socket.getaddrinfo = blocked

import nltk
nltk.data.path = []
nltk.download = blocked

from copychief_rules.readability._grade import flesch_kincaid
print(flesch_kincaid(["The cat sat on the mat.", "The dog came in, and it sat down."]))
"""


def test_the_grade_needs_no_network(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        check=False,
        capture_output=True,
        text=True,
        env={"HOME": str(tmp_path), "PATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert -3 < float(done.stdout) < 3


def test_textstat_is_imported_on_use_only():
    program = (
        "import copychief_rules.readability.reading_grade, sys; print('textstat' in sys.modules, 'nltk' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_repeats_and_residue_import_nothing_heavy():
    modules = ("repeats.near_repeated_sentence", "residue.broken_characters", "language.mixed_spelling")
    program = (
        "import sys;"
        + "".join(f"import copychief_rules.{m};" for m in modules)
        + "print([m for m in ('numpy', 'pycrfsuite', 'ftfy', 'textstat', 'nltk', 'difflib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
