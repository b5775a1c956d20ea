/**
 * The program of the torch child, for Python 3.7 and newer, in a syntax that Python 2 can read, so that it can say that
 * it is one. Its argument comes before every line that is meant for us. It runs where the agent will run, so it takes
 * the folder it runs in off the path before it imports anything, and leaves by `_exit`, because a driver may hang at
 * the end too.
 */
export const torchProgram = String.raw`
import sys
import os
nonce = sys.argv.pop()
def write(text):
    data = ("\n" + nonce + text + "\n").encode("utf-8")
    while data:
        data = data[os.write(1, data):]
write("started " + ".".join(map(str, sys.version_info[:3])))
if sys.version_info[0] < 3:
    os._exit(0)

def here(entry):
    try:
        return os.path.realpath(entry or ".") == os.path.realpath(".")
    except Exception:
        return entry == ""
sys.path[:] = [entry for entry in sys.path if not here(entry)]
sys.dont_write_bytecode = True
import shutil, subprocess, time

def started(name, *args):
    path = shutil.which(name)
    if path is None or not args:
        return path, None
    try:
        return path, subprocess.Popen([path] + list(args), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT)
    except OSError as error:
        return path, error

# They take their time while the rest is imported, and share it.
programs_until = time.monotonic() + 5
running = {"java": started("java", "-version"), "ffmpeg": started("ffmpeg", "-version"), "Xvfb": started("Xvfb")}

import faulthandler, json, warnings
import importlib.util
try:
    from importlib import metadata
except ImportError:
    metadata = None
faulthandler.enable()
answer = {"executable": sys.executable}

def first_line(text):
    said = (line.strip() for line in text.splitlines())
    return next((line for line in said if line and not line.startswith("Picked up ")), "")[:300]

def output_of(child):
    # What is in the pipe, and no more: a child of the child may hold it open, and one that prints without end fills it.
    try:
        os.set_blocking(child.stdout.fileno(), False)
    except Exception:
        pass
    try:
        return os.read(child.stdout.fileno(), 65536).decode("utf-8", "replace")
    except Exception:
        return ""

def program(path, child):
    if path is None:
        return {"found": False}
    if child is None:
        return {"found": True, "path": path}
    if isinstance(child, OSError):
        return {"found": False, "path": path, "error": "%s: %s" % (type(child).__name__, child)}
    while child.poll() is None and time.monotonic() < programs_until:
        time.sleep(0.01)
    if child.poll() is None:
        child.kill()
        return {"found": False, "path": path, "error": "no end in 5 s"}
    said = first_line(output_of(child))
    if child.returncode != 0:
        return {"found": False, "path": path, "error": said or "ended with %d" % child.returncode}
    return {"found": True, "path": path, "version": said}

def package(name):
    try:
        if metadata is not None:
            return {"found": True, "version": metadata.version(name)}
    except Exception:
        pass
    try:
        return {"found": importlib.util.find_spec(name) is not None}
    except Exception as error:
        return {"found": False, "error": "%s: %s" % (type(error).__name__, error)}

def kernel(torch, device):
    try:
        ones = torch.ones(256, device=device)
        return {"ok": float((ones * 2 + 1).sum().item()) == 768.0}
    except Exception as error:
        return {"ok": False, "error": "%s: %s" % (type(error).__name__, first_line(str(error)))}

def device(torch, index):
    one = {"kernel": kernel(torch, "cuda:%d" % index)}
    try:
        known = torch.cuda.get_device_properties(index)
        one.update(name=known.name, capability="%d.%d" % (known.major, known.minor), totalBytes=known.total_memory)
        if getattr(known, "uuid", None) is not None:
            one["uuid"] = str(known.uuid)
        one["freeBytes"] = torch.cuda.mem_get_info(index)[0]
    except Exception as error:
        one["kernel"].setdefault("error", first_line(str(error)))
    return one

def look(torch):
    version = torch.version
    told = {"version": str(torch.__version__), "path": getattr(torch, "__file__", None),
            "cuda": version.cuda, "hip": getattr(version, "hip", None), "devices": [], "warnings": []}
    told["built"] = bool(told["cuda"] or told["hip"])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            told["available"] = bool(torch.cuda.is_available())
            if told["available"]:
                told["devices"] = [device(torch, index) for index in range(min(torch.cuda.device_count(), 16))]
            elif told["built"]:
                torch.cuda.init()
        except Exception as error:
            told["warnings"].append(first_line(str(error)))
    told["warnings"] += [first_line(str(one.message)) for one in caught][:20]
    try:
        flags = getattr(torch._C, "_cuda_getArchFlags", lambda: None)()
        told["archs"] = flags.split() if flags else torch.cuda.get_arch_list()
    except Exception:
        told["archs"] = []
    mps = getattr(torch.backends, "mps", None)
    told["mps"] = {"built": bool(mps and mps.is_built()), "available": bool(mps and mps.is_available())}
    if told["mps"]["available"]:
        told["mps"]["kernel"] = kernel(torch, "mps")
    return told

names = ["numpy", "gym", "minerl", "minestudio", "mineclip", "transformers", "huggingface_hub"]
has = {name: package(name) for name in names}
# Said before torch can hang or crash; how the programs answer is said at the end.
has.update({name: program(path, None) for name, (path, _) in running.items()})
write("report " + json.dumps(dict(answer, prerequisites=has)))
try:
    import torch
    answer["torch"] = look(torch)
except Exception as error:
    answer["error"] = {"type": type(error).__name__, "message": first_line(str(error))}
has.update({name: program(*one) for name, one in running.items()})
sys.stdout.flush()
write("report " + json.dumps(dict(answer, prerequisites=has)))
sys.stderr.flush()
os._exit(0)
`;
