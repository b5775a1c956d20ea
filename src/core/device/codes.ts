import type { CodeEntry } from '../codes.js';

const device = (title: string, remedy: string): CodeEntry => ({ kind: 'device', title, remedy });

/** What keeps the agent from a GPU: `gpu-` and the state. docs/device.md tells how each is recognised by hand. */
export const deviceCodes = {
  'gpu-ok-compat': device(
    "The driver is older than the one of torch's toolkit",
    'Nothing needs doing: it is new enough for the family of the toolkit. A newer driver brings features that torch may ask for.',
  ),
  'gpu-driver-ok': device(
    'The driver answers, and no torch was asked',
    'Nothing needs doing if torch is installed later. Name the Python of the agent with `python`, and torch is asked.',
  ),
  'gpu-disabled-by-env': device(
    'A variable hides the GPUs',
    'Remove CUDA_VISIBLE_DEVICES (or its like) from the environment of the job, or name a GPU in it.',
  ),
  'gpu-no-gpu': device(
    'There is no GPU',
    'If a GPU is wanted, use a runner that has one (`runs-on`); else nothing needs doing: the agent runs on the CPU, slowly.',
  ),
  'gpu-container-without-device': device(
    'The container was started without its GPU',
    'Start it with `--gpus all` (in a workflow `container: { options: --gpus all }`; in Kubernetes ask for `nvidia.com/gpu`).',
  ),
  'gpu-driver-missing': device(
    'There is a GPU, and no driver for it',
    'Install the NVIDIA driver on the machine (not in the container), and restart it.',
  ),
  'gpu-driver-library-mismatch': device(
    'Driver and library of NVIDIA have different versions',
    'Restart the machine: the driver was updated, and the old one is still loaded. In a container, restart the container.',
  ),
  'gpu-nvml-unknown': device(
    'The container has lost its GPU',
    'Restart the container. It comes of `systemctl daemon-reload` on the host; `"exec-opts": ["native.cgroupdriver=cgroupfs"]` keeps it away.',
  ),
  'gpu-lost': device(
    'The GPU has fallen off the bus',
    'Take the runner out of service, and restart the machine; if it comes again, the hardware is at fault.',
  ),
  'gpu-needs-reset': device(
    'The GPU asks to be reset',
    'Take the runner out of service, end what uses the GPU, and run `nvidia-smi --gpu-reset` as root or restart the machine.',
  ),
  'gpu-smi-hang': device(
    'nvidia-smi does not answer',
    'Take the runner out of service and restart the machine; `dmesg | grep -i -e NVRM -e Xid` tells what the driver saw.',
  ),
  'gpu-permission': device(
    'The GPU may not be used by this user',
    'Give the user of this process read and write permission on /dev/nvidia* (the groups video and render), or allow the devices in the cgroup of the container.',
  ),
  'gpu-uvm-missing': device(
    'The device /dev/nvidia-uvm is missing',
    'Run `nvidia-modprobe -u -c0` on the machine as root; in a container, start it anew afterwards.',
  ),
  'gpu-torch-missing': device(
    'torch cannot be imported',
    'Install torch into the Python that `python` names, or name another.',
  ),
  'gpu-torch-cpu-build': device(
    'torch is built without the GPU that is there',
    'Install a build of torch for the GPU; the message names one that the driver runs.',
  ),
  'gpu-driver-too-old-for-torch': device(
    'The driver is too old for torch',
    'Install the torch that the message names, or a newer driver.',
  ),
  'gpu-arch-not-supported': device('torch holds no code for this GPU', 'Install the torch that the message names.'),
  'gpu-busy': device(
    'The GPU is taken by others',
    'End what uses it (`nvidia-smi` lists the processes), or let one job at a time use it.',
  ),
  'gpu-out-of-memory': device(
    'The GPU has too little memory',
    'Use a larger GPU, lower `min-gpu-memory`, or end what uses its memory.',
  ),
  'gpu-mps-unusable': device(
    'MPS is there and cannot be used',
    'Nothing helps on hosted virtual machines, whose MPS cannot allocate: use a Mac of your own, or leave out `require-gpu`.',
  ),
  'gpu-torch-hang': device(
    'torch does not come to an end of its import',
    'Raise `probe-timeout` where the disk is slow; else run `python -X importtime -c "import torch"` on the machine and see where it stops.',
  ),
  'gpu-torch-crash': device(
    'Python ends while it imports torch or uses the GPU',
    'Run `python -X faulthandler -c "import torch; torch.ones(1, device=\'cuda\')"` on the machine; install torch anew.',
  ),
  'gpu-python-missing': device(
    'The Python that was named is not there',
    'Correct `python`, or make the environment before this step.',
  ),
  'gpu-unknown': device(
    'The GPU cannot be used, and nothing known explains it',
    'See `evidence` in the report (`steve1-setup probe --json`), and please report it.',
  ),
} satisfies Record<string, CodeEntry>;
