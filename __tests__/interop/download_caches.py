"""Makes caches as the client itself does, online from the Hub of HF_ENDPOINT.

Takes a JSON object on standard input: `repo`, `files`, and `caches` (the way to make it, to the folder of HF_HUB_CACHE).
Prints the ways that this client has.
"""

import json
import os
import sys

import huggingface_hub
from huggingface_hub import constants

asked = json.load(sys.stdin)
repo = asked["repo"]
made = []


def download(folder):
    for file in asked["files"]:
        huggingface_hub.hf_hub_download(repo, file, cache_dir=folder)


def share(folder):
    """What follows a download from Xet, which needs its servers: the client moves the blob into its shared store."""
    from huggingface_hub.utils._shared_blobs import publish_blob_to_shared_store

    blobs = os.path.join(folder, f"models--{repo.replace('/', '--')}", "blobs")
    for name in os.listdir(blobs):
        path = os.path.join(blobs, name)
        if not publish_blob_to_shared_store(
            blob_path=path, xet_hash=name.ljust(64, "0"), cache_dir=folder, expected_size=os.path.getsize(path)
        ):
            raise SystemExit(f"{name} was not shared")


def snapshot(folder):
    huggingface_hub.snapshot_download(repo, cache_dir=folder)


can = {
    "file by file": lambda: True,
    "as a snapshot": lambda: True,
    "shared blob store": lambda: hasattr(constants, "HF_HUB_DISABLE_SHARED_BLOBS"),
    "no links": lambda: getattr(constants, "HF_HUB_DISABLE_SYMLINKS", False),
}
for how, folder in asked["caches"].items():
    if not can[how]():
        continue
    (snapshot if how == "as a snapshot" else download)(folder)
    if how == "shared blob store":
        share(folder)
    made.append(how)
print(json.dumps(made))
