"""What the real clients make of caches, offline and without a socket, asked for by name alone as MineCLIP does.

Takes a JSON object on standard input: `repo`, `commit`, `files` (name to sha256), `golden` (prompt to ids) and `caches`
(name to the folder of HF_HUB_CACHE, or null for the one of the environment). Prints one JSON object with a verdict of
each reader for each cache: the class of its error, or what it found.
"""

import hashlib
import json
import os
import socket
import sys

os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"})
sockets = []


def refusing(what):
    def refuse(*args, **_kwargs):
        sockets.append(f"{what} {args!r}")
        raise OSError("a socket was asked for, and this test has none")

    return refuse


for owner, names in (
    (socket.socket, ("connect", "connect_ex", "sendto")),
    (socket, ("create_connection", "getaddrinfo", "gethostbyname", "gethostbyname_ex")),
):
    for name in names:
        setattr(owner, name, refusing(name))

import huggingface_hub  # noqa: E402
import transformers  # noqa: E402

asked = json.load(sys.stdin)
repo, commit = asked["repo"], asked["commit"]


def attempt(read):
    try:
        return read()
    except Exception as error:  # whatever a reader dies of is its verdict
        return type(error).__name__


def download(folder):
    """Every file, and that its bytes are right; a client does not look at them."""
    verdicts = set()
    for file, sha256 in asked["files"].items():

        def one():
            path = huggingface_hub.hf_hub_download(repo, file, cache_dir=folder, local_files_only=True)
            with open(path, "rb") as opened:
                return "right" if hashlib.sha256(opened.read()).hexdigest() == sha256 else "wrong bytes"

        verdicts.add(attempt(one))
    return " + ".join(sorted(verdicts - {"right"})) or "right"


def snapshot(folder):
    path = huggingface_hub.snapshot_download(repo, cache_dir=folder, local_files_only=True)
    return "found" if os.path.basename(path) == commit else "other revision"


def scan(folder):
    """`version.txt` is called a stray file; that is known, and meant."""
    found = huggingface_hub.scan_cache_dir(folder)
    if not any(one.repo_id == repo for one in found.repos):
        return "repo lost"
    return "warns" if any("version.txt" not in str(warning) for warning in found.warnings) else "clean"


def tokenizer(class_name):
    def load(folder):
        loaded = getattr(transformers, class_name).from_pretrained(repo, cache_dir=folder)
        ids = {prompt: loaded(prompt, add_special_tokens=False)["input_ids"] for prompt in asked["golden"]}
        if ids != asked["golden"]:
            return "wrong ids"
        return "right" if loaded.model_max_length == 77 else "no limit of length"

    return load


readers = {
    "hf_hub_download": download,
    "snapshot_download": snapshot,
    "scan_cache_dir": scan,
    "AutoTokenizer": tokenizer("AutoTokenizer"),
    "CLIPTokenizer": tokenizer("CLIPTokenizer"),
}
print(
    json.dumps(
        {
            "verdicts": {
                name: {reader: attempt(lambda read=read: read(folder)) for reader, read in readers.items()}
                for name, folder in asked["caches"].items()
            },
            "sockets": sockets,
        }
    )
)
