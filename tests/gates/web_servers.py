"""Web servers of this machine over a built edition, each with what Broadsheet ships for it.

In: a paper whose edition is built. Out: `running(name, ...)`, an address at which that server delivers it. Each listens
on this machine alone, and ends with the `with`.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Needs = Callable[[str], str]
BROTLI_OF_NGINX = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MODULES_OF_APACHE = Path("/usr/lib/apache2/modules")
NAMES = ("nginx", "apache2", "caddy", "broadsheet")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def broadsheet(*words: str, now: str) -> str:
    """Call a command of the program and return what it says."""
    command = [sys.executable, "-m", "broadsheet", *words, "--now", now]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


@contextmanager
def running(name: str, paper: Path, folder: Path, needs: Needs, now: str) -> Iterator[str]:
    """Start a server over the edition of a paper; `folder` is for its own files."""
    port = free_port()
    folder.mkdir(exist_ok=True)
    commands = {"nginx": nginx, "apache2": apache, "caddy": caddy, "broadsheet": production, "preview": preview}
    command = commands[name]
    words = command(paper, folder, port, needs, now)
    places = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    with open(folder / "said", "wb") as said:
        process = subprocess.Popen(words, stdout=said, stderr=said, env=os.environ | places)
        try:
            wait_for(port, process, folder / "said")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT if name in ("broadsheet", "preview") else signal.SIGTERM)
            process.wait(20)


def wait_for(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(200):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, said.read_text()
        time.sleep(0.05)
    raise AssertionError(f"it does not listen: {said.read_text()}")


def nginx(paper: Path, folder: Path, port: int, needs: Needs, now: str) -> list[str]:
    """The shipped site within the least that nginx must have; the module for Brotli where the machine has it."""
    site = broadsheet("hosting", "nginx", "--paper", str(paper), "--listen", f"127.0.0.1:{port}", now=now)
    load = ""
    if BROTLI_OF_NGINX.exists():
        load, site = f"load_module {BROTLI_OF_NGINX};\n", site.replace("# brotli_static on;", "brotli_static on;")
    user = "user root;\n" if os.geteuid() == 0 else ""
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi"))
    temporary += "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("uwsgi", "scgi"))
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(
        f"{load}{user}daemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}include {folder}/site.conf;\n}}\n"
    )
    return [needs("nginx"), "-e", "stderr", "-c", str(folder / "nginx.conf")]


def apache(paper: Path, folder: Path, port: int, needs: Needs, now: str) -> list[str]:
    """A bare Apache that obeys the `.htaccess` of the edition."""
    names = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "autoindex", "deflate", "filter")
    modules = "".join(f"LoadModule {name}_module {MODULES_OF_APACHE}/mod_{name}.so\n" for name in names)
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    root = paper / "out" / "web"
    (folder / "apache.conf").write_text(
        f"{modules}{user}ServerRoot {folder}\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\n"
        f'ErrorLog /dev/stderr\nDefaultRuntimeDir {folder}\nTypesConfig /etc/mime.types\nDocumentRoot "{root}"\n'
        f'<Directory "{root}">\nAllowOverride All\nRequire all granted\n</Directory>\n'
    )
    return [needs("apache2"), "-D", "FOREGROUND", "-f", str(folder / "apache.conf")]


def caddy(paper: Path, folder: Path, port: int, needs: Needs, now: str) -> list[str]:
    """The shipped Caddyfile without its desk and without certificates."""
    site = broadsheet("hosting", "caddy", "--paper", str(paper), "--listen", f"127.0.0.1:{port}", now=now)
    (folder / "Caddyfile").write_text("{\n    admin off\n    auto_https off\n}\n" + site)
    return [needs("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def production(paper: Path, _folder: Path, port: int, _needs: Needs, _now: str) -> list[str]:
    """Our own, for trying out."""
    return [sys.executable, "-m", "broadsheet", "serve", "--production", "--paper", str(paper), "--port", str(port)]


def preview(paper: Path, _folder: Path, port: int, _needs: Needs, now: str) -> list[str]:
    """The preview for writing."""
    return [sys.executable, "-m", "broadsheet", "serve", "--paper", str(paper), "--port", str(port), "--now", now]
