"""Loads the CLIP tokenizer as MineCLIP does: by its name alone, with no revision. No socket can be opened.

Takes prompts as a JSON list, prints one JSON object; `sockets` lists what was asked of the network and refused,
since a library may swallow the refusal.
"""

import json
import socket
import sys

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

NAME = "openai/clip-vit-base-patch16"
prompts = json.loads(sys.argv[1])
versions = {"huggingface_hub": huggingface_hub.__version__, "transformers": transformers.__version__}
result = {"versions": versions, "ids": {}, "sizes": {}}
for name in ("AutoTokenizer", "CLIPTokenizerFast"):
    tokenizer = getattr(transformers, name).from_pretrained(NAME)
    result["ids"][name] = [tokenizer(prompt, add_special_tokens=False)["input_ids"] for prompt in prompts]
    result["sizes"][name] = len(tokenizer)
result["snapshot"] = huggingface_hub.snapshot_download(NAME, local_files_only=True)
scan = huggingface_hub.scan_cache_dir()
result["repos"] = [
    {"id": repo.repo_id, "revisions": [[revision.commit_hash, sorted(revision.refs)] for revision in repo.revisions]}
    for repo in scan.repos
]
result["warnings"] = [str(warning) for warning in scan.warnings]
result["sockets"] = sockets
print(json.dumps(result))
