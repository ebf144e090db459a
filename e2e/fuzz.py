#!/usr/bin/env python3
"""Schema-driven fuzz of the whole interface with schemathesis, as each role, against the real program.

What must hold: no 5xx, no status and no body outside the description, nobody of another region. Standard library
only; schemathesis itself is found beside this interpreter or named by SCHEMATHESIS.

    python3 e2e/fuzz.py [--seconds 15] [--role NAME …]
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
BINARY = os.environ.get("MINGBAI_BIN", str(TARGET / "debug/mingbai"))
PATIENCE_SECONDS = 180
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,within_region"

# Accounts of the demonstration, one of each kind of work; `stranger` has none.
ROLES = ["guanli", "anquan", "shenji", "daiyu", "fuhe", "canbao", "zhifu", "jianguan", "xiangmu", "xiangzhen", "cunzhan",
         "yiyuan", "minzheng", "lingdao", "stranger"]
CHANGES_ACCOUNTS = ["guanli", "anquan"]


def schemathesis():
    named = os.environ.get("SCHEMATHESIS")
    beside = pathlib.Path(sys.executable).parent / "schemathesis"
    found = named or (str(beside) if beside.exists() else shutil.which("schemathesis"))
    if not found:
        sys.exit("schemathesis is not there: python3 -m venv V && V/bin/pip install schemathesis, then run with V/bin/python3")
    return found


def free_port():
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return it.getsockname()[1]


def start(folder, port):
    words = ["demo", "--pack", "yueyang", "--people", "400", "--visits", "60", "--folder", folder, "--listen", f"127.0.0.1:{port}"]
    log = open(pathlib.Path(folder) / "log", "wb")
    child = subprocess.Popen([BINARY, *words], cwd=ROOT, stdout=log, stderr=log)
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE_SECONDS:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2).read()
            return child
        except (urllib.error.URLError, OSError):
            if child.poll() is not None:
                break
            time.sleep(0.2)
    child.kill()
    sys.exit((pathlib.Path(folder) / "log").read_text(errors="replace"))


def passwords(folder):
    """What the demonstration printed: `  name  password  who it is`."""
    said = (pathlib.Path(folder) / "log").read_text(errors="replace")
    lines = [it.split() for it in said.splitlines() if it.startswith("  ")]
    return {it[0]: it[1] for it in lines if len(it) >= 3 and it[0] in ROLES}


def ask(url, path, headers, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url}/api/v1{path}", data=data, headers={"Content-Type": "application/json", **headers})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer), answer.headers


def sign_in(url, name, password):
    """Headers of somebody who has signed in, and where she may look (empty: everywhere)."""
    ours = {"X-Mingbai": "1", "Origin": url}
    _, headers = ask(url, "/sign-in", ours, {"name": name, "password": password})
    ours["Cookie"] = headers["Set-Cookie"].split(";")[0]
    me, _ = ask(url, "/me", ours)
    regions = [it.get("region", "") for it in me.get("grants", me.get("account", {}).get("grants", []))]
    return ours, regions[0] if len(regions) == 1 else ""


def fuzz(url, name, headers, region, seconds, examples):
    words = [schemathesis(), "run", f"{url}/api/openapi.json", "--checks", CHECKS, "--phases", "coverage,fuzzing",
             "--max-examples", str(examples), "--max-time", str(seconds), "--seed", "5", "--continue-on-failure",
             "--warnings", "off", "--no-color", "--request-timeout", "20", "--suppress-health-check", "all",
             # What ends the session, or reads the whole database each time.
             "--exclude-path-regex", "/(system/backup|audit/verify|ledger/verify|sign-out|me/password|me/sessions)"]
    for key, value in headers.items():
        words += ["--header", f"{key}: {value}"]
    env = {**os.environ, "SCHEMATHESIS_HOOKS": "fuzz_checks", "PYTHONPATH": str(ROOT / "e2e"), "FUZZ_REGION": region}
    begun = time.monotonic()
    done = subprocess.run(words, cwd=tempfile.gettempdir(), env=env, capture_output=True, text=True, timeout=seconds * 4 + 120)
    print(f"{name}: {'ok' if done.returncode == 0 else 'FAULTS'} in {time.monotonic() - begun:.0f} s", flush=True)
    if done.returncode != 0:
        print(done.stdout[-20_000:], done.stderr[-4_000:])
    return done.returncode == 0


def one_role(name, args):
    """A program of its own for each: who may manage accounts may lock out the next one."""
    folder = tempfile.mkdtemp(prefix="mingbai-fuzz-")
    child = None
    try:
        port = free_port()
        child = start(folder, port)
        url = f"http://127.0.0.1:{port}"
        known = passwords(folder)
        auditor, _ = sign_in(url, "shenji", known["shenji"])
        headers, region = sign_in(url, name, known[name]) if name in known else ({}, "")
        good = fuzz(url, name, headers, region, args.seconds, args.examples)
        if child.poll() is not None:
            print(f"{name}: the program has ended")
            return False
        try:
            sound, _ = ask(url, "/audit/verify", auditor, {})
        except urllib.error.HTTPError as error:
            if error.code != 401 or name not in CHANGES_ACCOUNTS:
                raise
            print(f"{name}: has shut out the auditor; books not verified")
            return good
        if not sound["sound"]:
            print(f"{name}: books after it: {sound['findings']}")
        return good and sound["sound"]
    finally:
        if child is not None and child.poll() is None:
            child.send_signal(signal.SIGTERM)
            try:
                child.wait(40)
            except subprocess.TimeoutExpired:
                child.kill()
        shutil.rmtree(folder, ignore_errors=True)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--seconds", type=int, default=15, help="for each role")
    words.add_argument("--examples", type=int, default=8, help="for each operation")
    words.add_argument("--role", action="append", default=[])
    args = words.parse_args()
    good = [one_role(it, args) for it in ROLES if not args.role or it in args.role]
    return 0 if good and all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
