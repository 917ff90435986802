"""Compares the web function's cold start with a bare Flask hello: both through AWS's own runtime client.

Each start is a fresh process that asks a Runtime API on loopback for one request and answers it. Rounds are
interleaved, so that a busy machine slows both alike. The last line is one JSON object.
"""

import json
import os
import queue
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import boto3

from feedback_api.limits import dynamodb_table as limits_table
from feedback_api.store.dynamodb import table as store_table
from tests.aws import ministack
from tests.aws.bundles import made_of_what_is_here
from tests.aws.ministack import Aws, running_aws
from tests.equipment import prepared_or_end
from tests.function_events import WORD, a_request

ROUNDS, ROUNDS_OF_OTHERS = 15, 7
AT_MOST = 2.2
# What most people come for is held to the budget; what a start costs whoever comes first for something else is shown.
FORM, OTHERS = "/kirim/", ("/lacak/", "/moderasi/masuk")
LONGEST_START = 30.0
HELLO = """
from apig_wsgi import make_lambda_handler
from flask import Flask
app = Flask(__name__)
@app.get("/kirim/")
def hello():
    return "hello"
handler = make_lambda_handler(app)
"""
# Loaded only where they are used: by staff who answer, by the press, when a contact is left.
HEAVY = ("markdown", "bleach", "nh3", "argon2", "pelican", "pydantic", "cryptography")


class _Quiet(ThreadingHTTPServer):
    """A function that was ended leaves its connection open; that is no news."""

    def handle_error(self, request: object, client_address: object) -> None:
        del request, client_address


@dataclass(kw_only=True)
class RuntimeApi:
    """What Lambda is to a function: one event to hand out, one answer to wait for."""

    event: dict[str, Any]
    answers: "queue.Queue[tuple[float, str]]" = field(default_factory=queue.Queue)

    @contextmanager
    def listening(self) -> Iterator[int]:
        server = _Quiet(("127.0.0.1", 0), self._handler())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        api, handed_out = self, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                handed_out.acquire()  # the second question waits until the process is ended
                body = json.dumps(api.event).encode()
                self.send_response(200)
                self.send_header("Lambda-Runtime-Aws-Request-Id", "1")
                self.send_header("Lambda-Runtime-Deadline-Ms", str(int(time.time() * 1000) + 30_000))
                self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:0:function:web")
                self.send_header("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0")
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self) -> None:
                said = self._body()
                api.answers.put((time.perf_counter(), said.decode()))
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def _body(self) -> bytes:
                if self.headers.get("Transfer-Encoding") != "chunked":
                    return self.rfile.read(int(self.headers.get("Content-Length", "0")))
                parts = []
                while size := int(self.rfile.readline(), 16):
                    parts.append(self.rfile.read(size))
                    self.rfile.readline()
                self.rfile.readline()
                return b"".join(parts)

            def log_message(self, *_: object) -> None:
                """Say nothing for each request."""

        return Handler


@dataclass(frozen=True, kw_only=True)
class Started:
    """One cold start: seconds from the process's birth to its first answer, those it was working, and that answer."""

    seconds: float
    working: float
    answer: dict[str, Any]


def start(folder: Path, module: str, environ: dict[str, str], path: str = FORM) -> Started:
    """Start a function that lies in `folder`, as Lambda does, with nothing but what was packaged."""
    api = RuntimeApi(event=a_request(path))
    with api.listening() as port:
        told = {"AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}", "LAMBDA_TASK_ROOT": str(folder), **AS_LAMBDA_SAYS}
        command = [sys.executable, "-S", "-c", RUN.format(folder=str(folder)), f"{module}.handler"]
        begun = time.perf_counter()
        with subprocess.Popen(command, env={**told, **environ}, cwd=folder, stderr=subprocess.PIPE) as process:
            try:
                ended, said = api.answers.get(timeout=LONGEST_START)
            except queue.Empty:
                process.kill()
                raise SystemExit((process.stderr.read() if process.stderr else b"").decode()) from None
            process.kill()
            _, process.returncode, used = os.wait4(process.pid, 0)
    return Started(seconds=ended - begun, working=used.ru_utime + used.ru_stime, answer=json.loads(said))


# What Lambda tells every function; the runtime client also wants every header above, and ends without a word else.
AS_LAMBDA_SAYS = {
    "PATH": os.defpath,
    "AWS_LAMBDA_FUNCTION_NAME": "cold",
    "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1024",
    "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/cold",
    "AWS_LAMBDA_LOG_STREAM_NAME": "cold",
}
# The runtime client comes from AWS and lies beside the function, so it is no part of what is compared.
RUN = """
import sys
sys.path[:0] = [{folder!r}, {folder!r} + "/.runtime"]
from awslambdaric.__main__ import main
main(["", sys.argv[1]])
"""


def unpacked(scratch: Path) -> tuple[Path, Path]:
    """Return two folders with the same packages: the web function's, and one with a bare hello beside."""
    made_of_what_is_here(scratch / "packages")
    ours, hello = scratch / "ours", scratch / "hello"
    for folder in (ours, hello):
        with zipfile.ZipFile(next((scratch / "packages").glob("web-*.zip"))) as archive:
            archive.extractall(folder)
        add_runtime(folder / ".runtime")
    (hello / "hello.py").write_text(HELLO)
    return ours, hello


