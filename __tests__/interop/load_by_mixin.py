"""Loads a model as PyTorchModelHubMixin does, the base of MineStudio's policies: config.json by `from_pretrained`, the
weights by `hf_hub_download`, no revision named. No socket can be opened. Prints one JSON object."""

import json
import socket
import sys
import types

sockets = []


def refuse(*args, **_kwargs):
    sockets.append(repr(args))
    raise OSError("a socket was asked for, and this test has none")


for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, refuse)
for name in ("create_connection", "getaddrinfo"):
    setattr(socket, name, refuse)

# The mixin's module asks for these where safetensors is there, and torch is not: what it loads with is not used here.
stub = types.ModuleType("safetensors.torch")
stub.load_model = stub.save_model = None
sys.modules["safetensors.torch"] = stub

from huggingface_hub import ModelHubMixin, hf_hub_download  # noqa: E402


class Policy(ModelHubMixin):
    def __init__(self, width: int = 0):
        self.width = width

    @classmethod
    def _from_pretrained(cls, *, model_id, revision, cache_dir, local_files_only, token, **kwargs):
        kwargs.pop("force_download", None), kwargs.pop("resume_download", None), kwargs.pop("proxies", None)
        policy = cls(**kwargs)
        policy.file = hf_hub_download(
            repo_id=model_id,
            filename="model.safetensors",
            revision=revision,
            cache_dir=cache_dir,
            token=token,
            local_files_only=local_files_only,
        )
        return policy


policy = Policy.from_pretrained(sys.argv[1])
print(json.dumps({"width": policy.width, "file": policy.file, "sockets": sockets}))
