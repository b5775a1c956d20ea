"""Checkpoints in what training code wraps them in: torch_wrappers.py write KEYS.json FOLDER; run OLD NEW PROGRAM"""

import json
import sys

import torch

if sys.argv[1] == "run":
    exec(sys.argv[4], {"torch": torch, "OLD": sys.argv[2], "NEW": sys.argv[3]})
    sys.exit(0)

weights = {key: torch.zeros(shape) for key, shape in json.load(open(sys.argv[2]))}
moments = {"state": {0: {"exp_avg": torch.zeros(2)}}, "param_groups": []}
wrapped = {
    "lightning": {"state_dict": weights, "pytorch-lightning_version": "2.0", "optimizer_states": [], "epoch": 3},
    "ema": {"ema": weights, "model": {key: value + 1 for key, value in weights.items()}},
    "averaged": {"averaged_model": weights, "epoch": 3},
    "compiled": {"_orig_mod." + key: value for key, value in weights.items()},
    "compiled-parallel": {"module._orig_mod." + key: value for key, value in weights.items()},
    "parallel": {"module." + key: value for key, value in weights.items()},
    "training": {"model": weights, "optimizer_state_dict": moments},
    "training-flat": {**weights, "optimizer_state_dict": moments},
}
for name, value in wrapped.items():
    torch.save(value, f"{sys.argv[3]}/{name}.pt")
torch.save(weights, f"{sys.argv[3]}/protocol-4.pt", pickle_protocol=4)