def add_runtime(into: Path) -> None:
    for name in ("awslambdaric", "simplejson", "snapshot-restore-py"):
        for file in distribution(name).files or ():
            if ".." not in file.parts:
                (into / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), into / file)


def prepared(aws: Aws) -> dict[str, str]:
    """Make what the function asks for at its start, and return the environment in which it finds that."""
    session = boto3.session.Session("test", "test", region_name=aws.region)
    dynamodb, ssm, s3 = (session.client(name, endpoint_url=aws.endpoint) for name in ("dynamodb", "ssm", "s3"))
    store_table.create(dynamodb, "cold-data")
    limits_table.create(dynamodb, "cold-limits")
    for name, value in (("secret", "s" * 48), ("edge-secrets", WORD)):
        ssm.put_parameter(Name=f"/sekali-datang/kecamatan/{name}", Value=value, Type="SecureString")
    s3.create_bucket(Bucket="cold-site", CreateBucketConfiguration={"LocationConstraint": aws.region})
    for name, content in published().items():
        s3.put_object(Bucket="cold-site", Key=f"site/data/catalogue/{name}.json", Body=json.dumps(content).encode())
    return {
        "SEKALI_STORE": "dynamodb:cold-data/kecamatan",
        "SEKALI_LIMITS": "dynamodb:cold-limits/kecamatan",
        "SEKALI_CATALOGUE": "s3:cold-site/site/data/catalogue",
        "SEKALI_PARAMETERS": "/sekali-datang/kecamatan",
        "SEKALI_ORIGIN": "https://kecamatan.example",
        "AWS_ENDPOINT_URL": aws.endpoint,
        "AWS_DEFAULT_REGION": aws.region,
        "AWS_REGION": aws.region,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",  # of nobody
    }


def published() -> dict[str, Any]:
    """Return the lists of a catalogue, as long as those of an office."""
    papers = [{"id": f"berkas-{number}", "name": f"Berkas nomor {number}"} for number in range(8)]
    guide = {"summary": "Bawa KK dan surat. Gratis.", "category": "ktp", "documents": papers, "on_visits": True}
    slugs = [f"panduan-{number}" for number in range(49)]
    villages = [f"desa-{number}" for number in range(11)]
    form = {
        "guides": [{**guide, "slug": slug, "url": f"/panduan/{slug}/", "title": slug} for slug in slugs],
        "villages": [{"slug": slug, "url": f"/desa/{slug}/", "name": slug} for slug in villages],
        "holidays": [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 17)],
    }
    return {"form": form, **form, "visits": []}


def loaded(folder: Path, environ: dict[str, str]) -> list[str]:
    """Return which of the heavy modules a start has loaded."""
    asked = f"import sys; sys.path.insert(0, {str(folder)!r}); import feedback_api.aws.web_handler as f; "
    asked += f"from tests_event import EVENT; f.handler(EVENT, None); print([m for m in {HEAVY!r} if m in sys.modules])"
    (folder / "tests_event.py").write_text(f"EVENT = {a_request('/kirim/')!r}")
    done = subprocess.run(
        [sys.executable, "-S", "-c", asked], cwd=folder, env=environ, capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1].replace("'", '"'))
    return found


def ratios_of(pairs: list[tuple[Started, Started]]) -> list[float]:
    return [ours.seconds / hello.seconds for ours, hello in pairs]


def main() -> int:
    """Print both medians and their ratio; a start that does not answer is an error."""
    prepared_or_end(ministack.prepare)
    with tempfile.TemporaryDirectory(prefix="cold-") as scratch, running_aws() as aws:
        ours, hello = unpacked(Path(scratch))
        environ = prepared(aws)
        pairs = [
            (start(ours, "feedback_api.aws.web_handler", environ), start(hello, "hello", environ))
            for _ in range(ROUNDS)
        ]
        others = {
            path: [
                (start(ours, "feedback_api.aws.web_handler", environ, path), start(hello, "hello", environ))
                for _ in range(ROUNDS_OF_OTHERS)
            ]
            for path in OTHERS
        }
        heavy = loaded(ours, environ)
    if "<textarea" not in pairs[0][0].answer["body"]:
        raise SystemExit(pairs[0][0].answer["body"])
    ratios = ratios_of(pairs)
    mine, bare = (statistics.median(pair[index].seconds for pair in pairs) for index in (0, 1))
    ratio = statistics.median(ratios)
    said = f"web function {mine * 1000:.0f} ms, bare Flask hello {bare * 1000:.0f} ms"
    print(f"{said}; heavy modules loaded: {', '.join(heavy) or 'none'}")
    result = {
        "web_ms": round(mine * 1000),
        "hello_ms": round(bare * 1000),
        "ratio": round(ratio, 2),
        "ratios": [round(one, 2) for one in sorted(ratios)],
        "working_ratio": round(statistics.median(one.working / other.working for one, other in pairs), 2),
        "at_most": AT_MOST,
        "other_first_pages": {path: round(statistics.median(ratios_of(some)), 2) for path, some in others.items()},
        "heavy": heavy,
    }
    print(json.dumps(result))
    return 0 if ratio <= AT_MOST and not heavy else 1


if __name__ == "__main__":
    sys.exit(main())
