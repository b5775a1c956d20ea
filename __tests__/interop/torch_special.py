"""Saves what state dicts seldom hold: torch_special.py FOLDER"""

import os
import sys

import torch

folder = sys.argv[1]
torch.manual_seed(2)
scales, zeros = torch.tensor([0.1, 0.2, 0.3]), torch.tensor([0, 1, 2])
sparse = torch.sparse_coo_tensor(torch.tensor([[0, 2, 2], [1, 0, 3]]), torch.tensor([1.0, 2.0, 3.0]), (3, 4))
samples = {
    "sparse": {"w": sparse, "c": sparse.coalesce(), "d": torch.sparse_coo_tensor(torch.tensor([[1]]), torch.ones(1, 2), (2, 2))},
    "quantised": {
        "t": torch.quantize_per_tensor(torch.randn(3, 4), 0.1, 3, torch.quint8),
        "c": torch.quantize_per_channel(torch.randn(3, 4), scales, zeros, 0, torch.qint8),
        "f": torch.quantize_per_channel(torch.randn(3, 4), scales, zeros.float(), 0, torch.quint8),
    },
    "meta": {"m": torch.empty(2, 3, device="meta"), "w": torch.ones(2)},
    "odd": {"size": torch.Size([2, 3]), "dtype": torch.float16, "device": torch.device("cuda", 0), "layout": torch.sparse_coo, 3: torch.ones(1), (1, 2): None},
    "conjugate": {"w": torch.ones(2, dtype=torch.complex64).conj(), "n": torch.ones(2, dtype=torch.complex64).conj().imag},
    "storages": {"u": torch.ones(3).untyped_storage() if hasattr(torch.ones(1), "untyped_storage") else None},
}
for name, value in samples.items():
    torch.save(value, os.path.join(folder, f"{name}-zip.pt"))
    if name != "storages":
        torch.save(value, os.path.join(folder, f"{name}-legacy.pt"), _use_new_zipfile_serialization=False)
print("{}")
