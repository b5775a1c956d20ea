"""Loads the CLIP tokenizer as MineCLIP does: by its name alone, with no revision. No socket can be opened.

Takes prompts as a JSON list, prints one JSON object.
"""

import json
import socket
import sys


def refuse(*_args, **_kwargs):
    raise OSError("a socket was asked for, and this test has none")


socket.socket.connect = refuse
socket.getaddrinfo = refuse
socket.create_connection = refuse

import huggingface_hub  # noqa: E402
import transformers  # noqa: E402

NAME = "openai/clip-vit-base-patch16"
prompts = json.loads(sys.argv[1])
result = {"hub": huggingface_hub.__version__, "transformers": transformers.__version__, "ids": {}}
for name in ("AutoTokenizer", "CLIPTokenizerFast"):
    tokenizer = getattr(transformers, name).from_pretrained(NAME)
    result["ids"][name] = [tokenizer(prompt, add_special_tokens=False)["input_ids"] for prompt in prompts]
    result["size"] = len(tokenizer)
result["snapshot"] = huggingface_hub.snapshot_download(NAME, local_files_only=True)
scan = huggingface_hub.scan_cache_dir()
result["repos"] = [
    {"id": repo.repo_id, "revisions": [[revision.commit_hash, sorted(revision.refs)] for revision in repo.revisions]}
    for repo in scan.repos
]
result["warnings"] = [str(warning) for warning in scan.warnings]
print(json.dumps(result))
