"""Whether this torch loads what lies in a folder: torch_accepts.py FOLDER ALLOWED.json

Each file is loaded under weights_only=True, and with a pickle module that imports only the allowed names; then every
tensor is read. Prints the error of each attempt that failed. Nothing but the allowed names is ever imported.
"""

import json
import os
import pickle
import sys
import types

import torch

folder, allowed = sys.argv[1], {tuple(pair) for pair in json.load(open(sys.argv[2]))}


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if (module, name) not in allowed:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed")
        return super().find_class(module, name)


limited = types.ModuleType("limited")
limited.Unpickler = Unpickler
limited.load = lambda file, **options: Unpickler(file, **options).load()


def read(value, seen):
    if isinstance(value, (dict, list, tuple, torch.Tensor)):
        if id(value) in seen:
            return
        seen.add(id(value))
    if isinstance(value, torch.Tensor) and value.device.type != "meta":
        if value.layout == torch.sparse_coo:
            value = value.to_dense()
        elif value.is_quantized:
            value = value.dequantize()
        if value.numel() < 1 << 20:
            value.clone().resolve_conj().resolve_neg().tolist() if "8" not in str(value.dtype)[6:] else value.clone()
    elif isinstance(value, dict):
        for key, item in value.items():
            read(key, seen)
            read(item, seen)
    elif isinstance(value, (list, tuple)):
        for item in value:
            read(item, seen)


def attempt(path, **options):
    try:
        value = torch.load(path, map_location="cpu", **options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:500]
    try:
        read(value, set())
    except Exception as error:
        return f"read: {type(error).__name__}: {error}"[:500]
    return None


newer = tuple(int(part) for part in torch.__version__.split(".")[:2]) >= (2, 6)
result = {}
for name in sorted(os.listdir(folder)):
    path = os.path.join(folder, name)
    print(name, file=sys.stderr, flush=True)
    whole = {"weights_only": False} if newer else {}
    result[name] = {"restricted": attempt(path, weights_only=True), "limited": attempt(path, pickle_module=limited, **whole)}
print(json.dumps(result))
