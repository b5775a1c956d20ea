"""What torch itself makes of checkpoints.

torch_files.py write DIR     saves state dicts in both formats and protocols 2 to 5; prints their tensors
torch_files.py load FILE...  loads each under weights_only=True; prints the tensors, or the error
torch_files.py full FILE...  loads each without restriction (files of the test's own); prints the tensors
"""

import collections
import json
import os
import sys

import torch


def table(value, prefix=""):
    rows = []
    if isinstance(value, torch.Tensor):
        rows.append([prefix, list(value.shape), str(value.dtype).replace("torch.", "")])
    elif isinstance(value, dict):
        for key, item in value.items():
            rows += table(item, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            rows += table(item, f"{prefix}.{index}" if prefix else str(index))
    return rows


def samples():
    torch.manual_seed(1)
    dtypes = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool, torch.complex64]
    model = torch.nn.Sequential(torch.nn.Linear(8, 4), torch.nn.LayerNorm(4), torch.nn.Linear(4, 2))
    optimizer = torch.optim.Adam(model.parameters())
    model(torch.ones(1, 8)).sum().backward()
    optimizer.step()
    shared = torch.arange(24.0)
    return {
        "dtypes": {str(dtype).replace("torch.", ""): torch.ones(3, 2).to(dtype) for dtype in dtypes},
        "views": {"whole": shared, "slice": shared[4:10], "matrix": shared.view(4, 6), "turned": shared.view(4, 6).t(), "scalar": shared[3], "empty": shared[0:0]},
        "module": model.state_dict(),
        "wrapped": {"state_dict": model.state_dict(), "epoch": 3, "lr": 0.5, "name": "äöü"},
        "training": {"model": model.state_dict(), "optimizer": optimizer.state_dict()},
        "parameters": collections.OrderedDict((f"p{i}", torch.nn.Parameter(torch.ones(i + 1))) for i in range(3)),
        "many": {f"layer.{i}.weight": torch.full((2, i + 1), float(i)) for i in range(300)},
    }


def write(folder):
    result = {}
    for name, value in samples().items():
        for protocol in (2, 3, 4, 5):
            for form, new in (("zip", True), ("legacy", False)):
                path = os.path.join(folder, f"{name}-{form}-p{protocol}.pt")
                torch.save(value, path, pickle_protocol=protocol, _use_new_zipfile_serialization=new)
                result[path] = table(value)
    return result


def load(paths, **options):
    result = {}
    for path in paths:
        try:
            result[path] = {"tensors": table(torch.load(path, map_location="cpu", **options))}
        except Exception as error:  # the kind of error is what the test looks at
            result[path] = {"error": f"{type(error).__name__}: {error}"[:3000]}
    return result


mode, *arguments = sys.argv[1:]
if mode == "write":
    output = write(arguments[0])
elif mode == "load":
    output = load(arguments, weights_only=True)
else:
    output = load(arguments)
print(json.dumps({"torch": torch.__version__, "files": output}))
